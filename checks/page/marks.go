package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"ashyq/checks/calendar"
)

// What a list of posts has and a menu has not is a date in each entry. So the
// search for lists begins with marks: places that hold a date and hardly
// anything else.

// mark is such a place: the smallest node that is a date.
type mark struct {
	node *html.Node
	day  calendar.Day
}

const (
	markBytes = 240  // how long the text of a mark may be, spaces included
	markRest  = 24   // letters beside the date of a loose mark
	mostMarks = 5000 // so many entries no page shows
)

// dateWord is a label of a date or a weekday, which leave a mark strict.
var dateWord = pattern(`^` + oneOf(`жариялан* орналастырыл* куни уакыты опубликован* размещен* дата публикации размещения published posted date on
	дуйсенби сейсенби сарсенби бейсенби жума сенби жексенби понедельник вторник среда четверг пятница суббота воскресенье
	monday tuesday wednesday thursday friday saturday sunday карал* просмотр* views жыл* года год ж г в at сагат`) + `$`)

// marker collects marks while it walks over the nodes.
type marker struct {
	d     *document
	loose bool
	out   []mark
}

// findMarks lists the marks of the page in order. A strict mark has nothing
// beside its date; a loose one may name an author.
func (d *document) findMarks(loose bool) []mark {
	m := marker{d: d, loose: loose}
	m.walk(0)
	return withoutRanges(m.out)
}

// walked is what a walk saw below a node.
type walked struct {
	marked bool
	bytes  int // of text
	pieces int // texts that are not blank; one with a day in it counts as several
}

// several pieces of text may name a day together where none of them does.
const several = 2

// walk looks for marks below a node, the smallest first: «18», «сәуір», «2025»
// may stand in three elements of one. What holds but one piece of text says no
// more than that.
func (m *marker) walk(at int) (saw walked) {
	s := &m.d.spots[at]
	n := s.node
	switch {
	case s.hides:
		return walked{}
	case isElement(n, "button") || m.d.isForm(n) || isRenewal(n) || len(m.out) >= mostMarks:
		return walked{pieces: several}
	case n.Type == html.TextNode:
		return m.read(at)
	}
	if day, ok := m.d.timeMark(n); ok {
		m.out = append(m.out, mark{n, day})
		return walked{marked: true}
	}
	for i := at + 1; i < s.end; i = m.d.spots[i].end {
		below := m.walk(i)
		saw = walked{saw.marked || below.marked, saw.bytes + below.bytes, saw.pieces + below.pieces}
	}
	if !saw.marked && saw.pieces >= several && saw.bytes > 0 && saw.bytes <= markBytes && n.Type == html.ElementNode && n.FirstChild != n.LastChild && !s.dayless {
		saw.marked = m.add(at, m.d.text(n))
	}
	return saw
}

// read looks whether a bare text is a mark.
func (m *marker) read(at int) walked {
	s := &m.d.spots[at]
	saw := walked{bytes: len(s.node.Data), pieces: several}
	if strings.TrimSpace(s.node.Data) == "" {
		saw.pieces = 0
		return saw
	}
	if saw.marked = m.add(at, s.node.Data); s.dayless {
		saw.pieces = 1
	}
	return saw
}

// timeMark reads an element that is a date by its own word.
func (d *document) timeMark(n *html.Node) (calendar.Day, bool) {
	if !isElement(n, "time") && attr(n, "itemprop") != "datePublished" {
		return 0, false
	}
	date := d.dateOf(n)
	return date.Day, date.Day != 0
}

// isRenewal tells an element that holds the day of a renewal.
func isRenewal(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	if attr(n, "itemprop") == "dateModified" {
		return true
	}
	class := attr(n, "class")
	if !strings.Contains(class, "updated") && !strings.Contains(class, "modified") {
		return false
	}
	class = classes(n)
	return (strings.Contains(class, " updated ") || strings.Contains(class, " modified ")) &&
		!strings.Contains(class, " published ")
}

// add adds a node whose text is a date.
func (m *marker) add(at int, text string) bool {
	s := &m.d.spots[at]
	if len(text) > markBytes || s.dayless {
		return false
	}
	found, ok := m.dayOf(text)
	if s.dayless = !ok; !ok {
		return false
	}
	rest := 0
	for word := range wordsOf(found.rest) {
		if !dateWord().MatchString(word) {
			rest += letters(word)
		}
	}
	if rest > 0 && (!m.loose || rest > markRest || within(s.node.Parent, isTitled) != nil) {
		return false
	}
	m.out = append(m.out, mark{s.node, found.day})
	return true
}

// dayOf is the day that a text names, if it is none of a renewal.
func (m *marker) dayOf(text string) (foundDay, bool) {
	shapes := sift(text)
	if !mayNameDay(text, shapes) {
		return foundDay{}, false
	}
	line := folded(text)
	found, ok := dayInFolded(line, shapes, m.d.in.Seen)
	return found, ok && !updatedLabel().MatchString(line)
}

// isTitled tells a link or a heading, where words beside a date are a title.
func isTitled(n *html.Node) bool { return isLink(n) || heading(n) > 0 }

// withoutRanges drops the second day of «12.05.2025 – 14.05.2025», where the two
// stand in elements of their own.
func withoutRanges(marks []mark) []mark {
	var kept []mark
	for _, m := range marks {
		if len(kept) > 0 && onlyDashBetween(kept[len(kept)-1].node, m.node) {
			continue
		}
		kept = append(kept, m)
	}
	return kept
}

func onlyDashBetween(a, b *html.Node) bool {
	if a.Parent != b.Parent {
		return false
	}
	text := ""
	for n := a.NextSibling; n != b; n = n.NextSibling {
		if n == nil || n.Type == html.ElementNode {
			return false
		}
		text += n.Data
	}
	text = strings.TrimSpace(text)
	return utf8.RuneCountInString(text) == 1 && strings.ContainsAny(text, "-–—")
}
