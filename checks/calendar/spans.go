package calendar

import (
	"cmp"
	"slices"
)

// Spans is a set of days, as its shortest list of spans: in order of time, no
// two of them touching. Make it with Union; the nil Spans is no day at all.
type Spans []Span

// Union is all the days that lie in any of the spans.
func Union(spans ...Span) Spans {
	list := slices.DeleteFunc(slices.Clone(spans), Span.Empty)
	slices.SortFunc(list, func(a, b Span) int { return cmp.Compare(a.From, b.From) })
	var joined Spans
	for _, next := range list {
		if len(joined) == 0 || !joined[len(joined)-1].reaches(next) {
			joined = append(joined, next)
			continue
		}
		last := &joined[len(joined)-1]
		if last.To != 0 && (next.To == 0 || next.To > last.To) {
			last.To = next.To
		}
	}
	return joined
}

// reaches tells whether a span that begins no earlier overlaps or adjoins.
func (s Span) reaches(later Span) bool { return s.To == 0 || later.From <= s.To+1 }

// Holds tells whether every day of the span lies in the set.
func (s Spans) Holds(span Span) bool {
	return span.Empty() || slices.ContainsFunc(s, func(own Span) bool { return own.Holds(span) })
}

// Contains tells whether the day lies in the set.
func (s Spans) Contains(d Day) bool {
	return slices.ContainsFunc(s, func(own Span) bool { return own.Contains(d) })
}

// Intersect is the days of the set that lie in the span.
func (s Spans) Intersect(span Span) Spans {
	var both []Span
	for _, own := range s {
		if shared, ok := own.Intersect(span); ok {
			both = append(both, shared)
		}
	}
	return Union(both...)
}

// IntersectAll is the days that both sets have.
func (s Spans) IntersectAll(other Spans) Spans {
	var both []Span
	for _, span := range other {
		both = append(both, s.Intersect(span)...)
	}
	return Union(both...)
}

// Missing is the days of the span that do not lie in the set.
func (s Spans) Missing(span Span) Spans {
	if span.Empty() {
		return nil
	}
	var gaps []Span
	rest := span
	for _, own := range s.Intersect(span) {
		if own.first() > rest.first() {
			gaps = append(gaps, Span{From: rest.From, To: own.From - 1})
		}
		if own.last() == span.last() {
			return gaps
		}
		rest.From = own.To + 1
	}
	return append(gaps, rest)
}
