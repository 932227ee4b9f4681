package desk

import (
	"maps"
	"slices"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/checks/table"
)

// SheetMatch is a sheet of a table. One that is not read says why.
type SheetMatch struct {
	Name     string
	Rows     int // under the headings, or all where none were found
	Read     bool
	Headings []string
	Why      lang.Text
}

// ColumnMatch is a column of a list and the heading under which it was found.
type ColumnMatch struct {
	standard.Column
	Heading string // empty: the table has none
	Told    bool   // by the analyst, now or for an earlier table; not recognised
}

// sheetRows is a sheet that is read: its rows, and where the columns stand.
type sheetRows struct {
	name    string
	head    table.Row
	rows    []table.Row
	at      map[string]int // by our name of the column
	order   table.Order
	drop    []int         // columns that are left out
	void    map[int]error // why a row is none, by its number
	swapped map[int]bool  // columns whose days a program may have swapped
	unread  []string      // headings of columns with values that are none of the list
}

// cell gives a cell under our name of its column.
func (s *sheetRows) cell(r table.Row, column string) string {
	i, ok := s.at[column]
	if !ok {
		return ""
	}
	return r.Cell(i)
}

// bare tells whether the cell is a formula without a stored value.
func (s *sheetRows) bare(r table.Row, column string) bool {
	i, ok := s.at[column]
	return ok && slices.Contains(r.Bare, i)
}

// listFor finds the list that a table is for and the parts that read it: those of
// the check together, for a row is entered once and read by all.
func (d *Desk) listFor(in TableInput, categories []string) (*standard.List, checks.Service, error) {
	check, err := d.checkOf(in.Check, categories)
	if err != nil {
		return nil, checks.Service{}, err
	}
	var choices []string
	lists := map[string]string{} // by part
	for i := range check.Parts {
		p := &check.Parts[i]
		if name := readsTable(p); name != "" && binds(p, categories) {
			choices, lists[p.ID] = append(choices, p.ID), name
		}
	}
	name := lists[in.Part]
	switch {
	case in.Part != "" && check.Part(in.Part) == nil, in.Part != "" && name == "" && len(choices) > 0:
		return nil, checks.Service{}, fail("part.unknown", args{"id": lang.Line(in.Part), "parts": choices})
	case len(choices) == 0:
		return nil, checks.Service{}, fail("table.none-reads", args{"check": check.Title})
	case in.Part == "":
		different := slices.Compact(slices.Sorted(maps.Values(lists)))
		if len(different) > 1 {
			if different = requiredLists(check, lists); len(different) != 1 {
				return nil, checks.Service{}, fail("part.choose", args{"check": check.Title, "choices": choices})
			}
		}
		name = different[0]
	}
	out := checks.Service{Check: check.ID}
	for _, id := range choices {
		if lists[id] == name {
			out.Parts = append(out.Parts, id)
		}
	}
	if list := d.law.List(name); list != nil {
		out.Parts = add(out.Parts, besides(check, list, categories)...)
		return list, out, nil
	}
	return plainEvents(check.Part(out.Parts[0])), out, nil
}

// besides names the parts that read a register beside the rows of their own: that
// it is kept at all, what it names.
func besides(check *standard.Check, list *standard.List, categories []string) []string {
	var out []string
	for i := range check.Parts {
		p := &check.Parts[i]
		if list.Kind == standard.RegisterList && slices.Contains(p.Lists, list.ID) && binds(p, categories) {
			out = append(out, p.ID)
		}
	}
	return out
}

// requiredLists gives the lists that required parts read: a duty of the Law alone
// is never the default beside others.
func requiredLists(check *standard.Check, lists map[string]string) []string {
	var out []string
	for id, name := range lists {
		if check.Part(id).Weight == standard.Required {
			out = add(out, name)
		}
	}
	return out
}

// readsTable names the list of rows that a part reads, "" if it reads none. A part
// that counts events without a list has a plain one of its own.
func readsTable(p *standard.Part) string {
	switch {
	case p.Rows != "":
		return p.Rows
	case reads(p, checks.Event), reads(p, checks.Register):
		return "part " + p.ID
	}
	return ""
}

// plainEvents is the list of a part that counts events.
func plainEvents(p *standard.Part) *standard.List {
	word := func(key string) lang.Text { return messages().Text(key, nil) }
	list := &standard.List{ID: "events", Kind: standard.EventList, Title: p.Title, Columns: []standard.Column{
		{Name: "date", Holds: standard.MomentCell, Must: true, Title: word("column.date"), Headings: []string{
			"дата", "күні", "өткізілген күні", "дата публикации", "жарияланған күні", "дата размещения", "орналастырылған күні"}},
		{Name: "title", Holds: standard.TextCell, Title: word("column.title"), Headings: []string{
			"наименование", "атауы", "тақырыбы", "тема", "мероприятие", "іс-шара"}},
		{Name: "text", Holds: standard.TextCell, Title: word("column.text"), Headings: []string{
			"описание", "содержание", "мазмұны", "сілтеме", "ссылка", "ескертпе", "примечание"}},
	}}
	if p.Method == standard.Lead || p.Method == standard.Within {
		list.Columns = append(list.Columns, standard.Column{
			Name: "notice", Holds: standard.MomentCell, Part: p.ID, Title: word("column.notice"),
			Headings: []string{"noticed", "дата анонса", "анонс күні", "дата оповещения", "хабарландыру күні"},
		})
	}
	return list
}

// match finds the sheets that are read and the columns in them.
func (im *importer) match() ([]SheetMatch, []ColumnMatch, error) {
	if err := im.toldNames(); err != nil {
		return nil, nil, err
	}
	named := im.Sheet != ""
	var sheets []SheetMatch
	var names []string
	var two error // headings of a sheet that stand for one column
	for _, s := range im.book.Sheets {
		names = append(names, s.Name)
		out := SheetMatch{Name: s.Name, Rows: len(s.Rows)}
		switch {
		case named && lang.Name(s.Name) != lang.Name(im.Sheet), len(s.Rows) == 0:
			continue
		case s.Hidden && !named:
			out.Why = messages().Text("sheet.hidden", nil)
		default:
			if err := im.sheet(s, &out); two == nil {
				two = err
			}
		}
		sheets = append(sheets, out)
	}
	switch {
	case len(sheets) == 0:
		return nil, nil, fail("sheet.unknown", args{"name": lang.Line(im.Sheet), "names": names})
	case two != nil:
		columns, _ := im.columns() // what is known, so that only the rest need be told
		return sheets, columns, two
	case len(im.sheets) == 0:
		return sheets, nil, im.columnMissing(sheets)
	}
	if err := im.dropped(sheets); err != nil {
		return sheets, nil, err
	}
	columns, err := im.columns()
	return sheets, columns, err
}

// toldNames refuses a mapping of a column that the list does not have.
func (im *importer) toldNames() error {
	var names []string
	for _, c := range im.list.Columns {
		names = append(names, c.Name)
	}
	for name := range im.Columns {
		if !slices.Contains(names, name) {
			return fail("column.unknown", args{"name": lang.Line(name), "names": names})
		}
	}
	return nil
}
