// Package holder shows one holder with all that is known of it, takes a register
// of holders in from a table, and opens inspections of many holders at once.
//
// The idea: a record is a list of dated facts. Each stands on a line of its own
// with its days, and is answered, changed or ended where it stands; what is not
// known yet stands first, with what hangs on it, for that is what the analyst can
// do something about. What touches many holders is looked at row by row before it
// is written: what becomes of each, in a sign and a word, and why.
package holder

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
