package calendar

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks/lang"
)

// teller writes days for an explanation: without the year where it is the year
// of the first day, and counted days backward where the count goes so.
type teller struct {
	year     int
	backward bool
}

// list is the sentence with a list of days, or no sentence without days.
func (t teller) list(key string, items []lang.Text) []lang.Text {
	if len(items) == 0 {
		return nil
	}
	return []lang.Text{messages().Text(key, lang.Args{"days": join("; ", items)})}
}

// counted tells the counted days with their numbers.
func (t teller) counted(runs []stretch) []lang.Text {
	if len(runs) == 0 {
		return nil
	}
	last := runs[len(runs)-1]
	if last.number+last.Days()-1 <= mostDays {
		return t.dayByDay(runs)
	}
	if len(runs) > mostRuns {
		return []lang.Text{t.run(runs[0]), lang.Same("…"), t.run(last)}
	}
	told := make([]lang.Text, len(runs))
	for i, s := range runs {
		told[i] = t.run(s)
	}
	return told
}

func (t teller) dayByDay(runs []stretch) []lang.Text {
	var told []lang.Text
	for _, s := range runs {
		for i := range s.Days() {
			d := s.From + Day(i)
			if t.backward {
				d = s.To - Day(i)
			}
			told = append(told, t.run(stretch{Span{d, d}, s.number + i}))
		}
	}
	return told
}

func (t teller) run(s stretch) lang.Text {
	if s.From == s.To {
		return messages().Text("counted.day", lang.Args{"day": t.days(s), "nth": s.number})
	}
	last := s.number + s.Days() - 1
	if t.backward {
		s.From, s.To = s.To, s.From
	}
	return messages().Text("counted.run", lang.Args{"days": t.days(s), "first": s.number, "last": last})
}

// weekends tells the plain Saturdays and Sundays that were passed over.
func (t teller) weekends(runs []stretch) []lang.Text {
	if len(runs) == 0 {
		return nil
	}
	total := 0
	days := make([]string, len(runs))
	for i, s := range runs {
		total += s.Days()
		days[i] = t.days(s)
	}
	key := "passed.weekend"
	switch {
	case total == 1:
		key = "passed.weekend-day"
	case len(runs) > mostRuns:
		key = "passed.weekends"
		days = []string{days[0], "…", days[len(days)-1]}
	}
	return []lang.Text{messages().Text(key, lang.Args{"n": total, "days": days})}
}

// noted tells days together with what is known of them.
func (t teller) noted(list []noted) []lang.Text {
	var told []lang.Text
	for _, n := range list {
		told = append(told, messages().Text("passed.day", lang.Args{
			"days": t.days(n.stretch), "why": n.note.Words(),
		}))
	}
	return told
}

// days writes 15.02–16.02, or 30.12.2024–03.01.2025 where the year is needed.
func (t teller) days(s stretch) string {
	short := s.From.Year() == t.year && s.To.Year() == t.year
	write := func(d Day) string {
		if short {
			return d.Digits()[:len("15.02")]
		}
		return d.Digits()
	}
	if s.From == s.To {
		return write(s.From)
	}
	return write(s.From) + "–" + write(s.To)
}

// estimated lists the days met that hang on an estimate.
func (w *walk) estimated() string {
	var days []string
	for _, n := range slices.Concat(w.passed, w.worked) {
		if n.note.Certainty == Estimated {
			days = append(days, teller{}.days(n.stretch))
		}
	}
	return strings.Join(days, ", ")
}

// yearRuns writes years as 2027, 2029–2031.
func yearRuns(years []int) string {
	years = slices.Sorted(slices.Values(years))
	var runs []string
	for i := 0; i < len(years); {
		end := i
		for end+1 < len(years) && years[end+1] == years[end]+1 {
			end++
		}
		run := strconv.Itoa(years[i])
		if end > i {
			run += "–" + strconv.Itoa(years[end])
		}
		runs = append(runs, run)
		i = end + 1
	}
	return strings.Join(runs, ", ")
}
