// Package review is where a second person reads a paper before it is signed.
//
// The idea: the paper stands on one side as it will be signed, what is said of it on
// the other. Whoever was asked walks the paper and marks a remark at any of its lines,
// then accepts it or returns it; whoever asked answers each remark and asks again. It is
// one screen for both, and each sees who is next.
package review

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)
