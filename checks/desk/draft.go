package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// Draft is input that was not recorded yet: the values of a form. It is no part
// of the journal; it is there so that nothing typed is lost.
type Draft struct {
	ID         string              `json:"id"`         // made by the form: "evidence 0192… weekly-blog"
	Form       string              `json:"form"`       // id of the form
	Inspection string              `json:"inspection"` // id, or empty
	Check      string              `json:"check"`      // or empty
	Target     string              `json:"target"`     // what is corrected, or empty
	Values     map[string][]string `json:"values"`
	Saved      time.Time           `json:"saved"` // set by KeepDraft from the clock
}

// draftKey begins the keys of drafts on the shelf.
const draftKey = "draft "

// mostDraft bounds a draft, in bytes: it holds what was typed, never files.
const mostDraft = 256 << 10

// KeepDraft keeps a draft in the place of an earlier one with its id.
func (d *Desk) KeepDraft(ctx context.Context, draft Draft) error {
	draft.Saved = d.clock.Now()
	value, err := json.Marshal(draft)
	if err != nil {
		return err
	}
	if len(value) > mostDraft {
		return fail("draft.too-large", args{"kib": mostDraft >> 10})
	}
	return d.shelf.Put(ctx, draftKey+draft.ID, value)
}

// Drafts lists the drafts, the newest first. One that cannot be read is left
// out.
func (d *Desk) Drafts(ctx context.Context) ([]Draft, error) {
	keys, err := d.shelf.Keys(ctx, draftKey)
	if err != nil {
		return nil, err
	}
	var out []Draft
	for _, key := range keys {
		var draft Draft
		ok, err := d.unshelve(ctx, key, &draft)
		if err != nil {
			return nil, err
		}
		if ok && draft.ID == strings.TrimPrefix(key, draftKey) {
			out = append(out, draft)
		}
	}
	slices.SortFunc(out, func(a, b Draft) int {
		return cmp.Or(b.Saved.Compare(a.Saved), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// DropDraft takes a draft away; one that is not there is no error.
func (d *Desk) DropDraft(ctx context.Context, id string) error {
	return d.shelf.Put(ctx, draftKey+id, nil)
}
