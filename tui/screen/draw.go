package screen

import (
	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// From this width a list and its detail stand side by side.
const wide = 104

// Panes cuts a body in two where there is room: what the cursor walks on the
// left, what it means on the right. Where there is none the right one is empty.
func Panes(c widget.Canvas) (left, right widget.Canvas) {
	return split(c, c.Width()*3/5)
}

// ReadingPanes is Panes for screens of text: the text has the wide side.
func ReadingPanes(c widget.Canvas) (left, right widget.Canvas) {
	return split(c, c.Width()*41/100)
}

func split(c widget.Canvas, at int) (left, right widget.Canvas) {
	w, h := c.Size()
	if w < wide {
		return c, c.Part(w, 0, 0, h)
	}
	c.Part(at, 0, 1, h).Column(0, theme.Plain, "│")
	return c.Part(0, 0, at, h), c.Part(at+1, 0, w-at-1, h)
}

// VerdictCell shows a verdict: sign, word and colour.
func VerdictCell(e *Env, v checks.Verdict) widget.Cell {
	sign, style := theme.Verdict(v)
	return widget.Cell{Text: sign + " " + e.In(v.Words()), Style: style}
}

// VerdictWidth is the width of the longest verdict in the language in force,
// with room for the mark of a stale one.
func VerdictWidth(e *Env) int {
	n := 0
	for _, v := range checks.Verdicts() {
		n = max(n, widget.Width(VerdictCell(e, v).Text))
	}
	return n
}

// StateCell shows the state of a slot, an item or an event.
func StateCell(e *Env, s checks.State) widget.Cell {
	sign, style := theme.State(s)
	return widget.Cell{Text: sign + " " + e.In(s.Words()), Style: style}
}

// Period writes a period: within one year the first day goes without it.
func Period(s calendar.Span) string {
	from, to := s.From.Digits(), s.To.Digits()
	if s.From.Year() == s.To.Year() {
		from = from[:len("01.01")]
	}
	return from + "–" + to
}

// ActToday is the act of the Standard in force today: a text that was added may
// begin later.
func ActToday(e *Env) string {
	law := e.Desk.Standard()
	return law.InForce(law.Timeline(0), e.Desk.Today()).Act
}

// CheckOf gives a check; one that was sealed and is in no catalogue any more has
// its id for a title.
func CheckOf(e *Env, id string) *standard.Check {
	if check := e.Desk.Standard().Check(id); check != nil {
		return check
	}
	return &standard.Check{ID: id, Title: lang.Same(id), Short: lang.Same(id)}
}
