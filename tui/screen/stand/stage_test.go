package stand_test

import (
	"context"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen/stand"
	"ashyq/tui/tuitest"
)

// scene is a stage on which the sheet of stands is open.
type scene struct {
	*tuitest.Stage
	id string
}

// akimat is a holder of the sample office with three addresses.
const akimat = "Сарыбұлақ ауданының әкімдігі"

// visit opens an inspection of a holder with its consent, today, and its sheet.
func visit(t *testing.T, o tuitest.Options, holder string) scene {
	t.Helper()
	return inspect(t, o, desk.InspectionInput{Holder: holder, Form: checks.OnSite})
}

// inspect opens an inspection of the last half-year as of today, and its sheet.
func inspect(t *testing.T, o tuitest.Options, in desk.InspectionInput) scene {
	t.Helper()
	o.Office = true
	s := scene{Stage: tuitest.Open(t, o)}
	span, err := calendar.ParseSpan("2025-07-01..2025-12-31")
	s.Must(err)
	in.Period, in.AsOf = span, s.Desk.Today()
	opened, err := s.Desk.OpenInspection(context.Background(), in)
	s.Must(err)
	s.id = opened.ID
	s.perform(stand.Open(s.Bench.Env(), s.id))
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

// evidence lists what was recorded in the inspection.
func (s scene) evidence() []checks.Evidence {
	s.Helper()
	list, _, err := s.Desk.ListEvidence(context.Background(), s.id)
	s.Must(err)
	return list
}

// finding is what the judge says of the stands.
func (s scene) finding() (checks.Finding, desk.CheckView) {
	s.Helper()
	v, err := s.Desk.Check(context.Background(), s.id, "stand")
	s.Must(err)
	return v.Findings[0], v
}

// items says what was recorded, "activity present" in the order of recording.
func items(e checks.Evidence) []string {
	var out []string
	for _, i := range e.Items {
		out = append(out, i.Item+" "+string(i.State))
	}
	return out
}

func in(l lang.Lang, w, h int) tuitest.Options { return tuitest.Options{Lang: l, Width: w, Height: h} }
