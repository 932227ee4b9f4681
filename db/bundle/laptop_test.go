package bundle

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
	"ashyq/db"
)

// laptop is a database with keys of its own, and what writes bundles for it.
type laptop struct {
	*testing.T
	*db.Store
	Exchange
	dir, name string
}

// at opens the laptop of that name.
func at(t *testing.T, dir, name string) *laptop {
	t.Helper()
	l := &laptop{T: t, dir: dir, name: name}
	l.reopen()
	t.Cleanup(func() { l.Store.Close() })
	l.Exchange = Exchange{
		Store: func(bool) (*db.Store, error) { return l.Store, nil },
		Now:   journaltest.Clock, Program: "ashyq test",
	}
	return l
}

func (l *laptop) reopen() {
	l.Helper()
	var err error
	l.Store, err = db.Open(context.Background(), l.path(), db.Options{
		KeyDir: filepath.Join(l.dir, l.name+"-keys"), Deriver: journaltest.Deriver("rows"), Now: journaltest.Clock,
	})
	l.must(err)
}

func (l *laptop) path() string { return filepath.Join(l.dir, l.name+".db") }

func (l *laptop) must(err error) {
	l.Helper()
	if err != nil {
		l.Fatal(err)
	}
}

func (l *laptop) write(drafts ...journal.Draft) (out []journal.Entry) {
	l.Helper()
	l.must(l.Write(context.Background(), journaltest.Signer, func(w journal.Writer) (err error) {
		out, err = w.Append(drafts...)
		return err
	}))
	return out
}

// attach writes evidence with a file.
func (l *laptop) attach(inspection, id, bytes string) journal.Entry {
	l.Helper()
	var out []journal.Entry
	l.must(l.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
		a, err := w.Attach(strings.NewReader(bytes), 1<<20)
		if err != nil {
			return err
		}
		draft := journaltest.Evidence(inspection, id, "с файлом")
		piece := draft.Payload.(checks.Evidence)
		piece.Files = []checks.File{{Hash: string(a.Hash), Name: id + ".jpg", Role: "photo"}}
		draft.Payload, draft.Attach = piece, []journal.Attachment{a}
		out, err = w.Append(draft)
		return err
	}))
	return out[0]
}

// furnished is a laptop with two inspections of two holders.
func furnished(t *testing.T, dir, name string) *laptop {
	t.Helper()
	l := at(t, dir, name)
	l.write(journaltest.Setting("office.name", "Департамент"))
	l.write(journaltest.Holder("h1", "Мектеп", "Школа"), journaltest.Inspection("i1", "2026-001", "h1"))
	l.write(journaltest.Holder("h2", "Әкімдік", "Акимат"), journaltest.Inspection("i2", "2026-002", "h2"))
	l.attach("i1", "e1", "сурет")
	l.attach("i2", "e2", strings.Repeat("екінші сурет ", 40_000))
	return l
}

func (l *laptop) file(name string) string { return filepath.Join(l.dir, name) }

func (l *laptop) export(name string, what journal.Selection) journal.Bundle {
	l.Helper()
	out, err := l.WriteBundle(context.Background(), l.file(name), what, journal.Lock{}, nil)
	l.must(err)
	return out
}

func (l *laptop) take(name string) journal.BundleTaken {
	l.Helper()
	out, err := l.TakeBundle(context.Background(), l.file(name), journal.Key{}, journal.Seen{}, nil)
	l.must(err)
	return out
}

// held lists all that is held: entries, and whether their bytes are.
func (l *laptop) held() (out []string) {
	l.Helper()
	l.must(l.Whole(context.Background(), func(w db.Whole) error {
		return w.Each(func(e journal.Entry) error {
			line := string(e.Hash)
			if e.Payload != nil {
				line += " payload"
			}
			for _, a := range e.Header.Attach {
				if n, _ := w.Size(a.Hash); n == a.Bytes {
					line += " " + string(a.Hash)
				}
			}
			out = append(out, line)
			return nil
		})
	}))
	slices.Sort(out)
	return out
}

func (l *laptop) subjects() (out []journal.Subject) {
	l.Helper()
	l.must(l.Whole(context.Background(), func(w db.Whole) error {
		return w.Each(func(e journal.Entry) error {
			if !slices.Contains(out, e.Header.Subject) {
				out = append(out, e.Header.Subject)
			}
			return nil
		})
	}))
	slices.Sort(out)
	return out
}

// inOrder verifies the whole database.
func (l *laptop) inOrder() journal.Report {
	l.Helper()
	r, err := l.Verify(context.Background(), nil)
	l.must(err)
	if !r.OK {
		l.Errorf("problems %+v", r.Problems)
	}
	return r
}

func refused(t *testing.T, err error, code string) {
	t.Helper()
	if e, ok := lang.AsError(err); !ok || e.Code != code {
		t.Errorf("%v, want %s", err, code)
	}
}
