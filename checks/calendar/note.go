package calendar

import "ashyq/checks/lang"

// Kind is why a day does not simply follow its weekday.
type Kind string

const (
	// Holiday is a holiday itself, on whatever weekday.
	Holiday Kind = "holiday"
	// Moved is a day off because a holiday fell on a weekend.
	Moved Kind = "moved"
	// Swapped is a weekday off that a working weekend pays for.
	Swapped Kind = "swapped"
	// WorkingWeekend is a Saturday or Sunday that is worked.
	WorkingWeekend Kind = "working-weekend"
	// Possible is a day to which an estimated feast may yet fall.
	Possible Kind = "possible"
	// Corrected is a day that the department corrected.
	Corrected Kind = "corrected"
)

// DayNote is what is known of one day beyond its weekday.
type DayNote struct {
	Day       Day
	Kind      Kind
	Off       bool
	Name      lang.Text // of the holiday; of a correction its reason; else empty
	Other     Day       // moved from, or swapped with; else no day
	Certainty Certainty
	Remark    lang.Text // on the certainty, where there is something to say
}

// Words says why the day is off or works, without the day itself.
func (n DayNote) Words() lang.Text {
	key := "note." + string(n.Kind)
	if n.Kind == Corrected && n.Off {
		key += "-off"
	}
	return messages().Text(key, lang.Args{"name": n.Name, "other": n.Other.Digits()})
}
