// Package home holds the first screens: the lists of inspections and of holders,
// the journal of the office, the settings, and what is offered back after the
// program was cut short.
//
// The idea: they are rooms beside each other, not above each other. One of them
// stands at the bottom of the stack; another takes its place and each remembers
// where the analyst was. A list never holds what it does not show: it knows how
// many rows there are and has a window of them from the store, so that a hundred
// thousand inspections are walked like ten.
package home

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
