package page

import "golang.org/x/net/html"

// Some lists have no element around an entry: a heading, a line with the date
// and a paragraph follow one another under one parent. Such a list is a row of
// titles and dates in turn, and whether a title stands before its date or after
// it is seen at the ends of the row.

// piece is a title or a date in the row.
type piece struct {
	entry entry // a title
	mark  *mark // or a date
}

// flat reads the marks that are children of one parent, without titles of
// their own.
func (f *finder) flat(parent *html.Node, marks []*mark) {
	if parent == nil || f.d.hides(parent) {
		return
	}
	markOf := map[*html.Node]*mark{}
	for _, m := range marks {
		markOf[childOf(parent, m.node)] = m
	}
	var row []piece
	for c := parent.FirstChild; c != nil; c = c.NextSibling {
		if m := markOf[c]; m != nil {
			row = append(row, piece{mark: m})
		} else if e, ok := f.flatTitle(c); ok {
			row = append(row, piece{entry: e})
		}
	}
	for _, e := range paired(f.d, ofOneKind(row)) {
		f.put(parent, e)
	}
}

// ofOneKind keeps the titles of the commonest kind: a title over the whole list
// is of another element than those in it, or has no link where they have one.
func ofOneKind(row []piece) []piece {
	kind := func(e entry) string { return e.node.Data + map[bool]string{true: " linked"}[e.url != ""] }
	times, commonest := map[string]int{}, ""
	for _, p := range row {
		if p.mark != nil {
			continue
		}
		k := kind(p.entry)
		if times[k]++; times[k] > times[commonest] {
			commonest = k
		}
	}
	var kept []piece
	for _, p := range row {
		if p.mark != nil || kind(p.entry) == commonest {
			kept = append(kept, p)
		}
	}
	return kept
}

// paired gives each date to its title. A row that begins and ends with titles,
// or with dates, could be paired in two ways, and so is not.
func paired(d *document, row []piece) []entry {
	if len(row) == 0 {
		return nil
	}
	dateFirst, dateLast := row[0].mark != nil, row[len(row)-1].mark != nil
	if dateFirst == dateLast {
		return nil
	}
	var entries []entry
	var waiting *mark
	for _, p := range row {
		switch last := len(entries) - 1; {
		case p.mark == nil:
			e := p.entry
			if waiting != nil {
				e.mark, e.text, waiting = waiting, textUnder(d, waiting.node)+" "+e.text, nil
			}
			entries = append(entries, e)
		case dateFirst:
			waiting = p.mark
		case entries[last].mark == nil:
			entries[last].mark = p.mark
			entries[last].text += " " + textUnder(d, p.mark.node)
		}
	}
	return entries
}

// flatTitle reads a child as the title of an entry.
func (f *finder) flatTitle(c *html.Node) (entry, bool) {
	if c.Type != html.ElementNode || f.d.hides(c) || f.marked(c) > 0 || heading(c) == 1 {
		return entry{}, false
	}
	return f.entry(c, nil)
}

// childOf is the child of a parent that holds a node.
func childOf(parent, n *html.Node) *html.Node {
	for n != nil && n.Parent != parent {
		n = n.Parent
	}
	return n
}
