package bundle

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"ashyq/checks/journal"
)

// firstLine names the form, and its version.
const (
	firstWord = "ashyq-bundle "
	firstLine = firstWord + "1"
)

// Limits of what is read. They are far above what is written, and memory is taken
// only for bytes that are there.
const (
	mostLine    = 4 << 10
	mostLines   = 200_000 // before the first record
	mostHeader  = 16 << 20
	mostPayload = 64 << 20
)

const timeForm = "2006-01-02T15:04:05.000Z"

// head is what stands before the records.
type head struct {
	journal.Bundle
	signer journal.Hash // empty: it is not signed
}

// encode gives the lines as they are written.
func (h head) encode() string {
	var b strings.Builder
	line := func(name string, words ...any) {
		b.WriteString(name)
		for _, w := range words {
			fmt.Fprintf(&b, " %v", w)
		}
		b.WriteByte('\n')
	}
	holding := func(head, gap string, v journal.Holding) {
		for _, x := range v.Heads {
			line(head, x.Stream, x.Number, x.Hash)
		}
		for _, s := range v.Gaps {
			line(gap, s)
		}
	}
	line(firstLine)
	line("what", h.What)
	for _, id := range h.Inspections {
		line("inspection", id)
	}
	line("made", h.Made.UTC().Format(timeForm))
	if h.Program != "" {
		line("program", h.Program)
	}
	holding("head", "gap", h.From)
	if h.Since != nil {
		holding("since", "since-gap", *h.Since)
	}
	line("entries", h.Entries)
	line("attachments", h.Attachments)
	line("bytes", h.Bytes)
	if h.signer != "" {
		line("signer", h.signer)
	}
	line("begin")
	return b.String()
}

// set takes one line in; false where it cannot be one.
func (h *head) set(name, value string) bool {
	var err error
	switch name {
	case "what":
		h.What = value
		if value == journal.BundleSince {
			h.Since = &journal.Holding{}
		}
	case "inspection":
		h.Inspections = append(h.Inspections, value)
		return journal.Inspection(value).Valid()
	case "made":
		h.Made, err = time.Parse(timeForm, value)
	case "program":
		h.Program = value
	case "head":
		return heads(&h.From, value)
	case "gap":
		return gap(&h.From, value)
	case "since":
		return heads(h.Since, value)
	case "since-gap":
		return gap(h.Since, value)
	case "entries":
		h.Entries, err = strconv.Atoi(value)
	case "attachments":
		h.Attachments, err = strconv.Atoi(value)
	case "bytes":
		h.Bytes, err = strconv.ParseInt(value, 10, 64)
	case "signer":
		h.signer = journal.Hash(value)
		return h.signer.Valid()
	default:
		return false
	}
	return err == nil
}

func heads(into *journal.Holding, value string) bool {
	words := strings.Split(value, " ")
	if into == nil || len(words) != 3 {
		return false
	}
	n, err := strconv.ParseInt(words[1], 10, 64)
	h := journal.Head{Stream: journal.Hash(words[0]), Number: n, Hash: journal.Hash(words[2])}
	into.Heads = append(into.Heads, h)
	return err == nil && n > 0 && h.Stream.Valid() && h.Hash.Valid()
}

func gap(into *journal.Holding, value string) bool {
	if into == nil {
		return false
	}
	into.Gaps = append(into.Gaps, journal.Hash(value))
	return journal.Hash(value).Valid()
}

// sound tells whether the lines say what a writer says.
func (h *head) sound() bool {
	few := len(h.Inspections)
	switch h.What {
	case journal.BundleAll, journal.BundleSince:
		return few == 0 && h.counted()
	case journal.BundleInspection:
		return few == 1 && h.counted()
	case journal.BundleSelection:
		return few > 1 && h.counted()
	}
	return false
}

func (h *head) counted() bool { return h.Entries >= 0 && h.Attachments >= 0 && h.Bytes >= 0 }
