package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/standard"
	"ashyq/db"
	"ashyq/fixtures/crowd"
)

// figures prints what things cost with many inspections stored. The number is
// given by ASHYQ_FIGURES; without it a handful shows that the harness works. No
// time is asserted: machines differ.
type figures struct {
	t     *testing.T
	ctx   context.Context
	path  string
	store *db.Store
	desk  *desk.Desk
	one   string // an inspection with much evidence
}

func TestFigures(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("ASHYQ_FIGURES"))
	if err != nil || n < 1 {
		n = 20
	}
	f := &figures{t: t, ctx: t.Context(), path: filepath.Join(t.TempDir(), "crowd.db")}
	f.open()
	f.row(fmt.Sprintf("load %d inspections", n), 1, func() {
		f.must(crowd.Crowd{Seed: 1, Holders: n/10 + 1, Inspections: n}.Load(f.ctx, f.store, nil))
	})
	f.size()
	f.must(f.store.Close())
	f.row("open", 5, func() { f.open(); f.must(f.store.Close()) })
	f.open()
	defer func() { f.must(f.store.Close()) }()
	f.pick()
	f.row("list, first 50 by number", 20, func() { f.list(journal.InspectionQuery{Limit: 50}) })
	f.row("list, first 50 by worst finding", 20, func() { f.list(journal.InspectionQuery{Limit: 50, Order: "worst"}) })
	f.row("append one event, on the disk", 50, f.append)
	f.judging()
	f.workbench()
	f.row("verify", 1, func() {
		report, err := f.store.Verify(f.ctx, nil)
		f.must(err)
		if !report.OK {
			t.Fatalf("%+v", report.Problems)
		}
	})
	f.row("rebuild the rows", 1, func() { f.must(f.store.Rebuild(f.ctx, nil)) })
	f.memo()
}

func (f *figures) open() {
	deriver, err := desk.NewDeriver()
	f.must(err)
	f.store, err = db.Open(f.ctx, f.path, db.Options{
		KeyDir: filepath.Join(filepath.Dir(f.path), "streams"), Deriver: deriver, Now: time.Now,
	})
	f.must(err)
	f.desk, err = desk.New(desk.Tools{Store: f.store, Clock: wallClock{}, Author: desk.Author{Name: "Асан Т."}})
	f.must(err)
}

type wallClock struct{}

func (wallClock) Now() time.Time { return time.Now() }

func (f *figures) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// row measures something several times and prints the least and the middle.
func (f *figures) row(what string, times int, do func()) {
	var took []time.Duration
	for range times {
		start := time.Now()
		do()
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	f.t.Logf("%-40s %12s least %12s middle, of %d", what, round(took[0]), round(took[len(took)/2]), times)
}

func round(d time.Duration) time.Duration {
	if d > time.Second {
		return d.Round(10 * time.Millisecond)
	}
	return d.Round(time.Microsecond)
}

func (f *figures) size() {
	info, err := os.Stat(f.path)
	f.must(err)
	f.t.Logf("%-40s %9.1f MB", "the database file", float64(info.Size())/1e6)
}

func (f *figures) list(q journal.InspectionQuery) {
	rows, err := f.desk.ListInspections(f.ctx, q)
	f.must(err)
	if len(rows) == 0 {
		f.t.Fatal("an empty list")
	}
}

// pick opens an inspection and gives it a hundred events, under a check of all
// that there are.
func (f *figures) pick() {
	opened, err := f.desk.OpenInspection(f.ctx, desk.InspectionInput{
		Holder: "Өлшеу мекемесі", Categories: []string{"state-body"},
		Period: calendar.Span{From: on(2025, 1, 1), To: on(2025, 12, 31)}, AsOf: on(2026, 1, 20), Form: checks.Monitoring,
	})
	f.must(err)
	f.one = opened.ID
	for i := range 100 {
		check := []string{"weekly-blog", "open-data-events", "accessibility"}[i%3]
		_, err := f.desk.AddEvidence(f.ctx, f.one, desk.EvidenceInput{
			Check: check, Kind: checks.Event, At: calendar.Moment{Day: on(2025, 1, 2).Add(3 * i), Minute: -1}, Title: "Оқиға",
		})
		f.must(err)
	}
}

func on(y, m, d int) calendar.Day {
	out, _ := calendar.NewDay(y, m, d)
	return out
}

func (f *figures) append() {
	_, err := f.desk.AddEvidence(f.ctx, f.one, desk.EvidenceInput{
		Check: "weekly-blog", Kind: checks.Event, At: calendar.Moment{Day: on(2025, 6, 2), Minute: -1}, Title: "Жазба",
	})
	f.must(err)
}

// judging measures folding and judging the inspection with much evidence.
func (f *figures) judging() {
	law, err := standard.Load()
	f.must(err)
	days, err := calendar.Embedded()
	f.must(err)
	var own, holder, office []journal.Entry
	f.must(f.store.Read(f.ctx, func(r journal.Reader) error {
		if own, err = r.Entries(journal.Inspection(f.one)); err != nil {
			return err
		}
		c := journal.FoldInspection(f.one, own)
		if holder, err = r.Entries(journal.Holder(c.Inspection.Holder)); err != nil {
			return err
		}
		office, err = r.Entries(journal.Office)
		return err
	}))
	var c *checks.Case
	f.row(fmt.Sprintf("fold %d entries", len(own)), 100, func() { c = journal.FoldInspection(f.one, own) })
	h, o := journal.FoldHolder(c.Inspection.Holder, holder), journal.FoldOffice(office)
	f.row("judge 18 checks", 100, func() { checks.Judge(c, h, o, law, days) })
}

// memo measures the memo as DOCX beside pandoc making a DOCX of the same
// Markdown, where pandoc is there.
func (f *figures) memo() {
	write := func(format paper.Format) []byte {
		var b bytes.Buffer
		_, err := f.desk.Paper(f.ctx, f.one, desk.PaperRequest{Kind: checks.MemoPaper, Lang: lang.KK, Format: format, Writers: writers(), Out: &b})
		f.must(err)
		return b.Bytes()
	}
	f.row("memo as DOCX, judging and all", 10, func() { write("docx") })
	markdown := write("md")
	if _, err := exec.LookPath("pandoc"); err != nil {
		f.t.Log("pandoc is not here")
		return
	}
	f.row("pandoc, the same Markdown to DOCX", 5, func() {
		cmd := exec.CommandContext(f.ctx, "pandoc", "-f", "gfm", "-t", "docx", "-o", filepath.Join(f.t.TempDir(), "m.docx"))
		cmd.Stdin = bytes.NewReader(markdown)
		out, err := cmd.CombinedOutput()
		if err != nil {
			f.t.Fatal(err, strings.TrimSpace(string(out)))
		}
	})
}
