package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// maxHead bounds the lines above a block.
const maxHead = 64 << 10

// Reader reads what Writer wrote, record by record, and checks every hash.
type Reader struct {
	from *bufio.Reader
	z    *gzip.Reader
}

// NewReader reads records from r.
func NewReader(r io.Reader) *Reader { return &Reader{from: bufio.NewReader(r)} }

// Next is the next record; after the last it is io.EOF, and only where the file
// ends with a whole record.
func (r *Reader) Next() (Record, error) {
	if _, err := r.from.Peek(1); err == io.EOF {
		return Record{}, io.EOF
	}
	if r.z == nil {
		r.z = new(gzip.Reader)
	}
	if err := r.z.Reset(r.from); err != nil {
		return Record{}, broken("no compressed member", err)
	}
	r.z.Multistream(false)
	in := bufio.NewReader(r.z)
	record, length, digests, err := readHead(in)
	if err != nil {
		return Record{}, err
	}
	if record.Payload, err = readBlock(in, length); err != nil {
		return Record{}, err
	}
	if err := digests.check(record); err != nil {
		return Record{}, err
	}
	return record, record.check()
}

func broken(what string, err error) error {
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return fmt.Errorf("warc: %s: %w", what, err)
}

// digests are the hashes that a record claims.
type digests struct{ block, payload string }

func (d digests) check(r Record) error {
	if d.block != Digest(r.Payload) {
		return errors.New("warc: the block is not the one that was written")
	}
	if r.Type != Revisit && d.payload != "" && d.payload != Digest(r.Body()) {
		return errors.New("warc: the payload is not the one that was written")
	}
	return nil
}

// readHead reads the lines above a block.
func readHead(in *bufio.Reader) (r Record, length int, d digests, err error) {
	left := maxHead
	if s, err := line(in, &left); err != nil {
		return r, 0, d, broken("no first line", err)
	} else if s != version {
		return r, 0, d, fmt.Errorf("warc: a first line %.40q", s)
	}
	length = -1
	for {
		s, err := line(in, &left)
		if err != nil {
			return r, 0, d, broken("no end of the fields", err)
		}
		if s == "" {
			break
		}
		name, value, ok := strings.Cut(s, ": ")
		if !ok || value == "" {
			return r, 0, d, fmt.Errorf("warc: a line %.40q", s)
		}
		if err := r.take(name, value, &length, &d); err != nil {
			return r, 0, d, err
		}
	}
	if length < 0 || r.Type == "" || r.ID == "" || r.Date.IsZero() || d.block == "" {
		return r, 0, d, errors.New("warc: a record without type, id, date, length or digest")
	}
	return r, length, d, nil
}

// take puts a field where it belongs. The payload's digest of a revisit belongs to
// the record that it stands for, and is kept as it is.
func (r *Record) take(name, value string, length *int, d *digests) (err error) {
	place := map[string]*string{
		"WARC-Type": &r.Type, "WARC-Record-ID": &r.ID, "WARC-Target-URI": &r.Target,
		"Content-Type": &r.ContentType, "WARC-Block-Digest": &d.block,
	}[name]
	if name == "WARC-Payload-Digest" && r.Type != Revisit {
		place = &d.payload
	}
	switch {
	case place != nil:
		if *place != "" {
			return fmt.Errorf("warc: two fields %q", name)
		}
		*place = value
	case name == "WARC-Date":
		if r.Date, err = time.Parse(time.RFC3339Nano, value); err != nil || date(r.Date) != value {
			return fmt.Errorf("warc: a date %q", value)
		}
	case name == "Content-Length":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n > MaxBlock || *length >= 0 {
			return fmt.Errorf("warc: a length of %.40q", value)
		}
		*length = n
	default:
		r.Fields = append(r.Fields, Field{name, value})
	}
	return nil
}

// line reads one line that ends as the standard wants it.
func line(in *bufio.Reader, left *int) (string, error) {
	var b []byte
	for {
		part, err := in.ReadSlice('\n')
		b = append(b, part...)
		*left -= len(part)
		switch {
		case *left < 0:
			return "", errors.New("too many lines")
		case err == bufio.ErrBufferFull:
			continue
		case err != nil:
			return "", err
		case !bytes.HasSuffix(b, []byte("\r\n")):
			return "", errors.New("a broken line")
		}
		return string(b[:len(b)-2]), nil
	}
}

// readBlock reads a block and the two line ends after it, and that nothing follows
// in its member. Memory grows with what is there, not with what is claimed.
func readBlock(in io.Reader, length int) ([]byte, error) {
	var b bytes.Buffer
	if _, err := io.CopyN(&b, in, int64(length)); err != nil {
		return nil, broken("no end of the block", err)
	}
	end, err := io.ReadAll(io.LimitReader(in, 5))
	if err != nil {
		return nil, broken("no end of the record", err)
	}
	if string(end) != "\r\n\r\n" {
		return nil, fmt.Errorf("warc: %q follows the block", end)
	}
	return b.Bytes(), nil
}
