package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// say gives a message in the language of the user.
func (s *session) say(key string, a lang.Args) string { return messages().Text(key, a).In(s.lang) }

// saying prints a message as a line.
func (s *session) saying(key string, a lang.Args) { fmt.Fprintln(s.out, s.say(key, a)) }

// warn says something beside the answer: what was done stands, and is to be looked
// at.
func (s *session) warn(t lang.Text) { fmt.Fprintln(s.stderr, s.words(t)) }

// words gives a text in the language of the user, foreign text on one line.
func (s *session) words(t lang.Text) string { return lang.Line(t.Best(s.lang)) }

// answer prints a value as JSON where programs asked, else calls the printer
// for people.
func (s *session) answer(value any, people func()) error {
	if !s.flags.JSON {
		people()
		return nil
	}
	var text strings.Builder
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(value); err != nil {
		return err
	}
	_, err := s.out.Write(lang.Visible(text.String()))
	return err
}

// saved is the answer of an act that has nothing else to say.
type saved struct {
	Saved bool `json:"saved"`
}

// done answers an act with a message, and with JSON that says it is saved.
func (s *session) done(key string, a lang.Args) error {
	return s.answer(saved{true}, func() { s.saying(key, a) })
}

// list is never null in JSON.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

// mark draws a verdict as one sign.
func (s *session) mark(v checks.Verdict) string {
	return s.sign(map[checks.Verdict]string{
		checks.Met: "✓+", checks.PartlyMet: "±~", checks.NotMet: "×x",
		checks.CannotTell: "??", checks.NotApplicable: "–-", checks.NotChecked: "○o",
	}[v])
}

// stateMark draws the state of a slot, an event, an item or a row.
func (s *session) stateMark(u checks.State) string {
	return s.sign(map[checks.State]string{
		checks.Filled: "■#", checks.NoEvent: "×x", checks.Unknown: "??", checks.Cut: "--", checks.Future: "..",
		checks.InTime: "✓+", checks.Late: "×x", checks.InTerm: "✓+", checks.Pending: "..", checks.Unclear: "??",
		checks.Outside: "--", checks.Alike: "✓+", checks.Differs: "×x",
		checks.State(checks.Present): "✓+", checks.State(checks.Incomplete): "±~",
		checks.State(checks.Absent): "×x", checks.State(checks.Inapplicable): "–-",
	}[u])
}

// sign takes one of a pair: the sign, or what stands for it in ASCII.
func (s *session) sign(pair string) string {
	_, size := utf8.DecodeRuneInString(pair)
	switch {
	case pair == "":
		return "?"
	case s.ascii:
		return pair[size:]
	}
	return pair[:size]
}

// verdict is a verdict as people read it: a sign and a word.
func (s *session) verdict(v checks.Verdict) string { return s.mark(v) + " " + s.words(v.Words()) }

// dot parts facts that stand on one line.
func (s *session) dot() string {
	if s.ascii {
		return " | "
	}
	return " · "
}

// facts joins what is there.
func (s *session) facts(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, s.dot())
}

// grid prints rows in columns. For a screen reader there are no columns: each
// row is one line of facts.
func (s *session) grid(rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		if s.linear {
			fmt.Fprintln(s.out, s.facts(row...))
			continue
		}
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(padded(cell, widths[i]) + "  ")
		}
		fmt.Fprintln(s.out, strings.TrimRight(b.String(), " "))
	}
}

// pairs prints labels with their values; what is empty is left out.
func (s *session) pairs(rows [][2]string) {
	var out [][]string
	for _, r := range rows {
		if r[1] != "" {
			out = append(out, []string{s.say(r[0], nil), r[1]})
		}
	}
	s.grid(out)
}

// padded fills a word with spaces up to a width.
func padded(s string, width int) string {
	if n := utf8.RuneCountInString(s); n < width {
		return s + strings.Repeat(" ", width-n)
	}
	return s
}

// short is the ending of an id that lists show and commands accept.
func short(id string) string {
	const shown = 8
	if len(id) <= shown {
		return id
	}
	return id[len(id)-shown:]
}
