package check

import (
	"ashyq/checks/calendar"
	"ashyq/tui/screen"
	"ashyq/tui/screen/evidence"
)

// What tests look at from outside.
var (
	StripOf = stripOf
	Legend  = legend
)

// PrefillOf is what the form of new evidence would begin with.
func PrefillOf(s screen.Screen) evidence.Prefill { return s.(*check).prefill() }

// GapOf is what the form of coverage would begin with.
func GapOf(s screen.Screen) calendar.Span { return s.(*check).gap() }

// QuestionOf is what an answer given now would answer.
func QuestionOf(s screen.Screen) string { return s.(*check).question().Matter() }
