package lang

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// template is a message cut into its plain words and its places.
type template []segment

// segment is plain words, or a place when name is set; forms are set when the
// place chooses a noun by a number instead of showing the value.
type segment struct {
	plain string
	name  string
	forms []string
}

var errBrace = errors.New("a brace has no pair")

// parseTemplate cuts "{n} {n:day|days} left". The number of forms must be that
// of the language.
func parseTemplate(l Lang, s string) (template, error) {
	var t template
	for s != "" {
		open := strings.IndexAny(s, "{}")
		if open < 0 {
			return append(t, segment{plain: s}), nil
		}
		if open > 0 {
			t = append(t, segment{plain: s[:open]})
		}
		length := strings.IndexAny(s[open+1:], "{}")
		if length < 0 || s[open] != '{' || s[open+1+length] != '}' {
			return nil, errBrace
		}
		place, err := parsePlace(l, s[open+1:open+1+length])
		if err != nil {
			return nil, err
		}
		t = append(t, place)
		s = s[open+length+2:]
	}
	return t, nil
}

func parsePlace(l Lang, s string) (segment, error) {
	name, forms, counted := strings.Cut(s, ":")
	if !isName(name) {
		return segment{}, fmt.Errorf("{%s} is not a place", s)
	}
	if !counted {
		return segment{name: name}, nil
	}
	place := segment{name: name, forms: strings.Split(forms, "|")}
	if got, want := len(place.forms), formsOf(l); got != want {
		return segment{}, fmt.Errorf("{%s} has %d forms, %s counts with %d", s, got, l, want)
	}
	return place, nil
}

// isName keeps the names of places to small Latin letters, digits and "_".
func isName(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLower(r) && !unicode.IsDigit(r) && r != '_'
	}) < 0
}

// places lists the names used, each once, in order of the alphabet.
func (t template) places() []string {
	var names []string
	for _, s := range t {
		if s.name != "" {
			names = append(names, s.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// fill says the message with its values. A value that is absent or of a wrong
// kind shows as !name!: visible, and never a crash in front of the analyst.
func (t template) fill(l Lang, args Args) string {
	var b strings.Builder
	for _, s := range t {
		switch {
		case s.name == "":
			b.WriteString(s.plain)
		case s.forms != nil:
			b.WriteString(s.choose(l, args))
		default:
			b.WriteString(s.show(l, args))
		}
	}
	return b.String()
}

func (s segment) choose(l Lang, args Args) string {
	switch n := args[s.name].(type) {
	case int:
		return s.forms[plural(l, int64(n))]
	case int64:
		return s.forms[plural(l, n)]
	}
	return "!" + s.name + "!"
}

func (s segment) show(l Lang, args Args) string {
	if shown, ok := words(l, args[s.name]); ok {
		return shown
	}
	return "!" + s.name + "!"
}
