package law_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// open plays the sample office.
func open(t *testing.T, first string) *tuitest.Stage {
	t.Helper()
	return tuitest.Open(t, tuitest.Options{Width: 100, Height: 30, Lang: lang.EN, Office: true, First: first})
}

// A text is looked at before it is written, and binds after.
func TestATextIsLookedAtThenWritten(t *testing.T) {
	s := open(t, "")
	text, err := os.ReadFile("../../../checks/standard/testdata/added/sample.toml")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample.toml")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	s.Press("x")
	s.Lacks("0-НҚ")
	s.Press("n")
	s.Type(path)
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("What changes", "nothing is written yet", "01.01.2027", "177-НҚ · 31.12.2026", "asked as a judgement")
	s.Press("esc")
	s.Shows("Add from a file") // with what was typed
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("0-НҚ", "Recorded in the journal: 1", "01.01.2027–…")
	s.Press("n")
	s.Type(path)
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("All of this stands already")
	s.Press("esc", "esc", "esc", "home", "down", "down", "down", "f8")
	s.Type("қате файл")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Lacks("01.01.2027")
}

// What is refused is named, and the sheet stays with what was typed.
func TestATextThatIsRefusedIsNamed(t *testing.T) {
	s := open(t, "")
	path := filepath.Join(t.TempDir(), "bad.toml")
	if err := os.WriteFile(path, []byte("id = \"0-НҚ\"\ncolour = 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Press("x", "n")
	s.Type(path)
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("line 2", "bad.toml")
}

// Two texts are walked clause by clause, by kind of change and by word.
func TestTwoTextsAreWalkedByKindAndByWord(t *testing.T) {
	s := open(t, "")
	s.Press("x", "c")
	s.Shows("606-НҚ/221 > 177-НҚ", "58 / 58", "! changed in substance")
	s.Press("f4")
	s.Shows("~ reworded")
	s.Lacks("= same", "! changed in substance")
	s.Press("esc", "f3")
	s.Type("блогында аптасына")
	s.Shows("1 / 58", "4(10)")
	s.Press("enter", "enter")
	s.Shows("in Kazakh", "unofficial copy", "аптасына кемінде бір жазба")
	s.Press("esc", "esc")
	s.Shows("58 / 58")
	s.Press("[")
	s.Shows("606-НҚ > 606-НҚ/221", "= same")
	s.Press("f4")
	s.Shows("? not known")
	s.Press("[")
	s.Shows("There is no further text")
}

// Words are marked only where both texts are in one language.
func TestWordsAreMarkedWhereBothTextsAreHeldInOneLanguage(t *testing.T) {
	s := open(t, "")
	s.Press("x", "c", "[", "enter")
	s.Shows("words that are gone")
	s.Press("esc", "]", "enter")
	s.Lacks("words that are gone")
}

// From a check the comparison opens at its clause, and the norm says where it
// does not agree with another.
func TestFromACheckTheComparisonOpensAtItsClause(t *testing.T) {
	s := open(t, "2025-002")
	s.SeekCheck("weekly-blog")
	s.Press("enter", "z")
	s.Wait(time.Second)
	if row := s.Row(); !strings.Contains(row, "4(10)") {
		t.Errorf("the cursor stands on %q", row)
	}
	s.Press("esc", "x")
	s.Wait(time.Second)
	s.Press("end")
	if all := s.Screen(); !strings.Contains(all, "Norms that do not agree") && !strings.Contains(all, "blog platform") {
		t.Errorf("no conflict of norms:\n%s", all)
	}
}
