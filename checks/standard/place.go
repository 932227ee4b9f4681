package standard

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"ashyq/checks/lang"
)

// place is a place in the Law, from the article down to an unnumbered line.
type place struct {
	article, item, sub string
	part               int // unnumbered paragraph of an item, «часть»; 0: none
	line               int // unnumbered line of a sub-item, «абзац», its opening line being the first; 0: none
}

var (
	bracketed = regexp.MustCompile(`^(\d+(?:-\d+)?)(?:\((\d+(?:-\d+)?)\))?(?:\((\d+(?:-\d+)?)\))?(?:\[(\d+)\])?$`)
	dotted    = regexp.MustCompile(`^(\d+)\.(\d+)(?:\.(\d+(?:-\d+)?))?(?:\.([a-z]))?$`)
)

// parsePlace reads "16(3)(2)", "12(1)[2]" (its second часть) and leaves of
// article 16, "16.3.2.a", where the letter a is the second абзац.
func parsePlace(number string) (place, error) {
	if m := bracketed.FindStringSubmatch(number); m != nil {
		p := place{article: m[1], item: m[2], sub: m[3]}
		p.part, _ = strconv.Atoi(m[4])
		return p, nil
	}
	m := dotted.FindStringSubmatch(number)
	if m == nil {
		return place{}, fmt.Errorf("%q is not a place in the Law", number)
	}
	p := place{article: m[1], item: m[2], sub: m[3]}
	if m[4] != "" && p.sub != "" {
		p.line = int(m[4][0]-'a') + 2
	}
	return p, nil
}

// wider lists the places that contain this one, the most exact first, itself
// included; a line is not told apart from its sub-item.
func (p place) wider() []string {
	names := []string{p.article}
	add := func(suffix string) { names = append([]string{names[0] + suffix}, names...) }
	if p.item != "" {
		add("(" + p.item + ")")
	}
	if p.sub != "" {
		add("(" + p.sub + ")")
	}
	if p.part > 0 {
		add("[" + strconv.Itoa(p.part) + "]")
	}
	return names
}

// unit is one step of a place: what it is called and its number.
type unit struct{ name, number string }

// units lists the steps of the place from the article downwards. In a loose
// article the first brackets hold a sub-item, for it has no items.
func (p place) units(loose bool) []unit {
	units := []unit{{"article", p.article}}
	if p.item != "" {
		name := "item"
		if loose {
			name = "sub"
		}
		units = append(units, unit{name, p.item})
	}
	if p.sub != "" {
		units = append(units, unit{"sub", p.sub})
	}
	if p.part > 0 {
		units = append(units, unit{"part", strconv.Itoa(p.part)})
	}
	if p.line > 0 {
		units = append(units, unit{"line", strconv.Itoa(p.line)})
	}
	return units
}

// placeWords names a place in three languages. Kazakh goes from the article
// down, Russian and English from the smallest unit up; every unit but the
// smallest stands in the genitive.
func placeWords(units []unit) lang.Text {
	var kk, ru, en []string
	for i, u := range units {
		smallest := i == len(units)-1
		words := unitWords(u, smallest)
		kk = append(kk, words.KK)
		ru = append([]string{words.RU}, ru...)
		en = append([]string{words.EN}, en...)
	}
	return lang.Text{KK: strings.Join(kk, " "), RU: strings.Join(ru, " "), EN: strings.Join(en, " of ")}
}

// unitWords names one unit, in the nominative if it is the smallest. Unnumbered
// units are counted in words, each of which is a message.
func unitWords(u unit, nominative bool) lang.Text {
	key := "place." + u.name
	if !nominative {
		key += "-of"
	}
	if u.name == "part" || u.name == "line" {
		return messages().Text(key+"."+u.number, nil)
	}
	return messages().Text(key, lang.Args{"n": u.number})
}
