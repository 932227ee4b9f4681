package calendar

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestSpansAreComparedWithBothEndsIncluded(t *testing.T) {
	year := span(t, "2025-01-01..2025-12-31")
	for _, row := range []struct {
		says      string
		got, want bool
	}{
		{"the first day lies in it", year.Contains(day(t, "2025-01-01")), true},
		{"the last day lies in it", year.Contains(day(t, "2025-12-31")), true},
		{"the day after does not", year.Contains(day(t, "2026-01-01")), false},
		{"no day lies in no span", Span{}.Contains(0), false},
		{"every day lies in all time", Span{}.Contains(lastDay), true},
		{"a span holds itself", year.Holds(year), true},
		{"and its quarters", year.Holds(span(t, "2025-04-01..2025-06-30")), true},
		{"but not a week that sticks out", year.Holds(span(t, "2025-12-29..2026-01-04")), false},
		{"nor an open one", year.Holds(span(t, "2025-02-01..")), false},
		{"an open one holds an open one", span(t, "2025-01-01..").Holds(span(t, "2025-02-01..")), true},
		{"since ever is more than since a day", span(t, "2025-01-01..").Holds(span(t, "..2025-02-01")), false},
		{"a common day is enough to overlap", year.Overlaps(span(t, "2025-12-31..2026-02-01")), true},
		{"neighbours do not overlap", year.Overlaps(span(t, "2026-01-01..2026-02-01")), false},
		{"an empty span overlaps nothing", year.Overlaps(Span{From: 9, To: 8}), false},
		{"an empty span lies in every span", year.Holds(Span{From: 9, To: 8}), true},
		{"a span of two days in their order is closed", year.Closed(), true},
		{"a span with an open end is not", span(t, "2025-01-01..").Closed(), false},
	} {
		if row.got != row.want {
			t.Errorf("%s: %v", row.says, row.got)
		}
	}
}

func TestDaysOfASpanAreCounted(t *testing.T) {
	for _, row := range []struct {
		s    Span
		want int
	}{
		{span(t, "2025-01-01..2025-01-01"), 1},
		{span(t, "2024-01-01..2024-12-31"), 366},
		{Span{From: 9, To: 8}, 0},
		{span(t, "2024-01-01.."), -1},
		{Span{}, -1},
	} {
		if got := row.s.Days(); got != row.want {
			t.Errorf("%s has %d days, want %d", row.s, got, row.want)
		}
	}
}

func TestAPeriodIsReadStrictly(t *testing.T) {
	for _, row := range []struct{ typed, code string }{
		{"2025-12-31..2025-01-01", "period.backwards"},
		{"2025-01-01", "period.malformed"},
		{"2025-01-01 - 2025-12-31", "period.malformed"},
		{"", "period.malformed"},
		{"2025-01-01...2025-12-31", "date.malformed"},
		{"2025-01-01..2025-02-30", "date.impossible"},
		{"2025-02-30..2025-03-30", "date.impossible"},
	} {
		_, err := ParseSpan(row.typed)
		refused(t, row.typed, err, row.code)
	}
	for _, row := range []struct{ typed, words string }{
		{"2025-01-01..2025-12-31", "01.01.2025–31.12.2025"},
		{"2025-01-01..", "01.01.2025–…"},
		{"..2025-12-31", "…–31.12.2025"},
		{"..", "…–…"},
	} {
		s, err := ParseSpan(row.typed)
		if err != nil || s.String() != row.typed || s.Words().KK != row.words {
			t.Errorf("%s: %s, %v, %v", row.typed, s, s.Words(), err)
		}
	}
}

func TestSpansAreUnitedAndCut(t *testing.T) {
	q1, q2, q4 := span(t, "2025-01-01..2025-03-31"), span(t, "2025-04-01..2025-06-30"), span(t, "2025-10-01..2025-12-31")
	half, year := span(t, "2025-01-01..2025-06-30"), span(t, "2025-01-01..2025-12-31")
	q3 := span(t, "2025-07-01..2025-09-30")
	for _, row := range []struct {
		says string
		got  Spans
		want Spans
	}{
		{"neighbours are joined, in whatever order", Union(q4, q2, q1), Spans{half, q4}},
		{"a span inside another says nothing", Union(year, q2), Spans{year}},
		{"an empty span says nothing", Union(Span{From: 9, To: 8}), nil},
		{"an open end swallows what follows", Union(span(t, "2025-02-01.."), q4), Spans{span(t, "2025-02-01..")}},
		{"an open beginning too", Union(q1, span(t, "..2025-02-01")), Spans{span(t, "..2025-03-31")}},
		{"what a year lacks", Union(half, q4).Missing(year), Spans{q3}},
		{"nothing lacks what it has", Union(year).Missing(q3), nil},
		{"no coverage lacks everything", Spans(nil).Missing(year), Spans{year}},
		{"an empty span lacks nothing", Spans(nil).Missing(Span{From: 9, To: 8}), nil},
		{"all time lacks both sides", Union(year).Missing(Span{}), Spans{span(t, "..2024-12-31"), span(t, "2026-01-01..")}},
		{"a cut keeps what both have", Union(half, q4).Intersect(span(t, "2025-06-01..2025-10-31")),
			Spans{span(t, "2025-06-01..2025-06-30"), span(t, "2025-10-01..2025-10-31")}},
		{"sets are cut with sets", Union(half, q4).IntersectAll(Union(q2, q3, q4)), Spans{q2, q4}},
	} {
		if !reflect.DeepEqual(row.got, row.want) {
			t.Errorf("%s: %v, want %v", row.says, row.got, row.want)
		}
	}
	if !Union(q1, q2).Holds(half) || Union(q1, q4).Holds(half) || !Spans(nil).Holds(Span{From: 9, To: 8}) {
		t.Error("a set holds a span only if no day of it is missing")
	}
}

// Sets of spans behave as sets of days: here the days 1 to 40, one by one.
func TestSetsOfSpansAreSetsOfDays(t *testing.T) {
	r := random(t)
	for range 3000 {
		a, b, cut := draw(r), draw(r), drawSpan(r)
		union, both := Union(append(a, b...)...), Union(a...).IntersectAll(Union(b...))
		missing := Union(a...).Missing(cut)
		for d := Day(1); d <= 40; d++ {
			inA, inB := anyHas(a, d), anyHas(b, d)
			if union.Contains(d) != (inA || inB) || both.Contains(d) != (inA && inB) {
				t.Fatalf("%v and %v: day %d: union %v, both %v", a, b, d, union, both)
			}
			if missing.Contains(d) != (cut.Contains(d) && !inA) {
				t.Fatalf("%v lacks %v of %v", a, missing, cut)
			}
		}
		if union.Holds(cut) != (len(union.Missing(cut)) == 0) {
			t.Fatalf("%v holds %v: %v", union, cut, union.Holds(cut))
		}
		for i := 1; i < len(union); i++ {
			if union[i].From <= union[i-1].To+1 {
				t.Fatalf("%v is not the shortest list", union)
			}
		}
	}
}

func anyHas(list []Span, d Day) bool {
	for _, s := range list {
		if s.Contains(d) {
			return true
		}
	}
	return false
}

func draw(r *rand.Rand) []Span {
	list := make([]Span, r.IntN(5))
	for i := range list {
		list[i] = drawSpan(r)
	}
	return list
}

// drawSpan gives spans of all kinds: closed, open and empty.
func drawSpan(r *rand.Rand) Span {
	s := Span{From: Day(1 + r.IntN(40)), To: Day(1 + r.IntN(40))}
	switch r.IntN(10) {
	case 0:
		s.From = 0
	case 1:
		s.To = 0
	}
	return s
}

func FuzzParseSpan(f *testing.F) {
	for _, s := range []string{"2025-01-01..2025-12-31", "..", "2025-01-01..", "2025-01-02..2025-01-01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParseSpan(s)
		if err == nil && (p.String() != s || p.Empty()) {
			t.Errorf("%q comes back as %q", s, p)
		}
	})
}
