package capture

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"ashyq/checks/page"
)

// A browser can save a page with all its pictures as one file, which is built like
// an e-mail with parts. The page itself is the first part of the kind text/html;
// the rest is what it draws with, and is not looked at.

const (
	archiveMIME = "multipart/related"
	mostParts   = 2000 // a page stands near the beginning
	mostNesting = 4
)

// RoleArchive is the role of a page archive, out of which the page was taken.
const RoleArchive = "archive"

// fromArchive fills a capture from a page archive: the page in it is what is read,
// and the archive stays as it was saved.
func (c Capture) fromArchive(content []byte) Capture {
	archive := newBody(c.Asked, archiveMIME, content)
	found, err := openArchive(content)
	if err != nil {
		c.Outcome, c.Note, c.Bodies = page.NotHTML, messages().Text("archive", nil), []Body{archive}
		return c
	}
	if len(found.html) > MaxBytes {
		c.Outcome, c.Note = page.TooLarge, page.TooLarge.Words()
		return c
	}
	for _, address := range []string{found.address, claimedAddress(found.html)} {
		if c.Final == "" {
			c.Final = address
		}
	}
	kind := "text/html"
	if found.charset != "" {
		kind += "; charset=" + found.charset
		c.Headers = []Header{{"Content-Type", kind}}
	}
	c.judge(page.Read(found.html, page.Input{Address: c.Final, ContentType: kind}))
	archive.Role = RoleArchive
	name := strings.TrimSuffix(c.Asked, filepath.Ext(c.Asked)) + ".html"
	c.Bodies = []Body{newBody(name, kind, found.html), archive}
	return c
}

// isArchive tells a page archive (MHTML) by its beginning.
func isArchive(content []byte) bool {
	head := strings.ToLower(string(content[:min(len(content), 4096)]))
	if strings.HasPrefix(head, "from: <saved by") {
		return true
	}
	for _, first := range []string{"from:", "mime-version:", "content-type:", "subject:", "snapshot-content-location:", "date:"} {
		if strings.HasPrefix(head, first) {
			return strings.Contains(head, "multipart/")
		}
	}
	return false
}

// archived is the page in an archive.
type archived struct {
	html    []byte
	charset string
	address string // that the archive claims, empty for none
}

var errNoPage = errors.New("no page in the archive")

// openArchive takes the page out of an archive. Of one that is too large as much is
// taken as shows that it is.
func openArchive(content []byte) (archived, error) {
	in := bufio.NewReader(bytes.NewReader(content))
	header, err := textproto.NewReader(in).ReadMIMEHeader()
	if err != nil {
		return archived{}, err
	}
	left := mostParts
	out, err := firstPage(header, in, mostNesting, &left)
	if claim := webAddress(header.Get("Snapshot-Content-Location")); claim != "" {
		out.address = claim
	}
	return out, err
}

// firstPage looks for the first part that is a page, in parts of parts too.
func firstPage(header textproto.MIMEHeader, body io.Reader, depth int, left *int) (archived, error) {
	kind, args, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		return archived{}, errNoPage
	}
	if kind == "text/html" || kind == "application/xhtml+xml" {
		return pagePart(header, body, args["charset"])
	}
	if !strings.HasPrefix(kind, "multipart/") || depth == 0 || args["boundary"] == "" {
		return archived{}, errNoPage
	}
	for parts := multipart.NewReader(body, args["boundary"]); *left > 0; *left-- {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return archived{}, err
		}
		found, err := firstPage(part.Header, part, depth-1, left)
		if err != errNoPage {
			return found, err
		}
	}
	return archived{}, errNoPage
}

// pagePart undoes how a part was written for the mail.
func pagePart(header textproto.MIMEHeader, body io.Reader, charset string) (archived, error) {
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	html, err := io.ReadAll(io.LimitReader(body, MaxBytes+1))
	if !plain().MatchString(charset) {
		charset = ""
	}
	return archived{html, charset, webAddress(header.Get("Content-Location"))}, err
}

// plain is how names of encodings are written.
var plain = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._:-]{0,40}$`) })
