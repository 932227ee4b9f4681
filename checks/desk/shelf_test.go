package desk_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks/desk"
	"ashyq/db"
)

// board is a shelf in memory.
type board map[string][]byte

func (b board) Put(_ context.Context, key string, value []byte) error {
	if b[key] = slices.Clone(value); len(value) == 0 {
		delete(b, key)
	}
	return nil
}

func (b board) Get(_ context.Context, key string) ([]byte, error) { return b[key], nil }

func (b board) Keys(_ context.Context, prefix string) (out []string, _ error) {
	for _, key := range slices.Sorted(maps.Keys(b)) {
		if strings.HasPrefix(key, prefix) {
			out = append(out, key)
		}
	}
	return out, nil
}

var (
	_ desk.Shelf = board{}
	_ desk.Shelf = (*db.Store)(nil)
)

// shelved gives a desk over a shelf, and nothing else.
func shelved(b *bureau, shelf desk.Shelf) *desk.Desk {
	b.t.Helper()
	d, err := desk.New(desk.Tools{Clock: b, Shelf: shelf, Author: desk.Author{Name: "Асан Т."}})
	must(b.t, err)
	return d
}

func draftIDs(list []desk.Draft) []string {
	var out []string
	for _, d := range list {
		out = append(out, d.ID)
	}
	return out
}

// What was typed and not recorded is there again, the newest first; what was kept
// again under an id takes the place of what was there.
func TestDraftsAreKeptUntilTheyAreDropped(t *testing.T) {
	b := newBureau(t)
	for name, shelf := range map[string]desk.Shelf{"in memory": board{}, "in the database": b.store} {
		d, begin := shelved(b, shelf), b.now
		blog := desk.Draft{
			ID: "evidence 0192 weekly-blog", Form: "evidence", Inspection: "0192", Check: "weekly-blog",
			Values: map[string][]string{"date": {"14.05"}, "files": {"a.pdf", "b.jpg"}, "title": {"«Жаз" + "\n"}},
			Saved:  begin.Add(time.Hour), // whatever the form says, the clock decides
		}
		must(t, d.KeepDraft(b.ctx, blog))
		b.now = begin.Add(time.Minute)
		must(t, d.KeepDraft(b.ctx, desk.Draft{ID: "opening", Form: "opening"}))
		list, err := d.Drafts(b.ctx)
		must(t, err)
		if !slices.Equal(draftIDs(list), []string{"opening", blog.ID}) || !list[1].Saved.Equal(begin) {
			t.Errorf("%s: %+v", name, list)
		}
		if got := list[1]; got.Check != blog.Check || !maps.EqualFunc(got.Values, blog.Values, slices.Equal) {
			t.Errorf("%s: %+v", name, got)
		}
		b.now = begin.Add(2 * time.Minute)
		must(t, d.KeepDraft(b.ctx, blog))
		if list, err = d.Drafts(b.ctx); err != nil || !slices.Equal(draftIDs(list), []string{blog.ID, "opening"}) {
			t.Errorf("%s: kept again: %q, %v", name, draftIDs(list), err)
		}
		must(t, errors.Join(d.DropDraft(b.ctx, blog.ID), d.DropDraft(b.ctx, "never kept")))
		if list, err = d.Drafts(b.ctx); err != nil || !slices.Equal(draftIDs(list), []string{"opening"}) {
			t.Errorf("%s: dropped: %q, %v", name, draftIDs(list), err)
		}
		b.now = begin
	}
}

// The shelf may be spoilt; whatever can still be read is shown.
func TestADraftThatCannotBeReadIsLeftOut(t *testing.T) {
	b, shelf := newBureau(t), board{}
	d := shelved(b, shelf)
	must(t, d.KeepDraft(b.ctx, desk.Draft{ID: "good"}))
	shelf["draft cut"] = []byte(`{"id":"cu`)
	shelf["draft moved"] = shelf["draft good"]
	shelf["draft other"] = []byte(`{"id":"other","values":"of a newer form"}`)
	shelf["taste"] = []byte(`[]`)
	if list, err := d.Drafts(b.ctx); err != nil || !slices.Equal(draftIDs(list), []string{"good"}) {
		t.Errorf("%q, %v", draftIDs(list), err)
	}
	if got, err := d.Taste(b.ctx); err != nil || got != (desk.Taste{}) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestADraftIsBounded(t *testing.T) {
	b, shelf := newBureau(t), board{}
	d := shelved(b, shelf)
	must(t, d.KeepDraft(b.ctx, desk.Draft{ID: "note", Values: map[string][]string{"text": {"қысқа"}}}))
	long := desk.Draft{ID: "note", Values: map[string][]string{"text": {strings.Repeat("x", 256<<10)}}}
	if got := code(t, d.KeepDraft(b.ctx, long)); got != "draft.too-large" {
		t.Errorf("%q", got)
	}
	if list, err := d.Drafts(b.ctx); err != nil || len(list) != 1 || list[0].Values["text"][0] != "қысқа" {
		t.Errorf("what was there is gone: %+v, %v", list, err)
	}
}

// Without a shelf nothing is remembered, and nothing is refused.
func TestWithoutAShelfNothingIsRemembered(t *testing.T) {
	b := newBureau(t)
	d := shelved(b, nil)
	must(t, errors.Join(
		d.KeepDraft(b.ctx, desk.Draft{ID: "x"}), d.SetTaste(b.ctx, desk.Taste{Name: "Асан Т."}), d.DropDraft(b.ctx, "x"),
	))
	list, err := d.Drafts(b.ctx)
	must(t, err)
	taste, err := d.Taste(b.ctx)
	if must(t, err); len(list) != 0 || taste != (desk.Taste{}) {
		t.Errorf("%+v %+v", list, taste)
	}
}

func TestTasteIsKeptAndANameIsOneLine(t *testing.T) {
	b := newBureau(t)
	d := shelved(b, b.store)
	taste := desk.Taste{Name: " Асан\n Т.\u202e", Lang: "kk", Theme: "mono"}
	must(t, d.SetTaste(b.ctx, taste))
	taste.Name = "Асан Т."
	if got, err := d.Taste(b.ctx); err != nil || got != taste {
		t.Errorf("%+v, %v", got, err)
	}
}

// Another author at the same desk writes under another name; the first stays who
// she is.
func TestAnotherAuthorSitsDown(t *testing.T) {
	b := newBureau(t)
	other := desk.Author{Name: "Бота Қ.", Given: true}
	d := b.As(other)
	if d.Author() != other || b.Author().Name != "Асан Т." {
		t.Errorf("%+v and %+v", d.Author(), b.Author())
	}
	number := b.open("quasi-state")
	must(t, d.ChangeInspection(b.ctx, number, desk.InspectionChange{Ground: "жоспар"}))
	lines, err := b.Journal(b.ctx, number)
	must(t, err)
	if lines[0].Author != "Асан Т." || lines[1].Author != other.Name {
		t.Errorf("written by %s and %s", lines[0].Author, lines[1].Author)
	}
}
