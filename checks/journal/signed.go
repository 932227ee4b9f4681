package journal

import (
	"slices"
	"time"
)

// StreamRow is a stream as far as it is held: whose hand it is, from when to when,
// and whether its key still signs.
type StreamRow struct {
	Stream  Hash
	Label   string   // empty where its first entry is not held
	Authors []string // the names that stand in its entries, sorted
	First   time.Time
	Last    time.Time
	Entries int
	Head    Head
	Ours    bool // the private half of its key is here, put away or not
	Next    bool // in which the next act would be written
	Retired *Retirement
}

// Hand says who wrote a stream, as far as its entries are held.
type Hand struct {
	Stream  Hash     `json:"stream"`
	Label   string   `json:"label,omitempty"`
	Authors []string `json:"authors"`
}

// What a file can be.
const (
	FileBackup   = "backup"   // a sealed copy of a database
	FileDatabase = "database" // a database as it lies, without a seal
	FileBundle   = "bundle"
	FileShut     = "encrypted" // shut with age, and no key given that opens it
	FilePaper    = "paper"
	FileOther    = "other"
)

// FileSaid says what a file is, and what its own bytes say of it. The report is that of
// verifying it; of a file that only its owner can open it says nothing.
type FileSaid struct {
	Kind   string
	Report Report
}

// SignedBy says who signed something that left the office, in the words of the
// journal that is asked.
type SignedBy struct {
	Stream  Hash     `json:"stream"`
	Label   string   `json:"label,omitempty"`
	Authors []string `json:"authors"`
	Since   string   `json:"since,omitempty"` // the day of its first entry that is held
	Known   bool     `json:"known"`           // the journal holds the stream
	Stands  bool     `json:"stands"`          // the bytes and the heads are those that were signed
	Retired string   `json:"retired,omitempty"`
	Late    bool     `json:"late,omitempty"` // nothing shows that it was signed before the key was out of use
}

// WhoSigned names the signer of a statement among the streams that are held.
func WhoSigned(s Signature, under Statement, streams []StreamRow) SignedBy {
	by := SignedBy{Stream: s.Stream(), Authors: []string{}, Stands: s.Stands(under)}
	by.Learn(streams, under.Heads)
	return by
}

// In says who the signer is in the words of a journal. Where it does not know the stream
// there is what the file itself says, and that it is not known.
func (by SignedBy) In(streams []StreamRow, heads []Head) SignedBy {
	out := SignedBy{Stream: by.Stream, Authors: []string{}, Stands: by.Stands}
	if out.Learn(streams, heads); out.Known {
		return out
	}
	by.Known = false
	return by
}

// Learn adds what a journal knows of the signer: whose hand it is, and whether the key
// is out of use and the heads do not lie before that.
func (by *SignedBy) Learn(streams []StreamRow, heads []Head) {
	i := slices.IndexFunc(streams, func(r StreamRow) bool { return r.Stream == by.Stream })
	if i < 0 {
		return
	}
	row := streams[i]
	by.Known, by.Label, by.Authors = true, row.Label, slices.Clone(row.Authors)
	by.Since = row.First.UTC().Format(time.DateOnly)
	if row.Retired != nil {
		by.Retired, by.Late = row.Retired.Day, by.Late || row.Retired.Late(heads)
	}
}
