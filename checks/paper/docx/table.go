package docx

import "ashyq/checks/paper"

// textWidth is the room between the margins in twips: 180 mm.
const textWidth = 10205

// grid is a table being written: its columns in twips and whether it has lines.
type grid struct {
	widths []int
	lined  bool
}

// shares cuts the width of the text in proportion; the last column takes what
// rounding left over. A share below one counts as one.
func (b *body) shares(parts []int) []int {
	total, rest := 0, b.width
	for _, p := range parts {
		total += max(p, 1)
	}
	widths := make([]int, len(parts))
	for i, p := range parts {
		widths[i] = b.width * max(p, 1) / total
		rest -= widths[i]
	}
	if len(widths) > 0 {
		widths[len(widths)-1] += rest
	}
	return widths
}

const lines markup = `<w:tblBorders>` +
	`<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>` +
	`<w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>` +
	`<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>` +
	`<w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/>` +
	`<w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/>` +
	`</w:tblBorders>`

// begin opens the table. Two tables in a row would become one, and a table
// cannot start a page, so each has a thin paragraph after it and, where a page
// starts or text stands above, before it. The order of tblPr is tblW,
// tblBorders, tblLayout, tblCellMar.
func (b *body) begin(g grid) {
	if breaking := b.taken(); breaking || b.inText {
		b.open(look{style: "Gap", keepNext: true, pageBreak: breaking})
		b.close()
	}
	b.raw(`<w:tbl><w:tblPr><w:tblW w:w="`, number(b.width), `" w:type="dxa"/>`)
	if g.lined {
		b.raw(lines)
	}
	b.raw(`<w:tblLayout w:type="fixed"/>`)
	if !g.lined { // without lines the letters themselves stand at the margin
		b.raw(`<w:tblCellMar><w:left w:w="0" w:type="dxa"/></w:tblCellMar>`)
	}
	b.raw("</w:tblPr><w:tblGrid>")
	for _, w := range g.widths {
		b.raw(`<w:gridCol w:w="`, number(w), `"/>`)
	}
	b.raw("</w:tblGrid>")
}

func (b *body) end() {
	b.raw("</w:tbl>")
	b.open(look{style: "Gap"})
	b.close()
}

// row writes one row that is not torn between pages; head rows are repeated.
// Each cell holds one paragraph. Cells beyond the grid are left out, missing
// ones are empty.
func (b *body) row(g grid, head bool, l look, cells [][]paper.Run) {
	b.raw("<w:tr><w:trPr><w:cantSplit/>")
	if head {
		b.raw("<w:tblHeader/>")
	}
	b.raw("</w:trPr>")
	for i, width := range g.widths {
		b.raw(`<w:tc><w:tcPr><w:tcW w:w="`, number(width), `" w:type="dxa"/>`)
		if head {
			b.raw(`<w:vAlign w:val="center"/>`)
		}
		b.raw("</w:tcPr>")
		b.open(l)
		if i < len(cells) {
			b.runs(cells[i])
		}
		b.close()
		b.raw("</w:tc>")
	}
	b.raw("</w:tr>")
}

func (b *body) table(t paper.Table) {
	if len(t.Columns) == 0 {
		return
	}
	parts := make([]int, len(t.Columns))
	head := make([][]paper.Run, len(t.Columns))
	for i, c := range t.Columns {
		parts[i], head[i] = c.Width, paper.Plain(c.Title)
	}
	headStyle, style := markup("TableHead"), markup("TableText")
	if t.Small {
		headStyle, style = "SmallHead", "SmallText"
	}
	g := grid{b.shares(parts), true}
	b.begin(g)
	b.row(g, true, look{style: headStyle, keepNext: true}, head)
	for _, cells := range t.Rows {
		if b.ctx.Err() != nil {
			return
		}
		runs := make([][]paper.Run, len(cells))
		for i, c := range cells {
			runs[i] = c.Runs
		}
		b.row(g, false, look{style: style}, runs)
	}
	b.end()
}

// facts are a table without lines: a third for the label.
func (b *body) facts(f paper.Facts) {
	if len(f.Items) == 0 {
		return
	}
	g := grid{b.shares([]int{1, 2}), false}
	b.begin(g)
	for _, x := range f.Items {
		b.row(g, false, look{style: "FactText"}, [][]paper.Run{paper.Plain(x.Label), x.Value})
	}
	b.end()
}

// signatures are kept on one page, each with room between post and name for
// the hand; the note on who prepared the paper stays with them.
func (b *body) signatures(list []paper.Signature) {
	if len(list) == 0 {
		return
	}
	g := grid{b.shares([]int{5, 2, 3}), false}
	b.open(look{style: "Signature", keepNext: true, pageBreak: b.taken()})
	b.close()
	b.begin(g)
	for i, s := range list {
		l := look{style: "Signature", keepNext: i < len(list)-1 || b.doc.Executor != ""}
		b.row(g, false, l, [][]paper.Run{paper.Plain(s.Post), nil, paper.Plain(s.Name)})
	}
	b.raw("</w:tbl>")
	b.open(look{style: "Gap", keepNext: b.doc.Executor != ""})
	b.close()
}
