// Package inspection shows one inspection: its checks, with what was found of
// each, and what is to be done next.
//
// The idea: eighteen lines say what is kept, what is broken and what nobody
// knows yet. The list reads the judge's findings and nothing else; the next step
// is computed from them, the same way on every laptop.
package inspection

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
