package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// truth is what is known of a fact over a span: the days on which it held and
// those on which it did not. On the other days it is unknown.
type truth struct{ yes, no calendar.Spans }

func always(within calendar.Span) truth { return truth{yes: calendar.Spans{within}} }

func (t truth) and(o truth) truth {
	return truth{yes: t.yes.IntersectAll(o.yes), no: calendar.Union(slices.Concat(t.no, o.no)...)}
}

func (t truth) or(o truth) truth {
	return truth{yes: calendar.Union(slices.Concat(t.yes, o.yes)...), no: t.no.IntersectAll(o.no)}
}

func (t truth) not() truth { return truth{yes: t.no, no: t.yes} }

// unknown gives the days of the span on which the fact is not known.
func (t truth) unknown(within calendar.Span) calendar.Spans {
	return calendar.Union(slices.Concat(t.yes, t.no)...).Missing(within)
}

// hangs tells on which days of the span all conditions that name the category
// hold for the holder.
func hangs(h *Holder, conditions []standard.When, category string, within calendar.Span) truth {
	all := always(within)
	for _, w := range conditions {
		if names(w, category) {
			all = all.and(condition(h, w, within))
		}
	}
	return all
}

func names(w standard.When, category string) bool {
	return len(w.Categories) == 0 || slices.Contains(w.Categories, category)
}

func condition(h *Holder, w standard.When, within calendar.Span) truth {
	out := always(within)
	if len(w.Any) > 0 {
		any := truth{no: calendar.Spans{within}}
		for _, id := range w.Any {
			any = any.or(h.trait(id, within))
		}
		out = out.and(any)
	}
	for _, id := range w.All {
		out = out.and(h.trait(id, within))
	}
	for _, id := range w.None {
		out = out.and(h.trait(id, within).not())
	}
	return out
}

// unknownTraits lists the traits of the conditions that are not known on some of
// the days: those are to be asked.
func unknownTraits(h *Holder, conditions []standard.When, category string, days calendar.Spans) []string {
	var out []string
	for _, id := range traitsOf(conditions, category) {
		for _, span := range days {
			if len(h.trait(id, span).unknown(span)) > 0 {
				out = append(out, id)
				break
			}
		}
	}
	return out
}

// deciding lists the traits that keep conditions from holding on all the days,
// with what is known of them.
func deciding(h *Holder, conditions []standard.When, category string, within calendar.Span) traitAnswers {
	var out traitAnswers
	add := func(held bool, ids ...string) {
		for _, id := range ids {
			if a := (traitAnswer{id, held}); !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	for _, w := range conditions {
		if !names(w, category) {
			continue
		}
		if len(w.Any) > 0 && condition(h, standard.When{Any: w.Any}, within).no.Holds(within) {
			add(false, w.Any...)
		}
		for _, id := range w.All {
			if h.trait(id, within).no.Holds(within) {
				add(false, id)
			}
		}
		for _, id := range w.None {
			if h.trait(id, within).yes.Holds(within) {
				add(true, id)
			}
		}
	}
	return out
}

// traitsOf lists the traits on which conditions hang for a category, each once.
func traitsOf(conditions []standard.When, category string) []string {
	var out []string
	for _, w := range conditions {
		if names(w, category) {
			out = union(out, slices.Concat(w.Any, w.All, w.None))
		}
	}
	return out
}

// union appends what is not there yet.
func union(list, more []string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
