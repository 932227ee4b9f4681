package desk

import (
	"bytes"
	"context"
	"io"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// Preview makes the draft of the memo as a tree, for a screen to show, and says
// what is missing before it is signed. Nothing is written.
func (d *Desk) Preview(ctx context.Context, inspection string, l lang.Lang) (doc *paper.Document, missing []paper.Gap, err error) {
	err = d.read(ctx, func(v *view) error {
		input, err := v.draftInput(inspection, l)
		if err != nil {
			return err
		}
		input.Photos = d.photosLater(ctx)
		doc, missing, err = memoOf(input)
		return err
	})
	return doc, missing, err
}

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
