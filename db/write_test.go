package db

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

func TestManyHandsAtOnce(t *testing.T) {
	b := newBench(t)
	s := b.open()
	const hands, acts = 4, 8
	var all sync.WaitGroup
	for hand := range hands {
		all.Go(func() {
			for n := range acts {
				id := fmt.Sprint(hand, "-", n)
				if _, err := try(s, journaltest.Inspection("i"+id, "2026-001", "h"), journaltest.Evidence("i"+id, "e", "Блог")); err != nil {
					t.Error(err)
				}
			}
		})
		all.Go(func() {
			for range acts {
				if err := s.Read(context.Background(), wholeActs(t)); err != nil {
					t.Error(err)
				}
				if changed, err := s.Changed(context.Background()); changed || err != nil {
					t.Errorf("changed %v, %v", changed, err)
				}
			}
		})
	}
	all.Wait()
	if head := b.heads(s)[0]; head.Number != 2*hands*acts+1 {
		t.Errorf("the head is %d", head.Number)
	}
	b.verify(s)
}

// wholeActs wants every act that is seen to be whole, and its rows with it.
func wholeActs(t *testing.T) func(journal.Reader) error {
	return func(r journal.Reader) error {
		list, err := r.Inspections(journal.InspectionQuery{})
		if err != nil {
			return err
		}
		for _, i := range list {
			entries, err := r.Entries(journal.Inspection(i.ID))
			if err != nil {
				return err
			}
			if len(entries) != 2 || i.Evidence != 1 {
				t.Errorf("%d entries and %d rows are seen of an act", len(entries), i.Evidence)
			}
		}
		return nil
	}
}

// A reader sees what was there when it began, whatever is written meanwhile.
func TestAViewIsConsistent(t *testing.T) {
	b := newBench(t)
	s, other := b.open(), b.open()
	b.write(s, journaltest.Setting("office.city", "Астана"))
	b.read(s, func(r journal.Reader) error {
		before, err := r.Entries(journal.Office)
		if err != nil {
			return err
		}
		b.write(other, journaltest.Setting("office.name", "Департамент"))
		after, err := r.Entries(journal.Office)
		if len(before) != 2 || len(after) != 2 {
			t.Errorf("%d entries became %d", len(before), len(after))
		}
		return err
	})
}

// After a failure in the middle of an act nothing more is taken, even from
// somebody who does not look at errors.
func TestHalfAnActIsNotCommitted(t *testing.T) {
	b := newBench(t)
	s := b.open()
	missing := journaltest.Evidence("i1", "e2", "файл")
	missing.Attach = []journal.Attachment{{Hash: journal.Sum([]byte("жоқ")), Bytes: 1}}
	err := s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
		_, first := w.Append(journaltest.Evidence("i1", "e1", "Блог"), missing)
		_, second := w.Append(journaltest.Evidence("i1", "e3", "Блог"))
		if !errors.Is(first, journal.ErrNotHeld) || !errors.Is(second, journal.ErrNotHeld) {
			t.Errorf("got %v and %v", first, second)
		}
		return nil
	})
	if !errors.Is(err, journal.ErrNotHeld) || len(b.entries(s, "inspection i1")) != 0 {
		t.Errorf("got %v", err)
	}
}

// Bytes that no entry names could never be let go again.
func TestAnAttachmentThatNoEntryNamesIsRefused(t *testing.T) {
	b := newBench(t)
	s := b.open()
	err := s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
		if _, err := w.Attach(strings.NewReader("сурет"), 100); err != nil {
			return err
		}
		_, err := w.Append(journaltest.Evidence("i1", "e1", "Блог"))
		return err
	})
	if !errors.Is(err, errLoose) || len(b.entries(s, "inspection i1")) != 0 {
		t.Errorf("got %v", err)
	}
}

func TestAttachmentsOfEverySize(t *testing.T) {
	b := newBench(t)
	s := b.open()
	for _, size := range []int{0, 1, pieceSize - 1, pieceSize, pieceSize + 1, 3 * pieceSize} {
		body := strings.Repeat("x", size)
		e := b.attach(s, "i1", fmt.Sprint("e", size), body)
		b.read(s, func(r journal.Reader) error {
			in, told, err := r.Open(e.Header.Attach[0].Hash)
			if err != nil {
				return err
			}
			got, err := readAll(in)
			if string(got) != body || told != int64(size) {
				t.Errorf("%d bytes: %d came back, %d were told", size, len(got), told)
			}
			return err
		})
	}
	if report := b.verify(s); report.Attachments != 6 {
		t.Errorf("%d attachments", report.Attachments)
	}
}

func TestAnAttachmentThatCannotBeReadFailsTheAct(t *testing.T) {
	b := newBench(t)
	s := b.open()
	torn := errors.New("the stick was pulled out")
	err := s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
		_, err := w.Attach(&tornReader{torn}, 1<<20)
		return err
	})
	if !errors.Is(err, torn) {
		t.Errorf("got %v", err)
	}
	b.attach(s, "i1", "e1", "сурет")
	b.verify(s)
}

type tornReader struct{ err error }

func (r *tornReader) Read(p []byte) (int, error) { return min(len(p), 1000), r.err }

func TestTheHighestClockGoesOnAfterAMerge(t *testing.T) {
	b := newBench(t)
	one, two := b.laptop("one"), b.laptop("two")
	for n := range 5 {
		b.write(one, journaltest.Evidence("i1", fmt.Sprint("e", n), "Блог"))
	}
	b.merge(two, one)
	e := b.write(two, journaltest.Evidence("i1", "e9", "Блог"))[0]
	if e.Header.Clock != 8 || e.Header.Number != 2 {
		t.Errorf("clock %d, number %d", e.Header.Clock, e.Header.Number)
	}
}
