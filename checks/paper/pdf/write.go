package pdf

import (
	"net/url"
	"strings"

	"ashyq/checks/paper"
)

// stretched is how much wider than usual a space may become in a justified
// line, in parts of the size. A line that would need more stays as it is: it
// stands before a long word, and pulled apart it could not be read.
const stretched = 1.5

// write draws a line of text in a room: x and room say where, y where the
// letters stand.
func (s *sheet) write(set setter, l line, x, y, room float64, align paper.Align) {
	space := gap * set.em()
	whole := false // word by word
	switch align {
	case paper.Center:
		x += max(0, (room-l.width)/2)
	case paper.Right:
		x += max(0, room-l.width)
	case paper.Justify:
		if n := len(l.words) - 1; n > 0 && !l.last && l.width < room {
			if more := (room - l.width) / float64(n); more <= stretched*set.em() {
				space += more
				whole = true
			}
		}
	}
	var now piece // what is drawn with one stroke
	for i, w := range l.words {
		for _, p := range w.pieces {
			if now.text != "" && (p.face != now.face || p.link != now.link) {
				s.stroke(set, now, x, y)
				x += now.width
				now = piece{}
			}
			now = piece{now.text + p.text, p.face, p.link, now.width + p.width}
		}
		if i == len(l.words)-1 {
			break
		}
		if now.text += " "; whole {
			s.stroke(set, now, x, y)
			x += now.width + space
			now = piece{}
			continue
		}
		now.width += space
	}
	if now.text != "" {
		s.stroke(set, now, x, y)
	}
}

// stroke draws one piece; a link is blue, underlined, and leads somewhere.
func (s *sheet) stroke(set setter, p piece, x, y float64) {
	if f := (setter{size: set.size, face: p.face}); f != s.font {
		s.pdf.AddUTF8FontFromBytes(family, p.face.style(), typefaces()[p.face].file) // once; a face nobody uses is not in the file
		s.pdf.SetFont(family, p.face.style(), set.size)
		s.font = f
	}
	if p.link == "" {
		s.pdf.Text(x, y, p.text)
		return
	}
	s.pdf.SetTextColor(5, 99, 193)
	s.pdf.SetDrawColor(5, 99, 193)
	s.pdf.Text(x, y, p.text)
	s.pdf.SetLineWidth(set.em() / 20)
	s.pdf.Line(x, y+set.em()/9, x+p.width, y+set.em()/9)
	s.pdf.SetTextColor(0, 0, 0)
	s.pdf.SetDrawColor(0, 0, 0)
	s.pdf.LinkString(x, y-rise*set.em(), p.width, spacing*set.em(), address(p.link))
}

// address writes a link in the letters of addresses: a PDF knows no others.
func address(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return link
	}
	return strings.ReplaceAll(u.String(), " ", "%20")
}
