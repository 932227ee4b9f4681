package db

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// beside is an indexer beside which something happens while things are made ready.
type beside struct {
	journal.Indexer
	meanwhile func()
}

func (i *beside) SearchDocs(s journal.Subject, from journal.Source, held func(kind, ref string) bool) iter.Seq2[journal.SearchDoc, error] {
	return func(yield func(journal.SearchDoc, error) bool) {
		if f := i.meanwhile; f != nil {
			i.meanwhile = nil
			f()
		}
		i.Indexer.SearchDocs(s, from, held)(yield)
	}
}

// openBeside opens a store whose indexer can be looked at.
func (b finding) openBeside() (*Store, *beside) {
	o := b.options()
	by := o.Deriver.(searchable)
	i := &beside{Indexer: by.Indexer}
	by.Indexer = i
	o.Deriver = by
	return b.openAt(b.path, o), i
}

// While things are made ready whoever writes does not wait; what was erased in
// between does not come back into the index.
func TestNobodyWaitsWhileThingsAreMadeReady(t *testing.T) {
	b := newFinding(t)
	s, by := b.openBeside()
	b.write(s, story...)
	by.meanwhile = func() { b.write(s, journaltest.Evidence("i1", "e4", "аралықта жазылды")) }
	b.finds(s, "аралықта", "evidence e4")
	list := b.write(s, journaltest.Evidence("i1", "e3", "Құпияханов"))
	ctx := context.Background()
	g, err := s.gatherStep(ctx, ctx)
	if err != nil || len(g.portions) == 0 {
		t.Fatal(g, err)
	}
	b.write(s, journaltest.Erased(journal.Inspection("i1"), list[0].Header.Payload))
	if _, err := s.oneStep(ctx, func(_ context.Context, tx queryer) (bool, error) { return s.putIn(ctx, tx, g, nil) }); err != nil {
		t.Fatal(err)
	}
	if got := refs(b.search(s, journal.SearchQuery{Words: journal.ReadSearch("құпияханов")})); got != "" {
		t.Errorf("what was erased is found: %s", got)
	}
	b.finds(s, "құпияханов", "")
}

// many is an indexer by which one subject has many long pages.
type many struct {
	journal.Indexer
	made *int
}

func (m many) SearchDocs(s journal.Subject, _ journal.Source, held func(kind, ref string) bool) iter.Seq2[journal.SearchDoc, error] {
	return func(yield func(journal.SearchDoc, error) bool) {
		for i := range 12 {
			if s.Family() != "holder" {
				return
			}
			d := journal.SearchDoc{Subject: s, Kind: journal.SearchPage, Ref: fmt.Sprint(i), Same: held(journal.SearchPage, fmt.Sprint(i))}
			if !d.Same {
				*m.made++
				d.Text = strings.Repeat("ұзақ бет туралы сөз\n", 8000)
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

// One subject with many pages is put in page by page; each page is read once, but
// for the one at which a piece ended.
func TestManyPagesOfOneSubjectArePutInInPieces(t *testing.T) {
	b := newFinding(t)
	o := b.options()
	made := 0
	o.Deriver = searchable{journaltest.Deriver("1"), many{o.Deriver.(searchable).Indexer, &made}}
	s := b.openAt(b.path, o)
	b.write(s, story[0])
	var seen []int
	for done, steps := false, 0; !done; steps++ {
		var err error
		if done, err = s.catchUpOnce(context.Background(), nil); err != nil || steps > 40 {
			t.Fatal(steps, err)
		}
		found := b.search(s, journal.SearchQuery{Words: journal.ReadSearch("ұзақ")})
		if n := found.Counts[journal.SearchPage]; n < 12 && found.Done == found.Of {
			t.Fatalf("%d pages, and everything is said to be looked through", n)
		} else if len(seen) == 0 || seen[len(seen)-1] != n {
			seen = append(seen, n)
		}
	}
	if len(seen) < 3 || seen[len(seen)-1] != 12 || made > 12+len(seen) {
		t.Errorf("put in by %v, %d pages were read", seen, made)
	}
}

// A merge in which one payload was let go leaves everything else in the index.
func TestAMergeTakesOutOnlyWhatWasLetGo(t *testing.T) {
	a, other := newFinding(t), newFinding(t)
	ours, theirs := a.open(), other.open()
	a.write(ours, story...)
	secret := a.write(ours, journaltest.Evidence("i2", "e7", "Құпияханов"))
	a.finds(ours, "блог", "evidence e2")
	other.write(theirs, journaltest.Evidence("i1", "e9", "Басқа блог"), journaltest.Erased(journal.Inspection("i2"), secret[0].Header.Payload))
	if err := theirs.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ours.Merge(context.Background(), other.path); err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{"блог": "evidence e2", "құпияханов": ""} {
		if got := refs(a.search(ours, journal.SearchQuery{Words: journal.ReadSearch(typed)})); got != want {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
	a.finds(ours, "блог", "evidence e9, evidence e2")
}
