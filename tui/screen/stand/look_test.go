package stand_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
	"ashyq/tui/widget"
)

func itoa(n int) string { return strconv.Itoa(n) }

// The sheet half filled, in every language and window.
func TestTheSheetLooksAsItShould(t *testing.T) {
	for _, l := range lang.Langs() {
		for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}} {
			s := visit(t, in(l, size[0], size[1]), akimat)
			s.Press("a", "a", "f", "d", "right", "home", "d", "left", "left", "space")
			s.Wait(10 * time.Second)
			tuitest.Golden(t, fmt.Sprintf("sheet.%dx%d.%s", size[0], size[1], l), s.Screen())
		}
	}
}

// Remote control in the least window, where the warning has one line.
func TestRemoteControlInTheLeastWindow(t *testing.T) {
	for _, l := range lang.Langs() {
		s := inspect(t, in(l, 60, 16), desk.InspectionInput{Holder: "Управление труда и социальной поддержки Аккайынской области", Form: checks.Remote})
		tuitest.Golden(t, "remote.60x16."+string(l), s.Screen())
	}
}

// In every window each answer has its column and the row under the cursor is in
// sight.
func TestTheCursorIsAlwaysInSight(t *testing.T) {
	s := visit(t, in(lang.KK, 80, 24), akimat)
	for w := 60; w <= 150; w += 17 {
		for h := 16; h <= 40; h += 6 {
			s.Resize(w, h)
			s.Press("home")
			for range 12 {
				s.Press("down")
				if !strings.Contains(s.Row(), "▸○") {
					t.Fatalf("no cell under the cursor at %d×%d:\n%s", w, h, s.Screen())
				}
			}
			for line := range strings.SplitSeq(s.Screen(), "\n") {
				if widget.Width(line) > w {
					t.Fatalf("a line of %d in a window of %d: %q", widget.Width(line), w, line)
				}
			}
		}
	}
}
