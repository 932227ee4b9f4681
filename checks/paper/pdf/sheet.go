package pdf

import (
	"strconv"

	"codeberg.org/go-pdf/fpdf"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// Measures in millimetres, and the point in which letters are measured.
const (
	point      = 25.4 / 72
	pageWidth  = 210.0
	pageHeight = 297.0
	leftEdge   = 20.0
	rightEdge  = pageWidth - 10
	topEdge    = 10.0
	bottomEdge = pageHeight - 10
	textWidth  = rightEdge - leftEdge
	textHeight = bottomEdge - topEdge
	headerLine = 8.0 // where the letters of the header stand
)

// spacing is the height of a line and rise where its letters stand, in parts of
// the size: those of Times New Roman at single spacing.
const (
	spacing = 1.15
	rise    = 0.912
)

const family = "serif"

// strip is what cannot be torn between two pages.
type strip struct {
	before, after float64 // room above and below, lost at the ends of a page
	height        float64
	keep          bool              // stays on the page of the next strip
	head          *strip            // what is repeated above it where it begins a page
	draw          func(top float64) // its top on the page
}

// sheet lays strips on pages.
type sheet struct {
	pdf      *fpdf.Fpdf
	lang     lang.Lang
	draft    []line
	y        float64 // where the next strip may stand
	fresh    bool    // nothing stands on the page yet
	breaking bool    // the next strip begins a page
	waiting  []strip // those that stay with one another, the last of which is not known yet
	font     setter  // selected in the file
	level    int     // of the last entry in the contents
}

func newSheet(d *paper.Document) *sheet {
	s := &sheet{pdf: file(d), lang: d.Lang}
	if draft := lang.Line(d.Draft); draft != "" {
		s.draft = s.header().lines(paper.Plain(draft), textWidth*2/5, 0)[:1]
	}
	s.newPage()
	return s
}

// header is how the line at the top of a page is set.
func (s *sheet) header() setter { return setter{12, face{bold: true}, s.lang} }

// newPage begins a page: the draft mark on the right, and from the second page
// its number in the middle.
func (s *sheet) newPage() {
	s.pdf.AddPage()
	s.y, s.fresh = topEdge, true
	for _, l := range s.draft {
		s.write(s.header(), l, leftEdge, headerLine, textWidth, paper.Right)
	}
	if n := s.pdf.PageNo(); n > 1 {
		number := setter{12, face{}, s.lang}
		for _, l := range number.lines(paper.Plain(strconv.Itoa(n)), textWidth, 0) {
			s.write(number, l, leftEdge, headerLine, textWidth, paper.Center)
		}
	}
}

// add takes the next strip. It is laid down as soon as it is known what stays
// with it.
func (s *sheet) add(x strip) {
	if s.breaking {
		s.lay()
		s.turn()
	}
	if s.waiting = append(s.waiting, x); !x.keep {
		s.lay()
	}
}

// turn goes to the next page, unless this one is empty.
func (s *sheet) turn() {
	if s.breaking = false; !s.fresh {
		s.newPage()
	}
}

// lay lays down the strips that wait. They begin a page if this one has no room
// for all; where no page has, they follow one another.
func (s *sheet) lay() {
	strips := s.waiting
	s.waiting = nil
	if len(strips) == 0 {
		return
	}
	whole := strips[0].before
	for i, x := range strips {
		if whole += x.height; i > 0 {
			whole += strips[i-1].after + x.before
		}
	}
	if !s.fresh && s.y+whole > bottomEdge && (whole <= textHeight || s.y > topEdge+textHeight*2/3) {
		s.turnAt(strips[0])
	}
	for _, x := range strips {
		if !s.fresh && s.y+x.before+x.height > bottomEdge {
			s.turnAt(x)
		}
		s.place(x)
	}
}

// turnAt begins a page for a strip.
func (s *sheet) turnAt(x strip) {
	s.newPage()
	if x.head != nil {
		s.place(*x.head)
	}
}

func (s *sheet) place(x strip) {
	if !s.fresh {
		s.y += x.before
	}
	x.draw(s.y)
	s.y += x.height + x.after
	s.fresh = false
}

// bookmark puts a title into the contents of the file. Levels are 0 and up; one
// that skips a level is brought back to it.
func (s *sheet) bookmark(title string, level int, y float64) {
	const most = 200 // letters
	if title = lang.Line(title); title == "" {
		return
	}
	if letters := []rune(title); len(letters) > most {
		title = string(letters[:most])
	}
	s.level = min(level, s.level+1)
	s.pdf.Bookmark(title, s.level, y)
}
