package main

import (
	"encoding/base64"
	"strings"
	"testing"
)

// What is copied reaches the terminal whole, whatever stands between.
func TestWhatIsCopiedReachesTheTerminal(t *testing.T) {
	text := strings.Repeat("жоқ апталар: 12, 18; ", 12)
	for _, c := range []struct{ says, tmux, term, begins string }{
		{"a terminal", "", "xterm-256color", "\x1b]52;c;"},
		{"tmux", "/tmp/tmux-0/default,1,0", "screen-256color", "\x1bPtmux;\x1b\x1b]52;c;"},
		{"screen", "", "screen", "\x1bP\x1b]52;c;"},
	} {
		var out strings.Builder
		env := map[string]string{"TMUX": c.tmux, "TERM": c.term}
		if err := clipboard(&out, func(name string) string { return env[name] })(text); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(out.String(), c.begins) {
			t.Errorf("%s: begins with %q", c.says, out.String()[:16])
		}
		plain := strings.NewReplacer("\x1bPtmux;", "", "\x1b\\\x1bP", "", "\x1bP\x1b", "\x1b", "\x1b\\", "", "\x1b\x1b", "\x1b").Replace(out.String())
		body := strings.TrimSuffix(strings.TrimPrefix(plain, "\x1b]52;c;"), "\x07")
		if got, err := base64.StdEncoding.DecodeString(body); err != nil || string(got) != text {
			t.Errorf("%s: %q, %v", c.says, got, err)
		}
	}
}
