package linear

import (
	"slices"
	"strings"
	"testing"
)

// A sentence that the window wrapped is one; rows of a table stay rows.
func TestASentenceIsNotCutWhereTheWindowWrappedIt(t *testing.T) {
	long := "Целью было " + strings.Repeat("узнать ", 11) + "(повестка,"
	rows := []string{"  " + long, "  анкета,протокол" + strings.Repeat("и", 80), "", "Строка" + strings.Repeat(" ", 60) + "не рассмотрено", "Другая"}
	got := unwrapped(rows)
	if want := []string{rows[0] + " " + strings.TrimSpace(rows[1]), "", rows[3], rows[4]}; !slices.Equal(got, want) {
		t.Errorf("said as %q", got)
	}
}
