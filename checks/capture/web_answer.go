package capture

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"net/http"
	"net/netip"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Bounds of what a server may say before the page itself.
const (
	mostHead    = 256 << 10 // status line and headers
	mostInterim = 5         // answers that announce an answer
	mostHeaders = 200       // headers that are kept
	mostHeader  = 8 << 10   // bytes of one
	mostAside   = 64 << 10  // the body of an answer that is not waited for
)

// answer is what one request brought.
type answer struct {
	to      target
	ip      netip.Addr
	began   time.Time
	status  int
	header  http.Header
	lines   []Header // as they were sent
	body    []byte   // as it is read: without chunks and compression
	sent    []byte   // the request, byte for byte
	wire    []byte   // the answer, byte for byte
	partial string   // why the wire ends before the answer did, in a word of WARC
}

// limits bound an answer.
type limits struct {
	body int  // of the page, unpacked
	wire int  // of the body as it is sent
	cut  bool // what is longer is cut and not refused
}

var errTooMuch = errors.New("more than is read")

// tee keeps every byte that it hands on, and stops at a limit.
type tee struct {
	from io.Reader
	wire []byte
	most int
}

func (t *tee) Read(p []byte) (int, error) {
	if len(t.wire) >= t.most {
		return 0, errTooMuch
	}
	n, err := t.from.Read(p[:min(len(p), t.most-len(t.wire))])
	t.wire = append(t.wire, p[:n]...)
	return n, err
}

// inPassing is for an answer that only sends us elsewhere: of its body stays what
// came along with the headers.
var inPassing = limits{body: mostAside, cut: true}

// read takes in what a server says. Limit is asked for the bounds of the body
// once the headers are known. Whatever comes back as an error, status and headers
// that were read stay in the answer.
func (a *answer) read(from io.Reader, now func() time.Time, limit func(*answer) limits) error {
	t := &tee{from: from, most: mostHead}
	in := bufio.NewReader(t)
	var resp *http.Response
	start := 0
	for range mostInterim {
		start = len(t.wire) - in.Buffered()
		var err error
		if resp, err = http.ReadResponse(in, &http.Request{Method: http.MethodGet}); err != nil {
			return noAnswer(err, a.to)
		}
		if resp.StatusCode >= 200 || resp.StatusCode == http.StatusSwitchingProtocols {
			break
		}
	}
	end := len(t.wire) - in.Buffered()
	a.began, a.status, a.header = now(), resp.StatusCode, resp.Header
	a.lines = headerLines(t.wire[start:end])
	if resp.StatusCode < 200 {
		return trouble(page.Refused, "web.broken", nil)
	}
	l := limit(a)
	t.most = max(end+l.wire, len(t.wire))
	err := a.readBody(resp, l)
	a.wire = t.wire[start:] // answers that only announced this one are left out
	var m *missed
	if l.cut && err != nil && (l.wire == 0 || errors.As(err, &m) && m.outcome == page.TooLarge) {
		a.partial, err = "length", nil
	}
	return err
}

// readBody unpacks the body within its limits.
func (a *answer) readBody(resp *http.Response, l limits) error {
	large := trouble(page.TooLarge, "", nil)
	unpack := strings.ToLower(strings.TrimSpace(strings.Join(resp.Header.Values("Content-Encoding"), ", ")))
	plain := unpack == "" || unpack == "identity"
	if !l.cut && (plain && resp.ContentLength > int64(l.body) || resp.ContentLength > int64(l.wire)) {
		return large
	}
	from := io.Reader(resp.Body)
	if !plain {
		var err error
		if from, err = unpacked(resp.Body, unpack); err != nil {
			return badBody(err, unpack)
		}
	}
	var err error
	a.body, err = io.ReadAll(io.LimitReader(from, int64(l.body)+1))
	if len(a.body) > l.body {
		a.body = a.body[:l.body]
		return large
	}
	if err == nil && !plain {
		_, err = io.Copy(io.Discard, resp.Body) // to the end of what was announced
	}
	if err != nil {
		return badBody(err, unpack)
	}
	return nil
}

var errEncoding = errors.New("an encoding that is not known")

// unpacked opens a compressed body.
func unpacked(body io.Reader, encoding string) (io.Reader, error) {
	in := bufio.NewReader(body)
	first, err := in.Peek(2)
	if len(first) == 0 && err == io.EOF {
		return in, nil // nothing was sent, and nothing was packed
	}
	switch encoding {
	case "gzip", "x-gzip":
		return gzip.NewReader(in)
	case "deflate": // with a header or without one: servers disagree
		if len(first) == 2 && first[0]&15 == 8 && (int(first[0])<<8|int(first[1]))%31 == 0 {
			return zlib.NewReader(in)
		}
		return flate.NewReader(in), nil
	}
	return nil, errEncoding
}

// noAnswer says why no headers came.
func noAnswer(err error, to target) error {
	switch {
	case errors.Is(err, errTooMuch):
		return trouble(page.TooLarge, "web.head", nil)
	case isTime(err):
		return err
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || isReset(err):
		return trouble(page.Refused, "web.closed", lang.Args{"host": shownHost(to)})
	}
	return trouble(page.Refused, "web.broken", nil)
}

// badBody says why a body did not come whole.
func badBody(err error, encoding string) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, errTooMuch):
		return trouble(page.TooLarge, "", nil)
	case isTime(err):
		return err
	case errors.Is(err, errEncoding), errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum),
		errors.Is(err, zlib.ErrChecksum), errors.Is(err, zlib.ErrHeader), errors.As(err, &corrupt):
		return trouble(page.Refused, "web.encoding", lang.Args{"encoding": short(encoding, 40)})
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), isReset(err):
		return trouble(page.Refused, "web.cut", nil)
	}
	return trouble(page.Refused, "web.broken", nil)
}

func isReset(err error) bool {
	return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// isTime tells an end of time: of the connection, or of the work.
func isTime(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}

// headerLines reads the headers as they were sent, in their order; the status
// line is none of them. They are foreign text: each is made one clean line.
func headerLines(head []byte) []Header {
	var out []Header
	_, head, _ = bytes.Cut(head, []byte("\n"))
	for len(out) < mostHeaders {
		var line []byte
		line, head, _ = bytes.Cut(head, []byte("\n"))
		name, value, _ := bytes.Cut(line, []byte(":"))
		for len(head) > 0 && (head[0] == ' ' || head[0] == '\t') { // a line that goes on
			line, head, _ = bytes.Cut(head, []byte("\n"))
			if len(value) < mostHeader {
				value = append(append(bytes.Clone(value), ' '), line...)
			}
		}
		if len(bytes.TrimSpace(name)) == 0 {
			return out
		}
		out = append(out, Header{short(string(name), 100), short(string(value), mostHeader)})
	}
	return out
}

// short makes foreign text one clean line of at most so many bytes.
func short(s string, most int) string {
	if end := most; len(s) > most {
		for end > 0 && !utf8.RuneStart(s[end]) {
			end--
		}
		s = s[:end]
	}
	return lang.Line(strings.ToValidUTF8(s, "?"))
}
