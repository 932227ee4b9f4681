package page

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

var _ = register("sections", readSections)

const sectionRunes = 120

// menuNames are the classes of menus.
var menuNames = names("menu nav navbar navigation mainmenu topmenu megamenu submenu sidemenu")

// notSection are links of a menu that are no section of the site.
var notSection = pattern(`(?i)^` + oneOf(`кіру тіркелу шығу войти вход регистрация выйти login log_in sign_in іздеу поиск search мәзір меню menu
	× жабу закрыть close нашар_көретіндерге[^$]+ версия_для_слабовидящих негізгі_мазмұнға_өту перейти_к_[^$]+ skip_to_[^$]+
	алдыңғы келесі кейінгі артқа алға назад впер[её]д предыдущ(?:ая|ий|ее) следующ(?:ая|ий|ее) previous prev next older newer`) + `$`)

// readSections lists the entries of the menus, and of lists of links in the foot
// of the site. Where nothing calls itself a menu, what holds nothing but links
// outside the matter of the page is one.
func readSections(d *document, r *Reading) {
	named := false
	menus := d.find(d.query.Get(0), func(n *html.Node) bool {
		menu := d.isMenu(n)
		named = named || menu
		return menu || d.isFootList(n)
	})
	if !named {
		menus = d.find(d.query.Get(0), d.isBareMenu)
	}
	seen := map[string]bool{}
	for _, menu := range menus {
		for _, n := range d.links(menu) {
			title, address := d.linkText(n), d.target(n)
			if seen[address+" "+title] || !d.isSection(title, address) || d.besideMenu(n, menu) || len(r.Sections) >= mostOfAKind {
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
	if s := d.at(n); s.names&(pagerNames|crumbNames) != 0 || s.solid || isCrumbs(n) {
		return false
	}
	role := attr(n, "role")
	return isElement(n, "nav", "menu") || role == "navigation" || role == "menu" || role == "menubar" || d.named(n, menuNames)
}

var crumbNames = names("breadcrumb breadcrumbs crumbs lang languages language social share")

// brandNames are the classes of the name of the site.
var brandNames = names("brand logo")

// besideMenu tells a link that a menu holds beside its entries: the name of the
// site, bread crumbs, numbers of pages, the article before or after this one.
func (d *document) besideMenu(n, menu *html.Node) bool {
	if rel := attr(n, "rel"); rel == "prev" || rel == "next" {
		return true
	}
	for up := n; up != nil; up = up.Parent {
		if d.named(up, crumbNames|pagerNames|brandNames) || isCrumbs(up) {
			return true
		}
		if up == menu {
			break
		}
	}
	return false
}

func isCrumbs(n *html.Node) bool {
	return strings.Contains(strings.ToLower(attr(n, "aria-label")), "breadcrumb")
}

const (
	bareMenuLinks = 4 // entries that make what holds but links a menu
	footListLinks = 3 // and a list in the foot of the site
)

var footNames = names("footer foot bottom")

// isFootList tells a list of links in the foot of the site that all stay on it.
func (d *document) isFootList(n *html.Node) bool {
	if !isElement(n, "ul", "ol") || within(n, func(up *html.Node) bool { return up.Data == "footer" || d.named(up, footNames) }) == nil {
		return false
	}
	if d.named(n, crumbNames|pagerNames) || d.barely(n) < footListLinks {
		return false
	}
	for _, link := range d.links(n) {
		if d.leavesSite(d.target(link)) {
			return false
		}
	}
	return true
}

// leavesSite tells an address on another host than the page.
func (d *document) leavesSite(address string) bool {
	if d.base == nil || !strings.Contains(address, "//") {
		return d.base == nil && strings.Contains(address, "//")
	}
	u, err := url.Parse(address)
	return err != nil || u.Hostname() != d.base.Hostname()
}

// isBareMenu tells what holds nothing but links: a list, a table, a cell, a line
// in square brackets.
func (d *document) isBareMenu(n *html.Node) bool {
	if !isElement(n, "ul", "td", "div", "p", "table", "center", "font") || d.inMatter(n) || d.named(n, pagerNames|crumbNames) || d.at(n).solid {
		return false
	}
	if cell := within(n.Parent, func(up *html.Node) bool { return up.Data == "td" }); cell != nil && d.at(cell).solid {
		return false
	}
	return d.barely(n) >= bareMenuLinks
}

// barely counts the links of what holds nothing else to read, and is below 0 for
// what does.
func (d *document) barely(n *html.Node) int {
	links := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case d.hides(c):
		case c.Type == html.TextNode:
			if signs(c.Data) > 0 {
				return -1
			}
		case isElement(c, "form", "input", "h1", "h2"):
			return -1
		case isLink(c):
			if letters(d.text(c)) > 1 {
				links++
			}
		case c.Type == html.ElementNode:
			below := d.barely(c)
			if below < 0 {
				return -1
			}
			links += below
		}
	}
	return links
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
	if mayBeSocial(address) {
		if u, err := url.Parse(address); err == nil && socialHost(u.Hostname()) != "" {
			return false
		}
	}
	return languageNamed(title) == ""
}
