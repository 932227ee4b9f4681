package page

import (
	"strings"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
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
	for _, l := range d.lines {
		label := d.cellLabel(l)
		text, unit, last := label+l.text, "", len(label)
		for i, n := range numbersIn(text) {
			if i == 0 || !isJoint(text[last:n.from]) { // a further number is of the same unit
				unit = d.unit(l.node, l.text, n.from-len(label))
			}
			last = n.to
			raw := text[n.from:n.to]
			take(Phone{Value: n.value, Raw: raw, Unit: Maybe(unit), Place: d.place(l.node, l.text, raw)})
		}
	}
	for _, n := range d.find(d.query.Get(0), isDial) {
		href := attr(n, "href")
		raw := strings.TrimSpace(href[strings.Index(href, ":")+1:])
		if value := dialled(raw); value != "" {
			text := d.text(n)
			take(Phone{Value: value, Raw: raw, Unit: Maybe(d.unit(n, "", 0)), Place: d.place(n, text+" "+raw, raw)})
		}
	}
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
	if !localForm().MatchString(l.text) && !strings.ContainsAny(l.text, "+(78") || !isElement(l.node, "td", "dd") {
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

// columnHead is the cell of the first row of the table over a cell.
func (d *document) columnHead(cell *html.Node) *html.Node {
	table := within(cell, func(up *html.Node) bool { return isElement(up, "table") })
	if table == nil || cell.Parent == nil {
		return nil
	}
	row := d.first(table, func(n *html.Node) bool { return isElement(n, "tr") })
	column := d.kinOf(cell.Parent).nth[cell]
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
	if found := numbersIn("тел. " + lang.Line(raw)); len(found) > 0 {
		return found[0].value
	}
	if shortNumber().MatchString(raw) {
		return raw
	}
	return ""
}
