package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
)

// unitRunes is how long the name of a unit may be.
const unitRunes = 100

var (
	// unitTail are the words between a unit's name and its number; «телефоны»
	// right after a name is a part of it, «Сенім телефоны».
	unitTail = pattern(`(?i)(?:(?:^|[\s,;:.()/|–—-])` + oneOf(`тел телефон т tel telephone phone факс fax моб* ұялы whatsapp`) +
		`|(?:^|[,;:.()/|–—-]\s?)` + oneOf(`телефон* нөмір* номер*`) + `)?[\s,;:.()/|№*•–—-]*$`)
	unitCut = pattern(`[;|•]`)
	// emptyUnit are headings over telephones that name nobody.
	emptyUnit = pattern(`^` + oneOf(`байланыс*(?:_\p{L}+)? контакт*(?:_\p{L}+)? бизбен_байланыс* связаться_с_нами наши_контакты contacts?(?:_us)?
		тел* телефон*_номер* нем*_телефон* мекенжай* адрес* реквизит* деректемелер* № e-?mail басты_бет главная`) + `$`)
)

// unit is the name of whose telephone it is: the words before the number in its
// line, else the first cell of its row or the term of its description, else
// the line just above if it is a title.
func (d *document) unit(n *html.Node, text string, at int) string {
	before := lastRunes(text[:at], 2*unitRunes)
	if cuts := unitCut().FindAllStringIndex(before, -1); len(cuts) > 0 {
		before = before[cuts[len(cuts)-1][1]:]
	}
	if numbers := numbersBefore(before); numbers >= 0 {
		before = before[numbers:]
	}
	if name := unitName(before); name != "" {
		return name
	}
	if row := within(n, func(up *html.Node) bool { return isElement(up, "tr") }); row != nil {
		if name := d.rowUnit(row, n); name != "" {
			return name
		}
	}
	return d.titleAbove(n)
}

// numbersBefore is where the words begin after the last number of a line, -1
// where there is none.
func numbersBefore(before string) int {
	found := numbersIn(before)
	if len(found) == 0 {
		return -1
	}
	return found[len(found)-1].to
}

// unitName takes the word for a telephone away from a label, and is empty where
// nothing that names a unit is left.
func unitName(label string) string {
	label = lang.Line(label)
	for range 3 { // «Кеңсе, тел./факс:»
		label = unitTail().ReplaceAllString(label, "")
	}
	label = strings.TrimLeft(label, " ,;:.()/|-–—•*+")
	if letters(label) < 3 || utf8.RuneCountInString(label) > unitRunes || strings.Contains(label, "@") {
		return ""
	}
	if emptyUnit().MatchString(lang.Fold(label)) {
		return ""
	}
	return label
}

// rowUnit is the first cell of the row with a name in it, if the number does not
// stand in it.
func (d *document) rowUnit(row, n *html.Node) string {
	for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
		if !isElement(cell, "td", "th") || d.hidden[cell] {
			continue
		}
		if within(n, func(up *html.Node) bool { return up == cell }) != nil {
			return ""
		}
		if name := unitName(d.text(cell)); name != "" {
			return name
		}
	}
	return ""
}

// titleAbove is the title right above a block: a heading, a term, a bold line.
// It looks past other lines of contacts, and no further than to the parent.
func (d *document) titleAbove(n *html.Node) string {
	for up, level := n, 0; up != nil && level < 3 && !isElement(up, "body", "footer", "main"); up, level = up.Parent, level+1 {
		for prev := up.PrevSibling; prev != nil; prev = prev.PrevSibling {
			if prev.Type != html.ElementNode || d.hidden[prev] {
				continue
			}
			if title := titleOf(prev); title != nil {
				return unitName(d.text(title))
			}
		}
	}
	return ""
}

// titleOf is the element if it is a title, or the bold text that it is made of.
func titleOf(n *html.Node) *html.Node {
	if heading(n) > 1 || isElement(n, "dt", "strong", "b", "legend", "caption", "summary") {
		return n
	}
	if !isElement(n, "p", "div", "li") || n.FirstChild == nil || n.FirstChild != n.LastChild {
		return nil
	}
	return titleOf(n.FirstChild)
}
