package journal

import (
	"errors"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// Three laptops write one holder, one inspection and the office at random, each
// having seen only a part of what the others wrote.

const (
	inspected = Subject("inspection 0194")
	held      = Subject("holder 0195")
)

var subjects = []Subject{inspected, held, Office}

// history is what happens at random.
type history struct {
	t       testing.TB
	r       *rand.Rand
	laptops []*laptop
	next    int // id of the next thing
}

func newHistory(t testing.TB, r *rand.Rand, writers int) *history {
	h := &history{t: t, r: r}
	for i := range writers {
		l := newLaptop(t, string(rune('A'+i)))
		l.open()
		h.laptops = append(h.laptops, l)
	}
	return h
}

func (h *history) any() *laptop { return h.laptops[h.r.IntN(len(h.laptops))] }

func (h *history) pick(list ...string) string { return list[h.r.IntN(len(list))] }

// step lets a laptop do something, and tells what; an act that Admit refuses is
// not done.
func (h *history) step(l *laptop) (fresh []Entry, err error) {
	switch h.r.IntN(12) {
	case 0:
		fresh, err = l.undo(subjects[h.r.IntN(3)])
	case 1:
		fresh, err = l.redo(subjects[h.r.IntN(3)])
	case 2:
		fresh, err = l.act(h.withdrawal(l))
	case 3:
		fresh, err = l.act(h.holder(l), h.record(l))
	case 4:
		fresh, err = l.act(h.stale(l))
	case 5:
		fresh, err = l.act(h.erasure(l))
	default:
		drafts := []Draft{h.draft(l)}
		if d := h.draft(l); d.Matter != drafts[0].Matter && h.r.IntN(3) == 0 {
			drafts = append(drafts, d)
		}
		fresh, err = l.act(drafts...)
	}
	var conflict *ConflictError
	if err != nil && !errors.As(err, &conflict) && !errors.Is(err, errNothing) {
		h.t.Fatal(err)
	}
	return fresh, err
}

// exchange lets a laptop take in another's entries: of each stream those up to
// some number.
func (h *history) exchange(l *laptop) {
	from, upTo := h.any(), map[Hash]int64{}
	for _, e := range from.held {
		if s := e.Header.Stream; e.Header.Number > upTo[s] && h.r.IntN(8) > 0 {
			upTo[s] = e.Header.Number
		}
	}
	l.take(from, func(e Entry) bool { return e.Header.Number <= upTo[e.Header.Stream] })
}

func (h *history) run(steps int) {
	for range steps {
		l := h.any()
		if h.r.IntN(5) == 0 {
			h.exchange(l)
		} else {
			_, _ = h.step(l)
		}
	}
}

// id gives a new id, or one of a matter that the laptop holds.
func (h *history) id(l *laptop, s Subject, prefix string) string {
	matters := slices.Sorted(maps.Keys(l.ledger(s).answers))
	matters = slices.DeleteFunc(matters, func(m string) bool { return len(m) < len(prefix) || m[:len(prefix)] != prefix })
	if len(matters) > 0 && h.r.IntN(2) == 0 {
		return matters[h.r.IntN(len(matters))][len(prefix):]
	}
	h.next++
	return "x" + strconv.Itoa(h.next)
}

func (h *history) day() calendar.Day {
	d, _ := calendar.NewDay(2025, 1+h.r.IntN(12), 1+h.r.IntN(28))
	return d
}

// draft drafts an answer or a fact of a random kind.
func (h *history) draft(l *laptop) Draft {
	text := h.pick("Ә", "б", "c")
	switch h.r.IntN(13) {
	case 0, 1, 2:
		id := h.id(l, inspected, "evidence ")
		return l.answer(KindEvidence, inspected, "evidence "+id, checks.Evidence{
			ID: id, Kind: checks.Event, At: calendar.Moment{Day: h.day(), Minute: -1}, Title: text})
	case 3:
		id := h.id(l, inspected, "coverage ")
		d := h.day()
		return l.answer(KindCoverage, inspected, "coverage "+id, checks.Coverage{ID: id, Of: checks.Events, From: d, To: d.Add(9)})
	case 4:
		h.next++
		return Draft{Kind: KindCapture, Subject: inspected, Payload: checks.Capture{ID: "c" + strconv.Itoa(h.next)}}
	case 5, 6:
		q := checks.Question{Check: h.pick("stand", "blog"), Part: h.pick("", "part")}
		return l.answer(KindVerdict, inspected, q.Matter(), checks.Answer{Verdict: checks.Met, Reason: text})
	case 7:
		return l.answer(KindRejected, inspected, "proposal "+string(Proposal("c", "p", text)),
			checks.Rejection{Capture: "c", Path: "p", Fragment: text})
	case 8:
		return l.answer(KindSetting, Office, "setting "+h.pick("a", "b"), checks.Setting{Value: text})
	case 9:
		return l.answer(KindCalendar, Office, "calendar 2026-01-0"+h.pick("5", "6"), checks.DayOff{Day: "off", Reason: text})
	case 10:
		if h.pick("state", "edition") == "edition" {
			id := h.pick("0-nq", "1-nq")
			return l.answer(KindEdition, Office, "edition "+id, checks.EditionText{ID: id, Text: text})
		}
		return l.answer(KindState, inspected, "state", checks.Standing{Value: h.pick("closed", "reopened")})
	case 11:
		return l.answer(KindSame, held, "same 0196", checks.Same{Value: h.pick("yes", "no")})
	}
	d := l.answer(KindVerdict, inspected, "verdict "+h.pick("stand", "new"), map[string]string{"value": text})
	d.Version = 2 // of a newer program
	return d
}

func (h *history) record(l *laptop) Draft {
	return l.answer(KindInspection, inspected, "inspection", checks.Inspection{
		Number: "2026-001", Form: checks.Remote, AsOf: h.day(), Owner: h.pick("Ә", "б"),
		Period: checks.Dated{From: h.day(), To: h.day().Add(366)}})
}

func (h *history) holder(l *laptop) Draft {
	return l.answer(KindHolder, held, "holder", checks.Holder{Names: []checks.Name{{KK: h.pick("Ә", "б")}}, BIN: h.pick("", "1")})
}

// withdrawal drafts the withdrawal of a matter, or of any entry alone.
func (h *history) withdrawal(l *laptop) Draft {
	s := subjects[h.r.IntN(3)]
	ledger := l.ledger(s)
	matters := slices.Sorted(maps.Keys(ledger.answers))
	if len(matters) > 0 && h.r.IntN(4) > 0 {
		return l.withdraw(s, matters[h.r.IntN(len(matters))])
	}
	d := Draft{Kind: KindWithdrawn, Subject: s, Payload: Withdrawn{Why: Refuted}}
	if n := len(ledger.Entries()); n > 0 {
		d.Replaces = []Target{{Hash: ledger.Entries()[h.r.IntN(n)].Hash}}
	}
	return d
}

// stale drafts an answer that saw only a part of the live answers.
func (h *history) stale(l *laptop) Draft {
	d := h.draft(l)
	if len(d.Replaces) > 0 {
		d.Replaces = d.Replaces[:h.r.IntN(len(d.Replaces))]
	}
	return d
}

// erasure lets the payload of some entry go.
func (h *history) erasure(l *laptop) Draft {
	d := Draft{Kind: KindErased, Subject: inspected, Payload: Erased{Why: "x"}}
	if entries := l.ledger(inspected).Entries(); len(entries) > 0 && h.r.IntN(3) == 0 {
		d.Replaces = []Target{{Hash: entries[h.r.IntN(len(entries))].Header.Payload}}
	}
	return d
}

// state is all that stands.
type state struct {
	inspection *checks.Case
	holder     *checks.HolderState
	office     *checks.Office
}

func stateOf(entries []Entry) state {
	return state{
		FoldInspection(inspected.ID(), entries), FoldHolder(held.ID(), entries), FoldOffice(entries),
	}
}

func TestAnyOrderOfMergingGivesTheSameState(t *testing.T) {
	r := random(t)
	conflicts, unread := 0, 0
	for range 25 {
		h := newHistory(t, r, 3)
		h.run(60)
		orders := [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}
		var want *state
		for _, order := range orders {
			reader := newLaptop(t, "reader")
			for _, i := range order {
				reader.take(h.laptops[i], everything)
			}
			for range 2 {
				got := stateOf(reader.held)
				if want == nil {
					want = &got
				}
				if !reflect.DeepEqual(got, *want) {
					t.Fatal("the order of merging moved the state")
				}
				r.Shuffle(len(reader.held), func(i, j int) { reader.held[i], reader.held[j] = reader.held[j], reader.held[i] })
			}
			for _, s := range subjects {
				if err := sameAsSlow(reader.ledger(s)); err != nil {
					t.Fatal(err)
				}
			}
		}
		conflicts += len(conflicting(h.laptops[0].ledger(inspected)))
		unread += len(want.inspection.Unread)
	}
	if conflicts == 0 || unread == 0 {
		t.Errorf("the histories hold %d conflicts and %d entries of a newer program: they show nothing", conflicts, unread)
	}
}

func TestLaptopsThatMergeWithEachOtherComeToOneState(t *testing.T) {
	r := random(t)
	for range 12 {
		h := newHistory(t, r, 3)
		h.run(60)
		for range 2 {
			for _, i := range r.Perm(3) {
				for _, j := range r.Perm(3) {
					h.laptops[i].take(h.laptops[j], everything)
				}
			}
		}
		want := stateOf(h.laptops[0].held)
		for _, l := range h.laptops[1:] {
			if !reflect.DeepEqual(stateOf(l.held), want) {
				t.Fatal("laptops that hold the same see different states")
			}
		}
	}
}

func TestErasedBytesSayNothingWhetherTheyAreStillHeldOrNot(t *testing.T) {
	r := random(t)
	for range 12 {
		h := newHistory(t, r, 2)
		h.run(60)
		l := h.laptops[0]
		want := stateOf(l.held)
		gone := l.ledger(inspected).erased
		for i, e := range l.held {
			if gone[e.Header.Payload] {
				l.held[i].Payload = nil
			}
		}
		if !reflect.DeepEqual(stateOf(l.held), want) {
			t.Fatal("letting erased bytes go moved the state")
		}
	}
}

// conflicting lists the matters with several live answers.
func conflicting(l *Ledger) map[string][]int {
	out := map[string][]int{}
	for matter, answers := range l.answers {
		if len(answers) > 1 {
			out[matter] = answers
		}
	}
	return out
}
