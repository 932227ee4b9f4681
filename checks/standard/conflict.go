package standard

import (
	"slices"

	"ashyq/checks/lang"
)

// Conflict is a place where norms do not agree: with one another, with the Law,
// or in their two languages. It is shown where it bites, and decided by nobody
// here.
type Conflict struct {
	ID      string     `toml:"id" json:"id"`
	Check   string     `toml:"check" json:"-"`
	Parts   []string   `toml:"parts" json:"-"`
	Clauses []ClauseOf `toml:"clauses" json:"-"` // under which it bites; empty: it stands between words of the Law
	Law     []string   `toml:"law" json:"law"`   // places of the Law
	When    Bite       `toml:"when" json:"-"`
	Text    lang.Text  `toml:"text" json:"text"` // what does not agree (ours)
	Source  string     `toml:"source" json:"source"`
}

// Bite says when a conflict is shown.
type Bite string

// A conflict bites as soon as the part is asked, or only where it is broken.
const (
	BitesAlways Bite = "always"
	BitesBroken Bite = "broken"
)

// Conflicts lists the conflicts of norms that are known.
func (s *Standard) Conflicts() []*Conflict { return s.conflicts }

// ConflictsOf lists those about a part of a check.
func (s *Standard) ConflictsOf(check, part string) []*Conflict {
	var out []*Conflict
	for _, c := range s.conflicts {
		if c.Check == check && slices.Contains(c.Parts, part) {
			out = append(out, c)
		}
	}
	return out
}

// Under tells whether the conflict bites under a clause of an act.
func (c *Conflict) Under(act, clause string) bool {
	return len(c.Clauses) == 0 || slices.ContainsFunc(c.Clauses, func(of ClauseOf) bool {
		return of.Act == act && of.Clause == clause
	})
}

// conflictsOfNorms wants parts, clauses and places that there are.
func (l *laws) conflictsOfNorms() {
	unique(l, "conflict", l.conflicts, func(c *Conflict) string { return c.ID })
	for _, c := range l.conflicts {
		name := "conflict " + c.ID
		check := l.Check(c.Check)
		l.must(check != nil && len(c.Parts) > 0, "%s is about no check", name)
		l.must(c.When == BitesAlways || c.When == BitesBroken, "%s bites never: %q", name, c.When)
		l.must(c.Source != "" && len(c.Law) > 0, "%s has no source or no place of the Law", name)
		l.lawRefs(name, c.Law)
		if check == nil {
			continue
		}
		for _, id := range c.Parts {
			part := check.Part(id)
			l.must(part != nil, "%s: %s has no part %q", name, c.Check, id)
			for _, of := range c.Clauses {
				l.must(part == nil || part.ServesClause(of.Act, of.Clause), "%s: %s/%s does not serve %s %s", name, c.Check, id, of.Act, of.Clause)
			}
		}
	}
}
