package typed

import (
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/form"
)

// A field for the first day of a period takes the whole period too: «1 тоқсан» is said
// back with both its ends, and when the field is left the ends stand in their fields.

// period reads a text that is no day and is a period.
func (r Days) period(text string) (span calendar.Span, guessed, ok bool) {
	if _, _, err := r.read(text); err == nil {
		return calendar.Span{}, false, false
	}
	span, guessed, err := calendar.TypedSpan(text, r.Near, r.Env.Desk.Today())
	return span, guessed, err == nil
}

// CheckFrom is Check for the field of the first day.
func (r Days) CheckFrom(field string, more ...Say) func(form.Values) (echo, wrong lang.Text) {
	check := r.Check(field, more...)
	return func(v form.Values) (echo, wrong lang.Text) {
		span, guessed, ok := r.period(v.One(field))
		if !ok {
			return check(v)
		}
		for _, say := range more {
			if _, bad := say(v, calendar.Moment{Day: span.From, Minute: -1}); bad != (lang.Text{}) {
				return lang.Text{}, bad
			}
		}
		said := words.Text("period", lang.Args{"period": span.Words(), "n": span.Days()})
		if guessed {
			said = Join(" · ", said, r.guessed())
		}
		return said, lang.Text{}
	}
}

// Period puts the ends of a period that was typed into the field of its first day into
// both fields, when that field is left.
func (r Days) Period(s func() *form.State, from, to string) func(field string) {
	return func(field string) {
		if field != from {
			return
		}
		if span, _, ok := r.period(s().Values().One(from)); ok {
			s().Set(from, span.From.Digits())
			s().Set(to, span.To.Digits())
		}
	}
}
