package home

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// page is how many rows are asked for at a time.
const page = 200

// long is a list of which only what is in sight is held: it is counted, asked for
// page by page as the cursor walks, and narrowed by what is typed.
type long[T any] struct {
	env   *screen.Env
	owner screen.Screen
	// read gives how many rows there are, and a page of them; search is folded.
	read func(ctx context.Context, d *desk.Desk, search string, limit, offset int) (total int, rows []T, err error)
	came func() tea.Cmd // called when rows came; nil: nobody asks

	held      window[T]
	list      widget.List
	searching bool
	search    string // folded
	input     widget.Input
}

// ask reads the page that begins at an offset, and how long the list is.
func (l *long[T]) ask(offset int) tea.Cmd {
	l.held.asked++
	number, search, read := l.held.asked, l.search, l.read
	type answer struct {
		total int
		rows  []T
	}
	return screen.Look(l.env, l.owner, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		a.total, a.rows, err = read(ctx, d, search, page, offset)
		return a, err
	}, func(a answer) tea.Cmd {
		if number != l.held.asked {
			return nil
		}
		l.held.total, l.held.rows = a.total, a.rows
		l.held.offset = min(offset, max(0, a.total-1))
		l.list.Clamp(a.total)
		return l.tell()
	})
}

func (l *long[T]) tell() tea.Cmd {
	if l.came == nil {
		return nil
	}
	return l.came()
}

// refresh reads again what is in sight.
func (l *long[T]) refresh() tea.Cmd { return l.ask(max(0, l.list.Cursor-page/2)) }

// anew reads the list from its beginning: something was asked otherwise.
func (l *long[T]) anew() tea.Cmd {
	l.list.Cursor = 0
	return l.ask(0)
}

// at gives the row under the cursor, where it is held.
func (l *long[T]) at() (T, bool) { return l.held.at(l.list.Cursor) }

// begin begins to type what is looked for.
func (l *long[T]) begin() tea.Cmd {
	l.searching = true
	return nil
}

// Typing implements screen.Typist for those that hold a long list.
func (l *long[T]) Typing() bool { return l.searching }

// Type implements screen.Typist for those that hold a long list.
func (l *long[T]) Type(text string) tea.Cmd {
	l.input.Type(text)
	return l.look()
}

func (l *long[T]) look() tea.Cmd {
	l.search = lang.Fold(l.input.Text())
	return l.anew()
}

// all takes away what was typed.
func (l *long[T]) all() tea.Cmd {
	l.searching, l.input = false, widget.Input{}
	return l.look()
}

// key types, or moves the cursor.
func (l *long[T]) key(k keys.Key) (tea.Cmd, bool) {
	switch {
	case l.searching && (k == keys.Enter || k == keys.Down):
		l.searching = false
		return nil, true
	case l.searching && k == keys.Esc:
		return l.all(), true
	case l.searching && l.input.Key(k):
		return l.look(), true
	case l.list.Key(k, max(l.held.total, 0)):
		if offset, ok := l.held.wanted(l.list.Cursor); ok {
			return l.ask(offset), true
		}
		return l.tell(), true
	}
	return nil, false
}

// drawSearch draws what is typed, and gives the line below it.
func (l *long[T]) drawSearch(c widget.Canvas) (y int) {
	if !l.searching && l.search == "" {
		return 0
	}
	x := c.Put(1, 0, theme.Title, words.In(l.env, "search", nil)) + 2
	l.input.Draw(c.Part(x, 0, c.Width()-x-1, 1), l.searching)
	return 1
}

// drawRows draws the rows in sight; one that is not held yet is a sign that it
// will be.
func (l *long[T]) drawRows(c widget.Canvas, table widget.Table, cells func(T) []widget.Cell) {
	from, to := l.list.Window(max(l.held.total, 0), c.Height())
	for i := from; i < to; i++ {
		row := []widget.Cell{{Text: "…"}}
		if one, ok := l.held.at(i); ok {
			row = cells(one)
		}
		table.Row(c, i-from, i == l.list.Cursor, row...)
	}
}
