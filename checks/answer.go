package checks

import (
	"strings"

	"ashyq/checks/calendar"
)

// Answer is the analyst's verdict on a check or on one of its parts. It decides,
// and the computed verdict stays beside it.
type Answer struct {
	Verdict  Verdict           `json:"verdict"`
	Reason   string            `json:"reason"`
	Observed calendar.Day      `json:"observed,omitempty"` // the day it was looked at
	Places   map[string]string `json:"places"`             // norm, standard, items, url …
	Computed Verdict           `json:"computed"`           // what the machine said then
	Basis    string            `json:"basis"`              // what she saw
	Saw      []string          `json:"saw"`                // hashes of the entries it leaned on
	Mark     Mark              `json:"-"`
}

// Question is what an answer answers: a check, a part of it, or a part at one
// address.
type Question struct {
	Check    string
	Part     string
	Premises string
}

// Matter gives the question as it stands in the journal:
// "verdict CHECK[/PART[@PREMISES]]".
func (q Question) Matter() string {
	s := "verdict " + q.Check
	if q.Part != "" {
		s += "/" + q.Part
	}
	if q.Premises != "" {
		s += "@" + q.Premises
	}
	return s
}

// ParseQuestion reads "CHECK[/PART[@PREMISES]]".
func ParseQuestion(s string) Question {
	rest, premises, _ := strings.Cut(s, "@")
	check, part, _ := strings.Cut(rest, "/")
	return Question{Check: check, Part: part, Premises: premises}
}
