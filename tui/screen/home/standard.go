package home

import (
	"ashyq/tui/screen"
	"ashyq/tui/screen/law"
)

// clauses is the room of the Standard.
type clauses struct{ *law.Room }

func newStandard(e *screen.Env, r *rooms) *clauses {
	s := &clauses{law.NewRoom(e)}
	s.Owner = s
	s.Tabs = func() string { return r.tabs(s) }
	s.Ways = func() []screen.Action { return r.walking(s) }
	s.Today = func() string { return today(e) }
	return s
}

func (s *clauses) tab() string { return s.Tab() }
