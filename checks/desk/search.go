package desk

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Kinds of what the embedded data hold, beside those of the journal.
const (
	SearchClause = "clause"
	SearchCheck  = "check"
)

// SearchKinds lists all kinds in the order in which they are shown.
func SearchKinds() []string {
	kinds := journal.SearchKinds()
	at := slices.Index(kinds, journal.SearchOffice)
	return slices.Insert(kinds, at, SearchCheck, SearchClause)
}

// SearchKindWords names a kind: a heading over its hits.
func SearchKindWords(kind string) lang.Text { return messages().Text("search-kind."+kind, nil) }

// SearchQuery asks for whatever holds all words, anywhere.
type SearchQuery struct {
	Text       string
	Kinds      []string // whose hits are given; none: of all. Counted are all
	Inspection string   // only in this one
	InView     string   // the inspection that is looked at: a clause leads to its check
	Limit      int      // of the hits of one kind; 0: mostHits
	Offset     int
}

const mostHits = 20

// SearchFound is what a search gave.
type SearchFound struct {
	Words  journal.SearchWords // as they were looked for: their marks are asked of them
	Text   string              // as it was typed
	Meant  string              // where nothing was found as typed: how it reads in another layout, for which this was found
	Groups []SearchGroup       // of the kinds of which anything was found, in order
	Count  int                 // of all hits
	Least  bool                // there may be more: too many had to be read for a phrase
	Done   int                 // entries of the journal that were looked through
	Of     int                 // entries of the journal
}

// SearchGroup is what was found of one kind.
type SearchGroup struct {
	Kind  string
	Count int
	Hits  []SearchHit
}

// SearchHit is a thing that was found.
type SearchHit struct {
	Kind       string
	Ref        string
	What       lang.Text // what it is within its kind: a photo, a recommendation, a withdrawal
	Check      string
	Inspection string // id, "" where it belongs to none
	Number     string // of the inspection, as it is shown
	Holder     string // id, "" where it belongs to none
	Name       lang.Text
	Date       string // ISO
	Title      lang.Text
	Line       int      // of its text in which it was found
	Lines      []string // of its text, from First on
	First      int
	Gone       bool         // it was withdrawn
	Alike      bool         // found by letters that are typed for one another
	Entry      journal.Hash // that says it

	rank journal.SearchRank
	kind string // of the entry
}

// Snippet is the line in which it was found.
func (h *SearchHit) Snippet() string {
	if i := h.Line - h.First; i >= 0 && i < len(h.Lines) {
		return h.Lines[i]
	}
	return ""
}

// Brief is the snippet of a hit in at most n characters, the first of the words looked
// for among them.
func (f *SearchFound) Brief(h *SearchHit, n int) string {
	text := []rune(lang.Line(h.Snippet()))
	marks, _ := f.Words.Marks(string(text))
	if len(text) <= n || len(marks) == 0 {
		return short(string(text), n)
	}
	from := max(0, min(marks[0][0]-n/4, len(text)-n))
	if from == 0 {
		return short(string(text), n)
	}
	return short("…"+strings.TrimSpace(string(text[from+1:])), n)
}

// Issued tells whether a paper was found, and not what came in about one.
func (h *SearchHit) Issued() bool {
	return h.Kind == journal.SearchPaper && !slices.Contains(checks.StepKinds(), checks.StepKind(h.kind))
}

// Search looks for words everywhere: in the journal, in the pages that were
// captured, in the Standard. Where nothing is found it looks for what the words
// mean on another layout, and says so.
func (d *Desk) Search(ctx context.Context, q SearchQuery) (SearchFound, error) {
	out, err := d.searchFor(ctx, q, q.Text)
	if err != nil || out.Count > 0 || out.Words.Empty() {
		return out, err
	}
	for _, meant := range lang.Retyped(lang.Line(q.Text)) {
		other, err := d.searchFor(ctx, q, meant)
		if err != nil {
			return out, err
		}
		if other.Count > 0 {
			other.Text, other.Meant = q.Text, meant
			return other, nil
		}
	}
	return out, nil
}

// CatchUpSearch looks through what was written since the index was last seen to.
// It is work behind the screen: tell is called after each of its steps.
func (d *Desk) CatchUpSearch(ctx context.Context, tell journal.Progress) error {
	if d.index == nil {
		return nil
	}
	return d.index.CatchUp(ctx, tell)
}

// A search sees to a few new entries itself, and does not wait for long: whoever
// wrote them wants to find them.
const (
	fewEntries  = 400
	shortWait   = 300 * time.Millisecond
	mostSearch  = 400 // characters of what is typed
	linesBefore = 3
	linesAfter  = 24
)

func (d *Desk) searchFor(ctx context.Context, q SearchQuery, text string) (SearchFound, error) {
	out := SearchFound{Text: q.Text}
	if letters := []rune(text); len(letters) > mostSearch {
		text = string(letters[:mostSearch])
	}
	out.Words = journal.ReadSearch(text)
	q.Limit = cmp.Or(q.Limit, mostHits)
	groups := map[string]SearchGroup{}
	err := d.read(ctx, func(v *view) error { return v.searchLaw(q, &out, groups) })
	if err == ErrNoStore {
		err = (&view{Desk: d}).searchLaw(q, &out, groups)
	} else if err == nil {
		err = d.searchJournal(ctx, q, &out, groups)
	}
	for _, kind := range SearchKinds() {
		if g, ok := groups[kind]; ok {
			out.Groups = append(out.Groups, g)
			out.Count += g.Count
		}
	}
	return out, err
}

// searchJournal asks the index.
func (d *Desk) searchJournal(ctx context.Context, q SearchQuery, out *SearchFound, groups map[string]SearchGroup) error {
	if d.index == nil {
		return nil
	}
	ask := journal.SearchQuery{Words: out.Words, Kinds: q.Kinds, Limit: q.Limit, Offset: q.Offset}
	if q.Inspection != "" {
		err := d.read(ctx, func(v *view) error {
			row, err := v.findInspection(q.Inspection)
			ask.Subject = journal.Inspection(row.ID)
			return err
		})
		if err != nil {
			return err
		}
	}
	found, err := d.indexed(ctx, ask)
	if err != nil {
		return err
	}
	out.Least, out.Done, out.Of = found.Least, found.Done, found.Of
	for kind, n := range found.Counts {
		groups[kind] = SearchGroup{Kind: kind, Count: n}
	}
	return d.read(ctx, func(v *view) error {
		hits, err := v.searchHits(found.Hits, out.Words)
		for _, h := range hits {
			g := groups[h.Kind]
			g.Hits = append(g.Hits, h)
			groups[h.Kind] = g
		}
		return err
	})
}

// indexed asks the index, and once more where it had only a little to catch up with.
func (d *Desk) indexed(ctx context.Context, q journal.SearchQuery) (journal.SearchFound, error) {
	found, err := d.index.Search(ctx, q)
	if behind := found.Of - found.Done; err != nil || behind == 0 || behind > fewEntries {
		return found, err
	}
	short, cancel := context.WithTimeout(ctx, shortWait)
	defer cancel()
	if err := d.index.CatchUp(short, nil); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return found, nil // another program writes: what is there is given, and how much it is
	}
	return d.index.Search(ctx, q)
}
