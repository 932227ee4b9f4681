// Package theme says how what is drawn looks: which of the terminal's own
// sixteen colours, and which signs.
//
// The idea: a screen never names a colour. It says what a word is (a verdict
// that a norm is broken, a key, a title) as a Style, and the theme answers with
// colour and weight. There are three themes: colours, mono (NO_COLOR: weight and
// reverse only) and either of them in ASCII signs for terminals without others.
// Whatever a colour says, a sign and a word say too.
package theme

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"ashyq/checks"
)

// Style is what a piece of text is.
type Style uint8

// The styles. Broken is a proven violation, Unknown what nobody can tell yet:
// only the first is red. Muted never carries what is needed.
const (
	Plain Style = iota
	Muted
	Title
	Focus
	KeyCap
	Met
	Partly
	Broken
	Unknown
	Fault
	Band
	Link
	count
)

// Theme draws styles. The zero value is not usable: see New.
type Theme struct {
	ASCII bool
	Mono  bool
	marks *[count][2][2]string // style, reversed, before and after
}

// New makes a theme. The terminal is asked nothing.
func New(mono, ascii bool) Theme {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.ANSI)
	t := Theme{ASCII: ascii, Mono: mono, marks: new([count][2][2]string)}
	for s := range count {
		look := styles(r, mono)[s]
		for i, l := range []lipgloss.Style{look, look.Reverse(true)} {
			before, after, _ := strings.Cut(l.Render("x"), "x")
			t.marks[s][i] = [2]string{before, after}
		}
	}
	return t
}

// styles are the looks: colours 0 to 15 alone, which the user's palette decides.
func styles(r *lipgloss.Renderer, mono bool) [count]lipgloss.Style {
	plain := r.NewStyle()
	ink := func(colour string) lipgloss.Style {
		if mono {
			return plain
		}
		return plain.Foreground(lipgloss.Color(colour))
	}
	return [count]lipgloss.Style{
		Plain: plain, Muted: ink("8"), Title: plain.Bold(true), Focus: ink("6").Bold(true), KeyCap: plain.Bold(true),
		Met: ink("2"), Partly: ink("1"), Broken: ink("1").Bold(true), Unknown: ink("3"), Fault: ink("5").Bold(true),
		Band: ink("6"), Link: ink("4").Underline(true),
	}
}

// Render draws a text of one style.
func (t Theme) Render(s Style, reversed bool, text string) string {
	i := 0
	if reversed {
		i = 1
	}
	m := t.marks[s][i]
	if t.ASCII {
		text = ascii.Replace(text)
	}
	return m[0] + text + m[1]
}

// ascii replaces the signs that we draw; letters stay.
var ascii = strings.NewReplacer(
	"✓", "+", "±", "~", "×", "x", "–", "-", "○", "o", "■", "#", "▸", ">", "◂", "<", "…", "~", "·", ".",
	"─", "-", "│", "|", "┌", "+", "┐", "+", "└", "+", "┘", "+", "┬", "+", "┴", "+", "├", "+", "┤", "+",
	"›", ">", "«", "\"", "»", "\"", "→", ">", "≠", "/", "№", "N", "—", "-", "↑", "^", "↓", "v", "←", "<",
	"\u00a0", " ",
)

// Verdict gives the sign and the style of a verdict.
func Verdict(v checks.Verdict) (sign string, s Style) {
	switch v {
	case checks.Met:
		return "✓", Met
	case checks.PartlyMet:
		return "±", Partly
	case checks.NotMet:
		return "×", Broken
	case checks.CannotTell:
		return "?", Unknown
	case checks.NotApplicable:
		return "–", Plain
	}
	return "○", Plain
}

// State gives the sign and the style of a slot, an item or an event.
func State(s checks.State) (sign string, style Style) {
	switch s {
	case checks.Filled:
		return "■", Met
	case checks.NoEvent, checks.Late, checks.Differs, checks.State(checks.Absent):
		return "×", Broken
	case checks.Unknown, checks.Unclear, checks.State(checks.Unseen):
		return "?", Unknown
	case checks.Cut, checks.Outside:
		return "-", Muted
	case checks.Future, checks.Pending:
		return ".", Muted
	case checks.InTime, checks.InTerm, checks.Alike, checks.State(checks.Present):
		return "✓", Met
	case checks.State(checks.Incomplete):
		return "±", Partly
	case checks.State(checks.Inapplicable):
		return "–", Plain
	}
	return "○", Plain
}
