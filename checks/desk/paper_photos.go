package desk

import (
	"bytes"
	"context"
	"io"

	"ashyq/checks/journal"
)

// photosLater opens photos when the view from which the tree was made is gone:
// each in a view of its own, whole.
func (d *Desk) photosLater(ctx context.Context) func(hash string) (io.ReadCloser, error) {
	return func(hash string) (out io.ReadCloser, err error) {
		err = d.read(ctx, func(v *view) error {
			r, _, err := v.Open(journal.Hash(hash))
			if err != nil {
				return err
			}
			defer r.Close()
			body, err := io.ReadAll(r)
			out = io.NopCloser(bytes.NewReader(body))
			return err
		})
		return out, err
	}
}
