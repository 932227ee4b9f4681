package db

import (
	"context"
	"time"

	"ashyq/checks/journal"
)

// Around is what surrounds the next write: what a clock that was set back and a file
// that was copied are told by.
type Around struct {
	Entries int       // held
	Latest  time.Time // the latest moment that one of the last entries bears
	Own     bool      // a stream of this laptop is among them
}

// lastOnes is how many entries are asked for their time: one that was written by a
// clock that was slow does not hide the others.
const lastOnes = 64

// Around tells it. Nothing is written.
func (s *Store) Around(ctx context.Context) (out Around, err error) {
	defer tell(s.path, &err)
	if out.Entries, err = single[int](ctx, s.readers, `SELECT count(*) FROM entries`); err != nil || out.Entries == 0 {
		return out, err
	}
	headers, err := column[[]byte](ctx, s.readers, `SELECT header FROM entries ORDER BY clock DESC LIMIT ?`, lastOnes)
	if err != nil {
		return out, err
	}
	for _, raw := range headers {
		if h, err := journal.ParseHeader(raw); err == nil && h.Time.After(out.Latest) {
			out.Latest = h.Time // damage is named by those who read the entry itself
		}
	}
	_, mine, err := standing(ctx, s.readers, s.notes())
	out.Own = len(mine) > 0
	return out, err
}
