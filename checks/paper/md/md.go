// Package md writes a paper as Markdown: CommonMark with the tables of GitHub.
//
// Markdown is for reading in a text editor, for a mail and for comparing two
// papers line by line. It has no pages, so the draft mark stands once, at the
// top; it has no files, so a figure is its file name and its caption.
//
// Whatever comes from the document is text and stays text: every sign that
// Markdown could take for markup is written with a backslash. The numbers of
// points are text too. A Markdown list would count by itself and show `1)` as
// `1.`, and then "sub-point 2) of point 5" could not be found.
package md

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"path"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// Format is the name of this format in the table of writers.
const Format paper.Format = "md"

// Writer writes documents as Markdown. The zero value is ready for use.
type Writer struct{}

// Write writes the document. Only the destination and the context can make it
// fail; pictures are not opened.
func (Writer) Write(ctx context.Context, w io.Writer, d *paper.Document) error {
	s := &sheet{w: bufio.NewWriter(w)}
	s.top(d)
	s.body(ctx, d.Body, 2)
	s.signatures(d.Signatures)
	s.block(text(d.Executor))
	for _, x := range d.Annexes {
		s.heading(2, x.Mark)
		s.block(strong(x.Title))
		s.body(ctx, x.Body, 3)
	}
	if d.Signed != "" {
		s.block("<!-- " + d.Signed + " -->")
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("md: %w", err)
	}
	return nil
}

// sheet is the paper being written; errors wait until it is flushed.
type sheet struct {
	w     *bufio.Writer
	begun bool
}

// block writes a block of lines with an empty line before it; an empty block
// is left out.
func (s *sheet) block(lines string) {
	if lines == "" {
		return
	}
	if s.begun {
		s.w.WriteString("\n")
	}
	s.begun = true
	s.w.WriteString(lines + "\n")
}

func (s *sheet) heading(level int, title string) {
	if line := inline(lang.Line(title)); line != "" {
		s.block(strings.Repeat("#", level) + " " + line)
	}
}

// top writes what stands above the text.
func (s *sheet) top(d *paper.Document) {
	r := d.Requisites
	s.block(strong(d.Draft))
	s.block(strong(r.Organization))
	if !d.Untitled {
		s.heading(1, strings.ToUpper(d.Title))
	}
	s.block(text(strings.Join([]string{r.Date, r.Number, r.Place}, " ")))
	for _, to := range r.Addressees {
		s.block(strong(to))
	}
	s.block(strong(d.Subject))
}

// body writes blocks; headings of level 1 become those of the level given.
func (s *sheet) body(ctx context.Context, blocks []paper.Block, level int) {
	for block := range paper.Flow(blocks) {
		if ctx.Err() != nil {
			return
		}
		switch x := block.(type) {
		case paper.Heading:
			s.heading(level+min(max(x.Level, 1), 3)-1, x.Text)
		case paper.Paragraph:
			s.block(lines(x.Runs))
		case paper.Table:
			s.table(x)
		case paper.Facts:
			s.pairs(x.Items)
		case paper.Figure:
			s.figure(x)
		case paper.PageBreak:
			// Markdown has no pages.
		}
	}
}

func (s *sheet) table(t paper.Table) {
	if len(t.Columns) == 0 {
		return
	}
	head := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = cell(paper.Plain(c.Title))
	}
	rows := []string{row(head), strings.Repeat("| --- ", len(head)) + "|"}
	for _, r := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range min(len(r), len(cells)) {
			cells[i] = cell(r[i].Runs)
		}
		rows = append(rows, row(cells))
	}
	s.block(strings.Join(rows, "\n"))
}

// pairs is a table of two columns with an empty head.
func (s *sheet) pairs(list []paper.Fact) {
	if len(list) == 0 {
		return
	}
	rows := []string{"| | |", "| --- | --- |"}
	for _, x := range list {
		rows = append(rows, row([]string{cell(paper.Plain(x.Label)), cell(x.Value)}))
	}
	s.block(strings.Join(rows, "\n"))
}

func (s *sheet) signatures(list []paper.Signature) {
	var lines []paper.Fact
	for _, x := range list {
		lines = append(lines, paper.Fact{Label: x.Post, Value: []paper.Run{{Text: x.Name, Bold: true}}})
	}
	s.pairs(lines)
}

func row(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// figure names the picture's file beside the paper, whatever folder or address
// the name pretends to, and repeats the caption for those who see no picture.
func (s *sheet) figure(f paper.Figure) {
	if name := fileName(f.Name); name != "" {
		s.block("![" + inline(lang.Line(f.Caption)) + "](" + destination("./"+name) + ")")
	}
	s.block(text(f.Caption))
}

func fileName(name string) string {
	name = path.Clean("/" + strings.ReplaceAll(lang.Line(name), `\`, "/"))
	return inAddress.Replace(strings.TrimPrefix(path.Base(name), "/"))
}

// inAddress writes the signs that part an address as the letters of a name.
var inAddress = strings.NewReplacer("%", "%25", "#", "%23", "?", "%3F")
