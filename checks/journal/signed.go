package journal

import (
	"slices"
	"time"

	"ashyq/checks"
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

// Retirement says that the key of a stream is out of use, and by which entry.
type Retirement struct {
	Entry  Hash
	At     Head // of the entry that says so
	Clock  int64
	Day    string
	Reason string
	By     string // the author of that entry
}

// After tells whether an entry of the retired stream came after it was retired.
func (r *Retirement) After(clock int64) bool { return r != nil && clock > r.Clock }

// Seen tells whether whoever stood at these heads knew that the key is out of use.
func (r *Retirement) Seen(heads []Head) bool {
	return r != nil && slices.ContainsFunc(heads, func(h Head) bool {
		return h.Stream == r.At.Stream && h.Number >= r.At.Number
	})
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

// Retires gives the stream whose key an entry takes out of use; none of most entries.
func Retires(e Entry) Hash {
	if e.Header.Kind != KindKey || !placed(e) {
		return ""
	}
	return Hash(about(e))
}

// Retirements finds the streams whose keys are out of use among the entries of the
// office. Of several words about one key the earliest counts, and a later one does not
// move it: the key was out of use from then on.
func Retirements(office []Entry) map[Hash]*Retirement {
	out := map[Hash]*Retirement{}
	ledger := NewLedger(slices.Clone(office))
	for _, e := range ledger.Entries() {
		if e.Header.Kind != KindKey || !placed(e) || ledger.Annulled(e.Hash) || out[Hash(about(e))] != nil {
			continue
		}
		r := &Retirement{
			Entry: e.Hash, Clock: e.Header.Clock, By: e.Header.Author,
			At: Head{Stream: e.Header.Stream, Number: e.Header.Number, Hash: e.Hash},
		}
		if v, err := ValueOf[checks.StreamKey](e); err == nil {
			r.Day, r.Reason = v.Day.String(), v.Reason
		}
		out[Hash(about(e))] = r
	}
	return out
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
	Late    bool     `json:"late,omitempty"` // signed after the key was out of use
}

// WhoSigned names the signer of a statement among the streams that are held.
func WhoSigned(s Signature, under Statement, streams []StreamRow) SignedBy {
	by := SignedBy{Stream: s.Stream(), Authors: []string{}, Stands: s.Stands(under)}
	by.Learn(streams, under.Heads)
	return by
}

// Learn adds what a journal knows of the signer: whose hand it is, and whether the key
// was out of use when the heads were signed, or went out of use later.
func (by *SignedBy) Learn(streams []StreamRow, heads []Head) {
	i := slices.IndexFunc(streams, func(r StreamRow) bool { return r.Stream == by.Stream })
	if i < 0 {
		return
	}
	row := streams[i]
	by.Known, by.Label, by.Authors = true, row.Label, slices.Clone(row.Authors)
	by.Since = row.First.UTC().Format(time.DateOnly)
	if row.Retired != nil {
		by.Retired, by.Late = row.Retired.Day, by.Late || row.Retired.Seen(heads)
	}
}
