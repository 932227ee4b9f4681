package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"ashyq/checks/lang"
)

// helpWidth is the width that help is wrapped to.
const helpWidth = 88

// help prints what can be done from where the command line has come to.
func (s *session) help(c *kong.Context) error {
	node := c.Selected()
	if node == nil {
		node = c.Model.Node
	}
	h := helper{session: s, node: node}
	h.print()
	return nil
}

// helper writes the help of one command.
type helper struct {
	*session
	node *kong.Node
}

func (h helper) print() {
	fmt.Fprintf(h.out, "%s: %s\n\n", h.say("help.usage", nil), h.usageLine())
	for line := range strings.SplitSeq(wrapped(h.about(h.node), helpWidth), "\n") {
		fmt.Fprintln(h.out, line)
	}
	h.section("help.commands", h.commands())
	h.section("help.arguments", h.arguments())
	own, common := h.flagLines()
	h.section("help.flags", own)
	h.section("help.common", common)
	if key := messageKey("example", h.node); known()[key] {
		fmt.Fprintf(h.out, "\n%s\n  %s\n", h.say("help.example", nil), h.say(key, nil))
	}
	if len(h.node.Children) > 0 {
		line := h.say("help.more", lang.Args{"command": commandLine(h.node)})
		fmt.Fprintf(h.out, "\n%s\n", wrapped(line, helpWidth))
	}
}

// usageLine is the command with its arguments and required flags.
func (h helper) usageLine() string {
	words := []string{"ashyq"}
	for _, n := range ancestry(h.node) {
		if n.Type == kong.ArgumentNode {
			words = append(words, placeOf(n.Argument).In(h.lang))
			continue
		}
		words = append(words, n.Name)
	}
	for _, p := range h.node.Positional {
		words = append(words, h.argument(p))
	}
	optional := false
	for _, f := range h.node.Flags {
		if f.Required {
			words = append(words, h.flag(f))
		}
		optional = optional || !f.Required
	}
	if len(h.node.Children) > 0 {
		words = append(words, h.say("place.command", nil))
	}
	if optional {
		words = append(words, "["+h.say("place.flags", nil)+"]")
	}
	return strings.Join(words, " ")
}

func (h helper) argument(p *kong.Positional) string {
	word := placeOf(p).In(h.lang)
	if p.IsCumulative() {
		word += "…"
	}
	if !p.Required {
		word = "[" + word + "]"
	}
	return word
}

// flag writes a flag with what stands for its value.
func (h helper) flag(f *kong.Flag) string {
	out := "--" + f.Name
	if f.Short != 0 {
		out = "-" + string(f.Short) + ", " + out
	}
	if f.PlaceHolder != "" {
		out += " " + h.say("place."+f.PlaceHolder, nil)
	}
	if f.IsCumulative() {
		out += "…"
	}
	return out
}

// line is a word of the command line with what it means.
type line struct{ word, meaning string }

func (h helper) commands() []line {
	var out []line
	for _, child := range h.node.Children {
		if child.Type == kong.ArgumentNode {
			out = append(out, helper{h.session, child}.commands()...)
			continue
		}
		if !child.Hidden {
			out = append(out, line{child.Name, h.brief(child)})
		}
	}
	return out
}

func (h helper) arguments() []line {
	var out []line
	for _, n := range ancestry(h.node) {
		if n.Type == kong.ArgumentNode {
			out = append(out, line{placeOf(n.Argument).In(h.lang), h.meaning("arg", n, n.Argument.Name)})
		}
	}
	for _, p := range h.node.Positional {
		out = append(out, line{h.argument(p), h.meaning("arg", h.node, p.Name)})
	}
	return out
}

// flagLines gives the flags of the command and those of every command.
func (h helper) flagLines() (own, common []line) {
	for _, n := range append(ancestry(h.node), root(h.node)) {
		for _, f := range n.Flags {
			l := line{h.flag(f), h.meaning("flag", n, f.Name)}
			if f.Required {
				l.meaning += " (" + h.say("help.required", nil) + ")"
			}
			if n.Type == kong.ApplicationNode {
				common = append(common, l)
			} else {
				own = append(own, l)
			}
		}
	}
	return own, common
}

// section prints lines under a title, their meanings in one column.
func (h helper) section(title string, lines []line) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(h.out, "\n%s\n", h.say(title, nil))
	const widest = 30
	width := 0
	for _, l := range lines {
		if n := utf8.RuneCountInString(l.word); n <= widest {
			width = max(width, n)
		}
	}
	for _, l := range lines {
		margin := strings.Repeat(" ", width+4)
		meaning := strings.ReplaceAll(wrapped(l.meaning, helpWidth-len(margin)), "\n", "\n"+margin)
		if utf8.RuneCountInString(l.word) > width {
			fmt.Fprintf(h.out, "  %s\n%s%s\n", l.word, margin, meaning)
			continue
		}
		fmt.Fprintf(h.out, "  %s  %s\n", padded(l.word, width), meaning)
	}
}

// about is what a command does, in full; brief is its first sentence.
func (h helper) about(n *kong.Node) string {
	key := messageKey("command", n)
	out := h.say(key, nil)
	if known()[key+".more"] {
		out += " " + h.say(key+".more", nil)
	}
	return out
}

func (h helper) brief(n *kong.Node) string {
	return strings.TrimSuffix(h.say(messageKey("command", n), nil), ".")
}

// meaning finds what a flag or an argument means: for this command, else in
// general.
func (h helper) meaning(kind string, n *kong.Node, name string) string {
	return h.say(meaningKey(kind, n, name), nil)
}

func meaningKey(kind string, n *kong.Node, name string) string {
	for key := messageKey(kind, n); key != kind; key = key[:strings.LastIndex(key, ".")] {
		if known()[key+"."+name] {
			return key + "." + name
		}
	}
	return kind + "." + name
}

// messageKey names the message of a command: "command.evidence.add".
func messageKey(kind string, n *kong.Node) string {
	key := kind
	for _, n := range ancestry(n) {
		if n.Type == kong.CommandNode && n.Name != "ashyq" {
			key += "." + n.Name
		}
	}
	return key
}

// placeOf is the word that stands for a value in usage lines.
func placeOf(v *kong.Value) lang.Text { return messages().Text("place."+v.Name, nil) }

// ancestry lists the nodes from the first command down to this one; the root is
// not among them.
func ancestry(n *kong.Node) []*kong.Node {
	if n == nil || n.Type == kong.ApplicationNode {
		return nil
	}
	return append(ancestry(n.Parent), n)
}

func root(n *kong.Node) *kong.Node {
	for n.Parent != nil {
		n = n.Parent
	}
	return n
}

// commandPath lists the words of a command as far as they are fixed.
func commandPath(n *kong.Node) []string {
	var out []string
	for _, n := range ancestry(n) {
		if n.Type == kong.ArgumentNode {
			break
		}
		out = append(out, n.Name)
	}
	return out
}

// wrapped breaks a text between words; a longer word has a line of its own.
func wrapped(text string, width int) string {
	var b strings.Builder
	room := 0
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case b.Len() == 0:
		case n < room:
			b.WriteByte(' ')
			room--
		default:
			b.WriteByte('\n')
			room = width
		}
		if b.Len() == 0 {
			room = width
		}
		b.WriteString(word)
		room -= n
	}
	return b.String()
}
