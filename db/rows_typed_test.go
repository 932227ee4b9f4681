package db

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// typing writes rows of what many people typed in many inspections.
func (b *bench) typing(s *Store, n int) {
	b.Helper()
	tx, err := s.hand.begin()
	if err != nil {
		b.Fatal(err)
	}
	defer tx.rollback()
	for i := range n {
		text := fmt.Sprintf("дереккөз %d", i%(n/2+1))
		if i%3 == 0 {
			text = "egov.kz ашық бюджеттер" // the same again and again
		}
		rows := journal.Rows{Subject: journal.Subject(fmt.Sprintf("inspection t%07d", i)), Digest: emptyDigest, Typed: []journal.TypedRow{{
			Field: "source", Text: text, Folded: text, Author: fmt.Sprintf("Талдаушы %d", i%40),
			At: fmt.Sprintf("2025-%02d-%02dT10:00:00Z", i%12+1, i%28+1), Times: 1,
		}}}
		if err := writeRows(context.Background(), tx, rows); err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.commit(); err != nil {
		b.Fatal(err)
	}
}

// What is offered is found by a few hundred rows, however many there are: the rare text
// among many is found by its beginning, and each text is told once.
func TestARareTextIsFoundAmongMany(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Setting("office.city", "Астана")) // the tables are made
	b.typing(s, 3000)
	b.read(s, func(r journal.Reader) error {
		list, err := r.Typed(journal.TypedQuery{Field: "source", Words: "дереккөз 1200", Author: "Талдаушы 1", Limit: 5})
		if err != nil || len(list) != 1 || list[0].Text != "дереккөз 1200" {
			t.Errorf("%+v, %v", list, err)
		}
		list, err = r.Typed(journal.TypedQuery{Field: "source", Words: "egov", Author: "Талдаушы 3", Limit: 5})
		if err != nil || len(list) != 1 || list[0].Author != "Талдаушы 3" || list[0].Times < 2 {
			t.Errorf("%+v, %v", list, err)
		}
		list, err = r.Typed(journal.TypedQuery{Field: "title", Limit: 5})
		if len(list) != 0 {
			t.Errorf("of another field: %+v", list)
		}
		return err
	})
}

// The times are logged, not judged. ASHYQ_ROWS=100000 fills as many rows as are
// promised.
func TestWhatIsOfferedIsFoundQuickly(t *testing.T) {
	rows := sample("ASHYQ_ROWS", 1000)
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Setting("office.city", "Астана")) // the tables are made
	b.typing(s, rows)
	words := []string{"е", "eg", "дер", "дереккөз 4", "кз", "", "ашық бюд", "дереккөз 77"}
	var took []time.Duration
	for n := range 200 {
		began := time.Now()
		b.read(s, func(r journal.Reader) error {
			list, err := r.Typed(journal.TypedQuery{Field: "source", Words: words[n%len(words)], Author: fmt.Sprintf("Талдаушы %d", n%40), Limit: 9})
			if len(list) > 9 {
				t.Errorf("%d are offered", len(list))
			}
			return err
		})
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	t.Logf("%d rows: p50 %v, p99 %v", rows, took[len(took)/2], took[len(took)*99/100])
}
