// Package capture brings a page in from outside: a file or an address goes in,
// a Capture comes out.
//
// Years later somebody will ask how we know what stood on the page. So a
// capture keeps the bytes exactly as they were, their SHA-256, the moment, the
// address asked for and the address that answered, the way it was taken and the
// version of the reader; nothing in it is worked out again later. Whether a
// page was there at all is its Outcome; a capture with another outcome than
// page.Fetched is kept all the same, for it shows that somebody looked, and
// proves nothing else.
//
// The package stores nothing and reads no clock: the moment is given by the
// caller. Each way of taking a page is a file of its own that fills a Capture:
// a saved file (saved.go) is the first.
package capture

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"sync"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// MaxBytes is the greatest body that is taken in.
const MaxBytes = page.MaxBytes

// Method is the way in which a page was taken.
type Method string

// The ways of taking a page.
const (
	FromFile    Method = "file"    // the analyst saved it in a browser
	FromWeb     Method = "web"     // the server was asked for it
	FromBrowser Method = "browser" // a browser on this computer drew it
)

// Roles of bodies that belong to a page; the page itself has none.
const (
	RoleExchange = "exchange" // what was sent and received, byte for byte, as WARC
	RolePicture  = "picture"  // how the page looked
)

// Tool names the reader that judged the capture, with its version: a later
// reader may see more on the same page.
const Tool = "ashyq page 2"

// Capture is one look at one page. At is the moment of the look, in the zone of
// the caller. Status is the answer of the server, 0 where none was asked.
type Capture struct {
	Asked   string // the address, or the name of the file
	Final   string // the address that answered; of a file the one that it claims, or empty
	At      time.Time
	Method  Method
	Status  int
	Outcome page.Outcome
	Headers []Header
	Tool    string
	Note    lang.Text // what is wrong and what to do, empty for a page that was fetched
	Bodies  []Body
}

// Header is a line of the server's answer, as it was sent.
type Header struct{ Name, Value string }

// Body is what was taken: the page itself first, then what belongs to it.
// SHA256 is written in 64 small hex digits.
type Body struct {
	Name   string
	MIME   string
	Role   string // empty: the page itself
	Bytes  []byte
	SHA256 string
}

// newBody names bytes by their hash.
func newBody(name, mime string, content []byte) Body {
	sum := sha256.Sum256(content)
	return Body{Name: name, MIME: mime, Bytes: content, SHA256: hex.EncodeToString(sum[:])}
}

//go:embed messages.toml
var messagesTOML string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("capture: " + err.Error()) // our own file: a test reads it too
	}
	return m
})
