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
		unit, last := "", -1
		for _, n := range numbersIn(l.text) {
			if n.after != last || last < 0 { // a further number is of the same unit
				unit = d.unit(l.node, l.text, n.from)
			}
			last = n.to
			raw := l.text[n.from:n.to]
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
