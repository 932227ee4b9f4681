package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Holder is who must be open: a ministry, an akimat, a state company, a school.
// The whole record is one answer in the journal.
type Holder struct {
	ID           string      `json:"-"` // UUIDv7, the id of its subject
	Names        []Name      `json:"names"`
	BIN          string      `json:"bin,omitempty"`
	Categories   []Belonging `json:"categories"`
	Traits       []Trait     `json:"traits"`
	Premises     []Premises  `json:"premises"`
	Sites        []string    `json:"sites"`
	Parent       string      `json:"parent,omitempty"`
	Predecessors []string    `json:"predecessors"`
	Life         Dated       `json:"life"`
}

// Dated is a stretch of days; an end that is left out is open.
type Dated struct {
	From calendar.Day `json:"from,omitempty"`
	To   calendar.Day `json:"to,omitempty"`
}

// Span gives the stretch as a span of days.
func (d Dated) Span() calendar.Span { return calendar.Span{From: d.From, To: d.To} }

// Name is a name of the holder, in the languages in which it is known, with the
// days on which it bore it.
type Name struct {
	KK string `json:"kk,omitempty"`
	RU string `json:"ru,omitempty"`
	Dated
}

// Text gives the name in the language asked, or else in the one that is known.
func (n Name) Text() lang.Text {
	t := lang.Text{KK: n.KK, RU: n.RU, EN: n.RU}
	if t.KK == "" {
		t.KK = n.RU
	}
	if t.RU == "" {
		t.RU, t.EN = n.KK, n.KK
	}
	return t
}

// Belonging puts the holder into a category, with dates and a source.
type Belonging struct {
	ID string `json:"id"`
	Dated
	Source string `json:"source"`
}

// Trait is a fact that decides what applies to the holder.
type Trait struct {
	ID    string `json:"id"`
	Value string `json:"value"` // "yes" or "no"; a trait that is not recorded is unknown
	Dated
	Source string `json:"source"`
}

// Premises is an address where a stand is due.
type Premises struct {
	ID      string `json:"id"` // UUIDv7
	Address string `json:"address"`
	Dated
}

// Name gives the name that the holder bore on the day; of several, and where it
// bore none that is known, the last one recorded.
func (h *Holder) Name(on calendar.Day) Name {
	for _, n := range slices.Backward(h.Names) {
		if n.Span().Contains(on) {
			return n
		}
	}
	if len(h.Names) == 0 {
		return Name{}
	}
	return h.Names[len(h.Names)-1]
}

// Trait values.
const (
	Yes = "yes"
	No  = "no"
)

// trait tells on which days of the span the trait held and on which it did not;
// on the rest it is unknown. A trait recorded as held with dates did not hold
// outside them; one recorded as not held says nothing about other days.
func (h *Holder) trait(id string, within calendar.Span) truth {
	var yes, no calendar.Spans
	recorded := false
	for _, t := range h.Traits {
		switch {
		case t.ID != id:
		case t.Value == Yes:
			recorded = true
			yes = calendar.Union(append(yes, t.Span())...)
		case t.Value == No:
			no = calendar.Union(append(no, t.Span())...)
		}
	}
	yes = yes.Intersect(within)
	if recorded {
		return truth{yes: yes, no: yes.Missing(within)}
	}
	return truth{no: no.Intersect(within)}
}

// category gives the days of the span on which the holder belonged to it.
func (h *Holder) category(id string, within calendar.Span) calendar.Spans {
	var out calendar.Spans
	for _, b := range h.Categories {
		if b.ID == id {
			out = calendar.Union(append(out, b.Span())...)
		}
	}
	return out.Intersect(within)
}

// In tells whether the holder belonged to the category on the day.
func (h *Holder) In(category string, day calendar.Day) bool {
	return len(h.category(category, calendar.Span{From: day, To: day})) > 0
}

// PremisesOn gives the premises that the holder occupied on the day.
func (h *Holder) PremisesOn(day calendar.Day) []Premises {
	var out []Premises
	for _, p := range h.Premises {
		if p.Span().Contains(day) {
			out = append(out, p)
		}
	}
	return out
}

// SubjectOfControl tells whether state control reaches the holder on the day
// (art. 19-1(2) of the Law): a state body without the trait
// state-control-exempt. Known is false while the trait is not recorded.
func (h *Holder) SubjectOfControl(day calendar.Day) (subject, known bool) {
	if !h.In("state-body", day) {
		return false, true
	}
	on := calendar.Span{From: day, To: day}
	exempt := h.trait("state-control-exempt", on)
	return len(exempt.yes) == 0, len(exempt.yes)+len(exempt.no) > 0
}
