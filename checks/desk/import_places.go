package desk

import (
	"slices"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/checks/table"
)

// sheet finds the columns of one sheet; without those that must be there it is not
// read. Two headings that stand for one column are an error: nobody may guess
// which of them is meant.
func (im *importer) sheet(s table.Sheet, out *SheetMatch) error {
	head, rows := s.Under(im.knows)
	at, two := im.places(head)
	out.Rows = len(rows)
	for _, h := range head.Cells {
		if h != "" {
			out.Headings = add(out.Headings, h)
		}
	}
	for _, c := range im.list.Columns {
		if _, found := at[c.Name]; c.Must && !found {
			out.Why = messages().Text("sheet.no-column", args{"column": c.Title})
			return nil
		}
	}
	read := sheetRows{name: s.Name, head: head, rows: rows, at: at, drop: head.ColumnsOf(im.Drop...), void: map[int]error{}, swapped: map[int]bool{}}
	var days []int
	for _, c := range im.list.Columns {
		if i, found := at[c.Name]; found && holdsDay(c) {
			days = append(days, i)
			read.swapped[i] = table.Swapped(rows, i)
		}
	}
	read.order = table.OrderOf(rows, days...)
	for _, r := range rows {
		if err := im.noRow(&read, r); err != nil {
			read.void[r.Number] = err
		}
	}
	read.unread = im.unreadIn(&read)
	out.Read = true
	im.sheets = append(im.sheets, read)
	return two
}

// holdsDay tells whether a column holds days.
func holdsDay(c standard.Column) bool {
	return c.Holds == standard.DayCell || c.Holds == standard.MomentCell
}

// knows tells whether a heading is one of the list, or was told.
func (im *importer) knows(heading string) bool {
	folded := lang.Fold(heading)
	for _, c := range im.list.Columns {
		if told, ok := im.told(c.Name); ok && told != "" && lang.Fold(told) == folded || c.Known(heading) {
			return true
		}
	}
	return false
}

// told gives the heading that the analyst told for a column: now, or for an
// earlier table.
func (im *importer) told(column string) (string, bool) {
	if h, ok := im.Columns[column]; ok {
		return h, true
	}
	h, ok := im.remembered[column]
	return h, ok
}

// places finds where the columns stand under a row of headings: first those that
// were told, then those that are recognised among what is left. What was told for
// an earlier table and is not here is looked for as if it had not been told.
func (im *importer) places(head table.Row) (map[string]int, error) {
	at := map[string]int{}
	taken := map[int]bool{}
	var two error
	place := func(c standard.Column, found []int) {
		at[c.Name], taken[found[0]] = found[0], true
		if len(found) > 1 && two == nil {
			two = twoHeadings(head, c, found)
		}
	}
	for _, i := range head.ColumnsOf(im.Drop...) {
		taken[i] = true
	}
	left := map[string]bool{}
	for _, c := range im.list.Columns {
		told, ok := im.told(c.Name)
		if !ok {
			continue
		}
		if told == "" {
			left[c.Name] = true
		} else if found := free(head.ColumnsOf(told), taken); len(found) > 0 {
			place(c, found)
		} else if _, now := im.Columns[c.Name]; now {
			left[c.Name] = true
		}
	}
	for _, c := range im.list.Columns {
		if _, found := at[c.Name]; found || left[c.Name] {
			continue
		}
		if found := im.recognised(head, c, taken); len(found) > 0 {
			place(c, found)
		}
	}
	return at, two
}

// free leaves out the columns that are taken.
func free(columns []int, taken map[int]bool) []int {
	return slices.DeleteFunc(columns, func(i int) bool { return taken[i] })
}

// recognised finds the columns that stand under headings of one of the list. A
// column of mere numbers calls a row only where nothing better does; what is
// written freely is taken from the first that is named.
func (im *importer) recognised(head table.Row, c standard.Column, taken map[int]bool) []int {
	names := append([]string{c.Title.KK, c.Title.RU, c.Title.EN, c.Name}, c.Headings...)
	found := free(head.ColumnsOf(names...), taken)
	for _, plain := range [][]string{counters, numbers} {
		better := slices.DeleteFunc(slices.Clone(found), func(i int) bool { return among(plain, head.Cell(i)) })
		if len(found) > 1 && len(better) > 0 {
			found = better
		}
	}
	if len(found) > 1 && im.list.Kind == standard.EventList && c.Name == "text" {
		for _, name := range names {
			if first := free(head.ColumnsOf(name), taken); len(first) > 0 {
				return first[:1]
			}
		}
	}
	return found
}

// Headings of columns that only count, and of those that number.
var (
	counters = folded("№", "№ п/п", "п/п", "№ п\\п", "р/с", "р/с №", "№ р/с", "рет нөмірі", "реттік нөмірі", "рет саны", "№№", "n")
	numbers  = folded("номер", "нөмірі", "number")
)

// among tells whether a heading is one of those, which are folded.
func among(headings []string, heading string) bool {
	return slices.Contains(headings, lang.Fold(heading))
}

// twoHeadings says that several columns of a table stand for one of the list, and
// how to tell which.
func twoHeadings(head table.Row, c standard.Column, found []int) error {
	var headings []string
	for _, i := range found {
		headings = append(headings, "«"+head.Cell(i)+"»")
	}
	first := lang.Fold(headings[0])
	if !slices.ContainsFunc(headings, func(h string) bool { return lang.Fold(h) != first }) {
		var letters []string
		for _, i := range found {
			letters = append(letters, letter(i))
		}
		return fail("column.same-heading", args{"column": c.Title, "heading": head.Cell(found[0]), "letters": letters})
	}
	return fail("column.two-headings", args{"column": c.Title, "name": c.Name, "headings": headings})
}

// letter calls a column as programs of tables do: A, B, AA.
func letter(i int) string {
	if i >= 26 {
		return letter(i/26-1) + letter(i%26)
	}
	return string(rune('A' + i))
}

// unreadIn names the columns of a sheet in which something stands that is not
// read. Those that only count the rows say nothing.
func (im *importer) unreadIn(s *sheetRows) []string {
	read := map[int]bool{}
	for _, i := range s.at {
		read[i] = true
	}
	for _, i := range s.drop {
		read[i] = true
	}
	wide := 0
	for _, r := range s.rows {
		wide = max(wide, len(r.Cells))
		for _, i := range r.Bare {
			wide = max(wide, i+1)
		}
	}
	var out []string
	for i := range wide {
		heading := s.head.Cell(i)
		if read[i] || among(counters, heading) || !s.holds(i) {
			continue
		}
		if heading == "" {
			heading = "[" + letter(i) + "]"
		}
		out = add(out, heading)
	}
	return out
}

// holds tells whether something stands in a column of the rows.
func (s *sheetRows) holds(column int) bool {
	return slices.ContainsFunc(s.rows, func(r table.Row) bool {
		return s.void[r.Number] == nil && (r.Cell(column) != "" || slices.Contains(r.Bare, column))
	})
}

// dropped refuses to leave out a column that no sheet has: it would be read, or
// kept, against what was asked.
func (im *importer) dropped(sheets []SheetMatch) error {
	var headings []string
	for _, s := range sheets {
		headings = add(headings, s.Headings...)
	}
	for _, h := range im.Drop {
		if !slices.ContainsFunc(headings, func(there string) bool { return lang.Fold(there) == lang.Fold(h) }) {
			return fail("column.no-heading", args{"heading": lang.Line(h), "headings": headings})
		}
	}
	return nil
}

// unread names the columns of all sheets that are not read.
func (im *importer) unread() []string {
	var out []string
	for _, s := range im.sheets {
		out = add(out, s.unread...)
	}
	return out
}

// columns says where each column of the list was found. A heading that was told
// now must be there.
func (im *importer) columns() ([]ColumnMatch, error) {
	var out []ColumnMatch
	for _, c := range im.list.Columns {
		m := ColumnMatch{Column: c}
		for _, s := range im.sheets {
			if i, found := s.at[c.Name]; found {
				m.Heading = s.head.Cell(i)
				break
			}
		}
		told, ok := im.told(c.Name)
		m.Told = ok && lang.Fold(told) == lang.Fold(m.Heading)
		if now := im.Columns[c.Name]; now != "" && m.Heading == "" {
			return nil, fail("column.no-heading", args{"heading": lang.Line(now), "headings": im.headings()})
		}
		out = append(out, m)
	}
	return out, nil
}

// headings lists the headings of the sheets that are read.
func (im *importer) headings() []string {
	var out []string
	for _, s := range im.sheets {
		for _, h := range s.head.Cells {
			if h != "" {
				out = add(out, h)
			}
		}
	}
	return out
}

// columnMissing says which column of the list no sheet has.
func (im *importer) columnMissing(sheets []SheetMatch) error {
	var headings []string
	for _, s := range sheets {
		headings = add(headings, s.Headings...)
	}
	for _, c := range im.list.Columns {
		if c.Must {
			return fail("table.no-column", args{"path": im.name(), "column": c.Title, "name": c.Name, "headings": headings})
		}
	}
	return fail("table.empty", args{"path": im.name()})
}

// Personal tells whether a heading promises what belongs to a person: a name, a
// number, an address. Such columns are better left out of what is kept.
func Personal(heading string) bool {
	heading = lang.Fold(heading)
	has := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(heading, w) })
	}
	return has(personal) && !has(impersonal)
}

// personal are words of headings of columns about a person; impersonal are words
// of columns about what was done, whoever is named in them.
var (
	personal = folded(
		"фио", "ф.и.о", "ф. и. о", "фамилия", "аты-жөні", "аты жөні", "тегі, аты", "т.а.ә", "иин", "жсн", "телефон",
		"адрес заявителя", "адрес пользователя", "почтовый адрес", "мекенжай", "e-mail", "email", "электронная почта", "эл. почта", "электрондық пошта",
	)
	impersonal = folded("дата", "күні", "ответ", "жауап", "уведомлен", "хабар", "срок", "мерзім")
)
