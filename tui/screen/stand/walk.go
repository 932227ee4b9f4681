package stand

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/tui/keys"
)

// Key implements screen.Screen.
func (s *stand) Key(k keys.Key) (tea.Cmd, bool) {
	if s.grid == nil {
		return nil, false
	}
	switch k {
	case keys.Left:
		s.column = max(0, s.column-1)
	case keys.Right:
		s.column = max(0, min(s.column+1, len(s.grid.places)-1))
	default:
		if s.rows.Key(k, len(s.grid.lines)) {
			return nil, true
		}
		return nil, false
	}
	return nil, true
}

// move does what a key does.
func (s *stand) move(k keys.Key) tea.Cmd {
	cmd, _ := s.Key(k)
	return cmd
}

// down goes one row down, at the bottom to the next address; rows that ask
// nothing more are passed over. After the last one the cursor stays.
func (s *stand) down() {
	row, column := s.rows.Cursor, s.column
	for {
		row++
		if row >= len(s.grid.lines) {
			row, column = 0, column+1
		}
		if column >= len(s.grid.places) {
			return
		}
		if c, _ := s.cell(s.grid.lines[row], s.grid.places[column]); !c.lapsed {
			s.rows.Cursor, s.column = row, column
			return
		}
	}
}

// seek goes to the first cell from a place on that waits for an answer.
func (s *stand) seek(row, column int) bool {
	row, column, ok := s.waiting(row, column)
	if ok {
		s.rows.Cursor, s.column = row, column
	}
	return ok
}

// waiting finds the first cell that waits for an answer: from a place on, down
// this address, then the addresses after it, round to the first.
func (s *stand) waiting(row, column int) (atRow, atColumn int, ok bool) {
	rows, columns := len(s.grid.lines), len(s.grid.places)
	if rows == 0 || columns == 0 {
		return 0, 0, false
	}
	for i := range rows*columns + 1 {
		at := (column*rows + row + i) % (rows * columns)
		l, place := s.grid.lines[at%rows], s.grid.places[at/rows]
		if c, _ := s.cell(l, place); c.open() {
			return at % rows, at / rows, true
		}
	}
	return 0, 0, false
}

// skip goes on without an answer, to the next cell that waits for one.
func (s *stand) skip() tea.Cmd {
	if !s.seek(s.rows.Cursor+1, s.column) {
		s.down()
	}
	return nil
}

// give answers the cell under the cursor and goes on. What is incomplete needs
// its reason, a question that is broken what stands in the way, and where nobody
// goes there the source: then the sheet of the note opens first.
func (s *stand) give(state checks.ItemState) tea.Cmd {
	l, place, _ := s.here()
	a := &answer{line: l, place: place, state: state, at: s.now(), remote: s.grid.remote()}
	if s.asks(l, place, state) {
		return s.note(a)
	}
	cmd := s.say(a, nil)
	s.down()
	return cmd
}

// asks tells whether an answer asks something first.
func (s *stand) asks(l line, place string, state checks.ItemState) bool {
	return state == checks.Incomplete || l.item == nil && state == checks.Absent || s.needsSource(l, place)
}

// needsSource tells whether it must be said who showed the stand: nobody went
// there, and it was not said yet for this address today.
func (s *stand) needsSource(l line, place string) bool {
	if !s.grid.remote() || l.item == nil {
		return false
	}
	for _, a := range s.pending {
		if a.place == place && a.source != "" {
			return false
		}
	}
	visit := s.visit(place)
	return visit == nil || visit.Source == ""
}

// visit is what this analyst has recorded of an address today, nil for nothing.
func (s *stand) visit(place string) *checks.Evidence {
	a := answer{remote: s.grid.remote()}
	return visitOf(s.grid.view, place, s.now().Day, s.env.Desk.Author().Name, a.kind())
}
