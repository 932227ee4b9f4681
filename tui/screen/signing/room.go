package signing

import (
	"context"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// room is the list of keys.
type room struct {
	env  *screen.Env
	read bool
	rows []desk.KeyLine
	list widget.List
}

// Open opens the room.
func Open(e *screen.Env) tea.Cmd { return e.Push(&room{env: e}) }

// Open implements screen.Opener.
func (r *room) Open() tea.Cmd {
	return screen.Look(r.env, r, func(ctx context.Context, d *desk.Desk) ([]desk.KeyLine, error) {
		return d.Keys(ctx)
	}, func(rows []desk.KeyLine) tea.Cmd {
		r.rows, r.read = rows, true
		r.list.Clamp(len(rows))
		return nil
	})
}

// Crumb implements screen.Screen.
func (r *room) Crumb() string { return words.In(r.env, "keys", nil) }

// Stamp implements screen.Screen.
func (r *room) Stamp() string { return r.env.Desk.Today().Digits() }

// Context implements screen.Screen.
func (r *room) Context() (left, right string) { return words.In(r.env, "keys.about", nil), "" }

// Actions implements screen.Screen.
func (r *room) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("file-verify", func() tea.Cmd { return Verify(r.env) }),
		screen.Can("key-show", r.show).Unless(r.none),
		screen.Can("key-retire", r.retire).Unless(r.noRetiring),
		screen.Can("refresh", r.Open),
		screen.Can("back", r.env.Pop),
	}
}

func (r *room) at() (desk.KeyLine, bool) {
	r.list.Clamp(len(r.rows))
	if len(r.rows) == 0 {
		return desk.KeyLine{}, false
	}
	return r.rows[r.list.Cursor], true
}

func (r *room) none() lang.Text {
	if _, ok := r.at(); !ok {
		return words.Text("none", nil)
	}
	return lang.Text{}
}

func (r *room) noRetiring() lang.Text {
	if k, ok := r.at(); ok && k.Retired != nil {
		return words.Text("retired-already", lang.Args{"day": day(k.Retired.Day)})
	}
	return r.none()
}

// Next implements screen.Screen.
func (r *room) Next() string {
	if k, ok := r.at(); ok {
		return words.In(r.env, "next", lang.Args{"label": name(k)})
	}
	return words.In(r.env, "none", nil)
}

// Key implements screen.Screen.
func (r *room) Key(k keys.Key) (tea.Cmd, bool) {
	return nil, r.list.KeyOver(k, len(r.rows), func(int) bool { return true })
}

// Draw implements screen.Screen.
func (r *room) Draw(c widget.Canvas) {
	e := r.env
	if !r.read {
		return
	}
	if len(r.rows) == 0 {
		c.Put(3, 0, theme.Plain, words.In(e, "none", nil))
		return
	}
	title := func(key string) string { return words.In(e, key, nil) }
	state := 0
	for _, k := range r.rows {
		state = max(state, widget.Width(r.state(k)))
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: title("column.key"), Width: 9},
		widget.Column{Title: title("column.names")},
		widget.Column{Title: title("column.days"), Width: len("20.01.2026–20.01.2026") - 2, Drop: 2},
		widget.Column{Title: title("column.entries"), Width: 9, Right: true, Drop: 3},
		widget.Column{Title: title("column.state"), Width: state},
		widget.Column{Title: title("column.stream"), Width: 12, Drop: 1},
	)
	table.Head(c, 0)
	from, to := r.list.Window(len(r.rows), c.Height()-1)
	for i := from; i < to; i++ {
		k := r.rows[i]
		style := theme.Plain
		if k.Retired != nil {
			style = theme.Muted
		}
		table.Row(c, 1+i-from, i == r.list.Cursor,
			widget.Cell{Text: name(k), Style: style}, widget.Cell{Text: lang.Line(strings.Join(k.Authors, ", ")), Style: style},
			widget.Cell{Text: k.First.Digits() + "–" + k.Last.Digits(), Style: style}, widget.Cell{Text: strconv.Itoa(k.Entries), Style: style},
			widget.Cell{Text: r.state(k), Style: style}, widget.Cell{Text: desk.ShortStream(k.Stream), Style: theme.Muted})
	}
}

// name names a key by its label, as entries do.
func name(k desk.KeyLine) string { return "@" + lang.Line(k.Label) }

// state says where a key is and whether it is in use.
func (r *room) state(k desk.KeyLine) string {
	switch {
	case k.Retired != nil:
		return words.In(r.env, "state.retired", lang.Args{"day": day(k.Retired.Day)})
	case k.Next:
		return words.In(r.env, "state.next", nil)
	case k.Here:
		return words.In(r.env, "state.here", nil)
	}
	return words.In(r.env, "state.elsewhere", nil)
}

// day writes a day of the journal as it is shown.
func day(iso string) string {
	if d, err := calendar.ParseDay(iso); err == nil {
		return d.Digits()
	}
	return lang.Line(iso)
}

// show opens one key whole.
func (r *room) show() tea.Cmd {
	k, _ := r.at()
	return screen.Look(r.env, r, func(ctx context.Context, d *desk.Desk) (desk.KeyView, error) {
		return d.Key(ctx, string(k.Stream))
	}, func(k desk.KeyView) tea.Cmd {
		return aid.Read(&aid.Reader{
			Env: r.env, Name: func() string { return words.In(r.env, "show", lang.Args{"label": name(k.KeyLine)}) },
			Lines: func() []aid.Line { return r.lines(k) },
		})
	})
}

func (r *room) lines(k desk.KeyView) []aid.Line {
	e := r.env
	line := func(key, text string) aid.Line { return aid.Line{Label: words.In(e, key, nil), Text: text} }
	out := []aid.Line{
		line("column.names", lang.Line(strings.Join(k.Authors, ", "))),
		line("column.days", k.First.Digits()+"–"+k.Last.Digits()),
		line("column.entries", strconv.Itoa(k.Entries)),
		line("column.state", r.state(k.KeyLine)),
		line("column.stream", string(k.Stream)),
		line("head", strconv.FormatInt(k.Head.Number, 10)+" · "+string(k.Head.Hash)),
	}
	if k.Retired != nil {
		out = append(out, line("reason", lang.Line(k.Retired.Reason)), line("said-by", lang.Line(k.Retired.By)))
	}
	for _, h := range k.Continues {
		out = append(out, line("continues", strconv.FormatInt(h.Number, 10)+" · "+lang.Line(h.Hash)))
	}
	return out
}
