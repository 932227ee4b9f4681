package lang

import "strings"

// Lang is one of the three languages, by its ISO 639-1 code.
type Lang string

// The languages of the interface and of the papers.
const (
	KK Lang = "kk"
	RU Lang = "ru"
	EN Lang = "en"
)

// Langs lists the languages, the state language first.
func Langs() []Lang { return []Lang{KK, RU, EN} }

// ParseLang reads a code such as "kk" in any case; other codes are refused.
func ParseLang(s string) (Lang, bool) {
	l := Lang(strings.ToLower(strings.TrimSpace(s)))
	switch l {
	case KK, RU, EN:
		return l, true
	}
	return "", false
}

// Text is one and the same thing said in the three languages.
type Text struct {
	KK string `toml:"kk" json:"kk,omitempty"`
	RU string `toml:"ru" json:"ru,omitempty"`
	EN string `toml:"en" json:"en,omitempty"`
}

// Texter is a value that has words of its own, such as a day or a verdict.
type Texter interface{ Words() Text }

// Same is a text that reads alike in every language: a number, a name, a URL.
func Same(s string) Text { return Text{KK: s, RU: s, EN: s} }

// In returns the text in exactly this language, empty when it is missing: a
// paper must not slip into another language unnoticed. See Best.
func (t Text) In(l Lang) string {
	switch l {
	case KK:
		return t.KK
	case RU:
		return t.RU
	case EN:
		return t.EN
	}
	return ""
}

// Best returns the text in this language, or else in the first language that
// has it. It is meant for names that people entered in one language only.
func (t Text) Best(l Lang) string {
	if s := t.In(l); s != "" {
		return s
	}
	for _, other := range Langs() {
		if s := t.In(other); s != "" {
			return s
		}
	}
	return ""
}

// Missing lists the languages in which the text is blank.
func (t Text) Missing() []Lang {
	var missing []Lang
	for _, l := range Langs() {
		if strings.TrimSpace(t.In(l)) == "" {
			missing = append(missing, l)
		}
	}
	return missing
}

// each builds a text by saying something in every language.
func each(say func(Lang) string) Text {
	return Text{KK: say(KK), RU: say(RU), EN: say(EN)}
}
