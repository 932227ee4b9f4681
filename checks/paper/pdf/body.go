package pdf

import (
	"context"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/picture"
)

// body turns the document into strips: the requisites, the blocks, the
// signatures, the annexes.
type body struct {
	*sheet
	ctx      context.Context
	doc      *paper.Document
	pictures *picture.Ahead
	loaded   int // pictures that stand in the file
}

func (b *body) document() {
	b.top()
	b.blocks(b.doc.Body)
	b.signatures(b.doc.Signatures)
	b.optional(executor, b.doc.Executor)
	for _, x := range b.doc.Annexes {
		b.breaking = true
		b.level = 0
		b.text(annexMark, paper.Plain(x.Mark), func(top float64) {
			b.bookmark(lang.Line(x.Mark)+" "+x.Title, 0, top)
		})
		b.optional(annexTitle, x.Title)
		b.blocks(x.Body)
	}
	b.lay()
}

// top writes what stands above the text.
func (b *body) top() {
	r := b.doc.Requisites
	b.optional(organization, r.Organization)
	if !b.doc.Untitled {
		b.optional(title, strings.ToUpper(b.doc.Title))
	}
	if r.Date+r.Number+r.Place != "" {
		b.row(grid{widths: shares([]int{1, 1, 1}), style: requisite,
			aligns: []paper.Align{paper.Left, paper.Center, paper.Right}, after: 12,
		}, [][]paper.Run{paper.Plain(r.Date), paper.Plain(r.Number), paper.Plain(r.Place)})
	}
	for _, to := range r.Addressees {
		b.optional(addressee, to)
	}
	b.optional(subject, strings.Join(b.doc.SubjectLines(), "\n"))
}

// blocks writes a body until it ends or the context does.
func (b *body) blocks(blocks []paper.Block) {
	for block := range paper.Flow(blocks) {
		if b.ctx.Err() != nil {
			return
		}
		switch x := block.(type) {
		case paper.Heading:
			level := min(max(x.Level, 1), len(headings)) - 1
			b.text(headings[level], paper.Plain(x.Text), func(top float64) { b.bookmark(x.Text, level, top) })
		case paper.Paragraph:
			b.paragraph(x)
		case paper.Table:
			b.table(x)
		case paper.Facts:
			b.facts(x)
		case paper.Figure:
			b.figure(x)
		case paper.PageBreak:
			b.lay()
			b.breaking = true
		}
	}
}

func (b *body) paragraph(p paper.Paragraph) {
	st := prose
	st.align, st.keepNext = p.Align, p.KeepNext
	if p.Flush || p.Align == paper.Center || p.Align == paper.Right {
		st.indent = 0
	}
	b.text(st, p.Runs, nil)
}
