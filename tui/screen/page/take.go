package page

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// taking is what is known of addresses that are being captured: the work goes on
// behind the screen, and stays where the screen is left.
type taking struct {
	env    *screen.Env
	job    *screen.Job
	list   []desk.Visit // that were asked for, with what came so far
	done   int
	last   desk.Visit // the one that came last
	found  int        // proposals that wait on what came
	unread int
}

// visitTold is what the desk tells of one address.
type visitTold struct {
	done int
	of   desk.Visit
}

func takingKey(inspection string) string { return "pages " + inspection }

// takingOf gives what is being captured for an inspection, nil where nothing is.
func takingOf(e *screen.Env, inspection string) *taking {
	if j := e.JobOf(takingKey(inspection)); j != nil {
		return j.State.(*taking)
	}
	return nil
}

// plan says which addresses are to be visited: those that were named, each, whether or
// not it was captured before.
func plan(ctx context.Context, d *desk.Desk, named []desk.NamedAddress, render bool) (desk.Visits, error) {
	tomorrow := d.Today().Add(1) // what was captured today is captured again: she named it
	round, err := d.PlanVisits(ctx, desk.VisitsInput{Named: named, Since: tomorrow, Render: render})
	if err != nil {
		return round, err
	}
	round.List = slices.DeleteFunc(round.List, func(v desk.Visit) bool {
		return !slices.ContainsFunc(named, func(n desk.NamedAddress) bool {
			return lang.Line(n.Address) == v.Address && n.Check == v.Check
		})
	})
	return round, nil
}

// take captures addresses behind the screen. Where nothing at all could be done, back
// brings back what was asked for.
func take(e *screen.Env, inspection string, round desk.Visits, back func() tea.Cmd) tea.Cmd {
	t := &taking{env: e, list: slices.Clone(round.List)}
	t.job = &screen.Job{Key: takingKey(inspection), State: t}
	return screen.Begin(e, t.job, func(ctx context.Context, d *desk.Desk, tell func(visitTold)) error {
		_, err := d.RunVisits(ctx, round, func(done, _ int, v desk.Visit) { tell(visitTold{done, v}) })
		return err
	}, func(told visitTold) tea.Cmd {
		t.hear(told)
		return refresh(e)
	}, func(err error) tea.Cmd {
		if err != nil && t.done == 0 {
			return back()
		}
		return tea.Batch(fresh(e), t.sum())
	})
}

// hear notes what came of one address.
func (t *taking) hear(told visitTold) {
	t.done, t.last = told.done, told.of
	t.found += told.of.Found
	if told.of.State != desk.VisitRead {
		t.unread++
	}
	for i := range t.list {
		if t.list[i].Address == told.of.Address && t.list[i].Check == told.of.Check {
			t.list[i] = told.of
		}
	}
}

// refresh reads the list of pages anew where it is in front.
func refresh(e *screen.Env) tea.Cmd {
	if s, ok := e.Front().(*pages); ok {
		return s.Open()
	}
	return nil
}

// fresh is refresh when all is captured: the cursor comes to what was captured last.
func fresh(e *screen.Env) tea.Cmd {
	if s, ok := e.Front().(*pages); ok {
		s.fresh = true
	}
	return refresh(e)
}

// sum tells what came of it all.
func (t *taking) sum() tea.Cmd {
	key := "taken"
	if t.done < len(t.list) {
		key = "taken.stopped"
	}
	return t.env.Tell(words.Text(key, lang.Args{"n": t.done, "all": len(t.list), "found": t.found, "unread": t.unread}))
}

// waiting lists the addresses from which nothing came yet.
func (t *taking) waiting() []string {
	var out []string
	for _, v := range t.list {
		if v.State == desk.VisitWaiting {
			out = append(out, address(v.Address))
		}
	}
	return out
}

// draw says what was done and what waits, and how many rows that took.
func (t *taking) draw(c widget.Canvas) int {
	e := t.env
	head := "taking"
	if t.job.Stopped() {
		head = "taking.stops"
	}
	widget.Heading(c, 0, words.In(e, head, nil), strconv.Itoa(t.done)+" / "+strconv.Itoa(len(t.list)))
	y := 1
	if t.done > 0 {
		cell := VisitCell(e, t.last)
		x := c.Put(3, y, cell.Style, strings.TrimSpace(cell.Text)) + 2
		c.Put(x, y, theme.Plain, widget.Fit(address(t.last.Address), c.Width()-x-1))
		y++
	}
	if list := t.waiting(); len(list) > 0 {
		text := words.In(e, "taking.waits", lang.Args{"n": len(list), "page": list[0]})
		c.Put(3, y, theme.Plain, widget.Fit(text, c.Width()-4))
		y++
	}
	return y
}

// VisitCell shows how far a visit has come: sign and word.
func VisitCell(e *screen.Env, v desk.Visit) widget.Cell {
	switch v.State {
	case desk.VisitRead, desk.VisitUnread:
		return OutcomeCell(e, v.Outcome)
	case desk.VisitLeft:
		return widget.Cell{Text: "– " + words.In(e, "visit.left", nil)}
	}
	return widget.Cell{Text: "○ " + words.In(e, "visit.waiting", nil)}
}
