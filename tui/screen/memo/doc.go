// Package memo shows a paper about an inspection as it will be read, beside what it
// lacks, and writes it to a file: the findings memo, a recommendation, a demand.
//
// The idea: the paper on the screen is the same document that goes into the file,
// laid out in lines instead of pages. What is missing stands beside it, and each
// gap leads to the place where it is filled.
package memo

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
