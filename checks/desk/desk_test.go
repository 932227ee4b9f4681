package desk_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/db"
)

// bureau is a desk over a throwaway database, with a clock that the test moves.
type bureau struct {
	*desk.Desk
	t     *testing.T
	ctx   context.Context
	store *db.Store
	now   time.Time
}

func (b *bureau) Now() time.Time { return b.now }

func newBureau(t *testing.T) *bureau {
	t.Helper()
	b := &bureau{t: t, ctx: t.Context(), now: moment(t, "2026-01-20T10:00:00+05:00")}
	deriver, err := desk.NewDeriver()
	must(t, err)
	dir := t.TempDir()
	b.store, err = db.Open(b.ctx, filepath.Join(dir, "a.db"), db.Options{
		KeyDir: filepath.Join(dir, "streams"), Deriver: deriver, Now: b.Now,
	})
	must(t, err)
	t.Cleanup(func() { b.store.Close() })
	b.Desk = b.as("Асан Т.")
	return b
}

// as gives a desk of another analyst over the same store.
func (b *bureau) as(name string) *desk.Desk {
	b.t.Helper()
	d, err := desk.New(desk.Tools{Store: b.store, Clock: b, Files: desk.Disk{}, Program: "ashyq 1.0", Author: desk.Author{Name: name, Given: true}})
	must(b.t, err)
	return d
}

// open opens an inspection of a holder with some traits: "id" for yes, "id=no".
func (b *bureau) open(category string, traits ...string) string {
	b.t.Helper()
	in := desk.InspectionInput{
		Holder: "Сынақ мекемесі", Categories: []string{category},
		Period: span(b.t, "2025-01-01..2025-12-31"), AsOf: day(b.t, "2026-01-20"), Form: checks.Monitoring,
	}
	for _, t := range traits {
		id, value, said := strings.Cut(t, "=")
		if !said {
			value = checks.Yes
		}
		in.Register.Traits = append(in.Register.Traits, desk.TraitInput{ID: id, Value: value})
	}
	opened, err := b.OpenInspection(b.ctx, in)
	must(b.t, err)
	return opened.Number
}

func (b *bureau) finding(inspection, check string) checks.Finding {
	b.t.Helper()
	v, err := b.Check(b.ctx, inspection, check)
	must(b.t, err)
	return v.Findings[0]
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func day(t *testing.T, s string) calendar.Day {
	t.Helper()
	d, err := calendar.ParseDay(s)
	must(t, err)
	return d
}

func span(t *testing.T, s string) calendar.Span {
	t.Helper()
	v, err := calendar.ParseSpan(s)
	must(t, err)
	return v
}

func moment(t *testing.T, s string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, s)
	must(t, err)
	return v
}

func at(t *testing.T, s string) calendar.Moment {
	t.Helper()
	m, err := calendar.ParseMoment(s)
	must(t, err)
	return m
}
