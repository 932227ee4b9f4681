package register

import (
	"fmt"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Next implements screen.Screen.
func (s *Register) Next() string {
	switch row, ok := s.row(); {
	case !ok:
		return words.In(s.env, "next.none", nil)
	case s.drawn() && row.State == checks.Unknown:
		return words.In(s.env, "next.read", lang.Args{"row": row.Row})
	case s.only == 0 && s.late() > 0:
		return words.In(s.env, "next.late", nil)
	case len(s.view.Case.Samples) == 0 && !s.view.Sealed:
		return words.In(s.env, "next.draw", nil)
	}
	return words.In(s.env, "next.walk", nil)
}

// Draw implements screen.Screen.
func (s *Register) Draw(c widget.Canvas) {
	c.Put(1, 0, theme.Plain, widget.Fit(s.figures(), c.Width()-2))
	left, right := screen.Panes(c.Rows(1, c.Height()-1))
	below := 0
	if right.Width() == 0 {
		below = min(7, left.Height()/2)
	}
	s.table(left.Rows(0, left.Height()-below))
	if right.Width() > 0 && s.at().Method != standard.Deadline {
		s.detail(right)
		return
	}
	if right.Width() > 0 {
		half := right.Height() / 2
		s.bars(right.Rows(0, half))
		s.detail(right.Rows(half, right.Height()-half))
		return
	}
	s.detail(left.Rows(left.Height()-below, below))
}

// figures are the sums of the part on one line.
func (s *Register) figures() string {
	e := s.env
	if s.at().Method != standard.Deadline {
		for _, one := range s.view.Case.Samples {
			return words.In(e, "sample", lang.Args{"n": len(one.Rows), "of": one.Of, "seed": one.Seed})
		}
	}
	if s.only > 0 {
		return words.In(e, "filtered", lang.Args{"which": s.filtered(), "n": len(s.rows), "rows": s.sums.Rows})
	}
	out := []string{words.In(e, "sums", lang.Args{"rows": s.sums.Rows, "judged": s.sums.Judged})}
	for _, one := range s.sums.States {
		sign, _ := theme.State(one.State)
		out = append(out, sign+" "+e.In(one.State.Words())+" "+strconv.Itoa(one.N))
	}
	return strings.Join(out, "   ")
}

// numberWidth is the width of a number of a request: «12-03/481».
const numberWidth = 9

func (s *Register) table(c widget.Canvas) {
	e := s.env
	if len(s.rows) == 0 {
		c.Put(2, 1, theme.Plain, widget.Fit(words.In(e, "empty", nil), c.Width()-3))
		return
	}
	t := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.number", nil), Width: numberWidth},
		widget.Column{Title: words.In(e, "column.received", nil), Width: 10, Drop: 2},
		widget.Column{Title: words.In(e, "column.due", nil), Width: 10},
		widget.Column{Title: words.In(e, "column.done", nil), Width: 10, Drop: 3},
		widget.Column{Title: words.In(e, "column.late", nil), Width: 4, Right: true, Drop: 1},
		widget.Column{Title: words.In(e, "column.state", nil)},
	)
	t.Head(c, 0)
	from, to := s.list.Window(len(s.rows), c.Height()-1)
	for i := from; i < to; i++ {
		u := s.rows[i]
		late := ""
		if u.DaysLate > 0 {
			late = strconv.Itoa(u.DaysLate)
		}
		t.Row(c, 1+i-from, i == s.list.Cursor,
			widget.Cell{Text: name(u)}, widget.Cell{Text: u.Date.Digits()}, widget.Cell{Text: u.Due.Digits()},
			widget.Cell{Text: u.Done.Digits()}, widget.Cell{Text: late}, s.state(u))
	}
}

// name is what a row is called: its number, or its line in the file.
func name(u checks.Unit) string {
	switch {
	case u.Row != "":
		return lang.Line(u.Row)
	case u.Number != "":
		return lang.Line(u.Number)
	}
	return "#" + strconv.Itoa(u.Line)
}

// bars draws how many days requests took, late ones by another sign.
func (s *Register) bars(c widget.Canvas) {
	e := s.env
	most := 0
	for _, b := range s.sums.Bars {
		most = max(most, b.N)
	}
	widget.Heading(c, 0, words.In(e, "days", nil), "")
	if most == 0 {
		c.Put(1, 1, theme.Plain, widget.Fit(words.In(e, "days.none", nil), c.Width()-2))
		return
	}
	c.Put(1, 1, theme.Plain, widget.Fit(words.In(e, "days.middle", lang.Args{"median": s.sums.Median, "most": s.sums.Most}), c.Width()-2))
	width := c.Width() - 17
	for i, b := range s.sums.Bars {
		label := fmt.Sprintf("%2d–%d", b.From, b.To)
		if b.To == 0 {
			label = fmt.Sprintf("%2d+", b.From)
		}
		late := (b.Late*width + most - 1) / most
		kept := b.N*width/most - late
		c.Put(1, 2+i, theme.Plain, widget.Fit(label, 6))
		c.Put(8, 2+i, theme.Plain, fmt.Sprintf("%6d", b.N))
		c.Put(15, 2+i, theme.Met, strings.Repeat("■", max(kept, 0)))
		c.Put(15+max(kept, 0), 2+i, theme.Broken, strings.Repeat("×", late))
	}
}

// detail says why the row under the cursor is in its state.
func (s *Register) detail(c widget.Canvas) {
	u, ok := s.row()
	if !ok {
		return
	}
	widget.Heading(c, 0, name(u)+" · "+s.state(u).Text, strconv.Itoa(s.list.Cursor+1)+" / "+strconv.Itoa(len(s.rows)))
	var lines []string
	for _, text := range s.said(u) {
		lines = append(lines, widget.Wrap(text, c.Width()-2)...)
	}
	for y, line := range lines[:min(len(lines), c.Height()-1)] {
		if y == c.Height()-2 && len(lines) > c.Height()-1 {
			line = widget.Fit(line, c.Width()-4) + " …"
		}
		c.Put(1, y+1, theme.Plain, line)
	}
}

// said tells why a row is in its state: its clause, then its reasons, what decided
// first.
func (s *Register) said(u checks.Unit) []string {
	var out []string
	if u.Clause != "" {
		out = append(out, u.Edition+" "+u.Clause)
	}
	for i := len(u.Reasons) - 1; i >= 0; i-- {
		out = append(out, capital(s.env.In(u.Reasons[i].Words())))
	}
	return out
}

// state shows the state of a row. Answers that were read are whole, not whole or
// untrue.
func (s *Register) state(u checks.Unit) widget.Cell {
	cell := screen.StateCell(s.env, u.State)
	if s.at().Part != completePart {
		return cell
	}
	key := map[checks.State]string{
		checks.State(checks.Present): "read.whole", checks.State(checks.Incomplete): "read.part",
		checks.State(checks.Absent): "read.untrue", checks.Unknown: "read.not",
	}[u.State]
	if key != "" {
		sign, style := theme.State(u.State)
		cell = widget.Cell{Text: sign + " " + words.In(s.env, key, nil), Style: style}
	}
	return cell
}

// completePart is the question whether answers are whole and true.
const completePart = "complete"

// filtered names the filter in force.
func (s *Register) filtered() string {
	var out []string
	for _, state := range filters[s.only] {
		out = append(out, s.env.In(state.Words()))
	}
	return strings.Join(out, ", ")
}

// late is how many rows are late.
func (s *Register) late() int {
	for _, one := range s.sums.States {
		if one.State == checks.Late {
			return one.N
		}
	}
	return 0
}

// capital makes the first letter a great one.
func capital(text string) string {
	r := []rune(text)
	if len(r) == 0 {
		return text
	}
	return strings.ToUpper(string(r[0])) + string(r[1:])
}
