package aid

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// palette lists all that can be done, by name, in any language and any layout.
type palette struct {
	env     *screen.Env
	actions []screen.Action
	input   widget.Input
	list    widget.List
}

// Palette lists the actions, to be found by typing.
func Palette(e *screen.Env, actions []screen.Action) tea.Cmd {
	if _, ok := e.Front().(*palette); ok {
		return nil
	}
	p := &palette{env: e, input: widget.NewInput("", false)}
	for _, a := range once(actions) {
		if a.ID != "all" && a.ID != "back" && !isMove(a.Act) {
			p.actions = append(p.actions, a)
		}
	}
	return beside(e, p)
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

// isMove tells acts that only move the cursor: they are for the fingers.
func isMove(a screen.Act) bool {
	for _, k := range a.Keys {
		if k != keys.Left && k != keys.Right && k != keys.Up && k != keys.Down {
			return false
		}
	}
	return len(a.Keys) > 0
}

// found lists the actions that match what was typed. Where nothing does, what
// was typed is read as if the layout had been wrong, and meant says as what.
func (p *palette) found() (out []screen.Action, meant string) {
	typed := p.input.Text()
	if out = p.matching(typed); len(out) > 0 {
		return out, ""
	}
	for _, other := range lang.Retyped(typed) {
		if out = p.matching(other); len(out) > 0 {
			return out, other
		}
	}
	return nil, ""
}

func (p *palette) matching(typed string) []screen.Action {
	wanted := strings.Fields(lang.Fold(typed))
	var out []screen.Action
	for _, a := range p.actions {
		name, hint := a.Name(), a.Hint()
		text := lang.Fold(strings.Join([]string{a.ID, name.KK, name.RU, name.EN, hint.KK, hint.RU, hint.EN}, " "))
		all := true
		for _, w := range wanted {
			all = all && strings.Contains(text, w)
		}
		if all {
			out = append(out, a)
		}
	}
	return out
}

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
		screen.Can("back", p.env.Pop),
	}
}

func (p *palette) nothing() lang.Text {
	if found, _ := p.found(); len(found) == 0 {
		return words.Text("palette.nothing", lang.Args{"typed": p.input.Text()})
	}
	return lang.Text{}
}

// do leaves the list and does what the cursor stands on.
func (p *palette) do() tea.Cmd {
	found, _ := p.found()
	p.list.Clamp(len(found))
	a := found[p.list.Cursor]
	return tea.Batch(p.env.Leave(p), a.Run(p.env))
}

// Next implements screen.Screen.
func (p *palette) Next() string {
	found, meant := p.found()
	switch {
	case len(found) == 0:
		return words.In(p.env, "palette.retype", nil)
	case meant != "":
		return words.In(p.env, "palette.meant-next", nil)
	}
	p.list.Clamp(len(found))
	return p.env.In(found[p.list.Cursor].Name())
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
	found, _ := p.found()
	switch k {
	case keys.Up, keys.Down, keys.PageUp, keys.PageDown:
		return nil, p.list.Key(k, len(found))
	case keys.Enter, keys.Esc:
		return nil, false
	}
	return nil, p.input.Key(k)
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
	found, meant := p.found()
	y := 2
	switch {
	case len(found) == 0:
		in.Put(0, y, theme.Plain, words.In(p.env, "palette.nothing", lang.Args{"typed": p.input.Text()}))
		return
	case meant != "":
		in.Put(0, y, theme.Plain, words.In(p.env, "palette.meant", lang.Args{"meant": meant}))
		y += 2
	}
	p.drawFound(in.Rows(y, in.Height()-y), found)
}

func (p *palette) drawFound(c widget.Canvas, found []screen.Action) {
	w, h := c.Size()
	from, to := p.list.Window(len(found), max(h-1, 1))
	y := 0
	for i := from; i < to && y < h; i++ {
		a := found[i]
		ok, why := a.Ready()
		right, style := a.Label(p.env.Lang, true), theme.KeyCap
		if !ok {
			right, style = words.In(p.env, "palette.cannot", nil), theme.Unknown
		}
		c.Put(2, y, theme.Plain, widget.Fit(p.env.In(a.Name()), w-widget.Width(right)-4))
		c.Right(w, y, style, right)
		if i == p.list.Cursor {
			c.Put(0, y, theme.Focus, "▸")
			c.Reverse(y, 2, w)
			if !ok && y+1 < h {
				y++
				c.Put(6, y, theme.Plain, widget.Fit(words.In(p.env, "palette.why", lang.Args{"why": why}), w-6))
			}
		}
		y++
	}
}
