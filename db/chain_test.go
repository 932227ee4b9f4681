package db

import (
	"context"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// scribe writes entries by hand, as a program with faults, or with bad
// intentions, would.
type scribe struct {
	*bench
	store  *Store
	stream journal.Hash
	key    string
}

func newScribe(b *bench, s *Store, seed string) *scribe {
	key := []byte(fmt.Sprintf("%-32.32s", seed))
	return &scribe{bench: b, store: s, stream: journal.Sum(key), key: hex.EncodeToString(key)}
}

// seal gives drafts places that follow one another.
func (s *scribe) seal(at journal.Place, drafts ...journal.Draft) []journal.Entry {
	s.Helper()
	list, err := journal.Seal(drafts, journal.Stamp{Stream: s.stream, Author: "А. Б.", Time: journaltest.Clock()}, at)
	if err != nil {
		s.Fatal(err)
	}
	return list
}

// opening drafts the first entry of the stream.
func (s *scribe) opening() journal.Draft {
	return journal.Draft{Kind: journal.KindStream, Subject: journal.Office, Payload: journal.Stream{Label: "XX", Key: s.key}}
}

// put lays entries into the file past all rules.
func (s *scribe) put(list ...journal.Entry) {
	s.Helper()
	ctx := context.Background()
	tx, err := s.store.hand.begin()
	if err != nil {
		s.Fatal(err)
	}
	defer tx.rollback()
	for _, e := range list {
		if err := insertEntry(ctx, tx, e); err != nil {
			s.Fatal(err)
		}
		if _, err := insertPayload(ctx, tx, e.Header.Payload, e.Payload); err != nil {
			s.Fatal(err)
		}
	}
	if _, err := tx.ExecContext(ctx, `UPDATE rows_of SET fingerprint = ''`); err != nil {
		s.Fatal(err)
	}
	if err := tx.commit(); err != nil {
		s.Fatal(err)
	}
}

// again makes an entry anew after its header was changed.
func again(e journal.Entry, change func(*journal.Header)) journal.Entry {
	change(&e.Header)
	e.Raw = e.Header.Encode()
	e.Hash = journal.Sum(e.Raw)
	return e
}

// Each of these streams has a fault that its hashes do not show.
func TestAChainThatDoesNotHoldIsNamed(t *testing.T) {
	draft := func(n int) journal.Draft { return journaltest.Evidence("i1", fmt.Sprint("e", n), "Блог") }
	other := journal.Sum([]byte("other"))
	for _, c := range []struct {
		what string
		put  func(*scribe, []journal.Entry) []journal.Entry
		code string
	}{
		{"an entry names another before it", func(_ *scribe, list []journal.Entry) []journal.Entry {
			list[2] = again(list[2], func(h *journal.Header) { h.Previous = other })
			return list
		}, badChain},
		{"an entry has the clock of the one before", func(_ *scribe, list []journal.Entry) []journal.Entry {
			list[2] = again(list[2], func(h *journal.Header) { h.Clock = list[1].Header.Clock })
			return list
		}, badChain},
		{"the stream does not begin with its key", func(s *scribe, _ []journal.Entry) []journal.Entry {
			return s.seal(journal.Place{}, draft(1))
		}, badChain},
		{"the key stands in the middle", func(_ *scribe, list []journal.Entry) []journal.Entry {
			return append(list, again(list[0], func(h *journal.Header) {
				h.Number, h.Clock, h.Previous = 4, 9, list[2].Hash
			}))
		}, badChain},
		{"the key is that of another stream", func(s *scribe, list []journal.Entry) []journal.Entry {
			list[0].Payload = []byte(`{"continues":[],"key":"` + newScribe(s.bench, s.store, "thief").key +
				`","label":"XX","salt":"00000000000000000000000000000000"}`)
			list[0] = again(list[0], func(h *journal.Header) { h.Payload = journal.Sum(list[0].Payload) })
			return list[:1]
		}, badKey},
		{"a payload has no salt", func(_ *scribe, list []journal.Entry) []journal.Entry {
			list[2].Payload = []byte(`{}`)
			list[2] = again(list[2], func(h *journal.Header) { h.Payload = journal.Sum(list[2].Payload) })
			return list
		}, badPayload},
		{"an attachment is named with another length", func(s *scribe, list []journal.Entry) []journal.Entry {
			e := s.attach(s.store, "i2", "e9", "сурет")
			list[2] = again(list[2], func(h *journal.Header) {
				h.Attach = []journal.Attachment{{Hash: e.Header.Attach[0].Hash, Bytes: 7}}
			})
			return list
		}, badAttachment},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := newBench(t)
			s := newScribe(b, b.open(), "scribe")
			list := s.seal(journal.Place{}, s.opening(), draft(1), draft(2))
			s.put(c.put(s, list)...)
			report, err := s.store.Verify(context.Background(), nil)
			if err != nil || !slices.Contains(codesOf(report.Problems), c.code) {
				t.Errorf("want %s, got %v, %v", c.code, report.Problems, err)
			}
		})
	}
}

func TestAChainOfManyActsHolds(t *testing.T) {
	b := newBench(t)
	s := newScribe(b, b.open(), "scribe")
	list := s.seal(journal.Place{}, s.opening())
	for n := range 5 {
		at := journal.Place{}.After(list[len(list)-1])
		at.Act, at.Clock = "", at.Clock+int64(n) // the clock may leap: it follows the greatest held
		list = append(list, s.seal(at, journaltest.Evidence("i1", fmt.Sprint("e", n), "Блог"))...)
	}
	s.put(list...)
	if report := b.verify(s.store); report.Entries != 6 {
		t.Errorf("%d entries", report.Entries)
	}
}

// Of another's stream any part may be missing; of one's own none.
func TestAGapIsDamageOnlyInOnesOwnStream(t *testing.T) {
	b := newBench(t)
	s := newScribe(b, b.open(), "scribe")
	list := s.seal(journal.Place{}, s.opening(), journaltest.Evidence("i1", "e1", "Блог"),
		journaltest.Evidence("i1", "e2", "Блог"), journaltest.Evidence("i1", "e3", "Блог"))
	s.put(list[1], list[3])
	report := b.verify(s.store)
	var where []string
	for _, n := range report.Notes {
		where = append(where, n.Code+" "+n.Where)
	}
	want := []string{noteNotHeld + " " + place(s.stream, 1) + "..1", noteNotHeld + " " + place(s.stream, 3) + "..3",
		noteOldRows + " rows"}
	if !slices.Equal(where, want) {
		t.Errorf("notes %q, want %q", where, want)
	}
	if err := folder(b.keys).keep(s.stream, make([]byte, 64)); err != nil {
		t.Fatal(err)
	}
	report, err := s.store.Verify(context.Background(), nil)
	if err != nil || !slices.Equal(codesOf(report.Problems), []string{badGap, badGap}) {
		t.Errorf("problems %v, %v", report.Problems, err)
	}
}

// A file with a fault in a chain can still be merged: each entry is what its
// hash says, and what is wrong with them together is named afterwards.
func TestAFaultyChainIsMergedAndNamed(t *testing.T) {
	b := newBench(t)
	faulty, own := b.laptop("faulty"), b.laptop("own")
	s := newScribe(b, faulty, "scribe")
	list := s.seal(journal.Place{}, s.opening(), journaltest.Evidence("i1", "e1", "Блог"))
	list[1] = again(list[1], func(h *journal.Header) { h.Previous = journal.Sum(nil) })
	s.put(list...)
	if report := b.merge(own, faulty); report.Entries != 2 {
		t.Errorf("taken in: %+v", report)
	}
	report, err := own.Verify(context.Background(), nil)
	if err != nil || !slices.Contains(codesOf(report.Problems), badChain) {
		t.Errorf("problems %v, %v", report.Problems, err)
	}
}

// What damage there is more of than can be listed is counted as more.
func TestALongListOfDamageEnds(t *testing.T) {
	var list []journal.Problem
	for range 2 * mostFound {
		list = found(list, badHash, "x", "a\nb")
	}
	if len(list) != mostFound+1 || list[mostFound].Code != moreProblems || list[0].Detail != "a b" {
		t.Errorf("%d, the last is %v", len(list), list[len(list)-1])
	}
}
