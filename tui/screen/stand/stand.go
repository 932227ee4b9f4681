package stand

import (
	"context"
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// stand is the grid on the screen.
type stand struct {
	env     *screen.Env
	id      string // of the inspection
	grid    *grid  // nil until it is read
	rows    widget.List
	column  int
	placed  bool         // the cursor was put on the first cell that waits
	draft   *desk.Draft  // of a note, to be taken up
	pending []*answer    // said, and not yet seen in what was read
	source  string       // who showed the last one, for the next address
	last    *desk.Before // the holder's earlier inspection; nil: there is none
	before  []cell       // what stood before something was taken back: the cursor goes where it differs
}

// Open opens the sheet of the stands of an inspection.
func Open(e *screen.Env, inspection string) tea.Cmd {
	return e.Push(&stand{env: e, id: inspection})
}

// Open implements screen.Opener.
func (s *stand) Open() tea.Cmd {
	var settled []*answer
	for _, a := range s.pending {
		if a.written {
			settled = append(settled, a)
		}
	}
	type read struct {
		view desk.CheckView
		last *desk.Before
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (out read, err error) {
		if out.last, err = d.Before(ctx, s.id); err != nil {
			out.last = nil // the grid can be filled in without it
		}
		out.view, err = d.Check(ctx, s.id, "")
		return out, err
	}, func(r read) tea.Cmd {
		v := r.view
		s.last = r.last
		s.pending = slices.DeleteFunc(s.pending, func(a *answer) bool { return slices.Contains(settled, a) })
		return s.show(v)
	})
}

// show takes in what was read.
func (s *stand) show(v desk.CheckView) tea.Cmd {
	was := s.grid
	s.grid = newGrid(s.env.Desk.Standard(), v)
	if was != nil && len(s.grid.places) > len(was.places) { // an address was added: it is next
		s.column, s.rows.Cursor = len(s.grid.places)-1, 0
	}
	s.rows.Clamp(len(s.grid.lines))
	s.column = max(0, min(s.column, len(s.grid.places)-1))
	if !s.placed {
		s.placed = true
		s.seek(0, 0)
	}
	if s.before != nil {
		s.goToChange()
	}
	return s.takeUp()
}

// takenBack reads anew after an undo or a redo, and goes to the cell that it
// changed.
func (s *stand) takenBack() tea.Cmd {
	s.before = s.cells()
	return s.Open()
}

// cells lists every cell, address by address.
func (s *stand) cells() []cell {
	var out []cell
	if s.grid == nil {
		return out
	}
	for _, place := range s.grid.places {
		for _, l := range s.grid.lines {
			out = append(out, s.grid.at(l, place))
		}
	}
	return out
}

func (s *stand) goToChange() {
	now, n := s.cells(), len(s.grid.lines)
	for i := range now {
		if i >= len(s.before) {
			break
		}
		state, note := now[i].said()
		if was, noted := s.before[i].said(); state != was || note != noted {
			s.column, s.rows.Cursor = i/n, i%n
			break
		}
	}
	s.before = nil
}

// cell says what is known of a row at an address, and whether that is still
// being written.
func (s *stand) cell(l line, place string) (c cell, writing bool) {
	for _, a := range slices.Backward(s.pending) {
		if a.same(l, place) {
			return cell{state: a.state, note: a.note}, true
		}
	}
	c = s.grid.at(l, place)
	if lapsed, known := s.lapses(l.part, place); known {
		c.lapsed = lapsed
	}
	return c, false
}

// here gives the row and the address under the cursor.
func (s *stand) here() (l line, place string, ok bool) {
	if s.grid == nil || len(s.grid.lines) == 0 || len(s.grid.places) == 0 {
		return line{}, "", false
	}
	return s.grid.lines[s.rows.Cursor], s.grid.places[s.column], true
}

// answered counts the cells that do not wait, of all.
func (s *stand) answered() (n, all int) {
	for _, place := range s.grid.places {
		for _, l := range s.grid.lines {
			if c, _ := s.cell(l, place); !c.open() {
				n++
			}
			all++
		}
	}
	return n, all
}

// now is the moment in Kazakhstan.
func (s *stand) now() calendar.Moment { return calendar.MomentOf(s.env.Now()) }

// Crumb implements screen.Screen.
func (s *stand) Crumb() string { return s.env.In(s.env.Desk.Standard().Check(standCheck).Short) }

// Stamp implements screen.Screen.
func (s *stand) Stamp() string {
	if s.grid == nil {
		return ""
	}
	n, all := s.answered()
	m := s.now()
	return fmt.Sprintf("%d / %d · %s %02d:%02d", n, all, m.Day.Digits()[:len("01.01")], m.Minute/60, m.Minute%60)
}

// Context implements screen.Screen.
func (s *stand) Context() (left, right string) {
	if s.grid == nil {
		return "", ""
	}
	i := s.grid.view.Case.Inspection
	name := s.env.In(s.grid.view.Holder.Holder.Name(i.AsOf).Text())
	return name + " · " + s.env.In(i.Form.Words()), s.past()
}

// Next implements screen.Screen.
func (s *stand) Next() string {
	e := s.env
	l, place, ok := s.here()
	switch {
	case s.grid == nil:
		return words.In(e, "next.reading", nil)
	case s.closed() != (lang.Text{}) || len(s.grid.lines) == 0:
		return words.In(e, "next.done", nil)
	case !ok:
		return words.In(e, "next.premises", nil)
	}
	if c, _ := s.cell(l, place); c.open() {
		return words.In(e, "next.answer", lang.Args{"row": title(l), "place": s.placeName(s.column)})
	}
	if row, column, found := s.waiting(s.rows.Cursor+1, s.column); found {
		return words.In(e, "next.go", lang.Args{"row": title(s.grid.lines[row]), "place": s.placeName(column)})
	}
	return words.In(e, "next.done", nil)
}

// placeName is an address by its number and words.
func (s *stand) placeName(column int) string {
	n, address := s.grid.address(s.grid.places[column])
	if n == 0 {
		return words.In(s.env, "no-address", nil)
	}
	return fmt.Sprintf("%d – %s", n, lang.Line(address))
}

// title is what a row asks about.
func title(l line) lang.Text {
	if l.item != nil && l.item.ID != l.part.ID {
		return l.item.Title
	}
	return l.part.Title
}
