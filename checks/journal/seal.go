package journal

import (
	"errors"
	"io"
	"time"
)

// Draft is an entry that has not got its place in a stream yet. What the user's
// hand does is a list of drafts: one act.
type Draft struct {
	Kind     string
	Version  int // 0 means 1
	Subject  Subject
	Matter   string
	Replaces []Target
	Attach   []Attachment
	Payload  any // a value that EncodePayload accepts; of a known kind, one it can say
}

// Stamp says who writes, when and in which stream.
type Stamp struct {
	Stream Hash
	Author string    // as given; it is cleaned before it is written
	Time   time.Time // in the writer's zone
	Random io.Reader // salts of 16 bytes are drawn from it; nil is the system's source
}

// salt draws a salt; none leaves the drawing to EncodePayload.
func (s Stamp) salt() ([]byte, error) {
	if s.Random == nil {
		return nil, nil
	}
	salt := make([]byte, 16)
	_, err := io.ReadFull(s.Random, salt)
	return salt, err
}

// Place is where the next entry goes: after the last entry of the stream (zero
// Head: the stream is empty), after the greatest clock held, and into the act
// that has begun in this transaction (empty: a new one).
type Place struct {
	Last  Head
	Clock int64
	Act   Hash
}

// After gives the place that follows an entry.
func (p Place) After(e Entry) Place {
	return Place{
		Last:  Head{Stream: e.Header.Stream, Number: e.Header.Number, Hash: e.Hash},
		Clock: e.Header.Clock, Act: e.ActID(),
	}
}

// ErrNothing says that an act without a draft was to be written.
var ErrNothing = errors.New("journal: nothing to write")

// Seal gives the drafts of one act their places in a stream. What this program
// could not read back (a subject, a matter or a payload that is not of its kind)
// is refused, for it could never be corrected.
func Seal(drafts []Draft, stamp Stamp, at Place) ([]Entry, error) {
	if len(drafts) == 0 {
		return nil, ErrNothing
	}
	entries := make([]Entry, 0, len(drafts))
	for _, d := range drafts {
		e, err := seal(d, stamp, at)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
		at = at.After(e)
	}
	return entries, nil
}

func seal(d Draft, stamp Stamp, at Place) (Entry, error) {
	salt, err := stamp.salt()
	if err != nil {
		return Entry{}, err
	}
	payload, err := EncodePayload(d.Payload, salt)
	if err != nil {
		return Entry{}, err
	}
	h := d.header(stamp)
	h.Number, h.Previous = at.Last.Number+1, at.Last.Hash
	h.Clock, h.Act = at.Clock+1, at.Act
	h.Payload = Sum(payload)
	if err := h.Check(); err != nil {
		return Entry{}, err
	}
	raw := h.Encode()
	e := Entry{Hash: Sum(raw), Header: h, Raw: raw, Payload: payload}
	return e, legible(e)
}

func (d Draft) header(stamp Stamp) Header {
	h := Header{
		Stream: stamp.Stream, Author: signature(stamp.Author),
		Time: stamp.Time.UTC().Truncate(time.Millisecond), Zone: stamp.Time.Format("-07:00"),
		Kind: d.Kind, Version: max(1, d.Version), Subject: d.Subject, Matter: d.Matter,
		Replaces: append([]Target(nil), d.Replaces...),
		Attach:   append([]Attachment(nil), d.Attach...),
	}
	h.sortLists()
	return h
}
