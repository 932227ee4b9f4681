package db

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
)

func TestMain(m *testing.M) {
	if role := os.Getenv(roleVariable); role != "" {
		os.Exit(play(role))
	}
	os.Exit(m.Run())
}

// bench is what a test works on: a file and a folder of keys.
type bench struct {
	*testing.T
	dir  string
	path string
	keys string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	dir := t.TempDir()
	return &bench{T: t, dir: dir, path: filepath.Join(dir, "ashyq.db"), keys: filepath.Join(dir, "streams")}
}

// options are those of an ordinary user of the bench.
func (b *bench) options() Options {
	return Options{
		KeyDir: b.keys, Deriver: journaltest.Deriver("1"), Now: journaltest.Clock,
		wait: 20 * time.Second, // the machine may be busy
	}
}

// open opens the file of the bench, and closes it after the test.
func (b *bench) open() *Store { b.Helper(); return b.openAt(b.path, b.options()) }

func (b *bench) openAt(path string, o Options) *Store {
	b.Helper()
	s, err := Open(context.Background(), path, o)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

// write appends drafts as one act.
func (b *bench) write(s *Store, drafts ...journal.Draft) []journal.Entry {
	b.Helper()
	list, err := try(s, drafts...)
	if err != nil {
		b.Fatal(err)
	}
	return list
}

func try(s *Store, drafts ...journal.Draft) (out []journal.Entry, err error) {
	err = s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) (err error) {
		out, err = w.Append(drafts...)
		return err
	})
	return out, err
}

func (b *bench) entries(s *Store, subject journal.Subject) (out []journal.Entry) {
	b.Helper()
	b.read(s, func(r journal.Reader) (err error) { out, err = r.Entries(subject); return err })
	return out
}

func (b *bench) read(s *Store, f func(journal.Reader) error) {
	b.Helper()
	if err := s.Read(context.Background(), f); err != nil {
		b.Fatal(err)
	}
}

func (b *bench) heads(s *Store) (out []journal.Head) {
	b.Helper()
	b.read(s, func(r journal.Reader) (err error) { out, err = r.Heads(); return err })
	return out
}

// verify verifies and wants it to be in order.
func (b *bench) verify(s *Store) journal.Report {
	b.Helper()
	report, err := s.Verify(context.Background(), nil)
	if err != nil {
		b.Fatal(err)
	}
	if !report.OK {
		b.Errorf("verify: %v", report.Problems)
	}
	return report
}

// sql works on a file as somebody does who knows nothing of this package.
func (b *bench) sql(path string, statements ...string) {
	b.Helper()
	db, err := pool(path, access{wait: time.Second, temporary: true}, 1)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			b.Fatalf("%s: %v", statement, err)
		}
	}
}

// refused wants one of our errors, with a hint in every language.
func (b *bench) refused(err error, code string) {
	b.Helper()
	told, ok := lang.AsError(err)
	if !ok || told.Code != code {
		b.Errorf("got %v, want %s", err, code)
		return
	}
	for _, l := range lang.Langs() {
		if told.Text.In(l) == "" || told.Hint.In(l) == "" {
			b.Errorf("%s says nothing in %s", code, l)
		}
	}
}

// codes lists the codes of problems or notes.
func codesOf(list []journal.Problem) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.Code)
	}
	return out
}

func TestStore(t *testing.T) {
	journaltest.Conform(t, func(t *testing.T) journaltest.Store {
		return newBench(t).open()
	})
}

// readAll reads an attachment to its end.
func readAll(body io.ReadCloser) ([]byte, error) {
	defer body.Close()
	return io.ReadAll(body)
}

// bytes gives what lies on the disk.
func (b *bench) bytes(suffix string) string {
	b.Helper()
	text, err := os.ReadFile(b.path + suffix)
	if err != nil && !os.IsNotExist(err) {
		b.Fatal(err)
	}
	return string(text)
}
