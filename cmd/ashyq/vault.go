package main

import (
	"context"
	"os"
	"sync"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
	"ashyq/db/locked"
)

// vault lets the desk keep copies of the file that this command line works on.
type vault struct {
	session *session
	store   func() (*db.Store, error)
	cover   func() journal.Cover
}

var _ desk.Vault = vault{}

// vault is that of a store; none where there is no file that stays.
func (s *session) vault(store desk.Store) desk.Vault {
	if s.sample != nil {
		return nil
	}
	v := vault{session: s, cover: sync.OnceValue(func() journal.Cover { return db.Cover(s.path()) })}
	switch store := store.(type) {
	case *db.Store:
		v.store = func() (*db.Store, error) { return store, nil }
	case *firstStore:
		v.store = func() (*db.Store, error) {
			if there, err := store.there(); err != nil || !there {
				return nil, desk.ErrNoStore
			}
			return store.store, nil
		}
	default:
		return nil
	}
	return v
}

// unlock reads the keys that open a copy.
func (v vault) unlock(by desk.Unlock) (out locked.By, err error) {
	out.Passphrase = by.Passphrase
	if by.Identity == "" {
		return out, nil
	}
	text, err := keyFile(by.Identity)
	out.Identities = []string{text}
	return out, err
}

// options are those of the command line, with the keys.
func (v vault) options(by desk.Unlock) (db.Options, error) {
	o, err := v.session.options()
	if err != nil {
		return o, err
	}
	o.By, err = v.unlock(by)
	return o, err
}

// BackUp implements desk.Vault.
func (v vault) BackUp(ctx context.Context, path string, to []string) (journal.Backed, error) {
	store, err := v.store()
	if err != nil {
		return journal.Backed{}, err
	}
	return store.BackupTo(ctx, path, locked.To{Recipients: to}, locked.By{})
}

// Verify implements desk.Vault.
func (v vault) Verify(ctx context.Context, path string, by desk.Unlock) (journal.Report, error) {
	o, err := v.options(by)
	if err != nil {
		return journal.Report{}, err
	}
	return db.VerifyBackup(ctx, path, o)
}

// LookAt implements desk.Vault.
func (v vault) LookAt(ctx context.Context, path string) (journal.Copy, error) {
	store, err := v.store()
	if err != nil {
		return journal.Copy{}, err
	}
	return store.LookAt(ctx, path)
}

// Sum implements desk.Vault.
func (v vault) Sum(path string) (journal.Hash, int64, error) { return db.SumOf(path) }

// Losing implements desk.Vault.
func (v vault) Losing(ctx context.Context, path string, by desk.Unlock) (journal.Losing, error) {
	o, err := v.options(by)
	if err != nil {
		return journal.Losing{}, err
	}
	return db.Preview(ctx, path, v.session.path(), o)
}

// Restore implements desk.Vault.
func (v vault) Restore(ctx context.Context, path string, by desk.Unlock, lose string) (string, error) {
	o, err := v.options(by)
	if err != nil {
		return "", err
	}
	o.Lose = lose
	done, err := db.Restore(ctx, path, v.session.path(), o)
	return done.Aside, err
}

// Remove implements desk.Vault.
func (v vault) Remove(path string) error { return os.Remove(path) }

// Recipients implements desk.Vault.
func (v vault) Recipients(to []string) error {
	for _, one := range to {
		if err := (locked.To{Recipients: []string{one}}).Check(); err != nil {
			return locked.Told(lang.Line(one), err)
		}
	}
	return nil
}

// SameDisk implements desk.Vault.
func (v vault) SameDisk(folder string) (same, known bool) {
	return db.SameDisk(folder, v.session.path())
}

// Cover implements desk.Vault.
func (v vault) Cover() journal.Cover { return v.cover() }
