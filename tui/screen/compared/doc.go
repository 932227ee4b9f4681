// Package compared shows an inspection beside the earlier one that it names.
//
// The idea: the second inspection of a holder asks first what became of the first.
// The list has the worst on top, and says with a sign and a word what became of each
// question; beside it stand what was broken then and since, and what is recorded of
// the execution. What is not proven is never called eliminated.
package compared

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
