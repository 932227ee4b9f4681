package db

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"ashyq/checks/journal"
)

// fingerprint names what rows are made with: what the deriver knows, and the
// tables that they are put in. Without a deriver there is none.
func (s *Store) fingerprint() string {
	if s.options.Deriver == nil {
		return ""
	}
	return string(journal.Sum([]byte(string(s.options.Deriver.Fingerprint()) + "\n" + derived)))
}

// rowsReady tells whether the rows are today's and all there. Where nothing can
// make rows there is nothing to wait for.
func (s *Store) rowsReady(ctx context.Context, q queryer) (bool, error) {
	if s.options.Deriver == nil {
		return true, nil
	}
	return holds(ctx, q, "rows_of", "fingerprint = ? AND complete = 1", s.fingerprint())
}

// Rebuild throws the rows away and makes them again; the index of the search is
// thrown away, and made when it is asked for. Others may write between
// its steps; until it is done, whoever reads rows helps to make them.
func (s *Store) Rebuild(ctx context.Context, p journal.Progress) (err error) {
	defer tell(s.path, &err)
	if err := s.take(ctx); err != nil {
		return err
	}
	defer s.give()
	whole := context.WithoutCancel(ctx)
	if _, err := s.hand.ExecContext(whole, `UPDATE rows_of SET fingerprint = ''`); err != nil {
		return err
	}
	if err := dropSearch(whole, s.hand, "main"); err != nil {
		return err
	}
	return s.makeRows(ctx, p)
}

// makeRows makes the rows that are missing. It is this goroutine's turn.
func (s *Store) makeRows(ctx context.Context, p journal.Progress) error {
	if s.options.Deriver == nil {
		return nil
	}
	m := maker{store: s, progress: p}
	return s.inSteps(ctx, func(step context.Context, tx queryer) (bool, error) {
		if err := s.ownTables(ctx, tx); err != nil {
			return false, err
		}
		done, err := m.deriveMissing(ctx, step, tx)
		if err == nil && done {
			_, err = tx.ExecContext(ctx, `UPDATE rows_of SET complete = 1`)
		}
		return done, err
	})
}

// stepTime bounds how long other programs wait while rows are made.
const stepTime = 300 * time.Millisecond

// inSteps repeats work in transactions that end soon after their context does,
// so that others may write in between. It is this goroutine's turn.
func (s *Store) inSteps(ctx context.Context, work func(step context.Context, tx queryer) (done bool, err error)) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		done, err := s.oneStep(ctx, work)
		if err != nil || done {
			return err
		}
	}
}

func (s *Store) oneStep(ctx context.Context, work func(context.Context, queryer) (bool, error)) (bool, error) {
	tx, err := s.hand.begin()
	if err != nil {
		return false, err
	}
	defer tx.rollback()
	step, cancel := context.WithTimeout(ctx, stepTime)
	defer cancel()
	done, err := work(step, tx)
	if err != nil {
		return false, err
	}
	return done, tx.commit()
}

// ownTables drops the tables of rows that were made with something else, and
// makes empty ones. The index of the search sees to itself.
func (s *Store) ownTables(ctx context.Context, q queryer) error {
	ours, err := holds(ctx, q, "rows_of", "fingerprint = ?", s.fingerprint())
	if err != nil || ours {
		return err
	}
	old, err := column[string](ctx, q, `SELECT name FROM main.sqlite_schema
WHERE type = 'table' AND substr(name, 1, 4) = 'row_' AND substr(name, 1, length(?1)) <> ?1`, searchPrefix)
	if err != nil {
		return err
	}
	var script []string
	for _, table := range old {
		script = append(script, `DROP TABLE main.`+table)
	}
	script = append(script, strings.ReplaceAll(derived, "{in}", "main"), `DELETE FROM rows_of`)
	if _, err := q.ExecContext(ctx, strings.Join(script, ";\n")); err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `INSERT INTO rows_of VALUES (?, 0)`, s.fingerprint())
	return err
}

// maker makes the rows of subjects that have none, in their order. What was
// passed is looked at once more at the end, for others write meanwhile.
type maker struct {
	store    *Store
	progress journal.Progress
	last     journal.Subject
	made     int
	total    int
}

// deriveMissing works until the step ends, and tells whether all is done.
func (m *maker) deriveMissing(ctx, step context.Context, q queryer) (done bool, err error) {
	ctx = context.WithoutCancel(ctx)
	if m.total == 0 {
		const count = `SELECT count(DISTINCT subject) FROM entries WHERE subject NOT IN (SELECT subject FROM row_subjects)`
		if m.total, err = single[int](ctx, q, count); err != nil || m.total == 0 {
			return err == nil, err
		}
	}
	from := sourceOf(ctx, q)
	for step.Err() == nil {
		const next = `SELECT e.subject FROM entries e LEFT JOIN row_subjects r ON r.subject = e.subject
WHERE r.subject IS NULL AND e.subject > ? ORDER BY e.subject LIMIT 1`
		subject, err := single[journal.Subject](ctx, q, next, m.last)
		switch {
		case errors.Is(err, sql.ErrNoRows) && m.last == "":
			return true, nil
		case errors.Is(err, sql.ErrNoRows):
			m.last = ""
			continue
		case err != nil:
			return false, err
		}
		if err := m.store.deriveAgain(ctx, q, subject, from); err != nil {
			return false, err
		}
		m.last = subject
		m.made++
		if m.progress != nil {
			m.progress(m.made, max(m.made, m.total))
		}
	}
	return false, nil
}

// makeRowsAside makes all rows in temporary tables of the one connection that
// reads. They hide those of the file until the store is closed.
func (s *Store) makeRowsAside(ctx context.Context) error {
	tx, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	script := strings.ReplaceAll(derived, "{in}", "temp") + ";\n" +
		strings.Replace(rowsOf, "CREATE TABLE", "CREATE TEMP TABLE", 1)
	if _, err := tx.ExecContext(ctx, script); err != nil {
		return err
	}
	m := maker{store: s}
	for done := false; !done; {
		if done, err = m.deriveMissing(ctx, ctx, makeReady(tx)); err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO temp.rows_of VALUES (?, 1)`, s.fingerprint()); err != nil {
		return err
	}
	return tx.Commit()
}
