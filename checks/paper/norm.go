package paper

import (
	"slices"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// cite names a norm: an act in full at its first mention in the paper, shortly
// after that. The Law is named in full with the form of the inspection, at the
// very beginning.
func (m *pen) cite(ref standard.ClauseRef) string {
	edition := m.law.Edition(ref.Edition)
	if edition == nil {
		return m.words(m.law.Cite(ref, false))
	}
	if edition.Law {
		return m.citeLaw(ref.Clause)
	}
	act := edition.Act
	if point, _, ok := edition.Clause(ref.Clause); ok && slices.Contains(edition.Cite.Amended, point.Number) {
		act = edition.ID // the amendment belongs to the first mention
	}
	first := !m.cited[act]
	m.cited[act] = true
	return m.words(m.law.Cite(ref, first))
}

func (m *pen) citeLaw(article string) string { return m.words(m.law.CiteLaw(article, false)) }

// quote gives the words of a clause where the copy held is in the language of
// the paper: the sentence on which the part stands, or the whole clause where
// the whole check is broken. A working translation is never quoted.
func (m *pen) quote(part *standard.Part, ref standard.ClauseRef) string {
	edition := m.law.Edition(ref.Edition)
	if edition == nil {
		return ""
	}
	_, clause, ok := edition.Clause(ref.Clause)
	if !ok || clause.In(m.l).Flag != standard.UnofficialCopy {
		return ""
	}
	text := lang.Line(clause.In(m.l).Text)
	if part == nil {
		return strings.TrimRight(text, ";.")
	}
	for _, s := range part.Serves {
		if s.Act == edition.Act && slices.Contains(s.Clauses, ref.Clause) {
			if s.Words == "" { // of an added clause it is not known on which words a part stands
				return strings.TrimRight(text, ";.")
			}
			return sentenceWith(text, s.Words)
		}
	}
	return ""
}

// sentenceWith cuts out of a clause the sentence in which some words stand; no
// words of the act are left out inside it.
func sentenceWith(text, words string) string {
	at := strings.Index(text, words)
	if at < 0 {
		return ""
	}
	end := len(text)
	if n := strings.Index(text[at+len(words):], ". "); n >= 0 {
		end = at + len(words) + n
	}
	start := 0
	if n := strings.LastIndex(text[:at], ". "); n >= 0 {
		start = n + len(". ")
	}
	return strings.TrimRight(text[start:end], ";.")
}

// norms names the norms that a breach broke, each with its days and with the
// norm in force that took its place.
func (m *pen) norms(b *breach) []Norm {
	var out []Norm
	add := func(ref standard.ClauseRef, day calendar.Day) {
		if ref.Clause == "" {
			return
		}
		i := slices.IndexFunc(out, func(n Norm) bool { return n.Edition == ref.Edition && n.Clause == ref.Clause })
		if i < 0 {
			out = append(out, Norm{Edition: ref.Edition, Clause: ref.Clause})
			i = len(out) - 1
		}
		if !slices.Contains(out[i].Days, day) {
			out[i].Days = append(out[i].Days, day)
		}
	}
	for _, u := range b.broken {
		add(u.ClauseRef, u.Breach)
		for _, ref := range u.Also {
			add(ref, u.Breach)
		}
	}
	if len(out) == 0 {
		day := b.day(m.in.Case)
		for _, ref := range m.falls(b, day) {
			add(ref, day)
		}
	}
	m.name(b.part, out)
	return out
}

// name puts norms into words, the past ones first: that is the order in which
// the paper mentions them.
func (m *pen) name(part *standard.Part, norms []Norm) {
	for i := range norms {
		n := &norms[i]
		ref := standard.ClauseRef{Edition: n.Edition, Clause: n.Clause}
		slices.Sort(n.Days)
		n.Citation, n.Quote = m.cite(ref), m.quote(part, ref)
	}
	inForce := map[standard.ClauseRef]*Norm{}
	for i := range norms {
		n := &norms[i]
		now, note, ok := m.successor(standard.ClauseRef{Edition: n.Edition, Clause: n.Clause})
		n.InForce = ok && now.Edition == n.Edition
		if !ok || n.InForce {
			continue
		}
		if inForce[now] == nil { // two past editions of one clause have one successor
			inForce[now] = &Norm{
				Edition: now.Edition, Clause: now.Clause, Citation: m.cite(now), Quote: m.quote(part, now), InForce: true,
			}
		}
		n.Now, n.Note = inForce[now], m.words(note)
	}
}

// successor follows a clause to the edition in force today. The note says what
// has changed on the way, where it changed in substance or is not known. False
// where the clause has no successor.
func (m *pen) successor(ref standard.ClauseRef) (standard.ClauseRef, lang.Text, bool) {
	var note lang.Text
	if ref.Edition == m.law.Law().ID {
		return ref, note, true
	}
	for now := m.now(); ref.Edition != now; {
		pairs := m.law.Mappings()
		i := slices.IndexFunc(pairs, func(p standard.Mapping) bool { return p.From == ref })
		if i < 0 {
			return ref, note, false
		}
		if c := pairs[i].Change; c == standard.Substance || c == standard.NotKnown {
			note = pairs[i].Note
		}
		ref = pairs[i].To
	}
	return ref, note, true
}

// now is the edition of the Standard in force on the date of the paper; of two
// on an unsettled day the later.
func (m *pen) now() string {
	editions := m.acts.On(max(m.in.Today, m.in.Case.Inspection.AsOf))
	if len(editions) == 0 {
		return ""
	}
	return editions[len(editions)-1]
}

// falls lists the norms to which a breach without units falls on its day; an
// answer about a whole span of time counts in every clause that it broke.
func (m *pen) falls(b *breach, day calendar.Day) []standard.ClauseRef {
	var out []standard.ClauseRef
	if b.part != nil && b.part.Weight == standard.LawOnly {
		for _, article := range b.part.Law {
			out = append(out, standard.ClauseRef{Edition: m.law.Law().ID, Clause: article})
		}
		return out
	}
	for _, c := range b.finding.Clauses {
		edition := m.law.Edition(c.Edition)
		onDay := slices.Contains(m.acts.On(day), c.Edition)
		if edition == nil || !onDay && !(b.wholeSpan() && c.Verdict.Broken()) {
			continue
		}
		if b.part == nil || b.part.ServesClause(edition.Act, c.Clause) {
			out = append(out, c.ClauseRef)
		}
	}
	return out
}

// besides names the norms of the Law that stand beside the clauses of a part,
// as far as their text is known for the last day of the breach and they bind
// the categories looked at.
func (m *pen) besides(b *breach, last calendar.Day) []Norm {
	var out []Norm
	if b.part == nil || b.part.Weight == standard.LawOnly {
		return nil
	}
	for _, number := range m.grounds(b) {
		article := m.law.Article(number)
		if article == nil || last < article.KnownFrom || !m.binds(article) {
			continue
		}
		out = append(out, Norm{
			Edition: m.law.Law().ID, Clause: number, Citation: m.citeLaw(number), InForce: true,
		})
	}
	return out
}

// grounds lists the places of the Law that stand beside the clauses of a broken
// part: those of the part, or, where each row has a limit of its own, those of the
// limits by which the broken rows were judged. Where an answer alone says that such
// a part is broken it is not known which limit was, unless there is only one.
func (m *pen) grounds(b *breach) []string {
	if !b.byLimits() || len(b.broken) == 0 && len(b.part.Law) == 1 {
		return b.part.Law
	}
	var out []string
	for _, id := range b.rules() {
		if limit := m.law.Limit(id); limit != nil {
			for _, place := range limit.Law {
				out = appendNew(out, place)
			}
		}
	}
	return out
}

// binds tells whether an article is about the categories looked at. The items of
// article 16 are each about one category: the catalogue says which.
func (m *pen) binds(article *standard.Article) bool {
	named := false
	for _, check := range m.law.Checks() {
		for _, part := range check.Parts {
			for _, of := range part.Leaves {
				if !slices.Contains(of.Articles, article.Number) {
					continue
				}
				if slices.Contains(m.in.Case.Inspection.Categories, of.Category) {
					return true
				}
				named = true
			}
		}
	}
	return !named
}

// unsettled lists the days for which two editions may have been in force.
func (m *pen) unsettled(days []calendar.Day) []calendar.Day {
	return slices.DeleteFunc(slices.Clone(days), func(d calendar.Day) bool { return len(m.acts.On(d)) < 2 })
}
