package page

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestAnAutomatonFindsWhatTheLibraryFinds(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 9))
	var pieces []string
	for _, e := range expressions {
		pieces = append(pieces, needOf(e.source)...)
	}
	pieces = append(pieces, strings.Split(" |.|-|: |, |(|)|18|04|2025|7|74-01-01|ші|Әкім|Иванов|ова|a|x@y.kz|…|«|\t|/", "|")...)
	matched, unknown := 0, 0
	for range 1000 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			piece := pieces[random.IntN(len(pieces))]
			if random.IntN(4) == 0 {
				piece = strings.ToUpper(piece)
			}
			b.WriteString(piece + []string{"", "", " ", "-"}[random.IntN(4)])
		}
		text := b.String()
		for _, e := range expressions {
			want := e.compiled().FindAllStringIndex(text, -1)
			if got := e.FindAllStringIndex(text, -1); !slices.EqualFunc(got, want, slices.Equal) {
				t.Fatalf("seed %d: %s is found in %q at %v, want %v", seed, e.source, text, got, want)
			}
			matched += len(want)
			if _, _, known := e.find(text, 0); !known {
				unknown++
			}
		}
	}
	if matched < 2000 || unknown > matched {
		t.Errorf("%d matches were looked at, %d were left to the library", matched, unknown)
	}
}

func TestAnAutomatonLeavesToTheLibraryWhatItCannotTell(t *testing.T) {
	for _, source := range []string{`a\bc`, `(?m)^a`, `(`} {
		if newAutomaton(source) != nil {
			t.Errorf("%s has an automaton", source)
		}
	}
	for _, text := range []string{"д\u0301", "漢", "\xff"} {
		if _, _, known := newAutomaton(`я`).find(text, 0); known {
			t.Errorf("the automaton knows every sign of %q", text)
		}
	}
	if _, _, known := newAutomaton(`x+y`).find(strings.Repeat("x", 1000), 0); known {
		t.Error("a thousand steps for each sign are taken")
	}
}
