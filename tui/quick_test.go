package tui_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
)

// No test asserts a time; how much a frame asks of the memory says the same on
// every machine. The bounds are twice what is needed today.
func TestAFrameAsksLittleOfTheMemory(t *testing.T) {
	for _, p := range places {
		t.Run(p.name, func(t *testing.T) {
			s := p.enter(t, lang.KK, 120, 40)
			allocs := testing.AllocsPerRun(10, func() {
				s.Bench.Update(tea.KeyMsg{Type: tea.KeyF5 + 20}) // a key that means nothing
				if s.Bench.View() == "" {
					t.Fatal("an empty frame")
				}
			})
			if allocs > 8000 {
				t.Errorf("a frame takes %.0f allocations", allocs)
			}
		})
	}
}
