package journal

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strconv"
	"time"
)

// firstLine names the format. A header that begins otherwise is not ours; one
// that names a greater number was written by a newer program.
const firstLine = "ashyq-entry 1"

// timeForm is the form of the wall clock in a header: UTC, in milliseconds.
const timeForm = "2006-01-02T15:04:05.000Z"

// Errors of reading a header.
var (
	ErrNewer     = errors.New("journal: entry of a newer format")
	ErrMalformed = errors.New("journal: malformed header")
)

// Target is what an entry replaces or withdraws: one entry of its subject, or
// with Act every earlier entry of its subject and its own stream that belongs to
// the act whose first entry is named.
type Target struct {
	Hash Hash
	Act  bool
}

// Attachment names bytes that an entry carries beside its payload.
type Attachment struct {
	Hash  Hash
	Bytes int64
}

// Header is the part of an entry that is hashed and never erased. Its fields
// stand in the order of the lines of its text. Numbers are below 2^53.
type Header struct {
	Stream   Hash         // hash of the stream's public key
	Number   int64        // 1, 2, 3 … in the stream
	Clock    int64        // 1 + the greatest clock held when it was written
	Time     time.Time    // wall clock, UTC, milliseconds: shown, never used for order
	Zone     string       // "+05:00": the writer's zone
	Author   string       // one line, NFC, no control characters
	Kind     string       // one word of small letters, digits and hyphens
	Version  int          // of the payload, from 1
	Subject  Subject      // what Fold folds
	Act      Hash         // first entry of the same act; empty in that first entry
	Matter   string       // what an answer answers, visible ASCII; empty in facts
	Replaces []Target     // sorted
	Attach   []Attachment // sorted, each hash once
	Payload  Hash
	Previous Hash // previous entry of the stream; empty in number 1
}

// Encode gives the bytes that are hashed. It does not check the header: see
// Check.
func (h Header) Encode() []byte {
	var b bytes.Buffer
	line := func(name, value string) {
		if value != "" {
			b.WriteString(name)
			b.WriteByte(' ')
			b.WriteString(value)
			b.WriteByte('\n')
		}
	}
	b.WriteString(firstLine + "\n")
	line("stream", string(h.Stream))
	line("number", strconv.FormatInt(h.Number, 10))
	line("clock", strconv.FormatInt(h.Clock, 10))
	line("time", h.Time.UTC().Format(timeForm))
	line("zone", h.Zone)
	line("author", h.Author)
	line("kind", h.Kind)
	line("version", strconv.Itoa(h.Version))
	line("subject", string(h.Subject))
	line("act", string(h.Act))
	line("matter", h.Matter)
	for _, t := range h.Replaces {
		line("replaces", t.String())
	}
	for _, a := range h.Attach {
		line("attach", a.String())
	}
	line("payload", string(h.Payload))
	line("previous", string(h.Previous))
	return b.Bytes()
}

// String gives the target as it stands in the header.
func (t Target) String() string {
	if t.Act {
		return string(t.Hash) + " act"
	}
	return string(t.Hash)
}

// String gives the attachment as it stands in the header.
func (a Attachment) String() string {
	return string(a.Hash) + " " + strconv.FormatInt(a.Bytes, 10)
}

// compareTargets is the order of the lines as bytes: of one hash the entry
// alone stands before its act.
func compareTargets(a, b Target) int {
	if a.Hash != b.Hash || a.Act == b.Act {
		return cmp.Compare(a.Hash, b.Hash)
	}
	if b.Act {
		return -1
	}
	return 1
}

func compareAttachments(a, b Attachment) int { return cmp.Compare(a.Hash, b.Hash) }

// sortLists brings the repeated lines into the one order, without repetition.
func (h *Header) sortLists() {
	slices.SortFunc(h.Replaces, compareTargets)
	h.Replaces = slices.Compact(h.Replaces)
	slices.SortFunc(h.Attach, compareAttachments)
	h.Attach = slices.Compact(h.Attach)
}
