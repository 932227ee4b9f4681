package page

import (
	"net/url"
	"unicode/utf8"

	"golang.org/x/net/html"
)

var _ = register("sections", readSections)

const sectionRunes = 120

// menuNames are the classes of menus.
var menuNames = words("menu nav navbar navigation mainmenu topmenu megamenu submenu sidemenu")

// notSection are links of a menu that are no section of the site.
var notSection = pattern(`(?i)^` + oneOf(`кіру тіркелу шығу войти вход регистрация выйти login log_in sign_in іздеу поиск search мәзір меню menu
	× жабу закрыть close нашар_көретіндерге[^$]+ версия_для_слабовидящих негізгі_мазмұнға_өту перейти_к_[^$]+ skip_to_[^$]+`) + `$`)

// readSections lists the entries of the menus. Where nothing calls itself a
// menu, a list of nothing but links outside the matter of the page is one.
func readSections(d *document, r *Reading) {
	menus := d.find(d.query.Get(0), d.isMenu)
	if len(menus) == 0 {
		menus = d.find(d.query.Get(0), d.isBareMenu)
	}
	seen := map[string]bool{}
	for _, menu := range menus {
		for _, n := range d.links(menu) {
			title, address := d.linkText(n), d.resolve(attr(n, "href"))
			if seen[address+" "+title] || !d.isSection(title, address) || len(r.Sections) >= mostOfAKind {
				continue
			}
			seen[address+" "+title] = true
			r.Sections = append(r.Sections, Section{Title: title, URL: address, Place: d.placeOf(n)})
		}
	}
}

// isMenu tells an element that calls itself a menu and is not the path of
// bread crumbs or the numbers of pages.
func (d *document) isMenu(n *html.Node) bool {
	if named(n, pagerNames) || named(n, crumbNames) || d.solid[n] {
		return false
	}
	role := attr(n, "role")
	return isElement(n, "nav", "menu") || role == "navigation" || role == "menu" || role == "menubar" || named(n, menuNames)
}

var crumbNames = words("breadcrumb breadcrumbs crumbs lang languages language social share")

const bareMenuLinks = 4 // entries that make a list of links a menu

// isBareMenu tells a list, or a cell with links one under another, that holds
// nothing but links.
func (d *document) isBareMenu(n *html.Node) bool {
	if !isElement(n, "ul", "td", "div", "p") || d.inMatter(n) || named(n, pagerNames) || named(n, crumbNames) {
		return false
	}
	links := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case d.hidden[c] || c.Type == html.TextNode && letters(c.Data) == 0 || isElement(c, "br", "hr", "img"):
		case isLink(c) && n.Data != "ul":
			links++
		case isElement(c, "li") && d.isBareEntry(c):
			links++
		default:
			return false
		}
	}
	return links >= bareMenuLinks
}

// isBareEntry tells an entry of a list that is a link, or a link with a list of
// further ones under it.
func (d *document) isBareEntry(li *html.Node) bool {
	below := d.links(li)
	return len(below) > 1 || len(below) == 1 && d.text(li) == d.text(below[0])
}

// inMatter tells what stands in the matter of the page.
func (d *document) inMatter(n *html.Node) bool {
	return within(n, func(up *html.Node) bool { return isElement(up, "main", "article", "footer") }) != nil
}

// isSection tells a menu's entry from its other links.
func (d *document) isSection(title, address string) bool {
	size := utf8.RuneCountInString(title)
	if address == "" || letters(title) < 2 || size > sectionRunes || notSection().MatchString(title) || formatOf(address) != "" {
		return false
	}
	if u, err := url.Parse(address); err == nil && socialHost(u.Hostname()) != "" {
		return false
	}
	return languageNamed(title) == ""
}
