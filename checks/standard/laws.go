package standard

import (
	"errors"
	"fmt"
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// laws collects everything in the data that is not as it must be.
type laws struct {
	*Standard
	found []error
}

// broken lists the laws that the data break, none for good data.
func (s *Standard) broken() []error {
	l := &laws{Standard: s}
	if s.law == nil || len(s.editions) == 0 || len(s.checks) == 0 {
		return []error{errors.New("an edition, the Law or the checks are missing")}
	}
	l.texts()
	l.names()
	for _, e := range s.editions {
		l.edition(e)
	}
	for _, c := range s.checks {
		l.check(c)
	}
	l.articles()
	l.limitsOfTime()
	l.rowLists()
	l.pairs()
	l.conflictsOfNorms()
	return l.found
}

// must notes a broken law; the words are for the makers of the data.
func (l *laws) must(kept bool, format string, args ...any) {
	if !kept {
		l.found = append(l.found, fmt.Errorf(format, args...))
	}
}

// names wants every id of a kind to be there once.
func (l *laws) names() {
	unique(l, "check", l.checks, func(c *Check) string { return c.ID })
	unique(l, "number of a check", l.checks, func(c *Check) string { return fmt.Sprint(c.Number) })
	unique(l, "category", l.categories, func(c *Category) string { return c.ID })
	unique(l, "trait", l.traits, func(t *Trait) string { return t.ID })
	unique(l, "period", l.periods, func(p *Period) string { return p.ID })
	unique(l, "regime", l.regimes, func(r *Regime) string { return r.ID })
	unique(l, "limit", l.limits, func(t *Limit) string { return t.ID })
	var editions []string
	for _, e := range l.all() {
		editions = append(append(editions, e.ID), e.Aliases...)
	}
	unique(l, "edition or alias", editions, lang.Fold)
}

// unique wants names that are not empty and differ from one another.
func unique[T any](l *laws, kind string, list []T, name func(T) string) {
	seen := map[string]bool{}
	for _, element := range list {
		id := name(element)
		l.must(id != "" && !seen[id], "%s %q is empty or stands twice", kind, id)
		seen[id] = true
	}
}

// edition wants every point to bind a category and every clause to be served.
func (l *laws) edition(e *Edition) {
	l.must(len(e.Points) > 0, "%s has no points", e.ID)
	l.must((e.Setting == "") == (e.FromLatest == 0), "%s: a first day that is not settled needs a setting", e.ID)
	l.must(e.Setting == "" || e.After > 0 && e.RegisteredOn != 0 && e.AnswerUntil > e.RegisteredOn, "%s: the setting says not how it is counted", e.ID)
	for i := range e.Points {
		p := &e.Points[i]
		category := l.Category(p.Category)
		l.must(category != nil && category.Points[e.Act] == p.Number, "%s: point %s binds %q, whose point is another", e.ID, p.Number, p.Category)
		l.wordings(e.ID+" "+p.Number, p.Intro)
		for j := range p.Clauses {
			l.clause(e, p, &p.Clauses[j])
		}
	}
}

// clause wants one check to serve the clause with a required part, and texts
// that say what they are.
func (l *laws) clause(e *Edition, p *Point, c *Clause) {
	name := p.Number + "(" + c.Number + ")"
	check := l.CheckServing(e.Act, name)
	if check == nil {
		l.must(false, "%s %s is served by no check", e.ID, name)
		return
	}
	l.must(l.ClauseOf(check, p.Category, e.Act) == name, "%s serves %s %s for another category than %q", check.ID, e.ID, name, p.Category)
	l.must(slices.ContainsFunc(check.Parts, func(part Part) bool {
		return part.Weight == Required && part.InCategory(p.Category) && part.ServesClause(e.Act, name)
	}), "%s %s is served by no required part of %s", e.ID, name, check.ID)
	l.wordings(e.ID+" "+name, c.Words)
}

// wordings wants both official languages, if only as missing, and a source for
// every text.
func (l *laws) wordings(where string, words []Wording) {
	var langs []string
	for _, w := range words {
		langs = append(langs, string(w.Lang))
		l.must(slices.Contains(Flags(), w.Flag), "%s: unknown flag %q", where, w.Flag)
		held := w.Flag != Missing
		l.must(held == (w.Text != "") && held == (w.Source != ""), "%s, %s: flag, text and source do not agree", where, w.Lang)
	}
	l.must(slices.Equal(langs, []string{"kk", "ru"}), "%s: texts in %v, not in kk and ru", where, langs)
}

// articles wants the Law to say from which day each text is known.
func (l *laws) articles() {
	unique(l, "article", l.law.Articles, func(a Article) string { return a.Number })
	start := l.editions[0].From
	for i := range l.law.Articles {
		a := &l.law.Articles[i]
		_, err := parsePlace(a.Number)
		l.must(err == nil, "article %q has no number", a.Number)
		l.wordings("article "+a.Number, a.Words)
		l.must(a.KnownFrom >= start, "article %s: known from %s, before the Standard", a.Number, a.KnownFrom)
		l.must(a.Why == "" || a.Note.KK != "", "article %s: no note %q", a.Number, a.Why)
		l.must(a.KnownFrom == start || a.Why != "", "article %s: no note says why it is known only from %s", a.Number, a.KnownFrom)
		unique(l, "leaf", a.Leaves, func(leaf Leaf) string { return leaf.ID })
		for _, leaf := range append(slices.Clone(a.Groups), a.Leaves...) {
			place, err := parsePlace(leaf.ID)
			l.must(err == nil && slices.Contains(place.wider(), a.Number), "leaf %s does not stand in article %s", leaf.ID, a.Number)
			l.must(leaf.KK != "" && leaf.RU != "", "leaf %s: a text is missing", leaf.ID)
		}
	}
}

// limitsOfTime wants every limit to say how it is counted and where it stands.
func (l *laws) limitsOfTime() {
	for _, t := range l.limits {
		l.must(t.Count > 0 && t.From != "", "limit %s: no count or no base", t.ID)
		l.must(t.Unit == "working-day" || t.Unit == "calendar-day", "limit %s: unknown unit %q", t.ID, t.Unit)
		l.must(t.First == "next-day" || t.First == "same-day", "limit %s: unknown first day %q", t.ID, t.First)
		l.must(len(t.Law)+len(t.Clauses) > 0, "limit %s stands nowhere", t.ID)
		l.must(len(t.Readings) != 1, "limit %s: one reading is none", t.ID)
		l.lawRefs("limit "+t.ID, t.Law)
		for _, of := range t.Clauses {
			l.must(l.CheckServing(of.Act, of.Clause) != nil, "limit %s: no clause %s %s", t.ID, of.Act, of.Clause)
		}
		unique(l, "reading of "+t.ID, t.Readings, func(r Reading) string { return r.ID })
	}
}

// lawRefs wants places of the Law that we hold, at least as missing.
func (l *laws) lawRefs(where string, refs []string) {
	for _, ref := range refs {
		l.must(l.Article(ref) != nil, "%s: article %s of the Law is not held", where, ref)
	}
}

// pairs wants every clause of two successive editions to be mapped once.
func (l *laws) pairs() {
	for i, later := range l.editions[1:] {
		earlier := l.editions[i]
		var from, to []string
		for _, m := range l.mappings {
			if m.From.Edition == earlier.ID && m.To.Edition == later.ID {
				from, to = append(from, m.From.Clause), append(to, m.To.Clause)
			}
		}
		for _, side := range []struct {
			edition *Edition
			mapped  []string
		}{{earlier, from}, {later, to}} {
			all := side.edition.clauseNames()
			slices.Sort(all)
			slices.Sort(side.mapped)
			l.must(slices.Equal(all, side.mapped), "map %s to %s does not pair every clause of %s once", earlier.ID, later.ID, side.edition.ID)
		}
	}
	for _, m := range l.mappings {
		l.must(slices.Contains(Changes(), m.Change), "map %v: unknown change %q", m.From, m.Change)
		l.must(m.Change == Same || m.Note.KK != "", "map %v: no note says what changed", m.From)
		l.must(m.Source != "", "map %v: no source", m.From)
	}
}

// clauseNames lists the clauses of an edition: "4(15)".
func (e *Edition) clauseNames() []string {
	var names []string
	for _, p := range e.Points {
		for _, c := range p.Clauses {
			names = append(names, p.Number+"("+c.Number+")")
		}
	}
	return names
}

// isDay tells whether the text is a day, or empty.
func isDay(text string) bool {
	_, err := calendar.ParseDay(text)
	return text == "" || err == nil
}
