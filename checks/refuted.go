package checks

import (
	"cmp"
	"slices"
	"strings"
)

// Evidence that turned out to be false was leaned on while it stood. What leaned on it
// is a question until somebody answers it: it is true all the same, or it is not.

// Refuted is evidence or coverage of an inspection that was taken back because it was
// false, or because a superior or a court annulled it.
type Refuted struct {
	ID       string
	Kind     string   // of the entry
	Title    string   // empty where its words are not held
	Checks   []string // that it served
	Files    []File
	Versions []Head // every version that was taken back
	By       Head   // the withdrawal
	Clock    int64  // of the withdrawal
	Why      string
	Reason   string
	Mark     Mark // of the withdrawal
}

// Under tells whether what has these heads leaned on the evidence: it was held, and
// that it is false was not.
func (r *Refuted) Under(heads []Head) bool {
	return slices.ContainsFunc(r.Versions, func(v Head) bool { return covers(heads, v) }) && !covers(heads, r.By)
}

// Known tells whether what has these heads was written after the evidence was taken
// back.
func (r *Refuted) Known(heads []Head) bool { return covers(heads, r.By) }

func covers(heads []Head, entry Head) bool {
	return slices.ContainsFunc(heads, func(h Head) bool { return h.Stream == entry.Stream && entry.Number <= h.Number })
}

// Saw tells whether an answer leaned on the evidence.
func (r *Refuted) Saw(a *Answer) bool {
	return slices.ContainsFunc(r.Versions, func(v Head) bool { return slices.Contains(a.Saw, v.Hash) })
}

// Stands names, as a ruling has it, the question whether something stands though
// evidence that it leaned on was refuted.
func Stands(thing, evidence string) PointKey { return PointKey{ID: thing + "@" + evidence, Point: 1} }

// ParseStands reads such a name; false where the ruling is on the point of an objection.
func (k PointKey) ParseStands() (thing, evidence string, ok bool) {
	thing, evidence, ok = strings.Cut(k.ID, "@")
	return thing, evidence, ok
}

// RefutedEvidence gives what was refuted by its id, nil where nothing of it was.
func (c *Case) RefutedEvidence(id string) *Refuted {
	for i := range c.Refuted {
		if c.Refuted[i].ID == id {
			return &c.Refuted[i]
		}
	}
	return nil
}

// Upheld tells whether somebody said that a thing stands all the same.
func (c *Case) Upheld(thing, evidence string) bool {
	return len(c.Rulings[Stands(thing, evidence)]) > 0
}

// Without gives the case as it would be had the evidence never been entered, nor what
// was answered with it before the eyes.
func (c *Case) Without(r *Refuted) *Case {
	out := *c
	out.Evidence = slices.DeleteFunc(slices.Clone(c.Evidence), func(e Evidence) bool { return e.ID == r.ID })
	out.Coverage = slices.DeleteFunc(slices.Clone(c.Coverage), func(e Coverage) bool { return e.ID == r.ID })
	out.Answers = map[Question][]Answer{}
	for q, list := range c.Answers {
		if left := slices.DeleteFunc(slices.Clone(list), func(a Answer) bool { return r.Saw(&a) }); len(left) > 0 {
			out.Answers[q] = left
		}
	}
	return &out
}

// Replied tells whether a paper that was refuted has its answer in a later one: it is
// amended, or a letter, an answer or a decision that names it left the office since.
func (c *Case) Replied(p *IssuedPaper, r *Refuted) bool {
	return slices.ContainsFunc(c.Papers, func(o IssuedPaper) bool {
		d := o.Details()
		return o.ID != p.ID && o.Frozen() && r.Known(o.Heads) && p.ID == cmp.Or(d.Amends, d.Follows)
	})
}
