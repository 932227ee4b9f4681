package checks

import (
	"strings"

	"ashyq/checks/calendar"
)

// EvidenceKind says what sort of fact a piece of evidence is.
type EvidenceKind string

// The kinds of evidence.
const (
	Event     EvidenceKind = "event"
	Paper     EvidenceKind = "document"
	Stand     EvidenceKind = "stand"
	Statement EvidenceKind = "statement"
	Page      EvidenceKind = "page"
	Register  EvidenceKind = "register"
)

// EvidenceKinds lists the kinds in the order in which they are offered.
func EvidenceKinds() []EvidenceKind {
	return []EvidenceKind{Event, Paper, Stand, Statement, Page, Register}
}

// ItemState says what was seen of an item.
type ItemState string

// The states of an item. Incomplete is there, but not whole or not current; it
// counts on both sides. Unseen could not be looked at.
const (
	Present      ItemState = "present"
	Incomplete   ItemState = "incomplete"
	Absent       ItemState = "absent"
	Unseen       ItemState = "unseen"
	Inapplicable ItemState = "not-applicable"
)

// ItemStates lists the states in the order in which they are offered.
func ItemStates() []ItemState {
	return []ItemState{Present, Incomplete, Absent, Unseen, Inapplicable}
}

// Evidence is a dated fact with its source. Text is public; Note is internal
// and never printed.
type Evidence struct {
	ID       string          `json:"id"` // UUIDv7
	Kind     EvidenceKind    `json:"kind"`
	Serves   []Service       `json:"serves"`
	At       calendar.Moment `json:"at"`            // when it happened or was looked at
	For      string          `json:"for,omitempty"` // the slot a document is for: "2025"
	Noticed  []Notice        `json:"noticed,omitempty"`
	Premises string          `json:"premises,omitempty"` // id; empty: address not given
	Items    []ItemSeen      `json:"items,omitempty"`
	Title    string          `json:"title"`
	Text     string          `json:"text"`
	Note     string          `json:"note"`
	Source   string          `json:"source"`
	Present  string          `json:"present,omitempty"` // who was there
	Origin   *Origin         `json:"origin,omitempty"`
	Files    []File          `json:"files,omitempty"`
	Gone     []GoneFile      `json:"-"` // files that were erased
	Mark     Mark            `json:"-"`
	Table    *Table          `json:"-"` // of a register: its rows; nil where they are not held
}

// Service names the parts of a check that the evidence serves; the parts are
// always written out, so that a later catalogue cannot change them.
type Service struct {
	Check string   `json:"check"`
	Parts []string `json:"parts"`
}

// Notice is the announcement of an event: for which part, when, where.
type Notice struct {
	Part  string          `json:"part"`
	At    calendar.Moment `json:"at"`
	Place string          `json:"place"`
}

// ItemSeen is what was seen of one item.
type ItemSeen struct {
	Item  string    `json:"item"`
	State ItemState `json:"state"`
	Note  string    `json:"note,omitempty"`
}

// Origin ties evidence to the fragment of a captured page from which it was
// proposed, with the value as read and the reader's version, so that a later
// reader cannot change it.
type Origin struct {
	Capture  string `json:"capture"` // id of the capture
	Fragment string `json:"fragment"`
	Path     string `json:"path"`
	Value    string `json:"value"`
	Reader   string `json:"reader"`
}

// File is an attachment with its name and what it is to the evidence.
type File struct {
	Hash string `json:"hash"`
	Name string `json:"name"`
	Role string `json:"role"` // "original", "photo", "rows", "kk", "ru" …
}

// ServesPart tells whether the evidence serves a part of a check.
func (e *Evidence) ServesPart(check, part string) bool {
	for _, s := range e.Serves {
		if s.Check != check {
			continue
		}
		for _, p := range s.Parts {
			if p == part {
				return true
			}
		}
	}
	return false
}

// Of says of what a source is complete.
type Of string

// A source is complete of events (for documents: of the slots they are for) or
// of notices.
const (
	Events  Of = "events"
	Notices Of = "notices"
)

// Coverage is a span of whole days for which a complete source was looked at.
type Coverage struct {
	ID     string       `json:"id"` // UUIDv7
	Check  string       `json:"check"`
	Parts  []string     `json:"parts"`
	Of     Of           `json:"of"`
	From   calendar.Day `json:"from"`
	To     calendar.Day `json:"to"`
	Source string       `json:"source"`
	Origin *Origin      `json:"origin,omitempty"`
	Mark   Mark         `json:"-"`
}

// Span gives the covered days.
func (c *Coverage) Span() calendar.Span { return calendar.Span{From: c.From, To: c.To} }

// Capture is a page that was fetched or read from a file; its bodies are
// attached.
type Capture struct {
	ID      string     `json:"id"` // UUIDv7
	Asked   string     `json:"asked"`
	Final   string     `json:"final"`
	At      string     `json:"at"` // RFC 3339, with zone
	Method  string     `json:"method"`
	Status  int        `json:"status"`
	Outcome string     `json:"outcome"`
	Headers []string   `json:"headers"`
	Tool    string     `json:"tool"`
	Files   []File     `json:"files,omitempty"`
	Gone    []GoneFile `json:"-"` // files that were erased
	Mark    Mark       `json:"-"`
}

// bodyFor begins the role of a body that was captured for one check: the check's
// id follows.
const bodyFor = "body for "

// BodyRole gives the role of the body of a page that was captured for a check,
// or for none in particular ("").
func BodyRole(check string) string {
	if check == "" {
		return "body"
	}
	return bodyFor + check
}

// For gives the check for which the page was captured, "" for none in particular.
func (c *Capture) For() string {
	for _, f := range c.Files {
		if check, _ := f.Body(); check != "" {
			return check
		}
	}
	return ""
}

// Body tells the body of a captured page, and the check for which it was captured, ""
// for none in particular.
func (f File) Body() (check string, ok bool) {
	if f.Role == BodyRole("") {
		return "", true
	}
	if check, ok = strings.CutPrefix(f.Role, bodyFor); ok {
		return check, true
	}
	return "", false
}

// Fetched tells whether the page answered. What did not answer, a shell, an error
// page prove nothing.
func (c *Capture) Fetched() bool { return c.Outcome == "fetched" }

// Rejection says that a proposal was looked at and refused.
type Rejection struct {
	Capture  string `json:"capture"`
	Path     string `json:"path"`
	Fragment string `json:"fragment"`
	Reason   string `json:"reason"`
	Mark     Mark   `json:"-"`
}
