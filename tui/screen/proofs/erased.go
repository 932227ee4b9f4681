package proofs

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/erase"
)

// addEmptied adds what was erased: that something stood there, who entered it, and who
// let it go.
func (s *list) addEmptied(c *checks.Case) {
	for i := range c.Emptied {
		s.all = append(s.all, proof{emptied: &c.Emptied[i]})
	}
}

// erasedTitle names a line of which only the header is left.
func (s *list) erasedTitle(p proof) string {
	return words.In(s.env, "erased.title", lang.Args{"kind": desk.KindWords(p.emptied.Kind)})
}

// erasedBy says who erased something, when, and why.
func (s *list) erasedBy(e checks.Erasure) string {
	return words.In(s.env, "erased.by", lang.Args{
		"author": lang.Line(e.Mark.Author), "day": calendar.DayOf(e.Mark.Time).Digits(), "why": desk.EraseWhyWords(e.Why), "reason": lang.Line(e.Reason),
	})
}

func (s *list) aboutErased(p proof) []aid.Line {
	return []aid.Line{
		s.pair("label.kind", s.env.In(desk.KindWords(p.emptied.Kind))),
		s.entered(p),
		s.pair("label.erased", s.erasedBy(p.emptied.Erasure)),
	}
}

// noErasing says why the line under the cursor cannot be erased: a time for which a
// source is complete tells of no person.
func (s *list) noErasing() lang.Text {
	p, ok := s.at()
	switch {
	case !ok:
		return s.none()
	case p.emptied != nil:
		return words.Text("is-erased", nil)
	case p.evidence == nil:
		return words.Text("not-personal", nil)
	}
	return lang.Text{}
}

// erase looks at what erasing the line under the cursor would do.
func (s *list) erase() tea.Cmd {
	p, _ := s.at()
	return erase.Thing(s.env, s.id, p.evidence.ID)
}
