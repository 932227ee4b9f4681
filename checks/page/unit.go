package page

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// unitRunes is how long the name of a unit may be.
const unitRunes = 100

var (
	// unitTail are the words between a unit's name and its number; «телефоны»
	// right after a name is a part of it, «Сенім телефоны».
	unitTail = pattern(`(?i)(?:(?:^|[\s,;:.()/|–—-])` + oneOf(`тел телефон т tel telephone phone факс fax моб* ұялы whatsapp`) +
		`|(?:^|[,;:.()/|–—-]\s?)` + oneOf(`телефон* нөмір* номер*`) + `)?[\s,;:.()/|№*•–—-]*$`)
	unitCut = pattern(`[;|•]`)
	// callTail is the end of a sentence that goes on with the number.
	callTail = pattern(`(?i)(?:^|\s)(?:по|на)\s` + oneOf(`телефон* номер* тел.?`) + `\s*$`)
	// emptyUnit are headings over telephones that name nobody.
	emptyUnit = pattern(`^` + oneOf(`байланыс*(?:_\p{L}+)? контакт*(?:_\p{L}+)? бизбен_байланыс* связаться_с_нами наши_контакты contacts?(?:_us)?
		тел* телефон*_номер* нем*_телефон* мекенжай* адрес* реквизит* деректемелер* № e-?mail басты_бет главная`) + `$`)
)

// labelled is a telephone for which a unit is looked for: the line that it is
// written on, from where on, and the line over it in the same block.
type labelled struct {
	node  *html.Node
	text  string
	at    int
	raw   string
	above string
}

// unit is the name of whose telephone it is: the words before the number in its
// line, or else the line over it that ends in a colon, the first cell of its
// row, the head of its column, the term of its description, the title above.
func (d *document) unit(p labelled) string {
	before := lastRunes(p.text[:p.at], 2*unitRunes)
	if cuts := unitCut().FindAllStringIndex(before, -1); len(cuts) > 0 {
		before = before[cuts[len(cuts)-1][1]:]
	}
	if numbers := numbersBefore(before); numbers >= 0 {
		before = before[numbers:]
	}
	if cuts := sentenceEnd().FindAllStringIndex(before, -1); len(cuts) > 0 {
		before = lastRunes(before[:cuts[len(cuts)-1][1]], 1) + before[cuts[len(cuts)-1][1]:]
	}
	name := unitName(before)
	if inner := d.innerLabel(p.node, p.raw, 0); inner != "" && strings.HasSuffix(name, inner) {
		name = inner
	}
	if name == "" && strings.HasSuffix(p.above, ":") {
		name = unitName(p.above)
	}
	if name == "" && letters(before) == 0 && p.raw != "" {
		name = nameBehind(p.text[min(p.at+len(p.raw), len(p.text)):])
	}
	if name == "" {
		name = d.cellUnit(p.node)
	}
	if name == "" {
		name = d.titleAbove(p.node, letters(before) == 0)
	}
	return name
}

// nameBehind is the unit that stands behind its number: «74-01-01 – приемная»,
// «74-01-01 (приемная)».
func nameBehind(rest string) string {
	m := behindNumber().FindStringSubmatch(rest)
	if m == nil || notUnit().MatchString(m[1]) {
		return ""
	}
	return unitName(m[1])
}

var (
	behindNumber = pattern(`^\s?(?:[–—-]\s|\()([\p{L}«][\p{L}«»" -]{2,60})(?:$|[),;])`)
	notUnit      = pattern(`(?i)тегін|бесплатн|круглосуточн|тәулік|whatsapp|звонок|вотсап|жұмыс|рабоч|ішкі|^вн|^доб|многоканал|көпарна|free|from|^с\s|^до\s`)
)

// sentenceEnd is where a sentence before the label ends: not the dot of «г.» or
// «тел.».
var sentenceEnd = pattern(`(?:\p{L}{4}|[a-zA-Z]{2}|\d|[)»])[.!?]\s+\p{Lu}`)

// innerLabel is the label that stands with the number in an element of its own:
// «Акимат <span>РУС</span> <span>Кеңсе: 74-01-01</span>».
func (d *document) innerLabel(n *html.Node, raw string, depth int) string {
	if raw == "" || depth == 4 || n.FirstChild == n.LastChild {
		return ""
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || !inline[c.Data] || d.hides(c) {
			continue
		}
		text := d.text(c)
		if at := strings.Index(text, raw); at >= 0 {
			if inner := d.innerLabel(c, raw, depth+1); inner != "" {
				return inner
			}
			return unitName(text[:at])
		}
	}
	return ""
}

// cellUnit is the unit that a table names: in the first cell of the row, or at
// the head of the column; a column of faxes holds faxes.
func (d *document) cellUnit(n *html.Node) string {
	row := within(n, func(up *html.Node) bool { return isElement(up, "tr") })
	if row == nil {
		return ""
	}
	head := ""
	if cell := within(n, func(up *html.Node) bool { return isElement(up, "td", "th") }); cell != nil {
		if column := d.columnHead(cell); column != nil {
			if text := d.text(column); !strings.ContainsAny(text, "0123456789") {
				head = text
			}
		}
	}
	if fax := faxName(head); fax != "" && letters(head) == letters(fax) {
		return fax
	}
	return cmp.Or(d.rowUnit(row, n), unitName(head))
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
	label = clean(label)
	if callTail().MatchString(label) {
		return ""
	}
	whole := label
	for range 3 { // «Кеңсе, тел./факс:»
		shorter := unitTail().ReplaceAllString(label, "")
		if shorter == label {
			break
		}
		label = shorter
	}
	label = strings.TrimLeft(label, " ,;:.()/|-–—•*+")
	if letters(label) == 0 {
		return faxName(whole)
	}
	if letters(label) < 3 || utf8.RuneCountInString(label) > unitRunes || strings.Contains(label, "@") {
		return ""
	}
	if emptyUnit().MatchString(fold(label)) {
		return ""
	}
	return label
}

// faxName is the word of a label that says nothing but that a number is a fax.
func faxName(label string) string {
	if telWord().MatchString(label) {
		return ""
	}
	return faxWord().FindString(label)
}

// rowUnit is the first cell of the row with a name in it, if the number does not
// stand in it.
func (d *document) rowUnit(row, n *html.Node) string {
	cell := d.namedCell(row)
	if cell == nil || d.index(n) < d.at(cell).end {
		return ""
	}
	return unitName(d.text(cell))
}

// namedCell is the first cell of a row with a name in it, nil if there is none;
// the row keeps the answer.
func (d *document) namedCell(row *html.Node) *html.Node {
	s := d.at(row)
	if s.celled != unasked {
		return s.named
	}
	for cell := row.FirstChild; cell != nil && s.named == nil; cell = cell.NextSibling {
		if isElement(cell, "td", "th") && !d.hides(cell) && unitName(d.text(cell)) != "" {
			s.named = cell
		}
	}
	s.celled = answered(s.named != nil)
	return s.named
}

// titleAbove is the title right above a block: a heading, a term, a bold line.
// It looks past other lines of contacts, and no further than to the parent.
func (d *document) titleAbove(n *html.Node, bare bool) string {
	for up, level := n, 0; up != nil && level < 3 && !isElement(up, "body", "footer", "main"); up, level = up.Parent, level+1 {
		if label := d.rowLabel(up); bare && label != "" {
			return unitName(label)
		}
		if title := d.titleBefore(up); title != nil {
			return unitName(d.text(title))
		}
	}
	return ""
}

// rowLabel is the short text before an element in a row of two: «Кеңсе» and the
// number, each in an element of its own.
func (d *document) rowLabel(n *html.Node) string {
	first := before(n)
	if n.Parent == nil || first == nil || before(first) != nil || after(n) != nil || d.hides(first) || isElement(n, "td", "li") {
		return ""
	}
	text := d.text(first)
	if strings.ContainsAny(text, "0123456789@?!") || utf8.RuneCountInString(text) > labelRunes || len(d.links(first)) > 0 {
		return ""
	}
	return text
}

// labelRunes is how long a label beside a number may be.
const labelRunes = 60

// titleBefore is the nearest title among the siblings before a node. Each of them
// keeps the answer, so that a long row of numbers is not gone through for each.
func (d *document) titleBefore(n *html.Node) *html.Node {
	var passed []*spot
	var title *html.Node
	for prev := n.PrevSibling; prev != nil && title == nil; prev = prev.PrevSibling {
		s := d.at(prev)
		if s.titled != unasked {
			title = s.title
			break
		}
		passed = append(passed, s)
		if prev.Type == html.ElementNode && !s.hides {
			title = titleOf(prev)
		}
	}
	for _, s := range passed {
		s.titled, s.title = answered(title != nil), title
	}
	return title
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
