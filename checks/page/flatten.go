package page

import (
	"strings"

	"golang.org/x/net/html"
)

// Elements by how flattening treats them.
var (
	// implied end by themselves where the next begins, so they never pile up.
	implied = words("p li dt dd tr td th tbody thead tfoot colgroup caption html head body")
	// rawText hold text that must not become visible by losing its tags.
	rawText = words("script style textarea title xmp iframe noembed noframes noscript")
	// void hold nothing.
	void = words("area base br col embed hr img input link meta param source track wbr")
	// lasting are kept a little deeper than the rest, for what they say.
	lasting = words("a h1 h2 h3 h4 h5 h6 template")
)

// words makes a set of words.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// openTag is an element that is open while flattening.
type openTag struct {
	name    string
	dropped bool
}

// flattener copies a page and leaves out the tags, never the text, of elements
// that stand deeper than a bound. Each counted element brings at most four
// implied ones with it (table, tbody, tr, td, p), so that depth 64, and half as
// much for what lasts, stays under the 512 of the library.
type flattener struct {
	depth int
	kept  int // elements open and not dropped
	stack []openTag
	names map[string]int // how often a name stands in the stack
	out   strings.Builder
}

// flatten takes away the depth of a page.
func flatten(text string, depth int) string {
	f := flattener{depth: depth, names: map[string]int{}}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return f.out.String()
		}
		source := string(z.Raw()) // TagName changes the bytes it reads
		keep := true
		switch kind {
		case html.StartTagToken:
			name, _ := z.TagName()
			keep = f.start(string(name), source)
		case html.EndTagToken:
			name, _ := z.TagName()
			keep = f.end(string(name))
		}
		if keep {
			f.out.WriteString(source)
		}
	}
}

// start decides about a start tag.
func (f *flattener) start(name, source string) bool {
	switch {
	case implied[name] || rawText[name] || void[name]:
		return true
	case name == "svg" || name == "math" || name == "plaintext":
		return false // here the rules of what ends by itself do not hold
	}
	most := f.depth
	if lasting[name] || hides(source) {
		most += f.depth / 2
	}
	dropped := f.kept >= most
	if !dropped {
		f.kept++
	}
	f.stack = append(f.stack, openTag{name, dropped})
	f.names[name]++
	return !dropped
}

// end decides about an end tag, which also ends whatever was left open inside.
func (f *flattener) end(name string) bool {
	if f.names[name] == 0 {
		return name != "svg" && name != "math"
	}
	for {
		last := f.stack[len(f.stack)-1]
		f.stack = f.stack[:len(f.stack)-1]
		f.names[last.name]--
		if !last.dropped {
			f.kept--
		}
		if last.name == name {
			return !last.dropped
		}
	}
}

// hides tells a start tag that may hide what it holds.
func hides(source string) bool {
	return strings.Contains(source, "hidden") || strings.Contains(source, "style")
}
