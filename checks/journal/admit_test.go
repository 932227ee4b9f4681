package journal

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func TestOneWriterAloneNeverStandsInConflict(t *testing.T) {
	r := random(t)
	refused := 0
	for range 20 {
		h := newHistory(t, r, 1)
		l := h.laptops[0]
		for range 60 {
			var conflict *ConflictError
			if _, err := h.step(l); errors.As(err, &conflict) {
				refused++
			}
			for _, s := range subjects {
				if c := conflicting(l.ledger(s)); len(c) > 0 {
					t.Fatalf("a conflict about %v", c)
				}
			}
		}
	}
	if refused == 0 {
		t.Error("nothing was refused: this shows nothing")
	}
}

// A lone writer may also name what he likes: no draft, however odd, is admitted
// that leaves two live answers.
func TestNoDraftOfALoneWriterMakesAConflict(t *testing.T) {
	r := random(t)
	for range 200 {
		l := newLaptop(t, "A")
		for range 25 {
			before := len(l.held)
			drafts := []Draft{odd(r, l)}
			if r.IntN(3) == 0 {
				drafts = append(drafts, odd(r, l))
			}
			_, err := l.act(drafts...)
			if c := conflicting(l.ledger(inspected)); len(c) > 0 {
				t.Fatalf("admitted %+v: a conflict about %v", drafts, c)
			}
			var conflict *ConflictError
			if err != nil && (!errors.As(err, &conflict) || len(l.held) != before) {
				t.Fatal(err)
			}
		}
	}
}

// odd drafts an answer or a withdrawal that names anything at all.
func odd(r *rand.Rand, l *laptop) Draft {
	d := Draft{Kind: "told", Subject: inspected, Matter: []string{"v", "w"}[r.IntN(2)], Payload: map[string]string{}}
	if r.IntN(2) == 0 {
		d.Kind, d.Matter, d.Payload = KindWithdrawn, "", Withdrawn{}
	}
	for _, e := range l.held {
		if r.IntN(3) == 0 {
			d.Replaces = append(d.Replaces, Target{Hash: e.Hash})
		}
		if r.IntN(9) == 0 {
			d.Replaces = append(d.Replaces, Target{Hash: e.ActID(), Act: true})
		}
	}
	return d
}

// Among several writers an act may leave a new conflict only where it takes back
// what had resolved or hidden just that one.
func TestAnActMakesNoConflictThatWasNotThereBefore(t *testing.T) {
	r := random(t)
	reopened := 0
	for range 40 {
		h := newHistory(t, r, 3)
		for range 60 {
			l := h.any()
			if r.IntN(5) == 0 {
				h.exchange(l)
				continue
			}
			before := map[Subject]map[string][]int{}
			for _, s := range subjects {
				before[s] = conflicting(l.ledger(s))
			}
			fresh, _ := h.step(l)
			for _, s := range subjects {
				ledger := l.ledger(s)
				for matter, answers := range conflicting(ledger) {
					if before[s][matter] != nil {
						continue
					}
					reopened++
					if !shownAgain(ledger, fresh, answers) {
						t.Fatalf("%d answers to %s side by side", len(answers), matter)
					}
				}
			}
		}
	}
	t.Logf("%d conflicts were shown again", reopened)
}

// shownAgain tells whether the act names an entry before which all of the
// answers were live.
func shownAgain(l *Ledger, fresh []Entry, answers []int) bool {
	return slices.ContainsFunc(l.entries, func(taken Entry) bool {
		before := slices.DeleteFunc(slices.Clone(l.entries), func(e Entry) bool {
			return e.Header.Clock >= taken.Header.Clock
		})
		then := slowly(before)
		return slices.ContainsFunc(fresh, func(x Entry) bool { return then.names(x, taken) }) &&
			!slices.ContainsFunc(answers, func(k int) bool {
				e := l.entries[k]
				return e.Header.Clock >= taken.Header.Clock || !then.live(e)
			})
	})
}

func TestUndoThenRedoGivesTheSameState(t *testing.T) {
	r := random(t)
	done := 0
	for range 40 {
		h := newHistory(t, r, 3)
		h.run(50)
		for _, l := range h.laptops {
			s := subjects[r.IntN(3)]
			before := stateOf(l.held)
			if _, err := l.undo(s); err != nil {
				continue
			}
			if _, err := l.redo(s); err != nil {
				t.Fatalf("after an undo: %v", err)
			}
			done++
			if !reflect.DeepEqual(stateOf(l.held), before) {
				t.Fatal("undo and redo moved the state")
			}
		}
	}
	if done < 20 {
		t.Errorf("only %d undos", done)
	}
}

func TestUndoReachesTheOwnLatestActWholeAndNothingElse(t *testing.T) {
	r := random(t)
	done := 0
	for range 40 {
		h := newHistory(t, r, 3)
		h.run(50)
		for _, l := range h.laptops {
			if r.IntN(2) == 0 {
				l.author = "Ерлан"
				_, _ = h.step(l)
			}
			s := subjects[r.IntN(3)]
			act, _ := l.ledger(s).Undoable(l.stream, l.author)
			later := l.held
			undo, err := l.undo(s)
			if err != nil {
				continue
			}
			done++
			for _, e := range later {
				of := e.ActID() == act
				if of && (e.Header.Stream != l.stream || e.Header.Author != l.author) {
					t.Fatal("undo was offered another's act")
				}
				reached := slices.ContainsFunc(undo, func(u Entry) bool {
					return u.Header.Subject == e.Header.Subject && slow{}.names(u, e)
				})
				if reached != of {
					t.Fatalf("%s %d: of the act %v, reached %v", e.Header.Kind, e.Header.Number, of, reached)
				}
			}
		}
	}
	if done < 20 {
		t.Errorf("only %d undos", done)
	}
}

func TestBesideAConflictThereIsRoomForEverythingElse(t *testing.T) {
	tests := []struct{ sentence, script, state string }{
		{"an answer to another matter", "A v; B v; A gets B; A w", "v=1|2 w=4"},
		{"an undo of something else", "A w; A v; B v; A gets B; A w; A undo", "v=3|2 w=1"},
		{"the withdrawal of both sides", "A v; B v; A gets B; A -v", ""},
	}
	for _, tt := range tests {
		if got := play(t, tt.script)["A"].state(); got != tt.state {
			t.Errorf("%s: %q ends in %q, should in %q", tt.sentence, tt.script, got, tt.state)
		}
	}
}

func TestTheFirstConflictInTheOrderOfSubjectsAndMattersIsTold(t *testing.T) {
	l := newLaptop(t, "A")
	answer := func(s Subject, matter string) Draft {
		return Draft{Kind: "told", Subject: s, Matter: matter, Payload: map[string]string{}}
	}
	seen, err := l.act(answer(held, "w"), answer(inspected, "v"), answer(inspected, "u"))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		_, err := l.act(answer(inspected, "v"), answer(inspected, "u"), answer(held, "w"))
		var conflict *ConflictError
		if !errors.As(err, &conflict) || conflict.Matter != "u" || len(conflict.In) != 1 || conflict.In[0].Hash != seen[2].Hash {
			t.Fatalf("told %v", err)
		}
	}
}

func TestAnErrorOfTheStoreIsHandedOn(t *testing.T) {
	broken := errors.New("disk")
	fresh := tell(t, "A1 v").entries
	if err := Admit(func(Subject) ([]Entry, error) { return nil, broken }, fresh); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
