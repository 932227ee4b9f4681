// Package xlsx writes the tables of a paper as an Excel workbook, for whoever
// sorts, filters and counts them.
//
// A workbook is not the sheet that is signed: it has the registers of the paper,
// one sheet for each table, and before them one that says which paper they are
// from, with its requisites and facts. Running text, points and pictures stay in
// the other formats.
//
// A cell is a text, whatever it begins with: a formula, a command or a link that
// somebody wrote into a holder's register lies there as letters. A number is
// only what cannot be anything else, see whole. What Excel has no room for is
// said in words, in the cell or under the table, and never lost in silence.
//
// The library puts its files into the zip in the order of a Go map; here they
// are put in order, so the same document gives the same bytes.
package xlsx

import (
	"context"
	_ "embed"
	"fmt"
	"io"
	"sync"

	"github.com/xuri/excelize/v2"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// Format is the name of this format in the table of writers.
const Format paper.Format = "xlsx"

// Writer writes documents as XLSX. The zero value is ready for use.
type Writer struct{}

//go:embed messages.toml
var messagesTOML string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return m
})

// Write writes the tables of the document.
func (Writer) Write(ctx context.Context, w io.Writer, d *paper.Document) (err error) {
	b := &book{file: excelize.NewFile(), ctx: ctx, doc: d, limits: excel}
	defer func() {
		if e := b.file.Close(); e != nil && err == nil {
			err = fmt.Errorf("xlsx: %w", e)
		}
	}()
	if err := b.fill(); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	b.file.SetZipWriter(inOrder)
	if err := b.file.Write(w); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	return nil
}

// book is the workbook being filled.
type book struct {
	file   *excelize.File
	ctx    context.Context
	doc    *paper.Document
	limits limits
	names  names
	looks  looks
}

// looks are the ways a cell looks, by the numbers of the library.
type looks struct{ head, text, number, label int }

// fill writes the sheet about the paper and a sheet for each table.
func (b *book) fill() error {
	if err := b.prepare(); err != nil {
		return err
	}
	first := b.names.take(b.say("sheet.paper", nil))
	if err := b.file.SetSheetName("Sheet1", first); err != nil {
		return err
	}
	if err := b.about(first); err != nil {
		return err
	}
	for _, t := range b.tables() {
		name := b.names.take(t.title)
		if _, err := b.file.NewSheet(name); err != nil {
			return err
		}
		if err := b.register(name, t.table); err != nil {
			return err
		}
	}
	return b.ctx.Err()
}

// prepare writes the properties of the file and the ways cells look.
func (b *book) prepare() error {
	if err := b.properties(); err != nil {
		return err
	}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	middle := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	var lines []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		lines = append(lines, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	letters, bold := &excelize.Font{Family: "Times New Roman", Size: 11}, &excelize.Font{Family: "Times New Roman", Size: 11, Bold: true}
	const wholeNumber = 1 // the format 0, which shows every digit
	for _, x := range []struct {
		look  *int
		style excelize.Style
	}{
		{&b.looks.head, excelize.Style{Font: bold, Alignment: middle, Border: lines, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}}}},
		{&b.looks.text, excelize.Style{Font: letters, Alignment: top, Border: lines}},
		{&b.looks.number, excelize.Style{Font: letters, Alignment: top, Border: lines, NumFmt: wholeNumber}},
		{&b.looks.label, excelize.Style{Font: bold, Alignment: top, Border: lines}},
	} {
		n, err := b.file.NewStyle(&x.style)
		if err != nil {
			return err
		}
		*x.look = n
	}
	return nil
}

func (b *book) say(key string, args lang.Args) string {
	return messages().Text(key, args).In(b.doc.Lang)
}

// titled is a table with the title nearest above it.
type titled struct {
	title string
	table paper.Table
}

// tables gathers the tables of the body and of the annexes. A table with no
// columns has nothing to show.
func (b *book) tables() (out []titled) {
	gather := func(title string, blocks []paper.Block) {
		for block := range paper.Flow(blocks) {
			switch x := block.(type) {
			case paper.Heading:
				title = x.Text
			case paper.Table:
				if len(x.Columns) > 0 {
					out = append(out, titled{title, x})
				}
			}
		}
	}
	gather(b.doc.Title, b.doc.Body)
	for _, x := range b.doc.Annexes {
		title := x.Title
		if lang.Line(title) == "" {
			title = x.Mark
		}
		gather(title, x.Body)
	}
	return out
}
