package pdf

import "ashyq/checks/paper"

// Measures of a table: the room beside the text of a cell, above and below it,
// the thickness of the lines in millimetres.
const (
	beside    = 1.5
	aboveText = 1 * point
	thickness = 0.5 * point
	aroundGap = 6 * point
)

// grid is how the rows of a table look.
type grid struct {
	widths []float64
	style  style
	aligns []paper.Align // of the columns; none is that of the style
	lined  bool
	middle bool    // the text stands in the middle of the height
	above  float64 // points over a row
	after  float64 // points under a row
	keep   bool    // the row stays with the next
	head   *strip  // repeated above a row that begins a page
}

// shares cuts the width of the text in proportion; a share below one counts as
// one.
func shares(parts []int) []float64 {
	total := 0.0
	for _, p := range parts {
		total += float64(max(p, 1))
	}
	widths := make([]float64, len(parts))
	for i, p := range parts {
		widths[i] = textWidth * float64(max(p, 1)) / total
	}
	return widths
}

// margin is the room beside the text of a cell. Without lines the letters
// themselves stand at the edge of the sheet; a very narrow column gives most of
// its width to the text.
func (g grid) margin(width float64) float64 {
	if !g.lined {
		return 0
	}
	return min(beside, width/8)
}

// room is how wide a text in a column may be.
func (g grid) room(i int) float64 {
	room := g.widths[i] - 2*g.margin(g.widths[i])
	if !g.lined && i < len(g.widths)-1 {
		room -= 2 * beside // away from the next column
	}
	return room
}

// row adds a row of one strip. One that is higher than a page is cut between
// its lines into as many as are needed.
func (b *body) row(g grid, cells [][]paper.Run) {
	for _, x := range b.strips(g, cells) {
		b.add(x)
	}
}

// strips makes the strips of a row; cells beyond the grid are left out, missing
// ones are empty.
func (b *body) strips(g grid, cells [][]paper.Run) []strip {
	set := b.setter(g.style)
	lines, most := make([][]line, len(g.widths)), 1
	for i := range g.widths {
		if i < len(cells) {
			lines[i] = set.lines(cells[i], g.room(i), 0)
			most = max(most, len(lines[i]))
		}
	}
	high := textHeight
	if g.head != nil {
		high -= g.head.height
	}
	step := spacing * set.em()
	atOnce := max(int((high-2*aboveText-g.above*point)/step), 1)
	var out []strip
	for from := 0; from < most; from += atOnce {
		n := min(atOnce, most-from)
		part := make([][]line, len(lines))
		for i, all := range lines {
			part[i] = all[min(from, len(all)):min(from+n, len(all))]
		}
		x := strip{height: float64(n)*step + 2*aboveText, head: g.head, keep: g.keep}
		if from == 0 {
			x.before = g.above * point
		}
		if from+n == most {
			x.after = g.after * point
		}
		x.draw = func(top float64) { b.drawRow(g, part, top, x.height) }
		out = append(out, x)
	}
	return out
}

func (b *body) drawRow(g grid, cells [][]line, top, height float64) {
	set := b.setter(g.style)
	step := spacing * set.em()
	x := leftEdge
	for i, width := range g.widths {
		if g.lined {
			b.pdf.SetLineWidth(thickness)
			b.pdf.Rect(x, top, width, height, "D")
		}
		align := g.style.align
		if i < len(g.aligns) {
			align = g.aligns[i]
		}
		y := top + aboveText
		if g.middle {
			y = top + (height-float64(len(cells[i]))*step)/2
		}
		for n, l := range cells[i] {
			left, room := x+g.margin(width), g.widths[i]-2*g.margin(width)
			b.write(set, l, left, y+float64(n)*step+rise*set.em(), room, align)
		}
		x += width
	}
}

// table writes the head and the rows. The head stays with the first row and is
// repeated, unless it takes more than a third of a page.
func (b *body) table(t paper.Table) {
	if len(t.Columns) == 0 {
		return
	}
	parts := make([]int, len(t.Columns))
	titles := make([][]paper.Run, len(t.Columns))
	for i, c := range t.Columns {
		parts[i], titles[i] = c.Width, paper.Plain(c.Title)
	}
	head := grid{widths: shares(parts), style: tableHead, lined: true, middle: true, keep: len(t.Rows) > 0}
	rows := grid{widths: head.widths, style: tableText, lined: true}
	if t.Small {
		head.style, rows.style = smallHead, smallText
	}
	top := b.strips(head, titles)
	top[0].before = aroundGap
	for i := range top {
		b.add(top[i])
	}
	if len(top) == 1 && top[0].height < textHeight/3 {
		rows.head = &top[0]
	}
	for i, cells := range t.Rows {
		if b.ctx.Err() != nil {
			return
		}
		runs := make([][]paper.Run, len(cells))
		for j, c := range cells {
			runs[j] = c.Runs
		}
		if i == len(t.Rows)-1 {
			rows.after = aroundGap / point
		}
		b.row(rows, runs)
	}
}

// facts are a table without lines: a third for the label.
func (b *body) facts(f paper.Facts) {
	g := grid{widths: shares([]int{1, 2}), style: factText}
	for i, x := range f.Items {
		g.above, g.after = 0, 0
		if i == 0 {
			g.above = 6
		}
		if i == len(f.Items)-1 {
			g.after = 6
		}
		b.row(g, [][]paper.Run{paper.Plain(x.Label), x.Value})
	}
}

// signatures are kept on one page, each with room between post and name for the
// hand; the note on who prepared the paper stays with them.
func (b *body) signatures(list []paper.Signature) {
	g := grid{widths: shares([]int{5, 2, 3}), style: signature}
	for i, s := range list {
		if g.above = 12; i == 0 {
			g.above = 30
		}
		g.keep = i < len(list)-1 || b.doc.Executor != ""
		b.row(g, [][]paper.Run{paper.Plain(s.Post), nil, paper.Plain(s.Name)})
	}
}
