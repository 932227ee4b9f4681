package desk

import (
	"context"
	"strings"

	"ashyq/checks/capture"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// How many things found on the pages of an inspection wait for a person is told by
// reading the pages, which takes time. So it is counted behind the screen and kept on
// the shelf, under what it was counted of: the row of the inspection, and who read.

// foundCount is such a count.
type foundCount struct {
	Print  journal.Hash `json:"print"`  // of the row
	Reader string       `json:"reader"` // of pages, with the law that it read by
	N      int          `json:"n"`
}

// waitingKey begins the keys of the counts on the shelf.
const waitingKey = "waiting "

// reader names who reads pages here: another one may find other things.
func (d *Desk) reader() string {
	return capture.Tool + " " + d.program + " " + d.embedded.Fingerprint()
}

// foundIn gives how many things wait in an inspection, false where that was not
// counted, or of other entries or by another reader.
func (d *Desk) foundIn(ctx context.Context, r journal.InspectionRow, reader string) (n int, ok bool, err error) {
	var kept foundCount
	found, err := d.unshelve(ctx, waitingKey+r.ID, &kept)
	if err != nil || !found || kept.Print != r.Print || kept.Reader != reader {
		return 0, false, err
	}
	return kept.N, true, nil
}

// CountWaiting counts what was found on the pages of every inspection that is not
// closed and waits for a person, one inspection at a time, so that whoever else works
// is not kept. Stopped, it keeps what it has; begun again, it goes on.
func (d *Desk) CountWaiting(ctx context.Context, tell journal.Progress) error {
	var rows []journal.InspectionRow
	err := d.read(ctx, func(v *view) (err error) {
		rows, err = v.Inspections(journal.InspectionQuery{Needs: journal.NeedsPages, Limit: mostPages})
		return err
	})
	if err != nil {
		return noneWithoutStore(err)
	}
	reader := d.reader()
	for i, r := range rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, ok, err := d.foundIn(ctx, r, reader); err != nil {
			return err
		} else if !ok {
			if err := d.countOne(ctx, r.ID); err != nil {
				return err
			}
		}
		if tell != nil {
			tell(i+1, len(rows))
		}
	}
	return d.forgetCounts(ctx, rows)
}

// countOne counts in one inspection. One that cannot be read has nothing that waits:
// whoever opens it is told why.
func (d *Desk) countOne(ctx context.Context, id string) error {
	var out foundCount
	err := d.read(ctx, func(v *view) error {
		rows, err := v.Inspections(journal.InspectionQuery{ID: id})
		if err != nil || len(rows) == 0 {
			return err
		}
		out = foundCount{Print: rows[0].Print, Reader: d.reader()}
		c, err := v.load(id)
		if err != nil {
			return err
		}
		list, err := v.proposals(c)
		for _, p := range list {
			if p.State == ProposalOpen {
				out.N++
			}
		}
		return err
	})
	if _, told := lang.AsError(err); err != nil && !told {
		return err
	}
	if out.Print == "" {
		return nil
	}
	return d.shelve(ctx, waitingKey+id, out)
}

// forgetCounts takes away the counts of inspections that no longer wait.
func (d *Desk) forgetCounts(ctx context.Context, rows []journal.InspectionRow) error {
	held := map[string]bool{}
	for _, r := range rows {
		held[r.ID] = true
	}
	keys, err := d.shelf.Keys(ctx, waitingKey)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if !held[strings.TrimPrefix(key, waitingKey)] {
			if err := d.shelf.Put(ctx, key, nil); err != nil {
				return err
			}
		}
	}
	return nil
}
