// Package aid holds the screens that help with all others: the list of all acts,
// the help for a screen, a text to be read, the errors, the question before
// leaving, what was left unwritten.
//
// The idea: help and the palette know nothing. They are drawn from the actions
// of the screen from which they were called, with their keys, and with the
// reason where something cannot be done.
package aid

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
