package journal

import "strings"

// Subject is what a set of entries is about: the office as a whole, a holder,
// or an inspection. It is written "office", "holder ID" or "inspection ID".
type Subject string

// Office is the subject of settings, calendar days, accepted readings and
// streams.
const Office Subject = "office"

// Holder gives the subject of a holder.
func Holder(id string) Subject { return Subject("holder " + id) }

// Inspection gives the subject of an inspection.
func Inspection(id string) Subject { return Subject("inspection " + id) }

// Family gives the first word: "office", "holder" or "inspection".
func (s Subject) Family() string {
	family, _, _ := strings.Cut(string(s), " ")
	return family
}

// ID gives the second word; empty for the office.
func (s Subject) ID() string {
	_, id, _ := strings.Cut(string(s), " ")
	return id
}

// Valid tells whether the subject has one of the three forms; an id is one word
// of visible ASCII. Families that a newer program may add are valid too, with an
// id: their entries are kept.
func (s Subject) Valid() bool {
	family, id, named := strings.Cut(string(s), " ")
	if family == string(Office) {
		return !named
	}
	return word(family) && visible(id)
}
