// Package stand is the sheet for standing before a wall: every item that must
// stand on an information stand, at every address, one key an answer.
//
// The idea: the grid is made of the catalogue. Whatever the check asks at each
// address is a row, in the order of its parts, with items below what they are
// part of; the addresses are columns. Nothing here knows an item by name. An
// answer is written at once, by itself, so that undo takes back one key; what
// was seen on one day at one address is one piece of evidence, which the first
// answer records and every further one corrects. The cursor goes on before the
// disk has answered: what is not written yet is marked so.
package stand

import (
	_ "embed"

	"ashyq/tui/screen"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)

// standCheck is the check that asks for the stand.
const standCheck = "stand"
