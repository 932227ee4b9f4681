package checks

import (
	"slices"

	"ashyq/checks/calendar"
)

// fragment is the piece of a captured page from which evidence was proposed.
type fragment struct{ capture, path, text string }

func (e *Evidence) fragment() (fragment, bool) {
	if e.Origin == nil {
		return fragment{}, false
	}
	return fragment{e.Origin.Capture, e.Origin.Path, e.Origin.Fragment}, true
}

// clash tells whether two analysts see the evidence differently: two live
// versions of one piece, a proposal confirmed by one and rejected by another, or
// confirmed as events of two days.
func (b *bench) clash(list []*Evidence) bool {
	days := map[fragment]calendar.Day{}
	for _, e := range list {
		f, proposed := e.fragment()
		switch {
		case e.Mark.Rival, proposed && b.refused[f]:
			return true
		case !proposed || e.Kind != Event:
		case days[f] != 0 && days[f] != e.At.Day:
			return true
		default:
			days[f] = e.At.Day
		}
	}
	return false
}

// onceEach counts an event once that two analysts confirmed, or that two captures
// of one list showed.
func onceEach(list []*Evidence) []*Evidence {
	type entry struct {
		day  calendar.Day
		text string
	}
	known := map[entry]bool{}
	return slices.DeleteFunc(slices.Clone(list), func(e *Evidence) bool {
		f, proposed := e.fragment()
		if !proposed || e.Kind != Event {
			return false
		}
		one := entry{e.At.Day, f.text} // whichever capture of the page showed it
		again := known[one]
		known[one] = true
		return again
	})
}
