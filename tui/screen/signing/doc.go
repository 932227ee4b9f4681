// Package signing is the room of the keys with which the journal is written and
// signed, and of the question what a file is and whether it was changed.
//
// The idea: nobody has to know what a key is to work; a key is made at the first act
// and signs by itself. Whoever comes here has lost a laptop, changes one, or holds a
// file in her hands and wants to know whether it is what it was.
package signing

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
