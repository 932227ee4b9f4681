// Package paper turns findings into the papers that leave the office.
//
// A paper is first of all one tree of blocks in ONE language: what it is
// called, its requisites, its body, who signs it, its annexes. Everything that
// looks like layout is left to a writer, one folder for each format, and every
// writer draws from the same tree, so the DOCX, the Markdown and the JSON of a
// paper cannot say different things. The Kazakh and the Russian paper are two
// authentic documents with the same requisites and the same numbering: two
// trees built by the same code, never two columns of one sheet.
//
// Numbers are not left to the word processor. Points are `1.`, `2.` through
// the whole document, sub-points `1)`, `2)` anew in each point, and nothing is
// ever marked with a dash or a bullet: so the documentation rules have it
// (decree 703, items 15 to 31; now order 236 of 25.08.2023), and so an official
// can cite "sub-point 2) of point 5" from any of the formats.
//
// Beside the model stand the papers themselves, each composed by pure code from
// what was found: Memo writes the findings memo. A paper is first put together
// as a value in the words of its language and then laid out as blocks, so that
// its JSON and its sheet say the same.
package paper

import (
	"context"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"ashyq/checks/lang"
)

// Format names a way of writing a paper down. It is also the ending of the
// file: docx, md, json.
type Format string

// A Writer writes a document in one format. It reads nothing but the document,
// writes the same bytes each time, and stops when the context does; after an
// error what was written is worthless.
type Writer interface {
	Write(ctx context.Context, w io.Writer, d *Document) error
}

// Writers is the table of formats. Whoever wires the program fills it:
//
//	paper.Writers{docx.Format: docx.Writer{}, md.Format: md.Writer{}}
type Writers map[Format]Writer

// Formats lists the formats of the table in the order of the alphabet.
func (ws Writers) Formats() []Format { return slices.Sorted(maps.Keys(ws)) }

// Document is one paper in one language.
type Document struct {
	ID       string    // of the paper, the same for both languages
	Kind     string    // machine name: memo, recommendation, demand …
	Lang     lang.Lang // of every text below
	Title    string    // kind of the document as a word; writers print it in bold capitals
	Untitled bool      // a letter bears no name of its kind (documentation rules, item 13)
	Subject  string    // heading over the text; may be empty, has no full stop at its end
	Draft    string    // ЖОБА, ПРОЕКТ or DRAFT: printed on every page; empty when the paper is issued
	Author   string    // for the properties of the file
	Created  string    // RFC 3339, for the properties of the file; the caller fixes it
	Signed   string    // the word of Signed, for the properties of the file; empty in drafts

	Requisites Requisites
	Body       []Block
	Signatures []Signature
	Executor   string // note on who prepared the paper, with the telephone; small print
	Annexes    []Annex

	// Data is the same content as a value, for whoever reads papers by program.
	Data any
}

// Requisites stand around the title. Each is printed as it is given and left
// out when empty; the documentation rules want one set for both languages.
type Requisites struct {
	Organization string   // official name of the body that issues the paper
	Date         string   // 18.04.2025, or in words where rights are touched
	Number       string   // № 12-05/481; № ____ until it is registered
	Place        string   // Астана қаласы
	Addressees   []string // at most four; a person stands in the dative
}

// Signature is one line of the signing block.
type Signature struct {
	Post string // office held, or the role in the Commission
	Name string // initial and surname
}

// Annex begins on a page of its own and is numbered by itself.
type Annex struct {
	Mark  string // 1-қосымша, Приложение 1, Annex 1
	Title string
	Body  []Block
}

// Block is one piece of the body. The kinds are those of this file and no
// others, so a writer that knows them all knows every paper.
type Block interface{ block() }

// Heading opens a section. Levels are 1 to 3 and are not skipped; there is no
// full stop at the end.
type Heading struct {
	Level int
	Text  string
}

// Align is where the lines of a paragraph lean. The zero value is justified.
type Align int

// The four ways of aligning.
const (
	Justify Align = iota
	Left
	Center
	Right
)

// Paragraph is running text. As a zero value it is what the documentation
// rules ask for: justified, with an indented first line.
type Paragraph struct {
	Runs     []Run
	Align    Align
	Flush    bool // no indent of the first line
	KeepNext bool // stays on the page of what follows
}

// Run is a piece of a line in one face. A line break in Text is a line break
// in the paper. Link is an address of http, https or mailto; others are
// printed as plain text.
type Run struct {
	Text         string
	Bold, Italic bool
	Link         string
}

// Points are numbered 1. 2. 3. on from the points before them in the document.
type Points struct{ Items []Point }

// SubPoints are numbered 1) 2) 3), in each list anew.
type SubPoints struct{ Items []Point }

// Point is what stands under one number: as a rule a paragraph, then perhaps
// sub-points, a table, a figure.
type Point struct{ Body []Block }

// Table is a grid under a head row that is repeated on every page.
type Table struct {
	Columns []Column
	Rows    [][]Cell // as many cells in each row as there are columns
	Small   bool     // one size smaller, for hashes and addresses
}

// Column is the head of a table's column. Width is its share of the sheet
// against the other columns; zero counts as one.
type Column struct {
	Title string
	Width int
}

// Cell is the text of one place in a table.
type Cell struct{ Runs []Run }

// Facts is a list of labels and values in two columns, without lines.
type Facts struct{ Items []Fact }

// Fact is one label with its value.
type Fact struct {
	Label string
	Value []Run
}

// Figure is a picture with its caption. Open gives the bytes each time anew;
// a writer that cannot read them says so in the paper and goes on.
type Figure struct {
	Name          string // file name
	MIME          string // image/jpeg or image/png
	Width, Height int    // pixels, zero when unknown
	Open          func() (io.ReadCloser, error)
	Caption       string
}

// PageBreak starts a new page.
type PageBreak struct{}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Points) block()    {}
func (SubPoints) block() {}
func (Table) block()     {}
func (Facts) block()     {}
func (Figure) block()    {}
func (PageBreak) block() {}

// Plain is a text as the runs of a paragraph or cell.
func Plain(text string) []Run { return []Run{{Text: text}} }

// Prose is a text as justified paragraphs, one for each of its lines.
func Prose(text string) []Block {
	var out []Block
	for line := range strings.Lines(lang.Paragraphs(text)) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, Paragraph{Runs: Plain(line)})
		}
	}
	return out
}

// Item is a point that begins with a text and goes on with more blocks.
func Item(text string, more ...Block) Point {
	return Point{Body: append([]Block{Paragraph{Runs: Plain(text)}}, more...)}
}

// Row is a row of a table out of plain texts.
func Row(texts ...string) []Cell {
	cells := make([]Cell, len(texts))
	for i, text := range texts {
		cells[i] = Cell{Runs: Plain(text)}
	}
	return cells
}

// Flow is a body laid out in the order of reading: points are opened and their
// numbers written before the paragraph that begins them, so that a writer
// meets neither Points nor SubPoints. A point that does not begin with a
// paragraph gets an empty one for its number.
func Flow(body []Block) iter.Seq[Block] {
	return func(yield func(Block) bool) {
		points := 0
		flow(body, &points, yield)
	}
}

func flow(body []Block, points *int, yield func(Block) bool) bool {
	for _, b := range body {
		ok := true
		switch b := b.(type) {
		case Points:
			for _, item := range b.Items {
				*points++
				ok = ok && flow(marked(fmt.Sprintf("%d. ", *points), item.Body), points, yield)
			}
		case SubPoints:
			for i, item := range b.Items {
				ok = ok && flow(marked(fmt.Sprintf("%d) ", i+1), item.Body), points, yield)
			}
		default:
			ok = yield(b)
		}
		if !ok {
			return false
		}
	}
	return true
}

// marked puts a number before the first paragraph of a point's body.
func marked(mark string, body []Block) []Block {
	number := []Run{{Text: mark}}
	if len(body) > 0 {
		if first, ok := body[0].(Paragraph); ok {
			first.Runs = append(number, first.Runs...)
			return append([]Block{first}, body[1:]...)
		}
	}
	return append([]Block{Paragraph{Runs: number, KeepNext: true}}, body...)
}

// subjectLine is how many characters a line of the heading over the text may
// hold (documentation rules, item 26).
const subjectLine = 35

// SubjectLines is the heading over the text, cut between words into lines of
// at most 35 characters. A longer word has a line of its own.
func (d *Document) SubjectLines() []string {
	var lines []string
	room := 0
	for _, word := range strings.Fields(lang.Line(d.Subject)) {
		size := utf8.RuneCountInString(word)
		if len(lines) > 0 && size < room {
			lines[len(lines)-1] += " " + word
			room -= size + 1
			continue
		}
		lines = append(lines, word)
		room = subjectLine - size
	}
	return lines
}
