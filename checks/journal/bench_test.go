package journal

import (
	"strconv"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// crowd is an inspection of n entries as people leave it: evidence, one in four
// corrected, one in ten withdrawn, some answers.
func crowd(t testing.TB, n int) []Entry {
	t.Helper()
	l := newLaptop(t, "A")
	day, _ := calendar.NewDay(2025, 3, 14)
	seal := func(d Draft) Entry {
		t.Helper()
		fresh, err := Seal([]Draft{d}, Stamp{Stream: l.stream, Author: "Айгүл Сейітқызы", Time: astana},
			Place{Last: l.last, Clock: l.clock})
		if err != nil {
			t.Fatal(err)
		}
		l.last = Head{Stream: l.stream, Number: fresh[0].Header.Number, Hash: fresh[0].Hash}
		l.add(fresh)
		return fresh[0]
	}
	for i := 0; len(l.held) < n; i++ {
		id := "0194b1f0-0000-7000-8000-" + strconv.Itoa(100000000000+i)
		v := checks.Evidence{
			ID: id, Kind: checks.Event, At: calendar.Moment{Day: day.Add(i % 300), Minute: -1},
			Serves: []checks.Service{{Check: "weekly-blog", Parts: []string{"posts"}}},
			Title:  "Ведомство басшысының блогындағы жазба", Source: "https://example.kz/blog/" + id,
		}
		d := Draft{Kind: KindEvidence, Subject: inspected, Matter: "evidence " + id, Payload: v}
		e := seal(d)
		if i%4 == 0 {
			d.Replaces = []Target{{Hash: e.Hash}}
			seal(d)
		}
		if i%10 == 0 {
			seal(Draft{Kind: KindWithdrawn, Subject: inspected, Payload: Withdrawn{Why: Refuted},
				Replaces: []Target{{Hash: e.Hash}}})
		}
	}
	return l.held[:n]
}

func BenchmarkFoldInspectionOf400(b *testing.B) {
	entries := crowd(b, 400)
	b.ReportAllocs()
	for b.Loop() {
		FoldInspection(inspected.ID(), entries)
	}
}

func BenchmarkNewLedger(b *testing.B) {
	for _, n := range []int{400, 4000, 40000} {
		entries := crowd(b, n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				NewLedger(entries)
			}
		})
	}
}

func BenchmarkAdmitBeside400(b *testing.B) {
	entries := crowd(b, 401)
	before, fresh := entries[:400], entries[400:]
	held := func(Subject) ([]Entry, error) { return before, nil }
	for b.Loop() {
		if err := Admit(held, fresh); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseHeader(b *testing.B) {
	raw := goldenOf(b, KindEvidence).Raw
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseHeader(raw); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadEvidence(b *testing.B) {
	e := goldenOf(b, KindEvidence)
	b.ReportAllocs()
	for b.Loop() {
		if err := legible(e); err != nil {
			b.Fatal(err)
		}
	}
}

// Work grows with the number of entries, not with its square: eight times as
// many entries may cost little more than eight times as much.
func TestTheWorkGrowsWithTheNumberOfEntries(t *testing.T) {
	few, many := crowd(t, 200), crowd(t, 1600)
	for what, work := range map[string]func([]Entry){
		"a ledger": func(e []Entry) { NewLedger(e) },
		"a fold":   func(e []Entry) { FoldInspection(inspected.ID(), e) },
	} {
		small := testing.AllocsPerRun(3, func() { work(few) })
		great := testing.AllocsPerRun(3, func() { work(many) })
		if great > 10*small {
			t.Errorf("%s of 200 entries allocates %.0f times, of 1600 %.0f times", what, small, great)
		}
	}
}
