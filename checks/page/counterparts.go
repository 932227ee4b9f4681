package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var _ = register("counterparts", readCounterparts)

// languageNames are how switches between languages call them.
var languageNames = map[string]string{
	"қаз": "kk", "каз": "kk", "қазақша нұсқа": "kk", "казахская версия": "kk", "на казахском": "kk", "қазақша": "kk", "қазақ": "kk", "қазақ тілі": "kk", "қазақ тілінде": "kk", "kz": "kk", "kk": "kk", "kaz": "kk", "қз": "kk", "қк": "kk", "казахский": "kk", "qaz": "kk",
	"рус": "ru", "русская версия": "ru", "рус.": "ru", "орыс": "ru", "орыс тілі": "ru", "орыс тілінде": "ru", "русский": "ru", "русский язык": "ru", "на русском": "ru", "орысша": "ru", "ru": "ru", "rus": "ru", "ру": "ru",
	"eng": "en", "english version": "en", "на английском": "en", "ағылшын": "en", "english": "en", "en": "en", "ағылшынша": "en", "английский": "en", "in english": "en", "анг": "en", "ағыл": "en",
}

// readCounterparts finds the same page in other languages: what the head
// declares, then the switch that a visitor sees.
func readCounterparts(d *document, r *Reading) {
	seen := map[string]bool{}
	take := func(code, address string, n *html.Node) {
		if code == "kz" {
			code = "kk" // the country for its language
		}
		if code == "" || address == "" || seen[code] || d.isSelf(code, address) {
			return
		}
		seen[code] = true
		r.Counterparts = append(r.Counterparts, Counterpart{Lang: code, URL: address, Place: d.place(n, d.linkText(n)+" "+address, address)})
	}
	for _, n := range d.having(atom.Link, "hreflang", "href") {
		if strings.Contains(attr(n, "rel"), "alternate") && attr(n, "hreflang") != "x-default" {
			take(primary(attr(n, "hreflang")), d.target(n), n)
		}
	}
	for _, n := range d.links(d.query.Get(0)) {
		if code := d.switchesTo(n); code != "" && !d.isCurrent(n) {
			take(code, d.target(n), n)
		}
	}
}

// isCurrent tells a link of a switch that is marked as where the visitor is.
func (d *document) isCurrent(n *html.Node) bool {
	for up := n; up != nil && (up == n || isElement(up, "li", "span")); up = up.Parent {
		if current := attr(up, "aria-current"); current != "" && current != "false" || d.named(up, currentNames) {
			return true
		}
	}
	return false
}

// switchesTo is the language that a link of a switch leads to.
func (d *document) switchesTo(n *html.Node) string {
	if code := primary(attr(n, "hreflang")); code != "" {
		return code
	}
	return languageNamed(d.linkText(n))
}

// longestLanguageName is more than the name of a language takes, in bytes.
const longestLanguageName = 60

// languageNamed is the language that a text names, if it does nothing else.
func languageNamed(text string) string {
	text = strings.Trim(text, " |/[]()")
	if len(text) > longestLanguageName {
		return ""
	}
	return languageNames[inSmall(text)]
}

// isSelf tells the page's own address among its versions; where nobody knows
// the address, the version in the language that the markup declares.
func (d *document) isSelf(code, address string) bool {
	if d.ownAddress() == "" {
		return code == d.declaredLanguage()
	}
	return d.isOwn(address)
}

// ownAddress is where the page stood, or says that it stands.
func (d *document) ownAddress() string {
	if d.in.Address != "" {
		return d.in.Address
	}
	for _, n := range d.notable[atom.Link] {
		if attr(n, "rel") == "canonical" {
			return attr(n, "href")
		}
	}
	return ""
}

// isOwn tells the page's own address.
func (d *document) isOwn(address string) bool {
	own := d.ownAddress()
	return own != "" && sameAddress(own, address)
}

// sameAddress compares addresses without what does not matter: the scheme, a
// fragment, a slash at the end, the order of parameters.
func sameAddress(a, b string) bool {
	plain := func(s string) string {
		u, err := url.Parse(s)
		if err != nil {
			return s
		}
		return strings.ToLower(u.Host) + strings.TrimRight(u.Path, "/") + "?" + u.Query().Encode()
	}
	return plain(a) == plain(b)
}
