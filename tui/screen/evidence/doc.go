// Package evidence holds the sheets on which is written down what was seen, for
// which days a source is complete, what the analyst concludes, and what is taken
// back.
//
// The idea: a sheet asks only what the check can use. The kind of the evidence
// decides which questions of the check read it, those decide what else is asked
// (the year of a plan, the hour of a sitting, the address of a stand, the items of
// a checklist), and while she types the desk tries the act out and says what it
// would change. So nothing is written blindly, and what the desk would refuse is
// refused here before Ctrl+S, in the same words.
package evidence

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
