package standard

import (
	"slices"

	"ashyq/checks/lang"
)

// List is what several parts of checks read row by row: the sittings of a year, a
// register of requests, the sets of an approved list. A row is entered once and
// read by every part that names the list. Tables come from other offices, so a
// list says by which headings its columns are recognised.
type List struct {
	ID      string    `toml:"id"`
	Title   lang.Text `toml:"title"`
	Kind    ListKind  `toml:"kind"`
	Columns []Column  `toml:"column"` // in the order in which they are shown
}

// ListKind says what becomes of the rows of an imported table.
type ListKind string

// Each row of an event list becomes an event of its own, with its notices and
// items. A register is kept whole, as one piece of evidence, and its rows are
// judged where they lie.
const (
	EventList    ListKind = "events"
	RegisterList ListKind = "register"
)

// Column is one column of a list under our name.
type Column struct {
	Name     string    `toml:"name"`
	Title    lang.Text `toml:"title"`
	Holds    Holds     `toml:"holds"`
	Headings []string  `toml:"headings"` // as other offices write them, in any language; compared folded, the titles too
	Must     bool      `toml:"must"`     // without it the table is of no use
	Part     string    `toml:"part"`     // event lists: the part whose notice this day is
	Item     string    `toml:"item"`     // event lists: the item that yes or no answers
}

// Holds says what the cells of a column hold.
type Holds string

// What cells hold: words; a day; a day with or without an hour; yes or no; how
// often something is renewed.
const (
	TextCell   Holds = "text"
	DayCell    Holds = "day"
	MomentCell Holds = "moment"
	YesNoCell  Holds = "yes-no"
	PeriodCell Holds = "period"
)

// Lists gives every list, in the order of the file.
func (s *Standard) Lists() []*List { return s.lists }

// List returns the list with this id, or nil.
func (s *Standard) List(id string) *List {
	return find(s.lists, func(l *List) bool { return l.ID == id })
}

// Column returns the column of our name, or nil.
func (l *List) Column(name string) *Column {
	if i := slices.IndexFunc(l.Columns, func(c Column) bool { return c.Name == name }); i >= 0 {
		return &l.Columns[i]
	}
	return nil
}

// Known tells whether a heading is one by which the column is recognised.
func (c *Column) Known(heading string) bool {
	folded := lang.Fold(heading)
	if folded == "" {
		return false
	}
	for _, h := range append([]string{c.Name, c.Title.KK, c.Title.RU, c.Title.EN}, c.Headings...) {
		if lang.Fold(h) == folded {
			return true
		}
	}
	return false
}

// ReadsList tells whether the part reads the rows of the list.
func (p *Part) ReadsList(list string) bool {
	return list != "" && (p.Rows == list || slices.Contains(p.Lists, list))
}

// Sampled tells whether the part asks about a sample of the rows of its list: its
// questions need each answer to be read.
func (p *Part) Sampled() bool {
	return p.Rows != "" && (p.Method == Judgement || p.Method == Checklist)
}

// rowLists wants every list that a part names to be there, with columns that can be
// told apart.
func (l *laws) rowLists() {
	unique(l, "list", l.lists, func(r *List) string { return r.ID })
	for _, r := range l.lists {
		l.must(r.Kind == EventList || r.Kind == RegisterList, "list %s: unknown kind %q", r.ID, r.Kind)
		unique(l, "column of "+r.ID, r.Columns, func(c Column) string { return c.Name })
		seen := map[string]string{}
		for i := range r.Columns {
			l.column(r, &r.Columns[i], seen)
		}
	}
	for _, c := range l.checks {
		for i := range c.Parts {
			for _, id := range append([]string{c.Parts[i].Rows}, c.Parts[i].Lists...) {
				l.must(id == "" || l.List(id) != nil, "%s/%s: no list %q", c.ID, c.Parts[i].ID, id)
			}
		}
	}
}

func (l *laws) column(r *List, c *Column, seen map[string]string) {
	where := "list " + r.ID + ", column " + c.Name
	l.must(slices.Contains([]Holds{TextCell, DayCell, MomentCell, YesNoCell, PeriodCell}, c.Holds), "%s holds %q", where, c.Holds)
	l.must(r.Kind == EventList || c.Part == "" && c.Item == "", "%s: a register has no notices or items", where)
	for _, h := range append([]string{c.Title.KK, c.Title.RU}, c.Headings...) {
		folded := lang.Fold(h)
		other, taken := seen[folded]
		l.must(!taken || other == c.Name, "%s: the heading %q is that of %s", where, h, other)
		seen[folded] = c.Name
	}
}
