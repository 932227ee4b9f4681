package db

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
)

func TestEveryMessageSaysWhatToDo(t *testing.T) {
	m, err := lang.ParseMessages(messagesText)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range m.Keys() {
		if code, ok := strings.CutSuffix(key, ".hint"); ok {
			if m.Text(code, nil).EN == "!"+code+"!" {
				t.Errorf("%s has no text", key)
			}
		} else if m.Error(key, nil).Hint.EN == "" {
			t.Errorf("%s has no hint", key)
		}
	}
}

func TestWhatIsWrittenIsThereAfterOpeningAgain(t *testing.T) {
	b := newBench(t)
	s := b.open()
	e := b.write(s, journaltest.Holder("h1", "Мектеп", "Школа"))[0]
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if list := b.entries(b.open(), "holder h1"); len(list) != 1 || list[0].Hash != e.Hash {
		t.Errorf("got %v", list)
	}
	if info, err := os.Stat(b.path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the file: %v %v", info.Mode(), err)
	}
}

func TestWhereTheProgramStandsDoesNotMatter(t *testing.T) {
	b := newBench(t)
	t.Chdir(b.dir)
	s := b.openAt("ashyq.db", b.options())
	b.write(s, journaltest.Setting("office.city", "Астана"))
	t.Chdir(t.TempDir())
	b.write(s, journaltest.Setting("office.name", "Департамент"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if n := len(b.entries(b.open(), journal.Office)); n != 3 {
		t.Errorf("%d entries are there", n)
	}
}

func TestAStrangePathIsOnlyAPath(t *testing.T) {
	b := newBench(t)
	b.path = filepath.Join(b.dir, "жаңа қалта", "100% ?mode=memory&#'x.db")
	b.write(b.open(), journaltest.Setting("office.city", "Астана"))
	if _, err := os.Stat(b.path); err != nil {
		t.Error(err)
	}
}

func TestReadingMakesNoFile(t *testing.T) {
	b := newBench(t)
	o := b.options()
	o.ReadOnly = true
	_, err := Open(context.Background(), b.path, o)
	b.refused(err, "db.missing")
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error("the cause is not that there is no file")
	}
	if _, err := os.Stat(b.path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file was made")
	}
}

func TestAStoreForReadingDoesNotWrite(t *testing.T) {
	b := newBench(t)
	b.write(b.open(), journaltest.Setting("office.city", "Астана"))
	o := b.options()
	o.ReadOnly = true
	s := b.openAt(b.path, o)
	_, err := try(s, journaltest.Setting("office.name", "Департамент"))
	b.refused(err, "db.read-only")
	b.refused(s.Rebuild(context.Background(), nil), "db.read-only")
	if n := len(b.entries(s, journal.Office)); n != 2 || !s.ReadOnly() {
		t.Errorf("%d entries are read", n)
	}
}

// What is not a database of ours is refused, and not changed by a byte.
func TestForeignFiles(t *testing.T) {
	ours := newBench(t)
	s := ours.open()
	ours.write(s, journaltest.Holder("h1", "Мектеп", "Школа"))
	s.Close()
	whole, err := os.ReadFile(ours.path)
	if err != nil {
		t.Fatal(err)
	}
	changed := func(at int, to ...byte) []byte {
		out := bytes.Clone(whole)
		copy(out[at:], to)
		return out
	}
	for _, c := range []struct {
		what string
		file []byte
		code string
	}{
		{"a text", []byte(strings.Repeat("Бұл дерекқор емес. ", 500)), "db.foreign"},
		{"a short text", []byte("x"), "db.foreign"},
		{"a damaged first line", changed(3, 'X'), "db.foreign"},
		{"the mark of another program", changed(68, 1, 2, 3, 4), "db.foreign"},
		{"a newer version", changed(60, 0, 0, 0, 2), "db.newer"},
		{"a version that never was", changed(60, 0, 0, 0, 0), "db.damaged"},
		{"half of the file", whole[:len(whole)/2/4096*4096], "db.damaged"},
		{"a page and a bit", whole[:5000], "db.damaged"},
		{"a damaged page of the schema", changed(100, 0xff, 0xff, 0xff), "db.damaged"},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := newBench(t)
			if err := os.WriteFile(b.path, c.file, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, readOnly := range []bool{true, false} {
				o := b.options()
				o.ReadOnly = readOnly
				s, err := Open(context.Background(), b.path, o)
				if err == nil {
					s.Close()
				}
				b.refused(err, c.code)
			}
			if now, err := os.ReadFile(b.path); err != nil || !bytes.Equal(now, c.file) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestADatabaseOfAnotherProgramIsLeftAlone(t *testing.T) {
	b := newBench(t)
	if err := makeEmpty(b.path); err != nil {
		t.Fatal(err)
	}
	b.sql(b.path, `CREATE TABLE notes (x)`)
	before, err := os.ReadFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), b.path, b.options())
	b.refused(err, "db.foreign")
	if after, err := os.ReadFile(b.path); err != nil || !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

func TestAFolderIsNoDatabase(t *testing.T) {
	b := newBench(t)
	_, err := Open(context.Background(), b.dir, b.options())
	b.refused(err, "db.foreign")
}

func TestAnEmptyFileBecomesADatabase(t *testing.T) {
	b := newBench(t)
	if err := os.WriteFile(b.path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	b.write(b.open(), journaltest.Setting("office.city", "Астана"))
}

func TestAFileThatCannotBeMadeIsTold(t *testing.T) {
	b := newBench(t)
	if err := os.WriteFile(b.path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(context.Background(), filepath.Join(b.path, "deeper.db"), b.options())
	b.refused(err, "db.closed-to-us")
}

func TestANetworkDriveIsRefused(t *testing.T) {
	b := newBench(t)
	o := b.options()
	o.look = func(string) (medium, error) { return medium{network: "NFS"}, nil }
	_, err := Open(context.Background(), b.path, o)
	b.refused(err, "db.network")
	if told, ok := lang.AsError(err); !ok || !strings.Contains(told.Text.KK, "NFS") {
		t.Errorf("it does not say which: %v", err)
	}
	if _, err := os.Stat(b.path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file was made")
	}
}

// readOnlyMedium makes the bench look like a disc that nobody can write, and
// gives what lies on it.
func (b *bench) readOnlyMedium() (Options, func() map[string]string) {
	o := b.options()
	o.look = func(string) (medium, error) { return medium{readOnly: true}, nil }
	return o, func() map[string]string {
		out := map[string]string{}
		files, err := filepath.Glob(filepath.Join(b.dir, "ashyq.db*"))
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			out[f] = string(journal.Sum(text))
		}
		return out
	}
}

func TestAReadOnlyMediumIsReadAsItIs(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Holder("h1", "Мектеп", "Школа"))
	s.Close()
	o, lies := b.readOnlyMedium()
	before := lies()
	disc := b.openAt(b.path, o)
	if n := len(b.entries(disc, "holder h1")); n != 1 || !disc.ReadOnly() {
		t.Errorf("%d entries", n)
	}
	b.verify(disc)
	if after := lies(); len(before) != 1 || len(after) != 1 || after[b.path] != before[b.path] {
		t.Errorf("before %v, after %v", before, after)
	}
	_, err := try(disc, journaltest.Setting("office.city", "Астана"))
	b.refused(err, "db.read-only")
}

func TestALogOnAReadOnlyMediumIsReadToo(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Holder("h1", "Мектеп", "Школа"))
	burnt := newBench(t) // as it lies while the program runs: half of it in the log
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(burnt.path+suffix, b.path+suffix); err != nil {
			t.Fatal(err)
		}
	}
	o, lies := burnt.readOnlyMedium()
	before := lies()
	disc := burnt.openAt(burnt.path, o)
	if n := len(burnt.entries(disc, "holder h1")); n != 1 {
		t.Errorf("%d entries", n)
	}
	aside := filepath.Dir(disc.file)
	if disc.file == burnt.path {
		t.Fatal("it is not read from a copy")
	}
	if after := lies(); len(after) != 2 || after[burnt.path] != before[burnt.path] {
		t.Errorf("before %v, after %v", before, after)
	}
	disc.Close()
	if _, err := os.Stat(aside); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the copy is still there")
	}
}

func TestNoFileOnAReadOnlyMedium(t *testing.T) {
	b := newBench(t)
	o, _ := b.readOnlyMedium()
	_, err := Open(context.Background(), b.path, o)
	b.refused(err, "db.missing")
}
