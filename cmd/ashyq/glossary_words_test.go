package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"ashyq/checks/lang"
)

// wording is one sentence of the program as it stands in a file, in three
// languages, places and all, and the same cut into words.
type wording struct {
	file  string // from the top of the module
	key   string
	said  lang.Text
	words map[lang.Lang][]string
}

func wordingOf(file, key string, said lang.Text) wording {
	w := wording{file, key, said, map[lang.Lang][]string{}}
	for _, l := range lang.Langs() {
		w.words[l] = wordsOf(said.In(l))
	}
	return w
}

// pattern is one expression of the glossary: words in a row, of which one that
// ends with "*" stands for every word that begins so. Endings of Kazakh and of
// Russian are met by the star: "иеленуш*" finds «иеленушінің».
type pattern []string

// UnmarshalText reads an expression of the glossary.
func (p *pattern) UnmarshalText(text []byte) error {
	*p = strings.Fields(strings.ToLower(string(text)))
	return nil
}

// wordsOf cuts a sentence into its words, small letters all. What a place would
// be filled with is not known and parts the words; the forms of a counted noun
// are words like the others. A hyphen stays inside a word, as in «іс-шара».
func wordsOf(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(formsOnly(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '#'
	})
	for i := range words {
		words[i] = strings.Trim(leading.ReplaceAllString(words[i], ""), "-#")
	}
	return words
}

// leading stands before many a Kazakh noun and is no part of it: «19-1-бап».
var leading = regexp.MustCompile(`^[0-9-]+-`)

// formsOnly puts a sign for every place and its forms for every counted
// noun: "{n} {n:день|дня|дней}" is "# день дня дней".
func formsOnly(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		place, after, closed := strings.Cut(rest, "}")
		if !found || !closed {
			return b.String()
		}
		if _, forms, counted := strings.Cut(place, ":"); counted {
			b.WriteString(strings.ReplaceAll(forms, "|", " "))
		} else {
			b.WriteString("#")
		}
		text = after
	}
}

// standsIn tells whether the expression stands among the words.
func (p pattern) standsIn(words []string) bool {
	for i := 0; i+len(p) <= len(words); i++ {
		if p.opens(words[i:]) {
			return true
		}
	}
	return false
}

func (p pattern) opens(words []string) bool {
	for i, want := range p {
		stem, open := strings.CutSuffix(want, "*")
		if words[i] != stem && !(open && strings.HasPrefix(words[i], stem)) {
			return false
		}
	}
	return len(p) > 0
}

// anyStandsIn tells whether one of the expressions stands among the words.
func anyStandsIn(expressions []pattern, words []string) bool {
	return slices.ContainsFunc(expressions, func(p pattern) bool { return p.standsIn(words) })
}

// without takes expressions out, so that what is left can be asked for words
// alone.
func without(words []string, expressions []pattern) []string {
	words = slices.Clone(words)
	for _, p := range expressions {
		for i := 0; i+len(p) <= len(words); i++ {
			if p.opens(words[i:]) {
				words = slices.Replace(words, i, i+len(p), "")
			}
		}
	}
	return words
}

// wordsOfAll says the expressions as the glossary writes them.
func wordsOfAll(expressions []pattern) string {
	var out []string
	for _, p := range expressions {
		out = append(out, strings.Join(p, " "))
	}
	return strings.Join(out, ", ")
}
