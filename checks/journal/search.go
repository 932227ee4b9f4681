package journal

import (
	"context"
	"iter"
	"slices"
)

// What can be found by words. The index is derived like the rows of lists, but
// stands aside of them: it is caught up after the entries are on the disk, in
// small steps, and a search tells how much of the journal it has looked through.

// SearchDoc is one thing that can be found: a holder, a piece of evidence, the
// reason of a withdrawal. Subject, kind and ref name it.
type SearchDoc struct {
	Subject Subject
	Kind    string // one of SearchKinds
	Ref     string // an id, a question, the hash of an entry
	What    string // what it is within its kind: the kind of evidence, of a paper, of an entry
	Check   string // under which it stands, "" where under none
	Date    string // ISO; "" where it has none
	Title   string
	Text    string // lines are parted by "\n"
	Gone    bool   // it was withdrawn
	Entry   Hash   // that says it
	Same    bool   // it has not changed since it was put into the index; only its name is given
}

// The kinds of what can be found, in the order in which they are shown.
const (
	SearchHolder     = "holder"
	SearchInspection = "inspection"
	SearchEvidence   = "evidence"
	SearchCoverage   = "coverage"
	SearchVerdict    = "verdict"
	SearchPage       = "page"
	SearchPaper      = "paper"
	SearchCommission = "commission"
	SearchOffice     = "office"
	SearchJournal    = "journal"
)

// SearchKinds lists the kinds. An index keeps them by their place here: new ones
// stand last.
func SearchKinds() []string {
	return []string{
		SearchHolder, SearchInspection, SearchEvidence, SearchCoverage, SearchVerdict,
		SearchPage, SearchPaper, SearchCommission, SearchOffice, SearchJournal,
	}
}

// Indexer makes what can be found of a subject. A Deriver may be one.
type Indexer interface {
	// SearchFingerprint changes whenever the making of what can be found does.
	SearchFingerprint() Hash
	// SearchDocs gives what can be found of a subject, one after another, so that
	// many pages need not be read at once; an error is the last. Held tells what
	// the index has already, so that pages, which never change, are read once.
	SearchDocs(s Subject, from Source, held func(kind, ref string) bool) iter.Seq2[SearchDoc, error]
}

// Searcher is a store that can be searched.
type Searcher interface {
	// CatchUp puts into the index what it does not have yet, in small steps
	// between which others may write. Where the file is only read the index is
	// made beside it.
	CatchUp(ctx context.Context, p Progress) error
	// Search looks through the index as it is.
	Search(ctx context.Context, q SearchQuery) (SearchFound, error)
}

// SearchQuery asks for what holds all words.
type SearchQuery struct {
	Words   SearchWords
	Kinds   []string // whose hits are given; none: of all kinds. Counted are all
	Subject Subject  // "": any
	Limit   int      // of the hits of one kind
	Offset  int      // of the hits of one kind
}

// Wants tells whether hits of a kind are asked for.
func (q SearchQuery) Wants(kind string) bool {
	return len(q.Kinds) == 0 || slices.Contains(q.Kinds, kind)
}

// SearchHit is a thing that was found.
type SearchHit struct {
	SearchDoc
	Rank SearchRank
}

// SearchFound is what a search gave.
type SearchFound struct {
	Hits   []SearchHit    // in the order of the kinds; within one what stands before what was withdrawn, the best and the latest first
	Counts map[string]int // of all hits, by kind
	Least  bool           // there may be more than was counted: too many had to be read for a phrase
	Done   int            // entries of the journal that were looked through
	Of     int            // entries of the journal
}

// Compare puts hits of one kind in order, as far as their words tell.
func (h SearchHit) Compare(o SearchHit) int {
	order := func(h SearchHit) int {
		if h.Gone {
			return int(h.Rank) + searchRanks
		}
		return int(h.Rank)
	}
	return order(h) - order(o)
}
