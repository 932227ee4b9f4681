package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

var _ = register("people", readPeople)

var separator = pattern(`\s+[–—-]\s+|\s*[:|]\s+`)

// readPeople finds names that are presented with a post: on one line, «министр
// – Аты Тегі», or alone on a line with the post beside it (presented.go). A name
// in running text is not a presentation.
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
	all := d.presentations()
	for _, p := range all {
		l := d.lines[p.from]
		switch {
		case p.post == "":
		case p.card != nil:
			take(p.name, p.post, d.place(p.card, d.text(p.card), p.name))
		default:
			take(p.name, p.post, d.place(l.node, l.text, p.name))
		}
	}
}

// onOneLine takes a line apart that holds both.
func onOneLine(text string) (name, post string, ok bool) {
	if utf8.RuneCountInString(text) > postRunes+nameRunes {
		return "", "", false
	}
	for _, at := range separator().FindAllStringIndex(text, -1) {
		left, right := strings.TrimSpace(text[:at[0]]), strings.TrimSpace(text[at[1]:])
		switch short := beforeRemark(right); {
		case looksNamed(left) && isOffice(right):
			return left, right, true
		case looksNamed(right) && isOffice(left):
			return right, left, true
		case looksNamed(short) && isOffice(left):
			return short, left, true
		}
	}
	if left, right, found := strings.Cut(text, ", "); found && isName(left) && isOffice(right) {
		return left, right, true
	}
	if left, right, found := strings.Cut(strings.TrimSuffix(text, ")"), " ("); found && isName(left) && isOffice(right) {
		return left, right, true
	}
	return "", "", false
}

// looksNamed tells a name beside its post; English headings look so, too.
func looksNamed(text string) bool {
	like := nameOf(text)
	return like == sureName || like == likeName && !isLatin(text)
}

var remark = pattern(`[,;(]\s*(?:тел|т\.|каб|бөлме|e-mail|\+7|8 ?[(7]|ішкі|вн)`)

// beforeRemark is a text without the telephone or room behind it.
func beforeRemark(text string) string {
	if m := remark().FindStringIndex(text); m != nil {
		return strings.TrimSpace(text[:m[0]])
	}
	return text
}

// inPieces takes a line apart whose markup tells the two from each other:
// «<b>Аудан әкімі</b> Аты Тегі».
func (d *document) inPieces(l line) (name, post string, ok bool) {
	first := l.node.FirstChild
	if first == nil || first == l.node.LastChild || utf8.RuneCountInString(l.text) > postRunes+nameRunes {
		return "", "", false
	}
	before := ""
	for c := first; c != nil; c = c.NextSibling {
		text := ""
		if c.Type == html.TextNode || c.Type == html.ElementNode && !isElement(c, "table", "ul", "div") {
			text = strings.Trim(d.text(c), " ,;:–—-")
		}
		switch {
		case text == "":
			continue
		case looksNamed(text) && isOffice(before) && strings.Contains(l.text, text) && strings.Contains(l.text, before):
			return text, before, true
		case isOffice(text) && looksNamed(before) && strings.Contains(l.text, text) && strings.Contains(l.text, before):
			return before, text, true
		}
		before = text
	}
	return "", "", false
}
