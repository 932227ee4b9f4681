package page

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

var _ = register("lang", readLanguage)

// readLanguage judges the language of the matter of the page, for the Kazakh
// version of a site often has Kazakh menus around a Russian text. A page of
// menus alone is judged by them.
func readLanguage(d *document, r *Reading) {
	var matter, all tally
	for _, l := range d.lines {
		t := count(l.text)
		all.add(t)
		if !d.chrome(l.node) {
			matter.add(t)
		}
	}
	if matter.total() < enoughLetters {
		matter = all
	}
	r.Lang.Text = Maybe(matter.language())
	r.Lang.Markup = Maybe(d.declaredLanguage())
}

// declaredLanguage is what the markup says, without the country.
func (d *document) declaredLanguage() string {
	for n := d.query.Get(0).FirstChild; n != nil; n = n.NextSibling {
		for _, key := range []string{"lang", "xml:lang"} {
			if value := attr(n, key); value != "" {
				return primary(value)
			}
		}
	}
	for _, n := range d.notable[atom.Meta] {
		if kind := attr(n, "http-equiv"); kind == "Content-Language" || kind == "content-language" {
			return primary(attr(n, "content"))
		}
	}
	return ""
}

// primary is the language of a tag such as "kk-KZ".
func primary(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(clean(tag)), ",")
	tag, _, _ = strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if len(tag) > 8 {
		return ""
	}
	return strings.TrimSpace(tag)
}

// tally counts the letters of lines by the language of the line.
type tally struct{ kk, ru, en, other, unsure int }

const enoughLetters = 60 // to call a text a text

// minor is the share, in a hundred, that a second language may have without
// making a page mixed: names, titles of acts, quotations.
const minor = 20

func (t *tally) add(o tally) {
	t.kk += o.kk
	t.ru += o.ru
	t.en += o.en
	t.other += o.other
	t.unsure += o.unsure
}

func (t tally) total() int { return t.kk + t.ru + t.en + t.other + t.unsure }

// language is the verdict, empty where there is no text.
func (t tally) language() string {
	sure := t.kk + t.ru + t.en + t.other
	switch {
	case t.total() == 0:
		return ""
	case sure == 0:
		return "other"
	case t.other*2 > sure:
		return "other"
	case t.en*2 > sure:
		return "en"
	}
	both := t.kk + t.ru
	switch {
	case t.ru*100 <= both*minor:
		return "kk"
	case t.kk*100 <= both*minor:
		return "ru"
	}
	return "mixed"
}

// Words and endings that show a language where its letters do not.
var (
	kazakhWords = words(`мен бен пен мына осы ол бар жылы жыл сайын бойынша туралы болып табылады бойы арасында дейін кейін
		басты бет байланыс жаңалықтар деп немесе ғана басшысы бірінші бұл үшін және еді екен келген болды болады барлық
		байланыстар жобалар хабарлама облысы ауданы министрлігі халық тарату`)
	russianWords = words(`и в во на по с со для от о об не что или из к ко за при это также до как его их все был была были будет
		она они мы вы под над между после перед без который которые года год области района министерства`)
	englishWords = words(`the of and to in for is on with by that at from this are was be as or an it contacts news about home`)
	russianEnds  = []string{"ого", "его", "ому", "ему", "ыми", "ими", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ция", "ции",
		"цию", "ость", "ости", "ение", "ения", "ание", "ания", "ать", "ить", "ться", "ется", "ются", "ской", "ских", "ский", "ного", "ных"}
)

// count judges one line and counts all its letters for that language: a Russian
// line may name a Kazakh person, and a Kazakh line has words that Russian lent
// it.
func count(line string) tally {
	var of [letterKinds]int
	kinds := nearKinds()
	for _, r := range line {
		of[kinds.of(r)]++
	}
	kazakh, kin, foreign, other := of[kazakhLetter], of[kinLetter], of[foreignLetter], of[otherLetter]
	latin := of[latinLetter] + of[latinSign]
	cyrillic := of[cyrillicLetter] + of[cyrillicSign] + kazakh + kin + foreign
	n := cyrillic + latin + other
	switch {
	case n == 0:
		return tally{}
	case other*2 > n:
		return tally{other: n}
	case latin > cyrillic:
		return judgeLatin(line, n)
	case foreign*50 > cyrillic:
		return tally{other: n}
	}
	return judgeCyrillic(line, n, kazakh, kin, cyrillic)
}

// kazakhShare is the share, in a hundred, of letters that Russian does not have
// from which a line is Kazakh; Kazakh text has some twenty, a Russian line with
// a Kazakh name under five.
const kazakhShare = 7

func judgeCyrillic(line string, n, kazakh, kin, cyrillic int) tally {
	if kin*100 > cyrillic*kazakhShare && kazakh == 0 && cyrillic >= enoughLetters {
		return tally{other: n}
	}
	if (kazakh+kin)*100 >= cyrillic*kazakhShare {
		return tally{kk: n}
	}
	kk, ru := 0, 0
	for word := range wordsOf(line) {
		switch {
		case kazakhWords[word]:
			kk++
		case russianWords[word] || hasRussianEnd(word):
			ru++
		}
	}
	switch {
	case ru > kk:
		return tally{ru: n}
	case kk > ru:
		return tally{kk: n}
	}
	return tally{unsure: n}
}

// endsBySign are the Russian ends by their last letter.
var endsBySign = sync.OnceValue(func() map[rune][]string {
	ends := map[rune][]string{}
	for _, end := range russianEnds {
		last, _ := utf8.DecodeLastRuneInString(end)
		ends[last] = append(ends[last], end)
	}
	return ends
})

func hasRussianEnd(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	for _, end := range endsBySign()[last] {
		if len(word) > len(end)+4 && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// judgeLatin tells English from other languages in Latin letters by its short
// words; a line of one or two words says nothing.
func judgeLatin(line string, n int) tally {
	english, all := 0, 0
	for word := range wordsOf(line) {
		all++
		if englishWords[word] {
			english++
		}
	}
	switch {
	case english > 0:
		return tally{en: n}
	case all > 4:
		return tally{other: n}
	}
	return tally{unsure: n}
}

// wordsOf goes through the words of a line in small letters.
func wordsOf(line string) func(func(string) bool) {
	return func(yield func(string) bool) {
		small, kinds, from := inSmall(line), nearKinds(), -1
		for i, r := range small {
			switch inWord := kinds.of(r) > digit; {
			case inWord && from < 0:
				from = i
			case !inWord && from >= 0:
				if !yield(small[from:i]) {
					return
				}
				from = -1
			}
		}
		if from >= 0 {
			yield(small[from:])
		}
	}
}
