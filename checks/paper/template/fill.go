package template

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// Limits of what a filled template may become.
const (
	maxItems  = 20_000    // of one list
	maxCopies = 3_000_000 // nodes that repeating may make
)

// filler puts a paper into copies of the parts.
type filler struct {
	ctx    context.Context
	doc    *paper.Document
	blocks map[string]string // markup of the places that take whole blocks
	left   int               // copies that may still be made
	err    error
}

// container fills what stands below a node.
func (f *filler) container(n *node, s scope) {
	n.kids = f.list(n.kids, s)
	repair(n)
}

func (f *filler) list(kids []*node, s scope) (out []*node) {
	for _, x := range stretches(kids) {
		switch {
		case f.stopped():
			return out
		case x.end == nil:
			out = append(out, f.one(x.node, s)...)
		default:
			out = append(out, f.section(x, s)...)
		}
	}
	return out
}

func (f *filler) stopped() bool {
	if f.err == nil {
		f.err = f.ctx.Err()
	}
	return f.err != nil
}

// section repeats what stands between two markers, or leaves it out. The markers go,
// but for a break of the section that hangs on one of them.
func (f *filler) section(x stretch, s scope) (out []*node) {
	out = append(out, carrier(x.node)...)
	for _, inner := range f.scopes(x.open, s) {
		for _, k := range f.list(f.copies(x.inner), inner) {
			out = append(out, k)
		}
	}
	return append(out, carrier(x.end)...)
}

// scopes are those in which a part is written: one for each item, or one or none by
// a condition.
func (f *filler) scopes(open place, s scope) (list []scope) {
	t := s.find(open.name)
	if open.verb == "if" {
		if t.holds() {
			list = append(list, s)
		}
		return list
	}
	items := t.items(maxItems + 1)
	if len(items) > maxItems {
		f.err = messages().Error("write.large", nil)
		return nil
	}
	for _, item := range items {
		list = append(list, s.inside(item))
	}
	return list
}

// copies are copies of nodes that are to be repeated. What must be there once in a
// document (bookmarks, the numbers by which Word knows a paragraph) is not copied.
func (f *filler) copies(nodes []*node) (out []*node) {
	for _, n := range nodes {
		if f.stopped() {
			return out
		}
		c := n.clone()
		c.walk(func(x *node) bool {
			f.left--
			x.open = numbered.ReplaceAllString(x.open, "")
			x.kids = slices.DeleteFunc(x.kids, func(k *node) bool {
				return k.name == "w:bookmarkStart" || k.name == "w:bookmarkEnd"
			})
			return true
		})
		if f.left < 0 {
			f.err = messages().Error("write.large", nil)
		}
		out = append(out, c)
	}
	return out
}

var numbered = regexp.MustCompile(` w14:(?:paraId|textId)="[^"]*"`)

// one fills a paragraph, a table, a row or whatever holds them.
func (f *filler) one(n *node, s scope) []*node {
	if n.name == "" || strings.HasSuffix(n.name, "Pr") {
		return []*node{n}
	}
	open, ok := unit(n)
	if !ok {
		return f.inside(n, s)
	}
	var out []*node
	strip(n)
	for _, inner := range f.scopes(open, s) {
		for _, c := range f.copies([]*node{n}) {
			out = append(out, f.inside(c, inner)...)
		}
	}
	return out
}

func (f *filler) inside(n *node, s scope) []*node {
	switch n.name {
	case "w:p":
		return f.paragraph(n, s)
	case "w:tbl":
		rows := len(n.all("w:tr"))
		f.container(n, s)
		if rows > 0 && len(n.all("w:tr")) == 0 {
			return nil // a table without rows is none
		}
	default:
		f.container(n, s)
	}
	return []*node{n}
}

// paragraph fills the places of a line. One that held nothing but places, none of
// which has a word in this paper, goes.
func (f *filler) paragraph(p *node, s scope) []*node {
	t := textOf(p)
	list := t.places()
	if len(list) == 0 {
		return []*node{p}
	}
	if only, ok := t.alone(); ok && slices.Contains(blockNames, only.name) {
		if only.name == "addressees" {
			return f.addressees(p, only)
		}
		return append([]*node{{raw: f.blocks[only.name]}}, carrier(p)...)
	}
	t.fill(f.edits(t, list, s))
	if !t.drawn && !t.codes && onlyPlaces(t.all, list) && lang.Line(written(p)) == "" {
		return carrier(p)
	}
	return []*node{p}
}

// written is the text of a paragraph after filling; what was put in is markup
// already.
func written(p *node) string {
	var b strings.Builder
	p.walk(func(x *node) bool {
		if x.name == "" {
			b.WriteString(breaks.Replace(x.raw))
		}
		return x.name != "w:pPr" && x.name != "w:rPr"
	})
	return b.String()
}

var breaks = strings.NewReplacer("<w:br/>", "")

// onlyPlaces tells whether a line has nothing beside its places.
func onlyPlaces(all string, list []place) bool {
	at := 0
	for _, x := range list {
		if lang.Line(all[at:x.from]) != "" {
			return false
		}
		at = x.to
	}
	return lang.Line(all[at:]) == ""
}

// edits are the values of the places of a line. Between an "if" that does not hold
// and its end the words go.
func (f *filler) edits(t *text, list []place, s scope) (out []edit) {
	depth, dropping, from := 0, 0, 0
	for _, x := range list {
		switch {
		case x.verb == "if":
			depth++
			if dropping == 0 && !s.find(x.name).holds() {
				dropping, from = depth, x.from
				continue
			}
		case x.verb == "/if":
			depth--
			if dropping == depth+1 {
				out = append(out, edit{from: from, to: x.to})
				dropping = 0
				continue
			}
		}
		if dropping > 0 {
			continue
		}
		value := ""
		if x.verb == "" {
			value = f.value(x.name, s)
		}
		out = append(out, edit{x.from, x.to, value})
	}
	return out
}

// value is what stands in a place of a line.
func (f *filler) value(name string, s scope) string {
	if name == "addressees" {
		return paper.Clean(strings.Join(f.doc.Requisites.Addressees, "\n"))
	}
	return paper.Clean(s.find(name).words(f.doc.Lang))
}

// addressees have each a paragraph that looks like that of the place.
func (f *filler) addressees(p *node, x place) (out []*node) {
	for _, to := range f.doc.Requisites.Addressees {
		for _, c := range f.copies([]*node{p}) {
			if properties := c.child("w:pPr"); properties != nil {
				properties.kids = slices.DeleteFunc(properties.kids, func(k *node) bool { return k.name == "w:sectPr" })
			}
			textOf(c).fill([]edit{{x.from, x.to, paper.Clean(to)}})
			out = append(out, c)
		}
	}
	return append(out, carrier(p)...)
}

// carrier keeps the break of a section that hangs on a paragraph which goes.
func carrier(p *node) []*node {
	if p == nil || p.name != "w:p" {
		return nil
	}
	break_ := p.child("w:pPr").child("w:sectPr")
	if break_ == nil {
		return nil
	}
	properties := &node{name: "w:pPr", tag: "w:pPr", open: "<w:pPr>", end: "</w:pPr>", kids: []*node{break_}}
	return []*node{{name: "w:p", tag: "w:p", open: "<w:p>", end: "</w:p>", kids: []*node{properties}}}
}

// needsLine are the containers that must end with a paragraph, or hold at least one.
var needsLine = map[string]bool{"w:tc": true, "w:hdr": true, "w:ftr": true, "w:footnote": true, "w:endnote": true, "w:sdtContent": false}

// repair puts back the empty paragraph without which Word calls a file broken.
func repair(n *node) {
	if !needsLine[n.name] {
		return
	}
	for i := len(n.kids) - 1; i >= 0; i-- {
		switch k := n.kids[i]; {
		case k.name == "w:p":
			return
		case k.name == "w:tbl" || k.name == "w:tcPr":
			n.kids = append(n.kids, &node{raw: "<w:p/>"})
			return
		case k.name != "" || strings.HasPrefix(k.raw, "<w:p"):
			return
		}
	}
	n.kids = append(n.kids, &node{raw: "<w:p/>"})
}
