package widget_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"ashyq/tui/keys"
	"ashyq/tui/widget"
)

// year is a strip of weeks like that of a year: a bar before the unsettled weeks
// and one after them.
func year(n int) widget.Strip {
	var s widget.Strip
	for i := range n {
		o := widget.Slot{Sign: "■", Act: "606-НҚ/221", Group: i / 13, Covered: i >= 9 && i < 50}
		if i%9 == 4 {
			o.Sign, o.Open = "×", true
		}
		if i%13%4 == 0 {
			o.Head = fmt.Sprintf("%02d", i/13*3+i%13/4+1)
		}
		switch {
		case i == 17 || i == 18:
			o.Act = ""
		case i > 18:
			o.Act = "177-НҚ"
		}
		s.Slots = append(s.Slots, o)
	}
	return s
}

func drawn(s widget.Strip, w, at int) []string {
	c := widget.NewCanvas(w, s.Height())
	s.Draw(c, at)
	return strings.Split(c.Plain(), "\n")
}

func TestAYearOfWeeksFitsTheNarrowestWindow(t *testing.T) {
	got := drawn(year(53), 58, 17)
	if want := "   606-НҚ/221       │  │177-НҚ"; got[0] != want {
		t.Errorf("%q, want %q", got[0], want)
	}
	if !strings.Contains(got[2], "│■■│") || strings.Contains(got[2], "…") {
		t.Errorf("the weeks of the unsettled days do not stand between two bars: %q", got[2])
	}
}

func TestTheNextSlotThatNeedsAPersonIsFound(t *testing.T) {
	s := year(53)
	at := 0
	var stops []int
	for range 4 {
		at, _ = s.Key(keys.Down, at)
		stops = append(stops, at)
	}
	if fmt.Sprint(stops) != "[4 13 22 31]" {
		t.Errorf("stops %v", stops)
	}
	if at, _ = s.Key(keys.Up, 22); at != 13 {
		t.Errorf("back to %d", at)
	}
	if at, _ = s.Key(keys.Down, 52); at != 52 {
		t.Errorf("past the last one to %d", at)
	}
}

func TestGroupsArePagedThrough(t *testing.T) {
	s := year(53)
	for _, step := range []struct {
		key      keys.Key
		from, to int
	}{
		{keys.PageDown, 0, 13}, {keys.PageDown, 20, 26}, {keys.PageDown, 52, 52}, {keys.PageUp, 20, 13},
		{keys.PageUp, 13, 0}, {keys.PageUp, 0, 0}, {keys.Home, 30, 0}, {keys.End, 3, 52}, {keys.Left, 0, 0}, {keys.Right, 52, 52},
	} {
		if at, ok := s.Key(step.key, step.from); !ok || at != step.to {
			t.Errorf("%s from %d leads to %d, want %d", step.key, step.from, at, step.to)
		}
	}
	if _, ok := s.Key(keys.Enter, 0); ok {
		t.Error("Enter moves the cursor")
	}
}

// Whatever a strip holds and whatever the width: nothing is drawn outside, every
// slot can be walked to, and the slot under the cursor is shown with ^ beneath.
func TestEverySlotIsShownWhenTheCursorIsOnIt(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	acts := []string{"606-НҚ", "606-НҚ/221", "", "177-НҚ"}
	for range 250 {
		n, w := 1+r.IntN(130), 4+r.IntN(130)
		s := widget.Strip{Words: r.IntN(3) == 0, Apart: r.IntN(3) == 0}
		act := 0
		for i := range n {
			if r.IntN(12) == 0 {
				act = min(act+1, len(acts)-1)
			}
			s.Slots = append(s.Slots, widget.Slot{
				Sign: "?", Head: strings.Repeat("ң", r.IntN(12)), Over: strings.Repeat("2", r.IntN(5)),
				Act: acts[act], Group: i / (1 + r.IntN(3) + 12), Covered: r.IntN(2) == 0, Open: r.IntN(4) == 0,
			})
		}
		at := 0
		for seen := range n {
			if at != seen {
				t.Fatalf("after %d steps the cursor stands on %d", seen, at)
			}
			shownAt(t, s, w, at)
			at, _ = s.Key(keys.Right, at)
		}
	}
}

// shownAt asks that the sign of a slot stands over the cursor, inside the width.
func shownAt(t *testing.T, s widget.Strip, w, at int) {
	t.Helper()
	const air = 5
	c := widget.NewCanvas(w+air, s.Height())
	s.Draw(c.Part(0, 0, w, s.Height()), at)
	lines := strings.Split(c.Plain(), "\n")
	for _, line := range lines {
		if widget.Width(line) > w {
			t.Fatalf("%d columns in a width of %d: %q", widget.Width(line), w, line)
		}
	}
	cursor := strings.Index(lines[len(lines)-1], "^")
	cells := []rune(lines[len(lines)-3])
	if cursor < 0 || cursor >= len(cells) || cells[cursor] != '?' {
		t.Fatalf("no slot over the cursor at %d of %d slots in %d columns:\n%s", at, len(s.Slots), w, strings.Join(lines, "\n"))
	}
}

func TestALegendWrapsBetweenItsSigns(t *testing.T) {
	c := widget.NewCanvas(30, 3)
	n := widget.Legend(c, 0, 3, []widget.Meaning{
		{Sign: "■", Text: "есть 38"}, {Sign: "×", Text: "нет 6"}, {Sign: "?", Text: "неизвестно 5"},
	})
	if n != 2 || c.Plain() != "   ■ есть 38   × нет 6\n   ? неизвестно 5\n" {
		t.Errorf("%d lines: %q", n, c.Plain())
	}
}
