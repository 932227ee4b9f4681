package lang

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// Messages are the sentences of one package, by key.
type Messages struct {
	byKey map[string]map[Lang]template
}

// ParseMessages reads the text of a messages.toml:
//
//	[slot.missing]
//	kk = "{n} апта жоқ: {slots}"
//	ru = "нет {n} {n:недели|недель|недель}: {slots}"
//	en = "{n} {n:week|weeks} missing: {slots}"
//
// It is strict, for these files are ours: a field that is not a language, a
// language that is missing or blank, places that differ between the languages
// and a wrong number of plural forms are errors. A table may hold both a
// message and tables below it, as [date.bad] and [date.bad.hint].
func ParseMessages(text string) (*Messages, error) {
	var tree map[string]any
	if _, err := toml.Decode(text, &tree); err != nil {
		return nil, fmt.Errorf("messages: %w", err)
	}
	m := &Messages{byKey: map[string]map[Lang]template{}}
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		table, ok := tree[name].(map[string]any)
		if !ok {
			return nil, fmt.Errorf("messages: %s is not a table", name)
		}
		if err := m.add(name, table); err != nil {
			return nil, fmt.Errorf("messages: %w", err)
		}
	}
	return m, nil
}

// add takes the message of one table and those of the tables below it.
func (m *Messages) add(key string, table map[string]any) error {
	said := map[Lang]template{}
	for _, field := range slices.Sorted(maps.Keys(table)) {
		var err error
		switch v := table[field].(type) {
		case map[string]any:
			err = m.add(key+"."+field, v)
		case string:
			err = say(said, field, v)
		default:
			err = fmt.Errorf("%s is neither words nor a table", field)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	if len(said) == 0 && len(table) > 0 {
		return nil // only a folder of keys
	}
	if _, twice := m.byKey[key]; twice {
		return fmt.Errorf("%s stands twice", key) // once in quotes, once as a path
	}
	m.byKey[key] = said
	return complete(key, said)
}

// say puts the words of one language into the message.
func say(said map[Lang]template, code, words string) error {
	l, ok := ParseLang(code)
	if !ok || string(l) != code {
		return fmt.Errorf("%s is not a language", code)
	}
	if strings.TrimSpace(words) == "" {
		return fmt.Errorf("%s is blank", code)
	}
	parsed, err := parseTemplate(l, words)
	if err != nil {
		return fmt.Errorf("%s: %w", code, err)
	}
	said[l] = parsed
	return nil
}

// complete refuses a message that not every language can say alike.
func complete(key string, said map[Lang]template) error {
	for _, l := range Langs() {
		t, ok := said[l]
		if !ok {
			return fmt.Errorf("%s: %s is missing", key, l)
		}
		if here, first := t.places(), said[KK].places(); !slices.Equal(here, first) {
			return fmt.Errorf("%s: places differ: kk %v, %s %v", key, first, l, here)
		}
	}
	return nil
}

// Keys lists the keys in order of the alphabet.
func (m *Messages) Keys() []string { return slices.Sorted(maps.Keys(m.byKey)) }

// Text says the message in the three languages. An unknown key is said as
// "!key!", so that a slip is seen and nothing breaks.
func (m *Messages) Text(key string, args Args) Text {
	said, ok := m.byKey[key]
	if !ok {
		return Same("!" + key + "!")
	}
	return each(func(l Lang) string { return said[l].fill(l, args) })
}

// Error makes an error whose text has the key code, and whose hint has the key
// code+".hint" where there is one.
func (m *Messages) Error(code string, args Args) *Error {
	e := &Error{Code: code, Text: m.Text(code, args)}
	if _, ok := m.byKey[code+".hint"]; ok {
		e.Hint = m.Text(code+".hint", args)
	}
	return e
}
