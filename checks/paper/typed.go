package paper

import (
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// field gives what the analyst gave for the paper under a name, as one line.
func (m *pen) field(name string) string { return m.free(m.in.Details.Field(name, m.l)) }

// fieldLines gives it line by line.
func (m *pen) fieldLines(name string) []string {
	out := []string{}
	for line := range strings.Lines(m.in.Details.Field(name, m.l)) {
		if line = m.free(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// fieldDay gives a day that was given under a name, none where there is none.
func (m *pen) fieldDay(name string) calendar.Day {
	d, _ := calendar.ParseDay(strings.TrimSpace(m.in.Details.Fields[name]))
	return d
}

// fieldCount gives a number that was given under a name, 0 where there is none.
func (m *pen) fieldCount(name string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(m.in.Details.Fields[name]))
	return n
}

// date says a day in words; one that is not known is left for the pen.
func (m *pen) date(d calendar.Day) string {
	if d == 0 {
		return blank
	}
	return m.words(d.Words())
}

// inMonth are the endings that make of a Kazakh month the day on which something was:
// 5 ақпан, 5 ақпанда. They belong to the names of the months alone.
var inMonth = [...]string{"да", "да", "да", "де", "да", "да", "де", "да", "те", "да", "да", "да"}

// onDay says on what day something was.
func (m *pen) onDay(d calendar.Day) string {
	if d == 0 || m.l != lang.KK {
		return m.date(d)
	}
	return m.date(d) + inMonth[d.Month()-1]
}

// ofDay says of what day a paper is: 5 ақпандағы, от 5 февраля.
func (m *pen) ofDay(d calendar.Day) string {
	if m.l != lang.KK {
		return m.say("of-day", lang.Args{"day": m.date(d)})
	}
	if d == 0 {
		return blank
	}
	last := "ғы"
	if ending := inMonth[d.Month()-1]; strings.HasSuffix(ending, "е") {
		last = "гі"
	}
	return m.onDay(d) + last
}

// stretch says a span of time in words.
func (m *pen) stretch(s calendar.Span) string {
	return m.say("stretch", lang.Args{"from": m.date(s.From), "to": m.date(s.To)})
}

// numberOf names a paper by the day and the number of its registration; until then
// both are left for the pen.
func (m *pen) numberOf(p *checks.IssuedPaper) string {
	var day calendar.Day
	number := ""
	if p != nil {
		day, number = p.Day(), m.free(p.Number())
	}
	return m.dated(day, number)
}

func (m *pen) dated(day calendar.Day, number string) string {
	return m.ofDay(day) + " № " + orBlank(number)
}

// doer is who carries the control out, as the sentences need it: in Russian in the
// instrumental. The word for a ministry alone is inflected, for the authorised body is
// one; a body of another name stands in brackets as it is.
func (m *pen) doer(o Office) string {
	rest, ministry := strings.CutPrefix(o.Name, ministryRU)
	switch {
	case m.l != lang.RU:
		return orBlank(o.Name)
	case ministry:
		return m.say("doer.ministry", lang.Args{"rest": rest})
	}
	return m.say("doer.body", lang.Args{"office": orBlank(o.Name)})
}

// ministryRU begins the Russian name of a ministry.
const ministryRU = "Министерство "

// para is a paragraph of one text, with its full stop.
func para(text string) Block { return Paragraph{Runs: Plain(stop(text))} }

// subs are sub-points of one sentence each.
func subs(list []string) Block {
	var out []Point
	for _, s := range ended(list) {
		out = append(out, Item(s))
	}
	return SubPoints{Items: out}
}

// amends says in whose place a paper stands; nothing where it is the first.
func (m *pen) amends() []Block {
	old := m.in.Case.Paper(m.in.Details.Amends)
	if old == nil {
		return nil
	}
	return []Block{para(m.say("amends", lang.Args{"paper": old.Kind().Words(), "of": m.numberOf(old)}))}
}

// days is the calendar by which terms are counted; nil where none can be had.
func (m *pen) days() *calendar.Calendar {
	if m.in.Days != nil {
		return m.in.Days
	}
	days, err := calendar.Embedded()
	if err != nil {
		return nil
	}
	return days
}
