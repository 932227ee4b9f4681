// Package page reads a page: bytes in, observations out.
//
// An inspector opens a page of a ministry and looks for plain things: a
// telephone, the head's entries with their dates, a link to the plan, the
// Russian version. This package looks for the same things in the bytes that
// were captured, and for each thing that it takes it says which words it took
// it from (the fragment) and where on the page they stood (the path), so that a
// person can find the place and disagree. It only ever observes. Whether
// something observed, or missed, means anything is for others to judge, and a
// page that was not really there (an empty shell, an error, a login) has an
// Outcome that proves nothing.
//
// Reading is pure: no clock, no network, no disk; the same bytes give the same
// Reading on any day. A page is hostile until shown otherwise, so its size, its
// number of tags and its depth are bounded, and what a visitor cannot see
// (hidden, commented out, written by a script) is not taken.
//
// A body becomes a document in four steps: its encoding is found (encoding.go),
// it is parsed, flattened if it is too deep (parse.go, flatten.go), what is
// hidden is marked (hidden.go), and its text is cut into lines as a visitor
// sees them (lines.go). The nodes stand in a row, with what is known about each
// (spots.go); of every line it is known which expressions may match it
// (sieve.go), and a reader asks that first; what it then looks for an automaton
// finds in one go (automaton.go), for the library's way costs most. Then every
// reader of the table in read.go looks at the document. A reader is one file: it
// enters itself into the table, fills its own field of the Reading, and sees
// nothing of the other readers' results.
package page
