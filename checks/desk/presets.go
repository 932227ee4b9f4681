package desk

import (
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Preset is a period that is offered by name.
type Preset struct {
	ID   string
	Name lang.Text
	Span calendar.Span
}

// Presets offers the periods in which inspections are mostly opened, by the day
// of today. One that could not be inspected is not offered.
func (d *Desk) Presets(today calendar.Day) []Preset {
	year := calendar.SlotOf(calendar.Year, today).Span
	quarter := calendar.SlotOf(calendar.Quarter, today).Span
	var out []Preset
	for _, p := range []Preset{
		{ID: "this-year", Span: year},
		{ID: "last-year", Span: calendar.SlotOf(calendar.Year, year.From.Add(-1)).Span},
		{ID: "last-quarter", Span: calendar.SlotOf(calendar.Quarter, quarter.From.Add(-1)).Span},
		{ID: "duty", Span: calendar.Span{From: d.law.Timeline(0).Start(), To: today}},
	} {
		if d.checkPeriod(p.Span) == nil {
			p.Name = messages().Text("preset."+p.ID, nil)
			out = append(out, p)
		}
	}
	return out
}

// SpanWords tells how many weeks, quarters and half-years a period touches, so
// that a slip is seen before anything is opened. An open period has no words.
func (d *Desk) SpanWords(span calendar.Span) lang.Text {
	if !span.Closed() {
		return lang.Text{}
	}
	return messages().Text("period.touches", args{
		"weeks":    weekNumber(span.To) - weekNumber(span.From) + 1,
		"quarters": monthNumber(span.To)/3 - monthNumber(span.From)/3 + 1,
		"halves":   monthNumber(span.To)/6 - monthNumber(span.From)/6 + 1,
	})
}

// weekNumber counts the weeks of the calendar, from Monday to Sunday.
func weekNumber(d calendar.Day) int { return int(calendar.SlotOf(calendar.Week, d).Span.From) / 7 }

// monthNumber counts the months of the calendar.
func monthNumber(d calendar.Day) int { return d.Year()*12 + d.Month() - 1 }
