package xlsx

import (
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// undated stands for a day that the document does not say; the library has one
// of its own, which is somebody else's.
const undated = "1980-01-01T00:00:00Z"

func (b *book) properties() error {
	created := undated
	if t, err := time.Parse(time.RFC3339, b.doc.Created); err == nil {
		created = t.UTC().Format(time.RFC3339)
	}
	return b.file.SetDocProps(&excelize.DocProperties{
		Title: lang.Line(b.doc.Title), Subject: lang.Line(b.doc.Subject), Creator: lang.Line(b.doc.Author),
		Identifier: lang.Line(b.doc.ID), Keywords: b.doc.Signed, Language: string(b.doc.Lang), Created: created, Modified: created,
	})
}

// cell is a value with its look: a whole number as a number, anything else as a
// text. The library takes no string for a formula.
func (b *book) cell(text string) excelize.Cell {
	if n, ok := whole(text); ok {
		return excelize.Cell{StyleID: b.looks.number, Value: n}
	}
	return excelize.Cell{StyleID: b.looks.text, Value: text}
}

// labelled is a line of the sheet about the paper.
type labelled struct{ label, text string }

// about says which paper the tables are from: requisites, facts, who signs.
func (b *book) about(sheet string) error {
	w, err := b.file.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := b.print(sheet, false); err != nil {
		return err
	}
	if err := setWidths(w, []float64{34, 90}); err != nil {
		return err
	}
	n := 0
	for _, x := range b.lines() {
		if x.text == "" {
			continue
		}
		if n++; n > b.limits.rows {
			break
		}
		label := excelize.Cell{StyleID: b.looks.label, Value: x.label}
		if err := w.SetRow(fmt.Sprintf("A%d", n), []any{label, b.cell(x.text)}); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (b *book) lines() []labelled {
	d, r := b.doc, b.doc.Requisites
	plain := func(key, text string) labelled {
		return labelled{b.say(key, nil), b.text(paper.Plain(text))}
	}
	out := []labelled{
		plain("about.title", d.Title), plain("about.draft", d.Draft), plain("about.organization", r.Organization),
		plain("about.date", r.Date), plain("about.number", r.Number), plain("about.place", r.Place),
		plain("about.addressee", strings.Join(r.Addressees, "\n")), plain("about.subject", d.Subject),
	}
	bodies := [][]paper.Block{d.Body}
	for _, x := range d.Annexes {
		bodies = append(bodies, x.Body)
	}
	for _, blocks := range bodies {
		for block := range paper.Flow(blocks) {
			if facts, ok := block.(paper.Facts); ok {
				for _, x := range facts.Items {
					out = append(out, labelled{b.text(paper.Plain(x.Label)), b.text(x.Value)})
				}
			}
		}
	}
	for _, x := range d.Signatures {
		out = append(out, labelled{b.text(paper.Plain(x.Post)), b.text(paper.Plain(x.Name))})
	}
	return append(out, plain("about.executor", d.Executor))
}

// register writes a table: its head stays in sight and filters the rows.
func (b *book) register(sheet string, t paper.Table) error {
	columns := min(len(t.Columns), b.limits.columns)
	rows := len(t.Rows)
	if 1+rows > b.limits.rows || columns < len(t.Columns) {
		rows = min(rows, b.limits.rows-2) // the head and the note
	}
	last, err := excelize.CoordinatesToCellName(columns, 1+rows)
	if err != nil {
		return err
	}
	if err := b.file.AutoFilter(sheet, "A1:"+last, nil); err != nil {
		return err
	}
	if err := b.print(sheet, true); err != nil {
		return err
	}
	w, err := b.file.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := b.widths(w, t.Columns[:columns]); err != nil {
		return err
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, columns)
	for i := range head {
		head[i] = excelize.Cell{StyleID: b.looks.head, Value: b.text(paper.Plain(t.Columns[i].Title))}
	}
	if err := w.SetRow("A1", head); err != nil {
		return err
	}
	for i, row := range t.Rows[:rows] {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), b.row(row, columns)); err != nil {
			return err
		}
	}
	if rows < len(t.Rows) || columns < len(t.Columns) {
		note := b.say("sheet.cut", lang.Args{"rows": len(t.Rows) - rows, "columns": len(t.Columns) - columns})
		if err := w.SetRow(fmt.Sprintf("A%d", rows+2), []any{excelize.Cell{StyleID: b.looks.label, Value: note}}); err != nil {
			return err
		}
	}
	return w.Flush()
}

// row is the cells of a row; those beyond the columns are left out, missing ones
// are empty.
func (b *book) row(cells []paper.Cell, columns int) []any {
	out := make([]any, columns)
	for i := range out {
		text := ""
		if i < len(cells) {
			text = b.text(cells[i].Runs)
		}
		out[i] = b.cell(text)
	}
	return out
}

// widths shares a screen of letters among the columns as the paper shares its
// sheet.
func (b *book) widths(w *excelize.StreamWriter, columns []paper.Column) error {
	const screen, least, most = 130.0, 8.0, 80.0
	total := 0.0
	for _, c := range columns {
		total += float64(max(c.Width, 1))
	}
	widths := make([]float64, len(columns))
	for i, c := range columns {
		widths[i] = min(max(screen*float64(max(c.Width, 1))/total, least), most)
	}
	return setWidths(w, widths)
}

// setWidths begins with the last: the library puts each column before those it
// knows, Excel wants them in order. It compares each with all, so a sheet of
// thousands of columns has widths for the first only.
func setWidths(w *excelize.StreamWriter, widths []float64) error {
	const most = 200
	for i := min(len(widths), most); i > 0; i-- {
		if err := w.SetColWidth(i, i, widths[i-1]); err != nil {
			return err
		}
	}
	return nil
}

// print says how a sheet is printed: on A4, as wide as the page, the head on
// every page and the draft mark above it.
func (b *book) print(sheet string, register bool) error {
	const a4 = 9
	size, wide, high := a4, 1, 0
	way := "portrait"
	if register {
		way = "landscape"
		if err := b.file.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", RefersTo: "'" + sheet + "'!$1:$1", Scope: sheet,
		}); err != nil {
			return err
		}
	}
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &way, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	fit := true
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if draft := cut(lang.Line(b.doc.Draft), 60); draft != "" {
		return b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: "&R" + strings.ReplaceAll(draft, "&", "&&")})
	}
	return nil
}
