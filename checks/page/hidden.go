package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a visitor does not see is not on the page: it may be a left-over, a
// template, or bait. Nodes are marked, not removed, so that paths fit the page
// as it was captured.

// unseen are elements whose text is never part of the page's text.
var unseen = words(`head script style noscript template select textarea datalist svg iframe
	object embed video audio canvas noembed noframes frameset xmp`)

var (
	hidingStyle = pattern(`(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)`)
	showing     = pattern(`(?i)(?:^|;)\s*(?:display|visibility)\s*:`)
	hidingWord  = pattern(`(?i)none|hidden`)
	cssComment  = pattern(`(?s)/\*.*?\*/`)
	cssRule     = pattern(`([^{}]+)\{([^{}]*)\}`)
	plainChoice = pattern(`^[a-zA-Z0-9]*(?:[.#][\w-]+)+$`)
)

// mostHiding bounds the selectors of a style sheet that are looked up.
const mostHiding = 64

// hideByStyle marks what the style sheets of the page itself hide.
func (d *document) hideByStyle() {
	var css strings.Builder
	for _, n := range d.notable[atom.Style] {
		css.WriteString(textBelow(n))
	}
	for _, choice := range hidingChoices(css.String()) {
		for _, n := range d.query.Find(choice).Nodes {
			if n.Data != "html" && n.Data != "body" {
				d.at(n).hides = true
			}
		}
	}
}

// hiddenBySelf tells an element that its own name or attributes hide.
func hiddenBySelf(n *html.Node) bool {
	if n.Data == "html" || n.Data == "body" {
		return false // shown by a script as soon as the page has come
	}
	if unseen[n.Data] || hasAttr(n, "hidden") || n.Data == "dialog" && !hasAttr(n, "open") {
		return true
	}
	if style := attr(n, "style"); style != "" && hidingStyle().MatchString(style) {
		return true
	}
	class := attr(n, "class")
	if !strings.Contains(class, "d-none") && !strings.Contains(class, "hidden") {
		return false
	}
	class = classes(n)
	if strings.Contains(class, " d-none ") && !strings.Contains(class, " d-md-") &&
		!strings.Contains(class, " d-lg-") && !strings.Contains(class, " d-sm-") && !strings.Contains(class, " d-xl-") {
		return true
	}
	return strings.Contains(class, " hidden ") && !strings.Contains(class, ":")
}

// hidingChoices lists the selectors that a style sheet of the page itself hides
// without any condition. A class that another rule shows again is a menu that
// unfolds, and stays.
func hidingChoices(css string) []string {
	if !hidingWord().MatchString(css) {
		return nil
	}
	css = dropAtRules(cssComment().ReplaceAllString(css, ""))
	var hide []string
	shown := map[string]bool{}
	for _, rule := range cssRule().FindAllStringSubmatch(css, -1) {
		for choice := range strings.SplitSeq(rule[1], ",") {
			choice = strings.TrimSpace(choice)
			switch {
			case !hidingStyle().MatchString(rule[2]):
				if showing().MatchString(rule[2]) {
					shown[lastName(choice)] = true
				}
			case plainChoice().MatchString(choice) && len(hide) < mostHiding:
				hide = append(hide, choice)
			}
		}
	}
	var kept []string
	for _, choice := range hide {
		if !shown[lastName(choice)] {
			kept = append(kept, choice)
		}
	}
	return kept
}

// lastName is the class, id or element that a selector ends with.
func lastName(choice string) string {
	choice, _, _ = strings.Cut(choice[strings.LastIndexAny(choice, " >+~")+1:], ":")
	return choice[max(strings.LastIndexAny(choice, ".#"), 0):]
}

// dropAtRules leaves out @media and the like with their blocks: they hold on
// paper, or on a telephone, or not at all.
func dropAtRules(css string) string {
	var out strings.Builder
	for css != "" {
		at := strings.IndexByte(css, '@')
		if at < 0 {
			at = len(css)
		}
		out.WriteString(css[:at])
		css = css[at:]
		depth, end := 0, len(css)
	scan:
		for i := range len(css) {
			switch css[i] {
			case '{':
				depth++
			case '}':
				if depth--; depth <= 0 {
					end = i + 1
					break scan
				}
			case ';':
				if depth == 0 {
					end = i + 1
					break scan
				}
			}
		}
		css = css[end:]
	}
	return out.String()
}
