package checks

import (
	"cmp"
	"encoding/json"
	"strconv"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// The arguments of reasons: as JSON the bare ids, in words what they mean. Each
// stands in the nominative, lists after a colon.

// slotNames are names of slots: "2025-Q1".
type slotNames []string

// Words puts the slots into words. Days that follow one another are told as one
// span, for a year of them must not become unreadable.
func (n slotNames) Words() lang.Text {
	if days, ok := n.days(); ok {
		return joined(len(days), func(i int) lang.Text {
			if days[i].From == days[i].To {
				return lang.Same(days[i].From.Digits())
			}
			return days[i].Words()
		})
	}
	return joined(len(n), func(i int) lang.Text {
		s, err := calendar.ParseSlot(n[i])
		if err != nil {
			return lang.Same(n[i])
		}
		return s.Words()
	})
}

// days gives slots that are days as spans; false for other slots.
func (n slotNames) days() (calendar.Spans, bool) {
	var list []calendar.Span
	for _, name := range n {
		s, err := calendar.ParseSlot(name)
		if err != nil || s.Unit != calendar.Daily {
			return nil, false
		}
		list = append(list, s.Span)
	}
	return calendar.Union(list...), true
}

// name is the title of a piece of evidence, or its kind where it has none.
func (e *Evidence) name() any {
	if e.Title == "" {
		return e.Kind
	}
	return e.Title
}

// unitName is a unit of time.
type unitName calendar.Unit

// Words names the unit.
func (u unitName) Words() lang.Text { return messages().Text("unit."+string(u), nil) }

// traitsToAsk are ids of traits that must be asked first.
type traitsToAsk []string

// Words names the traits, each with the question that the catalogue asks.
func (n traitsToAsk) Words() lang.Text {
	law, err := standard.Load()
	return joined(len(n), func(i int) lang.Text {
		if err != nil || law.Trait(n[i]) == nil {
			return lang.Same(n[i])
		}
		name, ask := law.Trait(n[i]).Name, law.Trait(n[i]).Question
		return lang.Text{KK: name.KK + " (" + ask.KK + ")", RU: name.RU + " (" + ask.RU + ")", EN: name.EN + " (" + ask.EN + ")"}
	})
}

// mustAsk is the reason for what cannot be told before traits are known.
func mustAsk(ids []string) Reason { return reason("trait.unknown", args{"traits": traitsToAsk(ids)}) }

// traitAnswers are traits with the answers that decide.
type traitAnswers []traitAnswer

type traitAnswer struct {
	id   string
	held bool
}

// Words names the traits and says yes or no of each.
func (l traitAnswers) Words() lang.Text {
	return joined(len(l), func(i int) lang.Text {
		key := "trait.no"
		if l[i].held {
			key = "trait.yes"
		}
		return messages().Text(key, args{"trait": traitName(l[i].id)})
	})
}

// traitName names a trait as the catalogue does.
func traitName(id string) lang.Text {
	if law, err := standard.Load(); err == nil && law.Trait(id) != nil {
		return law.Trait(id).Name
	}
	return lang.Same(id)
}

// MarshalJSON writes the ids of the traits.
func (l traitAnswers) MarshalJSON() ([]byte, error) {
	ids := []string{}
	for _, t := range l {
		ids = append(ids, t.id)
	}
	return json.Marshal(ids)
}

// lawPlace is a place of the Law: "16.3.2.a". The letters are ours and are never
// printed.
type lawPlace string

// Words cites the place as papers do.
func (p lawPlace) Words() lang.Text {
	law, err := standard.Load()
	if err != nil {
		return lang.Same(string(p))
	}
	return law.CiteLaw(string(p), false)
}

// readingName is a reading of a limit of time.
type readingName struct{ limit, reading string }

// Words names the reading as the catalogue does.
func (n readingName) Words() lang.Text {
	if law, err := standard.Load(); err == nil {
		if limit := law.Limit(n.limit); limit != nil {
			for _, r := range limit.Readings {
				if r.ID == n.reading {
					return r.Title
				}
			}
		}
	}
	return lang.Same(n.reading)
}

// MarshalJSON writes the id of the reading.
func (n readingName) MarshalJSON() ([]byte, error) { return json.Marshal(n.reading) }

// unitNames are events, rows and items: each by its title and day or its item,
// with the address where there is one.
type unitNames []*Unit

// Words names the units.
func (l unitNames) Words() lang.Text {
	return joined(len(l), func(i int) lang.Text {
		u := l[i]
		t := lang.Same(u.Date.Digits())
		switch {
		case u.Row != "":
			t = lang.Same(u.Row + " (" + u.Date.Digits() + ")")
		case u.title != nil:
			t = *u.title
		}
		if u.address != "" {
			return lang.Text{KK: t.KK + " – " + u.address, RU: t.RU + " – " + u.address, EN: t.EN + " – " + u.address}
		}
		return t
	})
}

// MarshalJSON writes titles of events and rows, and ids of items, "hours@ID" at
// an address.
func (l unitNames) MarshalJSON() ([]byte, error) {
	names := []string{}
	for _, u := range l {
		name := cmp.Or(u.Row, u.Item, u.Date.String())
		if u.Premises != "" {
			name += "@" + u.Premises
		}
		names = append(names, name)
	}
	return json.Marshal(names)
}

// textList is a list of texts, such as titles of items.
type textList []lang.Text

// Words joins the texts.
func (l textList) Words() lang.Text {
	return joined(len(l), func(i int) lang.Text { return l[i] })
}

// fieldNames are fields of the records of inspection and holder.
type fieldNames []string

// Words names the fields.
func (n fieldNames) Words() lang.Text {
	return joined(len(n), func(i int) lang.Text { return messages().Text("field."+n[i], nil) })
}

// dayList is a list of days.
type dayList []calendar.Day

// Words joins the days as tables write them.
func (l dayList) Words() lang.Text {
	return joined(len(l), func(i int) lang.Text { return lang.Same(l[i].Digits()) })
}

// spanList is a list of spans of days.
type spanList calendar.Spans

// Words joins the spans as tables write them.
func (l spanList) Words() lang.Text {
	return joined(len(l), func(i int) lang.Text { return l[i].Words() })
}

// workingDays is a sum of working days, back where the count is negative. It
// explains itself when it is asked.
type workingDays struct {
	From  calendar.Day `json:"from"`
	Count int          `json:"count"`
	days  *calendar.Calendar
}

// Words explains the sum, day by day.
func (w workingDays) Words() lang.Text {
	if w.Count < 0 {
		return w.days.Back(w.From, -w.Count).Explained
	}
	return w.days.AddWorking(w.From, w.Count).Explained
}

// String names the sum where two reasons are compared.
func (w workingDays) String() string { return w.From.String() }

// calendarDays is a sum of calendar days, moved on from a day off where the norm
// says so.
type calendarDays struct {
	From  calendar.Day `json:"from"`
	Count int          `json:"count"`
	Roll  bool         `json:"roll"`
	days  *calendar.Calendar
}

// Words explains the sum.
func (c calendarDays) Words() lang.Text { return c.days.AddCalendar(c.From, c.Count, c.Roll).Explained }

// String names the sum where two reasons are compared.
func (c calendarDays) String() string { return c.From.String() }

// limitName is a limit of time.
type limitName string

// Words names the limit as the catalogue does.
func (n limitName) Words() lang.Text {
	if law, err := standard.Load(); err == nil {
		if limit := law.Limit(string(n)); limit != nil {
			return limit.Title
		}
	}
	return lang.Same(string(n))
}

// columnName is a column of a list.
type columnName struct{ list, column string }

// Words names the column as the list does.
func (n columnName) Words() lang.Text { return n.title() }

func (n columnName) title() lang.Text {
	if law, err := standard.Load(); err == nil {
		if list := law.List(n.list); list != nil && list.Column(n.column) != nil {
			return list.Column(n.column).Title
		}
	}
	return lang.Same(n.column)
}

// MarshalJSON writes our name of the column.
func (n columnName) MarshalJSON() ([]byte, error) { return json.Marshal(n.column) }

// rowNumbers are rows of a register, each by its number, or by its line where it
// has none. Of very many the first are named, and how many more there are.
type rowNumbers []*Unit

// mostNumbers is how many rows a reason names.
const mostNumbers = 40

// Words names the rows.
func (l rowNumbers) Words() lang.Text {
	out := joined(min(len(l), mostNumbers), func(i int) lang.Text { return lang.Same(l[i].rowName()) })
	if more := len(l) - mostNumbers; more > 0 {
		rest := messages().Text("rows.more", args{"n": more})
		out = lang.Text{KK: out.KK + rest.KK, RU: out.RU + rest.RU, EN: out.EN + rest.EN}
	}
	return out
}

// MarshalJSON writes the numbers.
func (l rowNumbers) MarshalJSON() ([]byte, error) {
	names := make([]string, len(l))
	for i, u := range l {
		names[i] = u.rowName()
	}
	return json.Marshal(names)
}

func (u *Unit) rowName() string {
	if u.Number == "" {
		return strconv.Itoa(u.Line)
	}
	return "№ " + u.Number
}
