package desk

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Ending is what of a record comes to an end.
type Ending string

// What can end: belonging to a category, a trait, the use of premises.
const (
	EndOfCategory Ending = "category"
	EndOfTrait    Ending = "trait"
	EndOfPremises Ending = "premises"
)

// End says that something holds no longer: On is the last day on which it did.
// Premises are named by their number in the record, the end of their id or their
// address.
type End struct {
	What Ending
	ID   string
	On   calendar.Day
}

// end puts the last day to what holds on it.
func (a *act) end(h *checks.Holder, list []End) error {
	for _, e := range list {
		if e.On == 0 {
			return fail("end.no-day", nil)
		}
		days := a.ending(h, e)
		if days == nil {
			return fail("end.none", args{"what": a.endWords(e), "day": e.On.Digits()})
		}
		days.To = e.On
	}
	return nil
}

// ending finds the days of what holds on the last day; nil where nothing does.
// The lists are copied, for the record that was read must not change.
func (a *act) ending(h *checks.Holder, e End) *checks.Dated {
	switch e.What {
	case EndOfCategory:
		h.Categories = slices.Clone(h.Categories)
		for i := range h.Categories {
			if b := &h.Categories[i]; b.ID == e.ID && b.Span().Contains(e.On) {
				return &b.Dated
			}
		}
	case EndOfTrait:
		h.Traits = slices.Clone(h.Traits)
		for i := range h.Traits {
			if t := &h.Traits[i]; t.ID == e.ID && t.Span().Contains(e.On) {
				return &t.Dated
			}
		}
	case EndOfPremises:
		h.Premises = slices.Clone(h.Premises)
		for i := range h.Premises {
			if p := &h.Premises[i]; isPremises(p, i, e.ID) && p.Span().Contains(e.On) {
				return &p.Dated
			}
		}
	}
	return nil
}

// isPremises tells whether premises are meant: by their number, the end of their id or
// their address.
func isPremises(p *checks.Premises, i int, ref string) bool {
	const leastEnding = 6
	return strconv.Itoa(i+1) == strings.TrimSpace(ref) || lang.Name(p.Address) == lang.Name(ref) ||
		len(ref) >= leastEnding && strings.HasSuffix(p.ID, ref)
}

func (a *act) endWords(e End) lang.Text {
	switch e.What {
	case EndOfCategory:
		return a.categoryName(e.ID)
	case EndOfTrait:
		return a.traitName(e.ID)
	}
	return lang.Same(lang.Line(e.ID))
}
