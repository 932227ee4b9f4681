package keys_test

import (
	"os"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/keys"
	"ashyq/tui/screen"
)

// row is a key as three keyboards send it, without Shift and with it.
type row struct{ us, usShift, russian, russianShift, kazakh, kazakhShift string }

// keyboards reads what each key sends. It is a copy of the tables of the layouts
// and not of ours: ours is held against it.
func keyboards(t *testing.T) []row {
	t.Helper()
	text, err := os.ReadFile("testdata/keyboards.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []row
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if strings.HasPrefix(line, "# ") {
			continue
		}
		if len(cells) != 6 {
			t.Fatalf("%q has %d cells", line, len(cells))
		}
		out = append(out, row{cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]})
	}
	if len(out) != 47 {
		t.Fatalf("%d keys, a keyboard has 47", len(out))
	}
	return out
}

func command(t *testing.T, text string) keys.Key {
	t.Helper()
	list := keys.Commands(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)})
	if len(list) != 1 {
		t.Fatalf("%q is %d keys", text, len(list))
	}
	return list[0]
}

// isLetter tells the keys that may be commands of their own: letters and brackets.
func isLetter(us string) bool {
	return strings.Contains("qwertyuiopasdfghjklzxcvbnm[]", us)
}

func TestALetterIsTheSameCommandOnEveryKeyboard(t *testing.T) {
	for _, k := range keyboards(t) {
		if !isLetter(k.us) {
			continue
		}
		for _, sent := range []string{k.us, k.russian, k.russianShift, k.kazakh, k.kazakhShift} {
			if got := command(t, sent); got != keys.Key(k.us) {
				t.Errorf("%q is the key %s, and means %s", sent, k.us, got)
			}
		}
	}
}

// A sign means what it looks like, wherever it stands; none is taken for a
// letter that does something.
func TestASignIsNeverALetter(t *testing.T) {
	for _, k := range keyboards(t) {
		if isLetter(k.us) {
			continue
		}
		for _, sent := range []string{k.russian, k.russianShift, k.kazakh, k.kazakhShift} {
			if got := command(t, sent); isLetter(string(got)) {
				t.Errorf("%q is the key %s, and means the letter %s", sent, k.us, got)
			}
		}
	}
}

func TestEveryCommandCanBeGivenOnEveryKeyboard(t *testing.T) {
	can := [3]map[keys.Key]bool{{}, {}, {}}
	for _, k := range keyboards(t) {
		for i, sent := range [3][2]string{{k.us, k.usShift}, {k.russian, k.russianShift}, {k.kazakh, k.kazakhShift}} {
			can[i][command(t, sent[0])], can[i][command(t, sent[1])] = true, true
		}
	}
	for _, a := range screen.Catalogue() {
		for i, keyboard := range []string{"US", "Russian", "Kazakh"} {
			found := len(a.Keys) == 0
			for _, k := range a.Keys {
				found = found || len(k) > 1 || can[i][k]
			}
			if !found {
				t.Errorf("%s cannot be done on a %s keyboard: %v", a.ID, keyboard, a.Keys)
			}
		}
	}
}

// Search and help are asked for by the signs that each keyboard has.
func TestSearchAndHelpHaveASignOnEveryKeyboard(t *testing.T) {
	for _, k := range keyboards(t) {
		if k.us != "/" {
			continue
		}
		for _, sent := range []string{k.us, k.russian, k.kazakh} {
			if command(t, sent) != "f3" {
				t.Errorf("%q does not search", sent)
			}
		}
		for _, sent := range []string{k.usShift, k.kazakhShift} {
			if command(t, sent) != "f1" {
				t.Errorf("%q does not help", sent)
			}
		}
	}
}

func TestFastTypingIsReadKeyByKeyAndAPasteIsNoCommand(t *testing.T) {
	got := keys.Commands(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("тмь")})
	if len(got) != 3 || got[0] != "n" || got[1] != "v" || got[2] != "m" {
		t.Errorf("read as %v", got)
	}
	for _, m := range []tea.KeyMsg{
		{Type: tea.KeyRunes, Runes: []rune("тмь"), Paste: true},
		{Type: tea.KeyRunes, Runes: []rune(strings.Repeat("т", 25))}, // a paste that was not marked
	} {
		if got := keys.Commands(m); got != nil {
			t.Errorf("a paste is read as %v", got)
		}
	}
}
