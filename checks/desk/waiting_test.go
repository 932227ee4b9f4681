package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// An office may have more inspections with pages than are read at once, and those of one
// analyst may all lie beyond the newest: they are counted like the others, and what was
// counted of another's is not forgotten.
func TestMyPagesAreCountedHoweverManyOthersHave(t *testing.T) {
	was := desk.ReadPagesBy(2)
	t.Cleanup(func() { desk.ReadPagesBy(was) })
	b := newBureau(t)
	shelf := board{}
	mine, other := b.shelving("Асан Т.", shelf), b.shelving("Көлбай Тоғжан", shelf)
	b.pages(b.Desk, 3)
	b.pages(other, 5) // newer than mine
	left := func(d *desk.Desk, q desk.NeedsQuery) (int, int) {
		t.Helper()
		n, err := d.Needs(b.ctx, q)
		must(t, err)
		return n.Uncounted, n.Count[desk.NeedProposals]
	}
	must(t, mine.CountWaiting(b.ctx, desk.NeedsQuery{Mine: true}, nil))
	if none, found := left(mine, desk.NeedsQuery{Mine: true}); none != 0 || found != 3 {
		t.Errorf("mine: %d uncounted, %d found", none, found)
	}
	must(t, other.CountWaiting(b.ctx, desk.NeedsQuery{Mine: true}, nil))
	if none, found := left(mine, desk.NeedsQuery{}); none != 0 || found != 8 {
		t.Errorf("of everybody, each of whom counted the own: %d uncounted, %d found", none, found)
	}
}

// pages opens inspections by a desk, each with a captured page.
func (b *bureau) pages(d *desk.Desk, n int) {
	b.t.Helper()
	for range n {
		opened, err := d.OpenInspection(b.ctx, desk.InspectionInput{
			Holder: "Сынақ мекемесі", Categories: []string{"state-body"},
			Period: span(b.t, "2025-01-01..2025-12-31"), AsOf: b.Today(), Form: checks.Monitoring,
		})
		must(b.t, err)
		_, err = d.Capture(b.ctx, opened.Number, desk.CaptureInput{Paths: []string{savedBlog(b.t, "2026-01-15T10:00:00+05:00")}})
		must(b.t, err)
	}
}
