package db

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Gathering is a new database in the making, of entries and bytes that were written
// elsewhere: what a bundle carries is gathered beside, looked through as a whole, and
// only then merged. It is one transaction, and there is nothing before Close.
type Gathering struct {
	ctx   context.Context
	store *Store
	tx    *transaction
}

// Gather makes an empty database at the path, for this user alone.
func Gather(ctx context.Context, path string) (*Gathering, error) {
	store, err := Open(ctx, path, Options{MemoryKey: true})
	if err != nil {
		return nil, err
	}
	tx, err := store.hand.begin()
	if err != nil {
		return nil, errors.Join(told(path, err), store.Close())
	}
	return &Gathering{ctx: context.WithoutCancel(ctx), store: store, tx: tx}, nil
}

// Entry takes in an entry, with its payload where it came along. Its hashes are those
// that were computed from it: see journal.ReadEntry.
func (g *Gathering) Entry(e journal.Entry) (err error) {
	defer tell(g.store.path, &err)
	if err := insertEntry(g.ctx, g.tx, e); err != nil {
		return err
	}
	if e.Payload == nil {
		return nil
	}
	_, err = insertPayload(g.ctx, g.tx, e.Header.Payload, e.Payload)
	return err
}

// Attachment takes in bytes that an entry names, and reads them to their end. Bytes
// that are held are only compared with their name, and so are those that were let go.
func (g *Gathering) Attachment(a journal.Attachment, r io.Reader) (err error) {
	defer tell(g.store.path, &err)
	m := merger{ctx: g.ctx, to: g.tx}
	wanted, err := m.wants(a.Hash)
	if err != nil {
		return err
	}
	if wanted {
		return m.attachment(a, r, a.Bytes)
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, r); err != nil {
		return err
	}
	if name(sum) != a.Hash {
		return fail("db.merge-damaged", nil, lang.Args{"where": string(a.Hash)})
	}
	return nil
}

// Close brings what was gathered to the disk.
func (g *Gathering) Close() (err error) {
	defer tell(g.store.path, &err)
	if err := g.tx.commit(); err != nil {
		return errors.Join(err, g.store.Close())
	}
	return g.store.Close()
}

// Drop lets go of what was gathered.
func (g *Gathering) Drop() error {
	g.tx.rollback()
	return g.store.Close()
}
