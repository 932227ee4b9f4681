// Package conflict is where two people who saw one thing differently are brought
// together: what each said, with what each had before the eyes, and a decision.
//
// The idea: nothing chooses by itself, and nothing is lost. The list says what is seen
// differently; below stand the answers beside each other; the buttons are the answers,
// and the focus rests on the one that decides nothing. Whoever decides says why, and may
// take it back.
package conflict

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
