package journal

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// tales are told in the words of type tale.
var tales = []struct {
	sentence string
	told     string
	live     string
}{
	{"nothing of nothing", "", ""},
	{"a fact stands", "A1 .", "A1"},
	{"facts stand side by side", "A1 .; B1 .; A2 .", "A1 B1 A2"},
	{"answers to different matters stand side by side", "A1 v; A2 w", "A1 A2"},
	{"an answer that saw another replaces it", "A1 v; A2 v for A1", "A2"},
	{"of a chain of answers the last is live", "A1 v; B1 v for A1; A2 v for B1; B2 v for A2", "B2"},
	{"answers that did not see each other are both live", "A1 v; B1 v; A2 v for A1", "B1 A2"},
	{"an answer that saw both resolves the conflict", "A1 v; B1 v; A2 v for A1 B1", "A2"},
	{"a resolution of three", "A1 v; B1 v; C1 v; A2 v for A1 B1 C1", "A2"},
	{"two resolutions of one conflict are a conflict", "A1 v; B1 v; A2 v for A1 B1; B2 v for A1 B1", "A2 B2"},
	{"an answer written against what was replaced already is live beside the newer one",
		"A1 v; A2 v for A1; B1 v for A1", "A2 B1"},
	{"an answer may replace what answered another matter", "A1 v; A2 w for A1", "A2"},

	{"a withdrawn fact is gone", "A1 .; A2 not A1", "A2"},
	{"an undone answer gives way to the one before it", "A1 v; A2 v for A1; A3 not A2", "A1 A3"},
	{"a withdrawal with all that was replaced brings nothing back",
		"A1 v; A2 v for A1; A3 v for A2; A4 not A1 A2 A3", "A4"},
	{"a withdrawal of what was replaced already changes nothing", "A1 v; A2 v for A1; A3 not A1", "A2 A3"},
	{"undoing the last of three brings back the second alone",
		"A1 v; A2 v for A1; A3 v for A2; A4 not A3", "A2 A4"},
	{"undoing the second of three leaves the third, and brings back the first",
		"A1 v; A2 v for A1; A3 v for A2; A4 not A2", "A1 A3 A4"},
	{"taking a resolution back shows the conflict again", "A1 v; B1 v; A2 v for A1 B1; A3 not A2", "A1 B1 A3"},
	{"one side of a conflict may be withdrawn", "A1 v; B1 v; A2 not B1", "A1 A2"},
	{"a withdrawal by another stream counts alike", "A1 v; B1 not A1", "B1"},
	{"two withdrawals of one entry, one of them annulled: it stays withdrawn",
		"A1 .; A2 not A1; B1 not A1; A3 not A2", "B1 A3"},

	{"an annulled withdrawal withdraws nothing", "A1 .; A2 not A1; A3 not A2", "A1 A3"},
	{"a withdrawal of a withdrawal of a withdrawal", "A1 .; A2 not A1; A3 not A2; A4 not A3", "A2 A4"},
	{"and so on", "A1 .; A2 not A1; A3 not A2; A4 not A3; A5 not A4", "A1 A3 A5"},
	{"a withdrawal that names a withdrawal and its target", "A1 .; A2 not A1; A3 not A1 A2", "A3"},
	{"a redo replaces again what the answer had replaced",
		"A1 v; A2 v for A1; A3 not A2+; A4 not A3+", "A2 A4"},
	{"an answer that replaces a withdrawal does not annul it", "A1 .; A2 not A1; A3 . for A2", "A3"},

	{"an act is withdrawn whole", "A1 v; A2 w with A1; A3 . with A1; A4 x; A5 not A1+", "A4 A5"},
	{"an act is named by any of its entries alike", "A1 v; A2 w with A1; A3 not A2+", "A3"},
	{"one entry of an act may be withdrawn alone", "A1 v; A2 w with A1; A3 not A1", "A2 A3"},
	{"an act undone and redone", "A1 v; A2 w with A1; A3 not A1+; A4 not A3+", "A1 A2 A4"},
	{"an answer may replace a whole act", "A1 v; A2 w with A1; A3 x for A1+", "A3"},
	{"an act in which an answer was corrected goes whole", "A1 v; A2 v for A1 with A1; A3 not A1+", "A3"},
	{"an act that withdraws is taken back whole", "A1 v; A2 w; A3 not A1; A4 not A2 with A3; A5 not A3+", "A1 A2 A5"},

	{"a target that is not held, or of another subject, is passed over", "A1 v; A2 v for A1 ? ?+; A3 not ?", "A2 A3"},
	{"erasing leaves an entry live", "A1 .; A2 erases A1", "A1 A2"},
	{"a withdrawn erasure is a withdrawn entry, no more", "A1 .; A2 erases A1; A3 not A2", "A1 A3"},
}

func TestWhatIsLive(t *testing.T) {
	for _, tt := range tales {
		s := tell(t, tt.told)
		if got := s.live(s.ledger()); got != tt.live {
			t.Errorf("%s: %s: live are %s, should be %s", tt.sentence, tt.told, got, tt.live)
		}
		if err := sameAsSlow(s.ledger()); err != nil {
			t.Errorf("%s: %v", tt.sentence, err)
		}
	}
}

// Headers may lie about clocks and acts: whoever holds a key can write what he
// likes. The state must be one and the same for everybody all the same, and a
// lie must reach nobody but its teller.
func TestForgedEntriesEndInAStateThatIsTheSameForAll(t *testing.T) {
	tests := []struct {
		sentence string
		told     string
		live     string
	}{
		{"an entry that names one of a greater clock names nothing", "A1 v; B1 not A1 at 1", "A1 B1"},
		{"an entry that names one of its own clock names nothing", "A1 v at 5; B1 not A1 at 5", "A1 B1"},
		{"a clock that runs far ahead names what it likes", "A1 v; B1 not A1 at 9007199254740991", "B1"},
		{"and is answered by nothing honest: the next clock must follow it",
			"A1 v; B1 not A1 at 9007199254740991; A2 not B1", "B1 A2"},
		{"an entry that joins its own act after it was taken back stands",
			"A1 v; A2 not A1+; A3 w with A1", "A2 A3"},
		{"an entry that takes back the act it belongs to reaches what came before it in it",
			"A1 v; A2 w with A1; A3 not A1+ with A1; A4 x with A1", "A3 A4"},
		{"withdrawals of one act that name that act reach each the ones before",
			"A1 v; A2 not A1+ with A1; A3 not A1+ with A1", "A3"},
		{"an entry that puts itself into another's act is not taken back with it",
			"A1 v; B1 .; B2 w with A1; A2 not A1+", "B1 B2 A2"},
		{"nobody takes back another's act by its name, only entry by entry", "A1 v; A2 w with A1; B1 not A1+", "A1 A2 B1"},
		{"a fork: two entries of one number are two entries", "A1 v; A1 w; A2 not A1", "A1 A2"},
	}
	for _, tt := range tests {
		s := tell(t, tt.told)
		if got := s.live(s.ledger()); got != tt.live {
			t.Errorf("%s: %s: live are %s, should be %s", tt.sentence, tt.told, got, tt.live)
		}
		if err := sameAsSlow(s.ledger()); err != nil {
			t.Errorf("%s: %v", tt.sentence, err)
		}
	}
}

func TestForgedHistoriesAgreeWithTheDefinitionInEveryOrder(t *testing.T) {
	r := random(t)
	for range 300 {
		s := forged(t, r)
		if err := sameAsSlow(s.ledger()); err != nil {
			t.Fatal(err)
		}
		want := s.ledger().LiveEntries()
		for range 5 {
			r.Shuffle(len(s.entries), func(i, j int) { s.entries[i], s.entries[j] = s.entries[j], s.entries[i] })
			if got := s.ledger().LiveEntries(); !reflect.DeepEqual(got, want) {
				t.Fatal("in another order other entries are live")
			}
		}
	}
}

// forged tells entries that name whatever was told, with clocks and acts that
// mean nothing.
func forged(t *testing.T, r *rand.Rand) *tale {
	t.Helper()
	s := tell(t, "")
	numbers := map[string]int{}
	for range 2 + r.IntN(25) {
		stream := []string{"A", "B", "C"}[r.IntN(3)]
		numbers[stream]++
		words := []string{stream + strconv.Itoa(numbers[stream]), []string{".", "v", "w", "not", "not"}[r.IntN(5)]}
		for _, e := range s.entries {
			if r.IntN(3) == 0 {
				words = append(words, s.names[e.Hash]+[]string{"", "+"}[r.IntN(2)])
			}
		}
		if n := len(s.entries); n > 0 && r.IntN(3) == 0 && numbers[stream] > 1 {
			words = append(words, "with", s.names[s.entries[r.IntN(n)].Hash])
		}
		s.line(append(words, "at", strconv.Itoa(1+r.IntN(8))))
	}
	return s
}

func TestAnEntryThatIsThereTwiceCountsOnce(t *testing.T) {
	s := tell(t, "A1 v; A2 w; B1 not A1")
	l := NewLedger(slices.Concat(s.entries, s.entries))
	if len(l.Entries()) != 3 || len(l.Answers("w")) != 1 || len(l.LiveEntries()) != 2 {
		t.Errorf("%d entries, %d answers, %d live", len(l.Entries()), len(l.Answers("w")), len(l.LiveEntries()))
	}
}

func TestAConflictIsTwoLiveAnswersToOneMatter(t *testing.T) {
	s := tell(t, "A1 v; B1 v; A2 w; B2 w for A2; A3 not B1; B3 v")
	l := s.ledger()
	for matter, want := range map[string]string{"v": "A1 B3", "w": "B2", "x": ""} {
		if got := s.list(l.Answers(matter)); got != want {
			t.Errorf("%s has the answers %s, should have %s", matter, got, want)
		}
	}
	if got := s.list(l.History("v")); got != "A1 B1 B3" {
		t.Errorf("the history of v is %s", got)
	}
}

func TestWhatAWithdrawalNames(t *testing.T) {
	tests := []struct {
		sentence, told, of, chain string
	}{
		{"a fact alone", "A1 .; A2 .", "A2", "A2"},
		{"an answer with what it replaced", "A1 v; A2 v for A1", "A2", "A2 A1"},
		{"and what that replaced", "A1 v; B1 v for A1; A2 v for B1", "A2", "A2 B1 A1"},
		{"a resolution with both sides, each once", "A1 v; B1 v for A1; A2 v for A1; A3 v for A2 B1", "A3", "A3 A2 B1 A1"},
		{"not the rival", "A1 v; B1 v; A2 v for A1", "A2", "A2 A1"},
		{"not what came after it", "A1 v; A2 v for A1", "A1", "A1"},
		{"not answers to another matter", "A1 v; A2 w for A1", "A2", "A2"},
		{"nothing of what is not held", "A1 v", "?", ""},
	}
	for _, tt := range tests {
		s := tell(t, tt.told)
		start := Hash(hashA)
		if tt.of != "?" {
			start = s.named(tt.of).Hash
		}
		var names []string
		for _, h := range s.ledger().Chain(start) {
			names = append(names, s.names[h])
		}
		slices.Sort(names)
		want := strings.Fields(tt.chain)
		slices.Sort(want)
		if !slices.Equal(names, want) {
			t.Errorf("%s: %s: %s names %v", tt.sentence, tt.told, tt.of, names)
		}
	}
}
