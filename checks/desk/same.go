package desk

import (
	"context"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// SameHolder says whether two records are one holder. It stands on the record
// with the smaller id.
func (d *Desk) SameHolder(ctx context.Context, first, second, value, reason string) error {
	if lang.Line(reason) == "" {
		return fail("reason.empty", nil)
	}
	if value != checks.Yes && value != checks.No {
		return fail("same.value", nil)
	}
	return d.write(ctx, func(a *act) error {
		x, err := a.mustHolder(first)
		if err != nil {
			return err
		}
		y, err := a.mustHolder(second)
		if err != nil {
			return err
		}
		if x.ID == y.ID {
			return fail("same.one", nil)
		}
		small, great := min(x.ID, y.ID), max(x.ID, y.ID)
		return a.answer(journal.KindSame, journal.Holder(small), "same "+great,
			checks.Same{Value: value, Reason: lang.Line(reason)})
	})
}

// oneSubject lists the records that are the holder of the id: itself, and those
// that are said to be the same, directly or through others.
func (v *view) oneSubject(id string) ([]string, error) {
	beside, err := v.besides()
	if err != nil {
		return nil, err
	}
	return wholeSubject(beside, id), nil
}

// besides gives for each record those that are directly said to be the same holder.
func (v *view) besides() (map[string][]string, error) {
	rows, err := v.Holders(journal.HolderQuery{Twins: true})
	if err != nil {
		return nil, err
	}
	beside := map[string][]string{}
	for _, r := range rows {
		for _, other := range strings.Fields(r.Same) {
			beside[r.ID], beside[other] = append(beside[r.ID], other), append(beside[other], r.ID)
		}
	}
	return beside, nil
}

// wholeSubject lists a record and those that are reached from it.
func wholeSubject(beside map[string][]string, id string) []string {
	out := []string{id}
	for i := 0; i < len(out); i++ {
		for _, other := range beside[out[i]] {
			if !slices.Contains(out, other) {
				out = append(out, other)
			}
		}
	}
	return out
}
