package template

import (
	"regexp"
	"slices"
	"strings"

	"ashyq/checks/lang"
)

// checker looks at the places of one part against the names that a paper has.
type checker struct {
	*linter
	sheet *sheet
	used  map[string]bool // names that were met, over all parts
	moved map[*node]spot  // where the copies stand that the checker makes
	draft bool            // the draft mark stands in this part whatever the paper says
	deep  int             // parts in one another
	loops int
	cells int
}

// container checks the paragraphs, tables and rows below a node.
func (c *checker) container(n *node, s scope) {
	for _, x := range stretches(n.kids) {
		switch {
		case x.fault != "":
			c.refuse(c.spotOf(x.node), x.fault, lang.Args{"place": said(x.open)})
		case x.end != nil:
			if inner, ok := c.enter(c.spotOf(x.node), x.open, s); ok {
				c.container(&node{kids: x.inner}, inner)
			}
			c.leave(x.open)
		default:
			c.one(x.node, s)
		}
	}
}

// spotOf is where a paragraph or row stands.
func (c *checker) spotOf(n *node) spot {
	for _, p := range paragraphs(n) {
		return c.spot(p)
	}
	return c.sheet.whole
}

// enter checks the name of a part that begins and gives the names inside it.
func (c *checker) enter(at spot, open place, s scope) (scope, bool) {
	c.deep++
	if open.verb == "each" {
		c.loops++
	}
	if c.deep > deepest {
		c.refuse(at, "section.deep", lang.Args{"most": deepest})
		return s, false
	}
	t := s.find(open.name)
	switch shape := t.shape(); {
	case shape == unknown:
		c.unknown(at, open, s, true)
		return s, false
	case open.verb == "if":
		return s, true
	case shape == line || shape == group:
		c.refuse(at, "each.single", lang.Args{"place": said(open)})
		return s, false
	case shape == whatever:
		return s.inside(t), true
	}
	c.used[open.name] = true
	return s.inside(t.sample()), true
}

func (c *checker) leave(open place) {
	c.deep--
	if open.verb == "each" {
		c.loops--
	}
}

// said is a place as it is written in a message: its braces stand in the messages as
// no part of their places.
func said(p place) string {
	switch {
	case p.closes():
		return "{{" + p.verb + "}}"
	case p.opens():
		return "{{#" + p.verb + " " + p.name + "}}"
	}
	return "{{" + p.typed + "}}"
}

// one checks a paragraph, a table, a row or whatever holds them.
func (c *checker) one(n *node, s scope) {
	if n.name == "" || n.name == "w:sectPr" || strings.HasSuffix(n.name, "Pr") {
		return
	}
	if open, ok := unit(n); ok {
		inner, fine := c.enter(c.spotOf(n), open, s)
		if fine {
			c.inside(c.bare(n), inner)
		}
		c.leave(open)
		return
	}
	c.inside(n, s)
}

func (c *checker) inside(n *node, s scope) {
	switch n.name {
	case "w:p":
		c.paragraph(n, s)
	case "w:tc":
		c.cells++
		c.container(n, s)
		c.cells--
	default:
		c.container(n, s)
	}
}

// bare is a copy of a paragraph or row without its own markers, which stands where
// the first one stood.
func (c *checker) bare(n *node) *node {
	with := n.clone()
	copies := paragraphs(with)
	for i, p := range paragraphs(n) {
		c.moved[copies[i]] = c.spot(p)
	}
	strip(with)
	return with
}

func (c *checker) spot(p *node) spot {
	if at, ok := c.moved[p]; ok {
		return at
	}
	return c.sheet.spots[p]
}

// paragraph checks the places of one line.
func (c *checker) paragraph(p *node, s scope) {
	t, at := textOf(p), c.spot(p)
	c.boxes(t, at)
	c.single(t, at, s)
	list := t.places()
	_, alone := t.alone()
	var open []place
	for _, x := range list {
		switch {
		case x.fault != "":
			c.refuse(at, x.fault, lang.Args{"typed": x.typed, "begin": "{{", "end": "}}"})
		case t.cut(x.from, x.to):
			c.refuse(at, "place.split", lang.Args{"place": said(x)})
		case t.inField(x.from, x.to):
			c.refuse(at, "place.field", nil)
		case x.verb == "each" || x.verb == "/each":
			c.refuse(at, "each.inside", lang.Args{"place": said(x)})
		case x.verb == "if":
			open = append(open, x)
			if s.find(x.name).shape() == unknown {
				c.unknown(at, x, s, true)
			}
		case x.verb == "/if" && len(open) == 0:
			c.refuse(at, "section.stray", lang.Args{"place": said(x)})
		case x.verb == "/if":
			open = open[:len(open)-1]
		default:
			c.value(at, x, s, alone)
			c.marked(t, x, len(open))
		}
	}
	for _, x := range open {
		c.refuse(at, "section.endless", lang.Args{"place": said(x)})
	}
}

// marked notes a draft mark that every draft will show.
func (c *checker) marked(t *text, x place, conditions int) {
	if x.name == "draft" && c.deep == 0 && conditions == 0 && !hidden(t.at(x.from).run) {
		c.draft = true
	}
}

// hidden tells whether a run is not printed.
func hidden(run *node) bool {
	v := run.child("w:rPr").child("w:vanish")
	return v != nil && on(v)
}

// on reads a property that is there or not.
func on(n *node) bool {
	switch n.attr("w:val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// boxes refuses places in text boxes: what stands there is written twice in the
// file, once for old programs, and the two would go apart.
func (c *checker) boxes(t *text, at spot) {
	for _, b := range t.boxes {
		for _, p := range paragraphs(b) {
			if strings.Contains(textOf(p).all, "{{") {
				c.refuse(at, "place.box", lang.Args{"near": short(lang.Line(textOf(p).all), nearWords)})
				return
			}
		}
	}
}

// value checks the name of a place that is filled with words or blocks.
func (c *checker) value(at spot, x place, s scope, alone bool) {
	if slices.Contains(blockNames, x.name) && x.name != "addressees" {
		c.block(at, x, alone)
		return
	}
	switch t := s.find(x.name); t.shape() {
	case line, whatever:
		c.used[x.name] = true
	case many:
		if x.name == "addressees" {
			c.used[x.name] = true
			return
		}
		c.refuse(at, "name.list", lang.Args{"place": said(x), "begin": "{{#each " + x.name + "}}", "end": "{{/each}}"})
	case group:
		var inner []string
		for _, name := range t.offered("", 0, false, nil) {
			inner = append(inner, x.name+"."+name)
		}
		c.refuse(at, "name.group", lang.Args{"place": said(x), "names": shown(inner)})
	default:
		c.unknown(at, x, s, false)
	}
}

// shown are the first names of a list, in the braces in which they are typed.
func shown(names []string) string {
	var out []string
	for _, name := range names[:min(len(names), mostNear)] {
		out = append(out, "{{"+name+"}}")
	}
	return strings.Join(out, ", ")
}

// block checks a place that takes whole blocks: once, alone in its paragraph, in
// the text of the document and in no table.
func (c *checker) block(at spot, x place, alone bool) {
	args := lang.Args{"place": said(x)}
	switch {
	case !alone:
		c.refuse(at, "block.inside", args)
	case c.sheet.root.name != "w:document" || c.cells > 0:
		c.refuse(at, "block.where", args)
	case c.loops > 0:
		c.refuse(at, "block.repeated", args)
	case c.used["block "+x.name]:
		c.refuse(at, "block.twice", args)
	}
	c.used[x.name], c.used["block "+x.name] = true, true
}

// unknown says that no paper has such a name, and which one may be meant.
func (c *checker) unknown(at spot, x place, s scope, lists bool) {
	known := s.offered(lists)
	near := nearest(x.name, known)
	args := lang.Args{"place": said(x), "names": shown(near)}
	switch {
	case lookalikes.Replace(x.name) != x.name && slices.Contains(known, lookalikes.Replace(x.name)):
		args["names"] = shown([]string{lookalikes.Replace(x.name)})
		c.refuse(at, "name.cyrillic", args)
	case len(near) > 0:
		c.refuse(at, "name.near", args)
	default:
		args["names"] = shown([]string{"title", "number", "data.…"})
		c.refuse(at, "name.unknown", args)
	}
}

var braced = regexp.MustCompile(`(\{+)\s*([\pL\pN_.]+)\s*(\}+)`)

// single warns of a known name in braces that are no place.
func (c *checker) single(t *text, at spot, s scope) {
	for _, m := range braced.FindAllStringSubmatch(t.all, -1) {
		name := strings.ToLower(m[2])
		if m[1] == "{" && m[3] == "}" && (slices.Contains(blockNames, name) || s.find(name).shape() == line) {
			c.warn(at, "place.single", lang.Args{"typed": m[0], "place": "{{" + name + "}}"})
		}
	}
}
