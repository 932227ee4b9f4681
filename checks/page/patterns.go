package page

import (
	"regexp"
	"strings"
	"sync"
)

// pattern compiles a regular expression when it is first needed, not at the
// start of the program.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
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
