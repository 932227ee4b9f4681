// Package leaning lists what refuted evidence left to be answered.
//
// The idea: evidence that turned out to be false was leaned on while it stood. Each
// verdict, paper or item of an agenda that leaned on it is a question, and a question
// is answered where such things are done: the way leads there. What stands all the same
// is answered here, with the reason.
package leaning

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
