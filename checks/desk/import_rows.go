package desk

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/checks/table"
)

// Among the rows of a table stand lines that are no rows of it: totals, headings
// that are repeated on each page, names of sections, signatures. Counted as rows
// they would be requests without an answer and sets without a day. Each is refused
// in words, and only where nothing in it speaks for a row.

// noRow says why a line is no row of the list, nil where it is one.
func (im *importer) noRow(s *sheetRows, r table.Row) error {
	line := lineOf(r)
	switch {
	case line.repeats(s.head):
		return fail("row.heading", nil)
	case line.total():
		return fail("row.total", nil)
	case line.signature() && !im.says(s, r):
		return fail("row.signature", nil)
	case im.alone(s, r, line):
		if table.Blank(r.Cell(line.filled[0])) || !s.words(r.Cell(line.filled[0])) {
			return fail("row.alone", nil)
		}
		return fail("row.section", nil)
	case s.section(r, line):
		return fail("row.section", nil)
	}
	return nil
}

// line is a row with the columns that are filled in it.
type line struct {
	row    table.Row
	filled []int
}

func lineOf(r table.Row) line {
	out := line{row: r}
	for i, c := range r.Cells {
		if c != "" {
			out.filled = append(out.filled, i)
		}
	}
	return out
}

// repeats tells whether the line is the row of headings again, or numbers the
// columns again.
func (l line) repeats(head table.Row) bool {
	if len(l.filled) < 2 || len(l.row.Bare) > 0 {
		return false
	}
	return l.row.NumbersColumns() || !slices.ContainsFunc(l.filled, func(i int) bool {
		return lang.Fold(l.row.Cell(i)) != lang.Fold(head.Cell(i))
	})
}

// total tells a line that sums up: a word of it, and besides only numbers.
func (l line) total() bool {
	summed := false
	for _, i := range l.filled {
		cell := l.row.Cell(i)
		switch {
		case amount(cell):
		case begins(cell, totals):
			summed = true
		default:
			return false
		}
	}
	return summed
}

// signature tells a line under the table: who made it, who signed it.
func (l line) signature() bool {
	return len(l.filled) > 0 && begins(l.row.Cell(l.filled[0]), signatures)
}

// Words with which totals and lines of signatures begin.
var (
	totals     = folded("итого", "всего", "итог", "барлығы", "жиыны", "қорытынды", "жалпы", "total")
	signatures = folded("исполнитель", "исп", "орындаушы", "орынд", "басшы", "басшысы", "руководитель", "директор", "составил", "подпись", "қолы", "м.п", "м.о")
)

func folded(words ...string) []string {
	for i, w := range words {
		words[i] = lang.Fold(w)
	}
	return words
}

// begins tells whether a text begins with one of the words, as a word of its own.
func begins(text string, words []string) bool {
	text = lang.Fold(text)
	return slices.ContainsFunc(words, func(w string) bool {
		rest, ok := strings.CutPrefix(text, w)
		return ok && (rest == "" || !unicode.IsLetter([]rune(rest)[0]))
	})
}

// amount tells a cell that holds a number, a share or a sign of emptiness.
func amount(cell string) bool {
	plain := strings.NewReplacer(" ", "", "%", "", ",", ".").Replace(cell)
	_, err := strconv.ParseFloat(plain, 64)
	return err == nil || table.Blank(cell)
}

// says tells whether a cell of a day, a period or an answer is filled with one.
func (im *importer) says(s *sheetRows, r table.Row) bool {
	return slices.ContainsFunc(im.list.Columns, func(c standard.Column) bool {
		cell := s.cell(r, c.Name)
		if cell == "" || c.Holds == standard.TextCell {
			return false
		}
		_, err := table.ReadMoment(cell, s.order)
		_, answers := table.Answer(cell)
		return err == nil || answers || !holdsDay(c) && c.Holds != standard.YesNoCell
	})
}

// alone tells a line in which one cell alone is filled, and not that by which a row
// is known.
func (im *importer) alone(s *sheetRows, r table.Row, l line) bool {
	return len(l.filled) == 1 && len(r.Bare) == 0 && !slices.ContainsFunc(im.list.Columns, func(c standard.Column) bool {
		i, there := s.at[c.Name]
		return c.Must && there && i == l.filled[0]
	})
}

// section tells a line that names what follows: one text over the whole width.
func (s *sheetRows) section(r table.Row, l line) bool {
	if len(l.filled) < 2 || len(r.Bare) > 0 {
		return false
	}
	text := r.Cell(l.filled[0])
	_, answers := table.Answer(text)
	return !answers && s.words(text) && !slices.ContainsFunc(l.filled, func(i int) bool { return r.Cell(i) != text })
}

// words tells a text that is no day and no number.
func (s *sheetRows) words(text string) bool {
	_, err := table.ReadMoment(text, s.order)
	return err != nil && strings.ContainsFunc(text, unicode.IsLetter)
}
