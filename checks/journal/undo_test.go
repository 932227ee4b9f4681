package journal

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// play lets laptops act. Steps are parted by ";":
//
//	A v w      one act of laptop A answers v and w; their value is the number of the step
//	A v@h      … on the holder, not on the inspection in view
//	A -v       withdraws v with all that it replaced
//	A undo     or redo; undo@h when the holder is in view
//	A gets B   takes in all that B holds
//	A as Y     another author sits down
//	… !        the step is refused, and nothing is written
func play(t *testing.T, script string) map[string]*laptop {
	t.Helper()
	all := map[string]*laptop{}
	for i, step := range strings.Split(script, ";") {
		words := strings.Fields(step)
		if all[words[0]] == nil {
			all[words[0]] = newLaptop(t, words[0])
		}
		l := all[words[0]]
		n := len(l.held)
		last := len(words) - 1
		refused := words[last] == "!"
		if refused {
			words = words[:last]
		}
		if err := l.step(all, i+1, words[1:]); (err != nil) != refused {
			t.Fatalf("%q: step %d: %v", script, i+1, err)
		}
		if refused && len(l.held) != n {
			t.Fatalf("%q: step %d was refused, but something was written", script, i+1)
		}
	}
	return all
}

func (l *laptop) step(all map[string]*laptop, number int, words []string) (err error) {
	what, s := inView(words[0])
	switch what {
	case "undo":
		_, err = l.undo(s)
	case "redo":
		_, err = l.redo(s)
	case "gets":
		l.take(all[words[1]], everything)
	case "as":
		l.author = words[1]
	default:
		var drafts []Draft
		for _, w := range words {
			matter, s := inView(w)
			if taken, ok := strings.CutPrefix(matter, "-"); ok {
				drafts = append(drafts, l.withdraw(s, taken))
				continue
			}
			value := map[string]string{"value": strconv.Itoa(number)}
			drafts = append(drafts, l.answer("told", s, matter, value))
		}
		_, err = l.act(drafts...)
	}
	return err
}

// inView reads "v" or "v@h".
func inView(word string) (string, Subject) {
	name, held := strings.CutSuffix(word, "@h")
	if held {
		return name, Holder("1")
	}
	return name, Inspection("1")
}

// state tells what stands: "v=2 w=1|3", answers in conflict parted by "|".
func (l *laptop) state() string {
	var out []string
	for place, s := range map[string]Subject{"": Inspection("1"), "@h": Holder("1")} {
		ledger := l.ledger(s)
		for _, matter := range slices.Sorted(maps.Keys(ledger.answers)) {
			var values []string
			for _, e := range ledger.Answers(matter) {
				object, err := parsePayload(e.Payload)
				if err != nil {
					l.t.Fatal(err)
				}
				values = append(values, object["value"].(string))
			}
			out = append(out, matter+place+"="+strings.Join(values, "|"))
		}
		if err := sameAsSlow(ledger); err != nil {
			l.t.Error(err)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// scripts are played as play says.
var scripts = []struct {
	sentence string
	script   string
	state    string // of A
}{
	{"there is nothing to undo at the beginning", "A undo !; A redo !", ""},
	{"an undone answer is gone", "A v; A undo", ""},
	{"its predecessor comes back", "A v; A v; A undo", "v=1"},
	{"undo goes back act by act", "A v; A w; A v; A undo; A undo; A undo", ""},
	{"and stops where nothing is left", "A v; A undo; A undo !", ""},
	{"redo brings back what the undo took", "A v; A v; A undo; A redo", "v=2"},
	{"redo goes forward act by act", "A v; A v; A v; A undo; A undo; A undo; A redo; A redo; A redo", "v=3"},
	{"and stops where nothing is left", "A v; A undo; A redo; A redo !", "v=1"},
	{"without an undo there is nothing to redo", "A v; A redo !", "v=1"},
	{"after a redo undo takes the same act back again", "A v; A v; A undo; A redo; A undo", "v=1"},
	{"and redo brings it back again", "A v; A undo; A redo; A undo; A redo", "v=1"},
	{"back and forth in between", "A v; A v; A undo; A undo; A redo; A undo; A redo; A redo", "v=2"},
	{"a new act ends what can be redone", "A v; A undo; A w; A redo !", "w=3"},
	{"but what came after it can be", "A v; A undo; A w; A undo; A redo", "w=3"},
	{"and the older undo stays out of reach", "A v; A undo; A w; A undo; A redo; A redo !", "w=3"},
	{"a new act after an undo can itself be undone, then what was before it",
		"A u; A v; A undo; A w; A undo; A undo", ""},

	{"an act is undone whole", "A v w; A undo", ""},
	{"on every subject that it touched", "A v w@h; A undo", ""},
	{"from whichever subject is in view", "A v w@h; A undo@h", ""},
	{"and redone whole", "A v w@h; A undo; A redo", "v=1 w@h=1"},
	{"from whichever subject is in view", "A v w@h; A undo; A redo@h", "v=1 w@h=1"},
	{"an act goes whole though another answer comes back", "A v; A v w; A undo", "v=1"},
	{"an act that answers one matter twice at once is refused", "A v v !", ""},
	{"an act that left nothing on the subject in view is not undone", "A v; A w@h; A undo", "w@h=2"},
	{"nor is there one", "A w@h; A undo !", "w@h=1"},
	{"an act on another subject does not end what can be redone here", "A v; A undo; A w@h; A redo", "v=1 w@h=3"},

	{"a withdrawal brings nothing back", "A v; A v; A -v", ""},
	{"a withdrawal is an act that can be undone", "A v; A v; A -v; A undo", "v=2"},
	{"and redone", "A v; A v; A -v; A undo; A redo", ""},
	{"after it is undone, undo goes on to what was before", "A v; A v; A -v; A undo; A undo", "v=1"},

	{"the act of another author at the same laptop is not reached", "A v; A as Ерлан; A undo !", "v=1"},
	{"each undoes the own acts", "A v; A as Ерлан; A w; A as Айгүл; A undo", "w=3"},
	{"another author does not redo", "A v; A undo; A as Ерлан; A redo !", ""},
	{"the acts of another author do not end what can be redone", "A v; A undo; A as Ерлан; A w; A as Айгүл; A redo", "v=1 w=4"},
	{"the act of another stream is not reached, though the author has the same name", "B v; A gets B; A undo !", "v=1"},

	{"an act of which another has replaced everything is passed over", "A w; A v; B gets A; B v; A gets B; A undo", "v=4"},
	{"an undo that would set an old answer beside another's newer one is refused",
		"A v; A v w; B gets A; B v; A gets B; A undo !", "v=4 w=2"},
	{"a redo against another's newer answer is refused", "A v; A v; A undo; B gets A; B v; A gets B; A redo !", "v=5"},
	{"a redo beside another's answer to another matter is not", "A v; A undo; B w; A gets B; A redo", "v=1 w=3"},
	{"undoing the answer that resolved a conflict shows it again", "A v; B v; A gets B; A v; A undo", "v=1|2"},
	{"and redoing resolves it again", "A v; B v; A gets B; A v; A undo; A redo", "v=4"},
	{"one side of a conflict is undone and redone", "A v; B v; A gets B; A undo; A redo", "v=1|2"},
	{"and withdrawn, and the withdrawal undone", "A v; B v; A gets B; A -v; A undo", "v=1|2"},
	{"a conflict that a merge made behind an undo is shown by the redo", "A v; B gets A; A v; B v; A undo; A gets B; A redo", "v=3|4"},
	{"but not after another has answered the resolution",
		"A v; B v; A gets B; A v w; B gets A; B v; A gets B; A undo !", "v=6 w=4"},
	{"an answer that resolved a conflict and was corrected leads back step by step",
		"A v; B v; A gets B; A v; A v; A undo; A undo", "v=1|2"},

	{"undone here and answered there at once: a conflict", "A v; A v; B gets A; B v; A undo; A gets B", "v=1|4"},
	{"undone here and withdrawn there at once: nothing comes back", "A v; A v; B gets A; B -v; A undo; A gets B", ""},
	{"withdrawn by both: the undo of one leaves the other's", "A v; B gets A; B -v; A -v; A gets B; A undo", ""},
	{"corrected here and withdrawn there at once: the correction stands", "A v; B gets A; B -v; A v; A gets B", "v=4"},
}

func TestUndoAndRedo(t *testing.T) {
	for _, tt := range scripts {
		if got := play(t, tt.script)["A"].state(); got != tt.state {
			t.Errorf("%s: %q ends in %q, should in %q", tt.sentence, tt.script, got, tt.state)
		}
	}
}

func TestTheAuthorIsKnownByTheNameAsItWasWritten(t *testing.T) {
	l := newLaptop(t, "A")
	l.author = " Айгүл\u0378\t\u200bСе\u0438\u0306тқызы \U000e0041"
	entries, err := l.act(l.answer("told", Inspection("1"), "v", map[string]string{}))
	if err != nil {
		t.Fatal(err)
	}
	if got := entries[0].Header.Author; got != "Айгүл Сейтқызы" {
		t.Errorf("written as %q", got)
	}
	if _, err := l.undo(Inspection("1")); err != nil {
		t.Errorf("undo: %v", err)
	}
	if _, err := l.redo(Inspection("1")); err != nil {
		t.Errorf("redo: %v", err)
	}
}

func TestTheOpeningOfAStreamIsNotUndone(t *testing.T) {
	l := newLaptop(t, "A")
	l.open()
	if _, err := l.undo(Office); !errors.Is(err, errNothing) {
		t.Errorf("got %v", err)
	}
}
