package desk

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Holders stand above one another and come after one another. Neither may run
// round: what stands above everything below it stands above nothing.

// putBelow names the holder above.
func (a *act) putBelow(h *checks.Holder, ref string) error {
	row, err := a.mustHolder(ref)
	if err != nil {
		return err
	}
	if row.ID == h.ID {
		return fail("holder.own-parent", nil)
	}
	above, err := a.chain(row)
	if err != nil {
		return err
	}
	if h.ID != "" && slices.ContainsFunc(above, func(r journal.HolderRow) bool { return r.ID == h.ID }) {
		return fail("holder.parent-round", args{"name": rowName(row)})
	}
	h.Parent = row.ID
	return nil
}

// chain lists a holder and those above it, the nearest first. Where a merge has
// made them run round it ends there.
func (v *view) chain(row journal.HolderRow) ([]journal.HolderRow, error) {
	out := []journal.HolderRow{row}
	for row.Parent != "" {
		rows, err := v.Holders(journal.HolderQuery{IDs: row.Parent})
		if err != nil || len(rows) == 0 {
			return out, err
		}
		row = rows[0]
		if slices.ContainsFunc(out, func(r journal.HolderRow) bool { return r.ID == row.ID }) {
			break
		}
		out = append(out, row)
	}
	return out, nil
}

// comesAfter names a holder from which this one came.
func (a *act) comesAfter(h *checks.Holder, ref string) error {
	row, err := a.mustHolder(ref)
	if err != nil {
		return err
	}
	if row.ID == h.ID {
		return fail("holder.own-predecessor", nil)
	}
	ancestors := []string{row.ID}
	for i := 0; i < len(ancestors); i++ {
		rows, err := a.Holders(journal.HolderQuery{IDs: ancestors[i]})
		if err != nil {
			return err
		}
		for _, r := range rows {
			for _, id := range strings.Fields(r.Before) {
				ancestors = add(ancestors, id)
			}
		}
	}
	if h.ID != "" && slices.Contains(ancestors, h.ID) {
		return fail("holder.predecessor-round", args{"name": rowName(row)})
	}
	if !slices.Contains(h.Predecessors, row.ID) {
		h.Predecessors = append(slices.Clip(h.Predecessors), row.ID)
	}
	return nil
}

// rowName is the name of a row, in the languages in which it has one.
func rowName(r journal.HolderRow) lang.Text { return checks.Name{KK: r.NameKK, RU: r.NameRU}.Text() }
