package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// piece is a text without spaces in one face.
type piece struct {
	text  string
	face  face
	link  string
	width float64 // mm
}

// word is what stands between two spaces; its faces may change inside.
type word struct {
	pieces []piece
	width  float64
}

// line is a line of text as it will be drawn.
type line struct {
	words []word
	width float64 // with single spaces
	last  bool    // nothing follows it in its paragraph, so it is not stretched
}

// gap is the width of a space, in parts of the size; it is the same in all faces.
const gap = 0.25

// setter cuts runs into lines at one size.
type setter struct {
	size float64 // points
	face face    // what all the text has beside the faces of its runs
	lang lang.Lang
}

// em is the size in millimetres.
func (s setter) em() float64 { return s.size * point }

// numero stays with the number behind it.
const numero = "№"

// words cuts runs between spaces: a list for each line that the text itself
// breaks.
func (s setter) words(runs []paper.Run) [][]word {
	c := &cutter{lines: [][]word{nil}}
	for _, r := range runs {
		f := face{r.Bold || s.face.bold, r.Italic || s.face.italic}
		letters := typefaces()[f]
		link, _ := paper.Target(r.Link)
		for i, part := range strings.Split(letters.legible(paper.Clean(r.Text), s.lang), "\n") {
			if i > 0 {
				c.end()
				c.lines = append(c.lines, nil)
			}
			for j, text := range strings.Split(part, " ") {
				if j > 0 {
					c.space(gap * s.em())
				}
				if text != "" {
					c.put(piece{text, f, link, letters.width(text) * s.em()})
				}
			}
		}
	}
	c.end()
	return c.lines
}

// cutter gathers words in lines.
type cutter struct {
	lines [][]word
	now   word
}

func (c *cutter) put(p piece) {
	c.now.pieces = append(c.now.pieces, p)
	c.now.width += p.width
}

func (c *cutter) end() {
	if len(c.now.pieces) > 0 {
		c.lines[len(c.lines)-1] = append(c.lines[len(c.lines)-1], c.now)
		c.now = word{}
	}
}

// space ends a word, but for the sign of a number.
func (c *cutter) space(width float64) {
	if n := len(c.now.pieces); n > 0 && c.now.pieces[n-1].text == numero {
		c.put(piece{text: " ", face: c.now.pieces[n-1].face, link: c.now.pieces[n-1].link, width: width})
		return
	}
	c.end()
}

// lines fits runs into a room; the first line begins with an indent. A text
// without a letter is one empty line.
func (s setter) lines(runs []paper.Run, room, indent float64) []line {
	f := &filler{setter: s, room: room, indent: indent}
	for _, words := range s.words(runs) {
		for _, w := range words {
			f.add(w)
		}
		f.now.last = true
		f.turn()
	}
	return f.lines
}

// filler fills lines one after the other.
type filler struct {
	setter
	room, indent float64
	lines        []line
	now          line
}

func (f *filler) turn() {
	f.lines = append(f.lines, f.now)
	f.now, f.indent = line{}, 0
}

func (f *filler) put(w word, space float64) {
	f.now.words = append(f.now.words, w)
	f.now.width += space + w.width
}

// add puts a word behind the others, or in the next line. A word that no line
// can hold is cut.
func (f *filler) add(w word) {
	for {
		space := 0.0
		if len(f.now.words) > 0 {
			space = gap * f.em()
		}
		left := f.room - f.indent - f.now.width - space
		if w.width <= left {
			f.put(w, space)
			return
		}
		if len(f.now.words) > 0 && (w.width <= f.room || left < f.room/2) {
			f.turn()
			continue
		}
		head, tail := f.cut(w, left)
		f.put(head, space)
		if len(tail.pieces) == 0 {
			return
		}
		f.turn()
		w = tail
	}
}

// joints are the signs behind which an address or a path may go on in the next
// line.
const joints = "/-_.,?&=:;)"

// cut takes as much of a word as fits: up to the last joint in the second half
// of the room, else up to the last letter, and one letter at least.
func (s setter) cut(w word, room float64) (head, tail word) {
	type place struct {
		piece, byte int
		width       float64
	}
	var at, joint place
	for i, p := range w.pieces {
		widths := typefaces()[p.face].widths
		for j, r := range p.text {
			step := widths[r] * s.em()
			if at.width+step > room && (i > 0 || j > 0) && !unicode.Is(unicode.Mn, r) {
				if joint.width > room/2 {
					at = joint
				}
				return s.split(w, at.piece, at.byte)
			}
			at = place{i, j + utf8.RuneLen(r), at.width + step}
			if strings.ContainsRune(joints, r) {
				joint = at
			}
		}
	}
	return w, word{}
}

// split cuts a word in one of its pieces behind so many bytes. The pieces of
// the word itself become those of the tail.
func (s setter) split(w word, i, bytes int) (head, tail word) {
	before, after := w.pieces[i], w.pieces[i]
	before.text, after.text = before.text[:bytes], after.text[bytes:]
	before.width = typefaces()[before.face].width(before.text) * s.em()
	after.width -= before.width
	head.pieces = append(slices.Clone(w.pieces[:i]), before)
	for _, p := range head.pieces {
		head.width += p.width
	}
	tail = word{w.pieces[i:], w.width - head.width}
	if tail.pieces[0] = after; after.text == "" {
		tail.pieces = tail.pieces[1:]
	}
	return head, tail
}
