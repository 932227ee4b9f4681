package capture

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"ashyq/checks/capture/warc"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Kept is a capture as it comes back out of the database.
type Kept struct {
	ID      string
	Asked   string
	Final   string
	At      time.Time
	Method  Method
	Status  int
	Outcome page.Outcome
	Tool    string
	Headers []string // "Name: value"
	Check   string   // for which it was taken; may be empty
	Note    string
	Bodies  []KeptBody
}

// KeptBody is a body of a capture. Open is nil where its bytes are not held here.
type KeptBody struct {
	Name   string
	Role   string // empty: the page itself
	SHA256 string
	Open   func() (io.ReadCloser, error)
}

// ExportInfo says who wrote a file of captures, and when.
type ExportInfo struct {
	Software string
	Title    string // what the pages have in common
	Operator string
	At       time.Time
}

// Export writes captures as a WARC file that tools of web archives open. What was
// exchanged with a server is copied record for record after every hash was checked;
// a page that came in as a file is a resource; and beside each capture stands what
// the journal knows of it. The same bytes are written once. It holds one body
// at a time; a body that is not what was kept ends the export with an error.
func Export(w io.Writer, info ExportInfo, captures []Kept) error {
	e := exporter{to: warc.NewWriter(w), names: map[string]bool{}, bodies: map[string]written{}}
	err := e.to.Write(warc.Record{Type: warc.Info, Date: info.At, ContentType: warc.Lines, Payload: warc.FieldLines(
		warc.Field{Name: "software", Value: info.Software}, warc.Field{Name: "format", Value: "WARC File Format 1.1"},
		warc.Field{Name: "isPartOf", Value: info.Title}, warc.Field{Name: "operator", Value: info.Operator},
	)})
	for i := 0; err == nil && i < len(captures); i++ {
		err = e.capture(&captures[i])
	}
	return err
}

// exporter remembers what it has written.
type exporter struct {
	to     *warc.Writer
	names  map[string]bool    // of records
	bodies map[string]written // by type and digest
}

// written is the record in which a body stands.
type written struct {
	name, target string
	at           time.Time
}

// capture writes what belongs to one capture, the metadata last.
func (e *exporter) capture(c *Kept) error {
	about, sent := "", "" // the record that the metadata are about, the page as the server sent it
	for _, b := range c.Bodies {
		if b.Role != RoleExchange || b.Open == nil {
			continue
		}
		last, err := e.exchange(&b)
		if err != nil {
			return damaged(c, &b, err)
		}
		if last != nil {
			about, sent = last.Name(), decoded(last)
		}
	}
	for _, b := range c.Bodies {
		if b.Role == RoleExchange || b.Open == nil || b.Role == "" && b.SHA256 == sent {
			continue
		}
		name, err := e.resource(c, &b)
		if err != nil {
			return damaged(c, &b, err)
		}
		if about == "" {
			about = name
		}
	}
	return e.metadata(c, about)
}

// damaged tells of a body that is not as it was kept. A disk that could not be
// written is told of as it is.
func damaged(c *Kept, b *KeptBody, err error) error {
	if !errors.Is(err, errUnlike) {
		return err
	}
	return &lang.Error{
		Code: "export.damaged", Err: err, Hint: messages().Text("export.hint", nil),
		Text: messages().Text("export.damaged", lang.Args{"page": lang.Line(c.Asked), "file": lang.Line(b.Name)}),
	}
}

var errUnlike = errors.New("not what was kept")

// hashed is a body that was opened, with the hash of what was read of it.
type hashed struct {
	io.Reader
	io.Closer
	sum func() string
}

func (b *KeptBody) open() (*hashed, error) {
	r, err := b.Open()
	if err != nil {
		return nil, err
	}
	h := sha256.New()
	return &hashed{io.TeeReader(r, h), r, func() string { return hex.EncodeToString(h.Sum(nil)) }}, nil
}

// whole reads a body of a bounded size and checks that it is what was kept.
func (b *KeptBody) whole() ([]byte, error) {
	r, err := b.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, warc.MaxBlock+1))
	if err == nil && r.sum() != b.SHA256 {
		err = errUnlike
	}
	return content, err
}

// verify reads a body to its end: nothing of it is written before all of it was
// found to be what was kept.
func (b *KeptBody) verify() error {
	r, err := b.open()
	if err != nil {
		return err
	}
	defer r.Close()
	for in := warc.NewReader(r); err == nil; {
		_, err = in.Next()
	}
	if err != io.EOF {
		return fmt.Errorf("%w: %w", errUnlike, err)
	}
	if _, err := io.Copy(io.Discard, r); err != nil || r.sum() != b.SHA256 {
		return errors.Join(errUnlike, err)
	}
	return nil
}

// exchange copies the records of an exchange; the last answer comes back.
func (e *exporter) exchange(b *KeptBody) (last *warc.Record, err error) {
	if err := b.verify(); err != nil {
		return nil, err
	}
	r, err := b.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	for in := warc.NewReader(r); ; {
		record, err := in.Next()
		if err == io.EOF {
			return last, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errUnlike, err)
		}
		if record.Type == warc.Response {
			last = &record
		}
		if record.Type == warc.Info || e.names[record.Name()] {
			continue // this file has its own; and nothing is written twice
		}
		if err := e.write(record); err != nil {
			return nil, err
		}
	}
}

// write writes a record, or that its body stands in another one already.
func (e *exporter) write(r warc.Record) error {
	e.names[r.Name()] = true
	if (r.Type == warc.Response && !r.Chunked() || r.Type == warc.Resource) && len(r.Body()) > 0 {
		digest := warc.Digest(r.Body())
		if first, ok := e.bodies[r.Type+digest]; ok {
			return e.to.Write(again(r, digest, first))
		}
		e.bodies[r.Type+digest] = written{r.Name(), r.Target, r.Date}
	}
	return e.to.Write(r)
}

// again is a record whose body was written before: the headers stay.
func again(r warc.Record, digest string, first written) warc.Record {
	out := r
	out.ID, out.Type, out.Payload = r.Name(), warc.Revisit, nil
	if r.Type == warc.Response {
		out.Payload = r.Head()
	}
	out.Fields = append([]warc.Field{
		{Name: "WARC-Profile", Value: "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"},
		{Name: warc.RefersTo, Value: first.name},
		{Name: "WARC-Refers-To-Target-URI", Value: first.target},
		{Name: "WARC-Refers-To-Date", Value: first.at.UTC().Format(time.RFC3339Nano)},
		{Name: "WARC-Payload-Digest", Value: digest},
	}, r.Fields...)
	return out
}

// resource writes a file that no server was asked for, under the id of its capture:
// the address that it claims is only a claim, and is said so beside it.
func (e *exporter) resource(c *Kept, b *KeptBody) (string, error) {
	content, err := b.whole()
	if err != nil {
		return "", err
	}
	target := "urn:uuid:" + url.PathEscape(c.ID)
	if b.Role != "" {
		target += "#" + url.PathEscape(b.Role)
	}
	r := warc.Record{Type: warc.Resource, Target: target, Date: c.At, ContentType: contentType(b, content), Payload: content}
	if e.names[r.Name()] {
		return r.Name(), nil
	}
	return r.Name(), e.write(r)
}

func contentType(b *KeptBody, content []byte) string {
	switch {
	case b.Role == RoleArchive:
		return archiveMIME
	case b.Role == "":
		return "text/html"
	}
	return http.DetectContentType(content)
}

// metadata writes what the journal knows of a capture.
func (e *exporter) metadata(c *Kept, about string) error {
	final := "final"
	if c.Method == FromFile {
		final = "claimed-address"
	}
	lines := []warc.Field{
		{Name: "capture", Value: c.ID}, {Name: "asked", Value: c.Asked}, {Name: final, Value: c.Final},
		{Name: "taken", Value: c.At.Format(time.RFC3339)}, {Name: "method", Value: string(c.Method)},
		{Name: "outcome", Value: string(c.Outcome)}, {Name: "reader", Value: c.Tool}, {Name: "check", Value: c.Check}, {Name: "note", Value: c.Note},
	}
	if c.Status != 0 {
		lines = append(lines, warc.Field{Name: "status", Value: fmt.Sprint(c.Status)})
	}
	for _, b := range c.Bodies {
		value := strings.Join([]string{b.SHA256, cmp.Or(b.Role, "page"), b.Name}, " ")
		if b.Open == nil {
			value += " (not held here)"
		}
		lines = append(lines, warc.Field{Name: "sha256", Value: value})
	}
	for _, h := range c.Headers {
		lines = append(lines, warc.Field{Name: "header", Value: h})
	}
	r := warc.Record{Type: warc.Metadata, Date: c.At, ContentType: warc.Lines, Payload: warc.FieldLines(lines...)}
	if c.Method != FromFile {
		r.Target = recordAddress(cmp.Or(c.Final, c.Asked))
	}
	if about != "" {
		r.Fields = []warc.Field{{Name: warc.RefersTo, Value: about}}
	}
	if e.names[r.Name()] {
		return nil
	}
	return e.write(r)
}

// recordAddress writes an address as records do, empty if it is none.
func recordAddress(address string) string {
	u, err := url.Parse(webAddress(address))
	if err != nil || u.Host == "" {
		return ""
	}
	return u.String()
}

// decoded is the hash of the page in an answer, without chunks and compression;
// empty where it cannot be taken out.
func decoded(r *warc.Record) string {
	answer, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(r.Payload)), nil)
	if err != nil {
		return ""
	}
	defer answer.Body.Close()
	var in io.Reader = answer.Body
	switch strings.ToLower(answer.Header.Get("Content-Encoding")) {
	case "gzip", "x-gzip":
		in, err = gzip.NewReader(in)
	case "deflate":
		in, err = zlib.NewReader(in)
	}
	if err != nil {
		return ""
	}
	h := sha256.New()
	if n, err := io.Copy(h, io.LimitReader(in, MaxBytes+1)); err != nil || n > MaxBytes {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
