package linear

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/tui/form"
)

// Screens put a sign before a word and a dot between facts. A reader of screens
// says the sign by its name, which tells nothing; so here signs are left out where
// their word stands beside them, and the word is put in where it does not.

// signs are those that stand for a state or a verdict, and those that only mark a
// place.
const signs = "✓±×?–-○■.▸◂^│─≠→·*!"

// unsigned takes the sign away that stands before words.
func unsigned(text string) string {
	sign, rest, ok := strings.Cut(strings.TrimSpace(text), " ")
	if ok && sign != "" && strings.Trim(sign, signs) == "" {
		return strings.TrimSpace(rest)
	}
	return strings.TrimSpace(text)
}

// apart parts a text from what goes before it; a comma stands close to it.
func apart(text string) string {
	if text = unsigned(text); strings.HasPrefix(text, ",") {
		return text
	}
	return " " + text
}

// spoken says a text of the screens: facts are parted by a stop of the voice, a key
// that would be pressed there is not named here.
func spoken(text string) string {
	var out []string
	for _, fact := range strings.Split(text, " · ") {
		fact = unsigned(fact)
		if label, value, ok := strings.Cut(fact, ": "); ok {
			fact = label + ": " + unsigned(value)
		}
		if fact != "" && !namesKey(fact) {
			out = append(out, fact)
		}
	}
	return strings.Join(out, "; ")
}

// namesKey tells a fact that names a key of the keyboard.
func namesKey(fact string) bool {
	return strings.Contains(fact, "Ctrl+") || strings.HasPrefix(fact, "F8 ")
}

// toldWithoutKeys leaves out what names a key, and the word that something was
// written, which is said with its hour.
func toldWithoutKeys(text, written string) string {
	var out []string
	for _, fact := range strings.Split(text, " · ") {
		var kept []string
		for _, sentence := range strings.Split(fact, ". ") {
			if !namesKey(sentence) && strings.TrimRight(sentence, ".") != written {
				kept = append(kept, sentence)
			}
		}
		if len(kept) > 0 {
			out = append(out, strings.Join(kept, ". "))
		}
	}
	return spoken(strings.Join(out, " · "))
}

// optionName is an option in words: where a sign stands for the state of an item,
// the state.
func optionName(o form.Option) lang.Text {
	bare := strings.Trim(o.Name.KK, signs+" ") == ""
	switch {
	case bare && o.ID == "":
		return words.Text("item.unlooked", nil)
	case bare || unsigned(o.Name.KK) != o.Name.KK && slices.Contains(checks.ItemStates(), checks.ItemState(o.ID)):
		return checks.ItemState(o.ID).Words()
	}
	return lang.Text{KK: unsigned(o.Name.KK), RU: unsigned(o.Name.RU), EN: unsigned(o.Name.EN)}
}
