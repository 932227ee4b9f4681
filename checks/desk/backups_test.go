package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// copies makes one copy at noon of each of so many days, newest first.
func copies(days int, now time.Time) (out []BackupFile) {
	for i := range days {
		at := now.AddDate(0, 0, -i)
		s := stamp{label: "АС", time: at}
		out = append(out, BackupFile{Name: s.String(), Ours: true, at: s})
	}
	return out
}

func daysOf(files []BackupFile) (out []string) {
	for _, f := range files {
		out = append(out, f.at.time.Format("01-02"))
	}
	return out
}

// staying gives what a plan keeps, newest first.
func staying(files []BackupFile, p BackupPlan, now time.Time) []string {
	gone := daysOf(thin(files, p, now))
	return slices.DeleteFunc(daysOf(files), func(day string) bool { return slices.Contains(gone, day) })
}

// Of the last days, weeks and months one copy stays each, the last of it; with no number
// at all everything stays.
func TestCopiesAreThinnedOutByDaysWeeksAndMonths(t *testing.T) {
	now := time.Date(2026, 3, 20, 7, 0, 0, 0, time.UTC) // a Friday, noon in Astana
	for _, story := range []struct {
		sentence string
		plan     BackupPlan
		want     string
	}{
		{"three days", BackupPlan{Daily: 3}, "03-20 03-19 03-18"},
		{"three weeks end on their Sundays, the present one today", BackupPlan{Weekly: 3}, "03-20 03-15 03-08"},
		{"three months end on their last days", BackupPlan{Monthly: 3}, "03-20 02-28 01-31"},
		{"all together, each counted by itself", BackupPlan{Daily: 2, Weekly: 2, Monthly: 2}, "03-20 03-19 03-15 02-28"},
	} {
		if got := strings.Join(staying(copies(80, now), story.plan, now), " "); got != story.want {
			t.Errorf("%s: %s stay, want %s", story.sentence, got, story.want)
		}
	}
	if gone := thin(copies(80, now), BackupPlan{}, now); len(gone) != 0 {
		t.Errorf("%d go where nothing was said", len(gone))
	}
}

// What another database made, and what says that it was made tomorrow, stays.
func TestForeignAndFutureCopiesStay(t *testing.T) {
	now := time.Date(2026, 3, 20, 7, 0, 0, 0, time.UTC)
	files := copies(10, now)
	files[9].Ours = false
	ahead := stamp{label: "АС", time: now.AddDate(0, 0, 2)}
	files = append([]BackupFile{{Name: ahead.String(), Ours: true, at: ahead}}, files...)
	got := staying(files, BackupPlan{Daily: 1}, now)
	if want := []string{"03-22", "03-20", "03-11"}; !slices.Equal(got, want) {
		t.Errorf("%v stay, want %v", got, want)
	}
}

// A name is ours only where we would have written just that.
func TestNamesOfCopies(t *testing.T) {
	at := time.Date(2026, 1, 20, 4, 0, 0, 0, time.UTC)
	for _, s := range []stamp{
		{label: "АС", time: at}, {label: "АС", time: at, shut: true}, {label: "KT", time: at, n: 2}, {label: "ҚТ", time: at, n: 12, shut: true},
	} {
		if got, ok := parseCopyName(s.String()); !ok || got != s {
			t.Errorf("%s is read as %+v, %v", s, got, ok)
		}
	}
	if got := fmt.Sprint(stamp{label: "АС", time: at}); got != "ashyq-АС-20260120T040000.db" {
		t.Errorf("the name is %s", got)
	}
	for _, name := range []string{
		"ashyq.db", "ashyq-АС-20260120T040000.db.part-1", "ashyq-АС-20261320T040000.db", "ashyq-АС-20260120T040000-0.db",
		"ashyq-АС-20260120T040000-01.db", "../ashyq-АС-20260120T040000.db", "ashyq-A-20260120T040000.db", "ashyq-АС-20260120T040000.DB",
	} {
		if _, ok := parseCopyName(name); ok {
			t.Errorf("%s is taken for a copy", name)
		}
	}
}
