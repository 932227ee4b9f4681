package tui

import (
	_ "embed"
	"fmt"
	"strings"

	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)

// The least window in which there is room to work, and the height from which
// there is room for the sentence that frames a screen.
const (
	leastWidth  = 60
	leastHeight = 16
	roomy       = 20
)

// layout is where the lines of the frame stand, a pure function of the size.
type layout struct {
	path, context, top, body, bodyHeight, bottom, next, hints int
}

func layoutOf(h int) layout {
	l := layout{context: -1, top: 1, body: 2, bottom: h - 3, next: h - 2, hints: h - 1}
	if h >= roomy {
		l.context, l.top, l.body = 1, 2, 3
	}
	l.bodyHeight = l.bottom - l.body
	return l
}

// View implements tea.Model.
func (b *Workbench) View() string {
	if b.w == 0 || b.h == 0 {
		return "" // the size is not known yet
	}
	c := widget.NewCanvas(b.w, b.h)
	if b.tooLittle() {
		b.tooSmall(c)
	} else {
		b.draw(c)
	}
	return c.Frame(b.env.Theme)
}

func (b *Workbench) tooSmall(c widget.Canvas) {
	y, w := 0, max(b.w-4, 1)
	c.Put(2, y, theme.Title, fmt.Sprintf("%d×%d", b.w, b.h)) // what is told first is seen in any window
	y++
	for _, key := range []string{"small", "small.need", "small.do"} {
		text := words.In(b.env, key, lang.Args{"least": leastWidth, "high": leastHeight})
		for _, line := range widget.Wrap(text, w) {
			c.Put(2, y, theme.Plain, line)
			y++
		}
	}
}

func (b *Workbench) draw(c widget.Canvas) {
	l := layoutOf(b.h)
	b.drawPath(c, l.path)
	c.Fill(l.top, 0, b.w, theme.Plain, "─")
	s := b.env.Front()
	if s != nil {
		if l.context >= 0 {
			left, right := s.Context()
			both(c, l.context, theme.Plain, left, right)
		}
		s.Draw(c.Rows(l.body, l.bodyHeight))
	} else {
		c.Put(3, l.body+1, theme.Title, "ashyq")
		c.Put(3, l.body+3, theme.Plain, words.In(b.env, "opening", nil))
	}
	b.drawBottom(c, l)
	joints(c, l)
}

// both writes a text at the left edge and one at the right; the left one is cut
// where they would meet.
func both(c widget.Canvas, y int, s theme.Style, left, right string) {
	w := c.Width()
	right = widget.Fit(right, w-2)
	room := w - 2
	if right != "" {
		c.Right(w-1, y, theme.Plain, right)
		room -= widget.Width(right) + 1
	}
	c.Put(1, y, s, widget.Fit(left, room))
}

// drawPath writes where the analyst is and what matters here. Of a long path the
// middle is left out.
func (b *Workbench) drawPath(c widget.Canvas, y int) {
	language := strings.ToUpper(languageName(b.env.Lang))
	var crumbs []string
	for _, s := range b.env.Stack() {
		if crumb := s.Crumb(); crumb != "" {
			crumbs = append(crumbs, crumb)
		}
	}
	right := language
	if s := b.env.Front(); s != nil && s.Stamp() != "" {
		right = widget.Fit(s.Stamp(), b.w/2-6) + " · " + language
	}
	room := b.w - 3 - widget.Width(right)
	root := "ashyq"
	if b.env.Sample {
		root += " (" + words.In(b.env, "sample", nil) + ")"
	}
	path := func() string { return strings.Join(append([]string{root}, crumbs...), " › ") }
	for len(crumbs) > 1 && widget.Width(path()) > room {
		crumbs = crumbs[1:]
	}
	both(c, y, theme.Title, path(), right)
}

func languageName(l lang.Lang) string {
	switch l {
	case lang.KK:
		return "қаз"
	case lang.RU:
		return "рус"
	}
	return "eng"
}

// drawBottom writes the rule, the next step and the hints; an error takes the
// first two and gives them back.
func (b *Workbench) drawBottom(c widget.Canvas, l layout) {
	e := b.env
	if failures := e.Failures(); len(failures) > 0 {
		f := failures[0]
		widget.Heading(c, l.bottom, "", words.In(e, "errors", lang.Args{"n": len(failures)}))
		count := widget.Width(words.In(e, "errors", lang.Args{"n": len(failures)})) + 6
		c.Put(2, l.bottom, theme.Fault, " "+widget.Fit("! "+e.In(f.Text), b.w-count-4)+" ")
		c.Put(1, l.next, theme.Plain, widget.Fit(e.In(f.Hint), b.w-2))
	} else {
		c.Fill(l.bottom, 0, b.w, theme.Plain, "─")
		b.drawNext(c, l.next)
	}
	b.drawHints(c.Part(1, l.hints, b.w-2, 1))
}

func (b *Workbench) drawNext(c widget.Canvas, y int) {
	e := b.env
	working := ""
	if what, ok := e.Working(); ok {
		if what == "" {
			what = words.In(e, "working", nil)
		}
		working = what + " …"
	}
	switch text := e.Toast(); {
	case text != "":
		both(c, y, theme.Plain, text, working)
	case e.Front() != nil:
		both(c, y, theme.Plain, words.In(e, "next", lang.Args{"step": e.Front().Next()}), working)
	default:
		both(c, y, theme.Plain, words.In(e, "opening", nil), "")
	}
}

// drawHints writes the keys. Help and the list of all acts stand last and survive
// every width; the others are dropped from the right.
func (b *Workbench) drawHints(c widget.Canvas) {
	e := b.env
	gap := 2
	if c.Width() >= 100 {
		gap = 3
	}
	last := []screen.Act{screen.ActOf("all"), screen.ActOf("help")}
	list := last
	if s := e.Front(); s != nil {
		var own []screen.Act
		if len(e.Failures()) > 0 {
			own = append(own, screen.ActOf("back"))
		}
		for _, a := range s.Actions() {
			if ready, _ := a.Ready(); ready && (len(a.Keys) > 0 || a.Shown != "") {
				own = append(own, a.Act)
			}
		}
		room := c.Width() - width(last, e.Lang, e, gap)
		for len(own) > 0 && width(own, e.Lang, e, gap)+gap > room {
			own = own[:len(own)-1]
		}
		list = append(own, last...)
	}
	x := 0
	for _, a := range list {
		x = c.Put(x, 0, theme.KeyCap, a.Label(e.Lang, false))
		x = c.Put(x+1, 0, theme.Plain, e.In(a.Hint())) + gap
	}
}

// width is what some hints take.
func width(list []screen.Act, l lang.Lang, e *screen.Env, gap int) int {
	n := 0
	for i, a := range list {
		if i > 0 {
			n += gap
		}
		n += widget.Width(a.Label(l, false)) + 1 + widget.Width(e.In(a.Hint()))
	}
	return n
}

// joints ties the lines between panes to the rules above and below.
func joints(c widget.Canvas, l layout) {
	for x := 1; x < c.Width()-1; x++ {
		if c.Is(x, l.body, "│") && c.Is(x, l.top, "─") {
			c.Put(x, l.top, theme.Plain, "┬")
		}
		if c.Is(x, l.bottom-1, "│") && c.Is(x, l.bottom, "─") {
			c.Put(x, l.bottom, theme.Plain, "┴")
		}
	}
}
