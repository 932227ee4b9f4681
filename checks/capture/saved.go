package capture

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Saved takes in a page that was saved in a browser, from the bytes of its file
// and its name. At is the moment of the look and the caller's to know; the
// address is the one that the page claims for itself. Anything else than a page
// is taken, too, with its outcome; of what is over MaxBytes nothing is kept. The
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
	c.Final = claimedAddress(content)
	c.Outcome = page.Read(content, page.Input{Address: c.Final}).Outcome
	archive := isArchive(content)
	switch {
	case archive:
		c.Note = messages().Text("archive", nil)
	case c.Outcome != page.Fetched:
		c.Note = c.Outcome.Words()
	}
	c.Bodies = []Body{newBody(c.Asked, mimeOf(content, c.Outcome, archive), content)}
	return c, nil
}

// isArchive tells a page archive (MHTML), which is built like an e-mail.
func isArchive(content []byte) bool {
	head := strings.ToLower(string(content[:min(len(content), 4096)]))
	mail := strings.HasPrefix(head, "from:") || strings.HasPrefix(head, "mime-version:") || strings.HasPrefix(head, "content-type:")
	return mail && strings.Contains(head, "multipart/related")
}

// mimeOf is the kind of a file by its bytes alone: its name may say anything.
func mimeOf(content []byte, outcome page.Outcome, archive bool) string {
	switch {
	case archive:
		return "multipart/related"
	case outcome == page.NotHTML || outcome == page.Empty && len(bytes.TrimSpace(content)) == 0:
		return http.DetectContentType(content)
	}
	return "text/html"
}
