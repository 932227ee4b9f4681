package db

import (
	"context"

	"ashyq/checks/journal"
)

// insertPayload keeps the payload of an entry, unless it is held already or was
// erased: what was let go is never taken in again. It tells whether it was new.
func insertPayload(ctx context.Context, q queryer, hash journal.Hash, payload []byte) (bool, error) {
	for _, table := range []string{"payloads", "erased"} {
		if there, err := holds(ctx, q, table, "hash = ?", hash); err != nil || there {
			return false, err
		}
	}
	_, err := q.ExecContext(ctx, `INSERT INTO payloads (hash, payload) VALUES (?, ?)`, hash, payload)
	return err == nil, err
}
