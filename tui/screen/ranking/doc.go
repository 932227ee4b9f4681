// Package ranking shows the holders of one category beside each other.
//
// The idea: a share of what is kept has two ends, for what nobody knows may turn out
// either way, and so has a place. A holder of whom less than half is known has no
// place and stands apart. That this is no evaluation by anybody stands on the screen
// itself, as long as it is open.
package ranking

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
