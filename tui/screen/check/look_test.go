package check_test

import (
	"fmt"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
	"ashyq/tui/widget"
)

// One check of each kind: weeks, quarters, items at addresses, events, a verdict
// of the analyst.
func TestChecksLookAsTheyShould(t *testing.T) {
	for _, one := range []struct {
		inspection, check string
		keys              []string
	}{
		{"2026-001", "weekly-blog", []string{"down"}},
		{"2025-001", "open-data-events", nil},
		{"2025-002", "stand", []string{"home", "down", "down", "enter"}},
		{"2026-001", "open-sittings", []string{"home", "down", "down"}},
		{"2026-001", "disclosure", []string{"home"}},
	} {
		for _, l := range lang.Langs() {
			s := open(t, in(l, 60, 16), one.inspection, one.check)
			s.Press(one.keys...)
			for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}} {
				s.Resize(size[0], size[1])
				tuitest.Golden(t, fmt.Sprintf("%s.%dx%d.%s", one.check, size[0], size[1], l), s.Screen())
			}
		}
	}
}

// The slot under the cursor is in sight and spelt out in every window.
func TestTheCursorIsAlwaysInSight(t *testing.T) {
	s := open(t, in(lang.KK, 80, 24), "2026-001", "weekly-blog")
	s.Press("end")
	for w := 60; w <= 150; w += 15 {
		for h := 16; h <= 46; h += 5 {
			s.Resize(w, h)
			s.Shows("53 / 53")
			marked := false
			for line := range strings.SplitSeq(s.Screen(), "\n") {
				marked = marked || strings.TrimSpace(line) == "^"
				if widget.Width(line) > w {
					t.Fatalf("a line of %d in a window of %d: %q", widget.Width(line), w, line)
				}
			}
			if !marked {
				t.Fatalf("no cursor at %d×%d:\n%s", w, h, s.Screen())
			}
		}
	}
}
