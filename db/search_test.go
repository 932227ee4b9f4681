package db

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/fixtures/crowd"
)

// searchable makes what can be found as the program does, and little rows.
type searchable struct {
	journaltest.Deriver
	journal.Indexer
}

// finding is a bench whose stores can be searched.
type finding struct{ *bench }

func newFinding(t *testing.T) finding { return finding{newBench(t)} }

func (b finding) options() Options {
	b.Helper()
	d, err := desk.NewDeriver()
	if err != nil {
		b.Fatal(err)
	}
	o := b.bench.options()
	o.Deriver = searchable{journaltest.Deriver("1"), d}
	return o
}

func (b finding) open() *Store { b.Helper(); return b.openAt(b.path, b.options()) }

// find catches up and searches.
func (b finding) find(s *Store, typed string) journal.SearchFound {
	b.Helper()
	if err := s.CatchUp(context.Background(), nil); err != nil {
		b.Fatal(err)
	}
	return b.search(s, journal.SearchQuery{Words: journal.ReadSearch(typed)})
}

func (b finding) search(s *Store, q journal.SearchQuery) journal.SearchFound {
	b.Helper()
	found, err := s.Search(context.Background(), q)
	if err != nil {
		b.Fatal(err)
	}
	return found
}

// refs lists what was found, in order.
func refs(f journal.SearchFound) string {
	var out []string
	for _, h := range f.Hits {
		out = append(out, h.Kind+" "+h.Ref)
	}
	return strings.Join(out, ", ")
}

func (b finding) finds(s *Store, typed, want string) {
	b.Helper()
	if got := refs(b.find(s, typed)); got != want {
		b.Errorf("%q finds %q, want %q", typed, got, want)
	}
}

var story = []journal.Draft{
	journaltest.Holder("h1", "Сарыдала облысының қызмет көрсету орталығы", "Центр обслуживания"),
	journaltest.Inspection("i1", "2026-001", "h1"),
	journaltest.Evidence("i1", "e1", "Кызмет туралы жазба 15.03.2025"),
	journaltest.Evidence("i1", "e2", "Қызмет блогы, kense@example.kz"),
}

// A word, a part of one, an address, a number: letter for letter above the letters
// that are typed for one another.
func TestWhatIsWrittenIsFound(t *testing.T) {
	b := newFinding(t)
	s := b.open()
	b.write(s, story...)
	b.finds(s, "қызмет", "holder h1, evidence e2, evidence e1")
	b.finds(s, "кызмет", "holder h1, evidence e1, evidence e2")
	b.finds(s, "КЫЗМЕТ блог", "evidence e2")
	b.finds(s, "example", "evidence e2")
	b.finds(s, "15.03", "evidence e1")
	b.finds(s, "026-00", "inspection i1")
	b.finds(s, "ызме", "holder h1, evidence e2, evidence e1")
	b.finds(s, `"туралы жазба"`, "evidence e1")
	b.finds(s, `"жазба туралы"`, "")
	b.finds(s, "жоқсөз", "")
	b.finds(s, "", "")
}

// What was corrected is found by its new words alone, and no word stays in the
// book that nothing holds.
func TestACorrectionTakesItsOldWordsAway(t *testing.T) {
	b := newFinding(t)
	s := b.open()
	list := b.write(s, story...)
	b.finds(s, "жазба", "evidence e1")
	b.write(s, journaltest.Evidence("i1", "e1", "Хаттама", list[2].Hash))
	b.finds(s, "жазба", "")
	b.finds(s, "хаттама", "evidence e1")
	words, err := single[string](context.Background(), s.readers, `SELECT exact FROM row_search_words`)
	if err != nil || strings.Contains(words, "жазба") || !strings.Contains(words, "хаттама") {
		t.Errorf("the book holds %q, %v", words, err)
	}
}

// What was withdrawn is found, marked, below what stands.
func TestWhatWasWithdrawnIsMarked(t *testing.T) {
	b := newFinding(t)
	s := b.open()
	list := b.write(s, story...)
	b.write(s, journal.Draft{Kind: journal.KindWithdrawn, Subject: journal.Inspection("i1"), Replaces: []journal.Target{{Hash: list[3].Hash}},
		Payload: journal.Withdrawn{Why: journal.Refuted, Reason: "басқа мекеме"}})
	found := b.find(s, "қызмет")
	if got := refs(found); got != "holder h1, evidence e1, evidence e2" || found.Hits[1].Gone || !found.Hits[2].Gone {
		t.Errorf("found %q", got)
	}
	b.finds(s, "басқа мекеме", "journal "+refOfLast(b, s))
}

func refOfLast(b finding, s *Store) string {
	hash, err := single[string](context.Background(), s.readers, `SELECT hash FROM entries ORDER BY rowid DESC LIMIT 1`)
	if err != nil {
		b.Fatal(err)
	}
	return hash
}

// Erased words leave the index in the same moment, and the file.
func TestErasedWordsLeaveTheIndex(t *testing.T) {
	b := newFinding(t)
	s := b.open()
	b.write(s, story...)
	list := b.write(s, journaltest.Evidence("i1", "e3", "Жоғалатынсөз Құпияханов"))
	b.finds(s, "құпияханов", "evidence e3")
	b.write(s, journaltest.Erased(journal.Inspection("i1"), list[0].Header.Payload))
	if got := refs(b.search(s, journal.SearchQuery{Words: journal.ReadSearch("құпияханов")})); got != "" {
		t.Errorf("found before catching up: %q", got)
	}
	b.finds(s, "құпияханов", "")
	b.finds(s, "блог", "evidence e2")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	bytes, err := os.ReadFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Құпияханов", "құпияханов", "купияханов", "жогалатынсоз"} {
		if strings.Contains(string(bytes), word) {
			t.Errorf("the file still holds %q", word)
		}
	}
}

// What another laptop wrote is found after a merge; so is what came without an
// entry of its own.
func TestWhatWasMergedIsFound(t *testing.T) {
	a, other := newFinding(t), newFinding(t)
	ours, theirs := a.open(), other.open()
	a.write(ours, story...)
	a.finds(ours, "блог", "evidence e2")
	other.write(theirs, journaltest.Evidence("i1", "e9", "Басқа блог"))
	if err := theirs.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ours.Merge(context.Background(), other.path); err != nil {
		t.Fatal(err)
	}
	a.finds(ours, "блог", "evidence e9, evidence e2")
}

// A file that is only read is searched all the same, and stays as it is.
func TestAFileThatIsOnlyReadIsSearchedBesideIt(t *testing.T) {
	b := newFinding(t)
	s := b.open()
	b.write(s, story...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	o := b.options()
	o.ReadOnly = true
	s = b.openAt(b.path, o)
	b.finds(s, "блог", "evidence e2")
	b.finds(s, "кызмет", "holder h1, evidence e1, evidence e2")
	after, err := os.ReadFile(b.path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the file was written, %v", err)
	}
}

// The index is nobody's truth: verifying does not look at it, rebuilding throws it
// away, and a program that knows nothing of it drops it with all other rows.
func TestTheIndexStandsAside(t *testing.T) {
	ctx := context.Background()
	b := newFinding(t)
	s := b.open()
	b.write(s, story...)
	b.finds(s, "блог", "evidence e2")
	if _, err := s.hand.ExecContext(ctx, `UPDATE row_search_docs SET title = 'бөтен'`); err != nil {
		t.Fatal(err)
	}
	if r, err := s.Verify(ctx, nil); err != nil || !r.OK {
		t.Errorf("verify says %v, %v", r.Problems, err)
	}
	if err := s.Rebuild(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if found := b.find(s, "блог"); found.Hits[0].Title != "Қызмет блогы, kense@example.kz" {
		t.Errorf("found %q after rebuilding", found.Hits[0].Title)
	}
	tables, err := column[string](ctx, s.hand, `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND substr(name, 1, 4) = 'row_'`)
	if err != nil || !slices.Contains(tables, "row_search_posts") {
		t.Fatal(tables, err)
	}
	for _, table := range tables {
		if _, err := s.hand.ExecContext(ctx, `DROP TABLE main.`+table); err != nil {
			t.Errorf("an earlier program cannot drop %s: %v", table, err)
		}
	}
}

// Whoever stops the work keeps what was done of it, and goes on later; a search in
// between says how far it is.
func TestTheWorkIsStoppedAndGoesOn(t *testing.T) {
	b := newFinding(t)
	s := b.open()
	if err := (crowd.Crowd{Seed: 3, Holders: 20, Inspections: 60}).Load(context.Background(), s, nil); err != nil {
		t.Fatal(err)
	}
	x := stepper{b, s}
	first := x.step(30)
	found := b.search(s, journal.SearchQuery{Words: journal.ReadSearch("сайт")})
	if first || found.Done == 0 || found.Done >= found.Of {
		t.Fatalf("looked through %d of %d", found.Done, found.Of)
	}
	n := len(found.Hits)
	for !x.step(200) {
	}
	found = b.search(s, journal.SearchQuery{Words: journal.ReadSearch("сайт")})
	if found.Done != found.Of || len(found.Hits) <= n {
		t.Errorf("looked through %d of %d, found %d after %d", found.Done, found.Of, len(found.Hits), n)
	}
}

// stepper catches up by steps that end after they were looked at so often.
type stepper struct {
	b finding
	s *Store
}

func (x stepper) step(most int) (done bool) {
	x.b.Helper()
	ctx := context.Background()
	step := &counted{Context: ctx, left: most}
	if err := x.s.readySearch(ctx); err != nil {
		x.b.Fatal(err)
	}
	g, err := x.s.gatherStep(ctx, step)
	if err != nil {
		x.b.Fatal(err)
	}
	done, err = x.s.oneStep(ctx, func(_ context.Context, tx queryer) (bool, error) { return x.s.putIn(ctx, tx, g, nil) })
	if err != nil {
		x.b.Fatal(err)
	}
	return done
}

// counted is a step that ends after it was asked so often.
type counted struct {
	context.Context
	left int
}

func (c *counted) Err() error {
	if c.left--; c.left < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

// The index finds what is found by looking through everything: the same things,
// by the same ranks, for parts of words, several words and phrases.
func TestTheIndexFindsWhatLookingThroughEverythingFinds(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 1))
	b := newFinding(t)
	s := b.open()
	d, err := desk.NewDeriver()
	if err != nil {
		t.Fatal(err)
	}
	m := journaltest.New(searchable{journaltest.Deriver("1"), d}, journaltest.Clock)
	ctx := context.Background()
	folk := crowd.Crowd{Seed: seed, Holders: 8, Inspections: 20}
	for _, store := range []desk.Store{s, m} {
		if err := folk.Load(ctx, store, nil); err != nil {
			t.Fatal(err)
		}
	}
	b.find(s, "")
	texts, err := column[string](ctx, s.readers, `SELECT title || ' ' || body FROM row_search_docs ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	for range 60 {
		typed := drawn(chance, texts)
		q := journal.SearchQuery{Words: journal.ReadSearch(typed)}
		want, err := m.Search(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		got := b.search(s, q)
		if fmt.Sprint(got.Counts) != fmt.Sprint(want.Counts) || !slices.Equal(ranked(got), ranked(want)) {
			t.Fatalf("%q: the index finds %v\n%v\nwant %v\n%v", typed, got.Counts, ranked(got), want.Counts, ranked(want))
		}
	}
}

// drawn draws a query from texts: words, parts of words, a phrase.
func drawn(chance *rand.Rand, texts []string) string {
	words := journal.Words(texts[chance.IntN(len(texts))])
	if len(words) == 0 {
		return "сайт"
	}
	var out []string
	for range 1 + chance.IntN(3) {
		i := chance.IntN(len(words))
		w := []rune(words[i])
		switch chance.IntN(4) {
		case 0:
			from := chance.IntN(len(w))
			w = w[from : from+1+chance.IntN(len(w)-from)]
		case 1:
			w = []rune(journal.FoldWord(words[i]))
		case 2:
			if i+1 < len(words) {
				w = []rune(`"` + words[i] + " " + words[i+1] + `"`)
			}
		}
		out = append(out, string(w))
	}
	return strings.Join(out, " ")
}

// ranked lists what was found with its rank; which of two alike stands first is
// left open, and so are entries, whose hashes hang on the store.
func ranked(f journal.SearchFound) []string {
	var out []string
	for _, h := range f.Hits {
		ref := h.Ref
		if h.Kind == journal.SearchJournal {
			ref = h.Title
		}
		out = append(out, fmt.Sprintf("%s %s %d %v", h.Kind, ref, h.Rank, h.Gone))
	}
	slices.Sort(out)
	return out
}

// Bytes that a failing medium changed in a set give wrong things, never a fault.
func TestSpoiltSetsAreRead(t *testing.T) {
	chance := rand.New(rand.NewPCG(5, 6))
	for n := range 600 {
		bytes := make([]byte, n)
		for i := range bytes {
			bytes[i] = byte(chance.Uint32())
		}
		var c, again chunk
		c.join(bytes)
		again.join(c.encode())
		if c != again {
			t.Fatalf("%d bytes are not read as they are written", n)
		}
	}
}
