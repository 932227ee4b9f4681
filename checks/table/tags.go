package table

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Sheets of a workbook are XML of a few elements and may be hundreds of
// megabytes. This reads tags one after another, in memory that a hostile file
// cannot make grow: nothing that is longer than the buffer is read at all.

// tagBuffer holds the longest tag or text: a full cell in which every character
// is written as an entity.
const tagBuffer = 512 << 10

var errTooLong = errors.New("table: a tag or text is too long")

// tags reads XML tag by tag.
type tags struct {
	r    *bufio.Reader
	text []byte // what stood before the tag
	attr []byte // the attributes, as they stand
	name string // without its prefix
	open bool   // <name> or <name/>
	shut bool   // </name> or <name/>
	held []byte
}

func newTags(r io.Reader) *tags {
	utf := transform.NewReader(r, unicode.BOMOverride(encoding.Nop.NewDecoder()))
	return &tags{r: bufio.NewReaderSize(utf, tagBuffer)}
}

// next goes to the next tag, past comments and declarations. At the end of the
// file it gives io.EOF.
func (t *tags) next() error {
	t.text = t.text[:0]
	for {
		text, err := t.r.ReadSlice('<')
		if err == bufio.ErrBufferFull {
			return errTooLong
		}
		if err != nil {
			return err
		}
		if len(t.text)+len(text) > tagBuffer {
			return errTooLong
		}
		t.text = append(t.text, text[:len(text)-1]...)
		plain, err := t.special()
		if err != nil {
			return unended(err)
		}
		if plain {
			return unended(t.tag())
		}
	}
}

// unended says that a file ends in the middle of a tag.
func unended(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// special passes over a comment, a declaration or an instruction, and takes in a
// piece of plain text; true if what stands here is none of them.
func (t *tags) special() (plain bool, err error) {
	const data = "![CDATA["
	first, err := t.r.Peek(1)
	if err != nil {
		return false, err
	}
	switch first[0] {
	case '?':
		return false, t.skip("?>")
	case '!':
		begin, _ := t.r.Peek(len(data))
		switch {
		case bytes.HasPrefix(begin, []byte("!--")):
			return false, t.skip("-->")
		case string(begin) == data:
			return false, t.plainText()
		}
		return false, t.skip(">")
	}
	return true, nil
}

// skip passes over everything up to an ending.
func (t *tags) skip(ending string) error {
	t.held = t.held[:0]
	for !bytes.HasSuffix(t.held, []byte(ending)) {
		piece, err := t.r.ReadSlice(ending[len(ending)-1])
		if err == bufio.ErrBufferFull || len(t.held)+len(piece) > tagBuffer {
			return errTooLong
		}
		if err != nil {
			return err
		}
		t.held = append(t.held, piece...)
	}
	return nil
}

// plainText takes in <![CDATA[ … ]]>, in which nothing is a tag or an entity.
func (t *tags) plainText() error {
	if _, err := t.r.Discard(len("![CDATA[")); err != nil {
		return err
	}
	start := len(t.text)
	for !bytes.HasSuffix(t.text[start:], []byte("]]>")) {
		piece, err := t.r.ReadSlice('>')
		if err != nil && err != bufio.ErrBufferFull {
			return err
		}
		if len(t.text)+len(piece) > tagBuffer {
			return errTooLong
		}
		t.text = append(t.text, piece...)
	}
	inner := bytes.ReplaceAll(t.text[start:len(t.text)-len("]]>")], []byte("&"), []byte("&amp;"))
	t.text = append(t.text[:start:start], inner...)
	return nil
}

// tag reads the tag up to its end; a mark of an end inside quotes does not end it.
func (t *tags) tag() error {
	t.held = t.held[:0]
	var quote byte
	for {
		piece, err := t.r.ReadSlice('>')
		if err == bufio.ErrBufferFull || len(t.held)+len(piece) > tagBuffer {
			return errTooLong
		}
		if err != nil {
			return err
		}
		t.held = append(t.held, piece...)
		if quote = quoting(quote, piece); quote == 0 {
			break
		}
	}
	inner := t.held[:len(t.held)-1]
	t.open, t.shut = true, false
	if bytes.HasPrefix(inner, []byte("/")) {
		inner, t.open, t.shut = inner[1:], false, true
	} else if bytes.HasSuffix(inner, []byte("/")) {
		inner, t.shut = inner[:len(inner)-1], true
	}
	name := inner
	if i := bytes.IndexAny(inner, " \t\r\n"); i >= 0 {
		name, t.attr = inner[:i], inner[i:]
	} else {
		t.attr = nil
	}
	if i := bytes.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	t.name = known(name)
	return nil
}

// quoting gives the quotation mark that is open after a piece of a tag, 0 if none.
func quoting(open byte, piece []byte) byte {
	for _, c := range piece {
		switch {
		case open == 0 && (c == '"' || c == '\''):
			open = c
		case c == open:
			open = 0
		}
	}
	return open
}

// known gives the name of a tag without copying the few that fill a sheet.
func known(name []byte) string {
	switch string(name) {
	case "c":
		return "c"
	case "v":
		return "v"
	case "f":
		return "f"
	case "t":
		return "t"
	case "r":
		return "r"
	case "is":
		return "is"
	case "si":
		return "si"
	case "row":
		return "row"
	}
	return string(name)
}

// get finds an attribute, by its name without the prefix; "" if it is not there.
func (t *tags) get(name string) string {
	rest := t.attr
	for {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return ""
		}
		key := bytes.TrimSpace(rest[:eq])
		if i := bytes.LastIndexByte(key, ':'); i >= 0 {
			key = key[i+1:]
		}
		value := bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(value) == 0 || value[0] != '"' && value[0] != '\'' {
			return ""
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return ""
		}
		if string(key) == name {
			return unescape(value[1 : end+1])
		}
		rest = value[end+2:]
	}
}

// named are the entities that XML names.
var named = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// unescape puts characters in the place of entities. One that is not known stays
// as it stands.
func unescape(text []byte) string {
	if bytes.IndexByte(text, '&') < 0 {
		return string(text)
	}
	var b strings.Builder
	rest := string(text)
	for {
		before, after, found := strings.Cut(rest, "&")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, more, ended := strings.Cut(after, ";")
		char, ok := entity(name)
		if !ended || !ok {
			b.WriteByte('&')
			rest = after
			continue
		}
		b.WriteString(char)
		rest = more
	}
}

func entity(name string) (string, bool) {
	digits, numbered := strings.CutPrefix(name, "#")
	if !numbered {
		char, ok := named[name]
		return char, ok
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune {
		return "", false
	}
	return string(rune(n)), true
}
