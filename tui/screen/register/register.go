// Package register shows the rows of a register that terms were judged by: the
// figures and how long requests took, each row with its last day, and the rows
// that were drawn to be read.
//
// It only shows: what a row came to is the judge's, and why stands below it. What
// is answered here is a drawn row, under the keys of the stand sheet.
package register

import (
	"context"
	_ "embed"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/record"
	"ashyq/tui/widget"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)

// Register is the screen.
type Register struct {
	env   *screen.Env
	id    string // of the inspection
	check string
	view  *desk.CheckView
	parts []checks.PartFinding // judged by terms, and those that ask a draw
	part  int
	only  int  // of filters
	turn  bool // rows were drawn: they are shown next
	rows  []checks.Unit
	sums  checks.RegisterSums
	list  widget.List
}

// Open opens the rows of a check; part says which are shown first.
func Open(e *screen.Env, inspection, check, part string) tea.Cmd {
	s := &Register{env: e, id: inspection, check: check}
	return screen.Ahead(e, s.read, func(view desk.CheckView) tea.Cmd {
		s.show(view)
		for i := range s.parts {
			if s.parts[i].Part == part {
				s.part = i
			}
		}
		s.pick()
		return e.Push(s)
	})
}

// Has tells whether a part of a finding has rows to show here.
func Has(p *checks.PartFinding) bool { return p.Method == standard.Deadline && len(p.Rows) > 0 }

func (s *Register) read(ctx context.Context, d *desk.Desk) (desk.CheckView, error) {
	return d.Check(ctx, s.id, s.check)
}

// Open implements screen.Opener: what was written meanwhile is read anew.
func (s *Register) Open() tea.Cmd {
	return screen.Look(s.env, s, s.read, func(view desk.CheckView) tea.Cmd {
		s.show(view)
		if s.turn {
			s.turnToDrawn()
		}
		s.pick()
		return nil
	})
}

// turnToDrawn goes to the first question that is asked of drawn rows.
func (s *Register) turnToDrawn() {
	s.turn = false
	for i := range s.parts {
		if s.sampled(s.parts[i]) {
			s.part, s.only, s.list = i, 0, widget.List{}
			return
		}
	}
}

func (s *Register) show(view desk.CheckView) {
	s.view, s.parts = &view, nil
	f, _ := view.Finding(s.check)
	for _, p := range f.Parts {
		if p.Method == standard.Deadline || s.sampled(p) {
			s.parts = append(s.parts, p)
		}
	}
}

// sampled tells whether a part asks about drawn rows, and rows were drawn.
func (s *Register) sampled(p checks.PartFinding) bool {
	part := s.law().Part(p.Part)
	return part != nil && part.Sampled() && len(s.view.Case.Samples) > 0
}

func (s *Register) law() *standard.Check { return screen.CheckOf(s.env, s.check) }

// at gives the part that is shown.
func (s *Register) at() *checks.PartFinding {
	if len(s.parts) == 0 {
		return &checks.PartFinding{}
	}
	s.part = max(0, min(s.part, len(s.parts)-1))
	return &s.parts[s.part]
}

// filters are the states that are shown, one after another.
var filters = [][]checks.State{nil, {checks.Late}, {checks.Unclear}, {checks.Pending, checks.Outside, checks.Cut}}

// pick takes the rows of the part in the states that are asked for.
func (s *Register) pick() {
	p := s.at()
	all := slices.Concat(p.Rows, p.Items)
	s.sums = checks.SumRows(p.Rows)
	s.rows = all
	if wanted := filters[s.only]; wanted != nil {
		s.rows = slices.DeleteFunc(slices.Clone(all), func(u checks.Unit) bool { return !slices.Contains(wanted, u.State) })
	}
	s.list.Clamp(len(s.rows))
}

// row gives the row under the cursor.
func (s *Register) row() (checks.Unit, bool) {
	if len(s.rows) == 0 {
		return checks.Unit{}, false
	}
	s.list.Clamp(len(s.rows))
	return s.rows[s.list.Cursor], true
}

// Crumb implements screen.Screen.
func (s *Register) Crumb() string { return words.In(s.env, "title", nil) }

// Stamp implements screen.Screen.
func (s *Register) Stamp() string {
	if s.view == nil {
		return ""
	}
	return screen.Period(s.view.Case.Inspection.Period.Span())
}

// Context implements screen.Screen.
func (s *Register) Context() (left, right string) {
	if part := s.law().Part(s.at().Part); part != nil {
		left = capital(s.env.In(part.Title))
	}
	return left, strconv.Itoa(s.part+1) + "/" + strconv.Itoa(max(1, len(s.parts)))
}

// Key implements screen.Screen.
func (s *Register) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.list.Key(k, len(s.rows)) }

// Actions implements screen.Screen.
func (s *Register) Actions() []screen.Action {
	e := s.env
	list := []screen.Action{
		screen.Can("open", s.open).Unless(s.noRows),
		screen.Can("pane", func() tea.Cmd { s.part = (s.part + 1) % max(1, len(s.parts)); s.only = 0; s.pick(); return nil }).Unless(s.onePart),
		screen.Can("filter", func() tea.Cmd { s.only = (s.only + 1) % len(filters); s.pick(); return nil }).Unless(s.noRows),
		screen.Can("sample-draw", s.draw).Unless(s.closed),
	}
	if s.drawn() {
		list = append([]screen.Action{
			s.seen("item-present", checks.Present), s.seen("item-incomplete", checks.Incomplete),
			s.seen("item-absent", checks.Absent), s.seen("item-unseen", checks.Unseen),
		}, list...)
	}
	return append(list, record.Undo(e, s.id, s.Open).Unless(s.closed), record.Redo(e, s.id, s.Open).Unless(s.closed),
		screen.Can("back", e.Pop))
}

// drawn tells whether the rows are those of a draw.
func (s *Register) drawn() bool { return s.at().Method != standard.Deadline && len(s.rows) > 0 }

func (s *Register) onePart() lang.Text {
	if len(s.parts) < 2 {
		return words.Text("one-part", nil)
	}
	return lang.Text{}
}

func (s *Register) noRows() lang.Text {
	if p := s.at(); len(p.Rows)+len(p.Items) == 0 {
		return words.Text("empty", nil)
	}
	return lang.Text{}
}

func (s *Register) closed() lang.Text {
	if s.view != nil && s.view.Sealed {
		return words.Text("closed", nil)
	}
	return lang.Text{}
}

// seen answers the drawn row under the cursor, and goes on to the next. What an
// answer lacks is asked for before it is called incomplete or untrue.
func (s *Register) seen(act string, state checks.ItemState) screen.Action {
	return screen.Can(act, func() tea.Cmd {
		row, ok := s.row()
		if !ok {
			return nil
		}
		in := desk.SampleAnswer{Check: s.check, Part: s.at().Part, Row: row.Row, State: state}
		if state == checks.Incomplete || state == checks.Absent {
			return s.lacking(in).Open()
		}
		return screen.Do(s.env, "", func(ctx context.Context, d *desk.Desk) (string, error) {
			return d.AnswerSample(ctx, s.id, in)
		}, func(_ string, err error) tea.Cmd {
			if err == nil {
				s.list.Key(keys.Down, len(s.rows))
			}
			return s.Open()
		})
	}).Unless(s.closed)
}

// open reads the row under the cursor: why it is in its state, whole.
func (s *Register) open() tea.Cmd {
	u, ok := s.row()
	if !ok {
		return nil
	}
	return aid.Read(&aid.Reader{
		Env: s.env, Name: func() string { return name(u) },
		Lines: func() []aid.Line {
			var out []aid.Line
			for _, text := range s.said(u) {
				out = append(out, aid.Line{Text: text})
			}
			return out
		},
		Left: func() string { return s.state(u).Text },
	})
}
