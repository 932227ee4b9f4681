package db

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// The store in memory keeps slices and asks them one by one. Whatever an analyst
// does, the store in the file must answer as it does.
func TestTheFileAnswersAsMemoryDoes(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	for round := range sample("ASHYQ_ROUNDS", 8) {
		rng := rand.New(rand.NewPCG(seed, uint64(round)))
		b := newBench(t)
		file := b.open()
		memory := journaltest.New(journaltest.Deriver("1"), journaltest.Clock)
		for step := range 25 {
			p := plan{rng.IntN(9), rng.IntN(3), rng.IntN(100), rng.IntN(4) == 0}
			fromFile, fromMemory := p.carryOut(t, file), p.carryOut(t, memory)
			if fromFile != fromMemory {
				t.Fatalf("round %d, step %d, %+v: the file says %q, memory %q", round, step, p, fromFile, fromMemory)
			}
		}
		if one, two := tells(t, file), tells(t, memory); one != two {
			t.Errorf("round %d:\nfile\n%s\nmemory\n%s", round, one, two)
		}
		b.verify(file)
	}
}

// plan is one act, in words that mean the same to both stores.
type plan struct {
	what  int  // is done
	which int  // holder or inspection
	value int  // says
	blind bool // it is done without having looked at what stands
}

// carryOut does it, and says how it went.
func (p plan) carryOut(t *testing.T, s journaltest.Store) string {
	t.Helper()
	err := s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
		drafts, err := p.drafts(w)
		if err != nil || len(drafts) == 0 {
			return err
		}
		_, err = w.Append(drafts...)
		return err
	})
	var conflict *journal.ConflictError
	switch {
	case err == nil:
		return "done"
	case errors.As(err, &conflict):
		return fmt.Sprintf("conflict about %s with %d", conflict.Matter, len(conflict.In))
	case errors.Is(err, journal.ErrNotHeld):
		return "not held"
	}
	return err.Error()
}

func (p plan) drafts(w journal.Writer) ([]journal.Draft, error) {
	holder, inspection := fmt.Sprint("h", p.which), fmt.Sprint("i", p.which)
	about := journal.Inspection(inspection)
	list, err := w.Entries(about)
	if err != nil {
		return nil, err
	}
	switch p.what {
	case 0:
		seen, err := p.seen(w, journal.Holder(holder), "holder")
		return []journal.Draft{journaltest.Holder(holder, fmt.Sprint("Мектеп ", p.value), "Школа", seen...)}, err
	case 1:
		seen, err := p.seen(w, about, "inspection")
		return []journal.Draft{journaltest.Inspection(inspection, fmt.Sprintf("2026-%03d", p.value), holder, seen...)}, err
	case 2:
		seen, err := p.seen(w, about, "verdict stand")
		return []journal.Draft{journaltest.Verdict(inspection, checks.Verdicts()[p.value%3], seen...)}, err
	case 3:
		seen, err := p.seen(w, journal.Office, "setting office.city")
		return []journal.Draft{
			journaltest.Setting("office.city", fmt.Sprint(p.value), seen...),
			journaltest.Evidence(inspection, fmt.Sprint("a", p.value), "Блог"),
		}, err
	case 4, 5:
		return p.attach(w, inspection)
	case 6: // the last act is taken back
		if len(list) == 0 {
			return nil, nil
		}
		return journal.TakeBack(list[len(list)-1].ActID(), []journal.Subject{about}, journal.ByMistake, "қате"), nil
	case 7: // something is erased
		if len(list) == 0 {
			return nil, nil
		}
		e := list[p.value%len(list)]
		hashes := []journal.Hash{e.Header.Payload}
		for _, a := range e.Header.Attach {
			hashes = append(hashes, a.Hash)
		}
		return []journal.Draft{journaltest.Erased(about, hashes...)}, nil
	}
	n, err := w.LastNumber(2026)
	return []journal.Draft{journaltest.Inspection(fmt.Sprintf("n%d-%d", n, p.value), fmt.Sprintf("2026-%03d", n+1), holder)}, err
}

// attach drafts evidence with a file; some files are the same.
func (p plan) attach(w journal.Writer, inspection string) ([]journal.Draft, error) {
	a, err := w.Attach(strings.NewReader(strings.Repeat(fmt.Sprint(p.value%5), 300_000)), 1<<20)
	if err != nil {
		return nil, journal.ErrNotHeld // it was erased: both refuse, in their own words
	}
	d := journaltest.Evidence(inspection, fmt.Sprint("f", p.value), "файл")
	d.Attach = []journal.Attachment{a}
	return []journal.Draft{d}, nil
}

// seen gives the live answers that the author looked at.
func (p plan) seen(w journal.Writer, s journal.Subject, matter string) (out []journal.Hash, err error) {
	list, err := w.Entries(s)
	if err != nil || p.blind {
		return nil, err
	}
	for _, e := range journal.NewLedger(list).Answers(matter) {
		out = append(out, e.Hash)
	}
	return out, nil
}

var salts = regexp.MustCompile(`"salt":"[0-9a-f]+"`)

// tells writes down all that a store tells, without what differs between two
// stores by chance: hashes and salts.
func tells(t *testing.T, s journaltest.Store) string {
	t.Helper()
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	err := s.Read(context.Background(), func(r journal.Reader) error {
		for n := range 3 {
			for _, subject := range []journal.Subject{journal.Holder(fmt.Sprint("h", n)), journal.Inspection(fmt.Sprint("i", n)), journal.Office} {
				list, err := r.Entries(subject)
				if err != nil {
					return err
				}
				ledger := journal.NewLedger(slices.Clone(list))
				for _, e := range list {
					act, err := r.Act(e.ActID())
					if err != nil {
						return err
					}
					held := tellBytes(r, e)
					h := e.Header
					payload := salts.ReplaceAllString(string(e.Payload), "")
					if h.Kind == journal.KindStream {
						payload = ""
					}
					say("%s %d %d %s %s live %v, act of %d, files %s, %s", subject, h.Number, h.Clock, h.Kind, h.Matter,
						ledger.Live(e.Hash), len(act), held, payload)
				}
			}
		}
		heads, err := r.Heads()
		if err != nil {
			return err
		}
		say("%d heads, the first at %d", len(heads), heads[0].Number)
		return tellRows(r, say)
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(out, "\n")
}

// tellBytes says which attachments of an entry are here.
func tellBytes(r journal.Reader, e journal.Entry) string {
	var out []string
	for _, a := range e.Header.Attach {
		body, size, err := r.Open(a.Hash)
		if err != nil {
			out = append(out, err.Error())
			continue
		}
		text, err := readAll(body)
		out = append(out, fmt.Sprint(size, len(text), journal.Sum(text) == a.Hash, err))
	}
	return strings.Join(out, ", ")
}

// tellRows asks for the rows in every way.
func tellRows(r journal.Reader, say func(string, ...any)) error {
	for _, q := range []journal.HolderQuery{{}, {Search: "мектеп 1"}, {Exact: "школа"}, {Ending: "2"}, {Category: "state-body", Limit: 2, Offset: 1}} {
		list, err := r.Holders(q)
		if err != nil {
			return err
		}
		n, err := r.CountHolders(q)
		if err != nil {
			return err
		}
		say("%d of %d", len(list), n)
		say("%+v: %+v", q, list)
	}
	for _, q := range []journal.InspectionQuery{{}, {Order: "worst"}, {Order: "holder"}, {Order: "as-of"}, {Search: "мектеп"},
		{Search: "01"}, {Ending: "1"}, {Holder: "h1"}, {Worst: "not-met"}, {Number: "2026-007"}, {Limit: 2, Offset: 1, Order: "holder"},
		{State: "open"}, {State: "open", Order: "worst", Limit: 2}, {Worst: "not-met cannot-tell"}, {Worst: "partly-met not-checked", State: "open", Order: "holder"},
		{Holder: "h1", State: "open", Worst: "not-met not-checked", Order: "as-of"}, {Form: "remote", Search: "мектеп", Order: "number"}} {
		list, err := r.Inspections(q)
		if err != nil {
			return err
		}
		n, err := r.CountInspections(q)
		if err != nil {
			return err
		}
		say("%d of %d", len(list), n)
		for i := range list {
			list[i].Stream, list[i].Print = "", "" // of another stream in each
		}
		say("%+v: %+v", q, list)
	}
	for _, q := range []journal.EvidenceQuery{{}, {Subject: "inspection i1"}, {Ending: "1"}, {Search: "файл"}, {Limit: 3, Offset: 2}} {
		list, err := r.EvidenceRows(q)
		if err != nil {
			return err
		}
		say("%+v: %+v", q, list)
	}
	last, err := r.LastNumber(2026)
	say("the last number is %d", last)
	return err
}
