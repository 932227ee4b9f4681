package journal

import (
	"encoding/hex"
	"errors"
	"slices"
	"testing"
	"time"
)

// laptop is a writer with what he holds, as a store would keep it: a stream, and
// entries that came from others.
type laptop struct {
	t      testing.TB
	key    []byte
	stream Hash
	author string
	held   []Entry
	last   Head
	clock  int64 // the greatest held
}

func newLaptop(t testing.TB, name string) *laptop {
	key := []byte(name)
	return &laptop{t: t, key: key, stream: Sum(key), author: "Айгүл"}
}

// entries gives what is held of a subject.
func (l *laptop) entries(s Subject) ([]Entry, error) {
	return slices.DeleteFunc(slices.Clone(l.held), func(e Entry) bool { return e.Header.Subject != s }), nil
}

func (l *laptop) ledger(s Subject) *Ledger {
	entries, _ := l.entries(s)
	return NewLedger(entries)
}

// act appends drafts as one act, or nothing.
func (l *laptop) act(drafts ...Draft) ([]Entry, error) {
	l.t.Helper()
	at := time.Date(2026, 1, 20, 9, 0, 0, 0, time.FixedZone("", 5*3600)).Add(time.Duration(len(l.held)) * time.Second)
	stamp := Stamp{Stream: l.stream, Author: l.author, Time: at}
	fresh, err := Seal(drafts, stamp, Place{Last: l.last, Clock: l.clock})
	if err != nil {
		return nil, err
	}
	if err := Admit(l.entries, fresh); err != nil {
		return nil, err
	}
	for _, e := range fresh {
		l.last = Head{Stream: l.stream, Number: e.Header.Number, Hash: e.Hash}
	}
	l.add(fresh)
	return fresh, nil
}

// open writes the first entry of the stream.
func (l *laptop) open() {
	l.t.Helper()
	_, err := l.act(Draft{Kind: KindStream, Subject: Office, Payload: Stream{Label: "АС", Key: hex.EncodeToString(l.key)}})
	if err != nil {
		l.t.Fatal(err)
	}
}

func (l *laptop) add(fresh []Entry) {
	for _, e := range fresh {
		l.held = append(l.held, e)
		l.clock = max(l.clock, e.Header.Clock)
	}
}

// take takes in what another holds, or a part of it.
func (l *laptop) take(from *laptop, wanted func(Entry) bool) {
	known := map[Hash]bool{}
	for _, e := range l.held {
		known[e.Hash] = true
	}
	for _, e := range from.held {
		if !known[e.Hash] && wanted(e) {
			l.add([]Entry{e})
		}
	}
}

func everything(Entry) bool { return true }

// answer drafts an answer that replaces the live ones.
func (l *laptop) answer(kind string, s Subject, matter string, payload any) Draft {
	d := Draft{Kind: kind, Subject: s, Matter: matter, Payload: payload}
	for _, e := range l.ledger(s).Answers(matter) {
		d.Replaces = append(d.Replaces, Target{Hash: e.Hash})
	}
	return d
}

// withdraw drafts the withdrawal of the live answers to a matter, with all that
// they replaced.
func (l *laptop) withdraw(s Subject, matter string) Draft {
	d := Draft{Kind: KindWithdrawn, Subject: s, Payload: Withdrawn{Why: Refuted, Reason: "x"}}
	ledger := l.ledger(s)
	for _, e := range ledger.Answers(matter) {
		for _, h := range ledger.Chain(e.Hash) {
			d.Replaces = append(d.Replaces, Target{Hash: h})
		}
	}
	return d
}

var errNothing = errors.New("nothing to take back")

// undo takes back the latest act with a live entry on the subject.
func (l *laptop) undo(s Subject) ([]Entry, error) {
	return l.takeBack(l.ledger(s).Undoable(l.stream, l.author))
}

// redo brings back what the last undo took back.
func (l *laptop) redo(s Subject) ([]Entry, error) {
	return l.takeBack(l.ledger(s).Redoable(l.stream, l.author))
}

func (l *laptop) takeBack(act Hash, ok bool) ([]Entry, error) {
	l.t.Helper()
	if !ok {
		return nil, errNothing
	}
	var subjects []Subject
	for _, e := range l.held {
		if e.ActID() == act && e.Header.Stream == l.stream && !slices.Contains(subjects, e.Header.Subject) {
			subjects = append(subjects, e.Header.Subject)
		}
	}
	return l.act(TakeBack(act, subjects, ByMistake, "")...)
}
