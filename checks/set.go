package checks

import (
	"slices"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// thing is a set of open data, a section or a page: what every register that was
// brought says of one title. A list says what is due, a table of passports what
// stands; they may be one file or several.
type thing struct {
	title string
	lines []line // the one of the latest register first
}

// cell gives what the latest register that says anything says.
func (t thing) cell(name string) string {
	l, _ := t.said(name)
	if l.table == nil {
		return ""
	}
	return l.cell(name)
}

// said gives the row that says it, and the day on which it was said.
func (t thing) said(name string) (line, calendar.Day) {
	for _, l := range t.lines {
		if l.cell(name) != "" {
			return l, l.table.told()
		}
	}
	return line{}, 0
}

// day reads a cell; unread tells that it holds something that is no day.
func (t thing) day(name string) (day calendar.Day, unread bool) {
	l, _ := t.said(name)
	if l.table == nil {
		return 0, false
	}
	day, ok := l.day(name)
	return day, !ok
}

// knows tells whether any register has the column.
func (t thing) knows(names ...string) bool {
	return slices.ContainsFunc(t.lines, func(l line) bool {
		return slices.ContainsFunc(names, l.table.Has)
	})
}

// looked is the day on which the thing was looked at last.
func (t thing) looked() calendar.Day { return t.lines[0].table.told() }

// things joins the rows of some registers by their titles, in the order in which
// they come first.
func things(tables []*tableView) []thing {
	var out []thing
	at := map[string]int{}
	for _, l := range lines(tables, func(l line) string { return "" }) {
		key := byTitle(l)
		if key == "" {
			continue
		}
		i, known := at[key]
		if !known {
			i = len(out)
			at[key] = i
			out = append(out, thing{title: l.cell("title")})
		}
		out[i].lines = slices.Insert(out[i].lines, 0, l)
	}
	return out
}

// twice tells whether one register speaks of the thing in two ways.
func (t thing) twice() bool {
	for i, l := range t.lines[1:] {
		before := t.lines[i]
		if before.table == l.table && !slices.Equal(before.table.Rows[before.row].Cells, l.table.Rows[l.row].Cells) {
			return true
		}
	}
	return false
}

// thingUnit begins the unit of a thing under an item of the part.
func (a *asked) thingUnit(t thing, item *standard.Item) Unit {
	u := Unit{Row: t.title, Number: t.cell("number"), Sheet: t.lines[0].table.Rows[t.lines[0].row].Sheet, Line: t.lines[0].number(), Item: item.ID, Date: t.looked(), title: &item.Title}
	for _, l := range t.lines {
		u.Evidence = union(u.Evidence, []string{l.table.by.ID})
	}
	return u
}

// due tells whether a set is one that this holder owes. Where a register says to
// whom sets are assigned, only those assigned to it are; where one is the list,
// what stands beside it is more than the duty.
func (a *asked) due(t thing, tables []*tableView) (bool, Reason) {
	if to := t.cell("assigned"); to != "" && !a.isHolder(to) {
		return false, reason("set.assigned", args{"holder": to})
	}
	listed := slices.ContainsFunc(tables, func(v *tableView) bool { return v.Has("period") })
	if listed && !t.knows("period") {
		return false, reason("set.not-listed", nil)
	}
	return true, Reason{}
}

// isHolder tells whether words name the holder of the inspection.
func (a *asked) isHolder(words string) bool {
	if everyBody(words) {
		return true
	}
	for _, one := range strings.FieldsFunc(words, func(r rune) bool { return r == ',' || r == ';' || r == '/' }) {
		if a.hasName(one) {
			return true
		}
	}
	return a.hasName(words)
}

// everyBody tells whether a set is assigned to all bodies.
func everyBody(words string) bool {
	for _, w := range strings.Fields(lang.Fold(words)) {
		if w == lang.Fold("все") || w == lang.Fold("барлық") || w == "all" {
			return true
		}
	}
	return false
}

// hasName tells whether words are a name of the holder, or hold its number.
func (a *asked) hasName(words string) bool {
	folded := lang.Name(words)
	if a.holder.BIN != "" && strings.Contains(words, a.holder.BIN) {
		return true
	}
	return slices.ContainsFunc(a.holder.Names, func(n Name) bool {
		return n.KK != "" && lang.Name(n.KK) == folded || n.RU != "" && lang.Name(n.RU) == folded
	})
}

// answerOf reads yes or no, as importing writes them or as they were typed; other
// words, and a dash, say neither.
func answerOf(cell string) (yes, no bool) {
	switch lang.Fold(cell) {
	case Yes, lang.Fold("да"), lang.Fold("есть"), lang.Fold("бар"), lang.Fold("иә"):
		return true, false
	case No, lang.Fold("нет"), lang.Fold("жоқ"):
		return false, true
	}
	return false, false
}
