package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/db"
)

// A database of each finished step of this program is kept under fixtures/steps,
// with what was read from it then. Every later program opens it, reads the same
// truth, and goes on writing in it without a migration. These files are never
// made again: they are how promises about the format are kept.
func TestDatabasesOfEarlierStepsOpen(t *testing.T) {
	kept, err := filepath.Glob("../../fixtures/steps/*.db")
	if err != nil || len(kept) == 0 {
		t.Fatalf("no database of an earlier step: %v", err)
	}
	for _, path := range kept {
		t.Run(filepath.Base(path), func(t *testing.T) { openStep(t, path) })
	}
}

// step is what was read from a database when it was kept.
type step struct {
	Entries     int                        `json:"entries"`
	Attachments int                        `json:"attachments"`
	Evidence    map[string]int             `json:"evidence"` // by inspection
	Sealed      map[string]checks.Verdict  `json:"sealed"`   // verdicts of closed inspections, "NUMBER CHECK"
	Answers     map[string]map[string]bool `json:"answers"`  // live matters, by inspection
	// Papers and what followed them, by inspection and of the office; none in the
	// databases that were kept before there were any.
	Papers  map[string][]string `json:"papers,omitempty"`
	Reviews map[string][]string `json:"reviews,omitempty"` // by inspection: paper, what was said last, remarks
}

func openStep(t *testing.T, path string) {
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	copied := filepath.Join(dir, "step.db")
	if err := os.WriteFile(copied, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	deriver, err := desk.NewDeriver()
	if err != nil {
		t.Fatal(err)
	}
	store, err := db.Open(t.Context(), copied, db.Options{KeyDir: filepath.Join(dir, "streams"), Deriver: deriver, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var want step
	expected, err := os.ReadFile(strings.TrimSuffix(path, ".db") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(expected, &want); err != nil {
		t.Fatal(err)
	}
	got := readStep(t, store)
	if want.Papers == nil {
		got.Papers = nil
	}
	if a, b := asJSON(t, got), asJSON(t, want); a != b {
		t.Errorf("read now:\n%s\nread then:\n%s", a, b)
	}
	goOn(t, store)
}

// readStep reads what must stay the same for ever: the truth, and what was
// sealed. What today's judge says of it may change with the judge.
func readStep(t *testing.T, store *db.Store) step {
	t.Helper()
	report, err := store.Verify(t.Context(), nil)
	if err != nil || !report.OK {
		t.Fatalf("%+v %v", report.Problems, err)
	}
	out := step{
		Entries: report.Entries, Attachments: report.Attachments,
		Evidence: map[string]int{}, Sealed: map[string]checks.Verdict{}, Answers: map[string]map[string]bool{},
		Papers: map[string][]string{}, Reviews: map[string][]string{},
	}
	err = store.Read(t.Context(), func(r journal.Reader) error {
		rows, err := r.Inspections(journal.InspectionQuery{})
		if err != nil {
			return err
		}
		for _, row := range rows {
			entries, err := r.Entries(journal.Inspection(row.ID))
			if err != nil {
				return err
			}
			c := journal.FoldInspection(row.ID, entries)
			out.Evidence[row.Number] = len(c.Evidence)
			out.Answers[row.Number] = map[string]bool{}
			for q := range c.Answers {
				out.Answers[row.Number][q.Matter()] = true
			}
			out.Papers[row.Number] = papersOf(c)
			if said := reviewsOf(c); len(said) > 0 {
				out.Reviews[row.Number] = said
			}
			if closed := c.Closed(); closed != nil {
				for _, f := range closed.Findings {
					out.Sealed[row.Number+" "+f.Check] = f.Verdict
				}
			}
		}
		entries, err := r.Entries(journal.Office)
		out.Papers["office"] = officePapers(journal.FoldOffice(entries))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// papersOf lists the papers of an inspection, and what followed them.
func papersOf(c *checks.Case) []string {
	var out []string
	for _, p := range c.Papers {
		out = append(out, fmt.Sprintf("%s, points %d, files %d, number %q", p.Paper, len(p.Points()), len(p.Files), p.Number()))
		for _, s := range p.Course {
			out = append(out, s.Value+" "+s.Day.String())
		}
		for _, point := range p.Points() {
			if x := c.Executed(p.ID, point.Point); x != nil {
				out = append(out, fmt.Sprintf("point %d %s", point.Point, x.Value))
			}
		}
	}
	for _, s := range c.Steps {
		out = append(out, fmt.Sprintf("%s %s", s.Step, s.Day))
		for _, p := range s.Points {
			if r := c.Ruled(s.ID, p.Point); r != nil {
				out = append(out, fmt.Sprintf("point %d %s", p.Point, r.Value))
			}
		}
	}
	for _, f := range c.Found {
		out = append(out, "found "+f.Day.String())
	}
	return out
}

// officePapers lists the papers of the office, sittings, items and decisions.
func officePapers(o *checks.Office) []string {
	var out []string
	for _, p := range o.Papers {
		out = append(out, fmt.Sprintf("%s, files %d", p.Paper, len(p.Files)))
	}
	for _, s := range o.Sittings {
		out = append(out, "sitting "+s.Day.String())
	}
	for _, i := range o.Items {
		said := string(i.Kind)
		if d := o.Decided(i.ID); d != nil {
			said += " " + d.Value
		}
		if x := o.Followed(i.ID); x != nil {
			said += " " + x.Value
		}
		out = append(out, said)
	}
	return out
}

// goOn writes in the database of the earlier step.
func goOn(t *testing.T, store *db.Store) {
	t.Helper()
	d, err := desk.New(desk.Tools{Store: store, Clock: wallClock{}, Author: desk.Author{Name: "Асан Т."}})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Set(t.Context(), "office.city.kk", "Жаңақала қаласы", "сынақ"); err != nil {
		t.Fatal(err)
	}
	if report, err := store.Verify(t.Context(), nil); err != nil || !report.OK {
		t.Fatalf("after writing: %+v %v", report.Problems, err)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// reviewsOf says how each paper stands that a second person reads, in their order.
func reviewsOf(c *checks.Case) []string {
	var out []string
	for _, of := range slices.Sorted(maps.Keys(c.Reviews)) {
		last := c.Reviews[of].Last()
		out = append(out, fmt.Sprintf("%s %s by %s, words %d, remarks %d", of, last.Value, last.Mark.Author, len(c.Reviews[of].Course), len(last.Remarks)))
	}
	return out
}
