package db

import (
	"context"

	"ashyq/checks/journal"
)

// Of a stream that was written on this laptop nothing may be missing, unless only a
// part of it was ever taken into this file: the archive of one inspection, read into a
// database that was begun anew. Which streams these are the shelf remembers. Where it
// is lost, verifying names the gaps as damage, which is the safe side.

// partKey begins the keys under which the shelf remembers them.
const partKey = "part "

// markParts remembers, after a merge, of which streams whose keys are here only a part
// came in; and forgets those that have become whole.
func (s *Store) markParts(ctx context.Context, q queryer, came map[journal.Hash]bool) error {
	ours := s.notes().all()
	for id := range came {
		if _, own := ours[id]; !own {
			continue
		}
		last, _, _, err := lastOf(ctx, q, id)
		if err != nil {
			return err
		}
		held, err := single[int64](ctx, q, `SELECT count(DISTINCT number) FROM entries WHERE stream = ?`, id)
		if err != nil {
			return err
		}
		var mark []byte
		if held < last.Number {
			mark = []byte("1")
		}
		if err := put(ctx, q, partKey+string(id), mark); err != nil {
			return err
		}
	}
	return nil
}

// ours tells whether all of a stream must be here: it was written on this laptop, and
// not only a part of it was taken in.
func (c *checkup) ours(stream journal.Hash) bool {
	if _, own := c.own[stream]; !own {
		return false
	}
	if shelf, err := hasShelf(c.ctx, c.q); err != nil || !shelf {
		return true
	}
	part, err := holds(c.ctx, c.q, "main.desk", "key = ?", partKey+string(stream))
	return err != nil || !part
}
