// Package picture shows an inspection as a whole: a year at a glance, and how far the
// work on each clause is.
//
// The idea: what counts time is drawn as strips under one ruler, of weeks where there
// is room and of months where there is not, so that a gap in spring is seen in all of
// them at once. The cursor stands on a strip and on a day: going from strip to strip
// it keeps the day. A sign says what became of a slot, a word below says the same, and
// Enter opens the slot itself. The other picture counts: of each clause how much is
// proven, how much is unknown and how much nobody has looked at, as a bar and in
// figures.
package picture

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
