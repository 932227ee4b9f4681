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
	leastWide = 72 // in a narrower window addresses do not stand side by side
	goodRow   = 66 // with so much left, columns grow to hold their addresses
	labelAt   = 4  // where the label of a row begins
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
// for all of them. An answer that asks something first ends in «…».
func (s *stand) drawLegend(c widget.Canvas, y int) {
	var list []widget.Meaning
	used := 0
	for i, id := range []string{"item-present", "item-incomplete", "item-absent", "item-unseen"} {
		a := screen.ActOf(id)
		m := widget.Meaning{Sign: a.Label(s.env.Lang, false), Text: strings.TrimSuffix(s.env.In(a.Hint()), "…")}
		if l, place, ok := s.here(); ok && s.asks(l, place, spoken[i]) {
			m.Text += "…"
		}
		list = append(list, m)
		used += widget.Width(m.Sign) + 1 + widget.Width(m.Text)
	}
	gap := max(1, min(2, (c.Width()-1-used)/(len(list)-1)))
	x := 1
	for _, m := range list {
		x = c.Put(x, y, theme.KeyCap, m.Sign) + 1
		x = c.Put(x, y, theme.Plain, m.Text) + gap
	}
}

// drawWarnings says what the law says of looking here, whether what is seen
// today counts at all, and in a low window which day a breach would get;
// there each has one line.
func (s *stand) drawWarnings(c widget.Canvas) int {
	y, low := 0, c.Height() < peekFrom
	warn := func(text string) {
		if text == "" {
			return
		}
		for _, l := range widget.Wrap(text, c.Width()-2) {
			c.Put(1, y, theme.Unknown, l)
			y++
		}
	}
	i := s.grid.view.Case.Inspection
	if s.grid.remote() {
		key := "remote"
		if low {
			key = "remote.short"
		}
		warn(words.In(s.env, key, nil))
	}
	switch today := s.now().Day; {
	case today > i.AsOf && low:
		warn(words.In(s.env, "late.short", lang.Args{"day": i.AsOf.Digits()}))
	case today > i.AsOf:
		warn(words.In(s.env, "late", lang.Args{"day": i.AsOf.Digits()}))
	case low:
		warn(s.past())
	}
	return y
}

// past says which day a breach would get, where the period looked at is over:
// not one of the period. It stands above the sheet, in a low window on it.
func (s *stand) past() string {
	i := s.grid.view.Case.Inspection
	if today := s.now().Day; today <= i.Period.To || today > i.AsOf {
		return ""
	}
	return words.In(s.env, "past", lang.Args{"day": i.Period.To.Digits()})
}

// columns gives the width of a column of answers and which of them are shown:
// all where they fit, else one at a time, or in a wide window as many as fit.
func (s *stand) columns(w int) (width, from, to int) {
	for _, state := range append([]checks.ItemState{""}, spoken...) {
		width = max(width, widget.Width(s.words(cell{state: state})))
	}
	width = max(width, widget.Width(s.words(cell{lapsed: true}))) + 2
	n := len(s.grid.places)
	fit := max(1, (w-leastRow)/width)
	if w < leastWide {
		fit = 1
	}
	switch {
	case n <= fit:
		to = n
	case w < 100:
		return width, s.column, s.column + 1
	default:
		from = max(0, min(s.column-fit/2, n-fit))
		to = from + fit
	}
	return max(width, min(s.widestHead(from, to), (w-goodRow)/(to-from))), from, to
}

// widestHead is the width that the heads of some columns would like.
func (s *stand) widestHead(from, to int) (width int) {
	for column := from; column < to; column++ {
		width = max(width, widget.Width(s.head(column))+2)
	}
	return width
}

// head names the address of a column.
func (s *stand) head(column int) string {
	n, address := s.grid.address(s.grid.places[column])
	if n == 0 {
		return words.In(s.env, "no-address", nil)
	}
	return fmt.Sprintf("%d %s", n, street(address))
}

// drawGrid draws the rows and the answers at the addresses.
func (s *stand) drawGrid(c widget.Canvas) {
	width, first, last := s.columns(c.Width())
	x := func(column int) int { return c.Width() - 1 - (last-column)*width }
	y := 0
	if len(s.grid.places) > 1 {
		y = 1
		if last-first > 1 && c.Height() > len(s.grid.lines)+1 {
			y = 2
		}
		s.drawHeads(c.Rows(0, y), first, last, width, x)
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

// drawHeads names the addresses: each over its column, in as many lines as there
// are; a single one whole.
func (s *stand) drawHeads(c widget.Canvas, first, last, width int, x func(int) int) {
	if last-first == 1 {
		c.Put(labelAt, 0, theme.Title, widget.Fit(
			fmt.Sprintf("%d / %d · %s", first+1, len(s.grid.places), s.placeName(first)), c.Width()-labelAt-1))
		return
	}
	for column := first; column < last; column++ {
		style := theme.Plain
		if column == s.column {
			style = theme.Title
		}
		lines := widget.Wrap(s.head(column), width-1)
		if h := c.Height(); len(lines) > h {
			lines = append(lines[:h-1], widget.Fit(strings.Join(lines[h-1:], " "), width-1))
		}
		for y, text := range lines {
			c.Put(x(column), y, style, text)
		}
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
	c.Put(1, peekLines-1, theme.Plain, widget.Fit(s.about(l, said, place), c.Width()-2))
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
func (s *stand) about(l line, c cell, place string) string {
	e := s.env
	out, last := []string{s.words(c)}, s.lastTime(l, place)
	switch {
	case c.state == "" && last != "":
		out, last = append(out, last), ""
	case c.follows && c.state != "":
		out = append(out, words.In(e, "follows", nil))
		for _, r := range c.why {
			out = append(out, e.In(r.Words()))
		}
	case c.note != "":
		out = append(out, "«"+lang.Line(c.note)+"»")
	default:
		out = append(out, words.In(e, "no-note", nil))
	}
	visit := s.visit(place)
	if visit != nil {
		out = append(out, words.In(e, "photos", lang.Args{"n": len(visit.Files)}))
	}
	switch {
	case c.state == "": // the hour at which other rows were looked at is not one of this row
	case visit != nil:
		m := visit.At
		out = append(out, m.Day.Digits())
		if m.Minute >= 0 {
			out[len(out)-1] += fmt.Sprintf(" %02d:%02d", m.Minute/60, m.Minute%60)
		}
		if visit.Source != "" {
			out = append(out, lang.Line(visit.Source))
		}
	case c.by != nil:
		out = append(out, c.by.At.Day.Digits())
	}
	if last != "" {
		out = append(out, last)
	}
	return strings.Join(out, " · ")
}
