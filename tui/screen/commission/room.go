package commission

import (
	"context"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Room is the list of sittings. It stands beside the other rooms of home, which give
// it its tabs and the ways to them.
type Room struct {
	Env   *screen.Env
	Owner screen.Screen          // as which it stands in the stack
	Tabs  func() string          // the line of tabs
	Ways  func() []screen.Action // to the other rooms
	Today func() string          // the stamp

	rows []desk.SittingLine
	open []desk.OpenDecision // recommendations that wait to be executed
	read bool
	list widget.List
}

// New makes the room.
func New(e *screen.Env) *Room { return &Room{Env: e} }

// Open implements screen.Opener.
func (r *Room) Open() tea.Cmd {
	type answer struct {
		rows []desk.SittingLine
		open []desk.OpenDecision
	}
	return screen.Look(r.Env, r.Owner, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.rows, err = d.Sittings(ctx); err == nil {
			a.open, err = d.OpenDecisions(ctx, "")
		}
		return a, err
	}, func(a answer) tea.Cmd {
		r.rows, r.open, r.read = a.rows, a.open, true
		r.list.Clamp(len(a.rows))
		return nil
	})
}

// Tab is the name of the room.
func (r *Room) Tab() string { return words.In(r.Env, "commission", nil) }

// Crumb implements screen.Screen.
func (r *Room) Crumb() string { return r.Tab() }

// Stamp implements screen.Screen.
func (r *Room) Stamp() string { return r.Today() }

// Context implements screen.Screen.
func (r *Room) Context() (left, right string) { return r.Tabs(), "" }

// Actions implements screen.Screen.
func (r *Room) Actions() []screen.Action {
	look := screen.Can("sitting-show", func() tea.Cmd { return Open(r.Env, r.rows[r.list.Cursor].ID) }).Unless(r.none)
	add := screen.Can("sitting-open", func() tea.Cmd { return opening(r.Env, nil).Open() })
	out := []screen.Action{look, add}
	if r.read && len(r.rows) == 0 {
		out = []screen.Action{add, look}
	}
	return append(append(out, r.Ways()...), screen.Can("refresh", r.Open))
}

func (r *Room) none() lang.Text {
	if len(r.rows) == 0 {
		return words.Text("no-sittings", nil)
	}
	return lang.Text{}
}

// Key implements screen.Screen.
func (r *Room) Key(k keys.Key) (tea.Cmd, bool) { return nil, r.list.Key(k, len(r.rows)) }

// Next implements screen.Screen.
func (r *Room) Next() string {
	if len(r.rows) == 0 {
		return words.In(r.Env, "next.open", nil)
	}
	return words.In(r.Env, "next.show", lang.Args{"day": r.rows[r.list.Cursor].Day.Digits()})
}

// Draw implements screen.Screen.
func (r *Room) Draw(c widget.Canvas) {
	left, right := screen.Panes(c)
	if right.Width() > 0 {
		r.drawList(left)
		r.drawBeside(right)
		return
	}
	below := min(7, c.Height()/3)
	r.drawList(c.Rows(0, c.Height()-below))
	r.drawBeside(c.Rows(c.Height()-below, below))
}

func (r *Room) drawList(c widget.Canvas) {
	e := r.Env
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.day", nil), Width: 10}, widget.Column{Title: words.In(e, "column.hour", nil), Width: 5},
		widget.Column{Title: words.In(e, "column.place", nil)},
		widget.Column{Title: words.In(e, "column.items", nil), Width: 8, Right: true},
		widget.Column{Title: words.In(e, "column.decided", nil), Width: 8, Right: true, Drop: 1},
	)
	table.Head(c, 0)
	if r.read && len(r.rows) == 0 {
		r.drawEmpty(c)
	}
	from, to := r.list.Window(len(r.rows), c.Height()-1)
	for i := from; i < to; i++ {
		s := r.rows[i]
		table.Row(c, 1+i-from, i == r.list.Cursor, widget.Cell{Text: s.Day.Digits()}, widget.Cell{Text: s.Hour}, widget.Cell{Text: lang.Line(s.Place)},
			widget.Cell{Text: strconv.Itoa(s.Items)}, widget.Cell{Text: strconv.Itoa(s.Decided)})
	}
}

// drawEmpty says that there is no sitting yet, and when the Commission sits.
func (r *Room) drawEmpty(c widget.Canvas) {
	day := r.Env.Desk.Today()
	span := checks.SittingSpan(day)
	if span.To < day {
		span = checks.SittingSpan(span.To.Add(1))
	}
	y := 2
	for _, text := range []string{
		words.In(r.Env, "no-sittings", nil), words.In(r.Env, "span", lang.Args{"from": span.From.Digits(), "to": span.To.Digits()}),
	} {
		for _, line := range widget.Wrap(text, c.Width()-6) {
			c.Put(3, y, theme.Plain, line)
			y++
		}
	}
}

// drawBeside lists the recommendations that wait to be executed.
func (r *Room) drawBeside(c widget.Canvas) {
	widget.Heading(c, 0, words.In(r.Env, "to-follow", nil), strconv.Itoa(len(r.open)))
	y := 1
	for _, o := range r.open {
		style := theme.Plain
		if o.Late {
			style = theme.Broken
		}
		term := "–"
		if o.Decision.Term != 0 {
			term = o.Decision.Term.Digits()
		}
		c.Put(1, y, style, widget.Fit(term+"  "+r.Env.In(o.Title), c.Width()-2))
		y++
	}
}
