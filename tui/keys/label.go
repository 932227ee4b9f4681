package keys

import (
	"strings"
	"unicode/utf8"

	"ashyq/checks/lang"
)

// names are the keys that are not shown by their own name.
var names = map[Key]string{
	Enter: "Enter", Esc: "Esc", Space: "Space", Tab: "Tab", BackTab: "Shift+Tab",
	Up: "↑", Down: "↓", Left: "←", Right: "→", Home: "Home", End: "End",
	PageUp: "PgUp", PageDown: "PgDn", Insert: "Ins", Back: "Backspace",
}

// cyrillic gives the letter that stands on a key beside the Latin one.
var cyrillic = map[Key]string{
	"q": "й", "w": "ц", "e": "у", "r": "к", "t": "е", "y": "н", "u": "г", "i": "ш", "o": "щ", "p": "з",
	"[": "х", "]": "ъ", "a": "ф", "s": "ы", "d": "в", "f": "а", "g": "п", "h": "р", "j": "о", "k": "л",
	"l": "д", "z": "я", "x": "ч", "c": "с", "v": "м", "b": "и", "n": "т", "m": "ь",
}

// Label is how a key is shown: a letter with its Cyrillic twin where the
// interface is Kazakh or Russian, "N/т".
func (k Key) Label(l lang.Lang) string {
	if name, ok := names[k]; ok {
		return name
	}
	if rest, ok := strings.CutPrefix(string(k), "ctrl+"); ok {
		return "Ctrl+" + strings.ToUpper(rest)
	}
	if utf8.RuneCountInString(string(k)) > 1 { // f2
		return strings.ToUpper(string(k))
	}
	letter := strings.ToUpper(string(k))
	if other := cyrillic[k]; other != "" && l != lang.EN {
		if k == "[" || k == "]" {
			return string(k) + " " + other
		}
		return letter + "/" + other
	}
	return letter
}
