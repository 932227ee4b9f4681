package journal

import "io"

// Rows are what lists, counts and search read instead of folding every subject:
// derived from the truth, never migrated, dropped and rebuilt when their
// fingerprint is not today's. A store keeps them in the same transaction as the
// entries from which they follow.
type Rows struct {
	Subject  Subject
	Digest   Hash // of the live entries of the subject
	Deps     []Dependency
	Holder   *HolderRow
	Case     *InspectionRow
	Evidence []EvidenceRow
	Papers   []PaperRow
	Typed    []TypedRow
}

// Dependency says what else a row was computed from: another subject, at the
// digest it had then. When that has moved on, the row is stale.
type Dependency struct {
	Subject Subject
	Digest  Hash
}

// HolderRow is a holder in the lists.
type HolderRow struct {
	ID         string
	NameKK     string // the name recorded last
	NameRU     string
	Names      int    // how many names it has had, or will have
	Folded     string // every name it has had, folded for search, one a line
	Exact      string // the same, folded for exact equality only, one a line
	BIN        string
	Categories string // ids, parted by one space
	Premises   int
	Parent     string // id of the holder above it
	Before     string // ids of its predecessors, parted by one space
	Same       string // ids of records that are said to be the same holder, parted by one space
	Conflicts  int    // matters that two people see differently
	Stale      bool   // set on reading: what it was made from has moved on
}

// InspectionRow is an inspection in the lists.
type InspectionRow struct {
	ID        string
	Number    string // "2026-001", without the label
	Stream    Hash   // that opened it: its label is shown where it is not ours
	Holder    string
	From, To  string // period, ISO
	AsOf      string
	Form      string
	State     string // "open", "closed", "conflict"
	Evidence  int
	Worst     string // worst verdict of its lines
	Met       int
	Partly    int
	NotMet    int
	NotApply  int
	Cannot    int
	Unchecked int
	Looked    int    // lines that apply and that somebody has looked at
	Clock     string // the terms that follow from it, of whatever day; empty: none, see desk

	Owner      string // whose inspection it is
	Categories string // ids, parted by one space
	Captures   int    // pages that were captured
	Conflicts  int    // matters that two people see differently
	Unsigned   int    // papers that were put for signature and have no number yet
	Review     string // what became of the look of a second person at its papers: "", "asked", "returned"
	Leaning    int    // verdicts and papers that leaned on refuted evidence and wait for an answer
	Changed    string // when it was written about last, in UTC
	Split      string // where it has several categories, the figures of each; empty: those above are of its one, see desk
	Print      Hash   // set on reading: another one when it was made of something else
	Stale      bool   // set on reading: what it was made from has moved on
}

// EvidenceRow is a piece of evidence in the lists; it also finds the inspection
// that an id belongs to.
type EvidenceRow struct {
	ID      string
	Subject Subject
	Check   string
	Kind    string
	Date    string
	Title   string
	Folded  string // title, text, source and note, folded for search
}

// Deriver makes the rows of a subject from what the journal holds. It is pure
// but for the loading of other subjects and of attachments.
type Deriver interface {
	// Fingerprint changes whenever the embedded data or the program that makes
	// the rows do.
	Fingerprint() Hash
	// Derive makes the rows of one subject.
	Derive(s Subject, from Source) (Rows, error)
}

// Source is what rows are made from: entries, and the attachments that they
// name. A Reader is one.
type Source interface {
	// Entries gives every entry of a subject in the one order.
	Entries(Subject) ([]Entry, error)
	// Open opens an attachment for reading; ErrNotHeld if its bytes are not here.
	Open(Hash) (io.ReadCloser, int64, error)
}
