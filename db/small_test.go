package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"modernc.org/sqlite"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
)

func TestPathsBecomeAddresses(t *testing.T) {
	for path, want := range map[string]string{
		"/tmp/ashyq.db":          "file:///tmp/ashyq.db",
		"/tmp/a b?c#d%e.db":      "file:///tmp/a%20b%3Fc%23d%25e.db",
		"/үй/құжат.db":           "file:///%D2%AF%D0%B9/%D2%9B%D2%B1%D0%B6%D0%B0%D1%82.db",
		"C:/Users/Айгүл/a.db":    "file:///C:/Users/%D0%90%D0%B9%D0%B3%D2%AF%D0%BB/a.db",
		"/tmp/x&mode=memory.db":  "file:///tmp/x&mode=memory.db",
		"/tmp/'; DROP TABLE.db'": "file:///tmp/%27;%20DROP%20TABLE.db%27",
	} {
		if got := fileURL(path); got != want {
			t.Errorf("%s becomes %s, want %s", path, got, want)
		}
	}
}

// Every connection is told how to flush and how to defend itself, for SQLite
// remembers neither.
func TestConnectionsAreSetAsTheyMust(t *testing.T) {
	b := newBench(t)
	s := b.open()
	ctx := context.Background()
	for _, c := range []struct {
		what  string
		q     queryer
		name  string
		value string
	}{
		{"the hand", s.hand, "journal_mode", "wal"},
		{"the hand", s.hand, "synchronous", "2"},
		{"the hand", s.hand, "secure_delete", "1"},
		{"the hand", s.hand, "foreign_keys", "1"},
		{"the hand", s.hand, "trusted_schema", "0"},
		{"the hand", s.hand, "busy_timeout", "20000"},
		{"the hand", s.hand, "query_only", "0"},
		{"a reader", s.readers, "query_only", "1"},
		{"a reader", s.readers, "trusted_schema", "0"},
		{"a reader", s.readers, "busy_timeout", "20000"},
	} {
		got, err := single[string](ctx, c.q, `PRAGMA `+c.name)
		if err != nil || got != c.value {
			t.Errorf("%s: %s is %s, want %s (%v)", c.what, c.name, got, c.value, err)
		}
	}
	address, err := url.Parse(access{immutable: true}.uri(b.path))
	if err != nil || address.Query().Get("immutable") != "1" || address.Query().Get("mode") != "ro" {
		t.Errorf("a read-only medium is opened as %s", address)
	}
}

func TestWhatSQLiteCannotDoIsTold(t *testing.T) {
	b := newBench(t)
	db := b.openAt(b.path, b.options()).readers
	_, readOnly := db.Exec(`DELETE FROM entries`)
	_, wrong := db.Exec(`SELECT nonsense`)
	var low *sqlite.Error
	if !errors.As(readOnly, &low) || !errors.As(wrong, &low) {
		t.Fatalf("got %v and %v", readOnly, wrong)
	}
	b.refused(told(b.path, fmt.Errorf("reading: %w", readOnly)), "db.read-only")
	if e, ok := lang.AsError(told(b.path, readOnly)); !ok || !errors.Is(e, readOnly) {
		t.Error("the cause is lost")
	}
	if err := told(b.path, wrong); err != wrong {
		t.Errorf("a fault of ours became %v", err)
	}
	ours := fail("db.full", nil, nil)
	for _, err := range []error{nil, ours, errors.New("sorry"), journal.ErrNotHeld, sql.ErrNoRows} {
		if got := told(b.path, err); got != err {
			t.Errorf("%v became %v", err, got)
		}
	}
}

func TestShortNumbers(t *testing.T) {
	for _, c := range []struct {
		number    string
		year, seq int
	}{
		{"2026-001", 2026, 1}, {"2026-1000", 2026, 1000}, {"2026-0", 2026, 0},
		{"", 0, 0}, {"2026", 0, 0}, {"бір-екі", 0, 0}, {"2026-1-2", 0, 0}, {"2026-", 0, 0},
	} {
		if year, seq := splitNumber(c.number); year != c.year || seq != c.seq {
			t.Errorf("%q is read as %d, %d", c.number, year, seq)
		}
	}
}

func TestEndingsAreTurnedRound(t *testing.T) {
	for id, want := range map[string]string{"": "", "ab": "ba", "01-әқ": "қә-10"} {
		if got := backward(id); got != want || backward(got) != id {
			t.Errorf("%q becomes %q", id, got)
		}
	}
}

// The keys of names stand in the order in which a dictionary has the names.
func TestKeysOfNamesStandAsInADictionary(t *testing.T) {
	names := []string{
		"Абай ауданының әкімдігі", "Әділет министрлігі", "Білім басқармасы", "Ғылым комитеті", "Жамбыл облысы", "Қазақстан темір жолы",
		"Көкшетау", "Мектеп № 5", "Мектеп № 12", "Наурыз", "Ұлттық банк", "Үміт", "Шымкент", "Іле", "Ёлка", "Елка", "школа", "Школа", "",
	}
	for range 2000 {
		a, b := names[rand.IntN(len(names))], names[rand.IntN(len(names))]
		byKey, byWord := slices.Compare(nameKey(a, "x"), nameKey(b, "x")), lang.Compare(lang.KK, a, b)
		if a != "" && b != "" && byKey != byWord {
			t.Errorf("%q and %q: by key %d, by word %d", a, b, byKey, byWord)
		}
	}
	if !slices.Equal(nameKey("", "Школа"), nameKey("Школа", "x")) {
		t.Error("the Russian name does not stand in for the Kazakh one")
	}
}

func TestSeals(t *testing.T) {
	path := filepath.Join(t.TempDir(), "backup")
	for _, c := range []struct {
		what   string
		length int
		change func([]byte) []byte
		want   int64 // -1: refused
	}{
		{"a sealed file", 3 * sector, func(b []byte) []byte { return b }, 3 * sector},
		{"an empty one", 0, func(b []byte) []byte { return b }, 0},
		{"the seal is cut off whole", sector, func(b []byte) []byte { return b[:sector] }, sector},
		{"the seal is cut short", sector, func(b []byte) []byte { return b[:len(b)-1] }, -1},
		{"something follows the seal", sector, func(b []byte) []byte { return append(b, '\n') }, -1},
		{"a byte before it is changed", sector, func(b []byte) []byte { b[7]++; return b }, -1},
		{"a byte of it is changed", sector, func(b []byte) []byte { b[sector+3]++; return b }, -1},
		{"a page before it is gone", 2 * sector, func(b []byte) []byte { return b[sector:] }, -1},
		{"it stands alone, without its file", sector, func(b []byte) []byte { return b[sector:] }, -1},
	} {
		if err := os.WriteFile(path, []byte(strings.Repeat("x", c.length)), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := writeSeal(path, nil, nil); err != nil {
			t.Fatal(err)
		}
		sealed, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, c.change(sealed), 0o600); err != nil {
			t.Fatal(err)
		}
		n, err := readSeal(path)
		if refused := errors.Is(err, errSeal); refused != (c.want < 0) || !refused && (err != nil || n != c.want) {
			t.Errorf("%s: %d, %v", c.what, n, err)
		}
	}
}

func TestMakingRowsCanBeStoppedAndGoesOn(t *testing.T) {
	b, s := furnished(t)
	before := b.rows(s)
	ctx, cancel := context.WithCancel(context.Background())
	if err := s.Rebuild(ctx, func(int, int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("it went on: %v", err)
	}
	if after := b.rows(s); !slices.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
	for _, work := range []func(context.Context, journal.Progress) error{s.Rebuild, s.Refresh} {
		if err := work(ctx, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("it began: %v", err)
		}
	}
	b.verify(s)
}

func TestAReaderNoticesOthersToo(t *testing.T) {
	b := newBench(t)
	writer := b.open()
	b.write(writer, journaltest.Setting("office.city", "Астана"))
	o := b.options()
	o.ReadOnly = true
	reader := b.openAt(b.path, o)
	for _, want := range []bool{false, true} {
		if changed, err := reader.Changed(context.Background()); changed != want || err != nil {
			t.Errorf("changed %v, want %v, %v", changed, want, err)
		}
		b.write(writer, journaltest.Setting("office.name"+fmt.Sprint(want), "Департамент"))
	}
}

// A backup that is made while another process writes is whole, and so is what is
// merged from such a file.
func TestBackingUpAndMergingWhileAnotherProcessWrites(t *testing.T) {
	b := newBench(t)
	other := b.child("append")
	if !other.out.Scan() {
		t.Fatal("nothing was written")
	}
	go func() { // the pipe must not fill
		for other.out.Scan() {
		}
	}()
	s, own := b.open(), b.laptop("own")
	for range 4 {
		path := b.backup(s)
		if _, err := own.Merge(context.Background(), b.path); err != nil {
			t.Fatal(err)
		}
		b.verify(own)
		if report, err := VerifyBackup(context.Background(), path, b.options()); err != nil || !report.OK {
			t.Errorf("%v %v", report.Problems, err)
		}
	}
	b.verify(s)
}
