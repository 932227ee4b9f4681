// Package webtest plays the web on loopback, at its worst: every outcome that
// asking for a page can have. Sites have names and public addresses that exist
// only in its own network; what contacts them contacts this computer, and every
// attempt is counted. A test names hosts, gives them pages and robots rules, and
// takes the options of a fetcher that reaches them and nothing else.
package webtest
