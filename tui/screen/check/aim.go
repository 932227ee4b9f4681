package check

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/tui/screen"
)

// Aim names a unit of a check: what Open puts the cursor on is for the check to say,
// what OpenUnit puts it on is for whoever looked at it from afar.
type Aim struct {
	Check string
	Part  string
	Unit  checks.Unit // by its slot, or its day and title or number
}

// OpenUnit shows one check of an inspection with the cursor on a unit of it.
func OpenUnit(e *screen.Env, inspection string, aim Aim, siblings []string) tea.Cmd {
	return e.Push(&check{env: e, id: inspection, about: aim.Check, siblings: siblings, aim: &aim})
}

// take puts the cursor on what was aimed at; where it is not there any more, the
// cursor stays where the check begins.
func (s *check) take(aim *Aim) {
	for i, p := range s.read.f.Parts {
		if p.Part != aim.Part {
			continue
		}
		s.parts.Cursor = i + 1
		s.enterPart()
		for k, r := range s.rows() {
			if aim.is(&r.unit) {
				s.focus, s.units.Cursor = unitsPane, k
				return
			}
		}
	}
}

func (a *Aim) is(u *checks.Unit) bool {
	if a.Unit.Slot != "" {
		return u.Slot == a.Unit.Slot
	}
	return u.Date == a.Unit.Date && u.Row == a.Unit.Row && u.Number == a.Unit.Number && u.Line == a.Unit.Line
}
