package journal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"ashyq/checks/lang"
)

// How words are found. A text is cut at its spaces, and signs at the edges of a
// word fall off; what stands inside a word stays, so that an address, a number or
// a date is one word, and any part of it finds it. Every word is looked up twice:
// as it is spelt, and folded, for «қызмет» is typed «кызмет» on a Russian
// keyboard. Letter for letter stands above the look-alikes.

// SearchRank says how well words fit; the less, the better.
type SearchRank int

// Ranks of a fit.
const (
	RankBegins SearchRank = iota // every word begins a word, letter for letter
	RankInside                   // letter for letter, inside a word
	RankAlike                    // by letters that are typed for one another
	RankNone                     // not at all
)

const searchRanks = int(RankNone)

// WordsVersion is raised whenever texts are cut into other words, or words are folded
// otherwise: an index made by other ones is made again.
const WordsVersion = "words 2"

const (
	longestWord = 64 // characters; what is longer is cut
	shortWord   = 3  // what has fewer characters is looked for at the beginning of words alone
	mostWords   = 12 // of one query

	longestNumber = 24 // characters that a word without any letter may have
	longestCode   = 32 // characters that letters and digits mixed without any sign may have
)

// SearchTerm is a word or a part of one that is looked for.
type SearchTerm struct{ Exact, Folded string }

// SearchWords is a query as it was understood.
type SearchWords struct {
	Terms   []SearchTerm // all must be found
	Phrases [][]string   // folded words that must follow one another

	spelt []string // the phrases as they were typed, in small letters
}

// Empty tells whether nothing is looked for.
func (w SearchWords) Empty() bool { return len(w.Terms) == 0 }

// ReadSearch understands what was typed. What stands in quotation marks stays
// whole; a mark that is not closed is none.
func ReadSearch(typed string) SearchWords {
	var out SearchWords
	typed = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`«»“”„‟`, r) {
			return '"'
		}
		return r
	}, typed)
	parts := strings.Split(typed, `"`)
	for i, part := range parts {
		words := Words(part)
		for _, w := range words {
			t := SearchTerm{w, FoldWord(w)}
			if len(out.Terms) < mostWords && !slices.Contains(out.Terms, t) {
				out.Terms = append(out.Terms, t)
			}
		}
		if i%2 == 1 && i < len(parts)-1 && len(words) > 1 {
			out.Phrases = append(out.Phrases, foldWords(words))
			out.spelt = append(out.spelt, strings.Join(words, " "))
		}
	}
	return out
}

func foldWords(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = FoldWord(w)
	}
	return out
}

// Words cuts a text into the words by which it is found, in their order. What nobody
// would type is left out: sums, keys, pictures written as letters.
func Words(text string) []string {
	var out []string
	for field := range strings.FieldsSeq(strings.ToLower(norm.NFC.String(text))) {
		w := strings.TrimFunc(field, isEdge)
		if isCode(w) {
			continue
		}
		for w != "" {
			piece := head(w, longestWord)
			out = append(out, piece)
			w = w[len(piece):]
		}
	}
	return out
}

// isCode tells whether something is no word: a long number, or letters and digits
// mixed without any of the signs that part addresses.
func isCode(w string) bool {
	if len(w) <= longestNumber {
		return false
	}
	if strings.Contains(w, ";base64,") {
		return true
	}
	letters, digits, others, n := 0, 0, 0, 0
	for _, r := range w {
		n++
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		case r != '+' && r != '/' && r != '=' && r != '_':
			others++
		}
	}
	return letters == 0 && n > longestNumber || n > longestCode && digits > 0 && others == 0
}

func isEdge(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// head is the first n characters.
func head(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// FoldWord is lang.Fold for a word of small letters. Most words are of letters
// for which a look at a table is enough.
func FoldWord(w string) string {
	if strings.IndexFunc(w, func(r rune) bool { return !ordinary(r) }) < 0 {
		return w
	}
	out := make([]rune, 0, len(w))
	for _, r := range w {
		other, known := alike[r]
		switch {
		case ordinary(r):
			other = r
		case !known:
			return lang.Fold(w)
		}
		out = append(out, other)
	}
	return string(out)
}

// ordinary tells whether a letter is folded to itself.
func ordinary(r rune) bool { return r < utf8.RuneSelf || r >= 'а' && r <= 'я' }

// alike are the letters that are typed for one another, as lang.Fold has them.
var alike = map[rune]rune{
	'ә': 'а', 'қ': 'к', 'ң': 'н', 'ғ': 'г', 'ү': 'у', 'ұ': 'у', 'ө': 'о', 'һ': 'х', 'і': 'и', 'ё': 'е',
	'–': '–', '№': '№',
}

// Short tells whether a term is looked for at the beginning of words alone.
func (t SearchTerm) Short() bool { return utf8.RuneCountInString(t.Folded) < shortWord }

// Rank tells how well a term fits a word of a text.
func (t SearchTerm) Rank(exact, folded string) SearchRank {
	at := find(folded, t.Folded, t.Short())
	if at < 0 {
		return RankNone
	}
	switch at = find(exact, t.Exact, t.Short()); {
	case at < 0:
		return RankAlike
	case at == 0 || find(exact, t.Exact, true) >= 0:
		return RankBegins
	}
	return RankInside
}

// find gives where a part of a word stands in it, -1 where it does not; where a
// beginning is asked for it must stand behind no letter or digit.
func find(word, part string, begins bool) int {
	for at := 0; ; {
		i := strings.Index(word[at:], part)
		if i < 0 || part == "" {
			return -1
		}
		before, _ := utf8.DecodeLastRuneInString(word[:at+i])
		if !begins || at+i == 0 || isEdge(before) {
			return at + i
		}
		_, size := utf8.DecodeRuneInString(word[at+i:])
		at += i + size
	}
}

// SearchText is a text made ready to be looked through. At the end of each line
// stands a word without letters, over which no phrase reaches.
type SearchText struct{ exact, folded []string }

// NewSearchText makes a text ready.
func NewSearchText(texts ...string) SearchText {
	var out SearchText
	for _, t := range texts {
		for line := range strings.SplitSeq(t, "\n") {
			out.exact = append(append(out.exact, Words(line)...), "")
		}
	}
	out.folded = foldWords(out.exact)
	return out
}

// Rank tells how well all words fit a text.
func (w SearchWords) Rank(t SearchText) SearchRank {
	worst := RankBegins
	for _, term := range w.Terms {
		best := RankNone
		for i := range t.exact {
			if best = min(best, term.Rank(t.exact[i], t.folded[i])); best == RankBegins {
				break
			}
		}
		if worst = max(worst, best); worst == RankNone {
			return RankNone
		}
	}
	if !w.Follow(t) {
		return RankNone
	}
	return worst
}

// FollowIn tells whether each phrase stands in a text. One that stands there as it
// was typed is seen at a glance.
func (w SearchWords) FollowIn(title, body string) bool {
	small := strings.ToLower(title + "\n" + body)
	if !slices.ContainsFunc(w.spelt, func(p string) bool { return !strings.Contains(small, p) }) {
		return true
	}
	return w.Follow(NewSearchText(title, body))
}

// Follow tells whether the words of each phrase follow one another in a text: the
// first may end a word of it and the last begin one.
func (w SearchWords) Follow(t SearchText) bool {
	for _, phrase := range w.Phrases {
		if !slices.ContainsFunc(t.starts(len(phrase)), func(i int) bool { return follows(t.folded[i:i+len(phrase)], phrase) }) {
			return false
		}
	}
	return true
}

func (t SearchText) starts(n int) []int {
	var out []int
	for i := 0; i+n <= len(t.folded); i++ {
		out = append(out, i)
	}
	return out
}

func follows(words, phrase []string) bool {
	last := len(phrase) - 1
	for i, p := range phrase {
		switch {
		case i == 0 && !strings.HasSuffix(words[i], p),
			i == last && !strings.HasPrefix(words[i], p),
			i > 0 && i < last && words[i] != p:
			return false
		}
	}
	return true
}
