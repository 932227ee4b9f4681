// Package record shows entries of the journal as people read them: when, who,
// what, the newest first, and below what is behind the one under the cursor.
package record

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)

// List is a list of entries with a cursor.
type List struct {
	Env   *screen.Env
	lines []desk.JournalLine
	read  bool
	list  widget.List
}

// Show gives the list its entries, the oldest first as the journal has them.
func (l *List) Show(lines []desk.JournalLine) {
	l.lines = slices.Clone(lines)
	slices.Reverse(l.lines)
	l.read = true
}

// At gives the entry under the cursor.
func (l *List) At() (desk.JournalLine, bool) {
	if len(l.lines) == 0 {
		return desk.JournalLine{}, false
	}
	l.list.Clamp(len(l.lines))
	return l.lines[l.list.Cursor], true
}

// Key moves the cursor.
func (l *List) Key(k keys.Key) bool { return l.list.Key(k, len(l.lines)) }

// below is how many lines the entry under the cursor has.
const below = 4

// Draw draws the list and what is behind the entry under the cursor.
func (l *List) Draw(c widget.Canvas) {
	e := l.Env
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "when", nil), Width: 11},
		widget.Column{Title: words.In(e, "who", nil), Width: 18, Drop: 1},
		widget.Column{Title: words.In(e, "what", nil)},
	)
	table.Head(c, 0)
	if l.read && len(l.lines) == 0 {
		c.Put(3, 2, theme.Plain, words.In(e, "empty", nil))
		return
	}
	h := c.Height() - 1
	if h >= 12 {
		h -= below + 1
	}
	from, to := l.list.Window(len(l.lines), h)
	for i := from; i < to; i++ {
		line := l.lines[i]
		what := widget.Cell{Text: e.In(line.What)}
		if !line.Live {
			what.Style = theme.Muted
		}
		table.Row(c, 1+i-from, i == l.list.Cursor,
			widget.Cell{Text: When(line)}, widget.Cell{Text: lang.Line(line.Author)}, what)
	}
	if entry, ok := l.At(); ok && h < c.Height()-1 {
		l.drawEntry(c.Rows(h+1, below+1), entry)
	}
}

func (l *List) drawEntry(c widget.Canvas, entry desk.JournalLine) {
	e := l.Env
	widget.Heading(c, 0, words.In(e, "entry", nil), strconv.Itoa(len(l.lines)-l.list.Cursor)+" / "+strconv.Itoa(len(l.lines)))
	y := 1
	for _, line := range widget.Wrap(e.In(entry.What), c.Width()-2) {
		c.Put(1, y, theme.Plain, line)
		y++
	}
	hash := string(entry.Hash)
	c.Put(1, 3, theme.Plain, widget.Fit(lang.Line(entry.Author)+" · "+When(entry)+" · "+state(e, entry), c.Width()-2))
	c.Put(1, 4, theme.Plain, widget.Fit(words.In(e, "hash", lang.Args{"hash": hash}), c.Width()-2))
}

// state says whether the entry stands.
func state(e *screen.Env, entry desk.JournalLine) string {
	switch {
	case entry.Undone:
		return words.In(e, "undone", nil)
	case !entry.Live:
		return words.In(e, "replaced", nil)
	}
	return words.In(e, "live", nil)
}

// When is the moment of an entry in Kazakhstan: «17.12 14:32».
func When(entry desk.JournalLine) string {
	m := calendar.MomentOf(entry.Header.Time)
	if m.Day == 0 {
		return "–" // a clock that stood outside all calendars
	}
	_, month, day := m.Day.Date()
	return fmt.Sprintf("%02d.%02d %02d:%02d", day, month, m.Minute/60, m.Minute%60)
}
