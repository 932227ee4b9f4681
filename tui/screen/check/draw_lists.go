package check

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

func argsOf(name string, value any) lang.Args { return lang.Args{name: value} }

func reversed(list []widget.Meaning) []widget.Meaning {
	out := slices.Clone(list)
	slices.Reverse(out)
	return out
}

// drawParts lists the check as a whole and its parts.
func (s *check) drawParts(c widget.Canvas) {
	e := s.env
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.part", nil)},
		widget.Column{Title: words.In(e, "column.verdict", nil), Width: screen.VerdictWidth(e)},
		widget.Column{Title: words.In(e, "column.proven", nil), Width: 7, Right: true, Drop: 1},
	)
	f := s.read.f
	n := len(f.Parts) + 1
	y := 0
	if c.Height() > n {
		table.Head(c, 0)
		y = 1
	}
	from, to := s.parts.Window(n, c.Height()-y)
	for i := from; i < to; i++ {
		at := y + i - from
		if i == 0 {
			table.Row(c, at, false, widget.Cell{Text: words.In(e, "whole", nil), Style: theme.Title},
				s.verdictCell(f.Verdict, f.Conflict), widget.Cell{Text: proven(f.Parts...)})
		} else {
			p := f.Parts[i-1]
			table.Row(c, at, false, widget.Cell{Text: s.weighed(p)},
				s.verdictCell(p.Verdict, p.Conflict), widget.Cell{Text: proven(p)})
		}
		if i == s.parts.Cursor {
			s.mark(c, at, partsPane)
		}
	}
}

// partName is what the catalogue calls a part; one that it no longer has keeps
// its id.
func (s *check) partName(id string) string {
	if part := s.standard().Part(id); part != nil {
		return capital(s.env.In(part.Title))
	}
	return id
}

// weighed is the name of a part; one that is not required says so.
func (s *check) weighed(p checks.PartFinding) string {
	name := s.partName(p.Part)
	if p.Weight == standard.Required || p.Weight == "" {
		return name
	}
	return name + " · " + s.env.In(p.Weight.Words())
}

func (s *check) verdictCell(v checks.Verdict, conflict bool) widget.Cell {
	if conflict {
		return widget.Cell{Text: "! " + words.In(s.env, "conflict", nil), Style: theme.Fault}
	}
	return screen.VerdictCell(s.env, v)
}

// listed gives the places of the units that stand in a list: all of them, but
// of many slots beside a strip only those that need a person.
func (s *check) listed() []int {
	rows := s.rows()
	var out []int
	for i, r := range rows {
		if !s.onStrip() || len(rows) <= fewSlots || r.open() {
			out = append(out, i)
		}
	}
	return out
}

// fewSlots are so many that a list holds them all.
const fewSlots = 12

// drawUnits lists the units of the part under the cursor.
func (s *check) drawUnits(c widget.Canvas) {
	e := s.env
	p, part := s.part()
	if p == nil || part == nil {
		widget.Heading(c, 0, words.In(e, "units", nil), "")
		c.Put(3, 1, theme.Plain, widget.Fit(words.In(e, "units.whole", nil), c.Width()-4))
		return
	}
	listed := s.listed()
	widget.Heading(c, 0, capital(e.In(part.Title)), strconv.Itoa(len(listed)))
	if len(listed) == 0 {
		key := "units.none"
		if len(s.rows()) > 0 {
			key = "units.settled"
		}
		s.put(c, 1, words.In(e, key, nil))
		return
	}
	table, cells := s.unitTable(c.Width(), part)
	lines, on := s.display(listed, part)
	s.narrow.Cursor = on
	rows := s.rows()
	from, to := s.narrow.Window(len(lines), c.Height()-1)
	if from > 0 && from == on && lines[from-1].head != "" {
		from, to = from-1, to-1 // an address stays with its first row
	}
	for i := from; i < to; i++ {
		y := 1 + i - from
		if lines[i].head != "" {
			c.Put(2, y, theme.Title, widget.Fit(lines[i].head, c.Width()-3))
			continue
		}
		table.Row(c, y, false, cells(rows[lines[i].row])...)
		if lines[i].row == s.units.Cursor {
			s.mark(c, y, unitsPane)
		}
	}
}

// displayed is a line of the list of units: a row, or the address of those below.
type displayed struct {
	row  int
	head string
}

// display lays the listed units out, under their addresses where there are
// several, and gives the line nearest to the cursor.
func (s *check) display(listed []int, part *standard.Part) (lines []displayed, on int) {
	rows := s.rows()
	several := part.PerPremises && rows[0].premises != rows[len(rows)-1].premises && !rows[0].asked
	place := ""
	for i, at := range listed {
		if several && (i == 0 || rows[at].premises != place) {
			place = rows[at].premises
			lines = append(lines, displayed{head: s.address(place)})
		}
		if at <= s.units.Cursor || on == 0 {
			on = len(lines)
		}
		lines = append(lines, displayed{row: at})
	}
	return lines, on
}

// put writes a sentence, wrapped.
func (s *check) put(c widget.Canvas, y int, text string) {
	for i, l := range widget.Wrap(text, c.Width()-4) {
		c.Put(3, y+i, theme.Plain, l)
	}
}

// unitTable lays out the units of a part, whatever they are.
func (s *check) unitTable(width int, part *standard.Part) (widget.Table, func(row) []widget.Cell) {
	all := s.rows()
	var rows []row
	for _, at := range s.listed() {
		rows = append(rows, all[at])
	}
	state := widget.Column{Width: s.widest(rows, s.state)}
	stateCell := func(r row) widget.Cell { return widget.Cell{Text: s.state(r), Style: r.style()} }
	switch {
	case s.onStrip():
		table := widget.NewTable(width,
			widget.Column{Width: s.widest(rows, func(r row) string { return s.shortSlot(r.unit) })},
			widget.Column{Width: s.widest(rows, func(r row) string { return slotDays(r.unit) }), Drop: 2},
			state, widget.Column{})
		return table, func(r row) []widget.Cell {
			return []widget.Cell{{Text: s.shortSlot(r.unit)}, {Text: slotDays(r.unit)}, stateCell(r), {Text: s.slotNote(r.unit)}}
		}
	case len(rows) > 0 && rows[0].unit.Row != "":
		table := widget.NewTable(width, widget.Column{Width: 10}, widget.Column{}, state)
		return table, func(r row) []widget.Cell {
			return []widget.Cell{{Text: r.unit.Date.Digits()}, {Text: s.name(part, r)}, stateCell(r)}
		}
	case len(rows) > 0 && rows[0].asked:
		return widget.NewTable(width, widget.Column{}, state), func(r row) []widget.Cell {
			return []widget.Cell{{Text: s.address(r.premises)}, stateCell(r)}
		}
	}
	if width < roomForDay {
		return widget.NewTable(width, widget.Column{}, state), func(r row) []widget.Cell {
			return []widget.Cell{{Text: s.name(part, r)}, stateCell(r)}
		}
	}
	return widget.NewTable(width, widget.Column{}, widget.Column{Width: 10}, state), func(r row) []widget.Cell {
		return []widget.Cell{{Text: s.name(part, r)}, {Text: r.unit.Date.Digits()}, stateCell(r)}
	}
}

// roomForDay is the width from which a list of items has room for the day of the
// look.
const roomForDay = 66

// widest is the width of the widest of some texts, one for each row.
func (s *check) widest(rows []row, text func(row) string) int {
	n := 1
	for _, r := range rows {
		n = max(n, widget.Width(text(r)))
	}
	return n
}

// slotDays writes the days of a slot, where its name does not say them.
func slotDays(u checks.Unit) string {
	if u.From == u.To {
		return ""
	}
	return shortSpan(span(u))
}

// slotNote is what matters of a slot in a list: the norm of the day of the
// breach where it is broken, the first event where it is not.
func (s *check) slotNote(u checks.Unit) string {
	switch {
	case u.State == checks.NoEvent:
		return s.cites(&u)
	case len(u.Evidence) > 0:
		if e := s.evidence(u.Evidence[0]); e != nil {
			return e.At.Day.Digits() + " " + s.evidenceName(e)
		}
	case u.State == checks.Cut && len(u.Reasons) > 0:
		return s.env.In(u.Reasons[0].Words())
	}
	return "–"
}

// drawProof lists the evidence and the coverage of the check.
func (s *check) drawProof(c widget.Canvas) {
	e := s.env
	list := s.proofs()
	widget.Heading(c, 0, words.In(e, "proof", nil), strconv.Itoa(len(list)))
	if len(list) == 0 {
		s.put(c, 1, words.In(e, "proof.none", nil))
		return
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Width: 10}, widget.Column{Width: s.kindWidth(list), Drop: 1}, widget.Column{})
	from, to := s.proof.Window(len(list), c.Height()-1)
	for i := from; i < to; i++ {
		y := 1 + i - from
		table.Row(c, y, false, s.proofCells(list[i])...)
		if i == s.proof.Cursor {
			s.mark(c, y, proofPane)
		}
	}
}

func (s *check) proofCells(p proof) []widget.Cell {
	if p.coverage != nil {
		return []widget.Cell{
			{Text: p.coverage.From.Digits(), Style: theme.Band}, {Text: words.In(s.env, "coverage", nil), Style: theme.Band},
			{Text: shortSpan(p.coverage.Span()) + " · " + line(p.coverage.Source)},
		}
	}
	return []widget.Cell{
		{Text: p.evidence.At.Day.Digits()}, {Text: s.env.In(p.evidence.Kind.Words())},
		{Text: strings.TrimPrefix(s.evidenceName(p.evidence), s.env.In(p.evidence.Kind.Words())+" · ")},
	}
}

func (s *check) kindWidth(list []proof) int {
	n := 0
	for _, p := range list {
		n = max(n, widget.Width(s.proofCells(p)[1].Text))
	}
	return n
}
