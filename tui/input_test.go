package tui

import (
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// pieces gives one piece at each reading, and then the end.
func pieces(list ...string) *whole {
	return &whole{read: func(p []byte) (int, error) {
		if len(list) == 0 {
			return 0, io.EOF
		}
		n := copy(p, list[0])
		list = list[1:]
		return n, nil
	}}
}

// given is what comes of each reading that gave something.
func given(t *testing.T, w *whole) []string {
	t.Helper()
	var out []string
	buf := make([]byte, 256)
	for {
		n, err := w.Read(buf)
		if n > 0 {
			out = append(out, string(buf[:n]))
		}
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatIsTornWaitsForItsRest(t *testing.T) {
	for _, c := range []struct {
		story string
		come  []string
		given string
	}{
		{"half of a letter", []string{"к\xd1", "\x80а"}, "к|ра"},
		{"a letter in three pieces", []string{"\xe2", "\x82", "\xb8"}, "₸"},
		{"a key's sequence", []string{"\x1b[20", "0~текст"}, "\x1b[200~текст"},
		{"a sequence after a letter", []string{"a\x1b[1;", "2A"}, "a|\x1b[1;2A"},
		{"a lone Esc goes at once", []string{"\x1b", "n"}, "\x1b|n"},
		{"Esc and a bracket are a key", []string{"\x1b[", "n"}, "\x1b[|n"},
		{"numbers are no sequence", []string{"14.05", "2025"}, "14.05|2025"},
		{"what is no letter at all goes on", []string{"\xff", "a"}, "\xff|a"},
		{"at the end nothing is kept back", []string{"к\xd1"}, "к|\xd1"},
		{"endless numbers are no sequence", []string{"\x1b[" + strings.Repeat("1", 40), "~"}, "\x1b[" + strings.Repeat("1", 40) + "|~"},
	} {
		if got := strings.Join(given(t, pieces(c.come...)), "|"); got != c.given {
			t.Errorf("%s: %q, want %q", c.story, got, c.given)
		}
	}
}

// However a text is cut, all of it comes, and no letter is cut.
func TestHoweverATextIsCutItComesWhole(t *testing.T) {
	const text = "Қәжет әкімдігі \x1b[200~мәтін 14.05.2025\x1b[201~ ₸ n т ь ] [\r"
	chance := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		var cut []string
		for rest := text; rest != ""; {
			n := min(len(rest), 1+chance.IntN(9))
			cut, rest = append(cut, rest[:n]), rest[n:]
		}
		got := given(t, pieces(cut...))
		if strings.Join(got, "") != text {
			t.Fatalf("%q came as %q", cut, got)
		}
		for _, one := range got {
			if !utf8.ValidString(one) {
				t.Fatalf("%q was cut in %q", one, cut)
			}
		}
	}
}
