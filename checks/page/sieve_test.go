package page

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestASieveHoldsBackNothingThatMatches(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 8))
	var words []string
	for _, e := range expressions {
		words = append(words, needOf(e.source)...)
	}
	matched := 0
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(4) {
			word := words[random.IntN(len(words))]
			word = strings.ReplaceAll(word, "0", string('0'+rune(random.IntN(10))))
			if random.IntN(3) == 0 {
				word = strings.ToUpper(word)
			}
			b.WriteString(word + []string{"", " ", "  ", "-", ":", "а"}[random.IntN(6)])
		}
		text := b.String()
		seen := sift(text)
		for _, e := range expressions {
			if e.compiled().MatchString(text) {
				matched++
				if !seen.may(e) {
					t.Fatalf("seed %d: %q matches %s, which needs %q", seed, text, e.source, needOf(e.source))
				}
			}
		}
	}
	if matched < 20_000 {
		t.Errorf("only %d matches were looked at", matched)
	}
}

func TestAnExpressionNeedsWhatEveryMatchHolds(t *testing.T) {
	for _, e := range []struct{ source, want string }{
		{`тел\p{L}*|phone`, "тел phone"},
		{`(?i)ҚАЛА`, "кала"},
		{`[АБ]в?г`, "аг авг бг бвг"},
		{`\d{4}-\d{2}`, "0000-00"},
		{`(?:^|\D)(\d{1,5}) беттин`, "0 беттин"},
		{`қ(?:ала\p{L}*|\.)`, "кала к."},
		{`x*|y`, ""},
		{`^\p{L}+$`, ""},
		{`.*`, ""},
		{`(`, ""},
	} {
		if got := strings.Join(needOf(e.source), " "); got != e.want {
			t.Errorf("%s needs %q, want %q", e.source, got, e.want)
		}
	}
}
