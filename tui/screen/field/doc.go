// Package field is what an analyst does when she comes back from a visit: the
// photos of the day, and the form that was filled in by hand.
//
// The idea: in the field there is no time for a program. There is a camera and a
// sheet of paper; both are taken in later, and what they say of time is kept
// apart from the hour at which they are typed in. Photos are laid out by hour and
// place and offered; the analyst says which address and which items they show. The
// lines of the form have the same codes on paper and on the screen, one key is an
// answer, and all of it is written as one act, after it was shown what would
// change.
package field

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
