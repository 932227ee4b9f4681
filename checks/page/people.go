package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

var _ = register("people", readPeople)

const (
	postRunes  = 160 // how long the name of a post may be
	nameReach  = 2   // how many lines a post may stand away from its name
	namePieces = 4
)

var (
	// office are the stems of what people in office are called, folded.
	office = pattern(`(?:^|[\s,(«"-])` + oneOf(`министр* вице-министр* экс-министр* аким* торага* председател* директор* басшы* руководител*
		начальник* бастыг* бастык орынбасар* заместител* хатшы* секретар* ректор* проректор* мен[гн]еруши* заведующ* кенесши* советник*
		инспектор* бас_маман* главный_специалист президент* прокурор* омбудсмен* уакил*
		minister head director chair* deputy chief mayor rector`))
	patronymic = pattern(`(?i)` + oneOf(`ұлы улы қызы кызы ович евич ич овна евна ична`) + `$`)
	surname    = pattern(`(?i)` + oneOf(`ова? ева? ёва? ина? ына? ский ская бек бай хан гүл гуль али ғали кен жан нұр мұрат`) + `$`)
	separator  = pattern(`\s+[–—-]\s+|\s*[:|]\s+`)
)

// readPeople finds names that are presented with a post: on one line, «министр
// – Аты Тегі», or on lines next to each other in one card. A name in running
// text is not a presentation.
func readPeople(d *document, r *Reading) {
	seen := map[string]bool{}
	take := func(name, post string, place Place) {
		post = strings.Trim(post, " ,;:–—-")
		if seen[name] || len(r.People) >= mostOfAKind || post == "" {
			return
		}
		seen[name] = true
		r.People = append(r.People, Person{Name: name, Post: post, Place: place})
	}
	names := make([]bool, len(d.lines))
	for i, l := range d.lines {
		names[i] = isName(l.text)
	}
	for i, l := range d.lines {
		name, post, ok := onOneLine(l.text)
		if !ok {
			name, post, ok = d.inPieces(l)
		}
		if ok {
			take(name, post, d.place(l.node, l.text, name))
		} else if names[i] {
			if post, card := d.postNear(i, names); card != nil {
				take(l.text, post, d.place(card, d.text(card), l.text))
			}
		}
	}
}

// onOneLine takes a line apart that holds both.
func onOneLine(text string) (name, post string, ok bool) {
	if utf8.RuneCountInString(text) > postRunes+80 {
		return "", "", false
	}
	for _, at := range separator().FindAllStringIndex(text, -1) {
		left, right := strings.TrimSpace(text[:at[0]]), strings.TrimSpace(text[at[1]:])
		switch {
		case isName(left) && isOffice(right):
			return left, right, true
		case isName(right) && isOffice(left):
			return right, left, true
		}
	}
	return "", "", false
}

// inPieces takes a line apart whose markup tells the two from each other:
// «<b>Аудан әкімі</b> Аты Тегі».
func (d *document) inPieces(l line) (name, post string, ok bool) {
	first := l.node.FirstChild
	if first == nil || first == l.node.LastChild || utf8.RuneCountInString(l.text) > postRunes+80 || !office().MatchString(folded(l.text)) {
		return "", "", false
	}
	before := ""
	for c := first; c != nil; c = c.NextSibling {
		text := strings.Trim(d.text(c), " ,;:–—-")
		switch {
		case text == "":
			continue
		case isName(text) && isOffice(before):
			return text, before, true
		case isOffice(text) && isName(before):
			return before, text, true
		}
		before = text
	}
	return "", "", false
}

// postNear finds the post of the name on a line: below it, else above it, in
// the same card, and not past another name.
func (d *document) postNear(i int, names []bool) (post string, card *html.Node) {
	for _, step := range []int{1, -1} {
		for n := 1; n <= nameReach; n++ {
			at := i + step*n
			if at < 0 || at >= len(d.lines) || names[at] {
				break
			}
			card := commonCard(d.lines[i].node, d.lines[at].node)
			if card == nil {
				break
			}
			if isOffice(d.lines[at].text) {
				return d.lines[at].text, card
			}
		}
	}
	return "", nil
}

// cardLevels is how far above a name or a post its card may be.
const cardLevels = 3

// commonCard is the small element that two blocks stand in, nil if they stand
// further apart.
func commonCard(a, b *html.Node) *html.Node {
	for i := 0; a != nil && i < cardLevels; a, i = a.Parent, i+1 {
		for up, j := b, 0; up != nil && j < cardLevels; up, j = up.Parent, j+1 {
			if up == a && !isElement(a, "body", "html") {
				return a
			}
		}
	}
	return nil
}

// isOffice tells a line that names a post and is no sentence.
func isOffice(text string) bool {
	return utf8.RuneCountInString(text) <= postRunes && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") &&
		!isName(text) && office().MatchString(folded(text))
}

// isName tells a line that is a person's name and nothing else: two to four
// words in capitals at their beginning, one of them in the form of a patronymic
// or a surname, or three such words.
func isName(text string) bool {
	if utf8.RuneCountInString(text) > 80 || strings.ContainsAny(text, "0123456789«»\"@:;!?/()") {
		return false
	}
	pieces := strings.Fields(strings.ReplaceAll(text, ",", " "))
	if len(pieces) < 2 || len(pieces) > namePieces {
		return false
	}
	shaped := false
	for _, piece := range pieces {
		if !isNamePiece(piece) {
			return false
		}
		shaped = shaped || patronymic().MatchString(piece) || surname().MatchString(piece)
	}
	return shaped && !office().MatchString(folded(text)) && !placeWord().MatchString(folded(text))
}

// placeWord are words that make a phrase in capitals a heading or an address.
var placeWord = pattern(oneOf(`казакстан казахстан республика министрли баскарма управлени облыс область кала город аудан район комитет
	департамент мекенжай адрес кенсе жоспар план блог`))

// isNamePiece tells a word written as names are: «Қасым-Жомарт», «СЕРІКОВ»,
// «Ә.».
func isNamePiece(piece string) bool {
	for part := range strings.SplitSeq(strings.TrimSuffix(piece, "."), "-") {
		first, size := utf8.DecodeRuneInString(part)
		if !unicode.IsUpper(first) {
			return false
		}
		rest := part[size:]
		if strings.ContainsRune(rest, '.') { // «А.Б.»
			rest = strings.ReplaceAll(rest, ".", "")
			if rest != strings.ToUpper(rest) {
				return false
			}
		}
		if strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 {
			return false
		}
		if rest != strings.ToLower(rest) && rest != strings.ToUpper(rest) {
			return false
		}
	}
	return true
}
