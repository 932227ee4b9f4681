package paper_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	jsonpaper "ashyq/checks/paper/json"
)

// TestEveryPaperWhateverWasFound: any paper of state control can be drafted from any
// inspection, says the same in every language, and prints no internal note.
func TestEveryPaperWhateverWasFound(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	for range 6 {
		s := random(t, r)
		for _, kind := range checks.PaperKinds() {
			if kind == checks.MemoPaper || kind == checks.ReferencePaper {
				continue
			}
			y := story{name: "random", kind: kind, s: s}
			if r.IntN(2) == 0 {
				y.details = recommended().details
			}
			drafted(t, y)
		}
		if t.Failed() {
			return
		}
	}
}

func drafted(t *testing.T, y story) {
	t.Helper()
	kk := y.document(t, lang.KK)
	for _, l := range lang.Langs() {
		d := y.document(t, l)
		if problems := d.Problems(); len(problems) > 0 {
			t.Errorf("%s, %s: %q", y.kind, l, problems)
		}
		read := y.read(t, l) + string(written(t, jsonpaper.Writer{}, d))
		if found := slip.FindString(strings.ReplaceAll(read, `\`, "")); found != "" {
			t.Errorf("%s, %s: %s stands in the paper", y.kind, l, found)
		}
		if a, b := shape(kk), shape(d); a != b {
			t.Errorf("%s: kk and %s differ in shape:\n%s\n%s", y.kind, l, a, b)
		}
		if a, b := numbers(t, kk), numbers(t, d); a != b {
			t.Errorf("%s: kk and %s differ in content:\n%s\n%s", y.kind, l, a, b)
		}
	}
	y.lacks(t)
}
