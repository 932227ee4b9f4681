package tuitest

import (
	"fmt"
	"html"
	"strings"

	"github.com/hinshun/vt10x"
)

// Picture draws a frame as a terminal would show it, as SVG: for pages that show
// what the workbench looks like. A terminal reads the frame first, so what stands
// in the picture is what stands on a screen.
func Picture(title, frame string, w, h int) string {
	term := vt10x.New(vt10x.WithSize(w, h))
	_, _ = term.Write([]byte(strings.ReplaceAll(frame, "\n", "\r\n")))
	width, height := w*cellWidth+2*margin, h*cellHeight+2*margin
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, "<title>%s</title>\n", html.EscapeString(title))
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="6" fill="%s"/>`+"\n", width, height, ground)
	fmt.Fprintf(&b, `<g font-family="Cascadia Mono, Consolas, Menlo, DejaVu Sans Mono, monospace" font-size="14" fill="%s">`+"\n", ink)
	for y := range h {
		for _, r := range runsOf(term, y, w) {
			r.draw(&b, y)
		}
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// The grid and the colours of the picture. The sixteen colours are the
// terminal's own: these are calm ones on a dark ground.
const (
	cellWidth, cellHeight, margin = 9, 20, 10
	ground, ink                   = "#1b1f24", "#d6dbe0"
)

var sixteen = [16]string{
	"#1b1f24", "#e5707a", "#8fc27c", "#e0b060", "#6fa8e8", "#c79be8", "#63c0c4", "#d6dbe0",
	"#8a949e", "#f08a92", "#a8d896", "#f0c67c", "#8cbcf4", "#d8b4f4", "#80d4d8", "#ffffff",
}

// run is a stretch of a line that looks alike.
type run struct {
	x          int
	text       []rune
	look       vt10x.Glyph // without its letter
	blank      bool
	fore, back string
}

// Bits of vt10x's mode of a cell, which it does not name for others.
const (
	underlined = 1 << 1
	bold       = 1 << 2
)

func runsOf(term vt10x.Terminal, y, w int) []run {
	var out []run
	for x := range w {
		g := term.Cell(x, y)
		letter := g.Char
		if letter == 0 {
			letter = ' '
		}
		g.Char = 0
		if n := len(out); n == 0 || out[n-1].look != g {
			out = append(out, run{x: x, look: g, blank: true, fore: colour(g.FG, ink), back: colour(g.BG, ground)})
		}
		last := &out[len(out)-1]
		last.text = append(last.text, letter)
		last.blank = last.blank && letter == ' '
	}
	return out
}

// colour gives a colour of the picture; the terminal's own ones, which stand for
// fore- and background and change places where a cell is reversed, are ours.
func colour(c vt10x.Color, own string) string {
	switch {
	case c == vt10x.DefaultFG:
		return ink
	case c == vt10x.DefaultBG:
		return ground
	case int(c) < len(sixteen):
		return sixteen[c]
	}
	return own
}

func (r run) draw(b *strings.Builder, y int) {
	left, top, long := margin+r.x*cellWidth, margin+y*cellHeight, len(r.text)*cellWidth
	if r.back != ground {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left, top, long, cellHeight, r.back)
	}
	if r.blank {
		return
	}
	look := ""
	if r.look.Mode&bold != 0 {
		look += ` font-weight="bold"`
	}
	if r.look.Mode&underlined != 0 {
		look += ` text-decoration="underline"`
	}
	if r.fore != ink {
		look += ` fill="` + r.fore + `"`
	}
	for _, word := range r.words() { // each in its place: no viewer keeps spaces alike
		fmt.Fprintf(b, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs"%s>%s</text>`+"\n",
			margin+word.x*cellWidth, top+15, len(word.text)*cellWidth, look, html.EscapeString(string(word.text)))
	}
}

// words are the stretches without spaces.
func (r run) words() []run {
	var out []run
	open := false
	for i, letter := range r.text {
		switch {
		case letter == ' ':
			open = false
		case open:
			out[len(out)-1].text = append(out[len(out)-1].text, letter)
		default:
			open = true
			out = append(out, run{x: r.x + i, text: []rune{letter}})
		}
	}
	return out
}
