// Package other shows what was found outside the clauses of the Standard:
// violations of other norms, each with its norm, its fact, what shows it and what is
// to be done. No catalogue lists them, so nothing is proposed here: each is written
// by the analyst, and none without the norm that it breaks.
package other

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
