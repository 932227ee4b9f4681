package tui_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
	"ashyq/db/bundle"
	"ashyq/db/locked"
	"ashyq/fixtures/office"
	"ashyq/tui/tuitest"
)

// sent is a bundle of the whole sample office, as a colleague sends it, the same shut
// for the owner of a key, and that key: files by name.
var sent = sync.OnceValues(func() (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "ashyq-stories-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	ctx, clock := context.Background(), office.NewClock()
	store, err := openStore(filepath.Join(dir, "colleague.db"), clock.Now)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	if err := office.Build(ctx, store, clock); err != nil {
		return nil, err
	}
	private, public, err := locked.NewIdentity()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"key.txt": []byte(private + "\n")}
	for name, lock := range map[string]journal.Lock{"office.ashyq": {}, "shut.ashyq": {Recipients: []string{public}}} {
		path := filepath.Join(dir, name)
		if _, err := exchange(store).WriteBundle(ctx, path, journal.Selection{}, lock, nil); err != nil {
			return nil, err
		}
		if files[name], err = os.ReadFile(path); err != nil {
			return nil, err
		}
	}
	return files, nil
})

func openStore(path string, now func() time.Time) (*db.Store, error) {
	deriver, err := desk.NewDeriver()
	if err != nil {
		return nil, err
	}
	return db.Open(context.Background(), path, db.Options{MemoryKey: true, Deriver: deriver, Now: now, Random: office.Chance()})
}

func exchange(s *db.Store) bundle.Exchange {
	return bundle.Exchange{Store: func(bool) (*db.Store, error) { return s, nil }, Now: office.Now, Program: "ashyq"}
}

// exchanging opens the workbench over a database of its own, into which the colleague's
// bundle was taken where it is said so.
func exchanging(t *testing.T, o tuitest.Options, taken bool) (*tuitest.Stage, string) {
	t.Helper()
	files, err := sent()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, bytes := range files {
		if err := os.WriteFile(filepath.Join(dir, name), bytes, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	store, err := openStore(filepath.Join(t.TempDir(), "own.db"), office.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	x := exchange(store)
	if taken {
		if _, err := x.TakeBundle(context.Background(), filepath.Join(dir, "office.ashyq"), journal.Key{}, journal.Seen{}, nil); err != nil {
			t.Fatal(err)
		}
	}
	o.Store, o.Bundles = store, x
	return tuitest.Open(t, o), dir
}

// ask finds an act in the list of all acts.
func ask(s *tuitest.Stage, name string) {
	s.Helper()
	s.Press("f2")
	s.Type(name)
	s.Press("enter")
}

// What a colleague sent is looked at first; nothing is there before it is taken in, and
// then all of it.
func TestABundleIsLookedAtBeforeItIsTakenIn(t *testing.T) {
	s, dir := exchanging(t, tuitest.Options{Lang: lang.RU, Width: 100, Height: 30}, false)
	ask(s, "Принять пакет")
	s.Shows("Файл пакета", "Сначала пакет читается до конца")
	s.Paste(filepath.Join(dir, "office.ashyq"))
	s.Press("ctrl+s")
	s.HearOut()
	s.Shows("весь журнал", "есть здесь: 0", "дело 2025-001", "здесь еще не", "принять пакет, новых записей")
	if list, err := s.Desk.ListInspections(context.Background(), journal.InspectionQuery{}); err != nil || len(list) != 0 {
		t.Fatalf("looking takes in: %v %v", list, err)
	}
	s.Press("enter")
	s.HearOut()
	s.Shows("Принято. Записей")
	if list, err := s.Desk.ListInspections(context.Background(), journal.InspectionQuery{}); err != nil || len(list) == 0 {
		t.Fatalf("nothing was taken in: %v", err)
	}
	ask(s, "Принять пакет")
	s.Paste(filepath.Join(dir, "office.ashyq"))
	s.Press("ctrl+s")
	s.HearOut()
	s.Shows("Все, что в пакете, здесь уже есть")
}

// A shut bundle asks for its key, and a spoilt one is refused; the form stays.
func TestAShutBundleAsksForItsKey(t *testing.T) {
	s, dir := exchanging(t, tuitest.Options{Lang: lang.KK, Width: 100, Height: 30}, false)
	ask(s, "буманы қабылдау")
	s.Paste(filepath.Join(dir, "shut.ashyq"))
	s.Press("ctrl+s")
	s.HearOut()
	s.Shows("кілт берілмеген")
	s.Press("down")
	s.Paste(filepath.Join(dir, "key.txt"))
	s.Press("ctrl+s")
	s.HearOut()
	s.Shows("журнал түгел", "іс 2025-001")
	s.Press("esc", "esc") // the refusal of before is read first
	s.Shows("Бума файлы")
}

// A closed case goes into an archive that is read back; without a key the form says
// that whoever has the file can read it.
func TestAnInspectionGoesIntoAnArchive(t *testing.T) {
	s, _ := exchanging(t, tuitest.Options{Lang: lang.RU, Width: 100, Height: 30, First: "2025-003"}, true)
	ask(s, "архивный файл")
	s.Shows("дело-2025-003.ashyq", "прочтет любой, у кого файл")
	s.Press("ctrl+u")
	file := filepath.Join(s.Dir, "case.ashyq")
	s.Paste(file)
	s.Press("down")
	s.Type("чужое")
	s.Press("enter")
	s.Shows("открытый ключ начинается с age1")
	s.Press("esc")
	ask(s, "архивный файл")
	s.Press("ctrl+u")
	s.Paste(file)
	s.Press("ctrl+s")
	s.HearOut()
	s.Shows("Записано и прочитано, записей")
	b, err := bundle.Describe(context.Background(), file, journal.Key{})
	if err != nil || b.What != journal.BundleInspection {
		t.Errorf("%+v, %v", b, err)
	}
}

// Left while it is read, the work stops and nothing has happened.
func TestLeavingStopsTheWork(t *testing.T) {
	s, dir := exchanging(t, tuitest.Options{Lang: lang.RU, Width: 80, Height: 24}, false)
	s.Held = true
	ask(s, "Принять пакет")
	s.Paste(filepath.Join(dir, "office.ashyq"))
	s.Press("ctrl+s")
	s.Shows("Пакет читается", "Esc останавливает")
	s.Press("esc")
	s.Shows("останавливается…")
	s.Held = false
	s.HearOut()
	s.Shows("Файл пакета")
	if list, err := s.Desk.ListInspections(context.Background(), journal.InspectionQuery{}); err != nil || len(list) != 0 {
		t.Fatalf("it was taken in: %v %v", list, err)
	}
}
