// Package widget draws and moves: a canvas of cells, lines of text that fit,
// lists with a cursor, fields that are typed into.
//
// The idea: nothing is drawn but on a Canvas, a rectangle of cells that is cut
// at its edges. So no screen can draw a line too wide or a line too many, two
// panes cannot reach into each other, and foreign text cannot speak to the
// terminal: what is no visible character never becomes a cell. Widgets keep
// where the cursor is and nothing else; what they show is given at each drawing.
package widget
