// Package page is the room of captured pages: which there are, what was found on
// them, their whole text, and how more of them are captured.
//
// The idea: a page offers, a person confirms. So the fragment is always shown where
// it stands in the page, and what confirming would change is worked out behind the
// screen before anybody confirms; a stretch of time that would turn silence into a
// violation says so first. A page that could not be read offers nothing, and the
// screen says what to do instead, never that something is missing.
package page

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
