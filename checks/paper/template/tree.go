package template

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// A template is given back as it was found, letter for letter, but for the places
// that are filled. So a part is read into a tree whose nodes keep the bytes they
// were read from; what nobody touches is written out again as it stood.

// Vocabularies of Word, with the letters by which this package names them.
var vocabularies = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"http://schemas.microsoft.com/office/word/2010/wordml":                   "w14",
	"urn:schemas-microsoft-com:vml":                                          "v",
	"urn:schemas-microsoft-com:office:office":                                "o",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "rel",
	"http://schemas.openxmlformats.org/package/2006/content-types":           "ct",
	"http://www.w3.org/XML/1998/namespace":                                   "xml",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "strict",
}

// ours are the vocabularies that inserted text is written in. In no part may their
// letters stand for anything else.
var ours = map[string]string{
	"w":   "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"r":   "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	"wp":  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"a":   "http://schemas.openxmlformats.org/drawingml/2006/main",
	"pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}

// Limits of one part.
const (
	maxDepth = 200
	maxNodes = 1_500_000
)

// The ways a part can fail to be read.
var (
	errMarkup     = errors.New("the markup of the part is broken")
	errDoctype    = errors.New("the part declares a document type or entities")
	errVocabulary = errors.New("the part names the vocabularies of Word in its own way")
	errTooDeep    = errors.New("the part is too large or too deep")
)

// node is an element, a text or something else of a part (a comment, a
// declaration, or markup of ours put in whole).
type node struct {
	name      string // w:p; empty for everything that is no element
	tag       string // as the part spells it
	attrs     map[string]string
	open, end string // the tags as they stand in the part
	text      string // of a text, without its escapes
	raw       string // of what is no element, as it stands
	kids      []*node
	declares  map[string]string // vocabularies that the element itself names
	isText    bool
}

// attr is an attribute by its canonical name, "" where there is none.
func (n *node) attr(name string) string { return n.attrs[name] }

// child is the first child of a name, nil where there is none.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// children are the children of a name.
func (n *node) children(name string) (list []*node) {
	for _, k := range n.kids {
		if k.name == name {
			list = append(list, k)
		}
	}
	return list
}

// val is the attribute w:val of a child.
func (n *node) val(name string) string {
	if c := n.child(name); c != nil {
		return c.attr("w:val")
	}
	return ""
}

// walk visits a node and what is below it; where visit says no, not below.
func (n *node) walk(visit func(*node) bool) {
	if visit(n) {
		for _, k := range n.kids {
			k.walk(visit)
		}
	}
}

// all finds the elements of a name.
func (n *node) all(name string) (found []*node) {
	n.walk(func(x *node) bool {
		if x.name == name {
			found = append(found, x)
		}
		return true
	})
	return found
}

// clone is a copy that may be changed.
func (n *node) clone() *node {
	c := *n
	c.kids = make([]*node, len(n.kids))
	for i, k := range n.kids {
		c.kids[i] = k.clone()
	}
	return &c
}

// write gives the bytes of a tree.
func (n *node) write(w *bytes.Buffer) {
	switch {
	case n.tag == "":
		w.WriteString(n.raw)
		for _, k := range n.kids {
			k.write(w)
		}
	case len(n.kids) > 0 && strings.HasSuffix(n.open, "/>"):
		w.WriteString(strings.TrimSuffix(n.open, "/>") + ">")
		for _, k := range n.kids {
			k.write(w)
		}
		w.WriteString("</" + n.tag + ">")
	default:
		w.WriteString(n.open)
		for _, k := range n.kids {
			k.write(w)
		}
		w.WriteString(n.end)
	}
}

// reader reads one part.
type reader struct {
	data  []byte
	dec   *xml.Decoder
	stack []*node
	names []map[string]string // vocabularies in force, by letters
	count int
}

// parse reads a part. The root it gives is nameless and holds the declaration and
// the one element.
func parse(data []byte) (*node, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	top := &node{}
	r := &reader{data: data, dec: xml.NewDecoder(bytes.NewReader(data)), stack: []*node{top},
		names: []map[string]string{{"xml": "http://www.w3.org/XML/1998/namespace"}}}
	for {
		from := r.dec.InputOffset()
		token, err := r.dec.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, errMarkup
		}
		if err := r.take(token, string(data[from:r.dec.InputOffset()])); err != nil {
			return nil, err
		}
	}
	if len(r.stack) != 1 || elements(top) != 1 {
		return nil, errMarkup
	}
	return top, nil
}

func elements(n *node) (count int) {
	for _, k := range n.kids {
		if k.name != "" {
			count++
		}
	}
	return count
}

// take puts one token into the tree.
func (r *reader) take(token xml.Token, raw string) error {
	if r.count++; r.count > maxNodes || len(r.stack) > maxDepth {
		return errTooDeep
	}
	top := r.stack[len(r.stack)-1]
	switch x := token.(type) {
	case xml.StartElement:
		n, err := r.element(x, raw)
		if err != nil {
			return err
		}
		top.kids = append(top.kids, n)
		r.stack = append(r.stack, n)
	case xml.EndElement:
		if len(r.stack) == 1 || top.tag != spelled(x.Name) {
			return errMarkup
		}
		top.end = raw
		r.stack, r.names = r.stack[:len(r.stack)-1], r.names[:len(r.names)-1]
	case xml.CharData:
		if len(r.stack) == 1 && strings.TrimSpace(string(x)) != "" {
			return errMarkup
		}
		top.kids = append(top.kids, &node{raw: raw, text: string(x), isText: true})
	case xml.Directive:
		return errDoctype
	case xml.ProcInst:
		top.kids = append(top.kids, &node{raw: raw})
	case xml.Comment: // says nothing on paper, and may say much about the office
	}
	return nil
}

func spelled(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// element reads a tag: its vocabularies first, its name and attributes by them.
func (r *reader) element(x xml.StartElement, raw string) (*node, error) {
	n := &node{tag: spelled(x.Name), open: raw, attrs: make(map[string]string, len(x.Attr))}
	for _, a := range x.Attr {
		letters, declares := "", false
		if a.Name.Space == "xmlns" {
			letters, declares = a.Name.Local, true
		} else if a.Name.Space == "" && a.Name.Local == "xmlns" {
			declares = true
		}
		if !declares {
			continue
		}
		if known, reserved := ours[letters]; reserved && known != a.Value {
			return nil, errVocabulary
		}
		if n.declares == nil {
			n.declares = map[string]string{}
		}
		n.declares[letters] = a.Value
	}
	r.names = append(r.names, n.declares)
	n.name = r.canonical(x.Name, true)
	for _, a := range x.Attr {
		if a.Name.Space != "xmlns" && spelled(a.Name) != "xmlns" {
			n.attrs[r.canonical(a.Name, false)] = a.Value
		}
	}
	return n, nil
}

// canonical is a name with the letters of this package for its vocabulary. An
// attribute without letters belongs to its element alone.
func (r *reader) canonical(name xml.Name, element bool) string {
	if name.Space == "" && !element {
		return name.Local
	}
	for i := len(r.names) - 1; i >= 0; i-- {
		if uri, ok := r.names[i][name.Space]; ok {
			if letters := vocabularies[uri]; letters != "" {
				return letters + ":" + name.Local
			}
			break
		}
	}
	return "?:" + name.Local
}

// declare makes sure that an element names the vocabularies of what is put below
// it.
func (n *node) declare() {
	var add strings.Builder
	for _, letters := range []string{"w", "r", "wp", "a", "pic"} {
		if n.declares[letters] == "" {
			add.WriteString(" xmlns:" + letters + `="` + ours[letters] + `"`)
		}
	}
	at := len("<" + n.tag)
	n.open = n.open[:at] + add.String() + n.open[at:]
}
