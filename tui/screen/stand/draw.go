package stand

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Widths and heights: from peekFrom lines the cell under the cursor has a place
// of its own; a column of answers has room for the longest of them; addresses
// stand side by side while labels have this much left.
const (
	peekFrom  = 15
	peekLines = 4
	leastRow  = 31
	labelAt   = 4 // where the label of a row begins
)

// Draw implements screen.Screen.
func (s *stand) Draw(c widget.Canvas) {
	if s.grid == nil {
		return
	}
	if len(s.grid.lines) == 0 {
		c.Put(3, 0, theme.Plain, widget.Fit(words.In(s.env, "not-bound", nil), c.Width()-4))
		return
	}
	y := s.drawWarnings(c)
	if len(s.grid.places) == 0 {
		for _, text := range widget.Wrap(words.In(s.env, "no-premises", lang.Args{"key": screen.ActOf("premises-add").Label(s.env.Lang, false)}), c.Width()-labelAt-2) {
			c.Put(3, y, theme.Plain, text)
			if y == 0 {
				c.Put(0, y, theme.Focus, "▸")
			}
			y++
		}
		return
	}
	h := c.Height() - y
	if c.Height() >= peekFrom {
		h -= peekLines
		s.drawPeek(c.Rows(y+h, peekLines))
	} else {
		h--
		s.drawLegend(c, y+h)
	}
	s.drawGrid(c.Rows(y, h))
}

// drawLegend says what the four keys answer, where the line of hints has no room
// for all of them.
func (s *stand) drawLegend(c widget.Canvas, y int) {
	x := 1
	for _, id := range []string{"item-present", "item-incomplete", "item-absent", "item-unseen"} {
		a := screen.ActOf(id)
		x = c.Put(x, y, theme.KeyCap, a.Label(s.env.Lang, false)) + 1
		x = c.Put(x, y, theme.Plain, s.env.In(a.Hint())) + 2
	}
}

// drawWarnings says what the law says of looking here, and whether what is seen
// today counts at all.
func (s *stand) drawWarnings(c widget.Canvas) int {
	y := 0
	warn := func(text string) {
		for _, l := range widget.Wrap(text, c.Width()-2) {
			c.Put(1, y, theme.Unknown, l)
			y++
		}
	}
	i := s.grid.view.Case.Inspection
	if s.grid.remote() {
		key := "remote"
		if c.Height() < peekFrom {
			key = "remote.short"
		}
		warn(words.In(s.env, key, nil))
	}
	if s.now().Day > i.AsOf {
		warn(words.In(s.env, "late", lang.Args{"day": i.AsOf.Digits()}))
	}
	return y
}

// columns gives the width of a column of answers and which of them are shown:
// all where they fit, else one at a time, or in a wide window as many as fit.
func (s *stand) columns(w int) (width, from, to int) {
	for _, state := range append([]checks.ItemState{""}, spoken...) {
		width = max(width, widget.Width(s.words(cell{state: state})))
	}
	width = max(width, widget.Width(s.words(cell{lapsed: true}))) + 2
	n := len(s.grid.places)
	if fit := max(1, (w-leastRow)/width); n <= fit {
		return width, 0, n
	} else if w < 100 {
		return width, s.column, s.column + 1
	} else {
		from = max(0, min(s.column-fit/2, n-fit))
		return width, from, from + fit
	}
}

// drawGrid draws the rows and the answers at the addresses.
func (s *stand) drawGrid(c widget.Canvas) {
	width, first, last := s.columns(c.Width())
	x := func(column int) int { return c.Width() - 1 - (last-column)*width }
	y := 0
	if len(s.grid.places) > 1 {
		s.drawHeads(c, first, last, width, x)
		y = 1
	}
	from, to := s.rows.Window(len(s.grid.lines), c.Height()-y)
	for i := from; i < to; i++ {
		l, at := s.grid.lines[i], y+i-from
		on := i == s.rows.Cursor
		s.drawLabel(c.Part(0, at, x(first)-2, 1), l, on)
		for column := first; column < last; column++ {
			said, writing := s.cell(l, s.grid.places[column])
			text := s.words(said)
			if writing {
				text += "…"
			}
			c.Put(x(column), at, s.style(said), widget.Fit(text, width-1))
			if on && column == s.column {
				c.Put(x(column)-1, at, theme.Focus, "▸")
				c.Reverse(at, x(column), x(column)+width-2)
			}
		}
		if on {
			c.Put(0, at, theme.Focus, "▸")
		}
	}
}

// drawHeads names the addresses: each over its column, a single one whole.
func (s *stand) drawHeads(c widget.Canvas, first, last, width int, x func(int) int) {
	if last-first == 1 {
		c.Put(labelAt, 0, theme.Title, widget.Fit(
			fmt.Sprintf("%d / %d · %s", first+1, len(s.grid.places), s.placeName(first)), c.Width()-labelAt-1))
		return
	}
	for column := first; column < last; column++ {
		n, address := s.grid.address(s.grid.places[column])
		name := words.In(s.env, "no-address", nil)
		if n > 0 {
			name = fmt.Sprintf("%d %s", n, street(address))
		}
		style := theme.Plain
		if column == s.column {
			style = theme.Title
		}
		c.Put(x(column), 0, style, widget.Fit(name, width-1))
	}
}

// capital begins a text with a capital letter, for it stands alone.
func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}

// street is an address without the town it begins with: in a narrow column that
// is what tells addresses apart.
func street(address string) string {
	address = lang.Line(address)
	if town, rest, ok := strings.Cut(address, ", "); ok && strings.Contains(rest, ",") && town != "" {
		return rest
	}
	return address
}

func (s *stand) drawLabel(c widget.Canvas, l line, on bool) {
	style := theme.Plain
	if on {
		style = theme.Title
	}
	text, at := s.label(l), labelAt
	if l.number > 0 {
		c.Right(labelAt-1, 0, style, fmt.Sprint(l.number))
	}
	if l.under {
		at += 2
	}
	c.Put(at, 0, style, widget.Fit(text, c.Width()-at))
}

// label is a row in words; a duty of the Law alone has its place in the Law.
func (s *stand) label(l line) string {
	text := s.env.In(title(l))
	if l.number == 0 && !l.under {
		text = capital(text)
	}
	if l.part.Weight == standard.LawOnly && len(l.part.Law) > 0 {
		text += " (" + s.env.In(s.env.Desk.Standard().CiteLawShort(l.part.Law[0])) + ")"
	}
	return text
}

// words says a cell: its sign and its word.
func (s *stand) words(c cell) string {
	switch {
	case c.lapsed:
		return "– " + words.In(s.env, "lapsed", nil)
	case c.barred:
		return "– " + words.In(s.env, "barred", nil)
	case c.state == "":
		return "○ " + words.In(s.env, "state.open", nil)
	}
	sign, _ := theme.State(checks.State(c.state))
	return sign + " " + s.env.In(stateWords(c.state))
}

// stateWords is what was seen, in the words of the keys.
func stateWords(state checks.ItemState) lang.Text { return words.Text("state."+string(state), nil) }

func (s *stand) style(c cell) theme.Style {
	if c.lapsed || c.state == "" {
		return theme.Plain
	}
	_, style := theme.State(checks.State(c.state))
	return style
}

// drawPeek says the cell under the cursor whole: the words of the norm, the
// address, the note, the photos, the hour.
func (s *stand) drawPeek(c widget.Canvas) {
	e := s.env
	l, place, ok := s.here()
	if !ok {
		return
	}
	n, all := s.answered()
	head := s.placeName(s.column)
	widget.Heading(c, 0, head, fmt.Sprintf("%d / %d", n, all))
	said, _ := s.cell(l, place)
	text := s.env.In(title(l))
	if s.whole(l) && l.part.Help.KK != "" {
		text += ". " + e.In(l.part.Help)
	}
	y := 1
	for _, t := range widget.Wrap(capital(text), c.Width()-2) {
		if y < peekLines-1 {
			c.Put(1, y, theme.Plain, t)
			y++
		}
	}
	c.Put(1, peekLines-1, theme.Plain, widget.Fit(s.about(said, place), c.Width()-2))
}

// whole tells whether the help of the part speaks of this row: of one that is
// its only one, or that has others below it.
func (s *stand) whole(l line) bool {
	if l.number == 0 && !l.under {
		return true
	}
	return l.item != nil && slices.ContainsFunc(l.part.Items, func(i standard.Item) bool { return i.Parent == l.item.ID })
}

// about is what else is known of a cell, on a line.
func (s *stand) about(c cell, place string) string {
	e := s.env
	out := []string{s.words(c)}
	if c.note != "" {
		out = append(out, "«"+lang.Line(c.note)+"»")
	} else {
		out = append(out, words.In(e, "no-note", nil))
	}
	if visit := s.visit(place); visit != nil {
		m := visit.At
		out = append(out, words.In(e, "photos", lang.Args{"n": len(visit.Files)}), m.Day.Digits())
		if m.Minute >= 0 {
			out[len(out)-1] += fmt.Sprintf(" %02d:%02d", m.Minute/60, m.Minute%60)
		}
		if visit.Source != "" {
			out = append(out, lang.Line(visit.Source))
		}
	} else if c.by != nil {
		out = append(out, c.by.At.Day.Digits())
	}
	return strings.Join(out, " · ")
}
