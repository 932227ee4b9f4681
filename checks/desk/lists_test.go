package desk_test

import (
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/db"
)

// laptop gives a desk over a database of its own, and its path.
func (b *bureau) laptop(author string) (*desk.Desk, *db.Store, string) {
	b.t.Helper()
	deriver, err := desk.NewDeriver()
	must(b.t, err)
	dir := b.t.TempDir()
	path := filepath.Join(dir, "b.db")
	store, err := db.Open(b.ctx, path, db.Options{KeyDir: filepath.Join(dir, "streams"), Deriver: deriver, Now: b.Now})
	must(b.t, err)
	b.t.Cleanup(func() { store.Close() })
	d, err := desk.New(desk.Tools{Store: store, Clock: b, Files: desk.Disk{}, Author: desk.Author{Name: author, Given: true}})
	must(b.t, err)
	return d, store, path
}

// Two laptops opened an inspection under one number. Each shows its own plainly
// and the other's with the label of its stream; what is shown can be typed.
func TestAnInspectionOpenedElsewhereBearsItsLabel(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	other, store, path := b.laptop("Көлбай Тоғжан")
	theirs, err := other.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Басқа мекеме", Categories: []string{"state-body"}, Period: span(t, "2025-01-01..2025-12-31"),
		AsOf: day(t, "2026-01-20"), Form: checks.Monitoring,
	})
	must(t, err)
	if theirs.Number != number {
		t.Fatalf("they opened %s, we %s", theirs.Number, number)
	}
	must(t, store.Close())
	_, err = b.store.Merge(b.ctx, path)
	must(t, err)

	shown := map[string]string{}
	lines, err := b.ListInspections(b.ctx, journal.InspectionQuery{})
	must(t, err)
	for _, l := range lines {
		shown[l.Name.KK] = l.Shown
	}
	if len(lines) != 2 || shown["Сынақ мекемесі"] != "2026-001" || shown["Басқа мекеме"] != "2026-001@КТ" {
		t.Errorf("shown as %v", shown)
	}
	for typed, holder := range map[string]string{
		"2026-001": "Сынақ мекемесі", "2026-001@КТ": "Басқа мекеме", "2026-001@кт": "Басқа мекеме", "2026-001@АТ": "Сынақ мекемесі",
		theirs.ID: "Басқа мекеме",
	} {
		v, err := b.Check(b.ctx, typed, "")
		if err != nil || v.Holder.Holder.Names[0].KK != holder {
			t.Errorf("%s: %v", typed, err)
		}
	}
	if _, err := b.Check(b.ctx, "2026-001@ҚҚ", ""); code(t, err) != "inspection.unknown" {
		t.Errorf("a label that there is not: %v", err)
	}
	// A record changed here stays theirs: the number was given there.
	must(t, b.ChangeInspection(b.ctx, theirs.ID, desk.InspectionChange{Ground: "2026 жылғы жоспар"}))
	if v, err := b.ListInspections(b.ctx, journal.InspectionQuery{ID: theirs.ID}); err != nil || v[0].Shown != "2026-001@КТ" {
		t.Errorf("after a change shown as %+v, %v", v, err)
	}
	// Whoever opened neither is asked which.
	reader := b.reader()
	if _, err := reader.Check(b.ctx, "2026-001", ""); code(t, err) != "inspection.several" {
		t.Errorf("to whom neither belongs: %v", err)
	}
	lines, err = reader.ListInspections(b.ctx, journal.InspectionQuery{})
	must(t, err)
	for _, l := range lines {
		if !strings.HasPrefix(l.Shown, "2026-001@") {
			t.Errorf("shown as %s", l.Shown)
		}
	}
}

// reader gives a desk over a copy of the database on a laptop without its keys.
func (b *bureau) reader() *desk.Desk {
	b.t.Helper()
	dir := b.t.TempDir()
	path := filepath.Join(dir, "copy.db")
	_, err := b.store.Backup(b.ctx, path)
	must(b.t, err)
	deriver, err := desk.NewDeriver()
	must(b.t, err)
	store, err := db.Open(b.ctx, path, db.Options{ReadOnly: true, KeyDir: filepath.Join(dir, "streams"), Deriver: deriver, Now: b.Now})
	must(b.t, err)
	b.t.Cleanup(func() { store.Close() })
	d, err := desk.New(desk.Tools{Store: store, Clock: b, Files: desk.Disk{}})
	must(b.t, err)
	return d
}

// A list shows the name that a holder bears today, not the one that it will bear.
func TestAListShowsTheNameOfToday(t *testing.T) {
	b := newBureau(t)
	b.open("state-body")
	for _, c := range []struct{ name, from, shown string }{
		{"Бұрынғы мекеме", "2025-06-01", "Бұрынғы мекеме"},
		{"Болашақ мекеме", "2026-03-01", "Бұрынғы мекеме"},
	} {
		_, err := b.ChangeHolder(b.ctx, "Сынақ мекемесі", desk.HolderInput{NameKK: c.name, NameFrom: day(t, c.from)})
		must(t, err)
		lines, err := b.ListInspections(b.ctx, journal.InspectionQuery{})
		must(t, err)
		if lines[0].Name.KK != c.shown {
			t.Errorf("after %s: %q, want %q", c.name, lines[0].Name.KK, c.shown)
		}
	}
}

// A line counts as looked at when there is something about its check; a trait
// that nobody has answered is no look.
func TestProgressCountsWhatSomebodyLookedAt(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	progress := func(looked, due int) {
		t.Helper()
		lines, err := b.ListInspections(b.ctx, journal.InspectionQuery{})
		must(t, err)
		if l, d := lines[0].Progress(); l != looked || d != due {
			t.Errorf("looked at %d of %d, want %d of %d", l, d, looked, due)
		}
	}
	v, err := b.Check(b.ctx, id, "")
	must(t, err)
	if v.Summary.CannotTell == 0 {
		t.Fatal("no trait is unknown")
	}
	progress(0, 18)
	_, err = b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-05-14")})
	must(t, err)
	progress(1, 18)
	must(t, b.Answer(b.ctx, id, desk.AnswerInput{Question: "proactive", Verdict: checks.Met, Reason: "бар"}))
	progress(2, 18)
	_, err = b.Cover(b.ctx, id, desk.CoverageInput{Check: "weekly-blog", Span: span(t, "2025-03-03..2025-12-14"), Source: "Лента"})
	must(t, err)
	progress(3, 18)
	must(t, b.Answer(b.ctx, id, desk.AnswerInput{Question: "accessibility", Verdict: checks.NotApplicable, Reason: "ғимарат жоқ"}))
	progress(3, 17)
	must(t, b.Close(b.ctx, id, ""))
	progress(3, 17)
}

func TestListsAreCounted(t *testing.T) {
	none, err := desk.New(desk.Tools{Clock: newBureau(t)})
	must(t, err)
	if n, err := none.CountInspections(t.Context(), journal.InspectionQuery{}); n != 0 || err != nil {
		t.Errorf("without a database: %d, %v", n, err)
	}
	memory := journaltest.New(journaltest.Deriver("1"), journaltest.Clock)
	must(t, memory.Write(t.Context(), journaltest.Signer, func(w journal.Writer) error {
		_, err := w.Append(journaltest.Holder("h1", "Әкімдік", "Акимат"), journaltest.Inspection("i1", "2026-001", "h1"), journaltest.Inspection("i2", "2026-002", "h1"))
		return err
	}))
	d, err := desk.New(desk.Tools{Store: memory, Clock: newBureau(t)})
	must(t, err)
	for _, c := range []struct {
		query journal.InspectionQuery
		n     int
	}{{journal.InspectionQuery{Limit: 1}, 2}, {journal.InspectionQuery{Number: "2026-002"}, 1}, {journal.InspectionQuery{State: "closed"}, 0}} {
		if n, err := d.CountInspections(t.Context(), c.query); n != c.n || err != nil {
			t.Errorf("%+v: %d, %v", c.query, n, err)
		}
	}
	if n, err := d.CountHolders(t.Context(), journal.HolderQuery{Search: "акимат"}); n != 1 || err != nil {
		t.Errorf("holders: %d, %v", n, err)
	}
	if n, err := none.CountHolders(t.Context(), journal.HolderQuery{}); n != 0 || err != nil {
		t.Errorf("holders without a database: %d, %v", n, err)
	}
}
