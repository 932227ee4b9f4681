package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// The questions that refuted evidence leaves, and the answer for which there is no other
// act: that a thing stands all the same, and why. It is a ruling, for that is what it
// is: something was held against the thing and is not accepted.

// LeaningView is what refuted evidence of one inspection left to be answered.
type LeaningView struct {
	Inspection string        `json:"inspection"` // number
	ID         string        `json:"id"`
	Holder     lang.Text     `json:"holder"`
	Refuted    []RefutedLine `json:"refuted"`
}

// RefutedLine is a piece of evidence that was refuted, with what leaned on it.
type RefutedLine struct {
	ID     string      `json:"id"`
	Title  string      `json:"title,omitempty"`
	Why    string      `json:"why"`
	Reason string      `json:"reason"`
	Author string      `json:"author"`
	Day    string      `json:"date"`
	Open   int         `json:"open"`
	Leans  []LeaningAt `json:"leaning"`
}

// LeaningAt is what leaned, with what was said of it.
type LeaningAt struct {
	Leaning
	Stands string `json:"stands,omitempty"` // why, where somebody said that it does
	Who    string `json:"who,omitempty"`    // said it
	Answer string `json:"answer,omitempty"` // the command by which it is answered
}

// Leaning lists what leaned on refuted evidence: of one inspection, or of every one in
// which a question is open.
func (d *Desk) Leaning(ctx context.Context, inspection string) (out []LeaningView, err error) {
	err = d.read(ctx, func(v *view) error {
		ids, err := v.inQuestion(inspection)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				return err
			}
			one, err := v.leaningView(id)
			if err != nil {
				return err
			}
			out = append(out, one)
		}
		return nil
	})
	return out, noneWithoutStore(err)
}

// inQuestion names the inspection meant, or all in which a question is open.
func (v *view) inQuestion(ref string) ([]string, error) {
	if ref != "" {
		row, err := v.findInspection(ref)
		return []string{row.ID}, err
	}
	rows, err := v.Inspections(journal.InspectionQuery{Needs: journal.NeedsAnswer})
	return inspectionIDs(rows), err
}

func (v *view) leaningView(id string) (LeaningView, error) {
	c, err := v.load(id)
	if err != nil {
		return LeaningView{}, err
	}
	out := LeaningView{
		Inspection: c.Inspection.Number, ID: id, Holder: c.holder.Holder.Name(c.Inspection.AsOf).Text(), Refuted: []RefutedLine{},
	}
	for i := range c.Refuted {
		r := &c.Refuted[i]
		list, err := v.leaningOn(c, r)
		if err != nil {
			return out, err
		}
		line := RefutedLine{
			ID: r.ID, Title: lang.Line(r.Title), Why: r.Why, Reason: r.Reason, Author: r.Mark.Author,
			Day: calendar.DayOf(r.Mark.Time).String(), Leans: []LeaningAt{},
		}
		for _, l := range list {
			at := LeaningAt{Leaning: l, Answer: l.answer(c.Inspection.Number)}
			if said := c.Rulings[checks.Stands(thing(l.Matter), r.ID)]; len(said) > 0 {
				at.Stands, at.Who = said[0].Reason, said[0].Mark.Author
			}
			if l.Open {
				line.Open++
			}
			line.Leans = append(line.Leans, at)
		}
		out.Refuted = append(out.Refuted, line)
	}
	return out, nil
}

// thing names what leans as an answer names it: what its matter is about.
func thing(matter string) string {
	_, rest, _ := strings.Cut(matter, " ")
	return rest
}

// answer gives the command by which a question is answered; none where it asks nothing.
func (l Leaning) answer(number string) string {
	switch {
	case !l.Open:
		return ""
	case l.Kind == journal.KindVerdict:
		return "ashyq verdict " + number + " " + thing(l.Matter) + " …"
	}
	return "ashyq leaning " + number + " --stands " + ending(thing(l.Matter)) + " --reason …"
}

// StandsInput says why something stands though evidence it leaned on was refuted.
type StandsInput struct {
	Thing    string // what its matter is about, or the ending of that
	Evidence string // the ending of the id of what was refuted; empty: everything that the thing leaned on
	Reason   string
}

// Uphold records that something stands all the same, and why. Verdicts are given anew or
// taken back: nobody upholds what was answered with false evidence before the eyes.
func (d *Desk) Uphold(ctx context.Context, inspection string, in StandsInput) (n int, err error) {
	reason := lang.Paragraphs(in.Reason)
	if reason == "" {
		return 0, fail("reason.empty", nil)
	}
	err = d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		open, err := a.openOf(c, in)
		if err != nil {
			return err
		}
		for _, l := range open {
			key := checks.Stands(thing(l.Matter), l.Evidence)
			err := a.answer(journal.KindRuling, c.subject(), "ruling "+key.String(), checks.Ruling{Value: checks.Rejected, Reason: reason})
			if err != nil {
				return err
			}
		}
		n = len(open)
		return nil
	})
	return n, err
}

// openOf finds the open questions that are meant.
func (v *view) openOf(c *caseView, in StandsInput) ([]Leaning, error) {
	var out []Leaning
	for i := range c.Refuted {
		r := &c.Refuted[i]
		if !strings.HasSuffix(r.ID, in.Evidence) {
			continue
		}
		list, err := v.leaningOn(c, r)
		if err != nil {
			return nil, err
		}
		for _, l := range list {
			if l.Open && in.Thing != "" && strings.HasSuffix(thing(l.Matter), in.Thing) {
				out = append(out, l)
			}
		}
	}
	switch {
	case len(out) == 0:
		return nil, fail("leaning.none", args{"ref": quote(in.Thing), "number": c.Inspection.Number})
	case slices.ContainsFunc(out, func(l Leaning) bool { return l.Kind == journal.KindVerdict }):
		return nil, fail("leaning.verdict", args{"question": thing(out[0].Matter)})
	case slices.ContainsFunc(out, func(l Leaning) bool { return l.Matter != out[0].Matter && thing(l.Matter) != thing(out[0].Matter) }):
		return nil, fail("leaning.several", args{"ref": quote(in.Thing)})
	}
	slices.SortFunc(out, func(a, b Leaning) int { return cmp.Compare(a.Evidence, b.Evidence) })
	return slices.CompactFunc(out, func(a, b Leaning) bool { return a.Evidence == b.Evidence }), nil
}
