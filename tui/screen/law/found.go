package law

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
)

// Clause shows a clause of an edition whole, or the first clause that a check serves
// where only that is named. What has no such clause (an article of the Law) gives
// false.
func Clause(e *screen.Env, ref standard.ClauseRef, check string) (tea.Cmd, bool) {
	law := e.Desk.Standard()
	if _, _, ok := law.Clause(ref.Edition, ref.Clause); !ok && law.Check(check) == nil {
		return nil, false
	}
	type answer struct {
		acts     desk.Acts
		readings map[string][]checks.Reading
	}
	return screen.Ahead(e, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.acts, err = d.Acts(ctx); err == nil {
			a.readings, err = d.Readings(ctx)
		}
		return a, err
	}, func(a answer) tea.Cmd {
		r := &Room{Env: e, read: &a.acts, readings: a.readings, pair: pairOf(a.acts.Law, ref.Edition)}
		if cmd := r.lay(); cmd != nil {
			return cmd
		}
		at := slices.IndexFunc(r.lines, func(l clauseLine) bool {
			return l.To == ref || l.From == ref || ref.Clause == "" && l.check != nil && l.check.ID == check
		})
		return e.Push(&clause{
			env: e, read: r.read, readings: r.readings, list: r.lines, place: max(0, at), moved: func(int) {},
		})
	}), true
}

// pairOf gives the place of the earlier text of the pair in which an edition is the
// later one; the first edition has none before it.
func pairOf(law *standard.Standard, edition string) int {
	at := slices.IndexFunc(law.Editions(), func(e *standard.Edition) bool { return e.ID == edition })
	if at < 0 {
		return -1
	}
	return max(0, at-1)
}
