package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// salvaging fills the truth tables of a new file. Each step is a transaction; what
// was learnt of one waits in temporary tables for the next, so that memory holds one
// row at a time.
type salvaging struct {
	*carving
	ctx context.Context
	own map[journal.Hash]journal.Head // streams whose keys are here
	to  queryer
	out Salvage
}

// inOne runs a step in a transaction.
func (g *salvaging) inOne(s *Store, step func() error) error {
	if err := s.take(g.ctx); err != nil {
		return err
	}
	defer s.give()
	tx, err := s.hand.begin()
	if err != nil {
		return err
	}
	defer tx.rollback()
	g.to = tx
	if err := step(); err != nil {
		return err
	}
	return tx.commit()
}

func (g *salvaging) exec(statement string, args ...any) error {
	_, err := g.to.ExecContext(context.WithoutCancel(g.ctx), statement, args...)
	return err
}

// prepare makes the tables of what is learnt on the way.
func (g *salvaging) prepare() error {
	return g.exec(`
CREATE TEMP TABLE named (hash TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE doubtful (hash TEXT PRIMARY KEY, header BLOB) WITHOUT ROWID;
CREATE TEMP TABLE gone (hash TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE wanted (hash TEXT PRIMARY KEY, bytes INTEGER, entry TEXT) WITHOUT ROWID;
CREATE TEMP TABLE places (hash TEXT, n INTEGER, sum TEXT, side INTEGER, ind INTEGER, at INTEGER, start INTEGER, view INTEGER,
  PRIMARY KEY (hash, n, sum)) WITHOUT ROWID`)
}

// forget drops those that nobody asks any more.
func (g *salvaging) forget() error {
	return g.exec(`DROP TABLE temp.named; DROP TABLE temp.doubtful; DROP TABLE temp.places`)
}

// entries takes the headers. One whose row names it wrongly may be whole, and its row
// spoilt: it waits until another entry names it.
func (g *salvaging) entries() error {
	for _, head := range g.own {
		if err := g.exec(`INSERT OR IGNORE INTO temp.named VALUES (?)`, head.Hash); err != nil {
			return err
		}
	}
	return g.rows(g.ctx, entryRow, func(r carved) (bool, error) {
		sum := journal.Sum(r.bytes)
		e, err := journal.ReadEntry(r.bytes, nil)
		switch {
		case errors.Is(err, journal.ErrNewer) && sum == r.hash:
			return false, fail("db.newer-entry", err, lang.Args{"entry": string(sum)})
		case err != nil:
			return false, nil // spoilt
		case sum != r.hash:
			return false, g.exec(`INSERT OR IGNORE INTO temp.doubtful VALUES (?, ?)`, sum, r.bytes)
		}
		return true, g.entry(e)
	})
}

// entry takes one header, once.
func (g *salvaging) entry(e journal.Entry) error {
	ctx := context.WithoutCancel(g.ctx)
	if held, err := holds(ctx, g.to, "entries", "hash = ?", e.Hash); err != nil || held {
		return err
	}
	if err := insertEntry(ctx, g.to, e); err != nil {
		return err
	}
	g.out.Entries++
	for _, h := range []journal.Hash{e.Header.Previous, e.Header.Act} {
		if h != "" {
			if err := g.exec(`INSERT OR IGNORE INTO temp.named VALUES (?)`, h); err != nil {
				return err
			}
		}
	}
	for _, a := range e.Header.Attach {
		if err := g.exec(`INSERT OR IGNORE INTO temp.wanted VALUES (?, ?, ?)`, a.Hash, a.Bytes, e.Hash); err != nil {
			return err
		}
	}
	return nil
}

// doubtful takes the headers that waited and that others name, until there are none.
func (g *salvaging) doubtful() error {
	for {
		list, err := column[[]byte](g.ctx, g.to, `SELECT header FROM temp.doubtful
WHERE hash IN (SELECT hash FROM temp.named) AND hash NOT IN (SELECT hash FROM entries)`)
		if err != nil || len(list) == 0 {
			return err
		}
		for _, raw := range list {
			e, err := journal.ReadEntry(raw, nil)
			if err == nil {
				err = g.entry(e)
			}
			if err != nil {
				return err
			}
		}
	}
}

// gone notes what was let go by an entry that is lost itself, as long as the list of
// erased hashes tells of it.
func (g *salvaging) gone() error {
	ctx := context.WithoutCancel(g.ctx)
	return g.rows(g.ctx, erasedRow, func(r carved) (bool, error) {
		by := journal.Hash(r.bytes)
		if !r.hash.Valid() || !by.Valid() {
			return false, nil
		}
		held, err := holds(ctx, g.to, "entries", "hash = ?", by)
		if err != nil || held {
			return true, err
		}
		return true, g.exec(`INSERT OR IGNORE INTO temp.gone VALUES (?)`, r.hash)
	})
}

// payloads takes those that a header names, whatever their rows say.
func (g *salvaging) payloads() error {
	ctx := context.WithoutCancel(g.ctx)
	if err := g.exec(`CREATE TEMP TABLE calls (hash TEXT PRIMARY KEY) WITHOUT ROWID`); err != nil {
		return err
	}
	if err := g.exec(`INSERT OR IGNORE INTO temp.calls SELECT payload FROM entries`); err != nil {
		return err
	}
	err := g.rows(g.ctx, payloadRow, func(r carved) (bool, error) {
		sum := journal.Sum(r.bytes)
		called, err := holds(ctx, g.to, "temp.calls", "hash = ? AND hash NOT IN (SELECT hash FROM temp.gone)", sum)
		if err != nil || !called {
			return false, err
		}
		fresh, err := insertPayload(ctx, g.to, sum, r.bytes)
		if fresh {
			g.out.Payloads++
		}
		return true, err
	})
	if err != nil {
		return err
	}
	return g.exec(`DROP TABLE temp.calls`)
}

// pieces notes where the pieces of attachments lie. A piece alone cannot be judged,
// so every state of it that is found is noted.
func (g *salvaging) pieces() error {
	ctx := context.WithoutCancel(g.ctx)
	return g.rows(g.ctx, pieceRow, func(r carved) (bool, error) {
		if r.n < 0 || len(r.bytes) > pieceSize {
			return false, nil
		}
		wanted, err := holds(ctx, g.to, "temp.wanted", "hash = ? AND hash NOT IN (SELECT hash FROM erased UNION ALL SELECT hash FROM temp.gone)", r.hash)
		if err != nil || !wanted {
			return false, err
		}
		return false, g.exec(`INSERT OR IGNORE INTO temp.places VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, r.hash, r.n,
			journal.Sum(r.bytes), r.from.side, r.from.index, r.from.at, r.from.start, r.view)
	})
}

// attachments puts the pieces of each together and keeps those that are what their
// hash says.
func (g *salvaging) attachments() error {
	list, err := column[journal.Hash](g.ctx, g.to, `SELECT DISTINCT hash FROM temp.places ORDER BY hash`)
	if err != nil {
		return err
	}
	for _, hash := range list {
		if err := g.ctx.Err(); err != nil {
			return err
		}
		if err := g.attachment(hash); err != nil {
			return err
		}
	}
	g.out.LetGo, err = single[int](g.ctx, g.to, `SELECT count(*) FROM (SELECT hash FROM erased UNION SELECT hash FROM temp.gone)`)
	return err
}

// attachment tries the states of its pieces one after another.
func (g *salvaging) attachment(hash journal.Hash) error {
	states, err := g.statesOf(hash)
	if err != nil || states == nil {
		return err
	}
	const enough = 64 // ways to put them together
	choice := make([]int, len(states))
	for range enough {
		whole, err := g.together(hash, states, choice)
		if err != nil || whole {
			return err
		}
		if !next(choice, states) {
			return nil
		}
	}
	return nil
}

// next counts on through the choices.
func next(choice []int, states [][]carved) bool {
	for i := range choice {
		if choice[i]++; choice[i] < len(states[i]) {
			return true
		}
		choice[i] = 0
	}
	return false
}

// together writes the pieces as chosen, and takes them back where they are not what
// the hash says.
func (g *salvaging) together(hash journal.Hash, states [][]carved, choice []int) (bool, error) {
	if err := g.exec(`SAVEPOINT pieces`); err != nil {
		return false, err
	}
	sum := sha256.New()
	for n, list := range states {
		p := list[choice[n]]
		row, ok := g.again(p.from, p.view)
		if !ok {
			break // the file changes while it is read
		}
		sum.Write(row.bytes)
		if err := g.exec(`INSERT INTO pieces (hash, n, piece) VALUES (?, ?, ?)`, hash, n, row.bytes); err != nil {
			return false, err
		}
	}
	whole := name(sum) == hash
	if !whole {
		if err := g.exec(`ROLLBACK TO pieces`); err != nil {
			return false, err
		}
	} else {
		g.out.Attachments++
	}
	return whole, g.exec(`RELEASE pieces`)
}

// statesOf gives, for each piece of an attachment, the places where a state of it
// lies; nothing where a piece is missing.
func (g *salvaging) statesOf(hash journal.Hash) (out [][]carved, err error) {
	gap := false
	err = each(g.ctx, g.to, func(r *sql.Rows) error {
		var n int
		var p carved
		if err := r.Scan(&n, &p.from.side, &p.from.index, &p.from.at, &p.from.start, &p.view); err != nil {
			return err
		}
		switch {
		case n == len(out):
			out = append(out, []carved{p})
		case n == len(out)-1:
			out[n] = append(out[n], p)
		default:
			gap = true
		}
		return nil
	}, `SELECT n, side, ind, at, start, view FROM temp.places WHERE hash = ? ORDER BY n, side, ind`, hash)
	if gap {
		out = nil
	}
	return out, err
}
