package template

import (
	"strconv"
	"strings"
)

// face is how the letters of a run look: their font and size, in half points.
type face struct {
	font string
	size int
}

// faces knows how letters look that do not say so themselves: by the style of the
// run, of the paragraph, and at last by what the template has for all.
type faces struct {
	styles map[string]*node
	usual  string // id of the usual style of a paragraph
	all    *node  // rPr of the defaults
	major  string // fonts of the theme
	minor  string
}

// maxChain is how many styles may stand on one another.
const maxChain = 20

func facesOf(p *pack) *faces {
	f := &faces{styles: map[string]*node{}}
	if p.main == nil {
		return f
	}
	for _, x := range p.leads(p.main.name, "styles") {
		if x.tree == nil {
			continue
		}
		for _, s := range x.tree.all("w:style") {
			f.styles[s.attr("w:styleId")] = s
			if s.attr("w:type") == "paragraph" && s.attr("w:default") == "1" {
				f.usual = s.attr("w:styleId")
			}
		}
		for _, d := range x.tree.all("w:rPrDefault") {
			f.all = d.child("w:rPr")
		}
	}
	for _, x := range p.leads(p.main.name, "theme") {
		if x.tree == nil {
			continue
		}
		for _, n := range x.tree.all("a:majorFont") {
			f.major = latin(n)
		}
		for _, n := range x.tree.all("a:minorFont") {
			f.minor = latin(n)
		}
	}
	return f
}

func latin(n *node) string {
	if l := n.child("a:latin"); l != nil {
		return l.attr("typeface")
	}
	return ""
}

// of is the face of a run of a paragraph.
func (f *faces) of(p, run *node) face {
	var look face
	take := func(properties *node) {
		if look.font == "" {
			look.font = f.font(properties.child("w:rFonts"))
		}
		if look.size == 0 {
			look.size, _ = strconv.Atoi(properties.val("w:sz"))
		}
	}
	chain := func(id string) {
		for range maxChain {
			s := f.styles[id]
			if s == nil {
				return
			}
			take(s.child("w:rPr"))
			id = s.val("w:basedOn")
		}
	}
	own := run.child("w:rPr")
	take(own)
	chain(own.val("w:rStyle"))
	if id := p.child("w:pPr").val("w:pStyle"); id != "" {
		chain(id)
	} else {
		chain(f.usual)
	}
	take(f.all)
	if look.font == "" {
		look.font = "Times New Roman"
	}
	if look.size == 0 {
		look.size = 20 // what Word takes where nothing is said
	}
	return look
}

// font is the font of Cyrillic letters.
func (f *faces) font(n *node) string {
	if n == nil {
		return ""
	}
	for _, name := range []string{"w:hAnsiTheme", "w:asciiTheme"} {
		switch theme := n.attr(name); {
		case strings.HasPrefix(theme, "major") && f.major != "":
			return f.major
		case strings.HasPrefix(theme, "minor") && f.minor != "":
			return f.minor
		}
	}
	if font := n.attr("w:hAnsi"); font != "" {
		return font
	}
	return n.attr("w:ascii")
}
