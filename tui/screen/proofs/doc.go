// Package proofs lists what an inspection rests on: all its evidence and coverage, and
// the addresses at which stands were looked at.
//
// The idea: on a check one sees the evidence for that check; who hands a case on, or
// answers an objection, must see all of it, in the order of the days, and find one
// piece by a word, a check, a kind or a person. Nothing is told here that the sheets of
// evidence do not tell: a line leads to the sheet on which it was written.
package proofs

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
