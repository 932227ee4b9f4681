package template

import (
	"regexp"
	"strings"

	"ashyq/checks/lang"
)

// piece is a w:t of a paragraph, or a tab or line break, and where its text begins
// in the text of the whole paragraph. Word cuts a line into runs wherever it likes:
// where the speller has been, where a letter was typed later. So places are looked
// for in the line and filled in its pieces.
type piece struct {
	node, parent *node
	from         int
	text         string
	run          *node
	field        bool // the result of a field
}

func (p piece) to() int { return p.from + len(p.text) }

// text is a paragraph as a line.
type text struct {
	all    string
	pieces []piece
	cuts   []int // where a tracked change or a comment begins or ends
	depth  int   // of fields that are open
	boxes  []*node
	drawn  bool // holds a picture or a text box
	codes  bool // holds a field
}

// textOf reads the line of a paragraph, without the text boxes that hang on it.
func textOf(p *node) *text {
	t := &text{}
	t.read(p, nil)
	return t
}

func (t *text) read(n, run *node) {
	for _, k := range n.kids {
		switch k.name {
		case "w:t":
			t.piece(k, n, run, plain(k))
		case "w:tab", "w:ptab":
			if n.name == "w:r" {
				t.piece(k, n, run, "\t")
			}
		case "w:br", "w:cr":
			t.piece(k, n, run, "\n")
		case "w:noBreakHyphen":
			t.piece(k, n, run, "-")
		case "w:fldChar":
			t.codes = true
			switch k.attr("w:fldCharType") {
			case "begin":
				t.depth++
			case "end":
				t.depth = max(t.depth-1, 0)
			}
		case "w:fldSimple":
			t.codes = true
			t.depth++
			t.read(k, run)
			t.depth--
		case "w:drawing", "w:pict", "w:object", "mc:AlternateContent":
			t.drawn = true
			t.boxes = append(t.boxes, k.all("w:txbxContent")...)
		case "w:ins", "w:del", "w:moveFrom", "w:moveTo":
			t.cuts = append(t.cuts, len(t.all))
			t.read(k, run)
			t.cuts = append(t.cuts, len(t.all))
		case "w:commentRangeStart", "w:commentRangeEnd":
			t.cuts = append(t.cuts, len(t.all))
		case "w:r":
			t.read(k, k)
		case "w:pPr", "w:rPr", "w:instrText", "w:sdtPr", "w:sdtEndPr", "":
		default: // links, content controls, smart tags
			t.read(k, run)
		}
	}
}

func (t *text) piece(n, parent, run *node, words string) {
	t.pieces = append(t.pieces, piece{n, parent, len(t.all), words, run, t.depth > 0})
	t.all += words
}

// plain is the text of a w:t on one line.
func plain(n *node) string {
	var b strings.Builder
	for _, k := range n.kids {
		if k.isText {
			b.WriteString(k.text)
		}
	}
	return strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(b.String())
}

// at is the piece in which a letter of the line stands.
func (t *text) at(offset int) piece {
	for _, p := range t.pieces {
		if offset >= p.from && offset < p.to() {
			return p
		}
	}
	return piece{}
}

// cut tells whether a tracked change or a comment begins or ends inside a span.
func (t *text) cut(from, to int) bool {
	for _, c := range t.cuts {
		if c > from && c < to {
			return true
		}
	}
	return false
}

// inField tells whether a part of a span is the result of a field.
func (t *text) inField(from, to int) bool {
	for _, p := range t.pieces {
		if p.field && p.from < to && p.to() > from {
			return true
		}
	}
	return false
}

// place is what stands between double braces: a name to be filled in, the beginning
// of a part that is repeated (each) or may be left out (if), or the end of one.
type place struct {
	from, to int
	verb     string // "", each, if, /each, /if
	name     string // in small letters, as the author spelled it otherwise
	fault    string // why it is no place
	typed    string
}

func (p place) opens() bool  { return p.fault == "" && (p.verb == "each" || p.verb == "if") }
func (p place) closes() bool { return p.fault == "" && strings.HasPrefix(p.verb, "/") }

var (
	placeName = regexp.MustCompile(`^[\pL\pN_]+(?:[.-][\pL\pN_]+)*$`)
	section   = regexp.MustCompile(`^#\s*(\pL+)\s+(.*)$`)
)

// maxName is how long a name may be.
const maxName = 120

// places finds the places of a line, in order.
func (t *text) places() (list []place) {
	for at := 0; ; {
		i := strings.Index(t.all[at:], "{{")
		j := strings.Index(t.all[at:], "}}")
		if i < 0 && j < 0 {
			return list
		}
		if i < 0 || j >= 0 && j < i {
			list = append(list, place{from: at + j, to: at + j + 2, fault: "place.unopened"})
			at += j + 2
			continue
		}
		from := at + i
		inner := t.all[from+2:]
		end, next := strings.Index(inner, "}}"), strings.Index(inner, "{{")
		if end < 0 || next >= 0 && next < end {
			list = append(list, place{from: from, to: from + 2, fault: "place.unclosed"})
			at = from + 2
			continue
		}
		p := readPlace(inner[:end])
		p.from, p.to = from, from+end+4
		list = append(list, p)
		at = p.to
	}
}

// readPlace reads what stands between the braces. The case of letters does not
// matter: Word makes the first letter of a line a capital by itself.
func readPlace(inner string) place {
	typed := lang.Line(inner)
	p := place{typed: short(typed, nearWords), name: strings.ToLower(typed)}
	switch low := strings.ReplaceAll(strings.ToLower(typed), " ", ""); {
	case low == "/each" || low == "/if":
		p.verb, p.name = low, ""
		return p
	case strings.HasPrefix(typed, "#"):
		m := section.FindStringSubmatch(p.name)
		if m == nil || m[1] != "each" && m[1] != "if" {
			p.fault = "place.verb"
			return p
		}
		p.verb, p.name = m[1], strings.TrimSpace(m[2])
	}
	if len(p.name) > maxName || !placeName.MatchString(p.name) {
		p.fault = "place.odd"
	}
	return p
}

// alone gives the only place of a paragraph that holds nothing else.
func (t *text) alone() (place, bool) {
	list := t.places()
	if len(list) != 1 || list[0].fault != "" || t.drawn || t.codes {
		return place{}, false
	}
	rest := t.all[:list[0].from] + t.all[list[0].to:]
	return list[0], lang.Line(rest) == ""
}

// marker tells whether a paragraph or a row is nothing but the beginning or the end
// of a part.
func marker(n *node) (place, bool) {
	switch n.name {
	case "w:p":
		p, ok := textOf(n).alone()
		return p, ok && (p.opens() || p.closes())
	case "w:tr":
		var found place
		count := 0
		for _, k := range paragraphs(n) {
			t := textOf(k)
			if lang.Line(t.all) == "" && !t.drawn && !t.codes {
				continue
			}
			p, ok := t.alone()
			if !ok || !p.opens() && !p.closes() {
				return place{}, false
			}
			found = p
			count++
		}
		return found, count == 1
	}
	return place{}, false
}

// paragraphs lists the paragraphs below a node, without those of text boxes.
func paragraphs(n *node) (list []*node) {
	n.walk(func(x *node) bool {
		if x.name == "w:p" {
			list = append(list, x)
		}
		return x.name != "w:p"
	})
	return list
}

// edit puts a value in the place of a span of the line.
type edit struct {
	from, to int
	value    string
}

// fill writes the values into the pieces. The value stands in the piece where its
// span begins, so it has the letters of that run; a value is never looked at again,
// and what looks like a place in it is only text.
func (t *text) fill(edits []edit) {
	for i := len(t.pieces) - 1; i >= 0; i-- {
		p := t.pieces[i]
		words, touched := p.rest(edits)
		if touched {
			p.put(words)
		}
	}
}

// cutOut takes a span out of the line. What is left is still text of the template,
// whose places are yet to be filled.
func (t *text) cutOut(from, to int) {
	for _, p := range t.pieces {
		words, touched := p.rest([]edit{{from: from, to: to}})
		if !touched {
			continue
		}
		with := &node{name: "w:t", tag: "w:t", open: `<w:t xml:space="preserve">`, end: "</w:t>",
			kids: []*node{{isText: true, text: words, raw: escape(words)}}}
		for i, k := range p.parent.kids {
			if k == p.node {
				p.parent.kids[i] = with
			}
		}
	}
}

// rest is what the text of a piece becomes; line breaks in it come from values.
func (p piece) rest(edits []edit) (string, bool) {
	var b strings.Builder
	at, touched := p.from, false
	for _, e := range edits {
		if e.to <= p.from || e.from >= p.to() {
			continue
		}
		touched = true
		if e.from > at {
			b.WriteString(p.text[at-p.from : e.from-p.from])
		}
		if e.from >= p.from {
			b.WriteString(e.value)
		}
		at = min(e.to, p.to())
	}
	b.WriteString(p.text[at-p.from:])
	return b.String(), touched
}

// put replaces the piece in its run by these words.
func (p piece) put(words string) {
	var with []*node
	for i, line := range strings.Split(words, "\n") {
		if i > 0 {
			with = append(with, &node{raw: "<w:br/>"})
		}
		if line != "" {
			with = append(with, &node{raw: `<w:t xml:space="preserve">` + escape(line) + "</w:t>"})
		}
	}
	for i, k := range p.parent.kids {
		if k == p.node {
			p.parent.kids = append(p.parent.kids[:i:i], append(with, p.parent.kids[i+1:]...)...)
			return
		}
	}
}
