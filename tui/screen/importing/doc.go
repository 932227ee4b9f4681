// Package importing takes a table in under a check: a list of sittings, a register.
//
// The idea: the tables of other offices are never taken on trust. First the file is
// named; then each of its rows is shown with what it would become, or why it is
// refused, under the headings in which the columns were recognised; the columns may
// be told otherwise, and the rows are shown anew; and only then it is written.
package importing

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
