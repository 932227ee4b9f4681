package tui_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// A key and the frame after it, on the widest of the sizes.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, p := range []string{"home", "inspection", "check-weeks", "new-inspection"} {
		b.Run(p, func(b *testing.B) {
			var s *tuitest.Stage
			for _, place := range places {
				if place.name == p {
					s = place.enter(b, lang.KK, 120, 40)
				}
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				k := tea.KeyDown
				if i%2 == 1 {
					k = tea.KeyUp
				}
				s.Bench.Update(tea.KeyMsg{Type: k})
				if s.Bench.View() == "" {
					b.Fatal("an empty frame")
				}
			}
		})
	}
}
