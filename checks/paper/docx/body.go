package docx

import (
	"context"
	"strings"
	"unicode/utf8"

	"ashyq/checks/paper"
)

// body writes word/document.xml: the requisites, the blocks, the signatures,
// the annexes, and last of all the section with its margins and headers.
type body struct {
	*out
	ctx      context.Context
	doc      *paper.Document
	links    *links
	pictures []placed
	width    int  // of the text, in twips
	known    int  // drawings that the sheet has of its own
	drawings int  // figures written so far
	breaking bool // the next paragraph starts a page
	inText   bool // the last block was a paragraph, a table needs room above
}

func (b *body) document() {
	b.raw("<w:document ", nsWord, " ", nsLinks, " ", nsInline, " ", nsDrawing, " ", nsPicture, "><w:body>")
	b.top()
	b.blocks(b.doc.Body)
	b.signatures(b.doc.Signatures)
	b.optional(look{style: "Executor"}, b.doc.Executor)
	b.annexes()
	b.raw(section, "</w:body></w:document>")
}

// annexes follow the signatures, each on a page of its own.
func (b *body) annexes() {
	for _, x := range b.doc.Annexes {
		b.breaking, b.inText = false, false // the mark of an annex starts a page anyhow
		b.paragraph(look{style: "AnnexMark"}, x.Mark)
		b.optional(look{style: "AnnexTitle"}, x.Title)
		b.blocks(x.Body)
	}
}

// section is A4 with the margins of the documentation rules, in twips: left
// 20 mm, the others 10 mm. The header stands inside the top margin. titlePg
// gives the first page its own header, the one without a number.
const section markup = `<w:sectPr>` +
	`<w:headerReference w:type="first" r:id="` + firstHeader + `"/>` +
	`<w:headerReference w:type="default" r:id="` + otherHeader + `"/>` +
	`<w:pgSz w:w="11906" w:h="16838"/>` +
	`<w:pgMar w:top="567" w:right="567" w:bottom="567" w:left="1134" w:header="227" w:footer="227" w:gutter="0"/>` +
	`<w:titlePg/></w:sectPr>`

// top writes what stands above the text.
func (b *body) top() {
	r := b.doc.Requisites
	b.optional(look{style: "Organization"}, r.Organization)
	if !b.doc.Untitled {
		b.paragraph(look{style: "Title"}, b.doc.Title)
	}
	if r.Date+r.Number+r.Place != "" {
		b.open(look{style: "Requisites"})
		b.run(r.Date, face{})
		b.raw("<w:r><w:tab/></w:r>")
		b.run(r.Number, face{})
		b.raw("<w:r><w:tab/></w:r>")
		b.run(r.Place, face{})
		b.close()
	}
	for _, to := range r.Addressees {
		b.paragraph(look{style: "Addressee"}, to)
	}
	b.optional(look{style: "Subject"}, strings.Join(b.doc.SubjectLines(), "\n"))
}

func (b *body) optional(l look, text string) {
	if text != "" {
		b.paragraph(l, text)
	}
}

// blocks writes a body until it ends or the context does.
func (b *body) blocks(blocks []paper.Block) {
	for block := range paper.Flow(blocks) {
		if b.ctx.Err() != nil {
			return
		}
		_, text := block.(paper.Paragraph)
		switch x := block.(type) {
		case paper.Heading:
			style := "Heading" + number(min(max(x.Level, 1), 3))
			b.paragraph(look{style: style, pageBreak: b.taken()}, x.Text)
		case paper.Paragraph:
			b.prose(x)
		case paper.Table:
			b.table(x)
		case paper.Facts:
			b.facts(x)
		case paper.Figure:
			b.figure(x)
		case paper.PageBreak:
			b.breaking = true
		}
		b.inText = text
	}
}

// taken tells whether the paragraph about to be written starts a page, once.
func (b *body) taken() bool {
	breaking := b.breaking
	b.breaking = false
	return breaking
}

func (b *body) prose(p paper.Paragraph) {
	l := look{keepNext: p.KeepNext, flush: p.Flush, pageBreak: b.taken()}
	switch p.Align {
	case paper.Left:
		l.jc = "left"
	case paper.Center:
		l.jc = "center"
	case paper.Right:
		l.jc = "right"
	default:
		if unbreakable(p.Runs) {
			l.jc = "left"
		}
	}
	b.open(l)
	b.runs(p.Runs)
	b.close()
}

// longWord is how many characters without a space make a justified line ugly:
// an address or a hash moves to the next line whole and the line before it is
// pulled apart.
const longWord = 30

func unbreakable(runs []paper.Run) bool {
	var all strings.Builder
	for _, r := range runs {
		all.WriteString(r.Text)
	}
	for _, word := range strings.Fields(all.String()) {
		if utf8.RuneCountInString(word) > longWord {
			return true
		}
	}
	return false
}

func (b *body) runs(runs []paper.Run) {
	for _, r := range runs {
		target, ok := paper.Target(r.Link)
		f := face{bold: r.Bold, italic: r.Italic, link: ok}
		if !ok {
			b.run(r.Text, f)
			continue
		}
		id := b.links.id(link{kind: "hyperlink", target: target, external: true})
		b.raw(`<w:hyperlink r:id="`, id, `">`)
		b.run(r.Text, f)
		b.raw("</w:hyperlink>")
	}
}
