package home

import (
	"ashyq/tui/screen"
	"ashyq/tui/screen/visits"
)

// sites is the room of the round of sites.
type sites struct{ *visits.Room }

func newSites(e *screen.Env, r *rooms) *sites {
	s := &sites{visits.New(e)}
	s.Owner = s
	s.Tabs = func() string { return r.tabs(s) }
	s.Ways = func() []screen.Action { return r.walking(s) }
	s.Today = func() string { return today(e) }
	return s
}

func (s *sites) tab() string { return s.Tab() }
