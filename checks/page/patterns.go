package page

import (
	"regexp"
	"strings"
	"sync"
)

// expression is a regular expression that is asked only about texts that hold
// what it needs (see sieve.go). Its methods mean what they mean in regexp.
type expression struct {
	source   string
	bit      uint8 // in the mask of a sieve; 0 where any text may match
	compiled func() *regexp.Regexp
}

// expressions are all that the package has, in the order of their making.
var expressions []*expression

// pattern makes an expression, which is compiled when it is first needed, not
// at the start of the program.
func pattern(source string) func() *expression {
	e := &expression{source: source}
	e.compiled = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })
	expressions = append(expressions, e)
	return func() *expression { return e }
}

// asked is the regular expression if a text may match it, else nil.
func (e *expression) asked(text string) *regexp.Regexp {
	if !sift(text).may(e) {
		return nil
	}
	return e.compiled()
}

func (e *expression) MatchString(text string) bool {
	re := e.asked(text)
	return re != nil && re.MatchString(text)
}

func (e *expression) FindString(text string) string {
	if re := e.asked(text); re != nil {
		return re.FindString(text)
	}
	return ""
}

func (e *expression) FindStringIndex(text string) []int {
	if re := e.asked(text); re != nil {
		return re.FindStringIndex(text)
	}
	return nil
}

func (e *expression) FindStringSubmatch(text string) []string {
	if re := e.asked(text); re != nil {
		return re.FindStringSubmatch(text)
	}
	return nil
}

func (e *expression) FindStringSubmatchIndex(text string) []int {
	if re := e.asked(text); re != nil {
		return re.FindStringSubmatchIndex(text)
	}
	return nil
}

func (e *expression) FindAllString(text string, most int) []string {
	if re := e.asked(text); re != nil {
		return re.FindAllString(text, most)
	}
	return nil
}

func (e *expression) FindAllStringIndex(text string, most int) [][]int {
	if re := e.asked(text); re != nil {
		return re.FindAllStringIndex(text, most)
	}
	return nil
}

func (e *expression) FindAllStringSubmatch(text string, most int) [][]string {
	if re := e.asked(text); re != nil {
		return re.FindAllStringSubmatch(text, most)
	}
	return nil
}

func (e *expression) ReplaceAllString(text, by string) string {
	if re := e.asked(text); re != nil {
		return re.ReplaceAllString(text, by)
	}
	return text
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
