package desk

import (
	"context"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// InspectionLine is an inspection in a list, with the name of its holder.
type InspectionLine struct {
	journal.InspectionRow
	Name  lang.Text
	Shown string // the short number, with the label of its stream where another opened it: "2026-001@KT"
}

// Progress tells how many lines somebody has looked at, of those that apply.
func (l InspectionLine) Progress() (looked, due int) {
	return l.Looked, l.Met + l.Partly + l.NotMet + l.Cannot + l.Unchecked
}

// ListInspections lists inspections; without a database there are none.
func (d *Desk) ListInspections(ctx context.Context, q journal.InspectionQuery) (out []InspectionLine, err error) {
	err = d.read(ctx, func(v *view) error {
		rows, err := v.Inspections(q)
		if err != nil || len(rows) == 0 {
			return err
		}
		numbers, err := v.numbering()
		if err != nil {
			return err
		}
		names, err := v.names(rows)
		if err != nil {
			return err
		}
		for _, r := range rows {
			out = append(out, InspectionLine{InspectionRow: r, Name: names[r.Holder].Text(), Shown: numbers.shown(r)})
		}
		return nil
	})
	return out, noneWithoutStore(err)
}

// names gives the name that each holder of some inspections bears today. The rows
// tell it of those that had one name only; the rest are folded.
func (v *view) names(rows []journal.InspectionRow) (map[string]checks.Name, error) {
	const at = 200 // asked for at a time
	out := map[string]checks.Name{}
	var ids []string
	for _, r := range rows {
		if _, known := out[r.Holder]; !known {
			out[r.Holder], ids = checks.Name{}, append(ids, r.Holder)
		}
	}
	for some := range slices.Chunk(ids, at) {
		holders, err := v.Holders(journal.HolderQuery{IDs: strings.Join(some, " ")})
		if err != nil {
			return nil, err
		}
		for _, h := range holders {
			out[h.ID] = checks.Name{KK: h.NameKK, RU: h.NameRU}
			if h.Names < 2 {
				continue
			}
			state, err := v.holder(h.ID)
			if err != nil {
				return nil, err
			}
			out[h.ID] = state.Holder.Name(v.Today())
		}
	}
	return out, nil
}

// CountInspections tells how many inspections the query would list without its
// page; without a database there are none.
func (d *Desk) CountInspections(ctx context.Context, q journal.InspectionQuery) (n int, err error) {
	err = d.read(ctx, func(v *view) error {
		n, err = v.Reader.CountInspections(q)
		return err
	})
	return n, noneWithoutStore(err)
}

// CountHolders tells how many holders the query would list without its page;
// without a database there are none.
func (d *Desk) CountHolders(ctx context.Context, q journal.HolderQuery) (n int, err error) {
	err = d.read(ctx, func(v *view) error {
		n, err = v.Reader.CountHolders(q)
		return err
	})
	return n, noneWithoutStore(err)
}

// looked counts the lines that apply and that somebody has looked at. What cannot
// be told because a trait is unknown is such a line only where there is something
// about its check.
func looked(c *checks.Case, findings []checks.Finding) int {
	held := touched(c)
	n := 0
	for _, f := range findings {
		for _, l := range f.Lines {
			switch l.Verdict {
			case checks.NotApplicable, checks.NotChecked:
			case checks.CannotTell:
				if held[f.Check] {
					n++
				}
			default:
				n++
			}
		}
	}
	return n
}

// touched names the checks of which the inspection holds anything: evidence,
// coverage, a capture or an answer.
func touched(c *checks.Case) map[string]bool {
	out := map[string]bool{}
	for _, e := range c.Evidence {
		for _, s := range e.Serves {
			out[s.Check] = true
		}
	}
	for _, v := range c.Coverage {
		out[v.Check] = true
	}
	for _, p := range c.Captures {
		out[p.For()] = true
	}
	for q := range c.Answers {
		out[q.Check] = true
	}
	return out
}
