// Package laid sets a paper in lines of the screen: what stands on the sheet, without its
// pages. Whoever shows a paper, to mend it or to read it for another, shows the same.
package laid

import (
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Line is a line of the paper on the screen.
type Line struct {
	Indent int
	Text   string
	Style  theme.Style
	Block  int // number of the paragraph that it is of
}

// Lines sets a document in lines of a width.
func Lines(d *paper.Document, w int) []Line {
	l := &layer{w: w}
	l.middle(d.Draft, theme.Title)
	l.paragraph(lang.Line(d.Requisites.Organization), paper.Center, theme.Title)
	for _, to := range d.Requisites.Addressees {
		l.paragraph(lang.Line(to), paper.Right, theme.Plain)
	}
	l.blank()
	if !d.Untitled {
		l.middle(strings.ToUpper(d.Title), theme.Title)
	}
	l.blank()
	l.edges(d.Requisites.Date+"  "+d.Requisites.Number, d.Requisites.Place)
	l.blank()
	l.paragraph(lang.Line(d.Subject), paper.Left, theme.Title)
	l.blank()
	l.body(d.Body)
	l.blank()
	for _, s := range d.Signatures {
		l.edges(s.Post, s.Name)
	}
	l.paragraph(lang.Line(d.Executor), paper.Left, theme.Plain)
	for _, a := range d.Annexes {
		l.blank()
		l.paragraph(lang.Line(a.Mark), paper.Right, theme.Plain)
		l.paragraph(lang.Line(a.Title), paper.Center, theme.Title)
		l.body(a.Body)
	}
	return l.out
}

type layer struct {
	w     int
	out   []Line
	block int
}

func (l *layer) blank() {
	if n := len(l.out); n > 0 && l.out[n-1].Text != "" {
		l.out = append(l.out, Line{Block: l.block})
	}
}

func (l *layer) middle(text string, s theme.Style) { l.paragraph(text, paper.Center, s) }

func (l *layer) edges(left, right string) {
	l.block++
	left, right = lang.Line(left), lang.Line(right)
	room := l.w - widget.Width(right) - 1
	lines := widget.Wrap(left, max(room, l.w/2))
	for i, text := range lines {
		if i == len(lines)-1 && right != "" {
			text = widget.Pad(text, max(room, 0)) + " " + right
		}
		l.out = append(l.out, Line{Text: widget.Fit(text, l.w), Block: l.block})
	}
}

func (l *layer) paragraph(text string, a paper.Align, s theme.Style) {
	if text == "" {
		return
	}
	l.block++
	for _, part := range widget.Wrap(text, l.w) {
		indent := 0
		switch a {
		case paper.Center:
			indent = (l.w - widget.Width(part)) / 2
		case paper.Right:
			indent = l.w - widget.Width(part)
		}
		l.out = append(l.out, Line{Indent: indent, Text: part, Style: s, Block: l.block})
	}
}

func (l *layer) body(body []paper.Block) {
	for b := range paper.Flow(body) {
		switch b := b.(type) {
		case paper.Heading:
			l.blank()
			l.paragraph(lang.Line(b.Text), paper.Left, theme.Title)
		case paper.Paragraph:
			l.paragraph(text(b.Runs), b.Align, theme.Plain)
		case paper.Facts:
			for _, f := range b.Items {
				l.paragraph(lang.Line(f.Label)+": "+text(f.Value), paper.Left, theme.Plain)
			}
		case paper.Table:
			l.table(b)
		case paper.Figure:
			l.paragraph("[ "+lang.Line(b.Name)+" ] "+lang.Line(b.Caption), paper.Center, theme.Link)
		}
	}
}

// table writes a table row by row: columns of a sheet do not fit a terminal.
func (l *layer) table(t paper.Table) {
	for _, row := range t.Rows {
		l.blank()
		for i, cell := range row {
			if value := text(cell.Runs); value != "" && i < len(t.Columns) {
				l.paragraph(lang.Line(t.Columns[i].Title)+": "+value, paper.Left, theme.Plain)
			}
		}
	}
	l.blank()
}

func text(runs []paper.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return lang.Paragraphs(b.String())
}

// Whole gives the words of the paragraph to which a line belongs.
func Whole(lines []Line, at int) string {
	if at < 0 || at >= len(lines) {
		return ""
	}
	var words []string
	for _, l := range lines {
		if l.Block == lines[at].Block && l.Text != "" {
			words = append(words, l.Text)
		}
	}
	return strings.Join(words, " ")
}
