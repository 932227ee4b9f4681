package law

import (
	"strconv"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// lowBody is the height under which a list has no room for a text below it.
const lowBody = 14

// Draw implements screen.Screen: the clauses on the left, both texts of the one under
// the cursor on the right, or below where there is no room beside.
func (r *Room) Draw(c widget.Canvas) {
	if r.read == nil {
		return
	}
	left, right := screen.ReadingPanes(c)
	switch {
	case right.Width() > 0:
	case c.Height() >= lowBody:
		above := c.Height() / 2
		left, right = c.Rows(0, above), c.Rows(above, c.Height()-above)
	default:
		right = c.Rows(0, 0)
	}
	beside := right.Width() > 0 && right.Width() < c.Width()
	if beside {
		r.drawBelow(left)
	} else {
		r.drawList(left)
	}
	if l, ok := r.at(); ok && right.Height() > 1 {
		lines := r.brief(l)
		if r.inText {
			lines[0].Head = "▸ " + lines[0].Head
		}
		r.text.Draw(right, lines)
	}
}

// drawBelow draws the list with the acts under it, each with its days.
func (r *Room) drawBelow(c widget.Canvas) {
	acts := r.acts()
	below := len(acts) + 1
	if c.Height() < below+12 {
		r.drawList(c)
		return
	}
	r.drawList(c.Rows(0, c.Height()-below))
	under := c.Rows(c.Height()-below, below)
	widget.Heading(under, 0, words.In(r.Env, "acts", nil), "")
	for i, line := range acts {
		under.Put(1, i+1, theme.Plain, widget.Fit(line, c.Width()-2))
	}
}

// acts says on which days each text was in force.
func (r *Room) acts() []string {
	var out []string
	width := 0
	for _, e := range r.read.Law.Editions() {
		width = max(width, widget.Width(e.ID))
	}
	for _, e := range r.read.Law.Editions() {
		_, possible := r.read.Timeline.Spans(e.ID)
		out = append(out, widget.Pad(e.ID, width+2)+r.Env.In(possible.Words()))
	}
	return out
}

// drawList draws what is asked for in a line, and the clauses under it.
func (r *Room) drawList(c widget.Canvas) {
	e, y := r.Env, 0
	category := words.In(e, "standard.all", nil)
	if r.category > 0 {
		category = e.In(r.read.Law.Categories()[r.category-1].Name)
	}
	c.Right(c.Width()-1, y, theme.Plain, r.count())
	c.Put(1, y, theme.Title, widget.Fit(category, c.Width()-4-widget.Width(r.count())))
	y++
	if r.typing || !r.search.Empty() {
		x := c.Put(1, y, theme.Title, words.In(e, "standard.search", nil)) + 2
		r.search.Draw(c.Part(x, y, c.Width()-x-1, 1), r.typing)
		y++
	}
	legend := r.legend(c.Width() - 2)
	r.drawRows(c.Rows(y, c.Height()-y-len(legend)))
	for i, line := range legend {
		c.Put(1, c.Height()-len(legend)+i, theme.Plain, line)
	}
}

// drawRows draws the clauses: both numbers, the name of the check, how the texts
// stand to each other.
func (r *Room) drawRows(c widget.Canvas) {
	e := r.Env
	from, to := r.texts()
	rows := r.shown()
	word := 0
	for _, l := range r.lines {
		word = max(word, widget.Width(e.In(l.Change.Words())))
	}
	change := widget.Column{Width: 2, Right: true}
	whole := c.Width() >= 76
	if whole {
		change = widget.Column{Title: words.In(e, "compare.change", nil), Width: min(word+2, 24)}
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: brieflyAct(from), Width: 8}, widget.Column{Title: brieflyAct(to), Width: 8},
		widget.Column{Title: words.In(e, "compare.check", nil)}, change)
	table.Head(c, 0)
	if len(rows) == 0 {
		for i, line := range widget.Wrap(words.In(e, "compare.none", nil), c.Width()-6) {
			c.Put(3, 2+i, theme.Plain, line)
		}
	}
	top, end := r.list.Window(len(rows), c.Height()-1)
	for i := top; i < end; i++ {
		l := rows[i]
		mark := sign(l.Change)
		if whole {
			mark += " " + e.In(l.Change.Words())
		}
		table.Row(c, 1+i-top, i == r.list.Cursor, widget.Cell{Text: orDash(l.From.Clause)}, widget.Cell{Text: orDash(l.To.Clause)},
			widget.Cell{Text: r.name(l)}, widget.Cell{Text: mark, Style: style(l.Change)})
	}
}

// brieflyAct names an edition in the eight cells of a column.
func brieflyAct(id string) string {
	if act, _, amended := strings.Cut(id, "-"); amended && widget.Width(id) > 8 {
		return act + "/…"
	}
	return id
}

// name is the short title of the check that serves a clause.
func (r *Room) name(l clauseLine) string {
	if l.check == nil {
		return words.In(r.Env, "standard.no-check", nil)
	}
	return r.Env.In(l.check.Short)
}

// legend says what the signs mean, with how often each stands, in as many lines as it
// takes.
func (r *Room) legend(width int) []string {
	count := map[standard.Change]int{}
	for _, l := range r.shown() {
		count[l.Change]++
	}
	var out []string
	line := ""
	for _, change := range []standard.Change{standard.Substance, standard.Reworded, standard.NotKnown, standard.Begun, standard.Ended, standard.Same} {
		n := count[change]
		if n == 0 {
			continue
		}
		said := sign(change) + " " + r.Env.In(change.Words()) + ": " + strconv.Itoa(n)
		if line != "" && widget.Width(line)+3+widget.Width(said) > width {
			out, line = append(out, line), ""
		}
		if line != "" {
			line += "   "
		}
		line += said
	}
	return append(out, line)
}

// holds tells whether a clause holds what is looked for: in its numbers, its check,
// what the check asks, the texts.
func (r *Room) holds(l clauseLine, wanted string) bool {
	all := []string{l.From.Clause, l.To.Clause, l.Note.KK, l.Note.RU, l.Note.EN}
	for _, t := range l.Texts {
		all = append(all, t.From.Text, t.To.Text)
	}
	every := func(t lang.Text) { all = append(all, t.KK, t.RU, t.EN) }
	if l.check != nil {
		every(l.check.Title)
		every(l.check.Short)
		for i := range l.check.Parts {
			every(l.check.Parts[i].Title)
		}
	}
	return strings.Contains(lang.Fold(strings.Join(all, "\n")), wanted)
}

// brief is what stands beside the list: both texts, what changed, and what follows
// for citing.
func (r *Room) brief(l clauseLine) []aid.Line {
	w := writer{env: r.Env, read: r.read}
	return append(w.change(l), append(w.bodies(l), w.follows(l)...)...)
}
