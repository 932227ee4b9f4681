// Package template shows the department's own forms of its papers, and takes in a
// new one from a file.
//
// The idea: whoever made the form in Word mends it in Word. So a file is looked at
// before it is taken, and every mistake is shown with its paragraph and the first
// words of it; what stands in the way of filling the form comes first, and with it
// the form is not taken.
package template

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
