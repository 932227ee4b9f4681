package template

// A stretch is a run of neighbours in a container: a node by itself, or what stands
// between two markers.
type stretch struct {
	node  *node // by itself, or the first marker
	open  place // of the marker, where there is one
	inner []*node
	end   *node
	fault string
}

// stretches parts the children of a container at the markers that stand alone in
// their paragraph or row.
func stretches(kids []*node) (list []stretch) {
	for i := 0; i < len(kids); i++ {
		m, ok := marker(kids[i])
		switch {
		case !ok:
			list = append(list, stretch{node: kids[i]})
		case m.closes():
			list = append(list, stretch{node: kids[i], open: m, fault: "section.stray"})
		default:
			end := matching(kids, i)
			if end < 0 {
				list = append(list, stretch{node: kids[i], open: m, fault: "section.endless"})
				continue
			}
			s := stretch{node: kids[i], open: m, inner: kids[i+1 : end], end: kids[end]}
			if closing, _ := marker(kids[end]); closing.verb != "/"+m.verb {
				s.fault = "section.crossed"
			}
			list = append(list, s)
			i = end
		}
	}
	return list
}

// matching finds the marker that ends the part which begins at i, -1 where none
// does.
func matching(kids []*node, i int) int {
	depth := 0
	for j := i; j < len(kids); j++ {
		m, ok := marker(kids[j])
		switch {
		case ok && m.opens():
			depth++
		case ok && m.closes():
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return -1
}

// unit tells whether a paragraph or a row carries its own markers: the first of its
// places begins a part that the last one ends. Then the paragraph or row itself is
// what is repeated or left out. Markers in one cell of a row are about what stands in
// that cell, and an "if" inside one paragraph is about its words.
func unit(n *node) (open place, ok bool) {
	cells := []*node{n}
	if n.name == "w:tr" {
		cells = n.children("w:tc")
	} else if n.name != "w:p" {
		return place{}, false
	}
	var list []place
	var in []*node
	for _, c := range cells {
		for _, p := range paragraphs(c) {
			for _, x := range textOf(p).places() {
				list, in = append(list, x), append(in, c)
			}
		}
	}
	if len(list) < 2 || !list[0].opens() || list[len(list)-1].verb != "/"+list[0].verb {
		return place{}, false
	}
	depth := 0
	for i, x := range list {
		if x.opens() {
			depth++
		}
		if x.closes() {
			depth--
		}
		if depth == 0 {
			whole := in[0] != in[i] || n.name == "w:p" && list[0].verb == "each"
			return list[0], i == len(list)-1 && whole
		}
	}
	return place{}, false
}

// strip takes the two markers of a unit out of it.
func strip(n *node) {
	var first, last *node
	for _, p := range paragraphs(n) {
		if len(textOf(p).places()) > 0 {
			if first == nil {
				first = p
			}
			last = p
		}
	}
	if first == nil {
		return
	}
	t := textOf(last)
	list := t.places()
	end := list[len(list)-1]
	t.cutOut(end.from, end.to)
	t = textOf(first)
	begin := t.places()[0]
	t.cutOut(begin.from, begin.to)
}

// deepest is how far parts may stand in one another.
const deepest = 4
