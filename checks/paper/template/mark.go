package template

import (
	"strconv"

	"ashyq/checks/paper"
)

// A draft says on every page that it is one, whatever the template has for headers.
// A header in which the mark does not stand for certain gets it in a line of its
// own; where a page would have no header, one is made.

// header is a part that is made.
type header struct{ id, name, body string }

// markLine is the line with the mark.
func markLine(draft string) string {
	return `<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/>` +
		`<w:color w:val="auto"/><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">` + escape(paper.Clean(draft)) + `</w:t></w:r></w:p>`
}

// mark puts the mark of a draft into the headers of the filled parts, and gives the
// header that had to be made.
func (w *writing) mark(marked map[*part]bool) *header {
	if w.doc.Draft == "" {
		return nil
	}
	for _, s := range w.t.sheets {
		if s.root.name == "w:hdr" && !marked[s.part] {
			root := w.roots[s.part]
			root.kids = append(root.kids, &node{raw: markLine(w.doc.Draft)})
		}
	}
	return w.lacking()
}

// lacking adds a header to the first section for each sort of pages that has none;
// later sections take over those of the section before.
func (w *writing) lacking() *header {
	sections := w.roots[w.t.pack.main].all("w:sectPr")
	if len(sections) == 0 {
		body := w.roots[w.t.pack.main].child("w:body")
		if body == nil {
			return nil
		}
		made := &node{name: "w:sectPr", tag: "w:sectPr", open: "<w:sectPr>", end: "</w:sectPr>"}
		body.kids = append(body.kids, made)
		sections = []*node{made}
	}
	has := map[string]bool{}
	var made *header
	for _, s := range sections {
		for _, r := range s.kids {
			if r.name == "w:headerReference" {
				has[r.attr("w:type")] = true
			}
		}
		for _, sort := range w.sorts(s) {
			if has[sort] {
				continue
			}
			has[sort] = true
			if made == nil {
				made = &header{id: w.prefix + "Header", name: w.prefix + "header.xml",
					body: declaration + `<w:hdr xmlns:w="` + ours["w"] + `">` + markLine(w.doc.Draft) + "</w:hdr>"}
			}
			s.kids = append([]*node{{raw: `<w:headerReference w:type="` + sort + `" r:id="` + made.id + `"/>`}}, s.kids...)
		}
	}
	return made
}

// sorts are the sorts of pages of a section that have headers of their own.
func (w *writing) sorts(section *node) []string {
	sorts := []string{"default"}
	if first := section.child("w:titlePg"); first != nil && on(first) {
		sorts = append(sorts, "first")
	}
	for _, x := range w.t.pack.leads(w.t.pack.main.name, "settings") {
		if x.tree == nil {
			continue
		}
		for _, even := range x.tree.all("w:evenAndOddHeaders") {
			if on(even) {
				sorts = append(sorts, "even")
			}
		}
	}
	return sorts
}

// width is the room for text where the text of the paper stands, in twips.
func (w *writing) width() int {
	const usual, least, most = 10205, 2000, 30000
	found := false
	width := usual
	w.roots[w.t.pack.main].walk(func(n *node) bool {
		if n.name == "w:p" {
			if p, ok := textOf(n).alone(); ok && p.name == "body" {
				found, width = true, 0
			}
		}
		if n.name == "w:sectPr" && (width == 0 || !found) {
			width = textWidth(n, usual)
		}
		return true
	})
	return min(max(width, least), most)
}

func textWidth(section *node, usual int) int {
	size, margins := section.child("w:pgSz"), section.child("w:pgMar")
	if size == nil || margins == nil {
		return usual
	}
	wide, _ := strconv.Atoi(size.attr("w:w"))
	for _, side := range []string{"w:left", "w:right", "w:gutter"} {
		n, _ := strconv.Atoi(margins.attr(side))
		wide -= n
	}
	return wide
}
