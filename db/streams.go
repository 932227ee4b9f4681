package db

import (
	"cmp"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"maps"
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
// The keys' folder was read first and the database is read second, inside the
// writing transaction, so that no head can have been noted that the transaction
// does not see.
func chooseStream(ctx context.Context, q queryer, noted notes, random io.Reader) (stream, error) {
	if noted.failed != nil {
		return stream{}, fail("db.keys", noted.failed, nil)
	}
	best, mine, err := standing(ctx, q, noted)
	if err != nil || best.id != "" {
		return best, err
	}
	return newStream(ctx, q, mine, random)
}

// notes are the heads that were noted beside the keys, or why they cannot be
// read.
type notes struct {
	heads  map[journal.Hash]journal.Head
	away   map[journal.Hash]journal.Head // of keys that were put away
	out    *outOfUse                     // what the journal says of keys; nil: it is looked through anew
	failed error
}

// notes reads the keys' folder.
func (s *Store) notes() notes {
	heads, err := s.keys.heads()
	away, failed := s.keys.away()
	return notes{heads, away, &s.out, errors.Join(err, failed)}
}

// all gives the notes of every key, put away or not.
func (n notes) all() map[journal.Hash]journal.Head {
	out := maps.Clone(n.away)
	if out == nil {
		out = map[journal.Hash]journal.Head{}
	}
	maps.Copy(out, n.heads)
	return out
}

// has tells whether the private half of a stream is here and in use.
func (n notes) has(stream journal.Hash) bool {
	_, here := n.heads[stream]
	return here
}

// standing finds the stream that goes on, none where a new one must be begun,
// and the last entries of all streams whose keys are here. Of several streams
// the one written last goes on; one that is retired, here or by somebody else, or
// whose key was put away, never does.
func standing(ctx context.Context, q queryer, noted notes) (best stream, mine []journal.Head, err error) {
	var bestClock int64
	retired, err := noted.out.list(ctx, q)
	if err != nil {
		return stream{}, nil, err
	}
	for id, note := range noted.all() {
		last, clock, claims, err := lastOf(ctx, q, id)
		if err != nil {
			return stream{}, nil, err
		}
		if claims == 0 {
			continue // of another database
		}
		mine = append(mine, last)
		_, away := noted.away[id]
		goes := claims == 1 && !away && retired[id] == nil
		if goes && note.Number != 0 {
			goes, err = holds(ctx, q, "entries", "stream = ? AND number = ? AND hash = ?",
				id, note.Number, note.Hash)
		}
		if err != nil {
			return stream{}, nil, err
		}
		if goes && (clock > bestClock || clock == bestClock && id > best.id) {
			best, bestClock = stream{id: id, last: last}, clock
		}
	}
	return best, mine, nil
}

// Own implements journal.Reader. Where the keys cannot be read no stream is known
// to be ours: reading goes on without them, and writing says what is wrong.
func (v view) Own() (journal.Own, error) {
	best, mine, err := standing(v.ctx, v.q, v.noted)
	own := journal.Own{Next: best.id}
	for _, head := range mine {
		own.All = append(own.All, head.Stream)
	}
	slices.Sort(own.All)
	return own, err
}

// Sign signs with the key of the stream that goes on in this database. Where none of
// its streams has its key here nothing is signed, and the empty signature says so.
func (s *Store) Sign(ctx context.Context, st journal.Statement) (journal.Signature, error) {
	best, _, err := standing(ctx, s.readers, s.notes())
	if err != nil || best.id == "" {
		return journal.Signature{}, err
	}
	key, err := s.keys.private(best.id)
	if errors.Is(err, errNoKey) {
		return journal.Signature{}, nil
	}
	if err != nil {
		return journal.Signature{}, fail("db.keys", err, nil)
	}
	return journal.Sign(st, key), nil
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
