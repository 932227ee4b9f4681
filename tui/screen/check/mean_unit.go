package check

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
)

// unitTitle is what stands over the meaning of a unit.
func (s *check) unitTitle(r row) string {
	_, part := s.part()
	title := capital(s.name(part, r))
	if part.PerPremises {
		title += " · " + s.address(r.premises)
	}
	return title
}

// meanUnit says what became of a unit, and why.
func (s *check) meanUnit(r row) []aid.Line {
	l := &said{check: s}
	p, part := s.part()
	switch {
	case r.asked:
		l.asked(p, part, r)
	case r.unit.Slot != "":
		l.slot(p, r)
	default:
		l.thing(r)
	}
	return l.lines
}

// asked says of an address what the analyst answered, or what is to be asked.
func (l *said) asked(p *checks.PartFinding, part *standard.Part, r row) {
	l.answers(p, r.premises, false)
	if r.answer != nil {
		return
	}
	l.pair("label.state", theme.Plain, l.state(r))
	if r.lapsed {
		l.text(theme.Plain, words.In(l.env, "lapsed", lang.Args{"part": l.partName(part.Unless)}))
		return
	}
	l.text(theme.Plain, l.env.In(part.Help))
	l.questions()
}

// slot says what became of a slot: in words, with the events in it, the coverage
// that holds it, the day of the breach, the norm, and what lies around it.
func (l *said) slot(p *checks.PartFinding, r row) {
	u := &r.unit
	l.pair("label.state", r.style(), l.state(r)+" – "+l.became(p, u))
	l.sources(u.Evidence)
	if u.State == checks.NoEvent {
		l.pair("label.breach", theme.Plain, l.dayAndWeekday(u.Breach))
	}
	l.norm(u)
	l.coverage(p.Part, u)
	l.answers(p, "", true)
	if r.unknown() {
		l.settle(p.Ask)
	}
	l.nearby(p.Part, u)
	l.daysOff(u)
	if r.unknown() {
		l.questions()
	}
}

// became says what the state of a slot means.
func (s *check) became(p *checks.PartFinding, u *checks.Unit) string {
	e := s.env
	switch u.State {
	case checks.Unknown:
		if unlooked(p) {
			return words.In(e, "unlooked", nil)
		}
	case checks.Filled:
		return words.In(e, "slot.filled", lang.Args{"n": len(u.Evidence)})
	case checks.NoEvent:
		return words.In(e, "slot.missing", nil)
	case checks.Future:
		return words.In(e, "slot.future", lang.Args{"day": s.read.view.Case.Inspection.AsOf.Digits()})
	}
	var why []string
	for _, r := range u.Reasons {
		if r.Code == notCovered {
			why = append(why, words.In(e, "slot.unknown", nil))
		} else {
			why = append(why, e.In(r.Words()))
		}
	}
	return joined(why...)
}

// notCovered is the judge's reason for a slot that no source holds.
const notCovered = "slots.not-covered"

// coverage says which sources were complete for the days of a slot.
func (l *said) coverage(part string, u *checks.Unit) {
	found := false
	for _, c := range l.coverages(part, checks.Events) {
		if c.Span().Overlaps(span(*u)) {
			text := shortSpan(c.Span()) + ": " + line(c.Source)
			if found {
				l.also(theme.Band, text)
			} else {
				l.pair("label.covered", theme.Band, text)
			}
			found = true
		}
	}
	if !found && slices.ContainsFunc(u.Reasons, func(r checks.Reason) bool { return r.Code == notCovered }) {
		l.pair("label.covered", theme.Plain, words.In(l.env, "slot.uncovered", lang.Args{"span": shortSpan(span(*u))}))
	}
}

// nearby names the nearest events before and after a slot.
func (l *said) nearby(part string, u *checks.Unit) {
	var before, after *checks.Evidence
	for i := range l.read.view.Case.Evidence {
		e := &l.read.view.Case.Evidence[i]
		if e.Kind != checks.Event || !e.ServesPart(l.about, part) {
			continue
		}
		if e.At.Day < u.From && (before == nil || e.At.Day > before.At.Day) {
			before = e
		}
		if e.At.Day > u.To && (after == nil || e.At.Day < after.At.Day) {
			after = e
		}
	}
	first := true
	for _, e := range []*checks.Evidence{before, after} {
		if e == nil {
			continue
		}
		text := e.At.Day.Digits() + " " + l.evidenceName(e)
		if first {
			l.pair("label.nearby", theme.Plain, text)
		} else {
			l.also(theme.Plain, text)
		}
		first = false
	}
}

// longestWithDaysOff is how many days a slot may have for its days off to be
// named.
const longestWithDaysOff = 7

// daysOff names the holidays of a short slot: they explain, and excuse nothing.
func (l *said) daysOff(u *checks.Unit) {
	if int(u.To-u.From) >= longestWithDaysOff {
		return
	}
	first := true
	for d := u.From; d <= u.To; d++ {
		note, ok := l.read.days.Note(d)
		if !ok {
			continue
		}
		text := d.Digits() + " " + l.env.In(note.Words())
		if first {
			l.pair("label.holidays", theme.Plain, text)
		} else {
			l.also(theme.Plain, text)
		}
		first = false
	}
}

// thing says what is known of an item, an event or a row.
func (l *said) thing(r row) {
	p, _ := l.part()
	u := &r.unit
	l.pair("label.state", r.style(), l.state(r))
	if u.Date != 0 {
		l.pair(dateLabel(p.Method), theme.Plain, l.dayAndWeekday(u.Date))
	}
	if u.Due != 0 {
		l.pair("label.due", theme.Plain, l.dayAndWeekday(u.Due))
	}
	if unlooked(p) && r.unknown() {
		l.text(theme.Plain, words.In(l.env, "unlooked.text", nil))
	}
	for _, r := range u.Reasons {
		if note, ok := r.Args["note"].(string); ok {
			l.pair("label.note", theme.Plain, line(note))
		} else {
			l.once(l.env.In(r.Words()))
		}
	}
	l.sources(u.Evidence)
	if broken(u.State) {
		l.pair("label.breach", theme.Plain, l.dayAndWeekday(u.Breach))
	}
	l.norm(u)
	if _, item, ok := l.law().FindItem(l.standard(), u.Item); ok && item.Law != "" {
		l.pair("label.law", theme.Plain, l.env.In(l.law().CiteLawShort(item.Law)))
	}
	l.answers(p, r.premises, false)
	if r.unknown() {
		l.settle(p.Ask)
	}
}

// dateLabel names the day of a unit: an event has its own, all else the day on
// which it was looked at.
func dateLabel(m standard.Method) string {
	if m == standard.Lead || m == standard.Within {
		return "label.event"
	}
	return "label.looked"
}

func broken(s checks.State) bool {
	return slices.Contains([]checks.State{checks.NoEvent, checks.Late, checks.State(checks.Absent), checks.State(checks.Incomplete)}, s)
}
