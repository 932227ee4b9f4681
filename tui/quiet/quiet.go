// Package quiet keeps the program from questioning the terminal at its start.
//
// Bubble Tea v1 asks the terminal for the colour of its background in the init
// of a package, before main, and waits up to five seconds for an answer that
// some terminals never give. Whoever says the answer first is not asked. This
// package says it, and it is heard because packages without a need for each
// other are initialised in the order of their import paths, and "ashyq/…" sorts
// before "github.com/…". It therefore imports Lip Gloss and nothing else.
package quiet

import "github.com/charmbracelet/lipgloss"

// The answer moves no colour of ours: every theme names colours of the
// terminal's own palette.
func init() { lipgloss.SetHasDarkBackground(true) }
