// Package visits is the room of the round of sites: the addresses of all inspections
// that are open, visited one after another behind the screen.
//
// The idea: a round is nothing that is kept. What was visited since the day on which
// it began stands in the journal, and the plan is made anew from there; so it can be
// stopped at any page, left, and gone on with on another day. Each page is kept in a
// short act of its own as it comes, and other work is never held up by it.
package visits

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
