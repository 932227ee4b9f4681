package check_test

import (
	"context"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen/check"
	"ashyq/tui/tuitest"
)

// scene is a stage on which one check of an inspection of the sample office is
// open.
type scene struct {
	*tuitest.Stage
	id   string
	seen func(check string)
}

func in(l lang.Lang, w, h int) tuitest.Options {
	return tuitest.Options{Office: true, Lang: l, Width: w, Height: h}
}

// open opens a check; its siblings are all checks of the inspection.
func open(t *testing.T, o tuitest.Options, inspection, about string) scene {
	t.Helper()
	s := scene{Stage: tuitest.Open(t, o), id: inspection}
	s.show(about)
	return s
}

func (s scene) show(about string) {
	var siblings []string
	for _, f := range s.view().Findings {
		siblings = append(siblings, f.Check)
	}
	s.perform(check.Open(s.Bench.Env(), s.id, about, siblings, s.seen))
}

// visited makes the inspection one in which addresses may be looked at, and opens
// the check anew: remote control owes no answer about what only a visit shows.
func (s scene) visited(about string) scene {
	s.Helper()
	s.Must(s.Desk.ChangeInspection(context.Background(), s.id, desk.InspectionChange{Form: checks.Monitoring}))
	s.show(about)
	return s
}

// perform carries out what a screen asked for, and what comes of it.
func (s scene) perform(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			s.perform(c)
		}
	default:
		_, next := s.Bench.Update(m)
		s.perform(next)
	}
}

// view is the inspection as the judge sees it.
func (s scene) view() desk.CheckView {
	s.Helper()
	v, err := s.Desk.Check(context.Background(), s.id, "")
	s.Must(err)
	return v
}

// part is what the judge found of a part.
func (s scene) part(about, part string) checks.PartFinding {
	s.Helper()
	v := s.view()
	f, _ := v.Finding(about)
	for _, p := range f.Parts {
		if p.Part == part {
			return p
		}
	}
	s.Fatalf("no part %s of %s", part, about)
	return checks.PartFinding{}
}
