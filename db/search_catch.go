package db

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"ashyq/checks/journal"
)

// finder is what a store remembers of its index: the book of words, so that a
// search reads it once; and, for the one who writes, the numbers of the words.
type finder struct {
	lock    sync.Mutex
	book    *wordBook
	numbers map[string]int64 // of the words of the book; guarded by the turn to write
}

func (f *finder) shown() *wordBook {
	f.lock.Lock()
	defer f.lock.Unlock()
	return f.book
}

func (f *finder) show(b *wordBook) {
	f.lock.Lock()
	defer f.lock.Unlock()
	f.book = b
}

var _ journal.Searcher = (*Store)(nil)

// CatchUp implements journal.Searcher. Its turn is given back after every step, so
// that acts are written in between.
func (s *Store) CatchUp(ctx context.Context, p journal.Progress) (err error) {
	defer tell(s.path, &err)
	if s.indexer() == nil {
		return nil
	}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		done, err := s.catchUpOnce(ctx, p)
		if err != nil {
			s.find.show(nil) // what was gathered is not in the file
			return err
		}
		if done {
			return nil
		}
	}
}

func (s *Store) catchUpOnce(ctx context.Context, p journal.Progress) (done bool, err error) {
	if s.readOnly {
		return s.catchUpAside(ctx, p)
	}
	if err := s.take(ctx); err != nil {
		return false, err
	}
	defer s.give()
	behind, err := s.searchBehind(context.WithoutCancel(ctx), s.hand)
	if err != nil || !behind {
		return true, err
	}
	return s.oneStep(ctx, func(step context.Context, tx queryer) (bool, error) {
		return s.catchUpStep(ctx, step, tx, "main", p)
	})
}

// catchUpAside makes the index in temporary tables of the one connection that
// reads; a file that carries a whole one is searched as it is.
func (s *Store) catchUpAside(ctx context.Context, p journal.Progress) (bool, error) {
	behind, err := s.searchBehind(ctx, s.readers)
	if err != nil || !behind {
		return true, err
	}
	tx, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	step, cancel := context.WithTimeout(ctx, stepTime)
	defer cancel()
	done, err := s.catchUpStep(ctx, step, makeReady(tx), "temp", p)
	if err != nil {
		return false, err
	}
	return done, tx.Commit()
}

// catchUpStep works until the step ends, and tells whether all is done.
func (s *Store) catchUpStep(ctx, step context.Context, tx queryer, in string, p journal.Progress) (bool, error) {
	whole := context.WithoutCancel(ctx)
	of, ok, err := readSearchOf(whole, tx)
	if err == nil && (!ok || of.fingerprint != s.searchFingerprint() || in == "temp" && !hasAside(whole, tx)) {
		of, err = makeSearch(whole, tx, in, s.searchFingerprint())
	}
	if err != nil {
		return false, err
	}
	x, err := s.beginIndexing(whole, tx, of)
	if err != nil {
		return false, err
	}
	c := &catching{indexing: x, by: s.indexer(), from: sourceOf(whole, tx), seen: map[journal.Subject]int64{}}
	done, err := c.run(step)
	if err != nil {
		return false, err
	}
	book, err := x.finish()
	if err != nil {
		return false, err
	}
	s.find.numbers = x.numbers
	s.find.show(book)
	if p != nil {
		p(int(x.of.upto), int(max(c.last, x.of.upto)))
	}
	return done, nil
}

// hasAside tells whether the index is made in temporary tables already.
func hasAside(ctx context.Context, q queryer) bool {
	there, err := holds(ctx, q, "temp.sqlite_schema", "name = 'row_search_of'")
	return err == nil && there
}

// catching walks the entries in the order in which they were written, and brings
// the subject of each up to date once.
type catching struct {
	*indexing
	by   journal.Indexer
	from *source
	seen map[journal.Subject]int64 // last entry that was seen of a subject
	last int64
}

func (c *catching) run(step context.Context) (done bool, err error) {
	if c.last, err = lastEntry(c.ctx, c.q); err != nil {
		return false, err
	}
	if done, err = c.again(step); err != nil || !done {
		return false, err
	}
	for step.Err() == nil {
		const batch = 1000
		type line struct {
			row     int64
			subject journal.Subject
		}
		var lines []line
		err := each(c.ctx, c.q, func(r *sql.Rows) error {
			var l line
			err := r.Scan(&l.row, &l.subject)
			lines = append(lines, l)
			return err
		}, `SELECT rowid, subject FROM entries WHERE rowid > ? ORDER BY rowid LIMIT ?`, c.of.upto, batch)
		if err != nil || len(lines) == 0 {
			return err == nil, err
		}
		for _, l := range lines {
			if err := c.entry(l.row, l.subject); err != nil {
				return false, err
			}
			if step.Err() != nil {
				return false, nil
			}
		}
	}
	return false, nil
}

// entry sees to one entry: its subject is brought up to date, if it was not since.
func (c *catching) entry(row int64, subject journal.Subject) error {
	seen, known := c.seen[subject]
	if !known {
		var err error
		seen, err = single[int64](c.ctx, c.q, `SELECT seen FROM row_search_subjects WHERE subject = ?`, subject)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
	}
	if seen < row {
		if err := c.bring(subject); err != nil {
			return err
		}
		seen = c.last
	}
	c.seen[subject] = seen
	c.of.upto = row
	return nil
}

// bring brings a subject up to date with all entries there are.
func (c *catching) bring(subject journal.Subject) error {
	if err := c.subject(subject, c.by, c.from); err != nil {
		return err
	}
	_, err := c.q.ExecContext(c.ctx, `INSERT OR REPLACE INTO row_search_subjects VALUES (?, ?)`, subject, c.last)
	return err
}

// again brings up to date what was let go, or came in without an entry of its own.
func (c *catching) again(step context.Context) (done bool, err error) {
	list, err := column[journal.Subject](c.ctx, c.q, `SELECT subject FROM row_search_subjects WHERE seen < 0`)
	if err != nil {
		return false, err
	}
	for _, s := range list {
		if step.Err() != nil {
			return false, nil
		}
		if err := c.bring(s); err != nil {
			return false, err
		}
	}
	return true, nil
}

// lookAgain marks subjects whose bytes have changed without a new entry of theirs;
// where bytes were let go their things leave the index in the same transaction, so
// that it keeps no trace of them.
func (s *Store) lookAgain(ctx context.Context, q queryer, subjects []journal.Subject, letGo bool) error {
	of, ok, err := readSearchOf(ctx, q)
	if err != nil || !ok || len(subjects) == 0 {
		return err
	}
	if s.indexer() == nil || of.fingerprint != s.searchFingerprint() {
		return dropSearch(ctx, q, "main") // it cannot be told what stands where
	}
	if letGo {
		if err := s.letGo(ctx, q, of, subjects); err != nil {
			return err
		}
	}
	for _, subject := range subjects {
		if _, err := q.ExecContext(ctx, `INSERT OR REPLACE INTO row_search_subjects VALUES (?, -1)`, subject); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) letGo(ctx context.Context, q queryer, of searchOf, subjects []journal.Subject) error {
	x, err := s.beginIndexing(ctx, q, of)
	if err != nil {
		return err
	}
	for _, subject := range subjects {
		if err := x.subject(subject, nothing{}, nil); err != nil {
			return err
		}
	}
	_, err = x.finish()
	s.find.show(nil) // whether this is committed is not known here
	return err
}

// nothing is an indexer by which nothing can be found.
type nothing struct{}

func (nothing) SearchFingerprint() journal.Hash { return "" }

func (nothing) SearchDocs(journal.Subject, journal.Source, func(kind, ref string) bool) ([]journal.SearchDoc, error) {
	return nil, nil
}
