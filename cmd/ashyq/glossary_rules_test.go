package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/lang"
)

// rule finds what is wrong with a sentence, in words; nothing where it is right.
type rule struct {
	name string
	find func(wording) []string
}

// rulesOf are the laws of wording: those of the glossary and those of writing.
func rulesOf(g glossary) []rule {
	return []rule{
		{"term", g.termsNotKept},
		{"never", g.forbidden},
		{"letters", strangeLetters},
		{"marks", strangeMarks},
		{"ending", joinedEndings},
		{"gender", genderedVerbs},
		{"count", uncountedNouns},
		{"stop", differentStops},
		{"number", differentNumbers},
		{"hint", longHints},
	}
}

// termsNotKept: one idea has one name. A name of the machine, such as a command
// or a flag, is English in all languages and counts for itself.
func (g glossary) termsNotKept(w wording) []string {
	var out []string
	for _, t := range g.Term {
		if !anyStandsIn(t.EN, without(w.words[lang.EN], t.Unless)) {
			continue
		}
		if !anyStandsIn(t.KK, w.words[lang.KK]) && !anyStandsIn(t.EN, w.words[lang.KK]) {
			out = append(out, "kk says "+wordsOfAll(t.EN)+" without "+wordsOfAll(t.KK))
		}
		if !anyStandsIn(t.RU, w.words[lang.RU]) && !anyStandsIn(t.EN, w.words[lang.RU]) {
			out = append(out, "ru says "+wordsOfAll(t.EN)+" without "+wordsOfAll(t.RU))
		}
	}
	return out
}

// forbidden: some words mean something else in the acts.
func (g glossary) forbidden(w wording) []string {
	var out []string
	for _, n := range g.Never {
		words := without(w.words[n.Lang], n.Except)
		if anyStandsIn(n.Word, words) && !anyStandsIn(n.WhereSays, w.words[lang.EN]) {
			out = append(out, string(n.Lang)+" says "+wordsOfAll(n.Word)+": rather "+n.Instead)
		}
	}
	return out
}

var word = regexp.MustCompile(`[\p{L}\p{M}]+`)

// strangeLetters: a word is of one alphabet. Latin і, с, о in a Cyrillic word
// look right, and are never found by a search nor read out by a voice.
func strangeLetters(w wording) []string {
	var out []string
	for _, l := range lang.Langs() {
		text := formsOnly(w.said.In(l))
		for _, s := range word.FindAllString(text, -1) {
			latin := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
			cyrillic := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
			if latin && cyrillic {
				out = append(out, string(l)+" mixes two alphabets in "+s)
			}
		}
		if strings.ContainsAny(text, "ёЁїЇєЄґҐў") {
			out = append(out, string(l)+" has a letter that the acts do not use")
		}
	}
	if s := strings.IndexAny(w.said.RU, "әіңғүұөһӘІҢҒҮҰӨҺ"); s >= 0 && strings.EqualFold(w.said.RU, w.said.KK) {
		out = append(out, "ru is Kazakh")
	}
	return out
}

// strangeMark are the marks that each of the languages does without.
var strangeMark = []struct {
	langs []lang.Lang
	says  string
	find  *regexp.Regexp
}{
	{lang.Langs(), "three stops for an ellipsis", regexp.MustCompile(`\.\.\.`)},
	{[]lang.Lang{lang.KK, lang.RU}, "English quotes", regexp.MustCompile(`[“”„‘‚]`)},
	{[]lang.Lang{lang.KK, lang.RU}, "straight quotes", regexp.MustCompile(`"`)},
	{lang.Langs(), "quotes that a shell does not know", regexp.MustCompile(`--[a-z-]+[ =]«|ashyq [a-z ]+ «`)},
	{lang.Langs(), "an open quote", regexp.MustCompile(`«[^»]*$|^[^«]*»`)},
	{lang.Langs(), "a blank inside quotes", regexp.MustCompile(`« | »`)},
	{lang.Langs(), "a long dash", regexp.MustCompile(`—`)},
	{lang.Langs(), "a hyphen for a dash", regexp.MustCompile(`[\pL\d#»)] - [\pL\d#«(]`)},
	{lang.Langs(), "two blanks", regexp.MustCompile(`[^\s]  +[^\s]`)},
	{lang.Langs(), "a blank before a mark", regexp.MustCompile(`[\pL#\d] [,;:!?.](\s|$)`)},
	{lang.Langs(), "no blank after a mark", regexp.MustCompile(`\pL[,;:!?]\pL`)},
	{lang.Langs(), "an exclamation", regexp.MustCompile(`\pL!(\s|$)`)},
}

// shellQuotes are the quotes of a command line, which a shell must know.
var shellQuotes = regexp.MustCompile(`(-[a-z-]+[ =]|[a-z] = |ashyq [a-z ]+)"[^"]*"`)

func strangeMarks(w wording) []string {
	var out []string
	for _, mark := range strangeMark {
		for _, l := range mark.langs {
			text := shellQuotes.ReplaceAllString(formsOnly(w.said.In(l)), "#")
			if found := mark.find.FindString(text); found != "" {
				out = append(out, string(l)+" has "+mark.says+": "+found)
			}
		}
	}
	return out
}

// joined is a value with letters at its end, and the beginning of the next word.
var joined = regexp.MustCompile(`\}(-?)(\pL+)( \p{Ll})?`)

// ordinals of Russian are safe before a noun, for they are the same whatever the
// number: «{n}-я неделя». So is a Kazakh noun behind a hyphen: «{n}-апта».
var ordinals = []string{"й", "я", "е", "ю"}

// endings of Kazakh and of Russian that would have to change with the value.
var endings = strings.Fields(`
	ға ге қа ке на не а е да де та те нда нде дан ден тан тен нан нен ды ді ты ті ны ні н
	дың дің тың тің ның нің мен бен пен сы сі ы і ын ін сын сін сына сіне ына іне дағы дегі тағы тегі
	го ого его му ому ему ым им ом ой ая яя ое ее ый ий ю у я х ых их м ми ыми ими ти`)

// joinedEndings: a value is known only when it is said, and its endings with it.
func joinedEndings(w wording) []string {
	var out []string
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		for _, m := range joined.FindAllStringSubmatch(w.said.In(l), -1) {
			ordinal := l == lang.RU && m[3] != "" && slices.Contains(ordinals, m[2])
			if !ordinal && (m[1] == "" || slices.Contains(endings, strings.ToLower(m[2]))) {
				out = append(out, string(l)+" joins an ending to a value: "+m[0])
			}
		}
	}
	return out
}

// person finds a verb of the past that has the gender of whoever did it. «Кто»
// goes with a verb of its own gender and says nothing of the person.
var person = regexp.MustCompile(`(?i)(?:^|[^\pL])((?:вы|я|аналитик|сотрудник|автор|коллега|руководитель|докладчик)(?:\s+(?:не|уже|сам|сама|это|его|ее|их))*\s+\pL+(?:л|ла|лся|лась)|\pL+л\(а\))(?:[^\pL]|$)`)

// genderedVerbs: the author may be anyone.
func genderedVerbs(w wording) []string {
	if m := person.FindStringSubmatch(formsOnly(w.said.RU)); m != nil {
		return []string{"ru gives a person a gender: " + m[1]}
	}
	return nil
}

var counted = regexp.MustCompile(`\{([a-z0-9_]+):`)

// uncountedNouns: what English counts, Russian counts too, and the other way.
func uncountedNouns(w wording) []string {
	var out []string
	for _, pair := range []struct{ counts, mute lang.Lang }{{lang.EN, lang.RU}, {lang.RU, lang.EN}} {
		for _, m := range counted.FindAllStringSubmatch(w.said.In(pair.counts), -1) {
			text := w.said.In(pair.mute)
			if strings.Contains(text, "{"+m[1]+":") {
				continue
			}
			if bare := regexp.MustCompile(`\{` + m[1] + `\} \pL+`).FindString(text); bare != "" {
				out = append(out, string(pair.mute)+" does not count: "+bare)
			}
		}
	}
	return out
}

// stopOf is the mark with which a sentence ends.
func stopOf(text string) string {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " »)\""))
	if strings.ContainsRune(".:?…;,", r) {
		return string(r)
	}
	return ""
}

// label is how many words the name of a thing may have, where a stop at the end
// only shortens it: «доказ.».
const label = 3

// differentStops: a sentence that is one in one language is one in all.
func differentStops(w wording) []string {
	kk, ru, en := stopOf(w.said.KK), stopOf(w.said.RU), stopOf(w.said.EN)
	if len(strings.Fields(w.said.EN)) <= label || len(strings.Fields(w.said.RU)) <= label || kk == ru && en == kk {
		return nil
	}
	return []string{"ends differ: kk «" + kk + "», ru «" + ru + "», en «" + en + "»"}
}

var digits = regexp.MustCompile(`\d+`)

// differentNumbers: an article, a day or a limit is the same in the languages of
// the acts.
func differentNumbers(w wording) []string {
	kk := digits.FindAllString(formsOnly(w.said.KK), -1)
	ru := digits.FindAllString(formsOnly(w.said.RU), -1)
	slices.Sort(kk)
	slices.Sort(ru)
	kk, ru = slices.Compact(kk), slices.Compact(ru)
	if !slices.Equal(kk, ru) {
		return []string{"numbers differ: kk " + strings.Join(kk, " ") + ", ru " + strings.Join(ru, " ")}
	}
	return nil
}

// hintRoom is how many letters a key's name may take in the last row.
const hintRoom = 22

// longHints: the last row of the workbench holds few words.
func longHints(w wording) []string {
	if w.file != "tui/screen/messages.toml" || !strings.HasPrefix(w.key, "act.") || !strings.HasSuffix(w.key, ".hint") {
		return nil
	}
	var out []string
	for _, l := range lang.Langs() {
		if n := utf8.RuneCountInString(w.said.In(l)); n > hintRoom {
			out = append(out, string(l)+" is too long for the last row: "+w.said.In(l))
		}
	}
	return out
}
