package db

import (
	"cmp"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"io"
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// stream is the stream that an act is written in.
type stream struct {
	id    journal.Hash
	last  journal.Head       // zero: nothing is written yet
	key   ed25519.PrivateKey // of a new stream
	after []journal.Head     // that a new stream continues
}

// chooseStream finds the stream that goes on in this database, or begins one.
// The keys' folder is read first and the database second, inside the writing
// transaction, so that no head can have been noted that the transaction does
// not see. Of several the one written last goes on.
func chooseStream(ctx context.Context, q queryer, keys keyring, random io.Reader) (stream, error) {
	noted, err := keys.heads()
	if err != nil {
		return stream{}, fail("db.keys", err, nil)
	}
	var best stream
	var bestClock int64
	var mine []journal.Head
	for id, note := range noted {
		last, clock, claims, err := lastOf(ctx, q, id)
		if err != nil {
			return stream{}, err
		}
		if claims == 0 {
			continue // of another database
		}
		mine = append(mine, last)
		goes := claims == 1
		if goes && note.Number != 0 {
			goes, err = holds(ctx, q, "entries", "stream = ? AND number = ? AND hash = ?",
				id, note.Number, note.Hash)
		}
		if err != nil {
			return stream{}, err
		}
		if goes && (clock > bestClock || clock == bestClock && id > best.id) {
			best, bestClock = stream{id: id, last: last}, clock
		}
	}
	if best.id != "" {
		return best, nil
	}
	return newStream(ctx, q, mine, random)
}

// newStream makes a key. The stream continues the streams whose keys are here,
// of which this database is an older or other state; else all that it holds.
func newStream(ctx context.Context, q queryer, mine []journal.Head, random io.Reader) (s stream, err error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(cmp.Or(random, rand.Reader), seed); err != nil {
		return s, err
	}
	private := ed25519.NewKeyFromSeed(seed)
	s = stream{id: journal.Sum(private.Public().(ed25519.PublicKey)), key: private, after: mine}
	if len(mine) == 0 {
		s.after, err = heads(ctx, q)
	}
	slices.SortFunc(s.after, func(a, b journal.Head) int { return cmp.Compare(a.Stream, b.Stream) })
	return s, err
}

// opening is the first entry of a new stream: an act of its own.
func (s stream) opening(label string) journal.Draft {
	v := journal.Stream{Label: label, Key: hex.EncodeToString(s.key.Public().(ed25519.PublicKey))}
	for _, h := range s.after {
		v.Continues = append(v.Continues, checks.Head{
			Stream: string(h.Stream), Number: h.Number, Hash: string(h.Hash),
		})
	}
	return journal.Draft{Kind: journal.KindStream, Subject: journal.Office, Payload: v}
}

// secure makes sure, before the commit, that the key is kept and that the head
// can be noted after it.
func (s stream) secure(keys keyring) (err error) {
	if s.key != nil {
		err = keys.keep(s.id, s.key)
	}
	if err == nil {
		err = keys.ready(s.id)
	}
	if err != nil {
		s.abandon(keys)
		return fail("db.keys", err, lang.Args{})
	}
	return nil
}

// abandon forgets the key of a stream that was not begun after all.
func (s stream) abandon(keys keyring) {
	if s.key != nil {
		keys.forget(s.id)
	}
}
