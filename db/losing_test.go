package db

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// preview says what restoring would lose.
func (b *bench) preview(backup string) journal.Losing {
	b.Helper()
	lost, err := Preview(context.Background(), backup, b.path, b.options())
	if err != nil {
		b.Fatal(err)
	}
	return lost
}

// What is written after a backup is what its restoring loses: it is told by what it is
// about, by whom, of which days, and nothing is touched by telling.
func TestARestoringSaysFirstWhatItLoses(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Holder("h1", "Мектеп", "Школа"), journaltest.Inspection("i1", "2026-001", "h1"))
	path := b.backup(s)
	if lost := b.preview(path); lost.Word() != "" || !lost.Present || lost.Held != 3 {
		t.Errorf("nothing was written since: %+v", lost)
	}
	b.write(s, journaltest.Evidence("i1", "e1", "первое"))
	b.write(s, journaltest.Evidence("i1", "e2", "второе"))
	b.write(s, journaltest.Setting("office.city", "Астана"))
	s.Close()
	before, _ := os.ReadFile(b.path)
	lost := b.preview(path)
	if lost.Word() != "3" || lost.Entries != 3 || lost.Held != 6 || lost.First.String() != "2026-01-20" || lost.Last != lost.First {
		t.Errorf("%+v", lost)
	}
	if len(lost.Subjects) != 2 || lost.Subjects[0].Subject != "inspection i1" || lost.Subjects[0].Entries != 2 || lost.Subjects[1].Subject != journal.Office {
		t.Errorf("subjects %+v", lost.Subjects)
	}
	if len(lost.Authors) != 1 || lost.Authors[0].Entries != 3 || len(lost.Streams) != 1 || lost.Streams[0].From != 4 || lost.Streams[0].Label == "" {
		t.Errorf("authors %+v, streams %+v", lost.Authors, lost.Streams)
	}
	if after, _ := os.ReadFile(b.path); string(before) != string(after) {
		t.Error("telling changed the database")
	}
	if left, _ := filepath.Glob(filepath.Join(b.dir, openedPrefix+"*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Only who says just how much may be lost loses it: a number that was told before more
// was written is not enough.
func TestARestoringThatLosesIsRefusedUntilTheNumberIsSaid(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Setting("office.city", "Астана"))
	path := b.backup(s)
	b.write(s, journaltest.Setting("office.name", "Департамент"))
	told := b.preview(path).Word()
	b.write(s, journaltest.Setting("office.phone", "1"))
	s.Close()
	for _, word := range []string{"", told, "3", "all", journal.Unreadable} {
		done, err := Restore(context.Background(), path, b.path, b.losing(word))
		b.refused(err, "db.would-lose")
		if done.Losing.Entries != 2 || done.Aside != "" {
			t.Errorf("--lose %q: %+v", word, done.Losing)
		}
	}
	if n := len(b.entries(b.open(), journal.Office)); n != 4 {
		t.Errorf("the database holds %d entries", n)
	}
	if done, err := Restore(context.Background(), path, b.path, b.losing("2")); err == nil || done.Aside != "" {
		t.Error("an open database was restored")
	}
}

// Bytes that are held here and were not in the backup are lost with it, too.
func TestBytesThatABackupLacksAreCounted(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Setting("office.city", "Астана"))
	path := b.keep(s, "poorer.db")
	b.sql(path, `DROP TRIGGER payloads_delete`, `DELETE FROM payloads WHERE rowid = 2`)
	s.Close()
	from, err := openBackup(context.Background(), path, b.options().filled())
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	lost, err := losing(context.Background(), path, b.path, b.options().filled())
	if err != nil || lost.Bytes != 1 || lost.Entries != 0 || lost.Word() != "1" {
		t.Errorf("%+v, %v", lost, err)
	}
}

// What was typed and not recorded lies in the file too: it is told of.
func TestDraftsThatWouldGoAreTold(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Setting("office.city", "Астана"))
	path := b.backup(s)
	for _, key := range []string{"draft one", "taste"} {
		if err := s.Put(context.Background(), key, []byte(`{}`)); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	if lost := b.preview(path); lost.Drafts != 1 || lost.Word() != "" {
		t.Errorf("%+v", lost)
	}
}

// What stands there and cannot be read is said to be so, with the reason; what is
// empty or absent loses nothing.
func TestAnUnreadablePresentIsSaidToBeSo(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	s.Close()
	whole, err := os.ReadFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, story := range []struct {
		sentence string
		present  []byte
		word     string
	}{
		{"it is not a database", []byte(strings.Repeat("сынған ", 1000)), journal.Unreadable},
		{"half of it is left", whole[:len(whole)/2], journal.Unreadable},
		{"it is empty", nil, ""},
	} {
		t.Run(story.sentence, func(t *testing.T) {
			if err := os.WriteFile(b.path, story.present, 0o600); err != nil {
				t.Fatal(err)
			}
			if lost := b.preview(path); lost.Word() != story.word || lost.Present != (story.word != "") {
				t.Errorf("%+v", lost)
			}
		})
	}
	if err := os.Remove(b.path); err != nil {
		t.Fatal(err)
	}
	if lost := b.preview(path); lost.Present {
		t.Errorf("%+v", lost)
	}
}

// What was erased after a backup does not come back with it: the erasure goes along, and
// is not lost.
func TestWhatWasErasedDoesNotComeBackWithAnOlderBackup(t *testing.T) {
	b := newBench(t)
	s := b.open()
	e := b.attach(s, "i1", "e1", "жеке басты куәландыратын құжат")
	b.attach(s, "i1", "e2", "қалатын")
	old := b.backup(s)
	erasure := b.write(s, journaltest.Erased("inspection i1", e.Header.Payload, e.Header.Attach[0].Hash))[0]
	s.Close()
	if lost := b.preview(old); lost.Erasures != 1 || lost.Entries != 0 || lost.Word() != "" {
		t.Fatalf("%+v", lost)
	}
	if _, err := Restore(context.Background(), old, b.path, b.options()); err != nil {
		t.Fatal(err)
	}
	s = b.open()
	list := b.entries(s, "inspection i1")
	if len(list) != 3 || list[0].Payload != nil || list[1].Payload == nil || list[2].Hash != erasure.Hash {
		t.Errorf("%d entries, or the erased payload is back", len(list))
	}
	b.act(s, "after")
	b.verify(s)
	s.Close()
	if bytes, err := os.ReadFile(b.path); err != nil || strings.Contains(string(bytes), "жеке басты") {
		t.Errorf("the bytes stand in the file (%v)", err)
	}
	left, err := filepath.Glob(filepath.Join(b.dir, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}
