package linear

import (
	"slices"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/widget"
)

// What has no words of its own here is still reachable: a dialog is its lines and
// its buttons, and any other screen is what stands on it, line by line, with the acts
// that can be done there.

// dialog asks which button is meant. The first one changes nothing.
func (t *talk) dialog(q *aid.Question) error {
	t.pause()
	t.lines(q.Title())
	t.aidLines(q.Lines())
	var options []option
	for _, b := range q.Buttons {
		options = append(options, option{name: lang.Same(b.Name())})
	}
	at, err := t.choose(options, 0)
	if err != nil {
		return err
	}
	t.pump(t.env.Leave(q))
	if do := q.Buttons[at].Do; do != nil {
		t.pump(do())
	}
	t.report()
	return nil
}

// reader says a text.
func (t *talk) reader(r *aid.Reader) {
	t.pause()
	t.lines(r.Name())
	t.aidLines(r.Lines())
}

func (t *talk) aidLines(list []aid.Line) {
	for _, l := range list {
		said := spoken(l.Head + l.Text)
		if l.Label != "" {
			said = spoken(l.Label) + ": " + said
		}
		if said != "" {
			t.lines(said)
		}
	}
}

// The window on which other screens are laid out: wide enough for whole rows, too
// narrow for a second pane, and as high as a list is said at once.
const (
	paneWidth  = 100
	paneHeight = 40
)

// other says a screen line by line, and offers what can be done there.
func (t *talk) other(s screen.Screen) error {
	t.pause()
	t.lines(spoken(s.Crumb()))
	left, right := s.Context()
	for _, line := range []string{left, right} {
		if line = spoken(line); line != "" {
			t.lines(line)
		}
	}
	for {
		here := t.body(s)
		if next := spoken(s.Next()); next != "" {
			t.say("next", lang.Args{"step": next})
		}
		at, err := t.choose(t.doings(s, here), -1)
		if err != nil {
			return err
		}
		if err := t.doings(s, here)[at].do(); err != nil {
			return err
		}
		if t.env.Front() != s {
			return nil
		}
	}
}

// body says what stands on a screen; it gives the line on which the cursor is.
func (t *talk) body(s screen.Screen) (here string) {
	c := widget.NewCanvas(paneWidth, paneHeight)
	s.Draw(c)
	for _, line := range unwrapped(strings.Split(c.Plain(), "\n")) {
		said := rowWords(line)
		if said == "" {
			continue
		}
		if strings.HasPrefix(strings.TrimSpace(line), "▸") {
			here = said
			said = t.in("here", lang.Args{"row": said})
		}
		t.lines(said)
	}
	return here
}

// rowWords says a row: its columns are facts, signs beside words are left out.
func rowWords(line string) string {
	var facts []string
	line = strings.ReplaceAll(line, "──", "  ") // a rule parts a heading from its count
	for _, cell := range strings.Split(strings.Trim(line, " ─│"), "  ") {
		cell = strings.Trim(cell, " ─│▸◂^")
		cell = unsigned(cell)
		if strings.ContainsFunc(cell, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			facts = append(facts, spoken(cell))
		}
	}
	return strings.Join(facts, "; ")
}

// doings are the acts of a screen that can be done now, and the way through its rows.
func (t *talk) doings(s screen.Screen, here string) []option {
	press := func(k keys.Key) func() error {
		return func() error {
			cmd, _ := s.Key(k)
			t.pump(cmd)
			t.report()
			return nil
		}
	}
	var out []option
	for _, a := range s.Actions() {
		if ready, _ := a.Ready(); !ready || a.ID == "back" || len(a.Keys) == 0 || !a.Has(a.Keys[0]) {
			continue
		}
		out = append(out, act(a.Name(), func() error { return t.run(func() tea.Cmd { return a.Run(t.env) }) }))
	}
	if here != "" {
		out = append(out, act(words.Text("row.next", nil), press(keys.Down)), act(words.Text("row.before", nil), press(keys.Up)))
	}
	return append(out, act(words.Text("back", nil), func() error { return errBack }))
}

// run does an act of a screen, and goes through whatever it opens.
func (t *talk) run(f func() tea.Cmd) error { return t.through(f()) }

// actOf runs an act of the screen in front by its id; false where it cannot be done,
// and why was said.
func (t *talk) actOf(s screen.Screen, id string) (done bool, err error) {
	do, ok := t.ready(s, id)
	if !ok {
		return false, nil
	}
	return true, t.run(do)
}

// ready finds an act of a screen that can be done now; where it cannot, why is said.
func (t *talk) ready(s screen.Screen, id string) (do func() tea.Cmd, ok bool) {
	list := s.Actions()
	i := slices.IndexFunc(list, func(a screen.Action) bool { return a.ID == id })
	if i < 0 {
		return nil, false
	}
	if ready, why := list[i].Ready(); !ready {
		t.tell(why)
		return nil, false
	}
	return func() tea.Cmd { return list[i].Run(t.env) }, true
}
