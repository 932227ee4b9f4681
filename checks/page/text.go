package page

// TextLine is a line of a page as a visitor reads it, with its place.
type TextLine struct {
	Text string
	Path string // of the block that the line stands in, as in Place
}

// mostLines bounds the lines of a page that are shown to a person.
const mostLines = 50_000

// Text gives the visible text of a page line by line, so that a person can see
// an observation among the words around it. It is empty for a body that is no
// page; of a page that was not really there (an error, a shell) it is what
// stands on it all the same.
func Text(body []byte, in Input) []TextLine {
	if c := readCollection(body, in); c != nil {
		return c.text()
	}
	d, _ := open(body, in)
	if d == nil {
		return nil
	}
	lines := d.lines[:min(len(d.lines), mostLines)]
	out := make([]TextLine, len(lines))
	for i, l := range lines {
		out[i] = TextLine{Text: l.text, Path: d.path(l.node)}
	}
	return out
}
