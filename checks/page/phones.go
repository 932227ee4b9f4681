package page

import (
	"strings"

	"golang.org/x/net/html"
)

var _ = register("phones", readPhones)

// readPhones finds the telephones that are written on the page, then those
// that only a link for dialling holds.
func readPhones(d *document, r *Reading) {
	at := map[string]int{}
	take := func(p Phone) {
		if i, ok := at[p.Value]; ok {
			if r.Phones[i].Unit == "" {
				r.Phones[i].Unit = p.Unit
			}
			return
		}
		if len(r.Phones) < mostOfAKind {
			at[p.Value] = len(r.Phones)
			r.Phones = append(r.Phones, p)
		}
	}
	d.writtenPhones(take)
	for _, n := range d.find(d.query.Get(0), isDial) {
		href := attr(n, "href")
		raw := clean(href[strings.Index(href, ":")+1:])
		if value := dialled(raw); value != "" {
			text := d.text(n)
			if shown := digitsOf(text); len(shown) > 4 && strings.HasSuffix(value, shown) && len(shown) < 10 {
				continue // it was read as it is written, without its code
			}
			take(Phone{Value: value, Raw: raw, Unit: Maybe(d.unit(labelled{node: n})), Place: d.place(n, text+" "+raw, raw)})
		}
	}
}

// writtenPhones reads the lines. A number may share the code and the unit of the
// one in the line over it.
func (d *document) writtenPhones(take func(Phone)) {
	var over line
	var raw, unit string // of the last number of the line over this one
	for _, l := range d.lines {
		above := ""
		if over.node == l.node {
			above = over.text
		}
		over = l
		if !strings.ContainsAny(l.text, "+(0123456789") {
			raw = ""
			continue
		}
		label, shared := d.cellLabel(l), raw != "" && above != "" && localForm().MatchString(firstRunes(l.text, 20))
		if shared {
			label = raw + ", "
		}
		raw = ""
		text, last := label+l.text, len(label)
		for i, n := range numbersIn(text) {
			if n.from < len(label) {
				continue
			}
			number := text[n.from:n.to]
			if (i == 0 || !isJoint(text[last:n.from])) && !shared { // a further number is of the same unit
				unit = d.unit(labelled{l.node, l.text, n.from - len(label), number, above})
			}
			last, raw, shared = n.to, number, false
			take(Phone{Value: n.value, Raw: number, Unit: Maybe(unit), Place: d.place(l.node, l.text, number)})
		}
	}
}

// digitsOf are the digits of a text.
func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

var aside = pattern(`\([^)]*\)`)

// isJoint tells what stands between two numbers of one unit: a comma, «және», a
// remark in brackets.
func isJoint(between string) bool {
	between = aside().ReplaceAllString(between, "")
	return letters(between) == 0 || tailMark().MatchString(between)
}

// cellLabel is the word for what a cell holds, where the word stands in the cell
// before it or at the head of its column.
func (d *document) cellLabel(l line) string {
	if len(l.text) < 5 && shortNumber().MatchString(l.text) {
		if first := before(l.node); first != nil && after(l.node) == nil && (before(first) == nil || l.node.Data == "dd") {
			return firstRunes(d.text(first), unitRunes) + ": "
		}
		return ""
	}
	if !isElement(l.node, "td", "dd") || !strings.ContainsAny(l.text, "+(78") && !localForm().MatchString(l.text) {
		return ""
	}
	for _, n := range []*html.Node{before(l.node), d.columnHead(l.node)} {
		if n == nil {
			continue
		}
		text := firstRunes(d.text(n), unitRunes)
		switch {
		case telWord().MatchString(text):
			return "тел. "
		case faxWord().MatchString(text):
			return "факс "
		}
	}
	return ""
}

// before is the element right before another.
func before(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && n.Type != html.ElementNode; n = n.PrevSibling {
	}
	return n
}

// after is the element right behind another.
func after(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
	}
	return n
}

// columnHead is the cell of the first row of the table over a cell.
func (d *document) columnHead(cell *html.Node) *html.Node {
	table := within(cell, func(up *html.Node) bool { return isElement(up, "table") })
	if table == nil || cell.Parent == nil {
		return nil
	}
	row := d.first(table, func(n *html.Node) bool { return isElement(n, "tr") })
	column := d.nth(cell)
	if row == nil || row == cell.Parent {
		return nil
	}
	for head := row.FirstChild; head != nil; head = head.NextSibling {
		if isElement(head, "td", "th") {
			if column--; column == 0 {
				return head
			}
		}
	}
	return nil
}

func isDial(n *html.Node) bool {
	return isLink(n) && strings.HasPrefix(strings.ToLower(strings.TrimSpace(attr(n, "href"))), "tel:")
}

// dialled reads the number of a link.
func dialled(raw string) string {
	if found := numbersIn("тел. " + clean(raw)); len(found) > 0 {
		return found[0].value
	}
	if shortNumber().MatchString(raw) {
		return raw
	}
	return ""
}
