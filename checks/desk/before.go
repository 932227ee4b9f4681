package desk

import (
	"cmp"
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
)

// Before is the holder's earlier inspection, as far as its answers help with this one.
// It is for showing beside what is asked; nothing is taken over without the analyst.
type Before struct {
	Number string // of the inspection, as it is shown
	Case   *checks.Case
	Holder *checks.HolderState
}

// Before finds the inspection of the same holder that this one follows: the one that
// it names, else the latest whose day comes before its own. Nil where there is none.
func (d *Desk) Before(ctx context.Context, inspection string) (out *Before, err error) {
	err = d.read(ctx, func(v *view) error {
		row, err := v.findInspection(inspection)
		if err != nil {
			return err
		}
		c, err := v.inspection(row.ID)
		if err != nil {
			return err
		}
		if c.Inspection.Earlier != "" {
			out, err = v.before(c.Inspection.Earlier)
			return err
		}
		out, err = v.lastOf(row)
		return err
	})
	return out, err
}

// mostBefore bounds the inspections of one holder that are looked through.
const mostBefore = 200

// lastOf finds the latest inspection of the same holder that lies before one.
func (v *view) lastOf(of journal.InspectionRow) (*Before, error) {
	rows, err := v.Inspections(journal.InspectionQuery{Holder: of.Holder, Limit: mostBefore})
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(r journal.InspectionRow) bool {
		return r.ID == of.ID || r.AsOf > of.AsOf || r.AsOf == of.AsOf && r.ID > of.ID
	})
	if len(rows) == 0 {
		return nil, nil
	}
	last := slices.MaxFunc(rows, func(a, b journal.InspectionRow) int {
		return cmp.Or(cmp.Compare(a.AsOf, b.AsOf), cmp.Compare(a.ID, b.ID))
	})
	return v.before(last.ID)
}

func (v *view) before(id string) (*Before, error) {
	c, err := v.inspection(id)
	if err != nil {
		return nil, err
	}
	h, err := v.holder(c.Inspection.Holder)
	return &Before{Number: c.Inspection.Number, Case: c, Holder: h}, err
}

// Elsewhere is evidence of a check that stands in another inspection of the holder.
type Elsewhere struct {
	Number   string // of that inspection
	Evidence checks.Evidence
}

// Elsewhere lists what the other inspections of the same holder hold under a check, in
// the order of days: a source in which nothing was found is no sign that nothing was,
// where another inspection saw it.
func (d *Desk) Elsewhere(ctx context.Context, inspection, check string) (out []Elsewhere, err error) {
	err = d.read(ctx, func(v *view) error {
		own, err := v.findInspection(inspection)
		if err != nil {
			return err
		}
		rows, err := v.Inspections(journal.InspectionQuery{Holder: own.Holder, Limit: mostElsewhere})
		if err != nil {
			return err
		}
		for _, row := range rows {
			if row.ID == own.ID {
				continue
			}
			c, err := v.inspection(row.ID)
			if err != nil {
				return err
			}
			for _, e := range c.Evidence {
				serves := slices.ContainsFunc(e.Serves, func(s checks.Service) bool { return s.Check == check })
				if serves && e.At.Day != 0 {
					out = append(out, Elsewhere{Number: c.Inspection.Number, Evidence: e})
				}
			}
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b Elsewhere) int { return cmp.Compare(a.Evidence.At.Day, b.Evidence.At.Day) })
	return out, err
}

// mostElsewhere bounds the other inspections that are read, the newest: each is folded.
const mostElsewhere = 20

// Answer gives the verdict that the question got; false where it got none, or two.
func (b *Before) Answer(q checks.Question) (checks.Answer, bool) {
	if list := b.Case.Answers[q]; len(list) == 1 {
		return list[0], true
	}
	return checks.Answer{}, false
}

// Evidence gives the latest evidence of a kind under a check that serves one of some
// parts; no parts: any of them.
func (b *Before) Evidence(check string, kind checks.EvidenceKind, parts []string) (checks.Evidence, bool) {
	for _, e := range slices.Backward(b.Case.Evidence) {
		serves := slices.ContainsFunc(e.Serves, func(s checks.Service) bool {
			one := func(part string) bool { return slices.Contains(parts, part) }
			return s.Check == check && (len(parts) == 0 || slices.ContainsFunc(s.Parts, one))
		})
		if e.Kind == kind && serves {
			return e, true
		}
	}
	return checks.Evidence{}, false
}

// Coverage gives the latest span of a check for which a source was complete.
func (b *Before) Coverage(check string) (checks.Coverage, bool) {
	for _, c := range slices.Backward(b.Case.Coverage) {
		if c.Check == check {
			return c, true
		}
	}
	return checks.Coverage{}, false
}

// Seen gives what was seen of an item at an address, last; an item that is asked at
// one place stands under no address.
func (b *Before) Seen(item, premises string) (checks.ItemSeen, checks.Evidence, bool) {
	for _, e := range slices.Backward(b.Case.Evidence) {
		for _, i := range e.Items {
			if i.Item == item && e.Premises == premises {
				return i, e, true
			}
		}
	}
	return checks.ItemSeen{}, checks.Evidence{}, false
}
