package stand

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/field"
	"ashyq/tui/screen/record"
)

// Actions implements screen.Screen: the one that performs the next step first.
func (s *stand) Actions() []screen.Action {
	e := s.env
	give := func(id string, state checks.ItemState) screen.Action {
		return screen.Can(id, func() tea.Cmd { return s.give(state) }).Unless(s.noAnswer)
	}
	walk := screen.Can("premises-walk", func() tea.Cmd { return s.move(keys.Right) })
	walk.Keys = nil // two directions: the screen reads the keys itself
	list := []screen.Action{
		give("item-present", checks.Present), give("item-incomplete", checks.Incomplete),
		give("item-absent", checks.Absent), give("item-unseen", checks.Unseen),
		screen.Can("item-note", s.openNote).Unless(s.noAnswer),
		screen.Can("item-photo", s.photo).Unless(s.noPhoto),
		walk,
		screen.Can("item-skip", s.skip).Unless(s.noCell),
		screen.Can("premises-add", s.addPremises).Unless(s.closed),
		screen.Can("photos-open", func() tea.Cmd { return field.Photos(e, s.id) }).Unless(s.closed),
		screen.Can("form-open", func() tea.Cmd { return field.Form(e, s.id, standCheck) }).Unless(s.closed),
		record.Undo(e, s.id, s.takenBack).Unless(s.closed),
		record.Redo(e, s.id, s.takenBack).Unless(s.closed),
		screen.Can("history", s.history).Unless(s.noHistory),
		screen.Can("back", e.Pop),
	}
	want := s.nextAct()
	if i := slices.IndexFunc(list, func(a screen.Action) bool { return a.ID == want }); i > 0 {
		first := list[i]
		list = slices.Insert(slices.Delete(list, i, i+1), 0, first)
	}
	return list
}

// nextAct is the act that performs the next step.
func (s *stand) nextAct() string {
	l, place, ok := s.here()
	switch {
	case s.grid == nil || s.closed() != (lang.Text{}) || len(s.grid.lines) == 0:
		return "back"
	case !ok:
		return "premises-add"
	}
	if c, _ := s.cell(l, place); c.open() {
		return "item-present"
	}
	if _, _, found := s.waiting(s.rows.Cursor+1, s.column); found {
		return "item-skip"
	}
	return "back"
}

func (s *stand) closed() lang.Text {
	switch {
	case s.grid == nil:
		return words.Text("next.reading", nil)
	case s.grid.view.Sealed:
		return words.Text("is-closed", nil)
	}
	return lang.Text{}
}

func (s *stand) noCell() lang.Text {
	if _, _, ok := s.here(); !ok {
		return words.Text("no-cell", nil)
	}
	return lang.Text{}
}

// noAnswer says why the cell under the cursor cannot be answered.
func (s *stand) noAnswer() lang.Text {
	if why := s.closed(); why != (lang.Text{}) {
		return why
	}
	l, place, ok := s.here()
	if !ok {
		return words.Text("no-cell", nil)
	}
	c, _ := s.cell(l, place)
	switch {
	case c.lapsed:
		return words.Text("lapsed.why", nil)
	case s.grid.remote() && l.part.Remote == standard.RemoteNo:
		return words.Text("not-remote", nil)
	}
	return lang.Text{}
}

// noPhoto says why no photo can be attached: there is nothing recorded today at
// this address to which it would belong.
func (s *stand) noPhoto() lang.Text {
	if why := s.closed(); why != (lang.Text{}) {
		return why
	}
	_, place, ok := s.here()
	if !ok || s.visit(place) == nil {
		return words.Text("no-visit", nil)
	}
	return lang.Text{}
}

// noHistory says why there is no history: nothing was said of the cell.
func (s *stand) noHistory() lang.Text {
	if s.matter() == "" {
		return words.Text("no-history", nil)
	}
	return lang.Text{}
}

// matter is what stands in the journal about the cell under the cursor.
func (s *stand) matter() string {
	l, place, ok := s.here()
	if !ok {
		return ""
	}
	if l.item == nil {
		if c := s.grid.answered(l.part, place); c.state == "" {
			return ""
		}
		return checks.Question{Check: standCheck, Part: l.part.ID, Premises: place}.Matter()
	}
	if c := s.grid.seen(l.item.ID, place); c.by != nil {
		return "evidence " + c.by.ID
	}
	return ""
}

func (s *stand) history() tea.Cmd { return record.History(s.env, s.id, s.matter()) }
