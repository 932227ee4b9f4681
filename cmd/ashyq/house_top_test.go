package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ashyq/checks/lang"
)

func TestTopLevelIsAsAgreed(t *testing.T) {
	entries, err := os.ReadDir(here)
	if err != nil {
		t.Fatal(err)
	}
	wanted := []string{"README.md", "checks", "cmd", "db", "fixtures", "go.mod", "go.sum", "tui"}
	var got []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && e.Name() != "LICENSE" {
			got = append(got, e.Name())
		}
	}
	if !slices.Equal(got, wanted) {
		t.Errorf("%v, want %v", got, wanted)
	}
}

var required = regexp.MustCompile(`(?m)^(?:require )?\s*([a-z][\w.-]*\.[\w./-]+) v`)

// direct lists the modules whose packages the module's own files import.
func direct(t *testing.T) []string {
	t.Helper()
	mod, err := os.ReadFile(filepath.Join(here, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	var modules, out []string
	for _, m := range required.FindAllStringSubmatch(string(mod), -1) {
		modules = append(modules, m[1])
	}
	for _, f := range files(t) {
		for _, spec := range f.syntax.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			first, _, _ := strings.Cut(name, "/")
			if !strings.Contains(first, ".") {
				continue
			}
			best := ""
			for _, m := range modules {
				if (name == m || strings.HasPrefix(name, m+"/")) && len(m) > len(best) {
					best = m
				}
			}
			if best == "" {
				t.Errorf("%s imports %s, which go.mod does not name", f.path, name)
			} else if !slices.Contains(out, best) {
				out = append(out, best)
			}
		}
	}
	slices.Sort(out)
	return out
}

func TestDirectDependenciesAreFewAndEachIsJustified(t *testing.T) {
	modules := direct(t)
	if len(modules) > mostDirect {
		t.Errorf("%d direct dependencies: %v", len(modules), modules)
	}
	readme, err := os.ReadFile(filepath.Join(here, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range modules {
		if !strings.Contains(string(readme), m) {
			t.Errorf("README.md does not say what %s is for", m)
		}
	}
}

var leftover = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XXX|HACK)\b`)

func TestNothingIsLeftForLater(t *testing.T) {
	for _, f := range files(t) {
		for _, group := range f.syntax.Comments {
			if word := leftover.FindString(group.Text()); word != "" {
				t.Errorf("%s: %s", f.set.Position(group.Pos()), word)
			}
		}
		if f.test && strings.Contains(f.text, "t.Ski"+"p") {
			t.Errorf("%s skips a test", f.path)
		}
	}
}

// quotedText finds what may be a key, or the beginning of one, in code and in
// data.
var quotedText = regexp.MustCompile("\"([^\"\\n]*)\"|`([^`]*)`")

// Every messages.toml is read by its own package; it is whole in the three
// languages (ParseMessages demands that), and every key of it is said somewhere:
// as it stands, or put together from a beginning in the code ("verdict." + …)
// and a word of the code or the data.
func TestEveryMessageIsSaid(t *testing.T) {
	words := dataWords(t)
	for _, f := range files(t) {
		for _, m := range quotedText.FindAllStringSubmatch(f.text, -1) {
			words[m[1]+m[2]] = true
		}
	}
	for _, dir := range messageFolders(t) {
		text, err := os.ReadFile(filepath.Join(here, dir, "messages.toml"))
		if err != nil {
			t.Fatal(err)
		}
		m, err := lang.ParseMessages(string(text))
		if err != nil {
			t.Errorf("%s: %v", dir, err)
			continue
		}
		own := ownWords(t, dir)
		if dir == "cmd/ashyq" {
			maps.Copy(own, grammarKeys(t))
		}
		for _, key := range m.Keys() {
			base := strings.TrimSuffix(strings.TrimSuffix(key, ".hint"), ".more")
			if !said(key, own, words) && !said(base, own, words) {
				t.Errorf("%s/messages.toml: nobody says [%s]", dir, key)
			}
		}
		if len(own) == 0 {
			t.Errorf("%s: messages without a package", dir)
		}
	}
}

// said tells whether a key is among the words of its package, or is made of a
// beginning there and a rest that is a word somewhere, perhaps with an ending
// ("-of") that the package has too.
func said(key string, own, words map[string]bool) bool {
	if own[key] {
		return true
	}
	for i, r := range key {
		if (r == '.' || r == '-') && own[key[:i+1]] && made(key[i+1:], words) {
			return true
		}
		if r == '-' && own[key[i:]] && said(key[:i], own, words) {
			return true
		}
	}
	return false
}

// made tells whether the rest of a key is a word, or words put together again:
// "cadence.missing" is "cadence." and "missing".
func made(rest string, words map[string]bool) bool {
	if words[rest] || ordinal.MatchString(rest) {
		return true
	}
	first, more, ok := strings.Cut(rest, ".")
	return ok && (words[first] || words[first+"."]) && made(more, words)
}

// ordinal is the rest of a key for something that is counted: "place.part.2".
var ordinal = regexp.MustCompile(`^[1-9][0-9]?$`)

func messageFolders(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, f := range files(t) {
		dir := filepath.Dir(f.path)
		if _, err := os.Stat(filepath.Join(here, dir, "messages.toml")); err == nil && !slices.Contains(out, dir) {
			out = append(out, dir)
		}
	}
	return out
}

// ownWords gathers the texts in the code of one package.
func ownWords(t *testing.T, dir string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, f := range files(t) {
		if filepath.Dir(f.path) == dir && !f.test {
			for _, m := range quotedText.FindAllStringSubmatch(f.text, -1) {
				out[m[1]+m[2]] = true
			}
		}
	}
	return out
}

// dataWords gathers the texts of the embedded data.
func dataWords(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, pattern := range []string{"checks/*/data/*.toml", "checks/*/data/*/*.toml"} {
		names, err := filepath.Glob(filepath.Join(here, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range quotedText.FindAllStringSubmatch(string(text), -1) {
				out[m[1]] = true
			}
		}
	}
	return out
}
