package home

import (
	"ashyq/tui/screen"
	"ashyq/tui/screen/commission"
)

// sittings is the room of the Commission on Access to Information.
type sittings struct{ *commission.Room }

func newCommission(e *screen.Env, r *rooms) *sittings {
	s := &sittings{commission.New(e)}
	s.Owner = s
	s.Tabs = func() string { return r.tabs(s) }
	s.Ways = func() []screen.Action { return r.walking(s) }
	s.Today = func() string { return today(e) }
	return s
}

func (s *sittings) tab() string { return s.Tab() }
