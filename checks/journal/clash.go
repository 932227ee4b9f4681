package journal

import (
	"encoding/json"
	"maps"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// What two people see differently of one subject is told here and nowhere else: lists
// show it, rows count it, and the folds mark it.

// Clash is one thing that is seen differently, which a person decides.
type Clash struct {
	Matter   string  // what the sides answer; empty where they answer different matters
	Fragment string  // of a captured page, where they do
	Sides    []Entry // in the one order
}

// Clashes lists what is seen differently of a subject: every matter whose live answers
// say different things; of an inspection also what was found on a page and confirmed by
// one and rejected by another, or confirmed as events of two days. Of other subjects
// the case is nil.
func Clashes(l *Ledger, c *checks.Case) []Clash {
	var out []Clash
	for _, matter := range l.Rivals() {
		if l.clashes(matter) {
			out = append(out, Clash{Matter: matter, Sides: l.standing(matter)})
		}
	}
	if c != nil {
		out = append(out, doubted(l, c)...)
	}
	return out
}

// clashes tells whether the live answers to a matter say different things. One that
// cannot be read may say anything; where none can be read nothing is said.
func (l *Ledger) clashes(matter string) bool {
	sides := l.standing(matter)
	said, unread := map[string]bool{}, 0
	for _, e := range sides {
		if text, ok := says(e); ok {
			said[text] = true
		} else {
			unread++
		}
	}
	return len(said) > 1 || len(said) == 1 && unread > 0
}

// standing gives the live answers to a matter that were not erased.
func (l *Ledger) standing(matter string) []Entry {
	return slices.DeleteFunc(l.Answers(matter), func(e Entry) bool { return l.erased[e.Header.Payload] })
}

// says gives what an answer says, so that answers can be compared: all but the salt, and
// but what stood before the eyes of whoever gave a verdict. Two rejections of one
// proposal, and two acceptances of one paper, say the same whatever words were added.
func says(e Entry) (string, bool) {
	v, err := Value(e)
	if err != nil {
		return "", false
	}
	switch said := v.(type) {
	case checks.Rejection:
		return KindRejected, true
	case checks.Answer:
		said.Computed, said.Basis, said.Saw = "", "", nil
		v = said
	case checks.Review:
		if said.Value == checks.ReviewAccepted {
			return checks.ReviewAccepted, true
		}
	}
	b, err := json.Marshal(v)
	return string(b), err == nil
}

// repeated names the live answers that a later live answer to the same matter says
// again: only the last of them is taken into the state.
func (l *Ledger) repeated() map[Hash]bool {
	out := map[Hash]bool{}
	for _, matter := range l.Rivals() {
		last := map[string]Hash{}
		for _, e := range l.standing(matter) {
			text, ok := says(e)
			if !ok {
				continue
			}
			if before, again := last[text]; again {
				out[before] = true
			}
			last[text] = e.Hash
		}
	}
	return out
}

// doubted finds what was confirmed by one and rejected by another, or confirmed as
// events of two days. Two versions of one piece are rivals already.
func doubted(l *Ledger, c *checks.Case) []Clash {
	found := map[Hash]*fragmentSeen{}
	at := func(h Hash, fragment string) *fragmentSeen {
		if found[h] == nil {
			found[h] = &fragmentSeen{clash: Clash{Fragment: fragment}, days: map[calendar.Day]bool{}}
		}
		return found[h]
	}
	for i := range c.Evidence {
		if e := &c.Evidence[i]; e.Origin != nil && !e.Mark.Rival {
			f := at(Proposal(e.Origin.Capture, e.Origin.Path, e.Origin.Fragment), e.Origin.Fragment)
			f.note(l, e.Mark.Entry)
			if e.Kind == checks.Event {
				f.days[e.At.Day] = true
			}
		}
	}
	for i := range c.Coverage {
		if v := &c.Coverage[i]; v.Origin != nil && !v.Mark.Rival {
			at(Proposal(v.Origin.Capture, v.Origin.Path, v.Origin.Fragment), v.Origin.Fragment).note(l, v.Mark.Entry)
		}
	}
	for key, list := range c.Rejected {
		for _, r := range list {
			f := at(Hash(key), r.Fragment)
			f.refused = true
			f.note(l, r.Mark.Entry)
		}
	}
	var out []Clash
	for _, h := range slices.Sorted(maps.Keys(found)) {
		if f := found[h]; f.taken && f.refused || len(f.days) > 1 {
			Sort(f.clash.Sides)
			out = append(out, f.clash)
		}
	}
	return out
}

// fragmentSeen is what stands about one fragment of a page.
type fragmentSeen struct {
	clash          Clash
	days           map[calendar.Day]bool
	taken, refused bool
}

// note adds an entry with those that say the same of the same matter: settled, none of
// them may be left.
func (f *fragmentSeen) note(l *Ledger, entry string) {
	e, held := l.Entry(Hash(entry))
	if !held {
		return
	}
	f.taken = f.taken || e.Header.Kind != KindRejected
	f.clash.Sides = append(f.clash.Sides, l.standing(e.Header.Matter)...)
}
