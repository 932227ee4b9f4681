package paper

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"ashyq/checks/lang"
)

// Clean is a text as a writer may put it on paper: NFC, without control
// characters and direction overrides. Unlike lang.Paragraphs it keeps a space
// or line break at either end, because a run is only a piece of its paragraph.
func Clean(text string) string {
	head := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	tail := len(strings.TrimRightFunc(text, unicode.IsSpace))
	if head == len(text) {
		return edge(text)
	}
	return edge(text[:head]) + lang.Paragraphs(text[head:tail]) + edge(text[tail:])
}

// edge is what remains of the white space at the end of a run.
func edge(space string) string {
	switch {
	case space == "":
		return ""
	case strings.ContainsAny(space, "\n\r\v\f\u0085\u2028\u2029"):
		return "\n"
	}
	return " "
}

// Target is the address a run may be linked to, and whether it may be at all:
// only whole addresses of http, https and mailto, so that no paper runs a
// script or opens a file of the laptop.
func Target(link string) (string, bool) {
	link = lang.Line(link)
	u, err := url.Parse(link)
	if err != nil || strings.ContainsFunc(link, unicode.IsSpace) {
		return "", false
	}
	switch u.Scheme {
	case "http", "https":
		return link, u.Host != ""
	case "mailto":
		return link, u.Opaque != ""
	}
	return "", false
}

// Problems names what the documentation rules or the model forbid in the
// document, in English for whoever composes papers; none for a sound one. A
// writer writes a document with problems all the same.
func (d *Document) Problems() []string {
	c := &checker{}
	if !slices.Contains(lang.Langs(), d.Lang) {
		c.add("language %q is not known", d.Lang)
	}
	if d.Title == "" {
		c.add("no title")
	}
	c.text("title", d.Title)
	c.text("subject", d.Subject)
	c.text("draft mark", d.Draft)
	c.text("executor", d.Executor)
	if strings.HasSuffix(d.Subject, ".") {
		c.add("subject ends with a full stop")
	}
	c.requisites(d.Requisites)
	for _, s := range d.Signatures {
		c.text("signature", s.Post)
		c.text("signature", s.Name)
	}
	c.body("body", d.Body)
	for i, a := range d.Annexes {
		if a.Mark == "" {
			c.add("annex %d has no mark", i+1)
		}
		c.text("annex mark", a.Mark)
		c.text("annex title", a.Title)
		c.body(fmt.Sprintf("annex %d", i+1), a.Body)
	}
	return c.found
}

// checker gathers problems while it walks one document.
type checker struct {
	found []string
	place string
	level int // of the last heading
}

func (c *checker) add(format string, args ...any) {
	if c.place != "" {
		format = c.place + ": " + format
	}
	c.found = append(c.found, fmt.Sprintf(format, args...))
}

func (c *checker) text(name, text string) {
	if Clean(text) != text {
		c.add("%s holds characters that a paper does not: %q", name, text)
	}
}

func (c *checker) runs(name string, runs []Run) {
	for _, r := range runs {
		c.text(name, r.Text)
		if _, ok := Target(r.Link); r.Link != "" && !ok {
			c.add("%s is linked to %q, which is no web or mail address", name, r.Link)
		}
	}
}

func (c *checker) requisites(r Requisites) {
	if len(r.Addressees) > 4 {
		c.add("%d addressees, more than four", len(r.Addressees))
	}
	for _, text := range append([]string{r.Organization, r.Date, r.Number, r.Place}, r.Addressees...) {
		c.text("requisite", text)
	}
}

func (c *checker) body(place string, blocks []Block) {
	c.place, c.level = place, 0
	c.blocks(blocks, 0)
	c.place = ""
}

// blocks checks a list of blocks at a depth: 0 the body, 1 in a point, 2 in a
// sub-point.
func (c *checker) blocks(blocks []Block, depth int) {
	for _, b := range blocks {
		switch b := b.(type) {
		case Heading:
			c.heading(b)
		case Paragraph:
			c.paragraph(b)
		case Points:
			c.points("points", b.Items, depth, 1)
		case SubPoints:
			c.points("sub-points", b.Items, depth, 2)
		case Table:
			c.table(b)
		case Facts:
			for _, f := range b.Items {
				c.text("label", f.Label)
				c.runs("value", f.Value)
			}
		case Figure:
			c.figure(b)
		}
	}
}

func (c *checker) heading(h Heading) {
	c.text("heading", h.Text)
	if h.Level < 1 || h.Level > 3 || h.Level > c.level+1 {
		c.add("heading %q of level %d stands after level %d", h.Text, h.Level, c.level)
	}
	if strings.HasSuffix(h.Text, ".") {
		c.add("heading %q ends with a full stop", h.Text)
	}
	c.level = h.Level
}

// bullets are the signs that must not stand before a paragraph (item 29).
const bullets = "-–—•*·●▪"

func (c *checker) paragraph(p Paragraph) {
	c.runs("paragraph", p.Runs)
	var all strings.Builder
	for _, r := range p.Runs {
		all.WriteString(r.Text)
	}
	line := strings.TrimSpace(all.String())
	if line == "" {
		c.add("empty paragraph")
		return
	}
	if first, _, cut := strings.Cut(line, " "); cut && strings.Trim(first, bullets) == "" {
		c.add("paragraph %q begins with a dash or bullet", line)
	}
}

func (c *checker) points(name string, items []Point, depth, inside int) {
	if depth >= inside {
		c.add("%s stand inside %s", name, [...]string{1: "points", 2: "sub-points"}[depth])
	}
	if len(items) == 0 {
		c.add("%s without a single one", name)
	}
	for _, item := range items {
		if len(item.Body) == 0 {
			c.add("%s with an empty one", name)
		}
		c.blocks(item.Body, inside)
	}
}

func (c *checker) table(t Table) {
	if len(t.Columns) == 0 {
		c.add("table without columns")
	}
	for _, col := range t.Columns {
		c.text("column", col.Title)
		if col.Width < 0 {
			c.add("column %q is less than nothing wide", col.Title)
		}
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			c.add("row %d has %d cells for %d columns", i+1, len(row), len(t.Columns))
		}
		for _, cell := range row {
			c.runs("cell", cell.Runs)
		}
	}
}

func (c *checker) figure(f Figure) {
	c.text("caption", f.Caption)
	c.text("file name", f.Name)
	if f.Caption == "" {
		c.add("figure %q has no caption", f.Name)
	}
	if f.Name == "" || f.Open == nil {
		c.add("figure %q has no name or no bytes", f.Caption)
	}
}
