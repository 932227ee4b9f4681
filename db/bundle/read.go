package bundle

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"strconv"
	"strings"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// sink takes what a bundle carries, in the order in which it stands there.
type sink interface {
	Entry(e journal.Entry) error
	// Attachment reads the bytes to their end.
	Attachment(a journal.Attachment, r io.Reader) error
}

// nowhere is a sink for reading alone.
type nowhere struct{}

func (nowhere) Entry(journal.Entry) error { return nil }

func (nowhere) Attachment(_ journal.Attachment, r io.Reader) error {
	_, err := io.Copy(io.Discard, r)
	return err
}

// reader reads one bundle. It believes nothing.
type reader struct {
	ctx      context.Context
	path     string // for messages
	in       *bufio.Reader
	sum      hash.Hash
	at       int64 // bytes read
	head     head
	into     sink
	last     *journal.Entry // read, and not given to the sink yet
	given    journal.Entry  // the entry before it
	seen     journal.Bundle // what was counted
	with     []journal.Attachment
	progress journal.Progress
}

// read reads a bundle to its end, and gives what it carries to the sink. Until nil is
// returned nothing of that is worth anything. The path is for messages.
func read(ctx context.Context, path string, from io.Reader, into sink, p journal.Progress) (journal.Bundle, error) {
	r := &reader{ctx: ctx, path: lang.Line(path), in: bufio.NewReaderSize(from, 64<<10), sum: sha256.New(), into: into, progress: p}
	for _, part := range []func() error{r.first, r.records, r.end} {
		if err := part(); err != nil {
			return journal.Bundle{}, err
		}
	}
	return r.head.Bundle, nil
}

// changed says that something stands where a writer writes something else.
func (r *reader) changed(cause error) error {
	return fail("bundle.changed", cause, lang.Args{"path": r.path, "at": r.at})
}

// short tells a file that ends too early from a reader that failed.
func (r *reader) short(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fail("bundle.cut", err, lang.Args{"path": r.path, "at": r.at})
	}
	return err
}

// line reads one line, without its end.
func (r *reader) line() (string, error) {
	if err := r.ctx.Err(); err != nil {
		return "", err
	}
	text, err := r.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) || len(text) > mostLine {
		return "", r.changed(err)
	}
	if err != nil {
		return "", r.short(err)
	}
	r.sum.Write(text)
	r.at += int64(len(text))
	return string(text[:len(text)-1]), nil
}

// first reads the lines before the records. They are taken only in the one form in
// which they are written.
func (r *reader) first() error {
	begins, err := r.in.Peek(len(firstWord))
	if !bytes.Equal(begins, []byte(firstWord)) {
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		return fail("bundle.foreign", err, lang.Args{"path": r.path})
	}
	line, err := r.line()
	if err != nil {
		return err
	}
	if line != firstLine {
		return r.otherForm(strings.TrimPrefix(line, firstWord))
	}
	read := len(line) + 1
	for n := 0; ; n++ {
		if line, err = r.line(); err != nil {
			return err
		}
		read += len(line) + 1
		if line == "begin" {
			break
		}
		name, value, _ := strings.Cut(line, " ")
		if n > mostLines || !r.head.set(name, value) {
			return r.changed(nil)
		}
	}
	written := r.head.encode()
	sum := sha256.Sum256([]byte(written))
	if len(written) != read || !bytes.Equal(sum[:], r.sum.Sum(nil)) || !r.head.sound() {
		return r.changed(nil)
	}
	return nil
}

// otherForm tells a bundle of a newer program from one that was changed.
func (r *reader) otherForm(version string) error {
	if n, err := strconv.Atoi(version); err == nil && n > 1 && strconv.Itoa(n) == version {
		return fail("bundle.newer", nil, lang.Args{"path": r.path})
	}
	return r.changed(nil)
}

// records reads all that the first lines say there is.
func (r *reader) records() error {
	for {
		line, err := r.line()
		if err != nil {
			return err
		}
		if line == "end" {
			return r.whole()
		}
		words := strings.Split(line, " ")
		if len(words) != 3 || !journal.Hash(words[2]).Valid() {
			return r.changed(nil)
		}
		length, err := strconv.ParseInt(words[1], 10, 64)
		if err != nil || length < 0 || strconv.FormatInt(length, 10) != words[1] {
			return r.changed(err)
		}
		if r.seen.Bytes += length; r.seen.Bytes > r.head.Bytes || r.seen.Bytes < 0 {
			return fail("bundle.counts", nil, lang.Args{"path": r.path, "at": r.at})
		}
		if err := r.record(words[0], length, journal.Hash(words[2])); err != nil {
			return err
		}
	}
}

func (r *reader) record(name string, length int64, h journal.Hash) error {
	switch {
	case name == "entry":
		return r.entry(length, h)
	case name == "payload" && r.last != nil && r.last.Payload == nil && r.last.Header.Payload == h:
		body, err := r.body(length, mostPayload, h)
		r.last.Payload = body
		return err
	case name == "attachment":
		return r.attachment(length, h)
	}
	return r.changed(nil)
}

// body reads the bytes of a record. Memory is taken as they come.
func (r *reader) body(length, most int64, h journal.Hash) ([]byte, error) {
	if length > most {
		return nil, fail("bundle.limit", nil, lang.Args{"path": r.path, "at": r.at, "most": most})
	}
	var b bytes.Buffer
	if _, err := io.CopyN(&b, r.in, length); err != nil {
		return nil, r.short(err)
	}
	r.sum.Write(b.Bytes())
	r.at += length
	r.tell()
	if err := r.closed(); err != nil {
		return nil, err
	}
	if journal.Sum(b.Bytes()) != h {
		return nil, r.changed(nil)
	}
	return append([]byte{}, b.Bytes()...), nil // never nil: that would say that it is not held
}

// closed reads the end of the line after the bytes of a record.
func (r *reader) closed() error {
	b, err := r.in.ReadByte()
	if err != nil {
		return r.short(err)
	}
	r.sum.Write([]byte{b})
	r.at++
	if b != '\n' {
		return r.changed(nil)
	}
	return nil
}

func (r *reader) entry(length int64, h journal.Hash) error {
	if err := r.give(); err != nil {
		return err
	}
	raw, err := r.body(length, mostHeader, h)
	if err != nil {
		return err
	}
	e, err := journal.ReadEntry(raw, nil)
	if errors.Is(err, journal.ErrNewer) {
		return fail("bundle.newer", err, lang.Args{"path": r.path})
	}
	if err != nil || r.seen.Entries > 0 && journal.Compare(r.given, e) >= 0 {
		return r.changed(err)
	}
	r.seen.Entries++
	r.last, r.with = &e, e.Header.Attach
	return nil
}

// give gives the entry to the sink, when it is known whether its payload came along.
func (r *reader) give() error {
	if r.last == nil {
		return nil
	}
	e := *r.last
	r.last, r.given = nil, e
	r.given.Payload = nil
	return r.into.Entry(e)
}

// attachment lets the sink read the bytes piece by piece. They must be some that the
// entry before them names, in the order in which it names them.
func (r *reader) attachment(length int64, h journal.Hash) error {
	if err := r.give(); err != nil {
		return err
	}
	for len(r.with) > 0 && r.with[0].Hash != h {
		r.with = r.with[1:]
	}
	if len(r.with) == 0 || r.with[0].Bytes != length {
		return r.changed(nil)
	}
	r.with = r.with[1:]
	r.seen.Attachments++
	b := &bytesOf{r: r, left: length, sum: sha256.New()}
	taken := r.into.Attachment(journal.Attachment{Hash: h, Bytes: length}, b)
	if taken == nil {
		_, taken = io.Copy(io.Discard, b) // what the sink left
	}
	if b.failed != nil {
		return b.failed
	}
	if b.left == 0 && journal.Hash(hex.EncodeToString(b.sum.Sum(nil))) != h {
		return r.changed(taken)
	}
	if taken != nil {
		return taken
	}
	return r.closed()
}

// bytesOf are the bytes of one attachment.
type bytesOf struct {
	r      *reader
	left   int64
	sum    hash.Hash
	failed error
}

// Read implements io.Reader.
func (b *bytesOf) Read(p []byte) (int, error) {
	if b.failed != nil {
		return 0, b.failed
	}
	if b.left == 0 {
		return 0, io.EOF
	}
	if b.failed = b.r.ctx.Err(); b.failed != nil {
		return 0, b.failed
	}
	n, err := b.r.in.Read(p[:min(int64(len(p)), b.left)])
	b.sum.Write(p[:n])
	b.r.sum.Write(p[:n])
	b.left -= int64(n)
	b.r.at += int64(n)
	b.r.tell()
	if err != nil && b.left > 0 {
		b.failed = b.r.short(err)
		return n, b.failed
	}
	return n, nil
}

func (r *reader) tell() {
	if r.progress != nil && r.head.Bytes > 0 {
		r.progress(int(min(r.at, r.head.Bytes)), int(r.head.Bytes))
	}
}

// whole tells whether there was as much as the first lines say.
func (r *reader) whole() error {
	if err := r.give(); err != nil {
		return err
	}
	s, h := r.seen, r.head
	if s.Entries != h.Entries || s.Attachments != h.Attachments || s.Bytes != h.Bytes {
		return fail("bundle.counts", nil, lang.Args{"path": r.path, "at": r.at})
	}
	return nil
}

// end reads the last lines, after which nothing may stand.
func (r *reader) end() error {
	r.head.SHA256 = journal.Hash(hex.EncodeToString(r.sum.Sum(nil)))
	line, err := r.line()
	if err != nil {
		return err
	}
	if line != "sha256 "+string(r.head.SHA256) {
		return r.changed(nil)
	}
	if r.head.signer != "" {
		if line, err = r.line(); err != nil {
			return err
		}
		if err := r.signed(line); err != nil {
			return err
		}
	}
	switch _, err := r.in.ReadByte(); {
	case err == nil:
		return fail("bundle.counts", nil, lang.Args{"path": r.path, "at": r.at})
	case !errors.Is(err, io.EOF):
		return err
	}
	return nil
}

// signed reads the signature. One that does not stand is damage: somebody changed the
// bundle and could not sign it.
func (r *reader) signed(line string) error {
	word, ok := strings.CutPrefix(line, "signed ")
	s, err := journal.ParseSignature(word)
	if !ok || err != nil || s.Empty() {
		return r.changed(err)
	}
	if s.Stream() != r.head.signer || !s.Stands(r.head.Statement()) {
		return fail("bundle.signature", nil, lang.Args{"path": r.path})
	}
	r.head.Signature = s
	return nil
}
