package db

import (
	"context"
	"database/sql"
	"errors"

	"ashyq/checks/journal"
)

// Refresh makes the stale rows anew: those whose holder or office has moved on
// since. Others may write between its steps.
func (s *Store) Refresh(ctx context.Context, p journal.Progress) (err error) {
	defer tell(s.path, &err)
	if err := s.take(ctx); err != nil {
		return err
	}
	defer s.give()
	if err := s.makeRows(ctx, nil); err != nil || s.options.Deriver == nil {
		return err
	}
	var last journal.Subject
	made := 0
	return s.inSteps(ctx, func(step context.Context, tx queryer) (bool, error) {
		whole := context.WithoutCancel(ctx)
		from := sourceOf(whole, tx)
		for step.Err() == nil {
			subject, err := single[journal.Subject](whole, tx, `SELECT r.subject FROM row_subjects r
WHERE r.subject > ? AND `+staleRow+` ORDER BY r.subject LIMIT 1`, last, emptyDigest)
			if errors.Is(err, sql.ErrNoRows) {
				return true, nil
			}
			if err == nil {
				err = s.deriveAgain(whole, tx, subject, from)
			}
			if err != nil {
				return false, err
			}
			last = subject
			if made++; p != nil {
				p(made, made)
			}
		}
		return false, nil
	})
}
