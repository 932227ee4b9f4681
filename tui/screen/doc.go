// Package screen holds what all screens of the workbench share: what a screen
// is, what an act is, how work is done behind the screen, and the words.
//
// The idea: a Screen is a plain value with an Env, the one thing that all
// screens share. It draws itself on a canvas and lists what can be done as
// Actions; the program around it (package tui) draws the frame, reads the keys
// and finds the action. Nothing here waits: Look and Do hand work to a task, and
// what comes back is applied between two frames. So a screen is tested without a
// program, by giving it keys and looking at its canvas.
//
// The screens themselves stand in the packages below, one for each room of the
// work; an arrow between them is "opens".
package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/keys"
	"ashyq/tui/widget"
)

// Screen is one place of the workbench.
type Screen interface {
	// Crumb is its place in the path above: short, in the language in force.
	Crumb() string
	// Stamp is what matters beside the path: a period, the time of a draft.
	Stamp() string
	// Context is the one sentence that frames the screen, left and right.
	Context() (left, right string)
	// Draw draws the body.
	Draw(c widget.Canvas)
	// Actions lists what can be done here, most wanted first: the first one
	// performs the next step, and hints are shown in this order.
	Actions() []Action
	// Next is the next step in words; every screen can name one.
	Next() string
	// Key moves or types; false if the key means nothing here.
	Key(k keys.Key) (tea.Cmd, bool)
}

// Viewer is a screen that stands within one inspection: it gives its id.
type Viewer interface{ Viewed() string }

// Opener is a screen that does something whenever it comes to the front: when
// it is opened, and when what stood before it was closed.
type Opener interface{ Open() tea.Cmd }

// Typist is a screen into which text can be typed. While Typing is true letters
// are no commands.
type Typist interface {
	Typing() bool
	Type(text string) tea.Cmd
}

// Sudden is a screen that opens by itself: for a moment it hears no keys, so
// that none meant for another place answers it.
type Sudden interface{ Sudden() }

// Aside is a screen that helps with the one below it: help, the list of all acts.
type Aside interface{ Aside() }
