package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

var _ = register("addresses", readAddresses)

// addressRunes is how long a postal address may be.
const addressRunes = 200

var (
	addressLabel = pattern(`(?i)^(?:[^:]{0,40}\s)?` + oneOf(`мекен-?жай* адрес address орналасқан_жері местонахождение`) + `\s*[:–—-]\s*`)
	// digitalAddress are labels of addresses of another kind.
	digitalAddress = pattern(`(?i)e-?mail|электрон\p{L}*|интернет|сайт|web|веб|ip-|почты|поштаның`)
	postcode       = pattern(`(?:^|\D)(?:0[0-9]{5}|1[0-9]{5}|[A-ZА-Я]\d{2}[A-ZА-Я]\d[A-ZА-Я]\d)(?:\D|$)`)
	street         = pattern(`(?i)(?:^|\P{L})` + oneOf(`көшес* көше(?:$|\P{L}) даңғыл* шағын_аудан* мөлтек_аудан* бульвар* ул. улиц* пр. просп* пр-т мкр микрорайон*
		бульв* пер. переул* шоссе street str. avenue ave st.`))
	town = pattern(`(?i)(?:^|\P{L})` + oneOf(`қала* қ. облыс* аудан* ауыл* кент* г. город* обл. област* район* село с. пос[её]лок п.
		city region republic республика*`))
	house = pattern(`(?i)\d+[а-яёa-z]?(?:/\d+)?(?:-?\s?(?:үй|ғимарат|құрылыс))|(?:^|[\s,])(?:үй|дом|д\.|здание|зд\.|ғимарат\p{L}*|building|bldg\.?|№)\s*№?\s*\d|,\s*\d+[а-яa-z/\d]*\s*(?:$|,)`)
)

// readAddresses takes what stands behind the word for an address or in the
// element for one, and lines that have the parts of one: a postcode, a town, a
// street, a house.
func readAddresses(d *document, r *Reading) {
	seen := map[string]bool{}
	take := func(value string, l line) {
		value = strings.Trim(value, " ,;:-–—•")
		size := utf8.RuneCountInString(value)
		if size < 8 || size > addressRunes || seen[value] || len(r.Addresses) >= mostOfAKind {
			return
		}
		seen[value] = true
		r.Addresses = append(r.Addresses, Address{Value: value, Place: d.place(l.node, l.text, value)})
	}
	for i := 0; i < len(d.lines); i++ {
		l := d.lines[i]
		if !d.mayBeAddress(i) {
			continue
		}
		label := addressLabel().FindString(l.text)
		if len(l.text) > 4*addressRunes || digitalAddress().MatchString(label) {
			continue
		}
		titled := label == "" && isAddressTitle(l.text) && i+1 < len(d.lines)
		if titled {
			i++ // the address stands in the next cell
		}
		from := len(label)
		if label == "" {
			from = afterColon(d.lines[i].text)
		}
		text, last := d.joined(i, from)
		switch parts := looksPostal(text); {
		case parts > 0 && (titled || label != ""), parts > 1 && parts >= partsNeeded(l.node):
			take(text, d.lines[i])
			i = last
		case titled:
			i--
		}
	}
}

// afterColon is where an address begins in a line that leads up to it with words
// of its own, «Өтініш беру орны: 010000, …», 0 where it does not.
func afterColon(text string) int {
	if m := toAddress().FindStringIndex(text); m != nil && looksPostal(text[m[1]:]) > 1 {
		return m[1]
	}
	at := strings.LastIndex(text, ": ")
	if at < 0 || looksPostal(text[:at]) > 0 || looksPostal(text[at:]) < fewestParts {
		return 0
	}
	return at + len(": ")
}

var toAddress = pattern(`(?i)по адресу:? `)

// fewestParts make an address without a label.
const fewestParts = 2

// mayBeAddress tells a line that is worth a closer look: it may have a label, or
// parts enough, or it may go on in the next line of its block.
func (d *document) mayBeAddress(i int) bool {
	l := d.lines[i]
	if l.mask.may(addressLabel()) {
		return true
	}
	parts := mostParts(l.mask)
	if parts < fewestParts && i+1 < len(d.lines) && d.lines[i+1].node == l.node {
		return mostParts(d.lines[i+1].mask) > 0
	}
	return parts >= fewestParts
}

// joined is a line without its label, with the further lines of an address that
// is broken over several lines of one block, and the number of the last.
func (d *document) joined(i, label int) (text string, last int) {
	text = cutAddress(d.lines[i].text[label:])
	for last = i; last+1 < len(d.lines) && len(text) < 2*addressRunes; last++ {
		next := d.lines[last+1]
		if next.node != d.lines[i].node || mostParts(next.mask) == 0 || looksPostal(next.text) == 0 || cutAddress(next.text) != next.text || addressLabel().MatchString(next.text) {
			break
		}
		text = strings.TrimRight(text, " ,;") + ", " + next.text
	}
	return strings.TrimLeft(text, " ,"), last
}

// partsNeeded is how many parts make an address: fewer where the markup says
// that it is one, or where the foot of the site has its contacts.
func partsNeeded(n *html.Node) int {
	if within(n, isAddressElement) != nil {
		return 2
	}
	return 3
}

func isAddressElement(n *html.Node) bool {
	prop := attr(n, "itemprop")
	return isElement(n, "address") || prop == "address" || prop == "streetAddress"
}

// addressParts are the kinds of parts of an address.
var addressParts = []func() *expression{postcode, town, street, house}

// mostParts is how many kinds of parts a text may have at most of which a sieve
// saw so much.
func mostParts(seen mask) int {
	parts := 0
	for _, part := range addressParts {
		if seen.may(part()) {
			parts++
		}
	}
	return parts
}

// looksPostal counts the kinds of parts of an address in a text.
func looksPostal(text string) int {
	parts := 0
	seen := sift(text)
	for _, part := range addressParts {
		if seen.may(part()) && part().MatchString(text) {
			parts++
		}
	}
	return parts
}

// isAddressTitle tells a cell or heading that is the word for an address alone.
func isAddressTitle(text string) bool {
	label := addressLabel().FindString(text + ":")
	return label == text+":" && !digitalAddress().MatchString(text)
}

var afterAddress = pattern(`(?i)[\s,;.(]*(?:` + oneOf(`тел* tel phone факс e-?mail эл. электрон* жұмыс_уақыты график режим_работы`) +
	`|индекс\p{L}*\s*:?\s*$|\+7|8 ?\(7)`)

// cutAddress ends an address where the telephones begin.
func cutAddress(text string) string {
	if m := afterAddress().FindStringIndex(text); m != nil {
		return text[:m[0]]
	}
	return text
}
