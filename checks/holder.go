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
// bore none that is known, the last one recorded. One with days goes before one
// without.
func (h *Holder) Name(on calendar.Day) Name {
	for _, dated := range []bool{true, false} {
		for _, n := range slices.Backward(h.Names) {
			if dated == (n.Dated != (Dated{})) && n.Span().Contains(on) {
				return n
			}
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
// on the rest it is unknown. What is said with dates goes before what is said
// without; days for which both are said are unknown. A trait that is said to
// have held with dates, and nothing else, did not hold outside them.
func (h *Holder) trait(id string, within calendar.Span) truth {
	said := map[bool]map[bool]calendar.Spans{true: {}, false: {}} // dated → held → days
	for _, t := range h.Traits {
		if t.ID == id && (t.Value == Yes || t.Value == No) {
			days := said[t.Dated != (Dated{})]
			days[t.Value == Yes] = calendar.Union(append(days[t.Value == Yes], t.Span())...)
		}
	}
	dated, always := said[true], said[false]
	yes, no := less(dated[true], dated[false], within), less(dated[false], dated[true], within)
	told := calendar.Union(slices.Concat(dated[true], dated[false])...)
	rest := told.Missing(within)
	switch {
	case len(always[true]) > 0 && len(always[false]) > 0:
	case len(always[true]) > 0:
		yes = calendar.Union(slices.Concat(yes, rest)...)
	case len(always[false]) > 0, len(dated[true]) > 0 && len(dated[false]) == 0:
		no = calendar.Union(slices.Concat(no, rest)...)
	}
	return truth{yes: yes, no: no}
}

// less gives the days of the span that lie in the first set and not in the
// second.
func less(days, without calendar.Spans, within calendar.Span) calendar.Spans {
	return days.Intersect(within).IntersectAll(without.Missing(within))
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

// Says gives what is known of a trait on the day: Yes, No, or "" where nothing is,
// or two records stand against each other.
func (h *Holder) Says(trait string, day calendar.Day) string {
	on := h.trait(trait, calendar.Span{From: day, To: day})
	switch {
	case len(on.yes) > 0:
		return Yes
	case len(on.no) > 0:
		return No
	}
	return ""
}
