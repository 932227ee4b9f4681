package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
)

// The portal of open legal acts: drafts put up for public discussion, in lists
// and each on a page of its own. Its fields are written «Label: value», in the
// language of the page; counts and the body stand beside icons.

var _ = registerPortal(PortalActs, readActs)

// actLabels are the labels of the fields in both languages of the portal.
var actLabels = []struct {
	ru, kk string
	set    func(a *Act, value string, date Date)
}{
	{"Статус", "Мәртебесі", func(a *Act, value string, _ Date) { a.Status = Maybe(value) }},
	{"Тип НПА", "НҚА түрі", func(a *Act, value string, _ Date) { a.Kind = Maybe(value) }},
	{"Версия проекта", "Жоба нұсқасы", func(a *Act, value string, _ Date) { a.Version = Maybe(value) }},
	{"Государственный орган НПА", "НҚА мемлекеттік органы", func(a *Act, value string, _ Date) { a.Owner = Maybe(value) }},
	{"Дата создания", "Құру күні", func(a *Act, _ string, date Date) { a.Created = date }},
	{"Публичное обсуждение до", "Қоғамдық талқылаудың мерзімі", func(a *Act, _ string, date Date) { a.Until = date }},
}

func readActs(d *document, at *url.URL, p *Portal) {
	root := d.query.Get(0)
	if body := firstElement(root, withClass("view-npa")); body != nil {
		p.Kind, p.Acts = KindAct, d.act(body, at)
		return
	}
	if strings.HasPrefix(at.Path, "/npa/view") {
		p.Kind = KindAct
		if body := firstElement(root, func(n *html.Node) bool {
			return hasClass(n, "blog-item") && firstElement(n, isHeading) != nil
		}); body != nil {
			p.Acts = d.act(body, at)
		}
		return
	}
	for _, n := range elements(root, withClass("contentlist")) {
		if a, ok := d.listedAct(n); ok && d.visible(n) {
			p.Acts = append(p.Acts, a)
		}
	}
	if len(p.Acts) > 0 || at.Path == "/list" || at.Path == "/Arvlist" {
		p.Kind = KindActs
		d.scriptPages(p)
	}
}

// act reads the page of one draft.
func (d *document) act(body *html.Node, at *url.URL) []Act {
	title := firstElement(body, func(n *html.Node) bool { return heading(n) == 2 && d.visible(n) })
	if title == nil {
		return nil
	}
	a := Act{Title: d.text(title), Number: actNumber(at), URL: Maybe(d.in.Address), Place: d.placeOf(title)}
	d.actFields(&a, body)
	for _, n := range elements(d.query.Get(0), withClass("blog-info")) {
		if organ := firstElement(n, withClass("gov-parent")); organ != nil {
			a.Owner = Maybe(d.text(organ))
		}
		if icon := firstElement(n, withClass("fa-comments")); icon != nil {
			a.Comments = countBeside(d.text(icon.Parent))
		}
	}
	return []Act{a}
}

// listedAct reads an entry of a list.
func (d *document) listedAct(n *html.Node) (Act, bool) {
	link := firstElement(n, func(c *html.Node) bool { return isLink(c) && c.Parent != nil && within(c, isHeading) != nil })
	if link == nil {
		return Act{}, false
	}
	address := d.resolve(attr(link, "href"))
	to, err := url.Parse(address)
	if err != nil {
		return Act{}, false
	}
	a := Act{Title: d.text(link), Number: actNumber(to), URL: Maybe(address), Place: d.placeOf(link)}
	d.actFields(&a, n)
	if icon := firstElement(n, withClass("icon1")); icon != nil {
		a.Comments = countBeside(textBehind(icon))
	}
	if icon := firstElement(n, withClass("icon2")); icon != nil {
		a.Owner = Maybe(textBehind(icon))
	}
	return a, a.Title != ""
}

// actFields reads the labelled lines.
func (d *document) actFields(a *Act, n *html.Node) {
	for _, l := range d.inner(n) {
		label, value, ok := field(l.text)
		for _, known := range actLabels {
			if ok && value != "" && (label == fold(known.ru) || label == fold(known.kk)) {
				known.set(a, firstRunes(value, titleRunes), d.dateIn(l.node, l.text))
			}
		}
	}
}

// actNumber is the number of a draft in its address.
func actNumber(at *url.URL) Maybe {
	if id := at.Query().Get("id"); isDigits(id) && len(id) <= 20 {
		return Maybe(id)
	}
	return ""
}

// textBehind is the bare text that follows an icon.
func textBehind(icon *html.Node) string {
	if next := icon.NextSibling; next != nil && next.Type == html.TextNode {
		return lang.Line(next.Data)
	}
	return ""
}

func countBeside(text string) *int {
	if n, ok := numberAfter(text); ok {
		return &n
	}
	return nil
}
