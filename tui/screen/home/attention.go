package home

import (
	"context"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// attention is what needs the analyst now: it stands above the list of inspections,
// and each of its lines leads to where the thing is done. It is read behind the
// screen; what is found on pages is counted by a job, and read again when it ends.
type attention struct {
	env   *screen.Env
	owner screen.Screen

	everybody bool // what needs anybody, not the analyst alone
	needs     desk.Needs
	known     bool // it was read
	list      widget.List
	asked     int // number of the last reading: what an earlier one brings is stale
	stuck     int // how many a job left uncounted that made no way: it is not begun again for them

	brief   desk.Brief
	briefOf string // the line that it is of
	briefed int    // number of the last question
}

// query asks for what is shown.
func (a *attention) query() desk.NeedsQuery { return desk.NeedsQuery{Mine: !a.everybody} }

// read reads it again. The cursor stays on its line.
func (a *attention) read() tea.Cmd { return a.readAfter(func() {}) }

// readAfter is read, with what is to be known before anything is begun for what came.
func (a *attention) readAfter(came func()) tea.Cmd {
	a.asked++
	number, q := a.asked, a.query()
	return screen.Look(a.env, a.owner, func(ctx context.Context, d *desk.Desk) (desk.Needs, error) {
		return d.Needs(ctx, q)
	}, func(n desk.Needs) tea.Cmd {
		if number != a.asked {
			return nil
		}
		on := a.on()
		a.needs, a.known = n, true
		for i, l := range n.Lines {
			if lineID(l) == on {
				a.list.Cursor = i
			}
		}
		a.list.Clamp(len(n.Lines))
		came()
		return tea.Batch(a.count(), a.ask())
	})
}

// lineID tells the lines apart, so that the cursor finds its own again.
func lineID(l desk.NeedLine) string {
	id := string(l.Kind) + " " + l.Inspection + " " + string(l.Paper) + " " + l.Review + " " + l.About + " " + l.Holder
	switch {
	case l.Term != nil:
		id += " " + string(l.Term.Kind) + " " + l.Term.Paper + " " + l.Term.Item + " " + l.Term.Last.String()
	case l.Draft != nil:
		id += " " + l.Draft.ID
	}
	return id
}

func (a *attention) on() string {
	if l, ok := a.at(); ok {
		return lineID(l)
	}
	return ""
}

// at gives the line under the cursor.
func (a *attention) at() (l desk.NeedLine, ok bool) {
	if i := a.list.Cursor; i < len(a.needs.Lines) {
		return a.needs.Lines[i], true
	}
	return l, false
}

// counting is how far the job has come that looks through captured pages.
type counting struct{ done, total int }

// countingKey names that job.
const countingKey = "waiting"

// count looks through the pages that were not looked through yet, behind the screen.
// What a job could not count, another cannot either.
func (a *attention) count() tea.Cmd {
	e := a.env
	left, q := a.needs.Uncounted, a.query()
	if a.stuck = min(a.stuck, left); left == a.stuck {
		return nil
	}
	job := &screen.Job{Key: countingKey}
	return screen.Begin(e, job, func(ctx context.Context, d *desk.Desk, tell func(counting)) error {
		return d.CountWaiting(ctx, q, func(done, total int) { tell(counting{done, total}) })
	}, func(c counting) tea.Cmd {
		job.State = c
		return nil
	}, func(err error) tea.Cmd {
		if err != nil || job.Stopped() {
			return nil
		}
		return a.readAfter(func() {
			if q == a.query() && a.needs.Uncounted >= left {
				a.stuck = a.needs.Uncounted
			}
		})
	})
}

// counted says how far that job has come, "" where none runs.
func (a *attention) counted() string {
	job := a.env.JobOf(countingKey)
	if job == nil {
		return ""
	}
	c, _ := job.State.(counting)
	return words.In(a.env, "need.counting", lang.Args{"done": strconv.Itoa(c.done), "total": strconv.Itoa(c.total)})
}

// briefAfter is how long the cursor must stand on a line before it is read what
// stands beside it: whoever walks past asks nothing.
const briefAfter = 150e6

// ask reads what stands beside the line under the cursor, where it is shown.
func (a *attention) ask() tea.Cmd {
	l, ok := a.at()
	if !ok || lineID(l) == a.briefOf {
		return nil
	}
	a.briefed++
	number := a.briefed
	return a.env.Later(briefAfter, func() tea.Cmd {
		if number != a.briefed {
			return nil
		}
		return screen.Look(a.env, a.owner, func(ctx context.Context, d *desk.Desk) (desk.Brief, error) {
			return d.BriefOf(ctx, l)
		}, func(b desk.Brief) tea.Cmd {
			if number == a.briefed {
				a.brief, a.briefOf = b, lineID(l)
			}
			return nil
		})
	})
}
