package main

import (
	"regexp"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// The values of flags have small languages of their own. Each is a type that
// reads itself; kong asks it to. A wrong form is wrong usage; a day that cannot
// be is refused by package calendar.

// day is a day that was typed; an empty one is not a day.
type day struct{ calendar.Day }

// UnmarshalText reads 2025-03-14.
func (d *day) UnmarshalText(text []byte) (err error) {
	d.Day, err = calendar.ParseDay(string(text))
	return err
}

// moment is a day, with the hour where it matters.
type moment struct{ calendar.Moment }

// UnmarshalText reads 2025-03-14 or 2025-03-14T10:30.
func (m *moment) UnmarshalText(text []byte) (err error) {
	m.Moment, err = calendar.ParseMoment(string(text))
	return err
}

// period is a span of days, from the first to the last.
type period struct{ calendar.Span }

// UnmarshalText reads 2025-01-01..2025-12-31.
func (p *period) UnmarshalText(text []byte) (err error) {
	p.Span, err = calendar.ParseSpan(string(text))
	return err
}

// since is a category with the days on which it holds: C[@FROM[..TO]].
type since struct{ desk.Since }

// UnmarshalText reads state-body or state-body@2024-01-01..2025-06-30.
func (c *since) UnmarshalText(text []byte) (err error) {
	c.ID, c.Span, err = dated(string(text))
	if err == nil && c.ID == "" {
		err = usage("usage.category", lang.Args{"typed": quoted(string(text))})
	}
	return err
}

// trait is a trait with its value and days: T=yes|no[@FROM[..TO]].
type trait struct{ desk.TraitInput }

// UnmarshalText reads public-order=yes or public-order=no@2024-01-01.
func (t *trait) UnmarshalText(text []byte) (err error) {
	id, rest, ok := strings.Cut(string(text), "=")
	if !ok || strings.TrimSpace(id) == "" {
		return usage("usage.trait", lang.Args{"typed": quoted(string(text))})
	}
	t.ID = strings.TrimSpace(id)
	t.Value, t.Span, err = dated(rest)
	return err
}

// dated parts what was said from the days for which it is said. A beginning
// alone has no end.
func dated(s string) (string, calendar.Span, error) {
	name, days, ok := strings.Cut(s, "@")
	name = strings.TrimSpace(name)
	if !ok {
		return name, calendar.Span{}, nil
	}
	if strings.Contains(days, "..") {
		span, err := calendar.ParseSpan(days)
		return name, span, err
	}
	from, err := calendar.ParseDay(days)
	return name, calendar.Span{From: from}, err
}

// occupied is premises with the days on which they are occupied:
// ADDRESS[@FROM[..TO]].
type occupied struct{ desk.AddressInput }

// UnmarshalText reads "Арқа, Абай к-сі, 1" or "Арқа, Абай к-сі, 1@2024-01-01". What
// follows the last @ and is no day belongs to the address.
func (a *occupied) UnmarshalText(text []byte) error {
	a.Address = strings.TrimSpace(string(text))
	i := strings.LastIndexByte(a.Address, '@')
	if i < 0 {
		return nil
	}
	if _, span, err := dated(a.Address[i:]); err == nil {
		a.Address, a.Span = strings.TrimSpace(a.Address[:i]), span
	}
	return nil
}

// lastDay is the last day on which something held: WHAT@DATE.
type lastDay struct {
	id string
	on calendar.Day
}

// UnmarshalText reads state-body@2025-06-30.
func (e *lastDay) UnmarshalText(text []byte) (err error) {
	i := strings.LastIndexByte(string(text), '@')
	if i <= 0 {
		return usage("usage.ending", lang.Args{"typed": quoted(string(text))})
	}
	e.id = strings.TrimSpace(string(text[:i]))
	e.on, err = calendar.ParseDay(strings.TrimSpace(string(text[i+1:])))
	return err
}

// item is what was seen of an item: I[=STATE].
type item struct{ checks.ItemSeen }

// UnmarshalText reads stand-hours or stand-hours=absent. The state is left to
// the desk to know.
func (i *item) UnmarshalText(text []byte) error {
	id, state, ok := strings.Cut(string(text), "=")
	i.Item, i.State = strings.TrimSpace(id), checks.ItemState(strings.TrimSpace(state))
	if i.Item == "" || ok && i.State == "" {
		return usage("usage.item", lang.Args{"typed": quoted(string(text))})
	}
	return nil
}

// notice is when an event was announced: [PART=]D[THH:MM].
type notice struct{ checks.Notice }

// UnmarshalText reads 2025-03-01 or conference=2025-03-01T09:00.
func (n *notice) UnmarshalText(text []byte) (err error) {
	at := string(text)
	if part, rest, ok := strings.Cut(at, "="); ok {
		n.Part, at = strings.TrimSpace(part), rest
		if n.Part == "" {
			return usage("usage.notice", lang.Args{"typed": quoted(string(text))})
		}
	}
	n.At, err = calendar.ParseMoment(at)
	return err
}

// giving is something that a paper asks for: NAME=TEXT.
type giving struct{ name, text string }

// UnmarshalText reads reason.ru=ремонт.
func (g *giving) UnmarshalText(text []byte) error {
	name, rest, ok := strings.Cut(string(text), "=")
	g.name, g.text = strings.TrimSpace(name), strings.TrimSpace(rest)
	if !ok || g.name == "" {
		return usage("usage.giving", lang.Args{"typed": quoted(string(text))})
	}
	return nil
}

// appointment is the act that appoints an inspection: "NUMBER DATE".
type appointment struct {
	number string
	day    calendar.Day
}

// UnmarshalText reads "12-05/481 2026-01-10".
func (a *appointment) UnmarshalText(text []byte) (err error) {
	words := strings.Fields(string(text))
	if len(words) < 2 {
		return usage("usage.act", lang.Args{"typed": quoted(string(text))})
	}
	last := len(words) - 1
	a.number = lang.Line(strings.Join(words[:last], " "))
	a.day, err = calendar.ParseDay(words[last])
	return err
}

// appointed joins the two flags of an appointment: neither stands alone.
func appointed(a *appointment, days *count) (*checks.Appointment, error) {
	switch {
	case a == nil && days == nil:
		return nil, nil
	case a == nil || days == nil:
		return nil, usage("usage.together", lang.Args{"flags": []string{"--act", "--days"}})
	}
	return &checks.Appointment{Number: a.number, Date: a.day, Days: days.n}, nil
}

// count is a whole number of days, or a year.
type count struct{ n int }

// mostCount bounds numbers that are typed: more days than a calendar has.
const mostCount = 9_999_999

// UnmarshalText reads 15.
func (c *count) UnmarshalText(text []byte) error {
	n, err := strconv.Atoi(string(text))
	if err != nil || n < 0 || n > mostCount || text[0] == '+' {
		return usage("usage.count", lang.Args{"typed": quoted(string(text))})
	}
	c.n = n
	return nil
}

// clausePlace is a clause at the end of what was typed: "4(15)", and places of
// the Law: "16(3)(2)", "12(1)[2]".
var clausePlace = regexp.MustCompile(`(?:^|[ /:,])(\d+(?:-\d+)?(?:\(\d+(?:-\d+)?\))+(?:\[\d+\])?)$`)

// splitClause parts "177-НҚ 4(15)" into the edition, which may be left out, and
// the clause.
func splitClause(s string) (edition, clause string, ok bool) {
	s = strings.TrimSpace(s)
	m := clausePlace.FindStringSubmatchIndex(s)
	if m == nil {
		return "", "", false
	}
	return strings.Trim(s[:m[2]], " /:,"), s[m[2]:m[3]], true
}

// quoted shortens what was typed for a message of one line.
func quoted(s string) string {
	const most = 60
	runes := []rune(lang.Line(s))
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}

// bare takes the values out of their types for flags.
func bare[T, V any](list []T, value func(T) V) []V {
	var out []V
	for _, t := range list {
		out = append(out, value(t))
	}
	return out
}
