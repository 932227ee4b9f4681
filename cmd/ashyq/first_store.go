package main

import (
	"context"
	"os"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/db"
)

// firstStore opens the database when it is first needed, for an act that may be
// the first: what is refused before anything is written makes no file.
type firstStore struct {
	path  string
	open  func() (*db.Store, error)
	store *db.Store
}

var (
	_ desk.Store = (*firstStore)(nil)
	_ desk.Shelf = (*firstStore)(nil)
)

func (f *firstStore) ready() (err error) {
	if f.store == nil {
		f.store, err = f.open()
	}
	return err
}

// Read implements desk.Store.
func (f *firstStore) Read(ctx context.Context, do func(journal.Reader) error) error {
	if err := f.ready(); err != nil {
		return err
	}
	return f.store.Read(ctx, do)
}

// Write implements desk.Store.
func (f *firstStore) Write(ctx context.Context, who journal.Signer, do func(journal.Writer) error) error {
	if err := f.ready(); err != nil {
		return err
	}
	return f.store.Write(ctx, who, do)
}

// Put implements desk.Shelf.
func (f *firstStore) Put(ctx context.Context, key string, value []byte) error {
	if err := f.ready(); err != nil {
		return err
	}
	return f.store.Put(ctx, key, value)
}

// Get implements desk.Shelf. Where there is no database yet nothing is on its
// shelf, and looking there makes none.
func (f *firstStore) Get(ctx context.Context, key string) ([]byte, error) {
	if there, err := f.there(); err != nil || !there {
		return nil, err
	}
	return f.store.Get(ctx, key)
}

// Keys implements desk.Shelf.
func (f *firstStore) Keys(ctx context.Context, prefix string) ([]string, error) {
	if there, err := f.there(); err != nil || !there {
		return nil, err
	}
	return f.store.Keys(ctx, prefix)
}

// database gives the database itself: nil where there is none yet, unless it is to be
// made.
func (f *firstStore) database(make bool) (*db.Store, error) {
	if there, err := f.there(); err != nil || !there && !make {
		return nil, err
	}
	err := f.ready()
	return f.store, err
}

// there opens the database if there is one.
func (f *firstStore) there() (bool, error) {
	if info, err := os.Stat(f.path); f.store == nil && (err != nil || info.Size() == 0) {
		return false, nil
	}
	err := f.ready()
	return err == nil, err
}

func (f *firstStore) close() error {
	if f.store == nil {
		return nil
	}
	return f.store.Close()
}
