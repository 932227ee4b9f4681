package widget

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"

	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/theme"
)

// Input is text that is being typed: one line, or several where Lines allows
// them. What is typed is never rewritten, but for signs that no terminal could
// show.
type Input struct {
	text   []rune
	cursor int
	Lines  bool // line breaks may be typed

	history, ahead []moment // what stood here before, and what was taken back of it
	inWord         bool     // the last change was a letter of a word
	width          int      // in which it was drawn last
}

// mostTyped bounds what one field holds.
const mostTyped = 20_000

// NewInput makes an input that holds a text, the cursor behind it.
func NewInput(text string, lines bool) Input {
	in := Input{Lines: lines}
	in.Type(text)
	in.history, in.inWord = nil, false
	return in
}

// Text gives what was typed.
func (in *Input) Text() string { return string(in.text) }

// Type puts text in at the cursor. Controls are left out, the commands of a terminal whole; line breaks become
// spaces in a field of one line.
func (in *Input) Type(text string) {
	text = strings.ReplaceAll(norm.NFC.String(ansi.Strip(text)), "\r\n", "\n")
	add := make([]rune, 0, len(text))
	for _, r := range text {
		switch {
		case r == '\n' && in.Lines:
		case r == '\n' || r == '\t' || r == '\r':
			r = ' '
		case !shown(r):
			continue
		}
		add = append(add, r)
	}
	add = add[:min(len(add), max(0, mostTyped-len(in.text)))]
	if len(add) == 0 {
		return
	}
	in.remember(add)
	in.text = append(in.text[:in.cursor:in.cursor], append(add, in.text[in.cursor:]...)...)
	in.cursor += len(add)
}

// Key edits; false if the key edits nothing here.
func (in *Input) Key(k keys.Key) bool {
	switch k {
	case "ctrl+z", "ctrl+y":
		return in.turn(k)
	case keys.Up:
		return in.line(-1)
	case keys.Down:
		return in.line(1)
	case keys.Left:
		in.cursor--
	case keys.Right:
		in.cursor++
	case keys.Home:
		in.cursor = in.lineStart()
	case keys.End:
		in.cursor = in.lineEnd()
	case keys.Back:
		in.cut(in.cursor-1, in.cursor)
	case keys.Delete:
		in.cut(in.cursor, in.cursor+1)
	case "ctrl+w":
		in.cut(in.wordStart(), in.cursor)
	case "ctrl+u":
		in.cut(in.lineStart(), in.cursor)
	case "ctrl+k":
		in.cut(in.cursor, in.lineEnd())
	case "ctrl+left", "alt+b":
		in.cursor = in.wordStart()
	case "ctrl+right", "alt+f":
		in.cursor = in.wordEnd()
	default:
		return false
	}
	in.cursor = max(0, min(in.cursor, len(in.text)))
	in.inWord = false
	return true
}

func (in *Input) cut(from, to int) {
	from, to = max(from, 0), min(to, len(in.text))
	if from < to {
		in.inWord = false
		in.remember(nil)
		in.text = append(in.text[:from:from], in.text[to:]...)
		in.cursor = from
	}
}

func (in *Input) lineStart() int {
	i := in.cursor
	for i > 0 && in.text[i-1] != '\n' {
		i--
	}
	return i
}

func (in *Input) lineEnd() int {
	i := in.cursor
	for i < len(in.text) && in.text[i] != '\n' {
		i++
	}
	return i
}

func (in *Input) wordStart() int {
	i := in.cursor
	for i > 0 && unicode.IsSpace(in.text[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(in.text[i-1]) {
		i--
	}
	return i
}

func (in *Input) wordEnd() int {
	i := in.cursor
	for i < len(in.text) && unicode.IsSpace(in.text[i]) {
		i++
	}
	for i < len(in.text) && !unicode.IsSpace(in.text[i]) {
		i++
	}
	return i
}

// Empty tells whether nothing but spaces was typed.
func (in *Input) Empty() bool { return lang.Line(in.Text()) == "" }

// placed is a character with its place in the field.
type placed struct {
	text string
	x, y int
}

// lay gives the place of every character and of the cursor, wrapped at a width.
// A long word is cut, space at the end of a line hangs over; a line of a field of
// one line is not wrapped.
func (in *Input) lay(w int) (out []placed, curX, curY int) {
	in.walk(w, func(i, x, y int) {
		if i == in.cursor {
			curX, curY = x, y
		}
		if i < len(in.text) && in.text[i] != '\n' {
			out = append(out, placed{string(in.text[i]), x, y})
		}
	})
	if in.Lines {
		curX = min(curX, w-1)
	}
	return out, curX, curY
}

// walk visits the place of every character, and the one behind the last.
func (in *Input) walk(w int, visit func(i, x, y int)) {
	x, y := 0, 0
	for i, r := range in.text {
		if in.Lines && in.breaks(i, x, w) {
			x, y = 0, y+1
		}
		visit(i, x, y)
		if x += Width(string(r)); r == '\n' {
			x, y = 0, y+1
		}
	}
	if in.Lines && x >= w {
		x, y = 0, y+1
	}
	visit(len(in.text), x, y)
}

// breaks tells whether a new line begins before a character that would stand at x.
func (in *Input) breaks(i, x, w int) bool {
	if unicode.IsSpace(in.text[i]) {
		return false
	}
	if x+Width(string(in.text[i])) > w {
		return true
	}
	if x == 0 || !unicode.IsSpace(in.text[i-1]) {
		return false
	}
	word := in.wordWidth(i)
	return word <= w && x+word > w
}

func (in *Input) wordWidth(i int) int {
	n := 0
	for ; i < len(in.text) && !unicode.IsSpace(in.text[i]); i++ {
		n += Width(string(in.text[i]))
	}
	return n
}

// Height is how many lines the text takes in a width.
func (in *Input) Height(w int) int {
	if !in.Lines {
		return 1
	}
	chars, _, y := in.lay(max(w, 1))
	for _, c := range chars {
		y = max(y, c.y)
	}
	return y + 1
}

// Draw writes the field: the text, the rest of its lines as on a paper form, and
// the cursor in reverse where it has the focus. What does not fit is scrolled.
func (in *Input) Draw(c Canvas, focused bool) {
	w, h := c.Size()
	if w < 1 || h < 1 {
		return
	}
	in.width = w
	chars, curX, curY := in.lay(w)
	dx, dy := max(0, curX-w+1), max(0, curY-h+1)
	if !focused {
		dx, dy = 0, 0
	}
	for y := range h {
		c.Fill(y, 0, w, theme.Muted, "_")
	}
	for _, p := range chars {
		if p.x-dx >= 0 && p.y-dy >= 0 {
			c.Put(p.x-dx, p.y-dy, theme.Plain, p.text)
		}
	}
	if focused {
		c.Reverse(curY-dy, curX-dx, curX-dx+1)
	}
}
