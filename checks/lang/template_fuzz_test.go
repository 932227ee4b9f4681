package lang

import (
	"strings"
	"testing"
)

// A template is refused, or it says every plain character of its own and puts
// every value in.
func FuzzTemplate(f *testing.F) {
	for _, s := range []string{"", "{n}", "{n:a|b|c} x", "{}", "}{", "{n:{m}}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		parsed, err := parseTemplate(RU, s)
		if err != nil {
			return
		}
		args := Args{}
		for _, name := range parsed.places() {
			args[name] = 5
		}
		said := parsed.fill(RU, args)
		if strings.ContainsAny(said, "{}") {
			t.Errorf("%q says %q", s, said)
		}
		if len(parsed.places()) == 0 && said != s {
			t.Errorf("%q without places says %q", s, said)
		}
	})
}
