// Package keys names the keys of the workbench, whatever layout is on.
//
// The idea: a letter that is a command is a place on the keyboard, not a sign.
// With a Russian or Kazakh layout the key N sends «т»; Commands reads it as "n"
// all the same, because letters sit alike on both. That holds only while nothing
// is being typed: in a field «т» is «т», and Typed gives it back untouched. Every
// letter has a twin that needs no letter: an arrow, Enter, a function key or
// Ctrl, which are alike in every layout.
package keys

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
)

// Key is a key or a key with Ctrl, named as on a Latin keyboard: "n", "enter",
// "f2", "ctrl+s", "shift+tab". Capital letters are the same keys as small ones.
type Key string

// The keys that are named in code.
const (
	Enter    Key = "enter"
	Esc      Key = "esc"
	Space    Key = "space"
	Tab      Key = "tab"
	BackTab  Key = "shift+tab"
	Up       Key = "up"
	Down     Key = "down"
	Left     Key = "left"
	Right    Key = "right"
	Home     Key = "home"
	End      Key = "end"
	PageUp   Key = "pgup"
	PageDown Key = "pgdown"
	Insert   Key = "insert"
	Delete   Key = "delete"
	Back     Key = "backspace"
)

// mostAtOnce bounds how many keys one message may hold: more is a paste that
// the terminal did not mark, and no commands.
const mostAtOnce = 24

// twins are keys that stand for others: every function key has one with Ctrl,
// because some terminals keep F1, F10 and F11 for themselves, and every sign that
// the Kazakh layout lacks has one that it has.
var twins = map[Key]Key{
	"ctrl+g": "f1", "?": "f1", "ctrl+p": "f2", "/": "f3", ".": "f3", "№": "f3",
	"ctrl+t": "f4", "ctrl+r": "f5", "ctrl+e": "f9", "ctrl+q": "f10",
	"delete": "f8", "ctrl+d": "f8", " ": Space, "ctrl+n": Insert,
}

// Commands reads a message while nothing is being typed: a list of keys, empty
// for a paste. Several letters in one message are several keys.
func Commands(m tea.KeyMsg) []Key {
	if m.Type != tea.KeyRunes && m.Type != tea.KeySpace {
		return []Key{twin(Key(m.String()))}
	}
	if m.Paste || len(m.Runes) > mostAtOnce {
		return nil
	}
	out := make([]Key, 0, len(m.Runes))
	for _, r := range m.Runes {
		if latin, ok := lang.LatinKey(r); ok {
			r = latin
		}
		k := Key(strings.ToLower(string(r)))
		if m.Alt {
			k = "alt+" + k
		}
		out = append(out, twin(k))
	}
	return out
}

// Typed reads a message while something is being typed: text as it stands, or
// a key. Keys that edit keep their own names (Delete is no "f8" in a field).
func Typed(m tea.KeyMsg) (text string, key Key) {
	switch {
	case m.Type == tea.KeySpace:
		return " ", ""
	case m.Type == tea.KeyRunes && !m.Alt:
		return string(m.Runes), ""
	}
	k := Key(m.String())
	switch k {
	case "ctrl+a":
		return "", Home
	case "ctrl+e":
		return "", End
	case Delete, "ctrl+d":
		return "", Delete
	}
	return "", twin(k)
}

func twin(k Key) Key {
	if other, ok := twins[k]; ok {
		return other
	}
	return k
}
