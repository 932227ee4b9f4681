package ranking

import (
	"fmt"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/picture"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// bar is how many cells the bar of a holder has.
const bar = 12

// Draw implements screen.Screen: the list, what the cursor means beside it or below,
// and what the list is not.
func (s *ranking) Draw(c widget.Canvas) {
	if s.found == nil {
		return
	}
	note := widget.Wrap(s.env.In(desk.RankingNote()), c.Width()-2)
	if c.Height() < 14 {
		note = widget.Wrap(words.In(s.env, "note.short", nil), c.Width()-2)
	}
	body := c.Rows(0, c.Height()-len(note))
	for i, line := range note {
		c.Put(1, c.Height()-len(note)+i, theme.Plain, line)
	}
	left, right := screen.Panes(body)
	l, ok := s.at()
	var top, most int
	switch {
	case !ok:
		for i, line := range widget.Wrap(words.In(s.env, "none", nil), c.Width()-4) {
			c.Put(3, 1+i, theme.Plain, line)
		}
		return
	case right.Width() > 0:
		aid.DrawLines(right, s.texts(l), &top, &most)
	case body.Height() >= 13:
		left = body.Rows(0, body.Height()-6)
		aid.DrawLines(body.Rows(body.Height()-6, 6), s.texts(l), &top, &most)
	}
	s.drawList(left)
}

func (s *ranking) drawList(c widget.Canvas) {
	e := s.env
	share, place := words.In(e, "column.share", nil), words.In(e, "column.place", nil)
	table := widget.NewTable(c.Width(),
		widget.Column{Title: place, Width: max(7, widget.Width(place))},
		widget.Column{Title: words.In(e, "column.holder", nil)},
		widget.Column{Title: words.In(e, "column.bar", nil), Width: bar, Drop: 1},
		widget.Column{Title: share, Width: max(9, widget.Width(share)), Right: true},
	)
	table.Head(c, 0)
	from, to := s.list.Window(s.rows(), c.Height()-1)
	for i := from; i < to; i++ {
		y := 1 + i - from
		if !s.stands(i) {
			widget.Heading(c, y, words.In(e, "apart", nil), strconv.Itoa(len(s.found.Lines)-s.found.Placed))
			continue
		}
		l := s.found.Lines[s.lineOf(i)]
		name := e.In(l.Name)
		if l.Stale {
			name = "… " + name
		}
		table.Row(c, y, i == s.list.Cursor, widget.Cell{Text: placeOf(l)}, widget.Cell{Text: name},
			widget.Cell{Text: picture.Verdicts(figures(l), bar)}, widget.Cell{Text: shareOf(l)})
	}
}

// placeOf writes the place: alone where it is sure, else from the best to the worst.
func placeOf(l desk.RankingLine) string {
	switch {
	case l.Apart():
		return "?"
	case l.Best == l.Worst:
		return strconv.Itoa(l.Best)
	}
	return fmt.Sprintf("%d–%d", l.Best, l.Worst)
}

// shareOf writes the share of what is kept: both ends, where they differ.
func shareOf(l desk.RankingLine) string {
	if l.Least() == l.Most() {
		return fmt.Sprintf("%d%%", l.Least())
	}
	return fmt.Sprintf("%d–%d%%", l.Least(), l.Most())
}

func figures(l desk.RankingLine) checks.Summary {
	return checks.Summary{Met: l.Kept, PartlyMet: l.Partly, NotMet: l.Broken, CannotTell: l.Unknown, NotChecked: l.Unlooked}
}

// texts says in words how a holder stands, and by which inspection.
func (s *ranking) texts(l desk.RankingLine) []aid.Line {
	e := s.env
	place := words.In(e, "place.apart", lang.Args{"known": l.Known(), "due": l.Applicable()})
	if !l.Apart() {
		place = words.In(e, "place", lang.Args{"place": placeOf(l), "of": len(s.found.Lines)})
	}
	out := []aid.Line{
		{Head: e.In(l.Name)},
		{Label: words.In(e, "label.place", nil), Text: place},
		{Label: words.In(e, "label.share", nil), Text: words.In(e, "share", lang.Args{
			"met": l.Kept, "due": l.Applicable(), "least": l.Least(), "most": l.Most(),
		})},
		{Label: words.In(e, "label.inspection", nil), Text: lang.Line(l.Shown) + " · " + l.AsOf.Digits() + " · " + e.In(l.Form.Words()) + s.state(l)},
	}
	if l.Stale {
		out = append(out, aid.Line{Label: "…", Text: words.In(e, "stale", nil)})
	}
	out = append(out, aid.Line{})
	for _, v := range checks.Verdicts() {
		if n := l.Of(v); n > 0 {
			cell := screen.VerdictCell(e, v)
			out = append(out, aid.Line{Label: strconv.Itoa(n), Text: cell.Text, Style: cell.Style})
		}
	}
	return out
}

// state says of an inspection that it is closed, or in dispute.
func (s *ranking) state(l desk.RankingLine) string {
	switch l.State {
	case "closed":
		return " · " + words.In(s.env, "closed", nil)
	case "conflict":
		return " · ! " + words.In(s.env, "conflict", nil)
	}
	return ""
}
