// Package opening opens an inspection: first the category of the holder, then
// one sheet with the holder, the period and the form.
//
// The idea: the analyst may never have read the Standard, so the first question
// is asked with its help: what each category is, what it is taken for by mistake,
// how many requirements follow and whether state control reaches it. The sheet
// asks only what decides something for that category, takes "don't know" for an
// answer and says what follows from it. A holder that is known is not asked
// again: what the register says of it is shown. What cannot be chosen stays in
// sight with the reason, in the words in which the desk would refuse it.
package opening

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
