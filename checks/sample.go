package checks

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// Sample is a draw of rows of a register for a closer look. The seed and the rows
// are kept, so that anybody can draw it again and see that nothing was picked.
type Sample struct {
	Check string       `json:"check"`
	List  string       `json:"list"`
	Seed  string       `json:"seed"`
	Of    int          `json:"of"` // rows that could be drawn
	Rows  []SampledRow `json:"rows"`
	Mark  Mark         `json:"-"`
}

// SampledRow names a row that was drawn.
type SampledRow struct {
	Register string       `json:"register"` // id of the evidence
	Sheet    string       `json:"sheet,omitempty"`
	Row      int          `json:"row"` // line in the file, or on the sheet
	Number   string       `json:"number"`
	Received calendar.Day `json:"received"`
}

// Name gives the words by which evidence about the row names it in its title.
func (r SampledRow) Name() string {
	switch {
	case r.Number != "":
		return "№ " + r.Number
	case r.Sheet != "":
		return r.Sheet + ": " + strconv.Itoa(r.Row)
	}
	return strconv.Itoa(r.Row)
}

// names tells whether a title names the row: its number, with or without the sign,
// or its line.
func (r SampledRow) named(title string) bool {
	name := lang.Name(strings.TrimSpace(strings.TrimPrefix(title, "№")))
	return name != "" && (r.Number != "" && name == lang.Name(r.Number) || r.Number == "" && name == lang.Name(r.Name()))
}

// Draw takes n rows by a seed: those whose names have the smallest hashes with it.
// The same seed draws the same rows from the same register, whatever their order.
func Draw(seed string, rows []SampledRow, n int) []SampledRow {
	ranked := make([]struct {
		rank string
		row  SampledRow
	}, len(rows))
	for i, r := range rows {
		sum := sha256.Sum256([]byte(seed + "\n" + r.Sheet + "\n" + strconv.Itoa(r.Row) + "\n" + r.Number))
		ranked[i].rank, ranked[i].row = hex.EncodeToString(sum[:]), r
	}
	slices.SortFunc(ranked, func(x, y struct {
		rank string
		row  SampledRow
	}) int {
		return strings.Compare(x.rank, y.rank)
	})
	var out []SampledRow
	for _, r := range ranked[:min(n, len(ranked))] {
		out = append(out, r.row)
	}
	slices.SortFunc(out, func(x, y SampledRow) int {
		return cmp.Or(strings.Compare(x.Register, y.Register), strings.Compare(x.Sheet, y.Sheet), x.Row-y.Row)
	})
	return out
}

// sample gives the draw of the rows that the part asks about, nil for none.
func (a *asked) sample() *Sample {
	if !a.part.Sampled() {
		return nil
	}
	for i := range a.c.Samples {
		if s := &a.c.Samples[i]; s.Check == a.check.ID && a.part.ReadsList(s.List) {
			return s
		}
	}
	return nil
}

// judgeSample asks of each row that was drawn what the part asks; evidence about a
// row names it in its title. What was typed of other rows counts too.
func (a *asked) judgeSample(s *Sample) []Unit {
	var out []Unit
	items := a.items()
	left := *a
	left.evidence = nil
	at := make([][]*Evidence, len(s.Rows))
	for _, e := range a.evidence {
		i := slices.IndexFunc(s.Rows, func(r SampledRow) bool { return r.named(e.Title) })
		if e.Kind == Register || i < 0 {
			left.evidence = append(left.evidence, e)
			continue
		}
		at[i] = append(at[i], e)
	}
	for i, r := range s.Rows {
		for k := range items {
			if len(at[i]) > 0 {
				out = append(out, a.drawnUnit(r, a.judgeRow(row{title: r.Name(), looks: at[i]}, &items[k])))
				continue
			}
			u := Unit{Row: r.Name(), Item: items[k].ID, State: Unknown, Date: r.Received, Reasons: []Reason{reason("row.not-looked", nil)}}
			out = append(out, a.drawnUnit(r, a.unit(u, a.asOf)))
		}
	}
	return append(out, left.judgeRows()...)
}

// drawnUnit dates what was found of a drawn row: an answer that is not complete
// broke the norm on the day on which it was given.
func (a *asked) drawnUnit(r SampledRow, u Unit) Unit {
	u.Sheet, u.Line, u.Date = r.Sheet, r.Row, r.Received
	if day := a.answeredOn(r); day != 0 {
		u.Done = day
		if a.part.BreachOn == standard.RowDay {
			return a.unit(u, day)
		}
	}
	return u
}

// answeredOn gives the day on which a drawn request was answered, by its register.
func (a *asked) answeredOn(r SampledRow) calendar.Day {
	for _, e := range a.serving[partKey{a.check.ID, a.part.ID}] {
		if e.ID != r.Register || e.Table == nil {
			continue
		}
		at := e.Table.column("answered")
		for i := range e.Table.Rows {
			if row := &e.Table.Rows[i]; row.Line == r.Row && row.Sheet == r.Sheet {
				day, _ := e.Table.day(i, at)
				return day
			}
		}
	}
	return 0
}
