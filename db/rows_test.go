package db

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// rows reads all that is kept of rows, as text, whatever the order.
func (b *bench) rows(s *Store) []string {
	b.Helper()
	var out []string
	b.read(s, func(r journal.Reader) error {
		holders, err := r.Holders(journal.HolderQuery{})
		if err != nil {
			return err
		}
		for _, h := range holders {
			out = append(out, fmt.Sprintf("%+v", h))
		}
		list, err := r.Inspections(journal.InspectionQuery{})
		if err != nil {
			return err
		}
		for _, i := range list {
			out = append(out, fmt.Sprintf("%+v", i))
		}
		evidence, err := r.EvidenceRows(journal.EvidenceQuery{})
		for _, e := range evidence {
			out = append(out, fmt.Sprintf("%+v", e))
		}
		return err
	})
	slices.Sort(out)
	return out
}

// randomActs writes some acts about a few subjects.
func (b *bench) randomActs(s *Store, rng *rand.Rand, acts int) {
	b.Helper()
	for range acts {
		id := fmt.Sprint(rng.IntN(4))
		err := s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
			live := func(subject journal.Subject, matter string) (out []journal.Hash) {
				list, err := w.Entries(subject)
				if err != nil {
					b.Fatal(err)
				}
				for _, e := range journal.NewLedger(list).Answers(matter) {
					out = append(out, e.Hash)
				}
				return out
			}
			var d journal.Draft
			switch rng.IntN(6) {
			case 0:
				d = journaltest.Holder("h"+id, "Мектеп "+fmt.Sprint(rng.IntN(9)), "Школа", live(journal.Holder("h"+id), "holder")...)
			case 1:
				d = journaltest.Inspection("i"+id, "2026-"+id, "h"+fmt.Sprint(rng.IntN(4)), live(journal.Inspection("i"+id), "inspection")...)
			case 2:
				d = journaltest.Verdict("i"+id, checks.Verdicts()[rng.IntN(3)], live(journal.Inspection("i"+id), "verdict stand")...)
			case 3:
				d = journaltest.Setting("office.city", fmt.Sprint(rng.IntN(99)), live(journal.Office, "setting office.city")...)
			case 4:
				list, err := w.Entries(journal.Inspection("i" + id))
				if err != nil || len(list) == 0 {
					return err
				}
				d = journal.TakeBack(list[len(list)-1].ActID(), []journal.Subject{journal.Inspection("i" + id)}, journal.ByMistake, "қате")[0]
			default:
				d = journaltest.Evidence("i"+id, "e"+fmt.Sprint(rng.IntN(1e9)), "Блог")
			}
			_, err := w.Append(d)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func TestRowsMadeAtOnceAreThoseMadeStepByStep(t *testing.T) {
	for seed := range uint64(6) {
		b := newBench(t)
		s := b.open()
		b.randomActs(s, rand.New(rand.NewPCG(seed, 1)), 40)
		if err := s.Refresh(context.Background(), nil); err != nil {
			t.Fatal(err)
		}
		before := b.rows(s)
		steps := 0
		if err := s.Rebuild(context.Background(), func(done, total int) {
			if steps++; done > total {
				t.Errorf("%d of %d", done, total)
			}
		}); err != nil {
			t.Fatal(err)
		}
		if after := b.rows(s); !slices.Equal(before, after) || steps == 0 {
			t.Errorf("seed %d:\n%v\n%v", seed, before, after)
		}
		b.verify(s)
	}
}

func TestStaleRowsAreToldAndRefreshed(t *testing.T) {
	b := newBench(t)
	s := b.open()
	h := b.write(s, journaltest.Holder("h1", "Мектеп", "Школа"))[0]
	for i := range 30 {
		b.write(s, journaltest.Inspection(fmt.Sprint("i", i), fmt.Sprintf("2026-%03d", i), "h1"))
	}
	b.write(s, journaltest.Holder("h1", "Лицей", "Лицей", h.Hash))
	stale := func() (n int) {
		b.read(s, func(r journal.Reader) error {
			list, err := r.Inspections(journal.InspectionQuery{})
			for _, i := range list {
				if i.Stale {
					n++
				}
			}
			return err
		})
		return n
	}
	if n := stale(); n != 30 {
		t.Errorf("%d rows are stale", n)
	}
	b.verify(s) // a stale row is no damage
	made := 0
	if err := s.Refresh(context.Background(), func(done, _ int) { made = done }); err != nil {
		t.Fatal(err)
	}
	if n := stale(); n != 0 || made != 30 {
		t.Errorf("%d rows are stale, %d were made", n, made)
	}
	b.verify(s)
}

func TestTheListFollowsTheNameOfTheHolder(t *testing.T) {
	b := newBench(t)
	s := b.open()
	h := b.write(s, journaltest.Holder("h1", "Арман", "Арман"))[0]
	b.write(s, journaltest.Holder("h2", "Болашақ", "Болашак"))
	b.write(s, journaltest.Inspection("i1", "2026-001", "h1"), journaltest.Inspection("i2", "2026-002", "h2"))
	order := func() (out []string) {
		b.read(s, func(r journal.Reader) error {
			list, err := r.Inspections(journal.InspectionQuery{Order: "holder"})
			for _, i := range list {
				out = append(out, i.ID)
			}
			return err
		})
		return out
	}
	if got := order(); !slices.Equal(got, []string{"i1", "i2"}) {
		t.Errorf("got %v", got)
	}
	b.write(s, journaltest.Holder("h1", "Ғылым", "Наука", h.Hash))
	if got := order(); !slices.Equal(got, []string{"i2", "i1"}) {
		t.Errorf("after the renaming: got %v", got)
	}
}

func TestRowsOfAnotherProgramAreMadeAnew(t *testing.T) {
	b, s := furnished(t)
	before := b.rows(s)
	s.Close()
	b.sql(b.path, `UPDATE row_inspections SET worst = 'met'`) // what the other program thought
	o := b.options()
	o.Deriver = journaltest.Deriver("2")
	s = b.openAt(b.path, o)
	if after := b.rows(s); !slices.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
	b.verify(s)
}

func TestAnActFindsTodaysRows(t *testing.T) {
	b, s := furnished(t)
	s.Close()
	o := b.options()
	o.Deriver = journaltest.Deriver("2")
	s = b.openAt(b.path, o)
	err := s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
		n, err := w.LastNumber(2026)
		if n != 1 {
			t.Errorf("the last number is %d", n)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestTablesOfAnotherShapeAreDropped(t *testing.T) {
	b, s := furnished(t)
	before := b.rows(s)
	s.Close()
	b.sql(b.path, `DROP TABLE row_names`, `CREATE TABLE row_dreams (x)`, `ALTER TABLE row_evidence ADD COLUMN mood TEXT`,
		`UPDATE rows_of SET fingerprint = 'tomorrow'`)
	s = b.open()
	if after := b.rows(s); !slices.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
	b.verify(s)
}

func TestAStoreForReadingMakesRowsBesideTheFile(t *testing.T) {
	b, s := furnished(t)
	before := b.rows(s)
	s.Close()
	o := b.options()
	o.ReadOnly, o.Deriver = true, journaltest.Deriver("2")
	bytes := b.bytes("")
	for range 2 {
		s = b.openAt(b.path, o)
		if after := b.rows(s); !slices.Equal(before, after) {
			t.Errorf("before %v\nafter %v", before, after)
		}
		s.Close()
	}
	if b.bytes("") != bytes {
		t.Error("the file was changed")
	}
}

func TestMakingRowsGoesOnWhereItWasCutShort(t *testing.T) {
	b, s := furnished(t)
	before := b.rows(s)
	s.Close()
	b.sql(b.path, `DELETE FROM row_subjects WHERE subject <> 'office'`, `DELETE FROM row_evidence`,
		`DELETE FROM row_inspections`, `DELETE FROM row_holders`, `DELETE FROM row_names`, `DELETE FROM row_deps`,
		`UPDATE rows_of SET complete = 0`)
	s = b.open()
	if after := b.rows(s); !slices.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
}

func TestDamageInOneSubjectDoesNotHideTheOthers(t *testing.T) {
	b, s := furnished(t)
	b.write(s, journaltest.Inspection("i2", "2026-002", "h1"))
	s.Close()
	b.sql(b.path, `DROP TRIGGER payloads_update`,
		`UPDATE payloads SET payload = CAST(replace(CAST(payload AS TEXT), 'Блог', 'блог') AS BLOB)`,
		`UPDATE rows_of SET fingerprint = ''`)
	s = b.open()
	b.read(s, func(r journal.Reader) error {
		list, err := r.Inspections(journal.InspectionQuery{})
		if len(list) != 1 || list[0].ID != "i2" {
			t.Errorf("rows %v", list)
		}
		return err
	})
	if report, err := s.Verify(context.Background(), nil); err != nil || !slices.Contains(codesOf(report.Problems), badPayload) {
		t.Errorf("verify: %v, %v", report.Problems, err)
	}
}

func TestAProgramWithoutADeriverLeavesANote(t *testing.T) {
	b, s := furnished(t)
	s.Close()
	o := b.options()
	o.Deriver = nil
	s = b.openAt(b.path, o)
	b.write(s, journaltest.Inspection("i9", "2026-009", "h1"))
	if err := s.Rebuild(context.Background(), nil); err != nil {
		t.Error(err)
	}
	s.Close()
	s = b.open()
	if rows := b.rows(s); len(rows) != 5 {
		t.Errorf("%d rows: %v", len(rows), rows)
	}
	b.verify(s)
}
