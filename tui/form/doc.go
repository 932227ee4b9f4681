// Package form is every input of the workbench: fields, what stands in them, and
// how they are moved through and drawn.
//
// The idea: an input is data. A Form lists its fields; a State holds what was
// typed and where the cursor stands, and nothing of the window, so that a form
// survives a resize, a change of language and, as its Values, a crash. What is
// right, what can be chosen, what belongs to the answer given above, the form
// asks its fields each time it is drawn; it keeps no second truth. A field that
// does not belong to the answers given is not shown and not given out, but what
// was typed into it comes back with it.
//
// It is drawn like a paper form: labels on the left, ____ where there is room to
// write, [ ] around what was chosen. Whatever the window, the field in focus is
// in sight.
package form
