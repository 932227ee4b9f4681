package journal

import (
	"cmp"
	"slices"
)

// Entry is one line of the journal as it is held: the header as read, the bytes
// that were hashed, and the payload, which is nil where it was erased or never
// came here.
type Entry struct {
	Hash    Hash
	Header  Header
	Raw     []byte
	Payload []byte
}

// ReadEntry makes an entry of the bytes of a header and (where it is held) a
// payload. It does not compare the payload with its hash: that is verifying.
func ReadEntry(raw, payload []byte) (Entry, error) {
	h, err := ParseHeader(raw)
	if err != nil {
		return Entry{}, err
	}
	return Entry{Hash: Sum(raw), Header: h, Raw: raw, Payload: payload}, nil
}

// ActID names the act that the entry belongs to: the hash of its first entry.
func (e Entry) ActID() Hash {
	if e.Header.Act != "" {
		return e.Header.Act
	}
	return e.Hash
}

// Compare is the one order of entries where an order is needed: clock, stream,
// number, hash; never the wall clock.
func Compare(a, b Entry) int {
	return cmp.Or(
		cmp.Compare(a.Header.Clock, b.Header.Clock),
		cmp.Compare(a.Header.Stream, b.Header.Stream),
		cmp.Compare(a.Header.Number, b.Header.Number),
		cmp.Compare(a.Hash, b.Hash),
	)
}

// Sort brings entries into the one order.
func Sort(entries []Entry) { slices.SortFunc(entries, Compare) }

// Head is the last entry of a stream that is held.
type Head struct {
	Stream Hash  `json:"stream"`
	Number int64 `json:"number"`
	Hash   Hash  `json:"hash"`
}
