package journaltest_test

import (
	"context"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

func TestMemory(t *testing.T) {
	journaltest.Conform(t, func(*testing.T) journaltest.Store {
		return journaltest.New(journaltest.Deriver("1"), journaltest.Clock)
	})
}

func TestMergingInMemoryDoesNotAskForAnOrder(t *testing.T) {
	make := func(seed, city string) *journaltest.Memory {
		m := journaltest.New(journaltest.Deriver("1"), journaltest.Clock, seed)
		if err := m.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
			_, err := w.Append(journaltest.Setting("office.city", city))
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return m
	}
	digest := func(m *journaltest.Memory) (d journal.Hash) {
		if err := m.Read(context.Background(), func(r journal.Reader) error {
			list, err := r.Entries(journal.Office)
			if n := len(journal.NewLedger(list).Answers("setting office.city")); n != 2 {
				t.Errorf("%d answers are live", n)
			}
			d = journal.NewLedger(list).Digest()
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return d
	}
	a, b := make("a", "Астана"), make("b", "Алматы")
	for _, err := range []error{a.Merge(b), b.Merge(a), a.Merge(b)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if digest(a) != digest(b) {
		t.Error("the two differ")
	}
}
