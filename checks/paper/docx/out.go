package docx

import (
	"bufio"
	"encoding/xml"
	"strconv"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// markup is XML as it goes into the file. Untyped constants are markup by
// themselves; any other string becomes markup through escaped alone.
type markup string

// out takes markup. Its errors wait in the buffer until the part is flushed. A
// paper on a sheet of its own names its styles without a prefix; one that stands
// among the styles of somebody else has it before each of them.
type out struct {
	w      *bufio.Writer
	prefix markup
}

func (o *out) raw(pieces ...markup) {
	for _, m := range pieces {
		o.w.WriteString(string(m))
	}
}

// escaped is text as XML shows it, in an element or between quotes.
// Characters that XML has no place for become U+FFFD.
func escaped(text string) markup {
	var b strings.Builder
	xml.EscapeText(&b, []byte(text)) // a strings.Builder does not fail
	return markup(b.String())
}

// line is foreign text as the value of an attribute or of a one-line field.
func line(text string) markup { return escaped(lang.Line(text)) }

// number is a whole number as the value of an attribute.
func number(n int) markup { return markup(strconv.Itoa(n)) }

// face is how the letters of a run look. Sizes come from styles.
type face struct{ bold, italic, link bool }

// run writes text in one face. Line breaks of the text are line breaks on the
// paper. The order of rPr is rStyle, b, bCs, i, iCs.
func (o *out) run(text string, f face) {
	text = paper.Clean(text)
	if text == "" {
		return
	}
	o.raw("<w:r>")
	if f != (face{}) {
		o.raw("<w:rPr>")
		if f.link {
			o.raw(`<w:rStyle w:val="`, o.prefix, `Hyperlink"/>`)
		}
		if f.bold {
			o.raw("<w:b/><w:bCs/>")
		}
		if f.italic {
			o.raw("<w:i/><w:iCs/>")
		}
		o.raw("</w:rPr>")
	}
	for i, part := range strings.Split(text, "\n") {
		if i > 0 {
			o.raw("<w:br/>")
		}
		o.raw(`<w:t xml:space="preserve">`, escaped(part), "</w:t>")
	}
	o.raw("</w:r>")
}

// look is what a paragraph has of its own beside its style.
type look struct {
	style     markup // style id; empty for the usual paragraph
	keepNext  bool
	pageBreak bool
	flush     bool
	jc        markup // left, center, right; empty as the style has it
}

// open begins a paragraph. The order of pPr is pStyle, keepNext,
// pageBreakBefore, ind, jc.
func (o *out) open(l look) {
	o.raw("<w:p>")
	if l.style == "" && o.prefix != "" {
		l.style = usual
	}
	if l == (look{}) {
		return
	}
	o.raw("<w:pPr>")
	if l.style != "" {
		o.raw(`<w:pStyle w:val="`, o.prefix, l.style, `"/>`)
	}
	if l.keepNext {
		o.raw("<w:keepNext/>")
	}
	if l.pageBreak {
		o.raw("<w:pageBreakBefore/>")
	}
	if l.flush {
		o.raw(`<w:ind w:firstLine="0"/>`)
	}
	if l.jc != "" {
		o.raw(`<w:jc w:val="`, l.jc, `"/>`)
	}
	o.raw("</w:pPr>")
}

func (o *out) close() { o.raw("</w:p>") }

// paragraph writes a paragraph of one run.
func (o *out) paragraph(l look, text string) {
	o.open(l)
	o.run(text, face{})
	o.close()
}
