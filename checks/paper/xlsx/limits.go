package xlsx

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// limits are what a workbook has room for.
type limits struct {
	rows, columns int
	letters       int // in a cell, of 16 bits each
}

// excel has had these limits since 2007.
var excel = limits{rows: 1_048_576, columns: 16_384, letters: 32_767}

// mostDigits is the longest text that becomes a number: what Excel shows whole.
// BINs and IINs are longer and stay texts, all of them, whether they begin with
// a nought or not.
const mostDigits = 11

// whole tells a text that is a whole number and nothing else: digits without a
// nought before them.
func whole(text string) (int64, bool) {
	if text == "" || len(text) > mostDigits || strings.Trim(text, "0123456789") != "" || text[0] == '0' && text != "0" {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil
}

// text is what stands in a cell: the runs one behind the other, and where they
// are longer than a cell can be, as much as fits and a word about it.
func (b *book) text(runs []paper.Run) string {
	var all strings.Builder
	for _, r := range runs {
		all.WriteString(paper.Clean(r.Text))
	}
	text := strings.TrimSpace(all.String())
	if letters(text) <= b.limits.letters {
		return text
	}
	note := "… " + b.say("cell.cut", nil)
	return cut(text, b.limits.letters-letters(note)) + note
}

// letters is how long Excel takes a text to be.
func letters(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// cut is the beginning of a text, so many letters long at most.
func cut(text string, most int) string {
	n := 0
	for i, r := range text {
		if n += utf16.RuneLen(r); n > most {
			return text[:i]
		}
	}
	return text
}

// mostInName is how long the name of a sheet may be.
const mostInName = 31

// names are those of the sheets so far.
type names []string

// taken tells a name that there is one like: Excel has no regard to case.
func (n names) taken(name string) bool {
	const kept = "history" // Excel keeps it for itself
	return slices.ContainsFunc(append(n, kept), func(x string) bool { return strings.EqualFold(x, name) })
}

// inName writes the signs that no name may have.
var inName = strings.NewReplacer(":", " ", `\`, " ", "/", " ", "?", " ", "*", " ", "[", "(", "]", ")", "'", "’")

// take gives a sheet a name after a title: cleaned, cut between words where it
// is too long, and with a number where there is one like it.
func (n *names) take(title string) string {
	title = lang.Line(inName.Replace(lang.Line(title)))
	if title == "" {
		title = "1"
	}
	name := shortened(title, mostInName)
	for i := 2; n.taken(name); i++ {
		ending := " (" + strconv.Itoa(i) + ")"
		name = shortened(title, mostInName-len(ending)) + ending
	}
	*n = append(*n, name)
	return name
}

func shortened(title string, most int) string {
	if letters(title) <= most {
		return title
	}
	short := cut(title, most-1)
	if r, _ := utf8.DecodeRuneInString(title[len(short):]); r != ' ' {
		if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
			short = short[:i]
		}
	}
	return strings.TrimRight(short, " ,;.") + "…"
}
