package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

var (
	firstInspection = regexp.MustCompile("(?s)## The first inspection, by commands.*?```sh\n(.*?)```")
	shellWord       = regexp.MustCompile(`"[^"]*"|[^\s"]+`)
)

// What the README tells a newcomer to type works as it stands there.
func TestReadmeCanBeTyped(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(here, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	block := firstInspection.FindSubmatch(readme)
	if block == nil {
		t.Fatal("the README tells of no first inspection")
	}
	fixtures, err := filepath.Abs(filepath.Join(here, "fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	if err := os.Symlink(fixtures, "fixtures"); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(block[1]), "\\\n", " ")
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, " #")
		words := shellWord.FindAllString(line, -1)
		for i, w := range words {
			words[i] = strings.Trim(w, `"`)
		}
		if len(words) == 0 || words[0] != "ashyq" {
			t.Fatalf("not a command: %q", line)
		}
		if code, _, errs := runIn(map[string]string{"ASHYQ_NOW": "2026-01-20T09:00:00+05:00"}, words[1:]...); code != 0 {
			t.Errorf("%s\nexit code %d: %s", line, code, errs)
		}
	}
}
