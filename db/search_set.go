package db

import (
	"encoding/binary"
	"iter"
	"math/bits"
)

// Things that can be found are numbered from 0. A set of them is cut into chunks
// of 4096, which are stored each in a row: few as a list of their numbers in the
// chunk, many as bits.
const (
	chunkBits = 12
	chunkDocs = 1 << chunkBits
	chunkMask = chunkDocs - 1
	bitBytes  = chunkDocs / 8
)

// chunk is one chunk as bits.
type chunk [chunkDocs / 64]uint64

// encode gives the bytes of a chunk, nil for none in it.
func (c *chunk) encode() []byte {
	n := 0
	for _, w := range c {
		n += bits.OnesCount64(w)
	}
	if n == 0 {
		return nil
	}
	if 2*n >= bitBytes {
		out := make([]byte, 0, bitBytes)
		for _, w := range c {
			out = binary.LittleEndian.AppendUint64(out, w)
		}
		return out
	}
	out := make([]byte, 0, 2*n)
	for i, w := range c {
		for ; w != 0; w &= w - 1 {
			out = binary.LittleEndian.AppendUint16(out, uint16(i*64+bits.TrailingZeros64(w)))
		}
	}
	return out
}

// join adds what encoded bytes hold. Bytes that were spoilt give other things, and
// never more than there are.
func (c *chunk) join(b []byte) {
	if len(b) == bitBytes {
		for i := range c {
			c[i] |= binary.LittleEndian.Uint64(b[8*i:])
		}
		return
	}
	for ; len(b) >= 2; b = b[2:] {
		c.put(int(binary.LittleEndian.Uint16(b)) & chunkMask)
	}
}

func (c *chunk) put(n int)  { c[n/64] |= 1 << (n % 64) }
func (c *chunk) drop(n int) { c[n/64] &^= 1 << (n % 64) }

// docSet is a set of things.
type docSet []*chunk

// at gives a chunk to write into.
func (s *docSet) at(n int) *chunk {
	for len(*s) <= n {
		*s = append(*s, nil)
	}
	if (*s)[n] == nil {
		(*s)[n] = &chunk{}
	}
	return (*s)[n]
}

func (s *docSet) put(doc int64) { s.at(int(doc >> chunkBits)).put(int(doc & chunkMask)) }

// and gives what is in both.
func (s docSet) and(o docSet) docSet {
	return s.cut(o, func(a, b uint64) uint64 { return a & b }, false)
}

// less gives what is in the first alone.
func (s docSet) less(o docSet) docSet {
	return s.cut(o, func(a, b uint64) uint64 { return a &^ b }, true)
}

func (s docSet) cut(o docSet, by func(a, b uint64) uint64, alone bool) docSet {
	out := make(docSet, len(s))
	for i, c := range s {
		switch {
		case c == nil:
		case i >= len(o) || o[i] == nil:
			if alone {
				out[i] = c
			}
		default:
			out[i] = &chunk{}
			for j := range c {
				out[i][j] = by(c[j], o[i][j])
			}
		}
	}
	return out
}

// count tells how many things are in the set.
func (s docSet) count() int {
	n := 0
	for _, c := range s {
		if c != nil {
			for _, w := range c {
				n += bits.OnesCount64(w)
			}
		}
	}
	return n
}

// latest walks the things from the last to the first.
func (s docSet) latest() iter.Seq[int64] {
	return func(yield func(int64) bool) {
		for i := len(s) - 1; i >= 0; i-- {
			if s[i] == nil {
				continue
			}
			for j := len(s[i]) - 1; j >= 0; j-- {
				for w := s[i][j]; w != 0; {
					top := 63 - bits.LeadingZeros64(w)
					if !yield(int64(i)<<chunkBits | int64(j*64+top)) {
						return
					}
					w &^= 1 << top
				}
			}
		}
	}
}
