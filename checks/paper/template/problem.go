package template

import (
	"strings"
	"unicode/utf8"

	"ashyq/checks/lang"
)

// Problem is one mistake of a template, with the place where its author finds it.
type Problem struct {
	Code      string    `json:"code"`      // stable, for tests and scripts
	Paragraph int       `json:"paragraph"` // number in its part, 0 where it is not in one
	Where     lang.Text `json:"where"`     // body, paragraph 12; header; table 2, row 3 …
	Near      string    `json:"near,omitempty"`
	Text      lang.Text `json:"text"`
	Blocks    bool      `json:"blocks"` // the template cannot be used until it is mended
}

// maxProblems is how many mistakes are told: who has more mends these first.
const maxProblems = 200

// linter gathers problems.
type linter struct{ found []Problem }

func (l *linter) add(p Problem) {
	if len(l.found) < maxProblems {
		l.found = append(l.found, p)
	}
}

// part says what is wrong with a file of the package as a whole.
func (l *linter) part(name, code string, args lang.Args) {
	where := messages().Text("where.part", lang.Args{"part": short(lang.Line(name), 80)})
	l.add(Problem{Code: code, Where: where, Text: messages().Text(code, args), Blocks: true})
}

// refuse says what is wrong at a spot so that the template cannot be used.
func (l *linter) refuse(s spot, code string, args lang.Args) { l.say(s, code, args, true) }

// warn says what the documentation rules or good sense would have otherwise.
func (l *linter) warn(s spot, code string, args lang.Args) { l.say(s, code, args, false) }

func (l *linter) say(s spot, code string, args lang.Args, blocks bool) {
	l.add(Problem{Code: code, Paragraph: s.paragraph, Where: s.where, Near: s.near,
		Text: messages().Text(code, args), Blocks: blocks})
}

// spot is a place in the template as a person looks for it.
type spot struct {
	where     lang.Text
	paragraph int
	near      string
}

// nearWords is how many letters of a paragraph are shown.
const nearWords = 48

func short(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	cut := string([]rune(text)[:most])
	if at := strings.LastIndexByte(cut, ' '); at > most/2 {
		cut = cut[:at]
	}
	return strings.TrimSpace(cut) + "…"
}

// sheet is a part that is printed: the document, a header, a footer, the notes.
type sheet struct {
	part  *part
	root  *node // w:document, w:hdr …
	place lang.Text
	top   bool // a header or footer
	spots map[*node]spot
	whole spot
}

// newSheet counts the paragraphs of a part, and the tables and rows around them.
func newSheet(x *part, place lang.Text, top bool) *sheet {
	s := &sheet{part: x, place: place, top: top, spots: map[*node]spot{}, whole: spot{where: place}}
	for _, k := range x.tree.kids {
		if k.name != "" {
			s.root = k
		}
	}
	s.count(s.root, &counter{}, cell{})
	return s
}

type counter struct{ paragraphs, tables int }

// cell is the table and row in which a paragraph stands.
type cell struct{ table, row int }

func (s *sheet) count(n *node, c *counter, at cell) {
	row := 0
	for _, k := range n.kids {
		inside := at
		switch k.name {
		case "w:tbl":
			c.tables++
			inside = cell{table: c.tables}
		case "w:tr":
			row++
			inside.row = row
		case "w:p":
			c.paragraphs++
			s.spots[k] = s.spot(k, c.paragraphs, at)
		}
		s.count(k, c, inside)
	}
}

func (s *sheet) spot(p *node, number int, at cell) spot {
	key, args := "where.paragraph", lang.Args{"place": s.place, "n": number}
	if at.table > 0 {
		key = "where.table"
		args["table"], args["row"] = at.table, at.row
	}
	t := textOf(p)
	near := lang.Line(t.all)
	for _, b := range t.boxes {
		for _, x := range paragraphs(b) {
			if near == "" {
				near = lang.Line(textOf(x).all)
			}
		}
	}
	return spot{messages().Text(key, args), number, short(near, nearWords)}
}

// each visits every element of the sheet together with the spot at which it
// stands.
func (s *sheet) each(visit func(n *node, at spot)) {
	var walk func(n *node, at spot)
	walk = func(n *node, at spot) {
		if n.name == "w:p" {
			at = s.spots[n]
		}
		visit(n, at)
		for _, k := range n.kids {
			if k.name != "" {
				walk(k, at)
			}
		}
	}
	walk(s.root, s.whole)
}
