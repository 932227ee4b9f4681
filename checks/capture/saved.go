package capture

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Saved takes in a page that was saved in a browser, from the bytes of its file
// and its name. At is the moment of the look and the caller's to know; the
// address is the one that the page claims for itself (see SavedFrom). Of a page archive the page in it
// is the body, and the archive is kept beside it. Anything else than a page is
// taken, too, with its outcome; of what is over MaxBytes nothing is kept. The
// only error is that of reading.
func Saved(r io.Reader, path string, at time.Time) (Capture, error) {
	return SavedFrom(r, path, "", at)
}

// SavedFrom takes in a saved page of which the analyst says at which address it stood:
// her word goes before what the file claims. What is no address is not heeded.
func SavedFrom(r io.Reader, path, address string, at time.Time) (Capture, error) {
	c := Capture{Asked: lang.Line(filepath.Base(path)), At: at, Method: FromFile, Tool: Tool, Final: webAddress(address)}
	content, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return c, fmt.Errorf("capture: %w", err)
	}
	if len(content) > MaxBytes {
		c.Outcome, c.Note = page.TooLarge, page.TooLarge.Words()
		return c, nil
	}
	if isArchive(content) {
		return c.fromArchive(content), nil
	}
	if c.Final == "" {
		c.Final = claimedAddress(content)
	}
	c.judge(page.Read(content, page.Input{Address: c.Final}))
	c.Bodies = []Body{newBody(c.Asked, mimeOf(content, c.Outcome), content)}
	return c, nil
}

// judge takes the outcome from a reading and, where nothing was read, its words.
func (c *Capture) judge(r page.Reading) {
	if c.Outcome = r.Outcome; c.Outcome != page.Fetched {
		c.Note = r.Words()
	}
}

// mimeOf is the kind of a file by its bytes alone: its name may say anything.
func mimeOf(content []byte, outcome page.Outcome) string {
	if outcome == page.NotHTML || outcome == page.Empty && len(bytes.TrimSpace(content)) == 0 {
		return http.DetectContentType(content)
	}
	if head := bytes.TrimSpace(bytes.TrimPrefix(content, []byte("\ufeff"))); bytes.HasPrefix(head, []byte("[")) {
		return "application/json" // a list of the platform, which is read like a page
	}
	return "text/html"
}
