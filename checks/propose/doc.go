// Package propose says what captured pages would show for the parts of checks.
//
// An analyst who has twelve pages of a site before her looks for the same things
// on each: news with dates, a telephone of the chancellery, a plan for the year.
// This package looks with her. It takes the readings of all captured pages of an
// inspection and answers with proposals: an event, an item present, an item
// looked for and not found, a document, a notice, a coverage; each with the words
// of the page from which it was taken and the place where they stood. A proposal
// is never a verdict and moves none: it becomes evidence only when a person
// confirms it.
//
// What is not on a page may stand on another, so that something is missing is
// proposed only where the pages that would hold it were read, and never from a
// page that could not be read.
//
// Each file propose_*.go looks for one kind of thing and enters itself into the
// table of proposers: a new one is a new file.
package propose
