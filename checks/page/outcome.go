package page

import (
	_ "embed"
	"sync"

	"ashyq/checks/lang"
)

// Outcome says what came of looking at a page. Only Fetched is a page that was
// really there; every other outcome proves nothing, and never an absence.
type Outcome string

// The outcomes that a reading can find in the bytes, and those that only
// fetching can meet.
const (
	Fetched     Outcome = "fetched"
	ScriptShell Outcome = "script-shell" // a browser would have had to draw the page
	ErrorPage   Outcome = "error-page"
	LoginWall   Outcome = "login-wall"
	NotHTML     Outcome = "not-html"
	Empty       Outcome = "empty"
	TooLarge    Outcome = "too-large"

	NotFound         Outcome = "not-found"
	Refused          Outcome = "refused"
	Robots           Outcome = "robots" // the site asks programs to keep out
	NoSuchName       Outcome = "no-such-name"
	BadCertificate   Outcome = "bad-certificate"
	TimedOut         Outcome = "timed-out"
	TooManyRedirects Outcome = "too-many-redirects"
	PrivateAddress   Outcome = "private-address"
)

// Outcomes lists all of them.
func Outcomes() []Outcome {
	return []Outcome{
		Fetched, ScriptShell, ErrorPage, LoginWall, NotFound, Refused, Robots, NoSuchName,
		BadCertificate, TimedOut, TooLarge, NotHTML, Empty, TooManyRedirects, PrivateAddress,
	}
}

//go:embed messages.toml
var messagesTOML string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("page: " + err.Error()) // our own file: a test reads it too
	}
	return m
})

// Words says what the outcome means and, where the page proves nothing, what to
// do instead.
func (o Outcome) Words() lang.Text { return messages().Text("outcome."+string(o), nil) }

// Words says what came of reading a page and, where it proves nothing, what to do
// instead: of a national portal in the words of its own.
func (r Reading) Words() lang.Text {
	if p := r.Portal(); p != nil && p.Form != FormPage {
		return p.Words()
	}
	return r.Outcome.Words()
}
