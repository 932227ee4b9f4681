// Package papers is what becomes of the papers of an inspection: those that may be
// issued, those that were, and the months after each of them.
//
// The idea: a paper that left the office is a list of violations, and each of them
// has a course of its own: it is objected to, answered, eliminated or not. The first
// screen lists the papers, the second walks the violations of one of them; what comes
// next is said by the desk, the same for commands and screens.
package papers

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
