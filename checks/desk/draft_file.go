package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Where the medium of the database fails, what was typed can be written elsewhere: into
// a file that holds the draft, and the same in words that can be read without this
// program. Later the file is taken back as a draft.

// DraftWord is a field of a form in the words of the screen.
type DraftWord struct {
	Label string   `json:"label"`
	Text  []string `json:"text"`
}

// draftFile is such a file. Its first field tells what it is.
type draftFile struct {
	Version int         `json:"ashyq_draft"`
	Back    string      `json:"take_back_with"`
	Words   []DraftWord `json:"words"`
	Draft   Draft       `json:"draft"`
}

const (
	draftVersion  = 1
	mostDraftFile = 4 * mostDraft // it holds the draft twice
)

// mediumCodes are the errors after which the database cannot be written for the sake
// of what it lies on, or because somebody else has it.
var mediumCodes = []string{
	"db.full", "db.io", "db.gone", "db.read-only", "db.locked", "db.keys", "db.closed-to-us", "db.network", "db.damaged", "db.foreign",
}

// OfMedium tells whether an act failed because of what the database lies on: what was
// asked for is in order, and what was typed should be put away elsewhere.
func OfMedium(err error) bool {
	e, ok := lang.AsError(err)
	return ok && slices.Contains(mediumCodes, e.Code)
}

// SaveDraftElsewhere writes a draft into a file, whole or not at all. The database is
// not asked.
func (d *Desk) SaveDraftElsewhere(path string, draft Draft, words []DraftWord) error {
	draft.Saved = d.clock.Now()
	out := draftFile{Version: draftVersion, Back: "ashyq drafts take", Words: words, Draft: draft}
	return d.files.WritePrivate(path, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(out)
	})
}

// TakeDraft takes a file back as a draft. One that is there with the same name and
// other contents is not replaced unless that is wanted.
func (d *Desk) TakeDraft(ctx context.Context, path string, replace bool) (Draft, error) {
	draft, err := d.readDraft(path)
	if err != nil {
		return Draft{}, err
	}
	list, err := d.Drafts(ctx)
	if err != nil {
		return Draft{}, err
	}
	i := slices.IndexFunc(list, func(o Draft) bool { return o.ID == draft.ID })
	if i >= 0 && !replace && !sameValues(list[i], draft) {
		return Draft{}, fail("draft.there", args{"at": calendar.MomentOf(list[i].Saved)})
	}
	return draft, d.KeepDraft(ctx, draft)
}

// readDraft reads such a file; at most as much as a draft can be long.
func (d *Desk) readDraft(path string) (Draft, error) {
	f, err := d.files.Open(path)
	if err != nil {
		return Draft{}, err
	}
	defer f.Close()
	body, err := io.ReadAll(io.LimitReader(f, mostDraftFile+1))
	if err != nil {
		return Draft{}, err
	}
	var in draftFile
	err = json.Unmarshal(bytes.TrimPrefix(body, []byte("\ufeff")), &in)
	switch {
	case err != nil || len(body) > mostDraftFile || in.Version < 1 || in.Draft.ID == "" || in.Draft.Form == "":
		return Draft{}, fail("draft.none-in-file", args{"file": lang.Line(path)})
	case in.Version > draftVersion:
		return Draft{}, fail("draft.newer", args{"file": lang.Line(path)})
	}
	return in.Draft, nil
}

func sameValues(a, b Draft) bool {
	one, errOne := json.Marshal(a.Values)
	other, errOther := json.Marshal(b.Values)
	return errOne == nil && errOther == nil && bytes.Equal(one, other)
}
