package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"ashyq/checks/lang"
)

// everyNode walks the grammar: every command, every argument node, the root.
func everyNode(t *testing.T) []*kong.Node {
	t.Helper()
	parser, err := newParser(&grammar{})
	if err != nil {
		t.Fatal(err)
	}
	var out []*kong.Node
	var walk func(*kong.Node)
	walk = func(n *kong.Node) {
		out = append(out, n)
		for _, child := range n.Children {
			walk(child)
		}
	}
	walk(parser.Model.Node)
	return out
}

// runIn runs a command line in this process.
func runIn(env map[string]string, args ...string) (code int, out, errs string) {
	var stdout, stderr bytes.Buffer
	code = start(context.Background(), world{
		args: args, stdout: &stdout, stderr: &stderr,
		getenv: func(name string) string { return env[name] },
		user:   func() string { return "Somebody" },
	})
	return code, stdout.String(), stderr.String()
}

// grammarKeys lists the messages that the grammar asks for: what each command
// does, what its flags and arguments mean, what stands for their values.
func grammarKeys(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{"place.command": true, "place.flags": true}
	for _, n := range everyNode(t) {
		if n.Type != kong.ArgumentNode {
			out[messageKey("command", n)] = true
		} else {
			out[meaningKey("arg", n, n.Argument.Name)] = true
			out["place."+n.Argument.Name] = true
		}
		for _, p := range n.Positional {
			out[meaningKey("arg", n, p.Name)] = true
			out["place."+p.Name] = true
		}
		for _, f := range n.Flags {
			out[meaningKey("flag", n, f.Name)] = true
			if f.PlaceHolder != "" {
				out["place."+f.PlaceHolder] = true
			}
		}
		if key := messageKey("example", n); known()[key] {
			out[key] = true
		}
	}
	return out
}

// ParseMessages demands three languages of every message, so that a message
// that is there is there in all of them.
func TestEveryCommandFlagAndArgumentIsExplained(t *testing.T) {
	for key := range grammarKeys(t) {
		if !known()[key] {
			t.Errorf("[%s] is missing", key)
		}
	}
	for _, n := range everyNode(t) {
		for _, f := range n.Flags {
			if f.IsBool() != (f.PlaceHolder == "") {
				t.Errorf("%s --%s: a value needs something that stands for it, and only a value", n.Path(), f.Name)
			}
			if f.IsCumulative() && f.Tag.Sep != -1 {
				t.Errorf("%s --%s: a comma in a value must not cut it", n.Path(), f.Name)
			}
		}
	}
}

var latinWord = regexp.MustCompile(`\b[A-Z][a-z]+\b`)

// The help of every command is printed in the three languages, whole and
// without a word of the parser's English.
func TestHelpIsPrintedInThreeLanguages(t *testing.T) {
	for _, n := range everyNode(t) {
		path := commandPath(n)
		if slices.Contains(path, "demo") || n.Type == kong.ArgumentNode || n.Parent != nil && n.Parent.Type == kong.ArgumentNode {
			continue // told by a script, or by their parents
		}
		seen := map[string]lang.Lang{}
		for _, l := range lang.Langs() {
			code, out, errs := runIn(nil, append(slices.Clone(path), "--help", "--lang", string(l))...)
			if code != 0 || errs != "" || strings.Contains(out, "!") {
				t.Fatalf("%v in %s: code %d, %s%s", path, l, code, errs, out)
			}
			if other, twice := seen[out]; twice {
				t.Errorf("%v: %s and %s are the same", path, l, other)
			}
			seen[out] = l
			for i, line := range strings.Split(out, "\n") {
				if utf8.RuneCountInString(line) > helpWidth && i > 0 && !strings.Contains(line, "  ashyq ") {
					t.Errorf("%v in %s: a line of %d: %s", path, l, utf8.RuneCountInString(line), line)
				}
				if word := latinWord.FindString(line); l != lang.EN && word != "" && !strings.Contains(line, "  ashyq ") {
					t.Errorf("%v in %s: %q in: %s", path, l, word, line)
				}
			}
		}
	}
}

func TestWrappingKeepsEveryWordAndTheWidth(t *testing.T) {
	text := "бір екі үш төрт бес алты жеті сегіз тоғыз он"
	for width := 1; width < 60; width++ {
		got := wrapped(text, width)
		if strings.Join(strings.Fields(got), " ") != text {
			t.Fatalf("width %d: %q", width, got)
		}
		for line := range strings.SplitSeq(got, "\n") {
			if utf8.RuneCountInString(line) > width && strings.Contains(line, " ") {
				t.Errorf("width %d: %q", width, line)
			}
		}
	}
	if wrapped("", 10) != "" {
		t.Error("nothing is nothing")
	}
}

func TestLanguageIsThatOfTheFlagElseOfTheLocale(t *testing.T) {
	for _, row := range []struct {
		says string
		args []string
		env  map[string]string
		want lang.Lang
	}{
		{"nothing set is English", nil, nil, lang.EN},
		{"LANG", nil, map[string]string{"LANG": "kk_KZ.UTF-8"}, lang.KK},
		{"LC_MESSAGES before LANG", nil, map[string]string{"LANG": "kk_KZ.UTF-8", "LC_MESSAGES": "ru_RU"}, lang.RU},
		{"LC_ALL before all", nil, map[string]string{"LC_ALL": "kk", "LC_MESSAGES": "ru_RU"}, lang.KK},
		{"C is English", nil, map[string]string{"LC_ALL": "C.UTF-8", "LANG": "ru_RU.UTF-8"}, lang.EN},
		{"another language is English", nil, map[string]string{"LANG": "de_DE.UTF-8"}, lang.EN},
		{"the flag before the locale", []string{"check", "--lang", "ru"}, map[string]string{"LANG": "kk_KZ"}, lang.RU},
		{"with an equals sign", []string{"--lang=kk", "check"}, nil, lang.KK},
		{"the last one", []string{"--lang", "kk", "check", "--lang=ru"}, nil, lang.RU},
		{"an unknown one leaves the locale", []string{"--lang", "xx"}, map[string]string{"LANG": "kk"}, lang.KK},
		{"without a value", []string{"--lang"}, nil, lang.EN},
		{"after -- it is no flag", []string{"--", "--lang=kk"}, nil, lang.EN},
	} {
		got := languageOf(row.args, func(name string) string { return row.env[name] })
		if got != row.want {
			t.Errorf("%s: %s, want %s", row.says, got, row.want)
		}
	}
}

func TestMarksAreASCIIWhereTheLocaleCannotDrawThem(t *testing.T) {
	for _, row := range []struct {
		env   map[string]string
		plain bool
	}{
		{nil, false},
		{map[string]string{"LANG": "ru_RU.UTF-8"}, false},
		{map[string]string{"LANG": "ru_RU.utf8"}, false},
		{map[string]string{"LANG": "ru_RU.KOI8-R"}, true},
		{map[string]string{"LANG": "C"}, true},
		{map[string]string{"LANG": "ru_RU.UTF-8", "LC_ALL": "POSIX"}, true},
		{map[string]string{"LANG": "C", "LC_CTYPE": "C.UTF-8"}, false},
	} {
		if got := plainLocale(func(name string) string { return row.env[name] }); got != row.plain {
			t.Errorf("%v: %v", row.env, got)
		}
	}
}

// What kong says of a wrong command line is known by its shape; a sentence of an
// unknown shape is told in general words.
func TestUnknownSentencesAreToldInGeneralWords(t *testing.T) {
	parser, err := newParser(&grammar{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = parser.Parse([]string{"standard", "list", "--=x"})
	var s session
	s.lang = lang.RU
	s.out = bufio.NewWriter(&bytes.Buffer{})
	if told := s.told(s.unparsed(err)); !isUsage(told) || latinWord.MatchString(told.Text.RU) {
		t.Errorf("%v: %s", err, told.Text.RU)
	}
	if told := s.told(fmt.Errorf("something of ours broke")); told.Code != "internal" || told.Hint.KK == "" {
		t.Errorf("an error without words: %+v", told)
	}
}
