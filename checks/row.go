package checks

import (
	"slices"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// line is a row of a register that is brought as evidence.
type line struct {
	table *tableView
	row   int
	twice bool // another row has its number and day, was told on the same day, and says other things
	later bool // a later register has its number under another day of receipt
	aside bool // without a number, on days of which a later register speaks
}

// tableView is a register with the places of the columns that are asked for.
type tableView struct {
	*Table
	by      *Evidence
	columns map[string]int

	first, last calendar.Day // of receipt, once asked for
	spanned     bool
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

// has tells whether the sheet of the row has a column.
func (l line) has(name string) bool { return l.table.HasIn(l.row, name) }

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
			case out[first].table != t && out[first].table.told() < t.told():
				out[first] = l
			case out[first].table != t:
				out[first].twice = out[first].twice || !sameRow(out[first], l)
			case !slices.Equal(t.Rows[out[first].row].Cells, t.Rows[i].Cells):
				out[first].twice, l.twice = true, true
				out = append(out, l)
			}
		}
	}
	return out
}

// sameRow tells whether two rows of different registers say the same under the
// columns that both have.
func sameRow(x, y line) bool {
	for name := range x.table.columns {
		if y.has(name) && x.has(name) && x.cell(name) != y.cell(name) {
			return false
		}
	}
	return true
}

// byNumber is the key of a request: its number and the day it was received.
func byNumber(l line) string {
	if n := l.bareNumber(); n != "" {
		return n + "|" + l.cell("received")
	}
	return ""
}

// bareNumber is the number without its sign and without noughts before it: another
// office writes «№ 007» for 7.
func (l line) bareNumber() string {
	n := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(l.cell("number"), "№", "")), ""))
	if bare := strings.TrimLeft(n, "0"); bare != "" {
		return bare
	}
	return n
}

// requests gives the rows of some registers of requests, each once, and notes what
// cannot be matched: a row that is open in an earlier register while a later one has
// its number under another day, and a row without a number on days of which a later
// register speaks.
func requests(tables []*tableView) []line {
	out := lines(tables, byNumber)
	if len(tables) < 2 {
		return out
	}
	last := map[string]calendar.Day{} // by number: the day of the last register that has it
	for _, l := range out {
		if n := l.bareNumber(); n != "" {
			last[n] = max(last[n], l.table.told())
		}
	}
	for i := range out {
		l := &out[i]
		n := l.bareNumber()
		l.later = n != "" && last[n] > l.table.told()
		l.aside = n == "" && spokenOfLater(tables, l)
	}
	return out
}

// spokenOfLater tells whether a later register has rows without numbers around the
// day on which the row was received.
func spokenOfLater(tables []*tableView, l *line) bool {
	received, ok := l.day("received")
	if !ok || received == 0 {
		return false
	}
	for _, t := range tables {
		if t.told() <= l.table.told() {
			continue
		}
		if from, to := t.received(); from <= received && received <= to {
			return true
		}
	}
	return false
}

// received gives the first and the last day on which requests of the register were
// received.
func (t *tableView) received() (from, to calendar.Day) {
	if !t.spanned {
		t.spanned = true
		for i := range t.Rows {
			d, ok := (line{table: t, row: i}).day("received")
			if ok && d != 0 && (t.first == 0 || d < t.first) {
				t.first = d
			}
			if ok {
				t.last = max(t.last, d)
			}
		}
	}
	return t.first, t.last
}

// byTitle is the key of a set, a section or a page.
func byTitle(l line) string { return lang.Fold(l.cell("title")) }
