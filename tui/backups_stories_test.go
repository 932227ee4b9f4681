package tui_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/tuitest"
)

// shop is a vault whose copies are files with a word in them.
type shop struct {
	cover  journal.Covered
	losing journal.Losing
	made   int
	asked  string // what was said that may be lost
}

var _ desk.Vault = (*shop)(nil)

func (v *shop) BackUp(_ context.Context, path string, to []string) (journal.Backed, error) {
	v.made++
	out := journal.Backed{Opened: true, Bytes: 5, Report: journal.Report{OK: true, Entries: 7, Heads: []journal.Head{{Stream: "s", Number: 7, Hash: "h"}}}}
	return out, os.WriteFile(path, []byte("whole"), 0o600)
}

func (v *shop) Verify(_ context.Context, path string, _ desk.Unlock) (journal.Report, error) {
	text, err := os.ReadFile(path)
	return journal.Report{OK: string(text) == "whole", Entries: 7}, err
}

func (v *shop) LookAt(_ context.Context, path string) (journal.Copy, error) {
	info, err := os.Stat(path)
	if err != nil {
		return journal.Copy{}, err
	}
	return journal.Copy{Bytes: info.Size(), Sealed: true, Prefix: true, Heads: []journal.Head{}}, nil
}

func (v *shop) Sum(string) (journal.Hash, int64, error) { return "sum", 5, nil }

func (v *shop) Losing(context.Context, string, desk.Unlock) (journal.Losing, error) {
	return v.losing, nil
}

func (v *shop) Restore(_ context.Context, _ string, _ desk.Unlock, lose string) (string, error) {
	v.asked = lose
	return "a.db.before-restore", nil
}

func (v *shop) Remove(path string) error        { return os.Remove(path) }
func (v *shop) Recipients([]string) error       { return nil }
func (v *shop) SameDisk(string) (same, ok bool) { return true, true }
func (v *shop) Cover() journal.Cover            { return journal.Cover{State: v.cover, By: "none"} }

// Nobody has thought of copies: home says so calmly, the room leads to a plan, a copy is
// made, and home is quiet again.
func TestACopyIsPlannedMadeAndVerified(t *testing.T) {
	v := &shop{cover: journal.CoveredOff}
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 120, Height: 50, Vault: v})
	s.Shows("резервных копий базы данных еще нет")
	s.Press("]", "]", "]", "]", "]", "]", "]", "]", "o")
	s.Shows("Резервные копии", "Резервные копии этой базы данных еще не делались", "Расписание не задано", "не зашифрован")
	s.Press("c")
	s.Type(filepath.Join(s.Dir, "nowhere"))
	s.Press("ctrl+s")
	s.Shows("Папки для резервных копий нет на месте")
	s.Press("esc", "esc", "c")
	s.Type(s.Dir)
	s.Press("ctrl+s")
	s.Shows("Раз в дней: 1", "на одном диске с базой данных")
	s.Press("f9")
	s.Shows("Резервная копия сделана и прочитана заново", "цела: ")
	s.Press("enter")
	s.Shows("Резервная копия цела, записей: 7")
	files, err := filepath.Glob(filepath.Join(s.Dir, "ashyq-*.db"))
	if err != nil || len(files) != 1 || v.made != 1 {
		t.Fatalf("made %d, there lie %v", v.made, files)
	}
	s.Must(os.WriteFile(files[0], []byte("spoil"), 0o600))
	s.Press("enter")
	s.Shows("Резервная копия повреждена")
	s.Press("m")
	s.Shows("больше не напомним")
}

// What is due is made behind the first screen; where the stick is in a drawer that is
// told, and home goes on saying how old the last copy is.
func TestADueCopyIsMadeByItself(t *testing.T) {
	folder := t.TempDir()
	v := &shop{cover: journal.CoveredOn}
	shelf := tuitest.NewShelf()
	plan := `{"folder":` + quoted(folder) + `,"every":1,"keep_daily":7}`
	if err := errors.Join(
		shelf.Put(context.Background(), "backups", []byte(plan)),
		shelf.Put(context.Background(), "last-backup", []byte(`"2026-01-10"`)),
	); err != nil {
		t.Fatal(err)
	}
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 120, Height: 50, Shelf: shelf, Vault: v})
	s.Lacks("дней с последней резервной копии")
	if v.made != 1 {
		t.Errorf("%d copies were made", v.made)
	}
	if err := errors.Join(
		os.RemoveAll(folder), shelf.Put(context.Background(), "last-backup", []byte(`"2026-01-10"`)),
	); err != nil {
		t.Fatal(err)
	}
	s = tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 120, Height: 50, Shelf: shelf, Vault: v})
	s.Shows("Папки для резервных копий нет на месте", "дней с последней резервной копии")
	if v.made != 1 {
		t.Errorf("%d copies were made", v.made)
	}
}

func quoted(path string) string { return `"` + filepath.ToSlash(path) + `"` }

// Going back says what would be lost, does nothing where nothing was chosen, and then
// just what was said.
func TestGoingBackSaysWhatIsLost(t *testing.T) {
	day, ok := calendar.NewDay(2026, 1, 20)
	if !ok {
		t.Fatal("no such day")
	}
	v := &shop{cover: journal.CoveredOn, losing: journal.Losing{
		Present: true, Held: 40, Entries: 3, First: day, Last: day,
		Subjects: []journal.LosingSubject{{Subject: "inspection i1", Number: "2026-001", Name: lang.Same("Мектеп"), Entries: 3}},
		Authors:  []journal.LosingAuthor{{Author: "А. Сериков", Entries: 3}},
	}}
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 120, Height: 50, Vault: v})
	s.Press("]", "]", "]", "]", "]", "]", "]", "]", "o", "r")
	s.Type("copy.db")
	s.Press("ctrl+s")
	s.Shows("Пропадут записи, которых нет в резервной копии: 3 / 40", "2026-001 · Мектеп: 3", "Кто записал: А. Сериков", "▸[ Отмена ]◂")
	s.Press("enter")
	if v.asked != "" {
		t.Error("it was restored")
	}
	s.Press("r")
	s.Type("copy.db")
	s.Press("ctrl+s", "right", "enter")
	if v.asked != "3" {
		t.Errorf("it was said that %q may be lost", v.asked)
	}
	s.Shows("База данных восстановлена. Прежний файл: a.db.before-restore")
}

// A copy that is stopped stops alone: what else works behind the screen goes on.
func TestStoppingACopyStopsNothingElse(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 120, Height: 50, Vault: &shop{cover: journal.CoveredOn}})
	e := s.Bench.Env()
	e.Listen = func(tea.Cmd) tea.Cmd { return nil }
	begin := func(key string) *screen.Job {
		j := &screen.Job{Key: key}
		screen.Begin(e, j, func(ctx context.Context, _ *desk.Desk, _ func(int)) error {
			<-ctx.Done()
			return ctx.Err()
		}, func(int) tea.Cmd { return nil }, func(error) tea.Cmd { return nil })
		return j
	}
	round, copying := begin("visits"), begin("backup")
	s.Press("]", "]", "]", "]", "]", "]", "]", "]", "o")
	s.Press("f2")
	s.Type("остановить")
	s.Press("enter")
	if !copying.Stopped() || round.Stopped() {
		t.Errorf("the copy stopped: %v, the round stopped: %v", copying.Stopped(), round.Stopped())
	}
	e.Await()
}
