package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// line is a row of a register that is brought as evidence.
type line struct {
	table *tableView
	row   int
	twice bool // another row of the same register has its number and day, and says other things
}

// tableView is a register with the places of the columns that are asked for.
type tableView struct {
	*Table
	by      *Evidence
	columns map[string]int
}

// told is the register's own day: what an empty cell says was not done, was not
// done by then.
func (t *tableView) told() calendar.Day { return t.by.At.Day }

func (l line) cell(name string) string {
	i, ok := l.table.columns[name]
	if !ok {
		return ""
	}
	return l.table.Rows[l.row].Cells[i]
}

// day reads a cell: none where it is empty, false where it is no day.
func (l line) day(name string) (calendar.Day, bool) {
	i, ok := l.table.columns[name]
	if !ok {
		return 0, true
	}
	return l.table.day(l.row, i)
}

func (l line) number() int { return l.table.Rows[l.row].Line }

// registers gives the registers that serve the part, in the order of their days;
// missing tells whether the rows of one are not held here.
func (a *asked) registers() (out []*tableView, missing bool) {
	for _, e := range a.evidence {
		switch {
		case e.Kind != Register:
		case e.Table == nil:
			missing = true
		case a.part.ReadsList(e.Table.List):
			v := &tableView{Table: e.Table, by: e, columns: map[string]int{}}
			for i, name := range e.Table.Columns {
				v.columns[name] = i
			}
			out = append(out, v)
		}
	}
	return out, missing
}

// lines gives the rows of some registers, each once: a row that a later register
// repeats under the same key is taken from there, for it knows more. Rows of one
// register that share a key and say the same are one; those that say other things
// contradict each other. A row without a key stands for itself.
func lines(tables []*tableView, key func(line) string) []line {
	var out []line
	at := map[string]int{}
	for _, t := range tables {
		for i := range t.Rows {
			l := line{table: t, row: i}
			k := key(l)
			first, known := at[k]
			switch {
			case k == "" || !known:
				at[k] = len(out)
				out = append(out, l)
			case out[first].table != t:
				out[first] = l
			case !slices.Equal(t.Rows[out[first].row].Cells, t.Rows[i].Cells):
				out[first].twice, l.twice = true, true
				out = append(out, l)
			}
		}
	}
	return out
}

// byNumber is the key of a request: its number and the day it was received.
func byNumber(l line) string {
	if l.cell("number") == "" {
		return ""
	}
	return l.cell("number") + "|" + l.cell("received")
}

// byTitle is the key of a set, a section or a page.
func byTitle(l line) string { return lang.Fold(l.cell("title")) }
