package bundle

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
	"ashyq/db/locked"
)

// Source gives the database of the laptop. Where there is none yet it gives nil,
// unless it is to be made.
type Source func(make bool) (*db.Store, error)

// Exchange writes and reads bundles for the database of a laptop.
type Exchange struct {
	Store   Source
	Now     func() time.Time
	Program string // its name and version
}

var _ journal.Exchanger = Exchange{}

// WriteBundle implements journal.Exchanger.
func (x Exchange) WriteBundle(ctx context.Context, path string, what journal.Selection, lock journal.Lock, p journal.Progress) (out journal.Bundle, err error) {
	s, err := x.Store(false)
	if err != nil {
		return out, err
	}
	if s == nil {
		return out, fail("bundle.nothing", nil, nil)
	}
	full, err := filepath.Abs(path)
	if err != nil {
		return out, unwritten(path, err)
	}
	if sameFile(full, s.Path()) {
		return out, fail("bundle.same-file", nil, lang.Args{"path": lang.Line(path)})
	}
	if err := s.MayReplace(full, func(path string) bool { return db.BeginsWith(path, firstWord) }); err != nil {
		return out, err
	}
	to := locked.To(lock)
	if err := to.Check(); err != nil {
		return out, locked.Told(path, err)
	}
	file, err := newPart(full)
	if err != nil {
		return out, err
	}
	defer file.drop()
	if out, err = x.fill(ctx, s, file, what, to, p); err != nil {
		return journal.Bundle{}, err
	}
	out.Locked = !to.Empty()
	return out, file.put(full)
}

// fill writes the bundle into a file, shut where it is meant for somebody.
func (x Exchange) fill(ctx context.Context, s *db.Store, file io.Writer, what journal.Selection, to locked.To, p journal.Progress) (journal.Bundle, error) {
	by := stamp{made: x.Now(), program: x.Program}
	if to.Empty() {
		return write(ctx, s, file, what, by, p)
	}
	shut, err := to.Shut(file)
	if err != nil {
		return journal.Bundle{}, err
	}
	out, err := write(ctx, s, shut, what, by, p)
	if err != nil {
		return out, err
	}
	return out, shut.Close()
}

// sameFile tells whether two paths name one file.
func sameFile(a, b string) bool {
	first, errFirst := os.Stat(a)
	second, errSecond := os.Stat(b)
	return errors.Join(errFirst, errSecond) == nil && os.SameFile(first, second)
}

// DescribeBundle implements journal.Exchanger.
func (Exchange) DescribeBundle(ctx context.Context, path string, key journal.Key, p journal.Progress) (journal.Bundle, error) {
	return readFile(ctx, path, key, nowhere{}, p)
}

// Describe reads a bundle to its end and says what it is. What is none is refused with
// the code "bundle.foreign".
func Describe(ctx context.Context, path string, key journal.Key) (journal.Bundle, error) {
	return readFile(ctx, path, key, nowhere{}, nil)
}

// KnownIn implements journal.Exchanger. What a bundle tells is what its writer held; a
// backup or a database is asked itself.
func (x Exchange) KnownIn(ctx context.Context, path string, key journal.Key) (out journal.Holding, err error) {
	if locked.IsFile(path) || db.BeginsWith(path, firstWord) {
		b, err := Describe(ctx, path, key)
		return b.From, err
	}
	s, err := db.Open(ctx, path, db.Options{ReadOnly: true, MemoryKey: true})
	if err != nil {
		return out, err
	}
	err = s.Whole(ctx, func(w db.Whole) error {
		out, err = w.Holding()
		return err
	})
	return out, errors.Join(err, s.Close())
}

// gathered is what a bundle carries, in a database of its own that done throws away.
type gathered struct {
	journal.Bundle
	path string
	dir  string
}

// beside names the database where there is one: what is gathered lies beside it, on a
// disk that holds the like already.
func (x Exchange) beside() string {
	if s, err := x.Store(false); err == nil && s != nil {
		return s.Path()
	}
	return ""
}

// gather reads a bundle into such a database. It lies in a folder for this user alone.
func (x Exchange) gather(ctx context.Context, path string, key journal.Key, p journal.Progress) (g gathered, err error) {
	if g.dir, err = db.TemporaryFolder(x.beside(), ".ashyq-bundle-"); err != nil {
		return g, unwritten(os.TempDir(), err)
	}
	defer func() {
		if err != nil {
			g.done()
		}
	}()
	g.path = filepath.Join(g.dir, "bundle.db")
	into, err := db.Gather(ctx, g.path)
	if err != nil {
		return g, err
	}
	if g.Bundle, err = readFile(ctx, path, key, into, p); err != nil {
		return g, errors.Join(err, into.Drop())
	}
	return g, into.Close()
}

// done throws it away.
func (g gathered) done() { os.RemoveAll(g.dir) }

// open opens it for reading.
func (g gathered) open(ctx context.Context) (*db.Store, error) {
	return db.Open(ctx, g.path, db.Options{ReadOnly: true, MemoryKey: true})
}

// TakeBundle implements journal.Exchanger. The database is not opened before the bundle
// was read to its end and found whole, and none is made for one that is not.
func (x Exchange) TakeBundle(ctx context.Context, path string, key journal.Key, seen journal.Seen, p journal.Progress) (out journal.BundleTaken, err error) {
	g, err := x.gather(ctx, path, key, p)
	if err != nil {
		return out, err
	}
	defer g.done()
	if seen.SHA256 != "" && seen.SHA256 != g.SHA256 {
		return out, fail("bundle.another", nil, lang.Args{"path": lang.Line(path)})
	}
	look, err := x.look(ctx, g)
	if err != nil {
		return out, err
	}
	if len(look.Problems) > 0 && look.Problems[0].Code != inOurName { // the merge names that one
		return out, fail("bundle.unsound", nil, lang.Args{"path": lang.Line(path), "code": look.Problems[0].Code, "where": lang.Line(look.Problems[0].Where)})
	}
	if look.Stranger != "" && look.Stranger != seen.Stranger {
		out = journal.BundleTaken{Bundle: g.Bundle, Signer: look.Signer, Against: look.Against, Stranger: look.Stranger}
		return out, fail("bundle.from-stranger", nil, lang.Args{"path": lang.Line(path), "n": len(look.Against)})
	}
	s, err := x.Store(true)
	if err != nil {
		return out, err
	}
	m, err := s.Merge(ctx, g.path)
	if err != nil {
		return out, err
	}
	return journal.BundleTaken{
		Bundle: g.Bundle, Entries: m.Entries, Payloads: m.Payloads, Attachments: m.Attachments, Erased: m.Erased,
		Subjects: m.Subjects, Heads: m.Heads, Conflicts: look.Conflicts, Signer: look.Signer,
		Against: look.Against,
	}, nil
}

// LookBundle implements journal.Exchanger.
func (x Exchange) LookBundle(ctx context.Context, path string, key journal.Key, p journal.Progress) (journal.BundleLook, error) {
	g, err := x.gather(ctx, path, key, p)
	if err != nil {
		return journal.BundleLook{}, err
	}
	defer g.done()
	return x.look(ctx, g)
}
