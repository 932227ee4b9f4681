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
// address is the one that the page claims for itself. Of a page archive the page in it
// is the body, and the archive is kept beside it. Anything else than a page is
// taken, too, with its outcome; of what is over MaxBytes nothing is kept. The
// only error is that of reading.
func Saved(r io.Reader, path string, at time.Time) (Capture, error) {
	c := Capture{Asked: lang.Line(filepath.Base(path)), At: at, Method: FromFile, Tool: Tool}
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
	c.Final = claimedAddress(content)
	if c.Outcome = page.Read(content, page.Input{Address: c.Final}).Outcome; c.Outcome != page.Fetched {
		c.Note = c.Outcome.Words()
	}
	c.Bodies = []Body{newBody(c.Asked, mimeOf(content, c.Outcome), content)}
	return c, nil
}

// mimeOf is the kind of a file by its bytes alone: its name may say anything.
func mimeOf(content []byte, outcome page.Outcome) string {
	if outcome == page.NotHTML || outcome == page.Empty && len(bytes.TrimSpace(content)) == 0 {
		return http.DetectContentType(content)
	}
	return "text/html"
}
