package desk

import (
	"context"
	"encoding/json"
)

// Shelf keeps what belongs to this laptop alone: drafts, language, theme. It may
// be lost, it is not verified and not merged, and it moves no verdict. Package db
// keeps it beside the journal; a map serves tests.
type Shelf interface {
	// Put keeps a value under a key, in the place of an earlier one; without a
	// value the key is taken away.
	Put(ctx context.Context, key string, value []byte) error
	// Get gives the value, nil where there is none.
	Get(ctx context.Context, key string) ([]byte, error)
	// Keys lists the keys that begin with the prefix, in order.
	Keys(ctx context.Context, prefix string) ([]string, error)
}

// noShelf is the shelf of a desk that has none: nothing is remembered.
type noShelf struct{}

func (noShelf) Put(context.Context, string, []byte) error      { return nil }
func (noShelf) Get(context.Context, string) ([]byte, error)    { return nil, nil }
func (noShelf) Keys(context.Context, string) ([]string, error) { return nil, nil }

// shelve keeps a value as JSON.
func (d *Desk) shelve(ctx context.Context, key string, v any) error {
	value, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return d.shelf.Put(ctx, key, value)
}

// unshelve reads a value into v, and tells whether it could be read. What
// cannot, for a newer program wrote it or the medium spoilt it, is as good as
// lost, and the shelf may be lost.
func (d *Desk) unshelve(ctx context.Context, key string, v any) (bool, error) {
	value, err := d.shelf.Get(ctx, key)
	if err != nil || len(value) == 0 {
		return false, err
	}
	return json.Unmarshal(value, v) == nil, nil
}
