package propose

import (
	"slices"
	"strings"
	"unicode"

	"ashyq/checks/lang"
)

// phrase is some words by which a text tells its subject, as the data files write
// them: «график* прием*» stands for any words that begin so, one after the other;
// «!кадр*» must not stand in the same text.
type phrase struct {
	words []stem
	never []stem
}

// stem is a word, or the beginning of one.
type stem struct {
	text string
	open bool // any end may follow
}

func (s stem) is(word string) bool {
	if s.open {
		return strings.HasPrefix(word, s.text)
	}
	return word == s.text
}

func parsePhrase(text string) phrase {
	var p phrase
	for field := range strings.FieldsSeq(text) {
		bare, never := strings.CutPrefix(field, "!")
		bare, open := strings.CutSuffix(bare, "*")
		for _, word := range cutWords(bare) {
			s := stem{word, open}
			if never {
				p.never = append(p.never, s)
			} else {
				p.words = append(p.words, s)
			}
		}
	}
	return p
}

func parsePhrases(list []string) []phrase {
	out := make([]phrase, len(list))
	for i, text := range list {
		out[i] = parsePhrase(text)
	}
	return out
}

// cutWords folds a text and cuts it into words and numbers.
func cutWords(text string) []string {
	return strings.FieldsFunc(lang.Fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
}

// reach is how many other words may stand between two words of a phrase.
const reach = 2

// find gives the places of the phrase's words in a text, nil if it is not there.
func (p phrase) find(words []string) []int {
	for _, s := range p.never {
		if slices.ContainsFunc(words, s.is) {
			return nil
		}
	}
	for start := range words {
		if at := p.from(words, start); at != nil {
			return at
		}
	}
	return nil
}

func (p phrase) from(words []string, start int) []int {
	var at []int
	next := start
	for i, s := range p.words {
		last := next
		if i > 0 {
			last = next + reach
		}
		found := -1
		for j := next; j <= last && j < len(words); j++ {
			if s.is(words[j]) {
				found = j
				break
			}
		}
		if found < 0 {
			return nil
		}
		at, next = append(at, found), found+1
	}
	return at
}

// cutter cuts texts into words and remembers them: a page is asked about a hundred
// things.
type cutter map[string][]string

func (c cutter) words(text string) []string {
	words, known := c[text]
	if !known {
		words = cutWords(text)
		c[text] = words
	}
	return words
}

// mentions tells whether a text, such as the title of a piece of news, speaks of
// one of the phrases.
func (c cutter) mentions(text string, of []phrase) bool {
	if len(of) == 0 {
		return false
	}
	words := c.words(text)
	return slices.ContainsFunc(of, func(p phrase) bool { return p.find(words) != nil })
}

// names tells whether a text is a name for one of the phrases: a heading, a menu
// entry, a title, which says little else. «Тарих» names a history, «Аудан тарихы
// туралы көрме ашылды» does not.
func (c cutter) names(text string, of []phrase, own []stem) bool {
	if !c.mentions(text, of) {
		return false
	}
	for _, piece := range pieces(text) {
		words := c.words(piece)
		for _, p := range of {
			if at := p.find(words); at != nil && spare(words, at, own) <= 3*(len(p.words)-1) {
				return true
			}
		}
	}
	return false
}

// spare counts the words of a name that say something beside what was found and
// the name of the holder.
func spare(words []string, at []int, own []stem) int {
	n := 0
	for i, w := range words {
		if !slices.Contains(at, i) && !common(w) && !slices.ContainsFunc(own, func(s stem) bool { return s.is(w) }) {
			n++
		}
	}
	return n
}

// commonStems are words that add nothing to a name: small words, words for the
// one whose page it is, words for information, numbers and years.
var commonStems = parsePhrase(`и в во о об на по для к с за от из при жане мен пен бен туралы бойынша ушин уш женинде the of and for on in
	информац* сведен* раздел* акпарат* малимет* деректер* бет* бөлім* страниц* данны* официальн* ресми общ* жалпы section page
	акимат* аким* акимдик* управлен* баскарма* министерств* министрлик* комитет* департамент* ведомств* отдел* орган* учрежден* мекеме*
	район* аудан* област* облыс* город* қала* сельск* ауыл* округ* поселк* кент* республик* казахстан* мемлекетт* государствен* гу мм рк кр
	акционерн* обществ* ао ақ аж тоо жшс кмк кгп шжқ пхв год* г жыл* ж янв* квартал* тоқсан* наш* біздің аппарат*`).words

func common(word string) bool {
	return word == "" || unicode.IsDigit([]rune(word)[0]) || slices.ContainsFunc(commonStems, func(s stem) bool { return s.is(word) })
}

// pieces cuts a title at the marks between its parts: «Тарих | Мәдениет
// басқармасы».
func pieces(text string) []string { return strings.Split(joints.Replace(text), "\n") }

var joints = strings.NewReplacer(" | ", "\n", " – ", "\n", " — ", "\n", " - ", "\n", " :: ", "\n", " / ", "\n", " » ", "\n", " › ", "\n", " > ", "\n", " · ", "\n", " • ", "\n")
