package desk

import (
	"context"

	"ashyq/checks"
)

// Compare sets an inspection beside the earlier one that it names.
func (d *Desk) Compare(ctx context.Context, inspection string) (out *checks.Comparison, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		if c.Inspection.Earlier == "" {
			return fail("compare.none", args{"number": c.Inspection.Number})
		}
		judged, err := v.judged(c)
		if err != nil {
			return err
		}
		out, err = v.compared(c, judged.Findings)
		return err
	})
	return out, err
}

// compared compares with the earlier inspection; nil where none is named. Where only
// the seal of the earlier one can be read, nothing is compared: a seal holds no slots
// and no items.
func (v *view) compared(c *caseView, findings []checks.Finding) (*checks.Comparison, error) {
	if c.Inspection.Earlier == "" {
		return nil, nil
	}
	return v.comparedTo(c, findings, c.Inspection.Earlier)
}

// comparedTo compares with another inspection of the holder, by its id.
func (v *view) comparedTo(c *caseView, findings []checks.Finding, id string) (*checks.Comparison, error) {
	earlier, err := v.load(id)
	if err != nil {
		return nil, err
	}
	was, err := v.judged(earlier)
	if err != nil {
		return nil, err
	}
	if was.Bare {
		i := was.Case.Inspection
		return &checks.Comparison{Earlier: i.ID, Number: i.Number, AsOf: i.AsOf, Bare: true, Lines: []checks.Compared{}}, nil
	}
	unread := len(c.holder.Unread)+len(c.office.Unread)+len(earlier.holder.Unread) > 0
	return checks.Compare(checks.Looked{Case: earlier.Case, Findings: was.Findings},
		checks.Looked{Case: c.Case, Findings: findings, Unread: unread}, v.law, c.office.Calendar(v.days)), nil
}
