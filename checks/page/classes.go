package page

import (
	"strings"

	"golang.org/x/net/html"
)

// Sites call things by their classes and ids, and much is known by such names:
// menus, titles, rows of page numbers. The names of an element are looked up once,
// in all sets at a time.

// nameSet is some of the sets of names, a bit for each.
type nameSet uint16

// knownNames gives each name the sets that it is in.
var knownNames = map[string]nameSet{}

var lastSet nameSet

// names makes a set of names.
func names(list string) nameSet {
	lastSet = max(lastSet<<1, 1)
	for name := range strings.FieldsSeq(list) {
		knownNames[name] |= lastSet
	}
	return lastSet
}

// named tells whether the class or id of an element has a name of a set as a
// whole class or as its first or last part: "menu" is in "main-menu" and in
// "menu_top", not in "menubar".
func (d *document) named(n *html.Node, set nameSet) bool { return d.at(n).names&set != 0 }

// namesOf looks up the names of an element.
func (d *document) namesOf(n *html.Node) nameSet {
	return d.setsOf(attr(n, "class")) | d.setsOf(attr(n, "id"))
}

// setsOf looks up the value of an attribute; pages repeat theirs.
func (d *document) setsOf(value string) nameSet {
	if value == "" {
		return 0
	}
	sets, ok := d.sets[value]
	if !ok {
		for name := range strings.FieldsSeq(strings.ToLower(value)) {
			sets |= setsOfName(name)
		}
		d.sets[value] = sets
	}
	return sets
}

func setsOfName(name string) nameSet {
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 || parts[0] == "with" || parts[0] == "has" || parts[0] == "no" {
		return 0
	}
	return knownNames[name] | setsOfPart(parts[0]) | setsOfPart(parts[len(parts)-1])
}

// setsOfPart looks up a part of a name without the number at its end: "menu" is
// in "Menu1", and "footerMenu" is a menu, too.
func setsOfPart(part string) nameSet {
	if plain := strings.TrimRight(part, "0123456789"); plain != "" {
		part = plain
	}
	if strings.HasSuffix(part, "menu") {
		return knownNames[part] | knownNames["menu"]
	}
	return knownNames[part]
}
