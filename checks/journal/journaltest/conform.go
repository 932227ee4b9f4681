package journaltest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/journal"
)

// Store is what the suite asks of a store.
type Store interface {
	Read(context.Context, func(journal.Reader) error) error
	Write(context.Context, journal.Signer, func(journal.Writer) error) error
}

// Clock stands still at a winter morning in Astana.
func Clock() time.Time {
	return time.Date(2026, 1, 20, 9, 0, 0, 0, time.FixedZone("", 5*60*60))
}

// Conform asks of a store what every store must do. Open gives an empty one
// with the deriver and Clock of this package.
func Conform(t *testing.T, open func(*testing.T) Store) {
	stories := []struct {
		sentence string
		tell     func(*story)
	}{
		{"what was appended is read back, the payload with it", tellAppend},
		{"what one act appends to several subjects belongs together", tellAct},
		{"the first entry of a stream is its key, an act of its own", tellOpening},
		{"the stream that is written here is known before the next act", tellOwn},
		{"an act that fails leaves nothing", tellFailure},
		{"an act that appends nothing leaves nothing", tellNothing},
		{"an answer that did not see another is refused, and the other is shown", tellConflict},
		{"an attachment is given back byte for byte, and kept once", tellAttachment},
		{"an attachment over its limit is refused", tellTooLarge},
		{"an attachment that is not here cannot be named", tellUnheld},
		{"erased bytes are gone, their entries stay", tellErased},
		{"an attachment names its entries", tellAttaching},
		{"a holder is found by name, part of a name, category and ending", tellHolders},
		{"inspections are found and put in order", tellInspections},
		{"inspections are found by whose they are and what they wait for", tellWaiting},
		{"evidence is found by its ending and its words", tellEvidence},
		{"the next number follows the greatest of its year", tellNumber},
		{"a row whose holder or office moved on is stale", tellStale},
		{"inside an act its own rows are seen", tellOwnRows},
	}
	for _, s := range stories {
		t.Run(s.sentence, func(t *testing.T) {
			s.tell(&story{T: t, store: open(t)})
		})
	}
}

// story is one test with a store of its own.
type story struct {
	*testing.T
	store Store
}

// Write appends drafts as one act.
func (s *story) write(drafts ...journal.Draft) (out []journal.Entry) {
	s.Helper()
	if err := s.store.Write(context.Background(), Signer, func(w journal.Writer) (err error) {
		out, err = w.Append(drafts...)
		return err
	}); err != nil {
		s.Fatal(err)
	}
	return out
}

func (s *story) read(f func(journal.Reader) error) {
	s.Helper()
	if err := s.store.Read(context.Background(), f); err != nil {
		s.Fatal(err)
	}
}

func (s *story) entries(subject journal.Subject) (out []journal.Entry) {
	s.Helper()
	s.read(func(r journal.Reader) (err error) { out, err = r.Entries(subject); return err })
	return out
}

func (s *story) inspections(q journal.InspectionQuery) (out []journal.InspectionRow) {
	s.Helper()
	s.read(func(r journal.Reader) (err error) { out, err = r.Inspections(q); return err })
	return out
}

// same compares two lists of short texts.
func (s *story) same(what string, got []string, want ...string) {
	s.Helper()
	if !slices.Equal(got, want) {
		s.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func tellAppend(s *story) {
	written := s.write(Holder("h1", "Білім министрлігі", "Министерство образования"))
	read := s.entries(journal.Holder("h1"))
	if len(read) != 1 || read[0].Hash != written[0].Hash || !bytes.Equal(read[0].Raw, written[0].Raw) {
		s.Fatalf("read %v", read)
	}
	if journal.Sum(read[0].Payload) != read[0].Header.Payload {
		s.Error("the payload is another")
	}
	if h := read[0].Header; h.Author != Signer.Author || h.Zone != "+05:00" || !h.Time.Equal(Clock()) {
		s.Errorf("header %+v", h)
	}
}

func tellAct(s *story) {
	one := s.write(Holder("h1", "А", "А"), Inspection("i1", "2026-001", "h1"))
	s.write(Setting("office.city", "Астана"))
	if one[0].ActID() != one[1].ActID() || one[1].Header.Act != one[0].Hash {
		s.Error("the entries are of different acts")
	}
	s.read(func(r journal.Reader) error {
		act, err := r.Act(one[0].Hash)
		if len(act) != 2 || act[0].Header.Subject != "holder h1" || act[1].Header.Subject != "inspection i1" {
			s.Errorf("the act holds %d entries", len(act))
		}
		return err
	})
}

func tellOpening(s *story) {
	first := s.write(Setting("office.city", "Астана"))[0]
	s.write(Setting("office.name", "Департамент"))
	office := s.entries(journal.Office)
	opening := office[0]
	if len(office) != 3 || opening.Header.Kind != journal.KindStream || opening.Header.Number != 1 {
		s.Fatalf("the office holds %d entries, the first is %s", len(office), opening.Header.Kind)
	}
	if first.ActID() == opening.ActID() || first.Header.Number != 2 || first.Header.Previous != opening.Hash {
		s.Error("the first act does not follow the opening")
	}
	s.read(func(r journal.Reader) error {
		heads, err := r.Heads()
		if len(heads) != 1 || heads[0].Number != 3 || heads[0].Hash != office[2].Hash {
			s.Errorf("heads %v", heads)
		}
		return err
	})
}

func tellOwn(s *story) {
	own := func() (out journal.Own) {
		s.read(func(r journal.Reader) (err error) { out, err = r.Own(); return err })
		return out
	}
	if o := own(); o.Next != "" || len(o.All) != 0 {
		s.Errorf("before the first act: %+v", o)
	}
	stream := s.write(Setting("office.city", "Астана"))[0].Header.Stream
	o := own()
	if o.Next != stream || !o.Has(stream) || len(o.All) != 1 || o.Has("") {
		s.Errorf("after it: %+v, want %s", o, stream)
	}
	if next := s.write(Holder("h1", "А", "А"))[0].Header.Stream; next != stream {
		s.Errorf("the next act went to %s", next)
	}
}

func tellFailure(s *story) {
	sorry := errors.New("sorry")
	err := s.store.Write(context.Background(), Signer, func(w journal.Writer) error {
		if _, err := w.Append(Holder("h1", "А", "А")); err != nil {
			return err
		}
		return sorry
	})
	if !errors.Is(err, sorry) {
		s.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	err = s.store.Write(ctx, Signer, func(w journal.Writer) error {
		defer cancel()
		_, err := w.Append(Holder("h1", "А", "А"))
		return err
	})
	if !errors.Is(err, context.Canceled) {
		s.Errorf("after the context ended: %v", err)
	}
	if n := len(s.entries("holder h1")) + len(s.entries(journal.Office)); n != 0 {
		s.Errorf("%d entries are there", n)
	}
}

func tellNothing(s *story) {
	if err := s.store.Write(context.Background(), Signer, func(journal.Writer) error { return nil }); err != nil {
		s.Fatal(err)
	}
	if len(s.entries(journal.Office)) != 0 {
		s.Error("a stream was begun")
	}
}

func tellConflict(s *story) {
	seen := s.write(Setting("office.city", "Астана"))[0]
	came := s.write(Setting("office.city", "Алматы", seen.Hash))[0]
	err := s.store.Write(context.Background(), Signer, func(w journal.Writer) error {
		_, err := w.Append(Setting("office.city", "Шымкент", seen.Hash))
		return err
	})
	var conflict *journal.ConflictError
	if !errors.As(err, &conflict) || len(conflict.In) != 1 || conflict.In[0].Hash != came.Hash {
		s.Fatalf("got %v", err)
	}
	if n := len(s.entries(journal.Office)); n != 3 {
		s.Errorf("%d entries are there", n)
	}
}

func tellAttachment(s *story) {
	photo := bytes.Repeat([]byte("Қазақстан "), 100_000) // some pieces
	for _, id := range []string{"e1", "e2"} {
		if err := s.store.Write(context.Background(), Signer, func(w journal.Writer) error {
			a, err := w.Attach(bytes.NewReader(photo), int64(len(photo)))
			if err != nil || a.Hash != journal.Sum(photo) || a.Bytes != int64(len(photo)) {
				s.Errorf("attached %v %v", a, err)
			}
			d := Evidence("i1", id, "фото")
			d.Attach = []journal.Attachment{a}
			_, err = w.Append(d)
			return err
		}); err != nil {
			s.Fatal(err)
		}
	}
	s.read(func(r journal.Reader) error {
		body, size, err := r.Open(journal.Sum(photo))
		if err != nil {
			return err
		}
		defer body.Close()
		got, err := io.ReadAll(body)
		if !bytes.Equal(got, photo) || size != int64(len(photo)) {
			s.Errorf("%d bytes came back, %d were told", len(got), size)
		}
		return err
	})
}

func tellTooLarge(s *story) {
	err := s.store.Write(context.Background(), Signer, func(w journal.Writer) error {
		_, err := w.Attach(strings.NewReader("12345"), 4)
		return err
	})
	if !errors.Is(err, journal.ErrTooLarge) {
		s.Errorf("got %v", err)
	}
}

func tellUnheld(s *story) {
	err := s.store.Write(context.Background(), Signer, func(w journal.Writer) error {
		d := Evidence("i1", "e1", "фото")
		d.Attach = []journal.Attachment{{Hash: journal.Sum([]byte("нет")), Bytes: 6}}
		_, err := w.Append(d)
		return err
	})
	if !errors.Is(err, journal.ErrNotHeld) {
		s.Errorf("got %v", err)
	}
}

func tellErased(s *story) {
	photo := []byte("лицо")
	var e journal.Entry
	if err := s.store.Write(context.Background(), Signer, func(w journal.Writer) error {
		a, err := w.Attach(bytes.NewReader(photo), 100)
		if err != nil {
			return err
		}
		d := Evidence("i1", "e1", "Посетитель Ахметов")
		d.Attach = []journal.Attachment{a}
		list, err := w.Append(d)
		if err == nil {
			e = list[0]
		}
		return err
	}); err != nil {
		s.Fatal(err)
	}
	s.write(Erased("inspection i1", e.Header.Payload, journal.Sum(photo)))
	read := s.entries("inspection i1")
	if len(read) != 2 || read[0].Hash != e.Hash || read[0].Payload != nil {
		s.Errorf("the entry reads %q", read[0].Payload)
	}
	s.read(func(r journal.Reader) error {
		if _, _, err := r.Open(journal.Sum(photo)); !errors.Is(err, journal.ErrNotHeld) {
			s.Errorf("the attachment: %v", err)
		}
		rows, err := r.EvidenceRows(journal.EvidenceQuery{Search: "ахметов"})
		if len(rows) != 0 {
			s.Error("the words are still in the rows")
		}
		return err
	})
}

func tellStale(s *story) {
	h := s.write(Holder("h1", "Мектеп", "Школа"), Inspection("i1", "2026-001", "h1"))
	stale := func() bool { return s.inspections(journal.InspectionQuery{})[0].Stale }
	if stale() {
		s.Error("stale at once")
	}
	s.write(Holder("h2", "Басқа", "Другая"))
	if stale() {
		s.Error("stale by another holder")
	}
	s.write(Holder("h1", "Лицей", "Лицей", h[0].Hash))
	if !stale() {
		s.Error("not stale by its holder")
	}
	s.write(Verdict("i1", checks.Met))
	if stale() {
		s.Error("stale though made anew")
	}
	s.write(Setting("office.city", "Астана"))
	if !stale() {
		s.Error("not stale by the office")
	}
}

// tellAttaching asks which entries attach bytes, of whatever subject.
func tellAttaching(s *story) {
	var a journal.Attachment
	for _, id := range []string{"i1", "i2"} {
		if err := s.store.Write(context.Background(), Signer, func(w journal.Writer) (err error) {
			if a, err = w.Attach(bytes.NewReader([]byte("бір сурет")), 100); err != nil {
				return err
			}
			d := Evidence(id, "e1", "Стенд")
			d.Attach = []journal.Attachment{a}
			_, err = w.Append(d)
			return err
		}); err != nil {
			s.Fatal(err)
		}
	}
	s.read(func(r journal.Reader) error {
		named, err := r.Attaching(a.Hash, journal.Sum([]byte("басқа")))
		if len(named) != 2 || named[0].Header.Subject != "inspection i1" || named[1].Header.Subject != "inspection i2" {
			s.Errorf("attached by %v", named)
		}
		none, failed := r.Attaching()
		if len(none) != 0 {
			s.Errorf("nothing is attached by %v", none)
		}
		return errors.Join(err, failed)
	})
}
