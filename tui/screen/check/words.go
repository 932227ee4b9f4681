package check

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/theme"
)

// line makes foreign text fit to stand on a line.
func line(text string) string { return lang.Line(text) }

// capital begins a text with a capital letter, for it stands alone.
func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}

// shortSpan writes a span with the year once where both ends have the same:
// 03.03–14.12.2025.
func shortSpan(s calendar.Span) string {
	from, to := s.From.Digits(), s.To.Digits()
	switch {
	case s.From == s.To:
		return to
	case s.From.Year() == s.To.Year():
		return from[:len("01.01")] + "–" + to
	}
	return from + "–" + to
}

// dayAndWeekday writes a day with its weekday.
func (s *check) dayAndWeekday(d calendar.Day) string {
	return d.Digits() + ", " + words.In(s.env, "weekday."+strconv.Itoa((int(d.Weekday())+6)%7+1), nil)
}

// slotName is a slot in words, with its days where the words do not have them.
func (s *check) slotName(u checks.Unit) string {
	slot, err := calendar.ParseSlot(u.Slot)
	if err != nil {
		return u.Slot
	}
	if slot.Unit == calendar.Daily {
		return s.dayAndWeekday(slot.Span.From)
	}
	return s.env.In(slot.Words())
}

// shortSlot is a slot in a list: the number of the week, a quarter with its
// year, a day.
func (s *check) shortSlot(u checks.Unit) string {
	slot, err := calendar.ParseSlot(u.Slot)
	if err != nil {
		return u.Slot
	}
	y, m, _ := slot.Span.From.Date()
	switch slot.Unit {
	case calendar.Daily:
		return slot.Span.From.Digits()
	case calendar.Week:
		week, _ := strconv.Atoi(u.Slot[len("2025-W"):])
		return words.In(s.env, "short.week", lang.Args{"n": week})
	case calendar.Quarter:
		return words.In(s.env, "short.quarter", lang.Args{"n": (m + 2) / 3, "year": y})
	case calendar.HalfYear:
		return words.In(s.env, "short.half-year", lang.Args{"n": (m + 5) / 6, "year": y})
	}
	return strconv.Itoa(y)
}

// cite names a clause or an article of the Law on the screen.
func (s *check) cite(ref standard.ClauseRef) string {
	if ref.Edition == "" {
		return "–"
	}
	if ref.Edition == s.law().Law().ID {
		return s.env.In(s.law().CiteLawShort(ref.Clause))
	}
	return s.law().CiteShort(ref)
}

// cites names all clauses that a unit falls to.
func (s *check) cites(u *checks.Unit) string {
	out := s.cite(u.ClauseRef)
	for _, ref := range u.Also {
		out += ", " + s.cite(ref)
	}
	return out
}

// stateStyle is the style of a state.
func stateStyle(state checks.State) theme.Style {
	_, style := theme.State(state)
	return style
}

// verdictStyle is the style of a verdict.
func verdictStyle(v checks.Verdict) theme.Style {
	_, style := theme.Verdict(v)
	return style
}

// state is the state of a unit as sign and word.
func (s *check) state(r row) string {
	switch {
	case r.asked && r.answer != nil:
		return s.verdict(r.answer.Verdict)
	case r.lapsed:
		return s.verdict(checks.NotApplicable)
	case r.asked:
		return s.verdict(checks.NotChecked)
	}
	sign, _ := theme.State(r.unit.State)
	return sign + " " + s.env.In(r.unit.State.Words())
}

// style is the style of the state of a unit.
func (r row) style() theme.Style {
	if !r.asked {
		return stateStyle(r.unit.State)
	}
	if r.answer == nil {
		return theme.Plain
	}
	return verdictStyle(r.answer.Verdict)
}
