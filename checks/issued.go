package checks

import (
	"cmp"
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// The states that a paper comes to after it was put for signature. The number and
// the day come from the document-flow system, or from the notice of delivery.
const (
	Registered = "registered"
	Served     = "served"
	Answered   = "answered"
)

// PaperStates lists the states in their order.
func PaperStates() []string { return []string{Registered, Served, Answered} }

// IssuedPaper is a paper that was put for signature, with its seal.
type IssuedPaper struct {
	ID        string            `json:"id"` // UUIDv7
	Paper     string            `json:"paper"`
	Heads     []Head            `json:"heads"`
	Findings  []Sealed          `json:"findings"`
	Revisions map[string]string `json:"revisions"`
	Files     []File            `json:"files"`
	Content   *PaperContent     `json:"-"`
	States    []PaperState      `json:"-"` // live: two or more are a conflict
	Course    []PaperState      `json:"-"` // the last word on each state that it came to, in their order
	Mark      Mark              `json:"-"`
}

// Kind is the paper as one of those that the program writes.
func (p *IssuedPaper) Kind() PaperKind { return PaperKind(p.Paper) }

// Reached gives a state that the paper came to, nil while it did not.
func (p *IssuedPaper) Reached(value string) *PaperState {
	for i := range p.Course {
		if p.Course[i].Value == value {
			return &p.Course[i]
		}
	}
	return nil
}

// Frozen tells whether the paper stands as it is: from its registration on it is
// amended only by a new paper that names it.
func (p *IssuedPaper) Frozen() bool { return len(p.Course) > 0 }

// Day is the day on which the paper was registered; none before.
func (p *IssuedPaper) Day() calendar.Day {
	if s := p.Reached(Registered); s != nil {
		return s.Day
	}
	return 0
}

// Number is the number given at registration; empty before.
func (p *IssuedPaper) Number() string {
	if s := p.Reached(Registered); s != nil {
		return s.Number
	}
	return ""
}

// Details are what was asked for when the paper was put for signature; empty for a
// paper without any.
func (p *IssuedPaper) Details() PaperDetails {
	if p.Content == nil {
		return PaperDetails{}
	}
	return p.Content.Details
}

// Points lists the violations of the paper.
func (p *IssuedPaper) Points() []PaperPoint {
	if p.Content == nil {
		return nil
	}
	return p.Content.Points
}

// Point gives a violation of the paper by its number, nil if there is none.
func (p *IssuedPaper) Point(n int) *PaperPoint {
	list := p.Points()
	for i := range list {
		if list[i].Point == n {
			return &list[i]
		}
	}
	return nil
}

// PaperState moves a paper on: registered, served, answered.
type PaperState struct {
	Value  string       `json:"value"`
	Day    calendar.Day `json:"day"`
	Number string       `json:"number,omitempty"`
	How    string       `json:"how,omitempty"`
	Mark   Mark         `json:"-"`
}

// Words names the state.
func (s *PaperState) Words() lang.Text { return messages().Text("paper-state."+s.Value, nil) }

// PaperContent is what a paper says, beside its files: what the analyst gave for it,
// the violations point by point, the figures it is frozen with.
type PaperContent struct {
	ID      string        `json:"id"` // of the paper
	Details PaperDetails  `json:"details"`
	Points  []PaperPoint  `json:"points,omitempty"`
	Figures []PaperFigure `json:"figures,omitempty"`
	Mark    Mark          `json:"-"`
}

// PaperDetails are what the analyst gives for a paper, beyond what is found.
type PaperDetails struct {
	To      *Official         `json:"to,omitempty"`      // first head, or who acts for him
	Found   calendar.Day      `json:"found,omitempty"`   // the day on which the violations were found
	Until   calendar.Day      `json:"until,omitempty"`   // end of the remote control, or of the inspection
	Term    int               `json:"term,omitempty"`    // calendar days for elimination
	Follows string            `json:"follows,omitempty"` // id of the issued paper that it follows
	Amends  string            `json:"amends,omitempty"`  // id of the issued paper that it amends
	Step    string            `json:"step,omitempty"`    // id of the objection, report … that it answers
	Sitting string            `json:"sitting,omitempty"` // id of the sitting of the Commission
	Fields  map[string]string `json:"fields,omitempty"`  // what else the paper asks for, by name and language: "subject.kk"
}

// Field gives a text of the paper in a language; English reads the Russian one.
func (d PaperDetails) Field(name string, l lang.Lang) string {
	if l == lang.EN {
		l = lang.RU
	}
	return cmp.Or(d.Fields[name+"."+string(l)], d.Fields[name])
}

// Official is a person by office, as a paper names one. In Russian the post and the
// name of an addressee stand in the dative as they were typed: nothing is inflected.
type Official struct {
	PostKK string `json:"post_kk,omitempty"`
	PostRU string `json:"post_ru,omitempty"`
	NameKK string `json:"name_kk,omitempty"`
	NameRU string `json:"name_ru,omitempty"`
}

// Post gives the office held; English reads the Russian one.
func (o *Official) Post(l lang.Lang) string { return pick(l, o.PostKK, o.PostRU) }

// Name gives initials and surname; English reads the Russian one.
func (o *Official) Name(l lang.Lang) string { return pick(l, o.NameKK, o.NameRU) }

func pick(l lang.Lang, kk, ru string) string {
	if l == lang.KK {
		return kk
	}
	return ru
}

// PaperPoint is one violation of a paper, as it stood on the day of the paper. What
// follows (an objection, its execution) names it by its number.
type PaperPoint struct {
	Point    int                  `json:"point"` // from 1
	Check    string               `json:"check"`
	Part     string               `json:"part,omitempty"` // none: the whole check was answered
	Premises string               `json:"premises,omitempty"`
	Clauses  []standard.ClauseRef `json:"clauses,omitempty"`
	From     calendar.Day         `json:"from"` // first and last day of the breach
	To       calendar.Day         `json:"to"`
	KK       string               `json:"kk"` // the fact, in both languages
	RU       string               `json:"ru"`
	RemedyKK string               `json:"remedy_kk,omitempty"`
	RemedyRU string               `json:"remedy_ru,omitempty"`
	Slots    []string             `json:"slots,omitempty"` // past slots, which cannot be made good
}

// Text is the fact in a language; English reads the Russian words.
func (p *PaperPoint) Text() lang.Text { return lang.Text{KK: p.KK, RU: p.RU, EN: p.RU} }

// Remedy is the measure in a language.
func (p *PaperPoint) Remedy() lang.Text {
	return lang.Text{KK: p.RemedyKK, RU: p.RemedyRU, EN: p.RemedyRU}
}

// PaperFigure is a figure that a paper of the Commission is frozen with: of one
// item of the agenda, or of the whole.
type PaperFigure struct {
	Item       string `json:"item,omitempty"`       // id of the item of the agenda
	Inspection string `json:"inspection,omitempty"` // id of the inspection
	Name       string `json:"name"`                 // met, not-met, completeness …
	Value      int    `json:"value"`
	Of         int    `json:"of"`
	Basis      string `json:"basis,omitempty"` // of the findings
}

// Paper gives an issued paper by its id, nil where none is held.
func (c *Case) Paper(id string) *IssuedPaper { return paperIn(c.Papers, id) }

func paperIn(list []IssuedPaper, id string) *IssuedPaper {
	if id == "" {
		return nil
	}
	for i := range list {
		if list[i].ID == id {
			return &list[i]
		}
	}
	return nil
}

// Amended tells whether a later paper that is frozen takes the place of this one.
func (c *Case) Amended(id string) bool {
	old := c.Paper(id)
	return old != nil && slices.ContainsFunc(c.Papers, func(p IssuedPaper) bool { return p.Replaces(old) })
}

// Replaces tells whether the paper takes the place of another one: it is frozen, of the
// same kind, and names it. No paper takes its own place.
func (p *IssuedPaper) Replaces(old *IssuedPaper) bool {
	return p.Frozen() && p.ID != old.ID && p.Paper == old.Paper && p.Details().Amends == old.ID
}

// Chain lists a paper and those that it takes the place of, by their ids: the paper
// itself, the one that it amends, the one that this one amends.
func (c *Case) Chain(id string) []string {
	var out []string
	for p := c.Paper(id); p != nil && !slices.Contains(out, p.ID); p = c.Paper(p.Details().Amends) {
		out = append(out, p.ID)
	}
	if len(out) == 0 {
		return []string{id}
	}
	return out
}

// LastPaper gives the latest issued paper of a kind that no other amends, nil where
// there is none.
func (c *Case) LastPaper(kind PaperKind) *IssuedPaper {
	for i := len(c.Papers) - 1; i >= 0; i-- {
		if c.Papers[i].Kind() == kind && !c.Amended(c.Papers[i].ID) {
			return &c.Papers[i]
		}
	}
	return nil
}
