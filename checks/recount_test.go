package checks_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// The judge counts with spans and slots. Here everything is counted again day by
// day, as slowly and as plainly as the law of counting is written.

// almaty is the time of the office; the slow count needs no zone data.
var almaty = time.FixedZone("Almaty", 5*3600)

// slow knows of one part of one check that repeats in time.
type slow struct {
	*world
	check, part string
	category    string
	unit        calendar.Unit
	begin       calendar.Day   // of the duty
	stated      []calendar.Day // by coverage
}

func (s *slow) asOf() calendar.Day { return s.c.Inspection.AsOf }

func inside(d calendar.Day, span checks.Dated) bool {
	return (span.From == 0 || d >= span.From) && (span.To == 0 || d <= span.To)
}

// judged tells whether the duty bound on the day, inside the period.
func (s *slow) judged(d calendar.Day) bool {
	h := s.holder.Holder
	belongs := slices.ContainsFunc(h.Categories, func(b checks.Belonging) bool {
		return b.ID == s.category && inside(d, b.Dated)
	})
	return inside(d, s.c.Inspection.Period) && d >= s.begin && inside(d, h.Life) && belongs
}

// covered tells whether a source is complete for the day: it says so, and was
// stated no earlier.
func (s *slow) covered(d calendar.Day) bool {
	for i := range s.c.Coverage {
		if c := &s.c.Coverage[i]; c.Of == checks.Events && d >= c.From && d <= c.To && d <= s.stated[i] {
			return true
		}
	}
	return false
}

func (s *slow) every(from, to calendar.Day, is func(calendar.Day) bool) bool {
	for d := from; d <= to; d++ {
		if !is(d) {
			return false
		}
	}
	return true
}

// events counts what fills the slot.
func (s *slow) events(from, to calendar.Day) int {
	n := 0
	for _, e := range s.c.Evidence {
		d := e.At.Day
		if e.Kind == checks.Event && d <= s.asOf() && d >= from && d <= to && s.judged(d) {
			n++
		}
	}
	return n
}

func (s *slow) state(from, to calendar.Day, n int) checks.State {
	reading, accepted := s.office.Accepted("daily", from)
	off := false
	if s.unit == calendar.Daily {
		working, _ := s.days.Working(from)
		off = !working
	}
	switch {
	case n > 0:
		return checks.Filled
	case !s.every(from, to, s.judged):
		return checks.Cut
	case to >= s.asOf():
		return checks.Future
	case off && accepted && reading.Reading == "working-days":
		return checks.Cut
	case off && !accepted:
		return checks.Unknown
	case s.every(from, to, s.covered):
		return checks.NoEvent
	}
	return checks.Unknown
}

// acts lists the editions in force on a day.
func (s *slow) acts(d calendar.Day) []string {
	first, last := "2025-05-03", "2025-05-13" // of 177-НҚ: the earliest and the latest first day
	if p := published(s.office); p != 0 && p.String() >= "2025-04-22" && p.String() <= "2025-12-31" {
		first = p.Add(11).String()
		last = first
	}
	var out []string
	switch iso := d.String(); {
	case iso < "2024-04-04":
	case iso <= "2024-06-21":
		out = append(out, "606-НҚ")
	case iso < last:
		out = append(out, "606-НҚ/221")
	}
	if d.String() >= first {
		out = append(out, "177-НҚ")
	}
	return out
}

// compare counts every slot of the period again.
func (s *slow) compare(t *testing.T) {
	t.Helper()
	f, ok := checks.JudgeOne(s.law.Check(s.check), s.c, s.holder, s.office, s.law, s.days)
	if !ok {
		t.Fatalf("%s does not bind", s.check)
	}
	s.days = s.office.Calendar(s.days)
	p := partOf(f, s.part)
	if !slices.ContainsFunc(days(s.c.Inspection.Period), s.judged) {
		if p.Verdict != checks.NotApplicable || len(p.Slots) > 0 {
			t.Errorf("%s binds on no day: %s", s.part, p.Verdict)
		}
		return
	}
	i := 0
	var met, broken, unknown int
	for d := s.c.Inspection.Period.From; d <= s.c.Inspection.Period.To; i++ {
		from, to := slowSlot(s.unit, d)
		d = to + 1
		if i >= len(p.Slots) {
			t.Fatalf("no slot for %s..%s", from, to)
		}
		n := s.events(from, to)
		want := s.state(from, to, n)
		u := p.Slots[i]
		if u.From != from || u.To != to || *u.Count != n || u.State != want {
			t.Errorf("%s %s (%s..%s): %s with %d, counted %s with %d", s.part, u.Slot, u.From, u.To, u.State, *u.Count, want, n)
		}
		var editions []string
		if u.Edition != "" {
			editions = append(editions, u.Edition)
		}
		for _, a := range u.Also {
			editions = append(editions, a.Edition)
		}
		if !slices.Equal(editions, s.acts(to)) {
			t.Errorf("%s %s falls to %v, in force %v", s.part, u.Slot, editions, s.acts(to))
		}
		switch want {
		case checks.Filled:
			met++
		case checks.NoEvent:
			broken++
		case checks.Unknown:
			unknown++
		}
	}
	if i != len(p.Slots) {
		t.Errorf("%d slots, counted %d", len(p.Slots), i)
	}
	if want := s.verdict(met, broken, unknown); p.Verdict != want && !p.Conflict && p.By == checks.Machine {
		t.Errorf("%s: %s, counted %s", s.part, p.Verdict, want)
	}
}

// verdict is that of a part made of slots: one that is missing breaks it.
func (s *slow) verdict(met, broken, unknown int) checks.Verdict {
	looked := len(s.c.Evidence) > 0
	for i, c := range s.c.Coverage {
		looked = looked || c.From <= s.stated[i]
	}
	switch {
	case broken > 0:
		return checks.NotMet
	case unknown == 0 && met > 0:
		return checks.Met
	case looked || met > 0:
		return checks.CannotTell
	}
	return checks.NotChecked
}

func days(span checks.Dated) []calendar.Day {
	var out []calendar.Day
	for d := span.From; d <= span.To; d++ {
		out = append(out, d)
	}
	return out
}

func TestSlotsCountedDayByDay(t *testing.T) {
	parts := []struct {
		check, part, category string
		unit                  calendar.Unit
	}{
		{"site-currency", "news", "state-body", calendar.Daily},
		{"weekly-blog", "posts", "state-body", calendar.Week},
		{"site-currency", "sections-weekly", "quasi-state", calendar.Week},
		{"open-data-events", "events", "state-body", calendar.Quarter},
		{"accessibility", "meetings", "state-institution", calendar.HalfYear},
	}
	begin := day(t, "2024-04-04")
	worlds(t, 200, func(r *rand.Rand, w *world) {
		x := pick(r, parts)
		s := &slow{world: w, check: x.check, part: x.part, category: x.category, unit: x.unit, begin: begin}
		s.only(r)
		s.compare(t)
	})
}

// only makes the world one of this part: its category, and evidence and coverage
// of it alone.
func (s *slow) only(r *rand.Rand) {
	h := &s.holder.Holder
	s.c.Inspection.Categories, s.c.Answers, s.holder.Disputed = []string{s.category}, nil, nil
	m := &maker{dice: r, law: s.law, first: s.c.Inspection.Period.From - 50}
	h.Categories = []checks.Belonging{{ID: s.category}}
	if m.chance(3) {
		h.Categories = []checks.Belonging{{ID: s.category, Dated: m.span(300)}, {ID: s.category, Dated: m.span(300)}}
	}
	serves := []checks.Service{{Check: s.check, Parts: []string{s.part}}}
	s.c.Evidence = nil
	for range m.IntN(60) {
		mark := m.mark()
		mark.Rival = false
		kind := pick(r, []checks.EvidenceKind{checks.Event, checks.Event, checks.Event, checks.Statement})
		s.c.Evidence = append(s.c.Evidence, checks.Evidence{
			ID: mark.Entry, Kind: kind, Serves: serves, At: moment(m.first + calendar.Day(m.IntN(600))), Mark: mark,
		})
	}
	s.c.Coverage = nil
	for range m.IntN(5) {
		c := m.coverage()
		from := m.first + calendar.Day(m.IntN(400))
		c.Check, c.Parts, c.From, c.To, c.Mark.Rival = s.check, []string{s.part}, from, from+calendar.Day(m.IntN(300)), false
		c.Mark.Time = c.Mark.Time.AddDate(m.IntN(3), 0, 0)
		s.c.Coverage = append(s.c.Coverage, c)
		stated, _ := calendar.ParseDay(c.Mark.Time.In(almaty).Format(time.DateOnly))
		s.stated = append(s.stated, stated)
	}
}
