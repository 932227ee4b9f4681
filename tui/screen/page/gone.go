package page

import (
	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// A page that was erased leaves its header: that somebody captured one on a day. Such
// pages stand below the others, for nobody knows any more for which check they were.

// emptied lists the pages of an inspection whose words were erased.
func emptied(c *checks.Case) []checks.Emptied {
	var out []checks.Emptied
	for _, e := range c.Emptied {
		if e.Kind == journal.KindCapture {
			out = append(out, e)
		}
	}
	return out
}

// count is how many lines the list has, the erased ones with them.
func (s *pages) count() int {
	if s.read == nil {
		return 0
	}
	return len(s.rows()) + len(s.read.gone)
}

// erasedAt gives the erased page under the cursor.
func (s *pages) erasedAt() (checks.Emptied, bool) {
	i := s.list.Cursor - len(s.rows())
	if s.read == nil || i < 0 || i >= len(s.read.gone) {
		return checks.Emptied{}, false
	}
	return s.read.gone[i], true
}

// goneRow draws an erased page in the list: the day on which it was entered, and what
// became of it.
func (s *pages) goneRow(g checks.Emptied) []widget.Cell {
	return []widget.Cell{
		{Text: calendar.DayOf(g.Mark.Time).Digits()}, {Text: goneSign + words.In(s.env, "gone.outcome", nil), Style: theme.Muted},
		{Text: "–"}, {Text: "–"}, {Text: lang.Line(g.Mark.Author), Style: theme.Muted}, {},
	}
}

// goneSign stands before the word, as everything that asks nothing has it.
const goneSign = "– "

// aboutGone says who captured it, and who let it go, when and why.
func (s *pages) aboutGone(g checks.Emptied) []aid.Line {
	e := s.env
	return []aid.Line{
		{Text: goneSign + words.In(e, "gone.none", nil), Wide: true},
		{Label: words.In(e, "label.captured", nil), Text: lang.Line(g.Mark.Author) + ", " + calendar.DayOf(g.Mark.Time).Digits()},
		{Label: words.In(e, "label.erased", nil), Text: s.goneBy(g.Erasure)},
	}
}

// goneBy says who erased something, when, and why.
func (s *pages) goneBy(by checks.Erasure) string {
	return words.In(s.env, "gone.by", lang.Args{
		"author": lang.Line(by.Mark.Author), "day": calendar.DayOf(by.Mark.Time).Digits(), "why": desk.EraseWhyWords(by.Why), "reason": lang.Line(by.Reason),
	})
}
