package journal

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
)

// What a store must be able to do, in the words of this package. The acts of the
// program are written against these; package db keeps them in SQLite, and a
// store in memory serves tests.

// ErrNotHeld says that bytes are named but not held here: erased, or never
// brought along.
var ErrNotHeld = errors.New("journal: not held")

// Reader is a consistent view of what is held.
type Reader interface {
	// Entries gives every entry of a subject in the one order.
	Entries(Subject) ([]Entry, error)
	// Act gives every entry that says it is of an act, whatever its subject, in
	// the one order. Those of another stream than its first only say so.
	Act(Hash) ([]Entry, error)
	// Attaching gives every entry that attaches one of these bytes, whatever its
	// subject, in the one order. All entries are gone through.
	Attaching(...Hash) ([]Entry, error)
	// Heads gives the last entry held of each stream, sorted by stream.
	Heads() ([]Head, error)
	// Open opens an attachment for reading; ErrNotHeld if its bytes are not here.
	Open(Hash) (io.ReadCloser, int64, error)
	// At names the entries that stand at a place of a stream: none where it is not
	// held, several where the stream forks.
	At(stream Hash, number int64) ([]Hash, error)
	// Holders, Inspections and EvidenceRows read the derived rows.
	Holders(HolderQuery) ([]HolderRow, error)
	Inspections(InspectionQuery) ([]InspectionRow, error)
	EvidenceRows(EvidenceQuery) ([]EvidenceRow, error)
	// Typed gives what was typed into a field before, as far as it answers the
	// query: see TypedQuery.
	Typed(TypedQuery) ([]TypedRow, error)
	// PaperRows lists the papers of all inspections and of the office; see PaperQuery.
	PaperRows(PaperQuery) ([]PaperRow, error)
	// CountHolders, CountInspections and CountPaperRows tell how many rows the query
	// would give without its page.
	CountHolders(HolderQuery) (int, error)
	CountInspections(InspectionQuery) (int, error)
	CountPaperRows(PaperQuery) (int, error)
	// LastNumber gives the greatest short number of a year held, 0 if none.
	LastNumber(year int) (int, error)
	// Own tells which streams are written here.
	Own() (Own, error)
	// Streams gives every stream held, sorted by stream. Every header is read for it.
	Streams() ([]StreamRow, error)
}

// Own says which streams are written here, as far as that can be told without
// writing: a stream is ours where the private half of its key is.
type Own struct {
	Next Hash   // in which the next act would be written; empty: it would begin a new stream
	All  []Hash // every stream held that is ours, sorted
}

// Has tells whether a stream is ours.
func (o Own) Has(stream Hash) bool { return slices.Contains(o.All, stream) }

// Writer is one transaction, and one act: every entry appended through it
// belongs together. Nothing of it is there until the store's Write returns nil,
// and then all of it is on the disk.
type Writer interface {
	Reader
	// Stream names the stream that is written.
	Stream() Hash
	// Attach takes in bytes up to a limit and gives their name. ErrTooLarge.
	Attach(r io.Reader, limit int64) (Attachment, error)
	// Append seals drafts and writes them, with the rows that follow from them.
	// A *ConflictError says that others answered meanwhile.
	Append(drafts ...Draft) ([]Entry, error)
	// Sign signs with the key of the stream that is written.
	Sign(Statement) (Signature, error)
}

// ErrTooLarge says that an attachment is over its limit.
var ErrTooLarge = errors.New("journal: attachment too large")

// Signer is who writes: the author's name as given, and the label that a new
// stream gets.
type Signer struct {
	Author string
	Label  string
}

// HolderQuery asks for holders; empty fields ask nothing.
type HolderQuery struct {
	IDs      string // one or more, parted by a space: any of them
	Exact    string // folded for equality: equal to one of the names
	Search   string // folded for search: part of one of the names
	Ending   string // of the id
	Category string
	BIN      string
	Parent   string // id: those right below it
	Before   string // id: those that came after it
	Twins    bool   // those whose record says that another one is the same holder
	Disputed bool   // those of which two people see something differently
	Limit    int    // 0: all
	Offset   int
}

// Wants tells whether a row is one of those asked for; a page is not looked at.
func (q HolderQuery) Wants(h HolderRow) bool {
	return (q.IDs == "" || slices.Contains(strings.Fields(q.IDs), h.ID)) && (q.Exact == "" || slices.Contains(strings.Split(h.Exact, "\n"), q.Exact)) &&
		strings.Contains(h.Folded, q.Search) && strings.HasSuffix(h.ID, q.Ending) &&
		(q.Category == "" || slices.Contains(strings.Fields(h.Categories), q.Category)) &&
		(q.BIN == "" || q.BIN == h.BIN) && (q.Parent == "" || q.Parent == h.Parent) &&
		(q.Before == "" || slices.Contains(strings.Fields(h.Before), q.Before)) && (!q.Twins || h.Same != "") && (!q.Disputed || h.Conflicts > 0)
}

// InspectionQuery asks for inspections; empty fields ask nothing.
type InspectionQuery struct {
	ID     string
	Ending string // of the id
	Number string // "2026-001"
	Holder string
	State  string
	Form   string
	Worst  string // one verdict or more, parted by a space: any of them
	Clock  bool   // those from which terms follow
	Search string // folded: part of a name of the holder, or of the number
	Order  string // "" or "number": by number, newest first; "worst", "holder", "as-of", "changed", and then by number
	Limit  int
	Offset int

	IDs      string // one or more, parted by a space: any of them
	Owner    string // whose
	Category string // one of its categories
	Needs    Need   // those that wait for this
	Unclosed bool   // those that are open, or of which it is in conflict whether they are
}

// Need is what an inspection waits for, as far as its row tells.
type Need string

// What inspections wait for.
const (
	NeedsSettling Need = "conflict"  // two people see something differently
	NeedsNumber   Need = "signature" // a paper was put for signature and has no number yet
	NeedsReview   Need = "review"    // a second person was asked, or gave back with remarks
	NeedsLook     Need = "look"      // it is not closed and nobody has looked at anything
	NeedsAnswer   Need = "leaning"   // something leaned on evidence that was refuted, and nobody has answered
	NeedsPages    Need = "pages"     // it has captured pages, from which something may be proposed
)

// Of tells whether the row is of an inspection that waits for this.
func (n Need) Of(i InspectionRow) bool {
	switch n {
	case "":
		return true
	case NeedsSettling:
		return i.Conflicts > 0
	case NeedsNumber:
		return i.Unsigned > 0
	case NeedsReview:
		return i.Review != ""
	case NeedsLook:
		return i.State != "closed" && i.Looked == 0
	case NeedsAnswer:
		return i.Leaning > 0
	case NeedsPages:
		return i.State != "closed" && i.Captures > 0
	}
	return false
}

// Wants tells whether a row is one of those asked for; names are those of its
// holder, folded. A page is not looked at.
func (q InspectionQuery) Wants(i InspectionRow, names string) bool {
	same := func(asked, is string) bool { return asked == "" || asked == is }
	return same(q.ID, i.ID) && strings.HasSuffix(i.ID, q.Ending) && same(q.Number, i.Number) &&
		same(q.Holder, i.Holder) && same(q.State, i.State) && same(q.Form, i.Form) &&
		(q.Worst == "" || slices.Contains(strings.Fields(q.Worst), i.Worst)) && (!q.Clock || i.Clock != "") &&
		(q.IDs == "" || slices.Contains(strings.Fields(q.IDs), i.ID)) && same(q.Owner, i.Owner) &&
		(q.Category == "" || slices.Contains(strings.Fields(i.Categories), q.Category)) && q.Needs.Of(i) && (!q.Unclosed || i.State != "closed") &&
		(strings.Contains(i.Number, q.Search) || strings.Contains(names, q.Search))
}

// EvidenceQuery asks for evidence; empty fields ask nothing.
type EvidenceQuery struct {
	Subject Subject
	Ending  string // of the id
	Search  string // folded
	Limit   int
	Offset  int
}

// Wants tells whether a row is one of those asked for; a page is not looked at.
func (q EvidenceQuery) Wants(e EvidenceRow) bool {
	return (q.Subject == "" || q.Subject == e.Subject) && strings.HasSuffix(e.ID, q.Ending) &&
		strings.Contains(e.Folded, q.Search)
}

// Problem is something that verifying found.
type Problem struct {
	Code   string `json:"code"`
	Where  string `json:"where"` // a hash, a stream and number, a table
	Detail string `json:"detail,omitempty"`
}

// Report is what verifying found. Damage alone makes it not ok; notes (forks,
// gaps in other streams, erased bytes, entries of a newer program) do not.
type Report struct {
	OK          bool      `json:"ok"`
	Entries     int       `json:"entries"`
	Attachments int       `json:"attachments"`
	Problems    []Problem `json:"problems"`
	Notes       []Problem `json:"notes"`
	Heads       []Head    `json:"heads"`
	Hands       []Hand    `json:"hands,omitempty"`  // who wrote each stream, sorted by stream
	Signer      *SignedBy `json:"signer,omitempty"` // of a backup that is signed
}

// Progress is called now and then while long work runs: so many of so many.
type Progress func(done, total int)

// Keeper is what a store can do beside reading and writing.
type Keeper interface {
	Verify(ctx context.Context, p Progress) (Report, error)
	Rebuild(ctx context.Context, p Progress) error
	Backup(ctx context.Context, path string) (Report, error)
}
