package desk_test

import (
	"testing"

	"ashyq/checks"
)

func TestTheInspectionsOfAHolderStandInTheOrderOfTheirDaysWhicheverRecordTheyNamed(t *testing.T) {
	b := province(t)
	got, err := b.Trend(b.ctx, "Көлік және жол басқармасы")
	must(t, err)
	if len(got.Points) != 2 || got.Points[0].AsOf != day(t, "2025-10-02") || got.Points[1].AsOf != day(t, "2025-10-03") {
		t.Fatalf("%+v", got.Points)
	}
	if s := got.Points[1].Shared; s == nil || s.Checks != 18 || s.Was.NotMet != 1 || s.Now.NotMet != 1 {
		t.Errorf("both asked all: %+v", s)
	}
	for _, l := range got.Lines {
		if l.Check != "open-data-events" {
			continue
		}
		c := l.Cells[1]
		if !c.Asked || c.Verdict != checks.NotMet || len(c.Clauses) != 1 || c.Than != got.Points[0].ID {
			t.Errorf("%+v", c)
		}
		if c.Change == checks.Repeated || c.Change == checks.Persists {
			t.Errorf("the one quarter seen twice was not missed twice: %s", c.Change)
		}
	}
}

func TestAClosedInspectionIsShownAsItWasSealed(t *testing.T) {
	b := province(t)
	got, err := b.Trend(b.ctx, "№ 1 мектеп")
	must(t, err)
	if len(got.Points) != 1 || !got.Points[0].Closed || len(got.Lines) != 10 {
		t.Errorf("%+v, %d checks", got.Points, len(got.Lines))
	}
}

func TestAHolderWithoutInspectionsHasNoTrend(t *testing.T) {
	b := newBureau(t)
	b.register("Жаңа басқарма", "state-body")
	got, err := b.Trend(b.ctx, "Жаңа басқарма")
	must(t, err)
	if len(got.Points) != 0 || len(got.Lines) != 0 {
		t.Errorf("%+v", got)
	}
	if _, err := b.Trend(b.ctx, "Жоқ басқарма"); code(t, err) != "holder.unknown" {
		t.Errorf("%v", err)
	}
}

func TestAGlanceHasEverythingThatCountsTime(t *testing.T) {
	b := province(t)
	opened := b.inYear("Білім басқармасы", "2026-01-10", checks.Monitoring, true)
	got, err := b.Glance(b.ctx, opened.ID, "")
	must(t, err)
	seen := map[string]int{}
	for _, s := range got.Strips {
		seen[s.Check] += len(s.Units)
	}
	if seen["weekly-blog"] == 0 || seen["open-data-events"] != 1 || len(got.Progress) != 18 {
		t.Errorf("%v, %d clauses", seen, len(got.Progress))
	}
	one, err := b.Glance(b.ctx, opened.ID, "open-data-events")
	must(t, err)
	if len(one.Strips) != 1 || len(one.Progress) != 1 || one.Progress[0].Broken != 1 {
		t.Errorf("%+v", one.Progress)
	}
}
