package page

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// expression is a regular expression that is looked for with an automaton (see
// automaton.go), and by the library where that does not know. Its methods mean
// what they mean in regexp.
type expression struct {
	source    string
	bit       uint8 // in the mask of a sieve; 0 where any text may match
	compiled  func() *regexp.Regexp
	automaton func() *automaton // nil where there is none
}

// expressions are all that the package has, in the order of their making.
var expressions []*expression

// pattern makes an expression, which is compiled when it is first needed, not
// at the start of the program.
func pattern(source string) func() *expression {
	e := &expression{source: source}
	e.compiled = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })
	e.automaton = sync.OnceValue(func() *automaton { return newAutomaton(source) })
	expressions = append(expressions, e)
	return func() *expression { return e }
}

// find is the first match at a place or behind it, start -1 if there is none,
// where the automaton knows that.
func (e *expression) find(text string, from int) (start, end int, known bool) {
	if a := e.automaton(); a != nil {
		if start, end, known = a.find(text, from); known {
			if end < 0 {
				start = -1
			}
			return start, end, true
		}
	}
	if !sift(text).may(e) {
		return -1, -1, true
	}
	return 0, 0, false
}

// asked is the regular expression if a text may match it, else nil; with the
// part of the text that the first match lies in, which the library reads sooner
// than the whole, and what stands before that.
func (e *expression) asked(text string) (re *regexp.Regexp, part string, before int) {
	start, end, known := e.find(text, 0)
	switch {
	case !known:
		return e.compiled(), text, 0
	case start < 0:
		return nil, "", 0
	}
	if e.automaton().asksStart {
		start = 0
	}
	if e.automaton().asksEnd {
		end = len(text)
	}
	return e.compiled(), text[start:end], start
}

func (e *expression) MatchString(text string) bool {
	start, _, known := e.find(text, 0)
	if !known {
		return e.compiled().MatchString(text)
	}
	return start >= 0
}

func (e *expression) FindString(text string) string {
	start, end := e.index(text)
	if start < 0 {
		return ""
	}
	return text[start:end]
}

func (e *expression) FindStringIndex(text string) []int {
	start, end := e.index(text)
	if start < 0 {
		return nil
	}
	return []int{start, end}
}

// index is the first match, start -1 if there is none.
func (e *expression) index(text string) (start, end int) {
	start, end, known := e.find(text, 0)
	if known {
		return start, end
	}
	if m := e.compiled().FindStringIndex(text); m != nil {
		return m[0], m[1]
	}
	return -1, -1
}

func (e *expression) FindStringSubmatch(text string) []string {
	if re, part, _ := e.asked(text); re != nil {
		return re.FindStringSubmatch(part)
	}
	return nil
}

func (e *expression) FindStringSubmatchIndex(text string) []int {
	re, part, before := e.asked(text)
	if re == nil {
		return nil
	}
	found := re.FindStringSubmatchIndex(part)
	for i := range found {
		if found[i] >= 0 {
			found[i] += before
		}
	}
	return found
}

func (e *expression) FindAllString(text string, most int) []string {
	var found []string
	for _, m := range e.FindAllStringIndex(text, most) {
		found = append(found, text[m[0]:m[1]])
	}
	return found
}

func (e *expression) FindAllStringIndex(text string, most int) [][]int {
	var found [][]int
	for at, last := 0, -1; at <= len(text) && (most < 0 || len(found) < most); {
		start, end, known := e.find(text, at)
		switch {
		case !known:
			return e.compiled().FindAllStringIndex(text, most)
		case start < 0:
			return found
		}
		if start < end || start != last { // nothing right behind a match is none
			found = append(found, []int{start, end})
		}
		last = end
		if at = end; start == end {
			_, size := utf8.DecodeRuneInString(text[end:])
			at += max(size, 1)
		}
	}
	return found
}

func (e *expression) FindAllStringSubmatch(text string, most int) [][]string {
	if !e.MatchString(text) {
		return nil
	}
	return e.compiled().FindAllStringSubmatch(text, most)
}

func (e *expression) ReplaceAllString(text, by string) string {
	if by != "" && e.MatchString(text) {
		return e.compiled().ReplaceAllString(text, by)
	}
	found := e.FindAllStringIndex(text, -1)
	if len(found) == 0 {
		return text
	}
	var rest strings.Builder
	at := 0
	for _, m := range found {
		rest.WriteString(text[at:m[0]])
		at = m[1]
	}
	return rest.String() + text[at:]
}

var oneOfSigns = strings.NewReplacer("*", `\p{L}*`, "_", " ", ".", `\.`)

// oneOf is the part of a regular expression that matches any of the words of a
// list: * stands for any further letters, _ for a space, ? makes the letter
// before it optional.
func oneOf(list string) string {
	words := strings.Fields(list)
	for i, word := range words {
		words[i] = oneOfSigns.Replace(word)
	}
	return "(?:" + strings.Join(words, "|") + ")"
}
