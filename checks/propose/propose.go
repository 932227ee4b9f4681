package propose

import (
	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/page"
	"ashyq/checks/standard"
)

// Page is a captured page with its reading, made anew from the bytes that were
// kept.
type Page struct {
	Capture checks.Capture
	Day     calendar.Day // on which it was captured
	Claimed string       // of a file without an address: the one that its base names
	Reading page.Reading
	Lines   []page.TextLine // its visible text
}

// Input is what is looked through: the pages of one inspection, oldest capture
// first, and which checks apply to it.
type Input struct {
	Law        *standard.Standard
	Categories []string                   // of the inspection
	Holder     *checks.HolderState        // for its traits
	Period     calendar.Span              // that is inspected
	Applies    func(*standard.Check) bool // whether a check binds here
	Pages      []Page
	Days       *calendar.Calendar // of the department; nil: the one that is built in
	Present    map[string]bool    // items of article 16 that evidence of the inspection says are there
	Unheld     int                // captures whose bytes are not held here: they cannot be looked through
}

// Kind says what a proposal becomes when it is confirmed.
type Kind string

// The kinds of proposals.
const (
	Event    Kind = "event"    // something happened on a day
	Coverage Kind = "coverage" // a list is whole between two days
	Item     Kind = "item"     // an item was seen, or looked for and not found
	Document Kind = "document" // a document exists, for a year
	Notice   Kind = "notice"   // an event was announced on a day
	Fact     Kind = "fact"     // something to know for a question that the analyst answers
)

// Proposal is what a captured page would show for parts of a check.
type Proposal struct {
	Capture string       `json:"capture"`
	Check   string       `json:"check"`
	Parts   []string     `json:"parts"`
	Kind    Kind         `json:"kind"`
	Of      checks.Of    `json:"of,omitempty"`      // coverage: of events or of notices
	From    calendar.Day `json:"from"`              // the day; of a coverage the first
	To      calendar.Day `json:"to,omitempty"`      // of a coverage: the last
	Noticed calendar.Day `json:"noticed,omitempty"` // of a notice: when it was posted

	// Late tells a notice that was posted after the last day that is surely in time: by
	// the stricter count where there are two. Confirmed, it may show a breach.
	Late bool `json:"late,omitempty"`

	// NoticedFor are the parts for which a notice announces. Its event is read by
	// every part that reads the same list.
	NoticedFor []string         `json:"noticed_for,omitempty"`
	For        string           `json:"for,omitempty"`    // of a document: the slot that it is for, "2025"
	Item       string           `json:"item,omitempty"`   // of a checklist, currency or parity part
	Says       checks.ItemState `json:"says,omitempty"`   // present, incomplete or absent
	Asks       lang.Text        `json:"asks,omitzero"`    // the title of the item
	Looked     int              `json:"looked,omitempty"` // an item that was not found: in how many pages it was looked for
	Title      string           `json:"title"`
	Value      string           `json:"value"` // as it was read
	Fragment   string           `json:"fragment"`
	Path       string           `json:"path"`
}
