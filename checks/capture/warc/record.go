package warc

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// The types of records that are written here.
const (
	Info     = "warcinfo" // who wrote the file; the first record of one
	Request  = "request"  // what was sent, byte for byte
	Response = "response" // what came back, byte for byte
	Resource = "resource" // a file that no server was asked for
	Metadata = "metadata" // what is known about another record
	Revisit  = "revisit"  // a response whose body stands in an earlier record
)

// The kinds of content that records commonly have.
const (
	HTTPRequest  = "application/http; msgtype=request"
	HTTPResponse = "application/http; msgtype=response"
	Lines        = "application/warc-fields"
)

// Names of fields that tie records to one another.
const (
	ConcurrentTo = "WARC-Concurrent-To" // taken in the same exchange
	RefersTo     = "WARC-Refers-To"     // the record that this one is about
)

// MaxBlock is the greatest block of a record. A page may have 32 MB, and is kept
// with its chunks and headers.
const MaxBlock = 64 << 20

// Record is one piece of evidence: what it is, of which address, when, and the
// bytes themselves. Payload is the whole block, of an exchange with its status
// line and headers. An ID that is left empty is made from the record itself.
type Record struct {
	Type        string
	ID          string // "<urn:uuid:…>"
	Target      string // the address, percent-encoded; empty where there is none
	Date        time.Time
	ContentType string
	Fields      []Field // further fields, in this order
	Payload     []byte
}

// Field is a named line of a record.
type Field struct{ Name, Value string }

// Name is the record's id. Where none is given it is made from everything that
// the record says, so that the same evidence has the same name wherever and
// whenever it is written.
func (r Record) Name() string {
	if r.ID != "" {
		return r.ID
	}
	h := sha256.New()
	for _, s := range []string{r.Type, r.Target, date(r.Date), r.ContentType} {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	for _, f := range r.Fields {
		fmt.Fprintf(h, "%d:%s%d:%s", len(f.Name), f.Name, len(f.Value), f.Value)
	}
	h.Write(r.Payload)
	return urn(h.Sum(nil))
}

// urn writes 16 bytes of a hash as a UUID of version 8, the one that is for
// whoever makes it.
func urn(sum []byte) string {
	u := slices.Clone(sum[:16])
	u[6] = u[6]&0x0f | 0x80
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// Get is the value of a further field, empty if the record has none.
func (r Record) Get(name string) string {
	for _, f := range r.Fields {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Body is what stands below the headers of an exchange: the bytes as they were
// sent, chunks and compression included. Of any other record it is the block.
func (r Record) Body() []byte {
	if r.Type != Request && r.Type != Response {
		return r.Payload
	}
	if at := bytes.Index(r.Payload, []byte("\r\n\r\n")); at >= 0 {
		return r.Payload[at+4:]
	}
	return nil
}

// Head is what stands above the body, its blank line included.
func (r Record) Head() []byte { return r.Payload[:len(r.Payload)-len(r.Body())] }

// Chunked tells whether the body of an exchange was sent in chunks. What its
// payload is then, with its chunks or without, every tool answers in its own way.
func (r Record) Chunked() bool {
	return bytes.Contains(bytes.ToLower(r.Head()), []byte("\ntransfer-encoding:"))
}

// FieldLines is the block of a record that says things line by line (Lines).
// Values are made one line each.
func FieldLines(fields ...Field) []byte {
	var b bytes.Buffer
	for _, f := range fields {
		if f.Value != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", f.Name, oneLine.Replace(f.Value))
		}
	}
	return b.Bytes()
}

var oneLine = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ")

// Digest writes the SHA-256 of bytes as the fields of a record do. The digits are
// those under which the program names its files, so that one finds the other.
func Digest(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// date is a moment as WARC/1.1 writes it: in UTC, as exact as it is known.
func date(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// head writes the version and the fields of a record.
func (r Record) head(w io.Writer) error {
	fields := []Field{
		{"WARC-Type", r.Type}, {"WARC-Record-ID", r.Name()}, {"WARC-Date", date(r.Date)},
		{"WARC-Target-URI", r.Target}, {"Content-Type", r.ContentType}, {"WARC-Block-Digest", Digest(r.Payload)},
	}
	if r.Type == Response && !r.Chunked() || r.Type == Resource {
		fields = append(fields, Field{"WARC-Payload-Digest", Digest(r.Body())})
	}
	fields = append(fields, r.Fields...)
	fields = append(fields, Field{"Content-Length", fmt.Sprint(len(r.Payload))})
	text := []byte(version + "\r\n")
	for _, f := range fields {
		if f.Value != "" {
			text = append(text, f.Name+": "+f.Value+"\r\n"...)
		}
	}
	_, err := w.Write(append(text, "\r\n"...))
	return err
}

// check refuses a record that would not be read back as it was meant.
func (r Record) check() error {
	switch {
	case len(r.Payload) > MaxBlock:
		return fmt.Errorf("warc: a block of %d bytes", len(r.Payload))
	case r.Date.IsZero() || r.Date.UTC().Year() < 1 || r.Date.UTC().Year() > 9999:
		return fmt.Errorf("warc: a record without a date")
	case !slices.Contains([]string{Info, Request, Response, Resource, Metadata, Revisit}, r.Type):
		return fmt.Errorf("warc: a record of the type %q", r.Type)
	case r.ID != "" && !(strings.HasPrefix(r.ID, "<urn:uuid:") && strings.HasSuffix(r.ID, ">") && address(r.ID)):
		return fmt.Errorf("warc: a record with the id %q", r.ID)
	case !address(r.Target):
		return fmt.Errorf("warc: a record of the address %q", r.Target)
	case !clean(r.ContentType):
		return fmt.Errorf("warc: a record with content of the type %q", r.ContentType)
	}
	seen := map[string]bool{}
	for _, f := range r.Fields {
		name := strings.ToLower(f.Name)
		if !token(f.Name) || !clean(f.Value) || f.Value == "" || own[name] || name == payloadDigest && r.Type != Revisit {
			return fmt.Errorf("warc: a field %q: %q", f.Name, f.Value)
		}
		if seen[name] && name != "warc-concurrent-to" {
			return fmt.Errorf("warc: two fields %q", f.Name)
		}
		seen[name] = true
	}
	return nil
}

// own are the fields that the record itself holds; they stand in no other place.
var own = map[string]bool{
	"warc-type": true, "warc-record-id": true, "warc-date": true, "warc-target-uri": true,
	"content-type": true, "content-length": true, "warc-block-digest": true,
}

// payloadDigest is a further field of a revisit alone: there it is the digest of
// what stands elsewhere.
const payloadDigest = "warc-payload-digest"

// address tells what may stand for an address: letters, digits and signs of ASCII.
func address(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r <= 0x20 || r >= 0x7f }) < 0
}

// token tells a name of a field.
func token(s string) bool {
	for _, c := range []byte(s) {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_') {
			return false
		}
	}
	return s != ""
}

// clean tells a value of a field: one line of text, without spaces around it.
func clean(s string) bool {
	return utf8.ValidString(s) && s == strings.Trim(s, " \t") &&
		strings.IndexFunc(s, func(r rune) bool { return r < 0x20 && r != '\t' || r == 0x7f }) < 0
}
