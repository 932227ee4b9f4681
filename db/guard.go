package db

import (
	"context"
	"strconv"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// A stream whose key is here grows nowhere but here: whoever brings an entry of it that
// was not written here has forged it, or has a copy of the folder of keys. What was
// written here before and is missing (an older backup was restored, a database was
// lost) comes back from others: it lies at or below the head that is noted beside the
// key. A key that was put away guards nothing: its stream is closed here, and what
// others wrote on with it is named by verifying.

// guard knows how far each stream whose key is here and in use was written here.
type guard struct {
	ctx  context.Context
	q    queryer
	last map[journal.Hash]journal.Head // the later of what was noted and what is held; a stream without either is not among them
}

func newGuard(ctx context.Context, q queryer, noted notes) (*guard, error) {
	if noted.failed != nil {
		return nil, fail("db.keys", noted.failed, nil)
	}
	g := &guard{ctx: ctx, q: q, last: map[journal.Hash]journal.Head{}}
	for stream, last := range noted.heads {
		held, _, _, err := lastOf(ctx, q, stream)
		if err != nil {
			return nil, err
		}
		if held.Number > last.Number { // the note may lag: it is not flushed
			last = held
		}
		if last.Number > 0 {
			g.last[stream] = last
		}
	}
	return g, nil
}

// admits refuses an entry that is not held where it is in the name of this laptop and
// cannot have been written here.
func (g *guard) admits(e journal.Entry) error {
	h := e.Header
	last, ours := g.last[h.Stream]
	if !ours {
		return nil
	}
	taken, err := holds(g.ctx, g.q, "entries", "stream = ? AND number = ?", h.Stream, h.Number)
	if err != nil {
		return err
	}
	if taken || h.Number > last.Number || h.Number == last.Number && e.Hash != last.Hash {
		return fail("db.not-written-here", nil, lang.Args{
			"entry": string(e.Hash[:12]), "stream": string(h.Stream[:12]), "number": strconv.FormatInt(h.Number, 10),
		})
	}
	return nil
}
