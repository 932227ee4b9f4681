package check

import (
	"fmt"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
)

// said gathers the lines in which something explains itself.
type said struct {
	*check
	lines []aid.Line
}

// pair adds a text with its label; nothing where there is no text.
func (l *said) pair(key string, style theme.Style, text string) {
	if text != "" {
		l.lines = append(l.lines, aid.Line{Label: words.In(l.env, key, nil), Text: text, Style: style})
	}
}

// also adds a text to the label above.
func (l *said) also(style theme.Style, text string) {
	l.lines = append(l.lines, aid.Line{Label: " ", Text: text, Style: style})
}

// text adds a text of its own.
func (l *said) text(style theme.Style, text string) {
	if text != "" {
		l.lines = append(l.lines, aid.Line{Text: text, Style: style})
	}
}

// head adds a heading.
func (l *said) head(key string) {
	l.lines = append(l.lines, aid.Line{}, aid.Line{Head: words.In(l.env, key, nil)})
}

// reasons adds reasons in words, each once.
func (l *said) reasons(list []checks.Reason) {
	for _, r := range list {
		l.once(l.env.In(r.Words()))
	}
}

// once adds a text that was not said yet.
func (l *said) once(text string) {
	if !slices.ContainsFunc(l.lines, func(o aid.Line) bool { return o.Text == text }) {
		l.text(theme.Plain, text)
	}
}

// norm says to which clauses a unit falls: those of the day that decides, and
// those of today where they are others.
func (l *said) norm(u *checks.Unit) {
	if u.Edition == "" {
		return
	}
	l.pair("label.norm", theme.Plain, l.cites(u))
	if unsettledDay(u) {
		l.also(theme.Plain, words.In(l.env, "norm.both", nil))
	}
	if now := l.today(u.ClauseRef); now != (standard.ClauseRef{}) && !slices.Contains(u.Also, now) {
		l.pair("label.now", theme.Plain, words.In(l.env, "norm.now", lang.Args{"clause": l.cite(now)}))
	}
}

// today gives the clause that stands today in the place of another, nothing
// where it is the same or there is none.
func (s *check) today(ref standard.ClauseRef) standard.ClauseRef {
	point, _, ok := s.law().Clause(ref.Edition, ref.Clause)
	if !ok {
		return standard.ClauseRef{}
	}
	for _, id := range s.read.line.On(s.env.Desk.Today()) {
		edition := s.law().Edition(id)
		clause := s.law().ClauseOf(s.standard(), point.Category, edition.Act)
		if now := (standard.ClauseRef{Edition: id, Clause: clause}); clause != "" && now != ref {
			return now
		}
	}
	return standard.ClauseRef{}
}

// answers says what the analyst answered, with reason, author and time, and
// whether what she leaned on has changed since.
func (l *said) answers(p *checks.PartFinding, premises string, all bool) {
	for i := range p.Answers {
		a := &p.Answers[i]
		if all || a.Premises == premises {
			l.answer(&a.Answer, a.Premises)
		}
	}
}

func (l *said) answer(a *checks.Answer, premises string) {
	m := calendar.MomentOf(a.Mark.Time)
	l.pair("label.analyst", verdictStyle(a.Verdict), l.verdict(a.Verdict))
	if premises != "" {
		l.also(theme.Plain, l.address(premises))
	}
	l.also(theme.Plain, line(a.Mark.Author)+", "+l.env.In(m.Words()))
	l.pair("label.ground", theme.Plain, line(a.Reason))
	for _, place := range []string{"norm", "standard", "items", "url"} {
		if text := line(a.Places[place]); text != "" {
			l.pair("place."+place, theme.Plain, text)
		}
	}
	if a.Observed != 0 {
		l.pair("label.observed", theme.Plain, a.Observed.Digits())
	}
	l.pair("label.since", theme.Plain, l.since(a))
}

// since says what has changed of the evidence since an answer was given.
func (s *check) since(a *checks.Answer) string {
	added, gone := s.moved(a)
	if added == 0 && gone == 0 {
		return words.In(s.env, "since.same", nil)
	}
	return words.In(s.env, "since.moved", lang.Args{"added": added, "gone": gone})
}

// moved counts the evidence that came since an answer was given, and that on which
// it leaned and which stands no more.
func (s *check) moved(a *checks.Answer) (added, gone int) {
	gone = len(a.Saw)
	for i := range s.read.view.Case.Evidence {
		e := &s.read.view.Case.Evidence[i]
		switch {
		case !slices.ContainsFunc(e.Serves, func(v checks.Service) bool { return v.Check == s.about }):
		case slices.Contains(a.Saw, e.Mark.Entry):
			gone--
		default:
			added++
		}
	}
	return added, max(gone, 0)
}

// settle says what would settle what cannot be told: evidence to collect, and
// traits to ask.
func (l *said) settle(ask []string) {
	l.pair("label.settle", theme.Plain, l.env.In(l.standard().Collect))
	for _, id := range ask {
		if t := l.law().Trait(id); t != nil {
			l.pair("label.ask", theme.Unknown, l.env.In(t.Question))
		}
	}
}

// evidence finds a piece of evidence by its id.
func (s *check) evidence(id string) *checks.Evidence {
	for i := range s.read.view.Case.Evidence {
		if s.read.view.Case.Evidence[i].ID == id {
			return &s.read.view.Case.Evidence[i]
		}
	}
	return nil
}

// evidenceName is the title of a piece of evidence, or its kind; of what was
// looked at on the spot with the address and the hour, which tell two visits apart.
func (s *check) evidenceName(e *checks.Evidence) string {
	name := s.env.In(e.Kind.Words())
	if title := line(e.Title); title != "" {
		name = "«" + title + "»"
	}
	if e.Premises == "" {
		return name
	}
	name += " · " + s.address(e.Premises)
	if m := e.At.Minute; m >= 0 {
		name += fmt.Sprintf(" · %02d:%02d", m/60, m%60)
	}
	return name
}

// sources adds the evidence on which something rests.
func (l *said) sources(ids []string) {
	for i, id := range ids {
		e := l.evidence(id)
		if e == nil {
			continue
		}
		text := e.At.Day.Digits() + " " + l.evidenceName(e)
		if i == 0 {
			l.pair("label.evidence", theme.Plain, text)
		} else {
			l.also(theme.Plain, text)
		}
	}
}

func span(u checks.Unit) calendar.Span { return calendar.Span{From: u.From, To: u.To} }

// joined puts texts into a list.
func joined(list ...string) string {
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), ", ")
}
