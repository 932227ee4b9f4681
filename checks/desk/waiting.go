package desk

import (
	"context"
	"slices"
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

// foundCounts are the counts that are kept, by inspection. They are taken from the
// shelf before anything is read: a store that is open for reading alone has one
// connection, and whoever holds it waits for nobody.
type foundCounts struct {
	held   map[string]foundCount
	reader string
}

func (d *Desk) foundCounts(ctx context.Context) (foundCounts, error) {
	out := foundCounts{held: map[string]foundCount{}, reader: d.reader()}
	keys, err := d.shelf.Keys(ctx, waitingKey)
	for _, key := range keys {
		var kept foundCount
		found, err := d.unshelve(ctx, key, &kept)
		if err != nil {
			return out, err
		}
		if found {
			out.held[strings.TrimPrefix(key, waitingKey)] = kept
		}
	}
	return out, err
}

// in gives how many things wait in an inspection, false where that was not counted, or
// of other entries or by another reader.
func (c foundCounts) in(r journal.InspectionRow) (n int, ok bool) {
	kept, found := c.held[r.ID]
	return kept.N, found && kept.Print == r.Print && kept.Reader == c.reader
}

// pagesAtOnce is how many inspections with captured pages are read at once.
var pagesAtOnce = 1000

// eachPaged goes through the inspections with captured pages, to the last one: those of
// an owner, or of everybody.
func (v *view) eachPaged(ctx context.Context, owner string, do func(journal.InspectionRow) error) error {
	q := journal.InspectionQuery{Needs: journal.NeedsPages, Owner: owner, Limit: pagesAtOnce}
	for {
		rows, err := v.Inspections(q)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := do(r); err != nil {
				return err
			}
		}
		if len(rows) < q.Limit {
			return nil
		}
		q.Offset += len(rows)
	}
}

// CountWaiting counts what was found on the pages of the inspections of which Needs
// tells, all of them, and waits for a person: one inspection at a time, so that whoever
// else works is not kept. Stopped, it keeps what it has; begun again, it goes on.
func (d *Desk) CountWaiting(ctx context.Context, q NeedsQuery, tell journal.Progress) error {
	var waiting []string // ids of those that were not counted
	done := 0
	counts, err := d.foundCounts(ctx)
	if err != nil {
		return err
	}
	err = d.read(ctx, func(v *view) error {
		return v.eachPaged(ctx, q.whose(v.author), func(r journal.InspectionRow) error {
			if _, ok := counts.in(r); ok {
				done++
			} else {
				waiting = append(waiting, r.ID)
			}
			return nil
		})
	})
	if err != nil {
		return noneWithoutStore(err)
	}
	total := done + len(waiting)
	for _, id := range waiting {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := d.countOne(ctx, id); err != nil {
			return err
		}
		if done++; tell != nil {
			tell(done, total)
		}
	}
	return d.forgetCounts(ctx)
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

// forgetCounts takes away the counts of inspections that have no pages any more or are
// closed, whosever they are; those of others stay.
func (d *Desk) forgetCounts(ctx context.Context) error {
	keys, err := d.shelf.Keys(ctx, waitingKey)
	if err != nil {
		return err
	}
	const atOnce = 100
	for some := range slices.Chunk(keys, atOnce) {
		held := map[string]bool{}
		for i, key := range some {
			some[i] = strings.TrimPrefix(key, waitingKey)
		}
		err := d.read(ctx, func(v *view) error {
			rows, err := v.Inspections(journal.InspectionQuery{IDs: strings.Join(some, " "), Needs: journal.NeedsPages})
			for _, r := range rows {
				held[r.ID] = true
			}
			return err
		})
		if err != nil {
			return err
		}
		for _, id := range some {
			if !held[id] {
				if err := d.shelf.Put(ctx, waitingKey+id, nil); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
