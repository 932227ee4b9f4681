package standard

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ashyq/checks/lang"
)

// demands says which parameters a method needs and which others it takes. What
// every part may say (per_premises, unless, remote and the like) is not listed.
var demands = map[Method]struct{ needs, takes []string }{
	Cadence:   {[]string{"n", "unit"}, []string{"limit"}},
	Document:  {nil, []string{"yearly", "lists"}},
	Lead:      {[]string{"n", "limit", "base", "cover_days", "rows"}, nil},
	Within:    {[]string{"n", "limit", "base", "cover_days", "rows"}, nil},
	Deadline:  {[]string{"limit", "rows"}, []string{"said"}},
	Checklist: {nil, []string{"rows", "lists", "of", "tells", "item", "leaves"}},
	Currency:  {nil, []string{"n", "limit", "rows", "item"}},
	Parity:    {[]string{"item"}, []string{"rows"}},
	Judgement: {nil, []string{"rows", "lists", "needs_norm", "needs_standard"}},
}

// parameters lists those that the part gives, by their keys in the file.
func (p *Part) parameters() []string {
	var given []string
	for _, key := range []struct {
		name string
		is   bool
	}{
		{"n", p.N != 0}, {"unit", p.Unit != ""}, {"limit", p.Limit != ""}, {"base", p.Base != ""},
		{"cover_days", p.CoverDays != 0}, {"yearly", p.Yearly}, {"rows", p.Rows != ""}, {"lists", len(p.Lists) > 0},
		{"of", p.Of != ""}, {"tells", p.Tells != ""}, {"item", len(p.Items) > 0}, {"leaves", len(p.Leaves) > 0},
		{"needs_norm", p.NeedsNorm}, {"needs_standard", p.NeedsStandard}, {"said", len(p.Said) > 0},
	} {
		if key.is {
			given = append(given, key.name)
		}
	}
	return given
}

// evidenceKinds are the kinds of evidence that a check file may name.
var evidenceKinds = []string{"event", "document", "page", "stand", "statement", "register"}

// check wants a check to be whole in itself and to name only what there is.
func (l *laws) check(c *Check) {
	l.must(c.Number > 0 && c.Version > 0, "%s: no number or no version", c.ID)
	l.must(len(c.Parts) > 0 && len(c.Clauses) > 0 && len(c.Questions) > 0 && len(c.Evidence) > 0, "%s: parts, clauses, questions or evidence are missing", c.ID)
	l.must(slices.Contains(Remotes(), c.Remote), "%s: unknown answer about remote control %q", c.ID, c.Remote)
	l.short(c)
	for _, v := range c.Venues {
		l.must(slices.Contains(Venues(), v), "%s: unknown venue %q", c.ID, v)
	}
	for _, kind := range c.Evidence {
		l.must(slices.Contains(evidenceKinds, kind), "%s: unknown kind of evidence %q", c.ID, kind)
	}
	for _, of := range c.Clauses {
		l.must(l.CheckServing(of.Act, of.Clause) == c, "%s: %s %s is served by another check too", c.ID, of.Act, of.Clause)
		l.must(l.bindsCategory(of), "%s: no clause %s %s for %q", c.ID, of.Act, of.Clause, of.Category)
	}
	var items []string
	for i := range c.Parts {
		l.part(c, &c.Parts[i])
		for _, item := range c.Parts[i].Items {
			items = append(items, item.ID)
		}
	}
	unique(l, c.ID+": part", c.Parts, func(p Part) string { return p.ID })
	unique(l, c.ID+": item", items, func(id string) string { return id })
}

// short wants a short title to fit its column in each language, on one line.
func (l *laws) short(c *Check) {
	for _, in := range lang.Langs() {
		title := c.Short.In(in)
		l.must(utf8.RuneCountInString(title) <= ShortTitle, "%s: the short title in %s is longer than %d", c.ID, in, ShortTitle)
		l.must(lang.Line(title) == title, "%s: the short title in %s is no clean line", c.ID, in)
	}
}

// bindsCategory tells whether some edition of the act has the clause, for that
// category.
func (l *laws) bindsCategory(of ClauseOf) bool {
	return slices.ContainsFunc(l.editions, func(e *Edition) bool {
		point, _, held := e.Clause(of.Clause)
		return held && e.Act == of.Act && point.Category == of.Category
	})
}

// part wants a known method with its parameters, clauses with their words, and
// sentences for both languages of papers.
func (l *laws) part(c *Check, p *Part) {
	name := c.ID + "/" + p.ID
	demand, known := demands[p.Method]
	l.must(known, "%s: unknown method %q", name, p.Method)
	given := p.parameters()
	for _, key := range demand.needs {
		l.must(slices.Contains(given, key), "%s: %s needs %s", name, p.Method, key)
	}
	for _, key := range given {
		l.must(!known || slices.Contains(demand.needs, key) || slices.Contains(demand.takes, key), "%s: %s does not take %s", name, p.Method, key)
	}
	l.must(p.Method != Checklist || len(p.Items)+len(p.Leaves) > 0, "%s: a checklist without items", name)
	l.must(slices.Contains(Weights(), p.Weight), "%s: unknown weight %q", name, p.Weight)
	l.must((p.Weight == LawOnly) == (len(p.Serves) == 0), "%s: only a duty of the Law alone serves no clause", name)
	l.must(p.Weight != LawOnly || len(p.Law) > 0, "%s: no ground in the Law", name)
	l.must(isDay(p.Since) && (p.Since == "" || p.Weight == LawOnly), "%s: since %q", name, p.Since)
	l.must(slices.Contains([]BreachDay{Ordinary, RowDay, PeriodEnd, Observed, NamedByHer}, p.BreachOn), "%s: unknown day of the breach %q", name, p.BreachOn)
	l.must(p.Remote == "" || slices.Contains(Remotes(), p.Remote) && p.Remote != c.Remote, "%s: remote %q", name, p.Remote)
	l.must(p.Limit == "" || l.Limit(p.Limit) != nil, "%s: no limit %q", name, p.Limit)
	l.must(slices.Contains([]string{"", "day", "week", "quarter", "half-year", "year"}, p.Unit), "%s: unknown unit %q", name, p.Unit)
	l.must(slices.Contains([]string{"", "start", "day"}, p.Base), "%s: unknown base %q", name, p.Base)
	for _, other := range []string{p.Of, p.Tells, p.Unless} {
		l.must(other == "" || c.Part(other) != nil && other != p.ID, "%s names no other part %q", name, other)
	}
	l.lawRefs(name, p.Law)
	l.applies(c, p, name)
	l.serves(c, p, name)
	l.sentence(name+" violation", p.Violation)
	unique(l, name+": said of", p.Said, func(s Said) string { return s.Rule })
	for _, s := range p.Said {
		l.must(l.Limit(s.Rule) != nil, "%s: said of no limit %q", name, s.Rule)
		l.sentence(name+" said of "+s.Rule, s.Sentence())
	}
	l.sentence(name+" remedy", p.Remedy)
}

// applies wants categories, traits and items that there are.
func (l *laws) applies(c *Check, p *Part, name string) {
	bound := c.Categories()
	for _, category := range p.For {
		l.must(slices.Contains(bound, category), "%s: %s does not bind %q", name, c.ID, category)
	}
	whens := slices.Clone(p.When)
	for _, item := range p.Items {
		whens = append(whens, item.When...)
		l.must(item.Law == "" || l.Article(item.Law) != nil, "%s: item %s stands on nothing", name, item.ID)
		if item.Parent != "" {
			owner, _ := c.Item(item.Parent)
			l.must(owner == p, "%s: item %s has no parent %q", name, item.ID, item.Parent)
		}
	}
	for _, of := range p.Leaves {
		whens = append(whens, of.When...)
		l.must(p.InCategory(of.Category), "%s: leaves for %q", name, of.Category)
		l.must(len(l.leaves(of)) > 0, "%s: no leaves for %q", name, of.Category)
	}
	for _, w := range whens {
		for _, trait := range slices.Concat(w.Any, w.All, w.None) {
			l.must(l.Trait(trait) != nil, "%s: no trait %q", name, trait)
		}
		for _, category := range w.Categories {
			l.must(slices.Contains(bound, category), "%s: a condition for %q", name, category)
		}
	}
}

// serves wants the words to stand in every text of the clause that is held, and
// every category of the part to have its clause.
func (l *laws) serves(c *Check, p *Part, name string) {
	for _, s := range p.Serves {
		for _, clause := range s.Clauses {
			served := slices.ContainsFunc(c.Clauses, func(of ClauseOf) bool {
				return of.Act == s.Act && of.Clause == clause && p.InCategory(of.Category)
			})
			l.must(served, "%s serves %s %s, which the check does not", name, s.Act, clause)
			l.must(l.quoted(s.Act, clause, s.Words), "%s: «%s» does not stand in %s %s", name, s.Words, s.Act, clause)
		}
	}
	for _, of := range c.Clauses {
		needed := p.Weight != LawOnly && p.InCategory(of.Category)
		l.must(!needed || p.ServesClause(of.Act, of.Clause), "%s does not serve %s %s", name, of.Act, of.Clause)
	}
}

// quoted tells whether the words stand in the clause of every edition of the
// act whose text is held.
func (l *laws) quoted(act, clause, words string) bool {
	held := 0
	for _, e := range l.editions {
		_, c, ok := e.Clause(clause)
		if e.Act != act || !ok {
			continue
		}
		copies := slices.DeleteFunc(slices.Clone(c.Words), func(w Wording) bool { return w.Flag != UnofficialCopy })
		if len(copies) == 0 {
			continue
		}
		held++
		if !slices.ContainsFunc(copies, func(w Wording) bool { return strings.Contains(w.Text, words) }) {
			return false
		}
	}
	return held > 0 && words != ""
}

// places that a canned sentence may have, all filled in the nominative.
var sentencePlaces = []string{"missing", "missing_n", "due_n", "rows", "rows_n", "total_n", "items", "years",
	"period", "address", "url", "norm", "standard"}

// sentence wants the same known places in every language and no full stop.
func (l *laws) sentence(where string, s Sentence) {
	places := placesIn(s.KK)
	l.must(slices.Equal(places, placesIn(s.RU)) && slices.Equal(places, placesIn(s.EN)), "%s: places differ between languages", where)
	for _, p := range places {
		l.must(slices.Contains(sentencePlaces, p), "%s: unknown place {%s}", where, p)
	}
	for _, text := range []string{s.KK, s.RU, s.EN} {
		l.must(text != "" && !strings.HasSuffix(text, "."), "%s: a sentence is missing or has a full stop", where)
	}
}

// placesIn lists the places of a sentence in the order of the alphabet.
func placesIn(sentence string) []string {
	var places []string
	for rest := sentence; ; {
		_, after, open := strings.Cut(rest, "{")
		name, tail, shut := strings.Cut(after, "}")
		if !open || !shut {
			slices.Sort(places)
			return places
		}
		places, rest = append(places, name), tail
	}
}
