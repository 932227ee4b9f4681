package desk

import (
	"fmt"
	"time"

	"ashyq/checks/calendar"
)

// thin says which of the copies go, newest first: of each of the last days, weeks and
// months that have one, the last stays. The newest stays in any case, and so does what
// says that it was made later than now: the clock was wrong then or is now.
func thin(files []BackupFile, p BackupPlan, now time.Time) []BackupFile {
	if p.Daily+p.Weekly+p.Monthly == 0 {
		return nil
	}
	rules := []struct {
		left int
		last string
		span func(calendar.Day) string
	}{
		{p.Daily, "", func(d calendar.Day) string { return d.String() }},
		{p.Weekly, "", func(d calendar.Day) string {
			year, week := d.In(time.UTC).ISOWeek()
			return fmt.Sprint(year, week)
		}},
		{p.Monthly, "", func(d calendar.Day) string { return d.String()[:len("2026-01")] }},
	}
	var out []BackupFile
	newest := true
	for _, f := range files {
		if !f.Ours {
			continue
		}
		stays := newest || f.at.time.After(now)
		newest = false
		for i := range rules {
			r := &rules[i]
			span := r.span(calendar.DayOf(f.at.time))
			if r.left > 0 && span != r.last && !f.at.time.After(now) {
				r.left, r.last, stays = r.left-1, span, true
			}
		}
		if !stays {
			out = append(out, f)
		}
	}
	return out
}
