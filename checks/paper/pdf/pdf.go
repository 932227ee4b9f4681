// Package pdf writes a paper as PDF: the sheet as it will be printed, that
// nobody's word processor lays out anew.
//
// The library draws letters, lines and pictures where it is told and packs the
// fonts; where they stand is decided here. A paper is turned into strips, each
// the height of what cannot be torn: a line of text, a row of a table, a
// picture. A strip may ask to stay with the next one, and then both go to the
// page that has room for both; so a heading does not stand alone at the foot of
// a page, nor a caption on another page than its picture. That one rule is the
// whole of the page make-up.
//
// The measures are those of the documentation rules and of the DOCX: A4,
// margins 20, 10, 10 and 10 mm, 14 points, single spacing, pages numbered at
// the top from the second one. The letters are Liberation Serif, which has the
// widths of Times New Roman and every letter of Kazakh. A letter it lacks is
// never an empty box: it is written in other letters, or its number is.
//
// Nothing depends on the clock or on chance, so the same document gives the
// same bytes.
package pdf

import (
	"context"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/picture"
)

// Format is the name of this format in the table of writers.
const Format paper.Format = "pdf"

// Writer writes documents as PDF. The zero value is ready for use.
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

// Write writes the document. Only the destination and the context can make it
// fail: a picture that cannot be read becomes a sentence that says so.
func (Writer) Write(ctx context.Context, w io.Writer, d *paper.Document) error {
	b := &body{sheet: newSheet(d), ctx: ctx, doc: d, pictures: picture.NewAhead(ctx, d)}
	b.document()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := b.pdf.Output(w); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}

// undated stands for a day that the document does not say: the library would
// take the clock.
var undated = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// file begins a PDF with what a file manager shows of it.
func file(d *paper.Document) *fpdf.Fpdf {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	created, err := time.Parse(time.RFC3339, d.Created)
	if err != nil || created.Year() < 1 || created.Year() > 9999 {
		created = undated
	}
	f.SetCreationDate(created.UTC())
	f.SetModificationDate(created.UTC())
	f.SetTitle(lang.Line(d.Title), true)
	f.SetSubject(lang.Line(d.Subject), true)
	f.SetAuthor(lang.Line(d.Author), true)
	f.SetKeywords(strings.TrimSpace(lang.Line(d.ID)+" "+d.Signed), true)
	f.SetProducer("ashyq", false)
	if slices.Contains(lang.Langs(), d.Lang) {
		f.SetLang(string(d.Lang))
	}
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	return f
}
