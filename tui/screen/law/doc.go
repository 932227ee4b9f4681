// Package law shows what binds: the texts of the Standard with their days, how
// one stands to the next clause by clause, where norms do not agree, and the
// checks that were made from them; and it takes in a new text from a file.
//
// The idea: an analyst who cites a norm must be able to see it, with how far the
// copy may be relied on. So nothing here explains an act in our words where its
// own are held, what is ours says so, and a text is written into the journal only
// after what it changes was shown.
package law

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
