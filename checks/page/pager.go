package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// paging is what a page says about its place among the pages of a list.
type paging struct {
	current int  // from 1; 0 where there are no pages
	last    int  // the greatest number that is seen
	later   bool // there are pages with later posts before this one
	unknown bool // there are pages, and which one this is cannot be seen
	asked   bool // the address names a number
	counted bool // the links of the row tell how the addresses count
	first   int  // the number that the address of the first page has or would have
}

// pagerNames are the classes of a row of page numbers.
var pagerNames = names("pagination pager paginator paging pagenavi pages page-nav page-numbers nav-links")

var (
	pageOf = pattern(`(?:^|\P{L})(?:страница|стр\.?|page|бет)[ :№]*(\d{1,5}) ?(?:из|/|of) ?(\d{1,5})(?:\D|$)|` +
		`(?:^|\D)(\d{1,5})-?(?:ши|шы)? ?бет ?(?:/|из) ?(\d{1,5})(?:\D|$)`)
	ofPages = pattern(`(?:^|\D)(\d{1,5}) беттин (\d{1,5})(?:-?(?:ши|шы))?(?:-? ?бети?)?(?:\P{L}|$)`)
	newer   = pattern(`^(?:алдынгы(?: бет)?|кейинги жазбалар|предыдущая(?: страница)?|назад|следующие записи|previous(?: page)?|prev|newer(?: posts)?|‹|«|<|<<|←|←? ?артка)$`)
	pageKey = pattern(`(?i)[?&](?:page|p|paged|pg|PAGEN_\d+|pagenum(?:ber)?|currentpage)=(\d{1,5})(?:&|$|#)`)
	pageDir = pattern(`(?i)/(?:page|bet|p)/(\d{1,5})(?:[/?#]|$)`)
	offset  = pattern(`(?i)[?&](?:start|offset|limitstart|skip)=(\d{1,7})(?:&|$|#)`)
)

// pager asks the numbers of pages, then words such as «страница 2 из 5», then
// the links to earlier pages, then the address.
func (d *document) pager() paging {
	p := d.numbers()
	if p.current == 0 {
		p = d.pageWords(p)
	}
	if p.current == 0 && d.leadsToNewer() {
		p.later = true
	}
	if p.current > 0 || p.later {
		p.unknown = false
		return p
	}
	if n, asked := numberAsked(d.in.Address); asked {
		p.byAddress(n)
	}
	if m := offset().FindStringSubmatch(d.in.Address); m != nil && strings.Trim(m[1], "0") != "" {
		p.later, p.unknown = true, false
	}
	if p.unknown && !p.asked && d.in.Address != "" && !numberAtEnd().MatchString(d.in.Address) {
		p.current, p.unknown = 1, false // an address without a number is the first page
	}
	return p
}

// byAddress takes the number of an address. Some sites count their pages from 0, and
// "?page=1" of such a one is the second: only the links of the row tell. Without them
// any number above 1 has pages before it, and of the others nothing is known.
func (p *paging) byAddress(n int) {
	p.asked = true
	switch {
	case p.counted && n >= p.first:
		p.current, p.unknown = n+1-p.first, false
		p.last = max(p.last, p.current)
	case n > 1:
		p.later, p.unknown = true, false
	default:
		p.unknown = true
	}
}

var numberAtEnd = pattern(`\d/?(?:[?#].*)?$|[?&]\w*[pP]\w*=\d`)

// numbers reads the row of page numbers: the current one is no link, or is
// marked. Where it cannot be told, the place is unknown.
func (d *document) numbers() paging {
	var best []*html.Node
	var row *html.Node
	byRow := map[*html.Node][]*html.Node{}
	for _, n := range d.links(d.query.Get(0)) {
		if text := d.text(n); isDigits(text) && len(text) <= 5 && text[0] != '0' {
			if up := d.pagerRow(n); up != nil {
				byRow[up] = append(byRow[up], n)
				if len(byRow[up]) > len(best) {
					best, row = byRow[up], up
				}
			}
		}
	}
	if row == nil {
		return paging{}
	}
	p := paging{unknown: true}
	p.first, p.counted = firstNumber(d, best)
	for _, l := range d.cut(row) {
		for word := range strings.FieldsSeq(l.text) {
			if isDigits(word) && len(word) <= 5 {
				n, _ := strconv.Atoi(word)
				p.last = max(p.last, n)
			}
		}
	}
	p.current = d.currentNumber(row)
	return p
}

// firstNumber tells how the links of a row count: the link «2» leads to page 2 where
// they count from 1, to page 1 where they count from 0.
func firstNumber(d *document, links []*html.Node) (first int, counted bool) {
	for _, n := range links {
		shown, err := strconv.Atoi(d.text(n))
		asked, ok := numberAsked(attr(n, "href"))
		if err != nil || !ok {
			continue
		}
		if at := asked - shown + 1; counted && at != first || at < 0 || at > 1 {
			return 0, false
		} else {
			first, counted = at, true
		}
	}
	return first, counted
}

// pagerRow is the row of page numbers that a numbered link stands in: an element
// called so, or a small list in which the number stands in the address, too.
func (d *document) pagerRow(n *html.Node) *html.Node {
	up, level := n, 0
	row := within(n, func(e *html.Node) bool { return d.named(e, pagerNames) && !isElement(e, "a", "li") })
	if row != nil {
		return row
	}
	number := n.FirstChild
	if number == nil || number.Type != html.TextNode {
		return nil
	}
	address := attr(n, "href")
	inAddress := false
	for _, m := range [][]string{pageKey().FindStringSubmatch(address), pageDir().FindStringSubmatch(address)} {
		inAddress = inAddress || m != nil
	}
	for ; inAddress && up != nil && level < 3; up, level = up.Parent, level+1 {
		if isElement(up, "ul", "div", "p", "nav", "td", "ol") {
			return up
		}
	}
	return nil
}

// currentNumber is the number in a row that is marked, or the only one that is
// not a link.
func (d *document) currentNumber(row *html.Node) int {
	marked := d.find(row, func(n *html.Node) bool {
		current := attr(n, "aria-current")
		return current != "" && current != "false" || d.named(n, currentNames)
	})
	for _, n := range marked {
		if text := clean(d.text(n)); isDigits(firstWord(text)) {
			number, _ := strconv.Atoi(firstWord(text))
			return number
		}
	}
	plain := 0
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			text := strings.TrimSpace(c.Data)
			switch {
			case d.hides(c) || isLink(c):
			case c.Type == html.TextNode && isDigits(text) && len(text) <= 5:
				plain, _ = strconv.Atoi(text)
			default:
				walk(c)
			}
		}
	}
	walk(row)
	return plain
}

var (
	currentNames  = names("active current cur selected is-active")
	disabledNames = names("disabled")
)

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// pageWords reads «страница 2 из 5», «5 беттің 2-беті».
func (d *document) pageWords(p paging) paging {
	for _, l := range d.lines {
		if len(l.text) > markBytes || !l.mask.may(pageOf()) && !l.mask.may(ofPages()) {
			continue
		}
		text := fold(l.text)
		current, last := "", ""
		if m := pageOf().FindStringSubmatch(text); m != nil {
			current, last = m[1]+m[3], m[2]+m[4]
		} else if m := ofPages().FindStringSubmatch(text); m != nil {
			current, last = m[2], m[1]
		} else {
			continue
		}
		p.current, _ = strconv.Atoi(current)
		p.last, _ = strconv.Atoi(last)
		return p
	}
	return p
}

// leadsToNewer tells a page with a link to a page before it.
func (d *document) leadsToNewer() bool {
	for _, n := range d.having(atom.Link, "rel", "href") {
		if attr(n, "rel") == "prev" {
			return true
		}
	}
	for _, n := range d.links(d.query.Get(0)) {
		if attr(n, "rel") == "prev" && within(n, func(up *html.Node) bool { return isElement(up, "article") }) == nil {
			return true
		}
		if text := d.linkText(n); !sift(text).may(newer()) || !newer().MatchString(fold(text)) {
			continue
		}
		inRow := within(n, func(up *html.Node) bool { return d.named(up, pagerNames) }) != nil
		disabled := within(n, func(up *html.Node) bool { return d.named(up, disabledNames) }) != nil
		if inRow && !disabled && d.target(n) != "" {
			return true
		}
	}
	return false
}
