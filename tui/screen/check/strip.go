package check

import (
	"slices"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// stripOf makes the strip of some slots. Units of the Law alone stand under no
// edition of the Standard.
func stripOf(e *screen.Env, units []checks.Unit, law string, covered calendar.Spans) widget.Strip {
	var out widget.Strip
	act, several := firstAct(units, law), severalYears(units)
	for i := range units {
		u := &units[i]
		slot, _ := calendar.ParseSlot(u.Slot)
		act = actOf(u, law, act)
		o := widget.Slot{Act: act, Open: needs(u.State), Covered: covered.Holds(slot.Span)}
		o.Sign, o.Style = theme.State(u.State)
		head(e, &o, slot, i == 0, several)
		out.Slots = append(out.Slots, o)
		out.Words = slot.Unit != calendar.Daily && slot.Unit != calendar.Week
		out.Apart = slot.Unit == calendar.Daily
	}
	return out
}

// severalYears tells whether some weeks lie in more than one year. The week that
// only reaches over from the year before, or into the next, makes none.
func severalYears(units []checks.Unit) bool {
	n := len(units)
	return n > 3 && units[1].To.Year() != units[n-2].From.Year()
}

// firstAct gives the act of the first slot that falls to one, for those before
// the duty began.
func firstAct(units []checks.Unit, law string) string {
	for i := range units {
		if units[i].Edition != "" && units[i].Edition != law {
			return actOf(&units[i], law, "")
		}
	}
	return ""
}

// actOf names the act that was in force on the day that decides; empty where two
// may have been. A slot that falls to none stands with those before it.
func actOf(u *checks.Unit, law, before string) string {
	switch {
	case u.Edition == "" || u.Edition == law:
		return before
	case unsettledDay(u):
		return ""
	}
	return u.Edition
}

// unsettledDay tells whether a unit falls to clauses of two editions.
func unsettledDay(u *checks.Unit) bool {
	for _, ref := range u.Also {
		if ref.Edition != u.Edition {
			return true
		}
	}
	return false
}

// head says what stands over a slot, and in which group it is scrolled.
func head(e *screen.Env, o *widget.Slot, slot calendar.Slot, first, several bool) {
	y, m, d := slot.Span.From.Date()
	switch slot.Unit {
	case calendar.Daily:
		o.Group = y*12 + m
		if d == 1 || d%5 == 0 {
			o.Head = strconv.Itoa(d)
		}
		if d == 1 || first {
			o.Over = monthYear(slot.Span.From)
		}
	case calendar.Week:
		weekHead(o, slot, first && several, several)
	case calendar.Quarter:
		o.Group, o.Head = y, words.In(e, "head.quarter", lang.Args{"n": (m + 2) / 3})
	case calendar.HalfYear:
		o.Group, o.Head = y, words.In(e, "head.half-year", lang.Args{"n": (m + 5) / 6})
	default:
		o.Group, o.Head = y, strconv.Itoa(y)
	}
	if (slot.Unit == calendar.Quarter || slot.Unit == calendar.HalfYear) && (m == 1 || first) {
		o.Over = strconv.Itoa(y)
	}
}

// weekHead numbers a month over the week that holds its first day.
func weekHead(o *widget.Slot, slot calendar.Slot, year, several bool) {
	thursday := slot.Span.From + 3
	o.Group = thursday.Year()*4 + (thursday.Month()-1)/3
	if year {
		o.Over = strconv.Itoa(thursday.Year())
	}
	for d := slot.Span.From; d <= slot.Span.To; d++ {
		y, m, n := d.Date()
		if n != 1 {
			continue
		}
		o.Head = digits2(m)
		if several && m == 1 {
			o.Over = strconv.Itoa(y)
		}
	}
}

func digits2(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// monthYear writes a month as tables do: 03.2025.
func monthYear(d calendar.Day) string { return digits2(d.Month()) + "." + strconv.Itoa(d.Year()) }

// covered gives the days for which a source was complete of events or notices
// for the part under the cursor. No source is complete for days after the day on
// which that was stated.
func (s *check) covered(of checks.Of) calendar.Spans {
	p, _ := s.part()
	if p == nil {
		return nil
	}
	var out []calendar.Span
	for _, c := range s.coverages(p.Part, of) {
		if span, ok := c.Span().Intersect(calendar.Span{To: calendar.DayOf(c.Mark.Time)}); ok {
			out = append(out, span)
		}
	}
	return calendar.Union(out...)
}

// coverages lists the coverage of a part.
func (s *check) coverages(part string, of checks.Of) []*checks.Coverage {
	var out []*checks.Coverage
	for i := range s.read.view.Case.Coverage {
		c := &s.read.view.Case.Coverage[i]
		if c.Check == s.about && c.Of == of && c.Span().Closed() && slices.Contains(c.Parts, part) {
			out = append(out, c)
		}
	}
	return out
}

// states are the states of slots in the order of the legend.
var states = []checks.State{checks.Filled, checks.NoEvent, checks.Unknown, checks.Cut, checks.Future}

// legend counts the slots by their state: sign, word and number, or without the
// word where there is little room.
func legend(e *screen.Env, units []checks.Unit, short bool) []widget.Meaning {
	var out []widget.Meaning
	for _, state := range states {
		n := 0
		for _, u := range units {
			if u.State == state {
				n++
			}
		}
		if n == 0 {
			continue
		}
		m := widget.Meaning{Text: strconv.Itoa(n)}
		m.Sign, m.Style = theme.State(state)
		if !short {
			m.Text = e.In(state.Words()) + " " + m.Text
		}
		out = append(out, m)
	}
	return out
}

// band explains the line under the strip.
func (s *check) band(strip widget.Strip) []widget.Meaning {
	for _, o := range strip.Slots {
		if o.Covered {
			return []widget.Meaning{{Sign: "─", Style: theme.Band, Text: words.In(s.env, "legend.covered", nil)}}
		}
	}
	return []widget.Meaning{{Sign: " ", Text: words.In(s.env, "legend.uncovered", argsOf("key", screen.ActOf("coverage-add").Label(s.env.Lang, false)))}}
}

// bars explains the slots between two bars, where there are any.
func (s *check) bars(units []checks.Unit) []widget.Meaning {
	for i := range units {
		u := &units[i]
		if !unsettledDay(u) {
			continue
		}
		for _, ref := range u.Also {
			certain, possible := s.read.line.Spans(ref.Edition)
			if certain.From > possible.From {
				return []widget.Meaning{{Sign: "│ │", Style: theme.Title, Text: words.In(s.env, "legend.unsettled", lang.Args{
					"span": shortSpan(calendar.Span{From: possible.From, To: certain.From.Add(-1)}), "act": ref.Edition,
				})}}
			}
		}
	}
	return nil
}
