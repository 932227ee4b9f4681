package calendar

import (
	"cmp"
	"strings"

	"ashyq/checks/lang"
)

// Span is a stretch of whole days, both ends included. A zero From means
// "since ever", a zero To "for ever"; so Span{} is all the days of the calendar.
type Span struct{ From, To Day }

// last is the last day of the span, by which ends are compared.
func (s Span) last() Day {
	if s.To == 0 {
		return lastDay
	}
	return s.To
}

// first is the first day of the span, by which beginnings are compared.
func (s Span) first() Day { return max(s.From, firstDay) }

// Empty is true for a span that ends before it begins.
func (s Span) Empty() bool { return s.From != 0 && s.To != 0 && s.To < s.From }

// Closed is true when both ends are days, in their order.
func (s Span) Closed() bool { return s.From != 0 && s.To != 0 && s.From <= s.To }

// Days is the number of days: 0 for an empty span, -1 for an open one.
func (s Span) Days() int {
	switch {
	case s.Empty():
		return 0
	case !s.Closed():
		return -1
	}
	return int(s.To-s.From) + 1
}

// Contains tells whether the day lies in the span; no day lies in none.
func (s Span) Contains(d Day) bool { return d >= firstDay && s.first() <= d && d <= s.last() }

// Holds tells whether the other span lies wholly in this one. An empty span
// lies in every span.
func (s Span) Holds(other Span) bool {
	if other.Empty() {
		return true
	}
	return s.first() <= other.first() && other.last() <= s.last()
}

// Overlaps tells whether the spans share a day.
func (s Span) Overlaps(other Span) bool {
	_, shared := s.Intersect(other)
	return shared
}

// Intersect is the days that both spans have; false if there are none.
func (s Span) Intersect(other Span) (Span, bool) {
	if s.Empty() || other.Empty() {
		return Span{}, false
	}
	both := Span{From: max(s.From, other.From), To: earlierEnd(s.To, other.To)}
	if both.Empty() {
		return Span{}, false
	}
	return both, true
}

// earlierEnd is the earlier of two ends, of which zero is for ever.
func earlierEnd(a, b Day) Day {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

const spanMark = ".."

// ParseSpan reads 2025-01-01..2025-12-31. An end left out is open. Another
// form is refused as "period.malformed", an end before the beginning as
// "period.backwards"; the days themselves as ParseDay does.
func ParseSpan(text string) (Span, error) {
	from, to, ok := strings.Cut(text, spanMark)
	if !ok {
		return Span{}, refuse("period.malformed", text)
	}
	var s Span
	if err := s.From.UnmarshalText([]byte(from)); err != nil {
		return Span{}, err
	}
	if err := s.To.UnmarshalText([]byte(to)); err != nil {
		return Span{}, err
	}
	if s.Empty() {
		return Span{}, refuse("period.backwards", text)
	}
	return s, nil
}

// String writes what ParseSpan reads.
func (s Span) String() string { return s.From.String() + spanMark + s.To.String() }

// Words writes the span as tables do, 01.01.2025–31.12.2025, with three points
// for an open end.
func (s Span) Words() lang.Text {
	return lang.Same(cmp.Or(s.From.Digits(), "…") + "–" + cmp.Or(s.To.Digits(), "…"))
}

// MarshalText writes the span as String does.
func (s Span) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what ParseSpan reads.
func (s *Span) UnmarshalText(text []byte) error {
	parsed, err := ParseSpan(string(text))
	if err != nil {
		return err
	}
	*s = parsed
	return nil
}
