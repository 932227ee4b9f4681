package tui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/tuitest"
)

// What the README shows of the workbench is what the workbench is.

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

func TestTheREADMEListsTheKeysToLearnFirst(t *testing.T) {
	var rows []string
	for _, a := range screen.Catalogue() {
		if !a.First {
			continue
		}
		name := a.Name()
		rows = append(rows, fmt.Sprintf("| `%s` | %s | %s | %s |", a.Label(lang.KK, false), name.KK, name.RU, name.EN))
	}
	if len(rows) != 10 {
		t.Errorf("%d keys to learn first, want ten", len(rows))
	}
	if table := strings.Join(rows, "\n"); !strings.Contains(readme(t), table) {
		t.Errorf("README.md does not hold\n%s", table)
	}
}

func TestTheREADMEShowsARealFrame(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-002", Lang: lang.EN})
	s.SeekCheck("weekly-blog")
	s.Press("enter")
	if frame := s.Screen(); !strings.Contains(readme(t), "```text\n"+frame+"\n```") {
		t.Errorf("README.md does not hold\n%s", frame)
	}
}
