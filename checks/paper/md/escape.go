package md

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/paper"
)

// inlineMarks are the signs that can mean something anywhere in a line.
const inlineMarks = "\\`*_[]<>|~&#$"

// inline is text with every such sign made harmless, and an exclamation mark
// at its end too: before a link it would make a picture of it, which a viewer
// fetches unasked.
func inline(s string) string {
	var b strings.Builder
	for i, r := range s {
		if strings.ContainsRune(inlineMarks, r) || r == '!' && i == len(s)-1 {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// settle makes the beginnings of lines harmless: of those that would open a
// list, underline the line above or rule a table. Signs such as # and > are
// harmless already after inline.
func settle(s string) string {
	list := strings.Split(s, "\n")
	for i, line := range list {
		line = strings.TrimSpace(line)
		list[i] = line
		if at := opening(line); at >= 0 {
			list[i] = line[:at] + `\` + line[at:]
		}
	}
	return strings.Join(list, "\\\n") // hard breaks
}

// opening finds the sign that gives the beginning of a line its meaning, -1 if
// there is none.
func opening(line string) int {
	if line != "" && strings.ContainsRune("-+=:", rune(line[0])) {
		return 0
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	rest := line[digits:]
	if digits > 0 && rest != "" && strings.ContainsRune(".)", rune(rest[0])) && (len(rest) == 1 || rest[1] == ' ') {
		return digits
	}
	return -1
}

// text is a plain text as a block of lines.
func text(s string) string { return lines(paper.Plain(s)) }

// strong is a text as a block in bold.
func strong(s string) string { return lines([]paper.Run{{Text: s, Bold: true}}) }

// lines is running text as a block: empty when there is nothing to read.
func lines(runs []paper.Run) string { return settle(strings.Trim(faces(runs), " \n")) }

// cell is running text as the content of a table's cell, which is one line.
func cell(runs []paper.Run) string {
	return strings.ReplaceAll(strings.Trim(faces(runs), " \n"), "\n", "<br>")
}

// faces writes runs one after the other with their emphasis and links.
func faces(runs []paper.Run) string {
	var b strings.Builder
	kept := tidy(runs)
	for i, r := range kept {
		for j, part := range strings.Split(r.Text, "\n") {
			if j > 0 {
				b.WriteString("\n")
			}
			before, after := ' ', ' '
			if b.Len() > 0 {
				before, _ = utf8.DecodeLastRuneInString(b.String())
			}
			if i+1 < len(kept) {
				after, _ = utf8.DecodeRuneInString(kept[i+1].Text)
			}
			b.WriteString(emphasis(part, r, before, after))
		}
	}
	return b.String()
}

// tidy cleans the texts of runs, leaves out empty ones and joins neighbours of
// one face, between which marks would run together.
func tidy(runs []paper.Run) []paper.Run {
	var kept []paper.Run
	for _, r := range runs {
		r.Text = paper.Clean(r.Text)
		if r.Text == "" {
			continue
		}
		if n := len(kept) - 1; n >= 0 {
			same := r
			same.Text = kept[n].Text
			if same == kept[n] {
				kept[n].Text += r.Text
				continue
			}
		}
		kept = append(kept, r)
	}
	return kept
}

// emphasis writes one line of a run. Spaces stay outside the marks. Where
// CommonMark would not take the marks for emphasis, because a letter or a mark
// stands beside them, they are left out: the word matters more than its face.
func emphasis(s string, r paper.Run, before, after rune) string {
	core := strings.Trim(s, " ")
	if core == "" {
		return s
	}
	head, tail, _ := strings.Cut(s, core)
	if head != "" {
		before = ' '
	}
	if tail != "" {
		after = ' '
	}
	first, _ := utf8.DecodeRuneInString(core)
	last, _ := utf8.DecodeLastRuneInString(core)
	out := inline(core)
	if target, ok := paper.Target(r.Link); ok {
		out, first, last = "["+out+"]("+destination(target)+")", '[', ')'
	}
	if r.Italic && before != '_' && boundary(before) && boundary(after) {
		out, first, last = "_"+out+"_", '_', '_'
	}
	if r.Bold && before != '*' && (boundary(before) || !boundary(first)) && (boundary(after) || !boundary(last)) {
		out = "**" + out + "**"
	}
	return head + out + tail
}

// boundary tells whether emphasis may begin or end beside this character.
func boundary(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r)
}

// destination is a link's address between < and >.
func destination(target string) string { return "<" + inDestination.Replace(target) + ">" }

var inDestination = strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", "&", `\&`, "|", "%7C")
