package main

import (
	"fmt"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// holdersShowCmd shows one holder.
type holdersShowCmd struct {
	ID string `arg:"" name:"holder"`
}

type holderView struct {
	ID string `json:"id"`
	checks.Holder
	Subject     *bool          `json:"subject_of_control"` // null: the trait is not known
	Above       []holderBeside `json:"above"`              // the nearest first
	Below       []holderBeside `json:"below"`
	Before      []holderBeside `json:"came_from"`
	After       []holderBeside `json:"successors"`
	Same        []holderBeside `json:"same"`
	Unknown     []openQuestion `json:"unknown_traits"`
	Inspections []string       `json:"inspections"` // as they are shown and typed
	Region      string         `json:"region,omitempty"`
	RegionOf    string         `json:"region_of,omitempty"` // id of the holder above whose region it is
	Disputed    []string       `json:"disputed,omitempty"`
}

type holderBeside struct {
	ID   string    `json:"id"`
	Name lang.Text `json:"name"`
}

type openQuestion struct {
	Trait    string    `json:"trait"`
	Question lang.Text `json:"question"`
	Checks   []string  `json:"checks"` // that hang on it
}

func beside(refs []desk.HolderRef) []holderBeside {
	return list(bare(refs, func(r desk.HolderRef) holderBeside { return holderBeside(r) }))
}

// Run prints it.
func (c holdersShowCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		h, err := d.HolderCard(s.ctx, c.ID)
		if err != nil {
			return err
		}
		v := holderView{
			ID: h.Holder.ID, Holder: h.Holder, Disputed: h.Disputed, Region: h.Region.Name,
			Above: beside(h.Above), Below: beside(h.Below), Before: beside(h.Predecessors), After: beside(h.Successors), Same: beside(h.Twins),
			Inspections: list(bare(h.Inspections, func(l desk.InspectionLine) string { return l.Shown })),
		}
		if h.Region.From != nil {
			v.RegionOf = h.Region.From.ID
		}
		if h.Known {
			v.Subject = &h.Subject
		}
		for _, q := range h.Open {
			one := openQuestion{Trait: q.Trait.ID, Question: q.Trait.Question}
			for _, check := range q.Hangs {
				one.Checks = append(one.Checks, check.ID)
			}
			one.Checks = list(one.Checks)
			v.Unknown = append(v.Unknown, one)
		}
		v.Unknown = list(v.Unknown)
		return s.answer(v, func() { s.printHolder(d, h) })
	})
}

func (s *session) printHolder(d *desk.Desk, h desk.HolderCard) {
	holder := &h.Holder
	fmt.Fprintln(s.out, s.words(holder.Name(d.Today()).Text()))
	subject := "holders.subject.unknown"
	if h.Known {
		subject = map[bool]string{true: "holders.subject.yes", false: "holders.subject.no"}[h.Subject]
	}
	rows := [][2]string{
		{"label.id", holder.ID}, {"label.bin", holder.BIN}, {"holders.subject", s.say(subject, nil)},
	}
	rows = append(rows, s.holderFacts(holder)...)
	for _, r := range []struct {
		label string
		refs  []desk.HolderRef
	}{
		{"label.parent", h.Above}, {"label.below", h.Below}, {"label.predecessor", h.Predecessors},
		{"label.successor", h.Successors}, {"label.same", h.Twins},
	} {
		for _, ref := range r.refs {
			rows = append(rows, [2]string{r.label, s.facts(s.words(ref.Name), short(ref.ID))})
		}
	}
	numbers := bare(h.Inspections, func(l desk.InspectionLine) string { return l.Shown })
	rows = append(rows, [2]string{"label.region", s.region(h.Region)}, [2]string{"label.life", s.days(holder.Life)}, [2]string{"label.inspections", strings.Join(numbers, ", ")})
	s.pairs(rows)
	s.printUnknownTraits(h.Open)
	if len(h.Disputed) > 0 {
		s.saying("holders.disputed", lang.Args{"fields": h.Disputed})
	}
}

// region names the region of a holder, and whose it is.
func (s *session) region(r desk.RegionIn) string {
	switch {
	case r.Disputed:
		return s.say("holders.region.disputed", nil)
	case r.From != nil:
		return s.facts(r.Name, s.say("holders.region.of", lang.Args{"name": r.From.Name}))
	}
	return s.facts(r.Name, r.Source)
}

// holderFacts are the dated facts of a holder, each with its days and its source.
func (s *session) holderFacts(h *checks.Holder) [][2]string {
	var rows [][2]string
	for _, n := range h.Names {
		rows = append(rows, [2]string{"label.name", s.facts(lang.Line(n.KK), lang.Line(n.RU), s.days(n.Dated))})
	}
	for _, c := range h.Categories {
		rows = append(rows, [2]string{"label.category", s.facts(c.ID, s.days(c.Dated), lang.Line(c.Source))})
	}
	for _, t := range h.Traits {
		rows = append(rows, [2]string{"label.trait", s.facts(t.ID+"="+t.Value, s.days(t.Dated), lang.Line(t.Source))})
	}
	for i, p := range h.Premises {
		rows = append(rows, [2]string{"label.premises", s.facts(fmt.Sprint(i+1), lang.Line(p.Address), s.days(p.Dated))})
	}
	for _, site := range h.Sites {
		rows = append(rows, [2]string{"label.site", lang.Line(site)})
	}
	return rows
}

// printUnknownTraits asks what is not known yet of a holder, and names the checks
// whose verdicts hang on it.
func (s *session) printUnknownTraits(open []desk.OpenQuestion) {
	var rows [][]string
	for _, q := range open {
		var hangs []string
		for _, check := range q.Hangs {
			hangs = append(hangs, check.ID)
		}
		rows = append(rows, []string{"  " + q.Trait.ID, s.words(q.Trait.Question) + " " + s.sign("→>") + " " + strings.Join(hangs, ", ")})
	}
	if len(rows) > 0 {
		fmt.Fprintf(s.out, "\n%s\n", s.say("holders.unknown-traits", nil))
		s.grid(rows)
	}
}

// days writes the days for which something holds; nothing where they are open.
func (s *session) days(d checks.Dated) string {
	if d.Span() == (calendar.Span{}) {
		return ""
	}
	return s.words(d.Span().Words())
}
