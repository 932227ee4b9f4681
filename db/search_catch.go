package db

import (
	"context"
	"slices"
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
	if err := s.readySearch(ctx); err != nil {
		return false, err
	}
	step, cancel := context.WithTimeout(ctx, stepTime)
	defer cancel()
	g, err := s.gatherStep(ctx, step)
	if err != nil || g.done && len(g.portions) == 0 {
		return err == nil, err
	}
	if err := s.take(ctx); err != nil {
		return false, err
	}
	defer s.give()
	_, err = s.oneStep(ctx, func(_ context.Context, tx queryer) (bool, error) {
		return s.putIn(context.WithoutCancel(ctx), tx, g, p)
	})
	return false, err // others may have written meanwhile
}

// readySearch sees to it that there is an index of this program.
func (s *Store) readySearch(ctx context.Context) error {
	of, ok, err := readSearchOf(ctx, s.readers)
	if err != nil || ok && of.fingerprint == s.searchFingerprint() {
		return err
	}
	if err := s.take(ctx); err != nil {
		return err
	}
	defer s.give()
	_, err = s.oneStep(ctx, func(_ context.Context, tx queryer) (bool, error) {
		whole := context.WithoutCancel(ctx)
		of, ok, err := readSearchOf(whole, tx)
		if err == nil && (!ok || of.fingerprint != s.searchFingerprint()) {
			_, err = makeSearch(whole, tx, "main", s.searchFingerprint())
		}
		return true, err
	})
	return err
}

// gatherStep makes ready for a while what the index does not have, from the file as
// it stands.
func (s *Store) gatherStep(ctx, step context.Context) (g gathered, err error) {
	tx, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return g, err
	}
	of, ok, err := readSearchOf(ctx, tx)
	if err == nil && ok && of.fingerprint == s.searchFingerprint() {
		g, err = s.gather(ctx, step, makeReady(tx), of)
	}
	return g, endRead(tx, err)
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
	of, ok, err := readSearchOf(ctx, tx)
	if err == nil && (!ok || of.fingerprint != s.searchFingerprint() || !hasAside(ctx, tx)) {
		of, err = makeSearch(ctx, tx, "temp", s.searchFingerprint())
	}
	if err != nil {
		return false, err
	}
	step, cancel := context.WithTimeout(ctx, stepTime)
	defer cancel()
	q := makeReady(tx)
	g, err := s.gather(ctx, step, q, of)
	if err != nil {
		return false, err
	}
	done, err := s.putIn(context.WithoutCancel(ctx), q, g, p)
	if err != nil {
		return false, err
	}
	return done, tx.Commit()
}

// hasAside tells whether the index is made in temporary tables already.
func hasAside(ctx context.Context, q queryer) bool {
	there, err := holds(ctx, q, "temp.sqlite_schema", "name = 'row_search_of'")
	return err == nil && there
}

// putIn puts into the index what was made ready, unless the index has moved since:
// then it is made ready once more.
func (s *Store) putIn(ctx context.Context, tx queryer, g gathered, p journal.Progress) (done bool, err error) {
	of, ok, err := readSearchOf(ctx, tx)
	if err != nil || !ok || of != g.of {
		return false, err
	}
	x, err := s.beginIndexing(ctx, tx, of)
	if err != nil {
		return false, err
	}
	for _, part := range g.portions {
		if err := x.portion(part, g.last); err != nil {
			return false, err
		}
	}
	book, err := x.finish()
	if err != nil {
		return false, err
	}
	s.find.numbers = x.numbers
	s.find.show(book)
	if p != nil {
		p(int(x.of.upto), int(max(g.last, x.of.upto)))
	}
	return g.done, nil
}

// portion puts one in. A subject is seen, and an entry passed, when all of it is in.
func (x *indexing) portion(p portion, last int64) error {
	for _, t := range p.take {
		if err := x.remove(t); err != nil {
			return err
		}
	}
	for _, d := range p.put {
		if err := x.add(d); err != nil {
			return err
		}
	}
	if !p.whole {
		return nil
	}
	x.of.upto = max(x.of.upto, p.row)
	if p.subject == "" {
		return nil
	}
	_, err := x.q.ExecContext(x.ctx, `INSERT OR REPLACE INTO row_search_subjects VALUES (?, ?)`, p.subject, last)
	return err
}

// lookAgain marks subjects whose bytes have changed without a new entry of theirs.
// The things of those whose bytes were let go leave the index in the same
// transaction, so that it keeps no trace of them.
func (s *Store) lookAgain(ctx context.Context, q queryer, subjects, poorer []journal.Subject) error {
	of, ok, err := readSearchOf(ctx, q)
	if err != nil || !ok || len(subjects)+len(poorer) == 0 {
		return err
	}
	if s.indexer() == nil || of.fingerprint != s.searchFingerprint() {
		return dropSearch(ctx, q, "main") // it cannot be told what stands where
	}
	if len(poorer) > 0 {
		err = s.letGo(ctx, q, of, poorer)
	} else { // what was made ready of it meanwhile is not put in
		_, err = q.ExecContext(ctx, `UPDATE row_search_of SET moves = moves + 1`)
	}
	if err != nil {
		return err
	}
	for _, subject := range append(slices.Clone(subjects), poorer...) {
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
	for _, subject := range slices.Compact(slices.Sorted(slices.Values(subjects))) {
		if err := x.letGo(subject); err != nil {
			return err
		}
	}
	_, err = x.finish()
	s.find.show(nil) // whether this is committed is not known here
	return err
}
