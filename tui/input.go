package tui

import (
	"os"
	"unicode/utf8"
)

// whole reads a terminal and gives nothing that is torn: over a slow line half of a
// letter, or the beginning of a key's sequence, may come alone, and Bubble Tea would
// take it for something else. What is not whole waits for the rest. A lone Esc is a
// key and never waits.
type whole struct {
	*os.File
	read func([]byte) (int, error)
	rest []byte
}

func wholeInput(f *os.File) *whole { return &whole{File: f, read: f.Read} }

// Read implements io.Reader. It may give nothing although something was read.
func (w *whole) Read(p []byte) (int, error) {
	if len(p) <= len(w.rest)+utf8.UTFMax { // no room to wait in
		n := copy(p, w.rest)
		w.rest = w.rest[n:]
		return n, nil
	}
	n := copy(p, w.rest)
	m, err := w.read(p[n:])
	n += m
	w.rest = w.rest[:0]
	if err != nil { // whatever waited will never be whole
		if n > 0 {
			err = nil // the end is said when it is met again
		}
		return n, err
	}
	end := n - torn(p[:n])
	w.rest = append(w.rest, p[end:n]...)
	return end, nil
}

// longestSequence bounds what may be the beginning of a key's sequence: longer ones
// are none.
const longestSequence = 16

// torn tells how many bytes at the end are the beginning of something: of a letter, or
// of a sequence that has begun its numbers (Esc and a bracket alone are keys).
func torn(b []byte) int {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if tail := b[len(b)-i:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				return i
			}
			break
		}
	}
	numbers := 0
	for i := len(b) - 1; i >= 1 && len(b)-i < longestSequence; i-- {
		switch c := b[i]; {
		case c >= '0' && c <= '9' || c == ';':
			numbers++
		case c == '[' && b[i-1] == 0x1b && numbers > 0:
			return len(b) - i + 1
		default:
			return 0
		}
	}
	return 0
}
