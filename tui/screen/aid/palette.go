package aid

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// palette lists all that can be done, by name, in any language and any layout.
type palette struct {
	env   *screen.Env
	acts  finder
	input widget.Input
	list  widget.List
}

// Palette lists the actions, to be found by typing: those that were done last
// first, then the others of this screen, then those of other places.
func Palette(e *screen.Env, actions []screen.Action) tea.Cmd {
	if _, ok := e.Front().(*palette); ok {
		return nil
	}
	p := &palette{env: e, input: widget.NewInput("", false)}
	for _, a := range every(actions) {
		if a.ID != "all" && a.ID != "back" {
			p.acts.all = append(p.acts.all, a)
		}
	}
	p.lastFirst()
	return beside(e, p)
}

// lastFirst brings to the top what was done last and can be done here.
func (p *palette) lastFirst() {
	at := 0
	for _, id := range p.env.DoneLast() {
		i := slices.IndexFunc(p.acts.all, func(a listed) bool { return a.ID == id && !a.elsewhere })
		if i < at {
			continue
		}
		a := p.acts.all[i]
		p.acts.all = slices.Insert(slices.Delete(p.acts.all, i, i+1), at, a)
		at++
	}
}

// beside opens an aid; one that stands in front already makes room.
func beside(e *screen.Env, s screen.Screen) tea.Cmd {
	if _, ok := e.Front().(screen.Aside); ok {
		return e.Replace(s)
	}
	return e.Push(s)
}

// Aside implements screen.Aside.
func (p *palette) Aside() {}

func (p *palette) found() found { return p.acts.find(p.input.Text(), p.env.Lang) }

// Crumb implements screen.Screen.
func (p *palette) Crumb() string { return words.In(p.env, "palette", nil) }

// Stamp implements screen.Screen.
func (p *palette) Stamp() string { return "" }

// Context implements screen.Screen.
func (p *palette) Context() (left, right string) { return "", "" }

// Actions implements screen.Screen.
func (p *palette) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("do", p.do).Unless(p.nothing),
		screen.Can("take-meant", p.take).Unless(p.asTyped),
		screen.Can("back", p.env.Pop),
	}
}

func (p *palette) nothing() lang.Text {
	if len(p.found().acts) == 0 {
		return words.Text("palette.nothing", lang.Args{"typed": p.input.Text()})
	}
	return lang.Text{}
}

func (p *palette) asTyped() lang.Text {
	if p.found().meant == "" {
		return words.Text("palette.as-typed", nil)
	}
	return lang.Text{}
}

// take puts into the field what seems to have been meant.
func (p *palette) take() tea.Cmd {
	p.input = widget.NewInput(p.found().meant, false)
	p.list.Cursor = 0
	return nil
}

// do leaves the list and does what the cursor stands on. What is done elsewhere
// is looked up there, where there is a way.
func (p *palette) do() tea.Cmd {
	acts := p.found().acts
	p.list.Clamp(len(acts))
	a, e := acts[p.list.Cursor], p.env
	if !a.elsewhere {
		return tea.Batch(e.Leave(p), a.Run(e))
	}
	left := e.Leave(p)
	if way := e.Room(a.Room); way != nil {
		return tea.Batch(left, way(), e.Tell(words.Text("elsewhere.now", lang.Args{"act": a.Name(), "key": a.Label(e.Lang, false)})))
	}
	return tea.Batch(left, e.Tell(a.cannot()))
}

// Next implements screen.Screen.
func (p *palette) Next() string {
	f := p.found()
	switch {
	case len(f.acts) == 0 || f.near:
		return words.In(p.env, "palette.retype", nil)
	case f.meant != "":
		return words.In(p.env, "palette.meant-next", nil)
	}
	p.list.Clamp(len(f.acts))
	return p.env.In(f.acts[p.list.Cursor].Name())
}

// Typing implements screen.Typist.
func (p *palette) Typing() bool { return true }

// Type implements screen.Typist.
func (p *palette) Type(text string) tea.Cmd {
	p.input.Type(text)
	p.list.Cursor = 0
	return nil
}

// Key implements screen.Screen.
func (p *palette) Key(k keys.Key) (tea.Cmd, bool) {
	switch k {
	case keys.Up, keys.Down, keys.PageUp, keys.PageDown:
		return nil, p.list.Key(k, len(p.found().acts))
	case keys.Enter, keys.Esc, keys.Tab:
		return nil, false
	}
	edited := p.input.Key(k)
	if edited {
		p.list.Cursor = 0
	}
	return nil, edited
}

// Draw implements screen.Screen.
func (p *palette) Draw(c widget.Canvas) {
	w, h := c.Size()
	in := c
	if w >= 72 && h >= 15 {
		in = widget.Box(c, min(w-8, 84), h-2, words.In(p.env, "palette", nil))
	} else {
		in = c.Part(1, 0, w-2, h)
	}
	p.input.Draw(in.Rows(0, 1), true)
	f := p.found()
	y := 2
	if f.near || f.meant != "" {
		in.Put(0, y, theme.Plain, widget.Fit(words.In(p.env, "palette.nothing", lang.Args{"typed": p.input.Text()}), in.Width()))
		y++
	}
	switch {
	case f.meant != "":
		in.Put(0, y, theme.Plain, widget.Fit(words.In(p.env, "palette.meant", lang.Args{"meant": f.meant}), in.Width()))
		y += 2
	case f.near && len(f.acts) > 0:
		in.Put(0, y, theme.Plain, words.In(p.env, "palette.near", nil))
		y += 2
	}
	p.drawFound(in.Rows(y, in.Height()-y), f.acts)
}

func (p *palette) drawFound(c widget.Canvas, acts []listed) {
	w, h := c.Size()
	from, to := p.list.Window(len(acts), max(h-1, 1))
	y := 0
	for i := from; i < to && y < h; i++ {
		a := acts[i]
		why := a.cannot()
		right, style := a.Label(p.env.Lang, true), theme.KeyCap
		switch {
		case a.elsewhere:
			right, style = p.env.In(a.Where()), theme.Plain
		case why != lang.Text{}:
			right, style = words.In(p.env, "palette.cannot", nil), theme.Unknown
		}
		right = widget.Fit(right, w/2)
		c.Put(2, y, theme.Plain, widget.Fit(p.env.In(a.Name()), w-widget.Width(right)-4))
		c.Right(w, y, style, right)
		if i == p.list.Cursor {
			c.Put(0, y, theme.Focus, "▸")
			c.Reverse(y, 2, w)
			if why != (lang.Text{}) && y+1 < h {
				y++
				c.Put(6, y, theme.Plain, widget.Fit(words.In(p.env, "palette.why", lang.Args{"why": why}), w-6))
			}
		}
		y++
	}
}
