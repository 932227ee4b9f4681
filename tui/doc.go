// Package tui is the workbench: the acts of package desk as screens that are
// worked by keys.
//
// The idea: there is one Bubble Tea model, the Workbench. It draws the frame
// (path, next step, hints), reads the keys and gives them to the screen in
// front; screens are plain values that draw a canvas and list their actions (see
// package screen). Nothing waits for anything: the first frame is drawn before
// the database is open, and all work at the desk is done by tasks between whose
// answers the frame stays alive.
package tui

import _ "ashyq/tui/quiet" // before Bubble Tea asks the terminal anything
