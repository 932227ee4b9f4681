package standard

import (
	"strings"
	"testing"

	"ashyq/checks/lang"
)

// A text that goes too deep is refused with its line before it is decoded; brackets
// and points in quotations and notes are letters.
func TestTextsThatGoTooDeepAreRefused(t *testing.T) {
	for _, e := range []struct {
		sentence, text string
		line           int // 0: taken
	}{
		{"an honest text", "a = 1\n[b.c.d]\ne = { kk = \"x\", ru = \"y\" }\nf = [[1, 2], [3]]\n", 0},
		{"points in a quotation", "a = \"" + strings.Repeat(".", 100) + "\"\n", 0},
		{"brackets in quotations of several lines", "a = '''" + strings.Repeat("[\n", 100) + "'''\nb = \"\"\"\n" + strings.Repeat("{\\\"", 100) + "\"\"\"\n", 0},
		{"brackets in a note", "# " + strings.Repeat("[", 100) + "\na = 1 # " + strings.Repeat("{", 100), 0},
		{"points of many lines", strings.Repeat("a.b = 1.5\n", 100), 0},
		{"lists in lists", "\n\na = " + strings.Repeat("[", 100) + "\n", 3},
		{"tables in tables", "a = " + strings.Repeat("{ a = ", 100), 1},
		{"a key without end", "b = 1\n" + strings.Repeat("a.", 100) + "a = 1\n", 2},
		{"a head without end", "[" + strings.Repeat("a . ", 100) + "a]\n", 1},
		{"after a quotation that hides nothing", "a = \"\\\"\"\nb = '\\'\nc = " + strings.Repeat("[", 100), 3},
		{"after a quotation that is never closed", "a = \"x\nc = " + strings.Repeat("[", 100), 2},
	} {
		err := Shallow(e.text)
		told, ok := lang.AsError(err)
		switch {
		case e.line == 0 && err != nil:
			t.Errorf("%s: %v", e.sentence, err)
		case e.line > 0 && (!ok || told.Code != "added.too-deep" || !strings.Contains(told.Text.EN, "Line "+string(rune('0'+e.line))+":")):
			t.Errorf("%s: %v", e.sentence, err)
		}
	}
}
