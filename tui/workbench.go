package tui

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/search"
)

// Workbench is the one model of the program.
type Workbench struct {
	env    *screen.Env
	w, h   int
	sudden screen.Screen // the last screen that opened by itself
	deaf   int           // how many there were
	hears  bool
	held   []tea.KeyMsg // pressed while a screen is being opened
	begin  func() tea.Cmd
}

// New makes a workbench. What begin does (opening the database, the first
// screen) it does behind the first frame.
func New(e *screen.Env, begin func() tea.Cmd) *Workbench {
	return &Workbench{env: e, hears: true, begin: begin}
}

// Env gives what the screens share.
func (b *Workbench) Env() *screen.Env { return b.env }

// Init implements tea.Model.
func (b *Workbench) Init() tea.Cmd { return b.begin() }

// deafFor is how long a screen that opened by itself hears no keys.
const deafFor = 400 * time.Millisecond

type hearing int

// Update implements tea.Model.
func (b *Workbench) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	cmd := b.take(m)
	for len(b.held) > 0 && !b.env.Awaiting() {
		next := b.held[0]
		b.held = b.held[1:]
		cmd = tea.Batch(cmd, b.keyMsg(next))
	}
	front := b.env.Front()
	if _, sudden := front.(screen.Sudden); sudden && front != b.sudden {
		b.sudden, b.hears = front, false
		b.deaf++
		cmd = tea.Batch(cmd, b.env.After(deafFor, hearing(b.deaf)))
	}
	return b, cmd
}

func (b *Workbench) take(m tea.Msg) tea.Cmd {
	if cmd, ok := b.env.Hear(m); ok {
		return cmd
	}
	switch m := m.(type) {
	case tea.WindowSizeMsg:
		b.w, b.h = m.Width, m.Height
		b.env.Width, b.env.Height = m.Width, m.Height
	case hearing:
		b.hears = b.hears || int(m) == b.deaf
	case tea.KeyMsg:
		switch {
		case m.Type == tea.KeyCtrlC:
			return b.keyMsg(m)
		case b.tooLittle(): // nothing is done that nobody sees
			if slices.Contains(keys.Commands(m), "f10") {
				return b.env.Quit()
			}
		case !b.hears:
		case !b.env.Awaiting():
			return b.keyMsg(m)
		case len(b.held) < mostHeld:
			b.held = append(b.held, m)
		}
	}
	return nil
}

// tooLittle tells whether the window is known and has no room to work in.
func (b *Workbench) tooLittle() bool {
	return b.w > 0 && b.h > 0 && (b.w < leastWidth || b.h < leastHeight)
}

// mostHeld bounds the keys that wait for a screen.
const mostHeld = 256

// keyMsg gives a message of the keyboard to the field that is being typed into,
// else to the actions of the screen in front.
func (b *Workbench) keyMsg(m tea.KeyMsg) tea.Cmd {
	if typist, ok := b.typing(); ok {
		text, k := keys.Typed(m)
		if text != "" {
			return typist.Type(text)
		}
		return b.key(k, true)
	}
	var cmds []tea.Cmd
	for i, k := range keys.Commands(m) {
		if typist, ok := b.typing(); ok && i > 0 { // a key before has opened a field: the rest was meant for it
			return tea.Batch(append(cmds, typist.Type(string(m.Runes[i:])))...)
		}
		cmds = append(cmds, b.key(k, false))
	}
	return tea.Batch(cmds...)
}

// typing gives the screen in front where something is being typed on it.
func (b *Workbench) typing() (screen.Typist, bool) {
	typist, ok := b.env.Front().(screen.Typist)
	return typist, ok && typist.Typing()
}

// key does what a key stands for: on the screen, or anywhere.
func (b *Workbench) key(k keys.Key, typing bool) tea.Cmd {
	s := b.env.Front()
	b.env.Hush() // the next step is seen again
	if k == keys.Esc && b.env.Read() {
		return nil
	}
	if s == nil {
		return b.anywhere(k)
	}
	if typing {
		if cmd, ok := s.Key(k); ok {
			return cmd
		}
	}
	for _, a := range s.Actions() {
		if a.Has(k) {
			return a.Run(b.env)
		}
	}
	if !typing {
		if cmd, ok := s.Key(k); ok {
			return cmd
		}
	}
	return b.anywhere(k)
}

// anywhere does what a key stands for on every screen.
func (b *Workbench) anywhere(k keys.Key) tea.Cmd {
	for _, a := range b.global() {
		if a.Has(k) {
			return a.Run(b.env)
		}
	}
	return nil
}

// global lists the actions that every screen has.
func (b *Workbench) global() []screen.Action {
	e := b.env
	return []screen.Action{
		screen.Can("all", func() tea.Cmd { return aid.Palette(e, b.actions()) }),
		screen.Can("help", func() tea.Cmd { return aid.Help(e, b.actions()) }),
		screen.Can("back", e.Pop),
		screen.Can("search-all", func() tea.Cmd { return search.Open(e) }),
		screen.Can("language", b.language),
		screen.Can("redraw", func() tea.Cmd { return tea.ClearScreen }),
		screen.Can("error-details", func() tea.Cmd { return aid.Errors(e) }).Unless(b.noErrors),
		screen.Can("quit", e.Quit),
		screen.Can("stop", b.stop),
	}
}

// actions lists what can be done now: on the screen in front, or below the aid
// that stands there, then anywhere.
func (b *Workbench) actions() []screen.Action {
	var out []screen.Action
	for _, s := range b.env.Stack() {
		if _, aside := s.(screen.Aside); !aside {
			out = s.Actions()
		}
	}
	return append(out, b.global()...)
}

// stop stops the work that runs behind the screen; where there is none it asks
// whether to leave.
func (b *Workbench) stop() tea.Cmd {
	if b.env.Halt() {
		return b.env.Tell(words.Text("stopping", nil))
	}
	return aid.Quit(b.env)
}

func (b *Workbench) noErrors() lang.Text {
	if len(b.env.Failures()) > 0 {
		return lang.Text{}
	}
	return words.Text("no-errors", nil)
}

// language changes the language of the interface, in a ring.
func (b *Workbench) language() tea.Cmd {
	all := lang.Langs()
	next := all[0]
	for i, l := range all {
		if l == b.env.Lang {
			next = all[(i+1)%len(all)]
		}
	}
	b.env.Lang = next
	t := b.env.Taste
	t.Lang = string(next)
	return b.env.SetTaste(t)
}
