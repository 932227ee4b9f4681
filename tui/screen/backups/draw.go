package backups

import (
	"fmt"
	"strconv"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen: what is planned and what to beware of above, the
// copies below.
func (r *room) Draw(c widget.Canvas) {
	if !r.known {
		return
	}
	said := r.said()
	high := 0
	for _, l := range said {
		high += len(widget.Wrap(l.Text, c.Width()-3))
	}
	high = max(0, min(high, c.Height()-leastRows))
	aid.DrawLines(c.Rows(0, high), said, &r.top, &r.most)
	if r.all.Plan != nil && !r.all.Gone {
		r.drawFiles(c.Rows(high+1, c.Height()-high-1))
	}
}

// leastRows is how much is left for the copies in a low window: a blank line, the
// heading, and two of them.
const leastRows = 4

// said is what there is to know of the plan, in sentences: what is to be done about it
// first, for in a low window the rest may not be seen.
func (r *room) said() []aid.Line {
	e := r.env
	var out []aid.Line
	say := func(style theme.Style, key string, a lang.Args) {
		out = append(out, aid.Line{Text: words.In(e, key, a), Style: style, Wide: true})
	}
	b := r.all
	switch {
	case b.Last == 0:
		say(theme.Unknown, "never", nil)
	case b.Ahead:
		say(theme.Unknown, "ahead", lang.Args{"day": b.Last.Digits()})
	default:
		say(theme.Title, "last", lang.Args{"day": b.Last.Digits(), "n": b.Days})
	}
	if b.Due {
		say(theme.Unknown, "due", nil)
	}
	if b.Plan == nil {
		say(theme.Plain, "no-plan", nil)
	}
	if b.Gone {
		say(theme.Unknown, "gone", nil)
	}
	if b.SameDisk {
		say(theme.Unknown, "same-disk", nil)
	}
	style := theme.Plain
	if b.Cover.State == journal.CoveredOff {
		style = theme.Unknown
	}
	say(style, "cover."+string(b.Cover.State), nil)
	if p := b.Plan; p != nil {
		say(theme.Plain, "folder", lang.Args{"path": lang.Line(p.Folder)})
		say(theme.Plain, "plan", lang.Args{"n": p.Every, "daily": p.Daily, "weekly": p.Weekly, "monthly": p.Monthly})
		if len(p.To) > 0 {
			say(theme.Plain, "plan-shut", lang.Args{"n": len(p.To)})
		}
	}
	if b.Foreign > 0 {
		say(theme.Plain, "foreign", lang.Args{"n": b.Foreign})
	}
	if b.Unread > 0 {
		say(theme.Plain, "unread", lang.Args{"n": b.Unread})
	}
	return out
}

func (r *room) drawFiles(c widget.Canvas) {
	e := r.env
	if c.Height() < 2 {
		return
	}
	title := func(key string) string { return words.In(e, key, nil) }
	state, behind := title("column.state"), title("column.behind")
	for _, f := range r.all.Files {
		state = longest(state, r.state(f))
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: title("column.made"), Width: len("20.01.2026 09:00")},
		widget.Column{Title: title("column.state"), Width: widget.Width(state)},
		widget.Column{Title: behind, Width: widget.Width(behind), Right: true},
		widget.Column{Title: title("column.size"), Width: 10, Right: true, Drop: 2},
		widget.Column{Title: title("column.file"), Drop: 1},
	)
	table.Head(c, 0)
	if len(r.all.Files) == 0 {
		c.Put(3, 2, theme.Plain, title("none"))
	}
	from, to := r.list.Window(len(r.all.Files), c.Height()-1)
	for i := from; i < to; i++ {
		f := r.all.Files[i]
		since := "–"
		if f.Behind != nil {
			since = strconv.Itoa(*f.Behind)
		}
		style := theme.Plain
		if f.Verified == 0 {
			style = theme.Unknown
		}
		table.Row(c, 1+i-from, i == r.list.Cursor,
			widget.Cell{Text: moment(f.Moment())}, widget.Cell{Text: r.state(f), Style: style}, widget.Cell{Text: since},
			widget.Cell{Text: words.In(e, "size", lang.Args{"kib": strconv.FormatInt((f.Bytes+1023)>>10, 10)})},
			widget.Cell{Text: f.Name})
	}
}

// moment writes when a copy was made.
func moment(m calendar.Moment) string {
	return m.Day.Digits() + fmt.Sprintf(" %02d:%02d", m.Minute/60, m.Minute%60)
}

func longest(a, b string) string {
	if widget.Width(b) > widget.Width(a) {
		return b
	}
	return a
}

// state says in a word or two what is known of a copy.
func (r *room) state(f desk.BackupFile) string {
	e := r.env
	switch {
	case f.Verified != 0 && f.Opened:
		return words.In(e, "state.whole", lang.Args{"day": f.Verified.Digits()})
	case f.Verified != 0:
		return words.In(e, "state.read-back", lang.Args{"day": f.Verified.Digits()})
	case !f.Ours:
		return words.In(e, "state.foreign", nil)
	}
	return words.In(e, "state.unverified", nil)
}
