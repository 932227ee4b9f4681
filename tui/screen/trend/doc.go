// Package trend shows the inspections of one holder side by side.
//
// The idea: each inspection is a column under its day, each check a row of signs, so
// that what comes back is seen without reading. Above stand the figures of every
// inspection, with what is unknown among them; figures of two inspections are set
// against each other only for the requirements that both asked. What became of a check
// since it was last proven either way is said in words, with the inspection and the
// clauses it is compared with, and where nothing can be told nothing is.
package trend

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
