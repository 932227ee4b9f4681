package checks_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// A case is a short history with the verdicts it must give, written in
// testdata/CHECK/*.toml. See testdata/README.md.

// caseFile holds cases of one check that share a theme.
type caseFile struct {
	About  string            `toml:"about"`
	Traits map[string]string `toml:"traits"` // of every case that does not record the trait itself
	Parts  map[string]string `toml:"parts"`  // verdicts of parts that a case does not name
	Cases  []*written        `toml:"case"`

	check string
	path  string
}

// written is a case as it stands in the file.
type written struct {
	Says       string              `toml:"says"`
	Kind       string              `toml:"kind"`       // of frames: quarter unless said
	Editions   []string            `toml:"editions"`   // of frames: all unless said
	Categories []string            `toml:"categories"` // all of the check unless said
	Together   bool                `toml:"together"`   // one holder in all these categories
	Period     string              `toml:"period"`     // with as-of: days of its own, no frame
	AsOf       string              `toml:"as-of"`
	Traits     map[string]string   `toml:"traits"`   // trait = "yes", "no", "yes A..B", "yes, no A..B", "unknown"
	Belongs    map[string]string   `toml:"belongs"`  // category = "A..B"
	Premises   map[string]string   `toml:"premises"` // id = "A..B", or "" for always
	Life       string              `toml:"life"`
	Evidence   []evidenceText      `toml:"evidence"`
	Coverage   []coverageText      `toml:"coverage"`
	Answers    []answerText        `toml:"answer"`
	Rejected   []originText        `toml:"rejected"`
	Samples    []sampleText        `toml:"sample"`
	Captures   []string            `toml:"captures"` // checks for which a page was captured; "" for none
	Settings   map[string][]string `toml:"settings"`
	Readings   map[string][]string `toml:"readings"` // limit = ["reading from"]
	Past       map[string][]string `toml:"past"`     // readings that those replaced
	Days       map[string]string   `toml:"days"`     // day = "off", "working"
	Disputed   []string            `toml:"disputed"` // "holder.premises"
	Expect     expected            `toml:"expect"`
}

type evidenceText struct {
	ID       string            `toml:"id"` // e1, e2 … unless said
	Kind     string            `toml:"kind"`
	Parts    []string          `toml:"parts"`
	Check    string            `toml:"check"` // of the file unless said
	At       string            `toml:"at"`
	Every    string            `toml:"every"` // a piece for every slot, day, working-day
	Except   []string          `toml:"except"`
	For      string            `toml:"for"`
	Noticed  map[string]string `toml:"noticed"` // part = day
	Premises string            `toml:"premises"`
	Items    map[string]string `toml:"items"` // item = state
	All      string            `toml:"all"`   // state of every item of the parts
	Note     string            `toml:"note"`
	Title    string            `toml:"title"`
	Origin   *originText       `toml:"origin"`
	Rival    bool              `toml:"rival"`

	List   string              `toml:"list"`   // of a register: the list whose rows follow; "" for one that is not held
	Rows   []map[string]string `toml:"rows"`   // column = cell; "sheet" its sheet
	Unread []string            `toml:"unread"` // columns that nobody read
}

// sampleText is a draw from the first register.
type sampleText struct {
	List  string   `toml:"list"`
	Rows  []string `toml:"rows"` // numbers
	Rival bool     `toml:"rival"`
}

type originText struct {
	Capture  string `toml:"capture"`
	Path     string `toml:"path"`
	Fragment string `toml:"fragment"`
}

type coverageText struct {
	Parts  []string `toml:"parts"`
	Of     string   `toml:"of"`   // events unless said
	Span   string   `toml:"span"` // the period unless said
	Stated string   `toml:"stated"`
	Rival  bool     `toml:"rival"`
}

type answerText struct {
	Part     string            `toml:"part"` // none: the whole check
	Premises string            `toml:"premises"`
	Verdict  string            `toml:"verdict"`
	Observed string            `toml:"observed"`
	Places   map[string]string `toml:"places"`
}

// expected is what must come out. A part that is not named must be not-checked;
// reasons are the codes of a part, all of them, in their order.
type expected struct {
	Verdict  string              `toml:"verdict"`
	By       string              `toml:"by"` // machine unless said
	Computed string              `toml:"computed"`
	Clauses  map[string]string   `toml:"clauses"` // "177-НҚ 4(15)" = verdict; the frame's clause unless said
	Lines    map[string]string   `toml:"lines"`   // category = verdict
	Parts    map[string]string   `toml:"parts"`   // "part" or "part@edition" = verdict
	States   map[string]string   `toml:"states"`  // "part/unit" = state
	Breach   map[string]string   `toml:"breach"`  // "part/unit" = day
	Falls    map[string][]string `toml:"falls"`   // "part/unit" = clauses, the first and the rest
	Counts   map[string]int      `toml:"counts"`  // "part" = number of units listed, "part/unit" = events in it
	Reasons  map[string][]string `toml:"reasons"` // by part; "" for those of the finding
	Ask      []string            `toml:"ask"`     // traits to be asked
}

// frame gives an edition its days.
type frame struct {
	Kind    string            `toml:"kind"`
	Edition string            `toml:"edition"`
	Period  string            `toml:"period"`
	AsOf    string            `toml:"as-of"`
	Slots   []slotText        `toml:"slots"`
	Cut     *slotText         `toml:"cut"`
	Days    map[string]string `toml:"days"`
}

type slotText struct {
	Name string `toml:"name"`
	Day  string `toml:"day"`
	Last string `toml:"last"`
}

// decode reads a file strictly.
func decode(t testing.TB, path string, into any) {
	t.Helper()
	meta, err := toml.DecodeFile(path, into)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		t.Fatalf("%s: unknown key %v", path, unknown)
	}
}

func readFrames(t testing.TB) []frame {
	var file struct {
		Frames []frame `toml:"frame"`
	}
	decode(t, "testdata/frames.toml", &file)
	return file.Frames
}

// readCases reads the cases of every check.
func readCases(t testing.TB) []*caseFile {
	t.Helper()
	var out []*caseFile
	paths, err := filepath.Glob("testdata/*/*.toml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		f := &caseFile{path: path, check: filepath.Base(filepath.Dir(path))}
		decode(t, path, f)
		if f.About == "" || len(f.Cases) == 0 {
			t.Errorf("%s says nothing", path)
		}
		out = append(out, f)
	}
	return out
}

// clauseTable says which clause binds which category under which check:
// check → category → act → clause.
type clauseTable map[string]map[string]map[string]string

func readClauses(t testing.TB) clauseTable {
	var table clauseTable
	decode(t, "testdata/clauses.toml", &table)
	return table
}

func (c clauseTable) categories(check string) []string {
	var out []string
	for category := range c[check] {
		out = append(out, category)
	}
	slices.Sort(out)
	return out
}

// clause gives the clause of an edition; the editions of one act number alike.
func (c clauseTable) clause(check, category, edition string) string {
	act, _, _ := strings.Cut(edition, "/")
	return c[check][category][act]
}

func loadLaw(t testing.TB) *standard.Standard {
	t.Helper()
	law, err := standard.Load()
	if err != nil {
		t.Fatal(err)
	}
	return law
}

func loadCalendar(t testing.TB) *calendar.Calendar {
	t.Helper()
	c, err := calendar.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func day(t testing.TB, iso string) calendar.Day {
	t.Helper()
	d, err := calendar.ParseDay(iso)
	if err != nil {
		t.Fatalf("%q: %v", iso, err)
	}
	return d
}

func span(t testing.TB, text string) calendar.Span {
	t.Helper()
	s, err := calendar.ParseSpan(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return s
}

func TestEveryFolderOfCasesIsACheck(t *testing.T) {
	law := loadLaw(t)
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != "fuzz" && law.Check(e.Name()) == nil {
			t.Errorf("testdata/%s: no such check", e.Name())
		}
	}
}
