package journal

import (
	"maps"
	"slices"
	"strings"
)

// Ledger answers what is live in the entries of one subject, from their headers
// alone. It is the whole merge: it depends on the set of entries, never on the
// order in which they came.
type Ledger struct {
	entries  []Entry // in the one order, each once
	annulled []bool  // a withdrawal that is not annulled itself names it
	replaced []bool  // an entry that is not annulled replaces it
	index    map[Hash]int
	acts     map[actOf][]int
	answers  map[string][]int // live answers by matter
	erased   map[Hash]bool    // bytes that were let go
}

// actOf names the part of an act that one stream wrote. An act lies in one
// stream; an entry that puts itself into the act of another stream is thereby
// not reached by what happens to that act.
type actOf struct{ stream, act Hash }

// NewLedger reads the entries of one subject. The slice is sorted in place.
func NewLedger(entries []Entry) *Ledger {
	Sort(entries)
	entries = slices.CompactFunc(entries, func(a, b Entry) bool { return a.Hash == b.Hash })
	l := &Ledger{
		entries:  entries,
		annulled: make([]bool, len(entries)),
		replaced: make([]bool, len(entries)),
		index:    make(map[Hash]int, len(entries)),
		acts:     make(map[actOf][]int),
		answers:  make(map[string][]int),
		erased:   make(map[Hash]bool),
	}
	for i, e := range entries {
		l.index[e.Hash] = i
		act := actOf{e.Header.Stream, e.ActID()}
		l.acts[act] = append(l.acts[act], i)
	}
	l.decide()
	l.collect()
	return l
}

// decide walks from the last entry to the first: whether an entry is annulled
// depends only on later ones, for an entry reaches only earlier ones.
func (l *Ledger) decide() {
	for i := len(l.entries) - 1; i >= 0; i-- {
		h := l.entries[i].Header
		mark := l.replaced
		switch {
		case h.Kind == KindErased:
			for _, t := range h.Replaces {
				l.erased[t.Hash] = true
			}
			continue
		case l.annulled[i]:
			continue
		case h.Kind == KindWithdrawn:
			mark = l.annulled
		}
		l.reach(i, func(k int) { mark[k] = true })
	}
}

// collect gathers the live answers to each matter.
func (l *Ledger) collect() {
	for i, e := range l.entries {
		if e.Header.Matter != "" && l.live(i) && placed(e) {
			l.answers[e.Header.Matter] = append(l.answers[e.Header.Matter], i)
		}
	}
}

// reach gives the entries that entry i names: of this subject, and with a
// smaller clock, for its author held them when it was written. A name that says
// otherwise is void, so that no clock that lies can bind entries in a ring.
func (l *Ledger) reach(i int, take func(k int)) {
	h := l.entries[i].Header
	for _, t := range h.Replaces {
		if k, held := l.index[t.Hash]; held && !t.Act && l.before(k, i) {
			take(k)
		}
		if t.Act {
			for _, k := range l.acts[actOf{h.Stream, t.Hash}] {
				if l.before(k, i) {
					take(k)
				}
			}
		}
	}
}

func (l *Ledger) before(k, i int) bool {
	return l.entries[k].Header.Clock < l.entries[i].Header.Clock
}

// Entries gives all entries in the one order.
func (l *Ledger) Entries() []Entry { return l.entries }

// Entry gives an entry of this subject by its hash.
func (l *Ledger) Entry(h Hash) (Entry, bool) {
	i, ok := l.index[h]
	if !ok {
		return Entry{}, false
	}
	return l.entries[i], true
}

// LetGo gives the first entry by which some bytes were erased, false where nobody did.
func (l *Ledger) LetGo(h Hash) (Entry, bool) {
	if !l.erased[h] {
		return Entry{}, false
	}
	i := slices.IndexFunc(l.entries, func(e Entry) bool {
		return e.Header.Kind == KindErased && slices.Contains(e.Header.Replaces, Target{Hash: h})
	})
	if i < 0 {
		return Entry{}, false
	}
	return l.entries[i], true
}

// Live tells whether the entry is neither annulled nor replaced.
func (l *Ledger) Live(h Hash) bool {
	i, ok := l.index[h]
	return ok && l.live(i)
}

// Annulled tells whether a withdrawal in force names the entry.
func (l *Ledger) Annulled(h Hash) bool {
	i, ok := l.index[h]
	return ok && l.annulled[i]
}

func (l *Ledger) live(i int) bool { return !l.annulled[i] && !l.replaced[i] }

// LiveEntries gives the live entries in the one order.
func (l *Ledger) LiveEntries() []Entry {
	var out []Entry
	for i, e := range l.entries {
		if l.live(i) {
			out = append(out, e)
		}
	}
	return out
}

// Answers gives the live answers to a matter; more than one are a conflict.
func (l *Ledger) Answers(matter string) []Entry {
	out := make([]Entry, 0, len(l.answers[matter]))
	for _, i := range l.answers[matter] {
		out = append(out, l.entries[i])
	}
	return out
}

// Rivals lists the matters that have two live answers or more, in their order.
func (l *Ledger) Rivals() []string {
	var out []string
	for _, matter := range slices.Sorted(maps.Keys(l.answers)) {
		if len(l.answers[matter]) > 1 {
			out = append(out, matter)
		}
	}
	return out
}

// Chain gives the entry and everything that it replaced, directly or through
// others: what a withdrawal of it names.
func (l *Ledger) Chain(h Hash) []Hash {
	start, ok := l.index[h]
	if !ok {
		return nil
	}
	seen := map[int]bool{start: true}
	out := []Hash{h}
	for queue := []int{start}; len(queue) > 0; queue = queue[1:] {
		l.reach(queue[0], func(k int) {
			if !seen[k] && l.entries[k].Header.Matter == l.entries[start].Header.Matter {
				seen[k] = true
				out = append(out, l.entries[k].Hash)
				queue = append(queue, k)
			}
		})
	}
	return out
}

// History gives every entry about a matter, live or not, in the one order.
func (l *Ledger) History(matter string) []Entry {
	var out []Entry
	for _, e := range l.entries {
		if e.Header.Matter == matter {
			out = append(out, e)
		}
	}
	return out
}

// Digest names the set of live entries of the subject: rows that were derived
// from another set are stale. Withdrawals say only what is not in it, so after
// an undo and its redo the digest is what it was.
func (l *Ledger) Digest() Hash { return l.digest(KindWithdrawn) }

// officeDigest also leaves out what moves no verdict: writers, papers, their forms,
// and the Commission.
func (l *Ledger) officeDigest() Hash {
	return l.digest(KindWithdrawn, KindStream, KindPaper, KindPaperState, KindContent, KindTemplate,
		KindSitting, KindItem, KindDecision, KindExecution, KindReview, KindKey)
}

func (l *Ledger) digest(without ...string) Hash {
	var hashes []string
	for i, e := range l.entries {
		if l.live(i) && (!slices.Contains(without, e.Header.Kind) || !Known(e)) {
			hashes = append(hashes, string(e.Hash))
		}
	}
	slices.Sort(hashes)
	return Sum([]byte(strings.Join(hashes, "\n")))
}
