package pdf

import (
	"strings"

	"ashyq/checks/paper"
)

// style is one kind of paragraph, as in the DOCX.
type style struct {
	size          float64 // points
	face          face
	align         paper.Align
	indent, left  float64 // millimetres: of the first line, of all
	before, after float64 // points
	together      bool    // its lines stay on one page
	keepNext      bool
}

var (
	organization = style{size: 14, face: face{bold: true}, align: paper.Center, after: 12}
	title        = style{size: 14, face: face{bold: true}, align: paper.Center, before: 12, after: 12, together: true, keepNext: true}
	requisite    = style{size: 14, align: paper.Left}
	addressee    = style{size: 14, face: face{bold: true}, align: paper.Left, left: 100, after: 12}
	subject      = style{size: 14, face: face{bold: true}, align: paper.Left, after: 12, together: true, keepNext: true}
	prose        = style{size: 14, align: paper.Justify, indent: 12.5}
	tableText    = style{size: 12, align: paper.Left}
	tableHead    = style{size: 12, face: face{bold: true}, align: paper.Center}
	smallText    = style{size: 11, align: paper.Left}
	smallHead    = style{size: 11, face: face{bold: true}, align: paper.Center}
	factText     = style{size: 14, align: paper.Left}
	unreadable   = style{size: 14, face: face{italic: true}, align: paper.Center, before: 6, together: true, keepNext: true}
	caption      = style{size: 12, align: paper.Center, before: 3, after: 12, together: true}
	signature    = style{size: 14, face: face{bold: true}, align: paper.Left}
	executor     = style{size: 11, align: paper.Left, before: 18, together: true}
	annexMark    = style{size: 14, align: paper.Right, after: 12, together: true, keepNext: true}
	annexTitle   = style{size: 14, face: face{bold: true}, align: paper.Center, after: 12, together: true, keepNext: true}
	headings     = [...]style{
		{size: 14, face: face{bold: true}, align: paper.Left, before: 12, after: 6, together: true, keepNext: true},
		{size: 14, face: face{bold: true}, align: paper.Left, before: 6, after: 3, together: true, keepNext: true},
		{size: 14, face: face{bold: true, italic: true}, align: paper.Left, before: 6, after: 3, together: true, keepNext: true},
	}
)

// setter is how the letters of the style are set.
func (b *body) setter(st style) setter { return setter{st.size, st.face, b.doc.Lang} }

// text adds a paragraph, a strip for each line. Two lines at least stand at
// either end of a page. It tells where the paragraph began as soon as that is
// known.
func (b *body) text(st style, runs []paper.Run, began func(top float64)) {
	set := b.setter(st)
	room := textWidth - st.left
	lines := set.lines(runs, room, st.indent)
	last := len(lines) - 1
	for i, l := range lines {
		x := strip{height: spacing * set.em(), keep: st.together || i == 0 || i == last-1}
		if i == 0 {
			x.before = st.before * point
		}
		if i == last {
			x.after, x.keep = st.after*point, st.keepNext
		}
		indent := 0.0
		if i == 0 {
			indent = st.indent
		}
		x.draw = func(top float64) {
			if i == 0 && began != nil {
				began(top)
			}
			b.write(set, l, leftEdge+st.left+indent, top+rise*set.em(), room-indent, st.align)
		}
		b.add(x)
	}
}

// optional adds a paragraph of one run, if there is a word in it.
func (b *body) optional(st style, text string) {
	if strings.TrimSpace(text) != "" {
		b.text(st, paper.Plain(text), nil)
	}
}
