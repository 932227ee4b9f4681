package desk_test

import (
	"bytes"
	"context"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/md"
)

// inYear opens an inspection as of a day, with no event in its period.
func (b *bureau) inYear(holder, asOf string, form checks.Form, covered bool) desk.Opened {
	b.t.Helper()
	period := span(b.t, "2025-07-01..2025-09-30")
	out, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: holder, Period: period, AsOf: day(b.t, asOf), Form: form,
	})
	must(b.t, err)
	if covered {
		_, err = b.Cover(b.ctx, out.ID, desk.CoverageInput{Check: "open-data-events", Span: period, Source: "мұрағат"})
		must(b.t, err)
	}
	return out
}

// province registers holders in two regions and inspects them over two years: one
// twice, one under two records, one closed.
func province(t *testing.T) *bureau {
	b := newBureau(t)
	top := b.register("Арқа облысының әкімдігі", "state-body", func(in *desk.HolderInput) { in.Region = "Арқа облысы" })
	b.register("Білім басқармасы", "state-body", func(in *desk.HolderInput) { in.Parent = top })
	b.register("№ 1 мектеп", "state-institution", func(in *desk.HolderInput) { in.Parent = top; in.Region = "Астана қаласы" })
	b.register("Көлік басқармасы", "state-body")
	b.register("Көлік және жол басқармасы", "state-body")
	must(t, b.SameHolder(b.ctx, "Көлік басқармасы", "Көлік және жол басқармасы", checks.Yes, "атауы өзгерген"))

	b.inYear("Арқа облысының әкімдігі", "2025-10-01", checks.Monitoring, true)
	b.inYear("Арқа облысының әкімдігі", "2025-11-05", checks.Monitoring, false)
	b.inYear("Білім басқармасы", "2025-12-31", checks.Hearing, true)
	b.inYear("Көлік басқармасы", "2025-10-02", checks.Monitoring, true)
	b.inYear("Көлік және жол басқармасы", "2025-10-03", checks.Monitoring, true)
	closed := b.inYear("№ 1 мектеп", "2026-01-05", checks.Monitoring, false)
	must(t, b.Close(b.ctx, closed.ID, "аяқталды"))
	b.inYear("Білім басқармасы", "2026-01-01", checks.Monitoring, true)
	return b
}

func TestAYearIsCountedHolderByHolder(t *testing.T) {
	b := province(t)
	this, last, err := b.Yearly(b.ctx, 2026, nil)
	must(t, err)
	if this.Inspections != 2 || this.Sealed != 1 || this.Open != 1 || this.Holders != 2 {
		t.Errorf("2026: %+v", this)
	}
	if last.Inspections != 5 || last.Holders != 3 || last.Open != 5 {
		t.Errorf("2025: five inspections of three holders, got %+v", last)
	}
	if r := last.Regions; r["Арқа облысы"].Holders != 2 || r["Арқа облысы"].Inspections != 3 || r[""].Holders != 1 || r[""].Inspections != 2 {
		t.Errorf("regions of 2025: %+v", r)
	}
	if r := this.Regions; r["Астана қаласы"].Holders != 1 || r["Арқа облысы"].Holders != 1 {
		t.Errorf("a region of one's own counts: %+v", r)
	}
	events := checks.YearClause{Check: "open-data-events", Category: "state-body"}
	if got := *last.Checks[events]; got != (checks.YearHolders{Broken: 2, Unknown: 1}) {
		t.Errorf("the latest inspection of the akimat knows nothing of events: %+v", got)
	}
	_, last, err = b.Yearly(b.ctx, 2026, []checks.Form{checks.Hearing})
	must(t, err)
	if last.Inspections != 1 || last.Holders != 1 {
		t.Errorf("hearings of 2025: %+v", last)
	}
	for _, year := range []int{2023, 2027, 0} {
		if _, _, err := b.Yearly(b.ctx, year, nil); code(t, err) != "yearly.year" {
			t.Errorf("%d: %v", year, err)
		}
	}
}

// Every line of every latest inspection is counted again, from the views that the
// analyst sees.
func TestTheFiguresOfAYearAreThoseOfItsInspections(t *testing.T) {
	b := province(t)
	_, year, err := b.Yearly(b.ctx, 2026, nil)
	must(t, err)
	var lines, broken int
	for _, number := range []string{"2026-002", "2026-003", "2026-005"} {
		v, err := b.Check(b.ctx, number, "")
		must(t, err)
		for _, f := range v.Findings {
			for _, l := range f.Lines {
				if l.Verdict != checks.NotApplicable {
					lines++
				}
				if l.Verdict.Broken() {
					broken++
				}
			}
		}
	}
	if s := year.Lines; s.Applicable != lines || s.NotMet+s.PartlyMet != broken || broken == 0 {
		t.Errorf("%+v, counted %d lines and %d broken", s, lines, broken)
	}
	sum := checks.Summary{}
	for _, g := range year.Categories {
		sum.Applicable += g.Lines.Applicable
	}
	clauses := 0
	for _, c := range year.Checks {
		clauses += c.Kept + c.Broken + c.Unknown
	}
	if sum.Applicable != lines || clauses != lines {
		t.Errorf("by category %d, by clause %d, of %d", sum.Applicable, clauses, lines)
	}
}

func TestTheTablesOfAYearAreWritten(t *testing.T) {
	b := province(t)
	var out bytes.Buffer
	must(t, b.YearlyPaper(b.ctx, desk.YearlyRequest{Year: 2026, Lang: lang.KK, Format: md.Format, Writers: paper.Writers{md.Format: md.Writer{}}, Out: &out}))
	if !bytes.Contains(out.Bytes(), []byte("Арқа облысы")) {
		t.Errorf("%s", out.String())
	}
	stopped, stop := context.WithCancel(b.ctx)
	stop()
	if _, _, err := b.Yearly(stopped, 2026, nil); err == nil {
		t.Error("it was not stopped")
	}
	rows, err := b.ListInspections(b.ctx, journal.InspectionQuery{})
	must(t, err)
	if len(rows) != 7 {
		t.Errorf("%d inspections", len(rows))
	}
}
