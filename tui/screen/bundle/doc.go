// Package bundle puts an inspection away into a file, and takes in a file that a
// colleague sent.
//
// The idea: nothing comes in unseen. A bundle is first read to its end, and what it
// would bring stands on the screen: of which inspections and holders, whose, what is
// new, what two people would then see differently. Only then is it taken in, all of it
// or nothing. Both ways are work behind the screen that says how far it is and stops
// when it is left; stopped, nothing has happened.
package bundle

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
