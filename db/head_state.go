package db

import (
	"context"

	"ashyq/checks/journal"
)

// HeadState looks for the entry that a head names.
func (s *Store) HeadState(ctx context.Context, head journal.Head) (out journal.HeadState, err error) {
	err = s.Read(ctx, func(r journal.Reader) error {
		out, err = journal.StateOf(r, head)
		return err
	})
	return out, err
}
