package standard

import (
	"maps"
	"slices"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// join is a Standard being put together. What it changes it has copied first:
// the Standard from which it comes stays as it is.
type join struct {
	*Standard
	own map[string]bool // checks that are copies already
}

func newJoin(s *Standard) *join {
	out := *s
	out.editions, out.checks = slices.Clone(s.editions), slices.Clone(s.checks)
	out.categories, out.mappings = slices.Clone(s.categories), slices.Clone(s.mappings)
	out.revisions, out.conflicts = slices.Clone(s.revisions), slices.Clone(s.conflicts)
	return &join{Standard: &out, own: map[string]bool{}}
}

// admits refuses an addition that contradicts what stands already.
func (j *join) admits(a *Addition) error {
	for _, name := range append(slices.Clone(a.Aliases), a.ID) {
		if held := j.Edition(name); held != nil {
			return a.refused("held", lang.Args{"name": lang.Line(name), "held": held.ID})
		}
	}
	if a.Law {
		return j.admitsLaw(a)
	}
	before := j.last()
	if begun := max(before.From, before.FromLatest); a.From <= begun {
		return a.refused("before", lang.Args{"from": a.From, "held": before.ID, "begun": begun})
	}
	for i := range a.Points {
		p := &a.Points[i]
		category := j.Category(p.Category)
		if category == nil {
			return a.refused("category", lang.Args{"clause": p.Number, "category": lang.Line(p.Category), "categories": j.categoryIDs()})
		}
		if number, shared := category.Points[a.Act]; shared && number != p.Number {
			return a.refused("act", lang.Args{"clause": p.Number, "act": lang.Line(a.Act)})
		}
	}
	return j.admitsMap(a, before)
}

// admitsMap wants pairs with the edition before, clause by clause of one
// category. Editions that share an act share the numbers of its clauses.
func (j *join) admitsMap(a *Addition, before *Edition) error {
	a.share()
	for _, m := range a.Map {
		args := lang.Args{"from": lang.Line(m.From.Clause), "to": lang.Line(m.To.Clause), "held": before.ID}
		old, _, held := before.Clause(m.From.Clause)
		point, _, there := a.Clause(m.To.Clause)
		switch {
		case m.From.Edition != before.ID:
			return a.refused("map-from", args)
		case !held || !there:
			return a.refused("map-clause", args)
		case old.Category != point.Category:
			return a.refused("map-category", args)
		case a.Act == before.Act && m.From.Clause != m.To.Clause:
			return a.refused("map-act", args)
		}
	}
	return nil
}

func (s *Standard) last() *Edition { return s.editions[len(s.editions)-1] }

func (s *Standard) categoryIDs() []string {
	var out []string
	for _, c := range s.categories {
		out = append(out, c.ID)
	}
	return out
}

// follow adds an edition after all others. A clause that continues one of the
// edition before is served by the check of that one; of a clause that begins
// nothing is known but its text, and it gets a check of its own.
func (j *join) follow(a *Addition) {
	before := j.last()
	a.pairSame(before)
	j.editions = append(j.editions, &a.Edition)
	j.mappings = append(j.mappings, a.Map...)
	j.revisions = append(j.revisions, Revision{File: "added " + a.ID, Hash: a.Revision})
	for i := range a.Points {
		p := &a.Points[i]
		j.bind(p, a.Act)
		for k := range p.Clauses {
			clause := &p.Clauses[k]
			name := p.Number + "(" + clause.Number + ")"
			m, paired := a.pair(name)
			check := j.CheckServing(before.Act, m.From.Clause)
			if paired && check != nil && (m.Change != NotKnown || a.Act == before.Act) {
				j.serve(check, a, p, clause, m)
			} else {
				j.ask(a, p, clause)
			}
		}
	}
}

// pair gives the line that pairs a clause with one of the edition before.
func (a *Addition) pair(clause string) (Mapping, bool) {
	for _, m := range a.Map {
		if m.To.Clause == clause {
			return m, true
		}
	}
	return Mapping{}, false
}

// pairSame pairs the clauses that an amended text of one act keeps under their
// numbers, where the file does not: the same where the texts are, else not known.
func (a *Addition) pairSame(before *Edition) {
	if a.Act != before.Act {
		return
	}
	for _, name := range a.clauseNames() {
		_, clause, _ := a.Clause(name)
		_, old, held := before.Clause(name)
		if _, paired := a.pair(name); paired || !held {
			continue
		}
		m := Mapping{
			From: ClauseRef{Edition: before.ID, Clause: name}, To: ClauseRef{Edition: a.ID, Clause: name},
			Change: Same, Source: a.Source,
		}
		if !sameWords(old.Words, clause.Words) {
			m.Change, m.Note = NotKnown, messages().Text("added.not-paired", nil)
		}
		a.Map = append(a.Map, m)
	}
}

// sameWords tells whether two texts read alike in a language in which both are
// held, and differ in none.
func sameWords(a, b []Wording) bool {
	alike := false
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		x, y := inLang(a, l), inLang(b, l)
		if x.Flag != UnofficialCopy || y.Flag != UnofficialCopy {
			continue
		}
		if lang.Line(x.Text) != lang.Line(y.Text) {
			return false
		}
		alike = true
	}
	return alike
}

// bind notes which point of the act binds the category.
func (j *join) bind(p *Point, act string) {
	i := slices.IndexFunc(j.categories, func(c *Category) bool { return c.ID == p.Category })
	c := *j.categories[i]
	c.Points = maps.Clone(c.Points)
	c.Points[act] = p.Number
	j.categories[i] = &c
}

// copied gives the check as one that may be changed.
func (j *join) copied(check *Check) *Check {
	if j.own[check.ID] {
		return j.Check(check.ID)
	}
	c := *check
	c.Clauses, c.Parts, c.Notes = slices.Clone(c.Clauses), slices.Clone(c.Parts), slices.Clone(c.Notes)
	for i := range c.Parts {
		c.Parts[i].Serves = slices.Clone(c.Parts[i].Serves)
	}
	j.own[c.ID] = true
	j.checks[slices.IndexFunc(j.checks, func(k *Check) bool { return k.ID == c.ID })] = &c
	return &c
}

// serve lets a check serve a clause of the added edition with every part that
// served its predecessor. The words on which a part stands are quoted only where
// they stand in the new text too. Editions of one act share this already.
func (j *join) serve(check *Check, a *Addition, p *Point, clause *Clause, m Mapping) {
	check = j.copied(check)
	if m.Change == Substance || m.Change == NotKnown {
		check.Notes = append(check.Notes, messages().Text("added.note-substance", lang.Args{
			"edition": a.ID, "clause": m.To.Clause, "held": m.From.Edition + " " + m.From.Clause,
		}))
	}
	act := j.Edition(m.From.Edition).Act
	if a.Act == act {
		return
	}
	if m.Change == Same || m.Change == Reworded {
		j.carry(check.ID, act, m.From.Clause, ClauseOf{Act: a.Act, Clause: m.To.Clause})
	}
	check.Clauses = append(check.Clauses, ClauseOf{Category: p.Category, Act: a.Act, Clause: m.To.Clause})
	for i := range check.Parts {
		part := &check.Parts[i]
		for _, s := range part.Serves {
			if s.Act == act && slices.Contains(s.Clauses, m.From.Clause) {
				part.Serves = append(part.Serves, Serves{Act: a.Act, Clauses: []string{m.To.Clause}, Words: standing(s.Words, clause)})
				break
			}
		}
	}
}

// carry lets the conflicts of norms about a clause bite under the one that
// continues it in the same words or sense.
func (j *join) carry(check, act, clause string, to ClauseOf) {
	for i, c := range j.conflicts {
		if c.Check == check && len(c.Clauses) > 0 && c.Under(act, clause) {
			further := *c
			further.Clauses = append(slices.Clone(c.Clauses), to)
			j.conflicts[i] = &further
		}
	}
}

// standing gives words if they stand in a text of the clause that is held.
func standing(words string, clause *Clause) string {
	for _, w := range clause.Words {
		if w.Flag == UnofficialCopy && strings.Contains(w.Text, words) {
			return words
		}
	}
	return ""
}

// InForce gives the edition in force on the day, of two on an unsettled day the
// later; before there was any, the first.
func (s *Standard) InForce(t Timeline, day calendar.Day) *Edition {
	if in := t.On(day); len(in) > 0 {
		return s.Edition(in[len(in)-1])
	}
	if day < t.Start() {
		return s.editions[0]
	}
	return s.last()
}

// Reaches tells whether a clause of the check that binds the category was in
// force on some day of the span. Before the first edition nothing was.
func (s *Standard) Reaches(check *Check, category string, t Timeline, days calendar.Span) bool {
	for _, e := range s.editions {
		_, _, held := e.Clause(s.ClauseOf(check, category, e.Act))
		if _, possible := t.Spans(e.ID); held && possible.Overlaps(days) {
			return true
		}
	}
	return days.To != 0 && days.To < t.Start()
}
