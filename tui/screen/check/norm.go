package check

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/law"
	"ashyq/tui/theme"
)

// normLines are the texts of the clauses as they are held: in quotes only what
// is a copy of the act, with the language and how far it may be relied on. What
// is not held is said to be so, and nothing of ours stands in its place.
func (s *check) normLines() []aid.Line {
	l := &said{check: s}
	for _, ref := range s.refs() {
		_, clause, ok := s.law().Clause(ref.Edition, ref.Clause)
		if !ok {
			continue
		}
		l.lines = append(l.lines, aid.Line{Head: s.cite(ref)})
		l.text(theme.Plain, s.force(ref.Edition))
		l.wordings(clause.Words)
		l.standsOn(ref)
		l.lines = append(l.lines, aid.Line{})
	}
	l.conflicts()
	for _, number := range s.lawPlaces() {
		article := s.law().Article(number)
		if article == nil {
			continue
		}
		l.lines = append(l.lines, aid.Line{Head: s.env.In(s.law().CiteLawShort(number))})
		l.wordings(article.Words)
		l.later(article)
		if note := s.env.In(article.Note); note != "" {
			l.text(theme.Plain, note)
		}
		l.lines = append(l.lines, aid.Line{})
	}
	return l.lines
}

// compareNorm compares the text of the norm in force on the as-of date with the
// one before it, at the clause of this check.
func (s *check) compareNorm() tea.Cmd {
	all := s.law().Editions()
	from, to, clause := all[max(0, len(all)-2)].ID, all[len(all)-1].ID, ""
	for _, ref := range s.refs() {
		i := slices.IndexFunc(all, func(e *standard.Edition) bool { return e.ID == ref.Edition })
		if i < 0 {
			continue
		}
		i = max(i, min(1, len(all)-1))
		from, to, clause = all[i-1].ID, all[i].ID, ref.Clause
	}
	return law.Compare(s.env, from, to, clause)
}

// refs lists the clauses whose texts are shown: those that the check falls to,
// and those that stand in their place today.
func (s *check) refs() []standard.ClauseRef {
	var out []standard.ClauseRef
	add := func(ref standard.ClauseRef) {
		if ref.Clause != "" && !slices.Contains(out, ref) {
			out = append(out, ref)
		}
	}
	for _, c := range s.read.f.Clauses {
		add(c.ClauseRef)
	}
	for _, c := range s.read.f.Clauses {
		add(s.today(c.ClauseRef))
	}
	return out
}

// lawPlaces lists the articles of the Law on which the part under the cursor
// stands, or those of all parts, and that of the item under the cursor.
func (s *check) lawPlaces() []string {
	var out []string
	for _, part := range s.standard().Parts {
		if p, _ := s.part(); p == nil || p.Part == part.ID {
			out = append(out, part.Law...)
		}
	}
	if r, ok := s.at(); ok && s.focus == unitsPane {
		if _, item, found := s.law().FindItem(s.standard(), r.unit.Item); found && item.Law != "" {
			out = append(out, item.Law)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// force says on which days an edition was certainly in force, and on which days
// that is not settled; where it began on one of those, which is taken.
func (s *check) force(edition string) string {
	certain, possible := s.read.line.Spans(edition)
	out := words.In(s.env, "in-force", lang.Args{"span": certain})
	if first := certain.From.Add(-1); possible.From <= first {
		unsettled := calendar.Span{From: possible.From, To: first}
		out += words.In(s.env, "in-force.taken", lang.Args{"span": shortSpan(unsettled), "day": possible.From.Digits()})
	}
	if last := certain.To.Add(1); certain.To != 0 && last <= possible.To {
		out += words.In(s.env, "in-force.unsettled", lang.Args{"span": shortSpan(calendar.Span{From: last, To: possible.To})})
	}
	return out
}

// conflicts says where the norms of the part under the cursor, or of any, do not
// agree: it is shown, and decided by nobody here.
func (l *said) conflicts() {
	for _, p := range l.read.f.Parts {
		if at, _ := l.part(); at != nil && at.Part != p.Part {
			continue
		}
		for _, c := range p.Conflicts {
			l.lines = append(l.lines, aid.Line{Head: words.In(l.env, "norm.conflict", nil)})
			l.text(theme.Unknown, l.env.In(c.Text))
			l.text(theme.Plain, "("+line(c.Source)+")")
			l.lines = append(l.lines, aid.Line{})
		}
	}
}

// later quotes the texts of an article that came after the one held first.
func (l *said) later(a *standard.Article) {
	for _, t := range a.Later {
		l.text(theme.Plain, words.In(l.env, "norm.later", lang.Args{"from": t.KnownFrom}))
		l.wordings(t.Words)
	}
}

// wordings quotes the copy that is held: in the language of the screen, else in
// another, and then with a working translation where there is one.
func (l *said) wordings(list []standard.Wording) {
	held := func(language lang.Lang, flag standard.Flag) bool {
		i := slices.IndexFunc(list, func(w standard.Wording) bool { return w.Lang == language && w.Flag == flag })
		if i < 0 {
			return false
		}
		text := line(list[i].Text)
		if flag == standard.UnofficialCopy {
			text = "«" + text + "»"
		}
		l.text(theme.Plain, text)
		l.text(theme.Plain, "("+joined(words.In(l.env, "in."+string(language), nil), l.env.In(flag.Words()))+")")
		return true
	}
	quoted := slices.ContainsFunc([]lang.Lang{l.env.Lang, lang.KK, lang.RU}, func(language lang.Lang) bool {
		return held(language, standard.UnofficialCopy)
	})
	if !held(l.env.Lang, standard.WorkingTranslation) && !quoted {
		l.text(theme.Unknown, l.env.In(standard.Missing.Words()))
	}
}

// standsOn quotes the words of a clause on which the part under the cursor
// stands.
func (l *said) standsOn(ref standard.ClauseRef) {
	_, part := l.part()
	edition := l.law().Edition(ref.Edition)
	if part == nil || edition == nil {
		return
	}
	for _, v := range part.Serves {
		if v.Act == edition.Act && slices.Contains(v.Clauses, ref.Clause) && v.Words != "" {
			l.pair("label.stands-on", theme.Plain, "«"+line(v.Words)+"»")
		}
	}
}

// question is what an answer given now would answer: the part under the cursor,
// at the address under it, or the check as a whole.
func (s *check) question() checks.Question {
	q := checks.Question{Check: s.about}
	p, part := s.part()
	if p == nil || part == nil {
		return q
	}
	q.Part = p.Part
	if !part.PerPremises {
		return q
	}
	if r, ok := s.at(); ok {
		q.Premises = r.premises
	}
	return q
}
