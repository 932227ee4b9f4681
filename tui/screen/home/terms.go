package home

import (
	"ashyq/tui/screen"
	"ashyq/tui/screen/deadlines"
)

// terms is the room of the terms that run.
type terms struct{ *deadlines.Room }

func newTerms(e *screen.Env, r *rooms) *terms {
	s := &terms{deadlines.New(e)}
	s.Owner = s
	s.Tabs = func() string { return r.tabs(s) }
	s.Ways = func() []screen.Action { return r.walking(s) }
	s.Today = func() string { return today(e) }
	return s
}

func (s *terms) tab() string { return s.Tab() }
