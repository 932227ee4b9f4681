package desk_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// filing is a desk with a shelf and the files of this computer.
func filing(t *testing.T) *desk.Desk {
	t.Helper()
	d, err := desk.New(desk.Tools{Clock: newBureau(t), Shelf: board{}, Files: desk.Disk{}, Author: desk.Author{Name: "Асан Т."}})
	must(t, err)
	return d
}

// A draft that was written elsewhere is taken back as it was; one that is there and
// says something else is not lost for it.
func TestADraftGoesElsewhereAndComesBack(t *testing.T) {
	ctx := context.Background()
	d := filing(t)
	path := filepath.Join(t.TempDir(), "draft.json")
	draft := desk.Draft{ID: "verdict X stand", Form: "verdict", Inspection: "X", Check: "stand", Values: map[string][]string{"reason": {"Қабырғада <жоқ>"}}}
	must(t, d.SaveDraftElsewhere(path, draft, []desk.DraftWord{{Label: "Негіздеме", Text: []string{"Қабырғада <жоқ>"}}}))
	text, err := os.ReadFile(path)
	must(t, err)
	if !strings.Contains(string(text), "Негіздеме") || !strings.Contains(string(text), "<жоқ>") {
		t.Errorf("it cannot be read without the program:\n%s", text)
	}
	back, err := d.TakeDraft(ctx, path, false)
	must(t, err)
	list, err := d.Drafts(ctx)
	must(t, err)
	if len(list) != 1 || list[0].ID != draft.ID || back.Values["reason"][0] != "Қабырғада <жоқ>" {
		t.Errorf("%+v", list)
	}
	_, err = d.TakeDraft(ctx, path, false) // once more changes nothing
	must(t, err)
	draft.Values["reason"] = []string{"Басқасы"}
	must(t, d.KeepDraft(ctx, draft))
	if _, err = d.TakeDraft(ctx, path, false); !hasCode(err, "draft.there") {
		t.Errorf("got %v", err)
	}
	if _, err = d.TakeDraft(ctx, path, true); err != nil {
		t.Error(err)
	}
}

func TestWhatIsNoDraftIsRefused(t *testing.T) {
	d := filing(t)
	path := filepath.Join(t.TempDir(), "draft.json")
	for body, code := range map[string]string{
		"":                          "draft.none-in-file",
		"{}":                        "draft.none-in-file",
		`{"ashyq_draft":1}`:         "draft.none-in-file",
		strings.Repeat("[", 100000): "draft.none-in-file",
		`{"ashyq_draft":1,"draft":{"id":"a","form":"b","values":{"x":["` + strings.Repeat("y", 2<<20) + `"]}}}`: "draft.none-in-file",
		`{"ashyq_draft":9,"draft":{"id":"a","form":"b"}}`:                                                       "draft.newer",
	} {
		must(t, os.WriteFile(path, []byte(body), 0o600))
		if _, err := d.TakeDraft(context.Background(), path, false); !hasCode(err, code) {
			t.Errorf("%.40q: %v", body, err)
		}
	}
	if _, err := d.TakeDraft(context.Background(), path+".none", false); err == nil {
		t.Error("a file that is not there was taken")
	}
}

func hasCode(err error, code string) bool {
	e, ok := lang.AsError(err)
	return ok && e.Code == code
}

// Only what the medium is to blame for is called so.
func TestWhatTheMediumIsToBlameFor(t *testing.T) {
	for code, want := range map[string]bool{"db.full": true, "db.gone": true, "db.read-only": true, "db.erased": false, "draft.there": false} {
		if got := desk.OfMedium(&lang.Error{Code: code}); got != want {
			t.Errorf("%s: %v", code, got)
		}
	}
	if desk.OfMedium(nil) {
		t.Error("no error is nobody's fault")
	}
}
