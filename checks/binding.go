package checks

import (
	"slices"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// binding says on which days a duty binds the holder: while it lives, belongs to
// the category, and has the traits on which the part hangs.
type binding struct {
	begin calendar.Day   // first day of the duty
	bound truth          // on which days since then it binds
	span  calendar.Spans // judged span: days of the period on which it binds
	reach calendar.Spans // the same with the days on which a trait is not known
	state calendar.Span  // days on which a look at a state of things may count
	looks calendar.Spans // those of them on which the duty binds
}

// bindingKey is what makes the binding of two parts that hang on no trait one.
type bindingKey struct {
	category string
	begin    calendar.Day
}

// bind says on which days a part binds the holder. The clauses that it serves may
// have been in force for a part of the time only: force gives their days.
func (b *bench) bind(part *standard.Part, category string, force []calendar.Span) *binding {
	always := part.Weight == standard.LawOnly || len(force) == len(b.editions)
	key := bindingKey{category, b.dutyStart(part)}
	if !always && len(force) > 0 {
		key.begin = force[0].From
	}
	if known, ok := b.bindings[key]; ok && always && len(part.When) == 0 {
		return known
	}
	duty := calendar.Span{From: key.begin}
	yes := b.holder.category(category, duty)
	if life := b.holder.Life.Span(); !life.Empty() {
		yes = yes.Intersect(life)
	} else {
		yes = nil
	}
	if !always {
		yes = yes.IntersectAll(calendar.Union(force...))
	}
	out := &binding{
		begin: key.begin, bound: truth{yes: yes, no: yes.Missing(duty)},
		state: calendar.Span{From: max(key.begin, b.period.From), To: b.asOf},
	}
	if len(part.When) == 0 {
		if always {
			b.bindings[key] = out
		}
	} else {
		out.bound = out.bound.and(hangs(b.holder, part.When, category, duty))
	}
	out.span = out.bound.yes.Intersect(b.period)
	out.looks = out.bound.yes.Intersect(out.state)
	out.reach = calendar.Union(slices.Concat(out.span, out.doubt(b.period))...)
	return out
}

// doubt gives the days of a span on which a trait is not known.
func (b *binding) doubt(asked calendar.Span) calendar.Spans {
	return b.bound.unknown(calendar.Span{From: b.begin}).Intersect(asked)
}

// dutyStart gives the first day of the duty: that of the Standard, or for a duty
// of the Law alone the day from which its text is known.
func (b *bench) dutyStart(part *standard.Part) calendar.Day {
	start := b.editions[0].possible.From
	if part.Weight != standard.LawOnly {
		return start
	}
	if part.Since != "" {
		since, _ := calendar.ParseDay(part.Since)
		return max(start, since)
	}
	for _, number := range part.Law {
		start = max(start, b.textSince(number))
	}
	return start
}

// textSince gives the first day for which the text of a place of the Law is
// held; no day for none. The leaves of article 16 are looked up together.
func (b *bench) textSince(number string) calendar.Day {
	if strings.Contains(number, ".") && b.since == nil {
		b.since = map[string]calendar.Day{}
		for i := range b.law.Law().Articles {
			article := &b.law.Law().Articles[i]
			for _, leaf := range article.Leaves {
				b.since[leaf.ID] = max(leaf.From, article.KnownFrom)
			}
		}
	}
	if day, ok := b.since[number]; ok || number == "" {
		return day
	}
	if article := b.law.Article(number); article != nil {
		return article.KnownFrom
	}
	return 0
}
