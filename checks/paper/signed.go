package paper

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"ashyq/checks"
)

// Signed is what an issued paper carries of the journal: whose key signed it, over
// which words and which state. It is no signature of an official: it says from which
// state of the journal the paper was written, and that the writer held that key.
//
// In every format it stands as one word among the properties of the file, where no
// reader is disturbed by it and a program finds it:
//
//	ashyq-signed|1|SUBJECT|PAPER|WORDS|STREAM.NUMBER.HASH_…|KEY_VALUE
//
// None of its signs parts keywords to a word processor, so that it is still there when
// the paper was changed and written anew by one.
type Signed struct {
	Subject string // what the paper is about, as the journal names it: "office", "inspection ID"
	Paper   string // its id
	Words   string // hash of what it says, see Document.Words
	Heads   []checks.Head
	Value   string // the signature as one word
}

// SignedHere is what the sheet itself prints of it, beside the heads of the journal.
type SignedHere struct {
	Label  string `json:"label"`
	Stream string `json:"stream"`
	Value  string `json:"value"` // without the key, which the stream names
}

// signedWord begins the word.
const signedWord = "ashyq-signed|"

// mostWord bounds what is read of one word: some hundreds of streams.
const mostWord = 64 << 10

// Of is what the signature stands under: not the words alone, but which paper says them
// about what. A mark with another id under it is of no key.
func (s Signed) Of() string {
	sum := sha256.Sum256([]byte(s.Subject + "\n" + s.Paper + "\n" + s.Words))
	return hex.EncodeToString(sum[:])
}

// Word writes it; nothing where nobody signed.
func (s Signed) Word() string {
	if s.Value == "" {
		return ""
	}
	var heads []string
	for _, h := range s.Heads {
		heads = append(heads, h.Stream+"."+strconv.FormatInt(h.Number, 10)+"."+h.Hash)
	}
	return signedWord + strings.Join([]string{
		"1", strings.ReplaceAll(s.Subject, " ", "."), s.Paper, s.Words, strings.Join(heads, "_"),
		strings.ReplaceAll(s.Value, ":", "_"),
	}, "|")
}

// ParseSigned reads such a word; what it would not write again is none.
func ParseSigned(word string) (Signed, bool) {
	rest, ok := strings.CutPrefix(word, signedWord)
	fields := strings.Split(rest, "|")
	if !ok || len(word) > mostWord || len(fields) != 6 || fields[0] != "1" {
		return Signed{}, false
	}
	s := Signed{Subject: strings.Replace(fields[1], ".", " ", 1), Paper: fields[2], Words: fields[3], Value: strings.ReplaceAll(fields[5], "_", ":")}
	for head := range strings.SplitSeq(fields[4], "_") {
		if head == "" {
			continue
		}
		parts := strings.Split(head, ".")
		if len(parts) != 3 {
			return Signed{}, false
		}
		n, err := strconv.ParseInt(parts[1], 10, 64)
		if err != nil {
			return Signed{}, false
		}
		s.Heads = append(s.Heads, checks.Head{Stream: parts[0], Number: n, Hash: parts[2]})
	}
	return s, s.Word() == word
}

// Words names what the document says: the hash of all its texts in their order,
// whatever format they are written in. The bytes of pictures and the moment of writing
// are not among them.
func (d *Document) Words() string {
	sum := sha256.New()
	bare := *d
	bare.Created, bare.Signed, bare.Data = "", "", nil
	said(sum, reflect.ValueOf(bare))
	return hex.EncodeToString(sum.Sum(nil))
}

// said writes every text and number of a value, each with its length before it, so
// that no two documents are written alike. Functions say nothing.
func said(w io.Writer, v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			said(w, v.Elem())
		}
	case reflect.Struct:
		fmt.Fprintf(w, "{%s ", v.Type().Name())
		for i := range v.NumField() {
			said(w, v.Field(i))
		}
	case reflect.Slice:
		fmt.Fprintf(w, "[%d ", v.Len())
		for i := range v.Len() {
			said(w, v.Index(i))
		}
	case reflect.String:
		fmt.Fprintf(w, "%d:%s", v.Len(), v.String())
	case reflect.Func:
	default:
		fmt.Fprintf(w, "%v;", v)
	}
}
