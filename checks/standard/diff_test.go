package standard

import (
	"math/rand/v2"
	"strings"
	"testing"

	"ashyq/checks/lang"
)

func TestWhatChangedBetweenTheEditions(t *testing.T) {
	s := loaded(t)
	lines, err := s.Diff("606/221", "177")
	if err != nil {
		t.Fatal(err)
	}
	changed := map[string]Change{"4(1)": Substance, "4(6)": Substance, "4(12)": Substance, "4(3)": Reworded, "4(4)": Reworded, "6(4)": Reworded}
	for _, line := range lines {
		want, other := changed[line.To.Clause]
		if !other {
			want = Same
		}
		if line.Change != want || !line.Renumbered || len(line.Note.Missing()) > 0 == (want != Same) {
			t.Errorf("%s → %s: %s", line.From.Clause, line.To.Clause, line.Change)
		}
		for _, text := range line.Texts {
			if len(text.Marks) > 0 {
				t.Errorf("%s: words are marked between a text and a translation, or two languages", line.To.Clause)
			}
		}
	}
	if len(lines) != len(s.Edition("177").clauseNames()) {
		t.Errorf("%d lines", len(lines))
	}
}

func TestWhatChangedWith221(t *testing.T) {
	s := loaded(t)
	lines, err := s.Diff("606", "606/221")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		nine := strings.HasPrefix(line.From.Clause, "9(")
		if (line.Change == NotKnown) != nine || line.Renumbered || line.From.Clause != line.To.Clause {
			t.Errorf("%s: %s", line.From.Clause, line.Change)
		}
		ru := line.Texts[1]
		if ru.Lang != lang.RU || nine == (len(ru.Marks) > 0) {
			t.Errorf("%s: marks %v", line.From.Clause, ru.Marks)
		}
	}
}

func TestEditionsFarApartAreComparedThroughThoseBetween(t *testing.T) {
	s := loaded(t)
	lines, err := s.Diff("606-НҚ", "177-НҚ")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		want := Same
		switch {
		case strings.HasPrefix(line.From.Clause, "9("):
			want = NotKnown
		case line.From.Clause == "8(6)":
			want = Substance
		case line.From.Clause == "8(4)":
			want = Reworded
		default:
			continue
		}
		if line.Change != want || line.To.Edition != "177-НҚ" || !line.Renumbered {
			t.Errorf("%v → %v: %s, want %s", line.From, line.To, line.Change, want)
		}
	}
}

func TestEditionsThatAreNotCompared(t *testing.T) {
	s := loaded(t)
	for _, pair := range [][2]string{{"177", "606"}, {"177", "177"}, {"606", "401-V"}, {"606", "178"}} {
		_, err := s.Diff(pair[0], pair[1])
		if told, ok := lang.AsError(err); !ok || told.Code != "standard.not-compared" || !strings.Contains(told.Hint.EN, "606-НҚ/221") {
			t.Errorf("%v: %v", pair, err)
		}
	}
}

func TestMarksOfTwoTexts(t *testing.T) {
	for _, row := range []struct{ says, from, to, marks string }{
		{"nothing changed", "a b", "a b", "=a b"},
		{"a word went", "a b c", "a c", "=a -b =c"},
		{"a word came", "a c", "a b c", "=a +b =c"},
		{"a word was replaced", "a b c", "a x c", "=a -b +x =c"},
		{"all is new", "a", "b", "-a +b"},
		{"one is empty", "", "b c", "+b c"},
	} {
		signs := map[MarkKind]string{Kept: "=", Removed: "-", Added: "+"}
		var got []string
		for _, m := range marks(strings.Fields(row.from), strings.Fields(row.to)) {
			got = append(got, signs[m.Kind]+m.Words)
		}
		if strings.Join(got, " ") != row.marks {
			t.Errorf("%s: %v, want %s", row.says, got, row.marks)
		}
	}
}

// Random short texts, counted again without a table: the marks give back both
// texts, and no longer common subsequence exists.
func TestMarksKeepAsManyWordsAsCanBeKept(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	for range 2000 {
		a, b := randomWords(random), randomWords(random)
		var from, to, kept []string
		for _, m := range marks(a, b) {
			words := strings.Fields(m.Words)
			if m.Kind != Added {
				from = append(from, words...)
			}
			if m.Kind != Removed {
				to = append(to, words...)
			}
			if m.Kind == Kept {
				kept = append(kept, words...)
			}
		}
		if strings.Join(from, " ") != strings.Join(a, " ") || strings.Join(to, " ") != strings.Join(b, " ") {
			t.Fatalf("%v and %v come back as %v and %v", a, b, from, to)
		}
		if want := slowCommon(a, b); len(kept) != want {
			t.Fatalf("%v and %v keep %d words, could keep %d", a, b, len(kept), want)
		}
	}
}

func randomWords(random *rand.Rand) []string {
	words := make([]string, random.IntN(8))
	for i := range words {
		words[i] = string(rune('a' + random.IntN(4)))
	}
	return words
}

// slowCommon tries every way to skip a word.
func slowCommon(a, b []string) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	best := max(slowCommon(a[1:], b), slowCommon(a, b[1:]))
	if a[0] == b[0] {
		best = max(best, 1+slowCommon(a[1:], b[1:]))
	}
	return best
}
