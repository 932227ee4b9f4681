package db

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"

	"ashyq/checks/journal"
)

// What was erased stays erased: a backup from before the erasing holds the bytes still.
// The entries by which they were let go are merged into the restored file before it
// takes its place, as they would be from a colleague; so they are not lost either.

// carryErased merges the erasures that stand in the target into the file that will take
// its place.
func carryErased(ctx context.Context, part, target string, o Options) (err error) {
	dir, err := temporaryBeside(filepath.Dir(target))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	erasures := filepath.Join(dir, "erased.db")
	if err := gatherErased(ctx, target, erasures, o); err != nil {
		return err
	}
	o.ReadOnly, o.MemoryKey, o.KeyDir, o.Deriver = false, true, "", nil // the rows are made when it is opened
	into, err := Open(ctx, part, o)
	if err != nil {
		return err
	}
	_, err = into.Merge(ctx, erasures)
	return errors.Join(err, into.Close())
}

// gatherErased copies the erasures of a database into a new one.
func gatherErased(ctx context.Context, from, to string, o Options) (err error) {
	o.ReadOnly, o.Deriver = true, nil
	now, err := Open(ctx, from, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, now.Close()) }()
	into, err := Gather(ctx, to)
	if err != nil {
		return err
	}
	err = now.snapshot(ctx, func(tx *sql.Tx) error {
		list, err := entries(ctx, makeReady(tx), `e.kind = ?`, journal.KindErased)
		for _, e := range list {
			if err == nil {
				err = into.Entry(e)
			}
		}
		return err
	})
	if err != nil {
		return errors.Join(err, into.Drop())
	}
	return into.Close()
}
