package keys_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/keys"
)

// Whatever a terminal sends, it is a few keys with names that can be looked up, or a
// text that is not touched; a paste is no command.
func FuzzKeys(f *testing.F) {
	f.Add(int(tea.KeyRunes), "n", false, false)
	f.Add(int(tea.KeyRunes), "Ң", true, false)
	f.Add(int(tea.KeyRunes), "\x1b[31m\u202e", false, true)
	f.Add(int(tea.KeyDelete), "", false, false)
	f.Fuzz(func(t *testing.T, kind int, sent string, alt, paste bool) {
		m := tea.KeyMsg{Type: tea.KeyType(kind), Runes: []rune(sent), Alt: alt, Paste: paste}
		list := keys.Commands(m)
		if len(list) > max(24, 1) || paste && m.Type == tea.KeyRunes && len(list) > 0 {
			t.Errorf("%+v is %d commands", m, len(list))
		}
		for _, k := range list {
			if m.Type == tea.KeyRunes && utf8.ValidString(sent) && strings.ToLower(string(k)) != string(k) && len(m.Runes) == 1 {
				t.Errorf("%+v is named %q", m, k)
			}
		}
		text, key := keys.Typed(m)
		switch {
		case m.Type == tea.KeyRunes && !alt && (text != string(m.Runes) || key != ""):
			t.Errorf("%q was typed, %q and %q came of it", sent, text, key)
		case text != "" && key != "":
			t.Errorf("%+v is both a text and a key", m)
		}
	})
}
