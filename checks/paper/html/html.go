// Package html writes a paper as one HTML file that stands for itself: no
// script, no file beside it, nothing fetched. Opened in a browser it looks like
// the sheet, and printed from there it is A4 with the margins of the
// documentation rules.
//
// As in the DOCX, markup is a type of its own that only constants of this
// package and escaped text can become, so nothing from a holder's page can turn
// into markup. And should that fail one day, the page forbids itself every
// script and every address in its head, which a browser obeys.
//
// Numbers of points are text, as in every format. Pictures stand in the text as
// they are needed, a few in memory at a time, fitted to what paper shows.
package html

import (
	"bufio"
	"context"
	_ "embed"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"sync"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/picture"
)

// Format is the name of this format in the table of writers.
const Format paper.Format = "html"

// Writer writes documents as HTML. The zero value is ready for use.
type Writer struct{}

var (
	//go:embed messages.toml
	messagesTOML string
	//go:embed sheet.css
	sheetCSS string
)

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
	s := &sheet{w: bufio.NewWriter(w), ctx: ctx, doc: d, pictures: picture.NewAhead(ctx, d)}
	s.head()
	s.raw("<body>\n<main>\n")
	s.top()
	s.body(d.Body)
	s.signatures(d.Signatures)
	s.paragraph("executor", d.Executor)
	for _, x := range d.Annexes {
		s.raw(`<section class="annex">`, "\n")
		s.paragraph("mark", x.Mark)
		s.element("h2", "title", x.Title)
		s.body(x.Body)
		s.raw("</section>\n")
	}
	s.raw("</main>\n</body>\n</html>\n")
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("html: %w", err)
	}
	return nil
}

// markup is HTML as it goes into the file. Untyped constants are markup by
// themselves; any other string becomes markup through escaped alone.
type markup string

// escaped is text as HTML shows it, in an element or between double quotes.
func escaped(text string) markup { return markup(html.EscapeString(text)) }

// line is foreign text as the value of an attribute or of a one-line element.
func line(text string) markup { return escaped(lang.Line(text)) }

// words is foreign text with its line breaks.
func words(text string) markup {
	return markup(strings.ReplaceAll(string(escaped(paper.Clean(text))), "\n", "<br>"))
}

// sheet is the page being written; its errors wait until it is flushed.
type sheet struct {
	w        *bufio.Writer
	ctx      context.Context
	doc      *paper.Document
	pictures *picture.Ahead
	torn     bool // a new page has just been asked for
}

func (s *sheet) raw(pieces ...markup) {
	for _, m := range pieces {
		s.w.WriteString(string(m))
	}
}

// head says what the page is, what it may do (nothing but show itself) and how
// it looks. The draft mark is printed on the later pages by browsers that know
// how; on the first it stands in the text.
func (s *sheet) head() {
	tongue := lang.KK
	if slices.Contains(lang.Langs(), s.doc.Lang) {
		tongue = s.doc.Lang
	}
	s.raw("<!DOCTYPE html>\n", `<html lang="`, markup(tongue), `" dir="ltr">`, "\n<head>\n", `<meta charset="utf-8">`, "\n",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`, "\n",
		`<meta name="viewport" content="width=device-width">`, "\n<title>", line(s.doc.Title), "</title>\n")
	for _, m := range []struct {
		name markup
		text string
	}{{"author", s.doc.Author}, {"description", s.doc.Subject}, {"date", s.doc.Created}, {"keywords", s.doc.Signed}} {
		if m.text != "" {
			s.raw(`<meta name="`, m.name, `" content="`, line(m.text), `">`, "\n")
		}
	}
	s.raw("<style>\n", markup(sheetCSS))
	if s.doc.Draft != "" {
		s.raw(`@page { @top-right { content: "`, quoted(s.doc.Draft), `"; font: bold 12pt "Times New Roman", serif } }`, "\n")
	}
	s.raw("</style>\n</head>\n")
}

// quoted is a text between the quotes of a style sheet: every letter by its
// number, so that none can end the quotes or the sheet.
func quoted(text string) markup {
	var b strings.Builder
	for _, r := range lang.Line(text) {
		fmt.Fprintf(&b, `\%06x`, r)
	}
	return markup(b.String())
}
