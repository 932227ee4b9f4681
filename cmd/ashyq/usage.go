package main

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"ashyq/checks/lang"
)

// kong tells of a wrong command line in English sentences and has no types for
// them. What is missing is found in its model instead; the rest is known by the
// shape of the sentence, and what has no known shape is told in general words.
// The tests hold a command line for every shape.

var (
	unknownFlag  = regexp.MustCompile(`^unknown flag (\S*?)(?:, did you mean (.*)\?)?$`)
	tooMuch      = regexp.MustCompile(`(?s)^unexpected argument (.*?)(?:, did you mean (.*)\?)?$`)
	noValue      = regexp.MustCompile(`^(--[\w-]+|\[?<[\w-]+>[^:]*): expected .* value but got `)
	notBool      = regexp.MustCompile(`^(--[\w-]+): bool value must be `)
	straySetting = regexp.MustCompile(`^unexpected flag argument `)
	inQuotes     = regexp.MustCompile(`"([^"]+)"`)
)

// misused puts an error of parsing into the user's words. Values that refused
// themselves have told why already.
func misused(p *kong.ParseError) error {
	if e, ok := lang.AsError(p); ok {
		return e
	}
	c, text := p.Context, p.Error()
	help := lang.Args{"command": commandLine(c.Selected())}
	with := func(code, name, value string) error {
		help[name] = lang.Line(value)
		return usage(code, help)
	}
	if m := unknownFlag.FindStringSubmatch(text); m != nil {
		if m[2] != "" {
			help["near"] = candidates(m[2])
			return with("usage.unknown-flag-near", "flag", m[1])
		}
		return with("usage.unknown-flag", "flag", m[1])
	}
	if m := tooMuch.FindStringSubmatch(text); m != nil {
		return unexpected(c, m[1], candidates(m[2]), with)
	}
	if m := noValue.FindStringSubmatch(text); m != nil {
		return with("usage.no-value", "flag", m[1])
	}
	if m := notBool.FindStringSubmatch(text); m != nil {
		return with("usage.takes-no-value", "flag", m[1])
	}
	if straySetting.MatchString(text) {
		return usage("usage.unread", help)
	}
	return missing(c, help)
}

// unexpected tells of a word that fits nowhere: an unknown command where one is
// expected, else a word too many.
func unexpected(c *kong.Context, word string, near []string, with func(code, name, value string) error) error {
	node := c.Selected()
	if node != nil && len(node.Children) == 0 {
		return with("usage.too-many", "word", word)
	}
	e := with("usage.unknown-command", "word", word).(*lang.Error)
	if len(near) > 0 {
		e.Hint = messages().Text("usage.near", lang.Args{"near": near})
	}
	return e
}

// candidates gives the words that kong would offer instead.
func candidates(text string) []string {
	var out []string
	for _, m := range inQuotes.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

// missing looks in the model for what the command needs and did not get.
func missing(c *kong.Context, help lang.Args) error {
	node := c.Selected()
	if node == nil {
		return usage("usage.unread", help)
	}
	var args []lang.Text
	for _, p := range node.Positional {
		if p.Required && !p.Set {
			args = append(args, placeOf(p))
		}
	}
	var flags []string
	for _, f := range node.Flags {
		if f.Required && !f.Set {
			flags = append(flags, "--"+f.Name)
		}
	}
	var commands []string
	for _, child := range node.Children {
		switch {
		case child.Type == kong.ArgumentNode:
			args = append(args, placeOf(child.Argument))
		case !child.Hidden:
			commands = append(commands, child.Name)
		}
	}
	switch {
	case len(args) > 0:
		help["args"] = args
		return usage("usage.missing-args", help)
	case len(flags) > 0:
		help["flags"] = flags
		return usage("usage.missing-flags", help)
	case len(commands) > 0:
		help["commands"] = commands
		return usage("usage.missing-command", help)
	}
	return usage("usage.unread", help)
}

// commandLine writes the way to a command as it is typed, for hints.
func commandLine(node *kong.Node) string {
	path := "ashyq"
	if words := commandPath(node); len(words) > 0 {
		path += " " + strings.Join(words, " ")
	}
	return path
}

// oddFlag finds a short flag in letters that no flag has, as when "-o" is typed
// on a Russian keyboard: kong would cut the letter into bytes.
func oddFlag(args []string) (string, bool) {
	for _, arg := range args {
		if arg == "--" {
			break
		}
		rest, ok := strings.CutPrefix(arg, "-")
		if r, size := utf8.DecodeRuneInString(rest); ok && size > 0 && r >= utf8.RuneSelf {
			return lang.Line(arg), true
		}
	}
	return "", false
}
