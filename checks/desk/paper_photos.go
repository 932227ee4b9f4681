package desk

import (
	"bytes"
	"context"
	"io"

	"ashyq/checks/journal"
	"ashyq/checks/paper"
	"ashyq/checks/paper/picture"
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

// fittedOnce opens photos as a paper shows them, each made ready once: an issued paper
// is written in two languages and several formats, and unpacking a photo takes a
// fraction of a second. What cannot be read is left to the writer to say.
func fittedOnce(open func(hash string) (io.ReadCloser, error)) func(hash string) (io.ReadCloser, error) {
	ready := map[string][]byte{}
	return func(hash string) (io.ReadCloser, error) {
		body, done := ready[hash]
		if !done {
			p, err := picture.Read(paper.Figure{Name: hash, Open: func() (io.ReadCloser, error) { return open(hash) }})
			if err == nil {
				p, err = p.Fit()
			}
			if err != nil {
				return open(hash)
			}
			body = p.Data
			ready[hash] = body
		}
		return io.NopCloser(bytes.NewReader(body)), nil
	}
}
