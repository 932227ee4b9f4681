package compared

import (
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

func (s *compared) drawList(c widget.Canvas) {
	list := s.shown()
	width := 0
	for _, change := range checks.Changes() {
		width = max(width, widget.Width(s.cell(change).Text))
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(s.env, "column.change", nil), Width: min(width, c.Width()*2/5)},
		widget.Column{Title: words.In(s.env, "column.question", nil)},
	)
	table.Head(c, 0)
	if len(list) == 0 && s.view != nil {
		key := "none"
		switch {
		case s.view.Bare:
			key = "bare"
		case s.view.Unread:
			key = "unread"
		}
		for i, line := range widget.Wrap(words.In(s.env, key, nil), c.Width()-4) {
			c.Put(3, 2+i, theme.Plain, line)
		}
	}
	from, to := s.list.Window(len(list), c.Height()-1)
	for i := from; i < to; i++ {
		table.Row(c, 1+i-from, i == s.list.Cursor, s.cell(list[i].Change), widget.Cell{Text: s.env.In(list[i].Question)})
	}
}

// cell shows a change: sign, word and colour, those of the verdict that it is like.
func (s *compared) cell(change checks.Change) widget.Cell {
	sign, style := theme.Verdict(like(change))
	return widget.Cell{Text: sign + " " + s.env.In(change.Words()), Style: style}
}

// like is the verdict whose sign a change bears.
func like(change checks.Change) checks.Verdict {
	switch change {
	case checks.Eliminated, checks.NotRepeated:
		return checks.Met
	case checks.EliminatedLate:
		return checks.PartlyMet
	case checks.Untold:
		return checks.CannotTell
	}
	return checks.NotMet
}

// texts says of a question what was broken then and since, and what is recorded of
// the execution.
func (s *compared) texts(l desk.ComparedLine) []aid.Line {
	e := s.env
	cell := s.cell(l.Change)
	out := []aid.Line{
		{Head: screenTitle(e, l)},
		{Text: e.In(l.Question), Wide: true},
		{Text: cell.Text, Style: cell.Style, Wide: true}, {},
		{Label: words.In(e, "was", nil), Text: s.names(l.Was, l)},
		{Label: words.In(e, "now", nil), Text: s.names(l.Now, l)},
	}
	if l.Change == checks.EliminatedLate {
		out = append(out, aid.Line{Label: words.In(e, "late", nil), Text: e.In(l.Words())})
	}
	out = append(out, aid.Line{}, aid.Line{Head: words.In(e, "recorded", nil)})
	for _, r := range l.Recorded {
		out = append(out, s.execution(r)...)
	}
	if len(l.Recorded) == 0 {
		out = append(out, aid.Line{Text: words.In(e, "recorded.none", nil), Wide: true})
	}
	return out
}

func screenTitle(e *screen.Env, l desk.ComparedLine) string {
	return e.In(screen.CheckOf(e, l.Check).Short)
}

// execution says what is recorded of one violation of an earlier paper.
func (s *compared) execution(r desk.RecordedExecution) []aid.Line {
	e := s.env
	served := r.Paper.Reached(checks.Served)
	out := []aid.Line{{Wide: true, Text: words.In(e, "paper", lang.Args{
		"paper": r.Paper.Kind().Words(), "number": lang.Line(r.Paper.Number()), "day": served.Day.Digits(), "point": r.Point,
	})}}
	if term := r.Paper.Details().Term; term > 0 {
		out = append(out, aid.Line{Wide: true, Text: words.In(e, "term", lang.Args{"n": term})})
	}
	if r.Execution == nil {
		return append(out, aid.Line{Wide: true, Text: words.In(e, "execution.none", nil)})
	}
	return append(out, aid.Line{Wide: true, Text: words.In(e, "execution", lang.Args{
		"value": r.Execution.Words(), "day": r.Execution.When(), "reason": lang.Line(r.Execution.Reason),
	})})
}

// names lists the slots, rows and items that were broken.
func (s *compared) names(list []string, l desk.ComparedLine) string {
	if len(list) == 0 {
		return "–"
	}
	if l.Item != "" {
		return s.env.In(l.Question)
	}
	var out []string
	for _, name := range list {
		if slot, err := calendar.ParseSlot(name); err == nil {
			name = s.env.In(slot.Words())
		} else if _, item, ok := s.env.Desk.Standard().FindItem(screen.CheckOf(s.env, l.Check), name); ok {
			name = s.env.In(item.Title)
		}
		out = append(out, lang.Line(name))
	}
	return strings.Join(out, "; ")
}
