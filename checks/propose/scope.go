package propose

import (
	"strings"
	"unicode"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// part is a heading of a page with what stands under it, down to the next heading
// of its rank. The whole page is a part too, under its title.
type part struct {
	heading string
	path    string
	level   int // of the heading: 1 is the greatest, 0 the title of the page
	lines   []page.TextLine
}

// layOut finds the headings of a page and what stands under them. The frame of the
// site is left out: menus, its head and foot, lines that stand on most of its pages.
func (r *room) layOut(s *sheet) []part {
	var inner []page.TextLine
	for _, l := range s.Lines {
		if !r.isFrame(l) {
			inner = append(inner, l)
		}
	}
	out := []part{{heading: lang.Line(string(s.Reading.Title)), path: "title", lines: inner}}
	for i, l := range inner {
		level := headingLevel(l.Path)
		if level == 0 {
			continue
		}
		p := part{heading: l.Text, path: l.Path, level: level}
		for _, below := range inner[i+1:] {
			if other := headingLevel(below.Path); other != 0 && other <= level {
				break
			}
			p.lines = append(p.lines, below)
		}
		out = append(out, p)
	}
	return out
}

// headingLevel is the rank of the heading that a line stands in, 0 for none.
func headingLevel(path string) int {
	for step := range strings.SplitSeq(path, " > ") {
		name, _, _ := strings.Cut(step, ":")
		name, _, _ = strings.Cut(name, ".")
		if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
			return int(name[1] - '0')
		}
	}
	return 0
}

// frames are parts of a path that lead out of the matter of a page.
var frames = []string{"nav", "footer", "aside", "menu", "navbar", "breadcrumb", "breadcrumbs", "sidebar", "topbar", "navigation"}

// inFrame tells a path in a menu, in the head or the foot of the site.
func inFrame(path string) bool {
	for i, step := range strings.Split(path, " > ") {
		if i < 2 && step == "header" {
			return true
		}
		for _, word := range strings.FieldsFunc(step, func(r rune) bool { return strings.ContainsRune(".#:-_()", r) }) {
			for _, f := range frames {
				if word == f {
					return true
				}
			}
		}
	}
	return false
}

// shows gives what stands in a part of a page of the substance asked, as it was
// read; nothing where it does not.
func (s *sheet) shows(p *part, what substance) []string {
	var out []string
	r := &s.Reading
	take := func(place page.Place, value string, as ...string) {
		if p.holds(place.Path, append(as, value)) {
			out = append(out, value)
		}
	}
	switch what {
	case matter:
		return s.matter(p)
	case documents:
		for _, d := range r.Documents {
			take(d.Place, d.Title)
		}
	case phones:
		for _, f := range r.Phones {
			take(f.Place, f.Raw)
		}
	case emails:
		for _, e := range r.Emails {
			take(e.Place, e.Value)
		}
	case addresses:
		for _, a := range r.Addresses {
			take(a.Place, a.Value)
		}
	case people:
		for _, o := range r.People {
			take(o.Place, o.Name+" – "+o.Post, o.Name)
		}
	case posts:
		for _, o := range r.PostList().Posts {
			if o.Dated {
				take(o.Place, o.Title)
			}
		}
	}
	return out
}

// holds tells whether an observation was made in the part: at the place of one of
// its lines, or with the words of one.
func (p *part) holds(path string, values []string) bool {
	for _, l := range p.lines {
		if l.Path == path || strings.HasPrefix(path, l.Path+" > ") && len(l.Path) > len("body") {
			return true
		}
		for _, v := range values {
			if v != "" && strings.Contains(l.Text, v) {
				return true
			}
		}
	}
	return false
}

// leastMatter is how many letters of running text show something; a note that the
// page is being made is none.
const leastMatter = 80

var unready = parsePhrases([]string{
	"әзірлен* үстінде", "бет әзірлен*", "бөлім әзірлен*", "толтырыл* үстінде", "толықтырыл* жат*", "жасақтал* жат*", "ақпарат жоқ",
	"в разработк*", "на стад* наполнен*", "на стад* разработк*", "раздел наполняет*", "страниц* наполняет*", "информац* отсутств*", "нет данных", "нет информац*", "ничего не найден*", "мәлімет* жоқ", "деректер жоқ",
	"under construction", "coming soon", "no data",
})

// matter gives the running text of a part: not headings, not the entries of menus,
// not the names of files and posts, which are links.
func (s *sheet) matter(p *part) []string {
	links := s.linkWords()
	var out []string
	letters := 0
	for _, l := range p.lines {
		text := s.room.fold(l.Text)
		if headingLevel(l.Path) != 0 || links[text] {
			continue
		}
		if s.room.mentions(l.Text, unready) {
			return nil
		}
		n := countLetters(text)
		letters += n
		if n > 0 {
			out = append(out, l.Text)
		}
	}
	if letters < leastMatter {
		return nil
	}
	return out
}

// linkWords are the words of links that were read on the page.
func (s *sheet) linkWords() map[string]bool {
	if s.links != nil {
		return s.links
	}
	out := map[string]bool{lang.Fold(string(s.Reading.Title)): true}
	for _, o := range s.Reading.Sections {
		out[s.room.fold(o.Title)] = true
	}
	for _, o := range s.Reading.Documents {
		out[s.room.fold(o.Title)] = true
	}
	for _, o := range s.Reading.Posts {
		out[s.room.fold(o.Title)] = true
	}
	s.links = out
	return out
}

func countLetters(text string) int {
	n := 0
	for _, c := range text {
		if unicode.IsLetter(c) {
			n++
		}
	}
	return n
}
