package tui_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
	"ashyq/checks/paper/docx"
	"ashyq/fixtures/office"
	"ashyq/tui/tuitest"
)

// Places that need more than the sample office: copies in a folder, a colleague's key,
// a file that came by mail. What they need is laid out before the first key, in a folder
// of their own, whose files are named without it: so they are alike on every machine.

var trustPlaces = []place{
	{name: "backups", keys: []string{"[", "o", "down"}, stage: withVault, set: overdue},
	{name: "backups-none", keys: []string{"[", "o"}, stage: withVault},
	{name: "restore-preview", keys: []string{"[", "o", "r", "ctrl+s"}, stage: withVault, set: overdue},
	{name: "signing", keys: []string{"[", "k", "down"}, stage: withKeys},
	{name: "signing-verified", keys: []string{"[", "k", "n", "type letter.docx", "ctrl+s"}, set: posted},
	{name: "erase-preview", first: "2025-002", keys: []string{"x", "down", eraseAct}},
	{name: "erase", first: "2025-002", keys: []string{"x", "down", eraseAct, "enter"}},
	{name: "leaning", first: "2025-012", keys: []string{"act неге сүйенгенін|опирается на|leaned on"}, set: refuted},
	{name: "bundle-preview", keys: []string{"act буманы қабылдау|Принять пакет|Take in a bundle", "type office.ashyq", "ctrl+s"}, stage: withBundles, set: mailed},
}

const eraseAct = "act Дербес деректерді|Стереть персон|Erase personal"

// safe is a shop whose files say by their names what they are.
type safe struct{ shop }

func (v *safe) LookAt(_ context.Context, path string) (journal.Copy, error) {
	if strings.Contains(path, "ДҚ") { // of another database
		return journal.Copy{Bytes: 9 << 20, Sealed: true, Heads: []journal.Head{}}, nil
	}
	c := journal.Copy{Bytes: 21 << 20, Sealed: true, Prefix: true, Behind: 43, Heads: []journal.Head{}}
	switch {
	case strings.Contains(path, "20260109"):
		c.Behind = 55
	case strings.HasSuffix(path, ".age"):
		c = journal.Copy{Bytes: 20 << 20, Shut: true}
	}
	return c, nil
}

// withVault gives a file of which copies are made, and which lags behind what is held.
func withVault(t testing.TB, o *tuitest.Options) {
	day := func(d int) calendar.Day {
		out, ok := calendar.NewDay(2026, 1, d)
		if !ok {
			t.Fatal("no such day")
		}
		return out
	}
	o.Vault = &safe{shop{cover: journal.CoveredOff, losing: journal.Losing{
		Present: true, Held: 1204, Entries: 12, Bytes: 1, First: day(16), Last: day(20), Drafts: 2,
		Subjects: []journal.LosingSubject{
			{Subject: "inspection i1", Number: "2026-001", Name: lang.Text{
				KK: "Сарыдала облысының мәдениет, тілдерді дамыту және архив ісі басқармасы",
				RU: "Управление культуры, развития языков и архивного дела Сарыдалинской области",
			}, Entries: 7},
			{Subject: "inspection i2", Number: "2025-010", Name: lang.Text{KK: "Көктерек ауданының әкімдігі", RU: "Акимат Коктерекского района"}, Entries: 4},
			{Subject: journal.Office, Entries: 1},
		},
		Authors: []journal.LosingAuthor{{Author: "Айсәуле Жиренбай", Entries: 8}, {Author: "Дәурен Қалқаман", Entries: 4}},
	}}}
}

// overdue lays out four copies, the last of which is ten days old.
func overdue(s *tuitest.Stage) {
	ctx := context.Background()
	s.Must(os.Mkdir("copies", 0o700))
	for _, name := range []string{
		"ashyq-АЖ-20260110T040000.db", "ashyq-АЖ-20260109T040000.db", "ashyq-АЖ-20260101T040000.db.age", "ashyq-ДҚ-20251231T040000.db",
	} {
		s.Must(os.WriteFile(filepath.Join("copies", name), []byte("whole"), 0o600))
	}
	note := `{"bytes":22020096,"opened":true,"entries":224,"verified":"2026-01-10"}`
	shut := `{"bytes":20971520,"entries":197,"verified":"2026-01-01"}`
	s.Must(errors.Join(
		s.Shelf.Put(ctx, "backups", []byte(`{"folder":"copies","every":1,"keep_daily":7,"keep_weekly":4,"keep_monthly":12}`)),
		s.Shelf.Put(ctx, "last-backup", []byte(`"2026-01-10"`)),
		s.Shelf.Put(ctx, "backup ashyq-АЖ-20260110T040000.db", []byte(note)),
		s.Shelf.Put(ctx, "backup ashyq-АЖ-20260109T040000.db", []byte(note)),
		s.Shelf.Put(ctx, "backup ashyq-АЖ-20260101T040000.db.age", []byte(shut)),
	))
}

// hands is a journal of three keys: that of this laptop, a colleague's, and one that went
// out of use with a lost laptop.
var hands = sync.OnceValues(func() (*journaltest.Memory, error) {
	ctx, clock := context.Background(), office.NewClock()
	d, err := desk.NewDeriver()
	if err != nil {
		return nil, err
	}
	told := journaltest.New(d, clock.Now, "old")
	if err := office.Build(ctx, told, clock); err != nil {
		return nil, err
	}
	here := journaltest.New(d, clock.Now)
	other := journaltest.New(d, clock.Now, "colleague")
	for _, m := range []*journaltest.Memory{other, here} {
		if err := m.Merge(told); err != nil {
			return nil, err
		}
	}
	at := func(m *journaltest.Memory, name string) (*desk.Desk, error) {
		return desk.New(desk.Tools{
			Store: m, Shelf: tuitest.NewShelf(), Clock: clock, Files: desk.Disk{}, Random: office.Chance(), Author: desk.Author{Name: name, Given: true},
		})
	}
	colleague, err := at(other, "Дәурен Қалқаман")
	if err != nil {
		return nil, err
	}
	if err := colleague.Set(ctx, "retention.months", "60", "Номенклатура, 12"); err != nil {
		return nil, err
	}
	if err := here.Merge(other); err != nil {
		return nil, err
	}
	own, err := at(here, "Айсәуле Жиренбай")
	if err != nil {
		return nil, err
	}
	list, err := own.Keys(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(list, func(k desk.KeyLine) bool { return k.Entries > 10 })
	_, err = own.RetireKey(ctx, desk.KeyRetireInput{Key: string(list[i].Stream), Reason: "ноутбук жоғалды"})
	return here, err
})

func withKeys(t testing.TB, o *tuitest.Options) {
	m, err := hands()
	if err != nil {
		t.Fatal(err)
	}
	o.Store = m.Clone()
}

// posted writes a paper as it was issued into a file.
func posted(s *tuitest.Stage) {
	ctx := context.Background()
	all, err := s.Desk.Papers(ctx, "2025-012")
	s.Must(err)
	_, err = s.Desk.PaperFile(ctx, "2025-012", all.Issued[0].ID, lang.KK, docx.Format, "letter.docx")
	s.Must(err)
}

// refuted takes evidence back that an issued paper rests on, and on which an answer
// leans.
func refuted(s *tuitest.Stage) {
	ctx := context.Background()
	const no = "2025-012"
	s.Must(s.Desk.Answer(ctx, no, desk.AnswerInput{Question: "open-data-events", Verdict: checks.Met, Reason: "кездесу өткен"}))
	v, err := s.Desk.Check(ctx, no, "open-data-events")
	s.Must(err)
	if len(v.Case.Evidence) == 0 {
		s.Fatal("no evidence")
	}
	_, err = s.Desk.WithdrawEvidence(ctx, v.Case.Evidence[0].ID, desk.Withdrawal{Why: journal.Refuted, Reason: "басқа әкімдіктің жазбасы"})
	s.Must(err)
	s.Press("f5")
}

func withBundles(t testing.TB, o *tuitest.Options) {
	store, err := openStore(filepath.Join(t.TempDir(), "own.db"), office.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	o.Store, o.Bundles = store, exchange(store)
}

// mailed lays a colleague's bundle beside.
func mailed(s *tuitest.Stage) {
	files, err := sent()
	s.Must(err)
	s.Must(os.WriteFile("office.ashyq", files["office.ashyq"], 0o600))
}
