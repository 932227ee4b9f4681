package screen

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/keys"
)

// Act is something that can be done in the workbench, as data: its id, under
// which its name and hint stand in messages.toml, and its keys. Hints, help, the
// palette and the table of keys in the README are read from the catalogue.
type Act struct {
	ID    string
	Keys  []keys.Key
	Shown string    // keys as they are shown, where they are no list of single ones: "←→"
	First bool      // one of the few to learn first
	Room  string    // where it is mostly done, an id
	hint  lang.Text // in the words of the moment; empty: those of the catalogue
}

// Name says what is done, whole: for help and the palette.
func (a Act) Name() lang.Text { return words.Text("act."+a.ID, nil) }

// Where names the room in which it is mostly done.
func (a Act) Where() lang.Text { return words.Text("room."+a.Room, nil) }

// Hint says the same in a word or two, for the line of hints.
func (a Act) Hint() lang.Text {
	if a.hint != (lang.Text{}) {
		return a.hint
	}
	return words.Text("act."+a.ID+".hint", nil)
}

// Label shows the keys: one in a hint, all of them in help.
func (a Act) Label(l lang.Lang, all bool) string {
	if a.Shown != "" {
		return a.Shown
	}
	var out []string
	for _, k := range a.Keys {
		out = append(out, k.Label(l))
		if !all {
			break
		}
	}
	return strings.Join(out, " ")
}

// Action is an act where it can be done: on one screen, in its present state.
type Action struct {
	Act
	run func() tea.Cmd
	why func() lang.Text
}

// Can makes an action of an act of the catalogue. One without run is listed for
// its keys alone, which the screen itself hears.
func Can(id string, run func() tea.Cmd) Action { return Action{Act: ActOf(id), run: run} }

// Unless says when the action cannot be done: while why gives words, they are
// the reason. It stays listed.
func (a Action) Unless(why func() lang.Text) Action {
	a.why = why
	return a
}

// Saying gives the hint the words of the moment: how many things would be taken.
func (a Action) Saying(hint lang.Text) Action {
	a.hint = hint
	return a
}

// Ready tells whether the action can be done, and why not.
func (a Action) Ready() (bool, lang.Text) {
	if a.why == nil {
		return true, lang.Text{}
	}
	why := a.why()
	return why == lang.Text{}, why
}

// Run does it, or says why it cannot be done.
func (a Action) Run(e *Env) tea.Cmd {
	if ok, why := a.Ready(); !ok {
		return e.Tell(why)
	}
	if a.run == nil {
		return nil
	}
	e.did(a.ID)
	return a.run()
}

// Has tells whether a key does the action.
func (a Action) Has(k keys.Key) bool { return a.run != nil && slices.Contains(a.Keys, k) }
