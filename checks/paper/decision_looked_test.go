package paper_test

import (
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// A decision gives the day of the execution where it is known; where only the look is,
// it says that it is the day of the look.
func TestADecisionDoesNotTakeTheDayOfALookForThatOfTheExecution(t *testing.T) {
	for _, c := range []struct {
		says        string
		x           checks.Execution
		want, never string
	}{
		{"a known day", checks.Execution{Value: checks.Executed, Day: day("2026-02-20"), Looked: day("2026-02-24")}, "_День:_ 20.02.2026", "24.02.2026"},
		{"a look", checks.Execution{Value: checks.Executed, Looked: day("2026-02-24")}, "_Осмотрено:_ 24.02.2026", "_День:_"},
	} {
		y := unexecuted(t)
		c.x.Reason = "қаралды"
		for key := range y.s.c.Executions {
			y.s.c.Executions[key] = []checks.Execution{c.x}
		}
		if text := y.read(t, lang.RU); !strings.Contains(text, c.want) || strings.Contains(text, c.never) {
			t.Errorf("%s: no %q, or %q, in:\n%s", c.says, c.want, c.never, text)
		}
	}
}
