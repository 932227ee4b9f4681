package page

import (
	"math/rand/v2"
	"testing"

	"ashyq/checks/lang"
)

// unevenText is a text of ordinary signs with unusual ones among them.
func unevenText(random *rand.Rand) string {
	alphabet := []rune("абвеёийәіңғүұқөһЁЙӘІҢҒҮҰҚӨҺЇїЄєabcxyzIKS0123 456789 .,:;-–—№«»\t\n\u00a0@()+/")
	odd := []rune("\u0306\u0308\u200b\u00ad\u202e\x00\x1b\u212aſ\u0130µ½ﬁé\u1c80\u0483🙂\ufffd\u2028\u0085")
	text := make([]rune, random.IntN(30))
	for i := range text {
		text[i] = alphabet[random.IntN(len(alphabet))]
		if random.IntN(40) == 0 {
			text[i] = odd[random.IntN(len(odd))]
		}
	}
	if s := string(text); random.IntN(20) > 0 {
		return s
	}
	return string(text) + "\xd0\xff"
}

func TestTextIsMadeCleanAndFoldedAsEverywhereElse(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 7))
	for range 50_000 {
		text := unevenText(random)
		if got, want := clean(text), lang.Line(text); got != want {
			t.Fatalf("seed %d: clean(%q) = %q, want %q", seed, text, got, want)
		}
		if got, want := fold(text), lang.Fold(text); got != want {
			t.Fatalf("seed %d: fold(%q) = %q, want %q", seed, text, got, want)
		}
	}
}
