package checks

import (
	"slices"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// fromRegisters judges a checklist by the registers of its list: each set, section
// or page of which they speak is a row. It gives none where there is no register.
func (a *asked) fromRegisters() []Unit {
	if a.part.Method == standard.Document { // that a register is kept is shown by the register itself
		return nil
	}
	tables, missing := a.registers()
	var out []Unit
	if missing {
		out = append(out, a.rest(Unknown, reason("register.not-held", nil)))
	}
	if len(tables) == 0 || !slices.ContainsFunc(tables, func(v *tableView) bool { return v.Has("title") }) {
		return out
	}
	owed := 0
	for _, t := range things(tables) {
		for i := range a.items() {
			u, due := a.judgeThing(t, &a.list[i], tables)
			out = append(out, u)
			if due {
				owed++
			}
		}
	}
	if owed == 0 {
		out = append(out, a.rest(Unknown, reason("set.none-due", nil)))
	}
	return out
}

// judgeThing asks one item of one set.
func (a *asked) judgeThing(t thing, item *standard.Item, tables []*tableView) (Unit, bool) {
	u := a.thingUnit(t, item)
	if due, why := a.due(t, tables); !due {
		u.State, u.Reasons = Outside, []Reason{why}
		return a.unit(u, t.looked()), false
	}
	switch {
	case !a.looks.Contains(t.looked()):
		u.State, u.Reasons = Unknown, []Reason{reason("item.look-outside", args{"day": t.looked()})}
	case t.twice():
		u.State, u.Reasons = Unknown, []Reason{reason("set.twice", nil)}
	default:
		a.stateOfItem(&u, t, item)
	}
	return a.unit(u, t.looked()), true
}

// Items that a column of the approved list answers: the list is the document
// itself, so that an empty cell is a thing that it does not name.
var listColumns = map[string]string{"responsible-person": "person", "update-term": "period"}

// stateOfItem says what registers show of one item of a set.
func (a *asked) stateOfItem(u *Unit, t thing, item *standard.Item) {
	if column, ok := listColumns[item.ID]; ok {
		switch {
		case !t.knows(column):
			u.State, u.Reasons = Unknown, []Reason{reason("row.no-column", args{"column": a.listColumn(t, column)})}
		case t.cell(column) == "":
			u.State = State(Absent)
		default:
			u.State = State(Present)
		}
		return
	}
	yes, no := answerOf(t.cell("found"))
	_, unread := t.day("posted")
	shown := yes || t.cell("url") != "" || t.cell("posted") != "" && !unread || t.cell("updated") != ""
	switch {
	case no:
		u.State = State(Absent)
	case shown && notMachineReadable(t.cell("format")):
		u.State = State(Incomplete)
		u.Reasons = append(u.Reasons, reason("set.format", args{"format": t.cell("format")}))
	case shown:
		u.State = State(Present)
	case a.portalCovered(t):
		u.State = State(Absent)
		u.Reasons = append(u.Reasons, reason("set.not-found", args{"day": t.looked()}))
	default:
		u.State = Unknown
		u.Reasons = append(u.Reasons, reason("row.not-looked", nil))
	}
}

// portalCovered tells whether a source that is complete of events was looked at
// for the day of the look: what it does not show is not there.
func (a *asked) portalCovered(t thing) bool { return a.covers[Events].Contains(t.looked()) }

func (a *asked) listColumn(t thing, column string) columnName {
	return columnName{t.lines[0].table.List, column}
}

// pictureFormats are formats that no machine reads as data: pictures and printed
// pages (open data are machine-readable: Law 1(5)).
var pictureFormats = []string{"pdf", "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "скан", "scan", "сканер"}

// notMachineReadable tells whether a format is named and every one named is a
// picture or a printed page.
func notMachineReadable(format string) bool {
	names := strings.FieldsFunc(lang.Fold(format), func(r rune) bool { return strings.ContainsRune(" ,;/.+", r) })
	return len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool {
		return !slices.ContainsFunc(pictureFormats, func(p string) bool { return lang.Fold(p) == n })
	})
}
