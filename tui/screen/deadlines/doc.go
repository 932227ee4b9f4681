// Package deadlines is the room of the terms that run: ours, the holders' and those
// of the Commission, those that are over first, then week by week.
//
// The idea: every day opens. Below the list stands how the last day under the cursor
// was counted, and W reads it whole, day by day. A term that has no last day says
// why, and nobody is late in it.
package deadlines

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
