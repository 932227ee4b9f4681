package tui_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/tuitest"
)

// One full inspection of each category, by the keyboard alone: opened, every check
// of it opened and answered with a reason, one answer taken back and given again,
// the memo written to the disk.
func TestAFullInspectionOfEachCategory(t *testing.T) {
	langs := lang.Langs()
	for i, category := range (&walk{t: t}).categories() {
		t.Run(category, func(t *testing.T) {
			w := &walk{t: t, Stage: tuitest.Open(t, tuitest.Options{Width: 120, Height: 40, Lang: langs[i%len(langs)]})}
			t.Chdir(w.Dir)
			w.open(i, category)
			w.answerAll()
			w.Press("f9", "f9", "ctrl+s")
			w.Shows(".docx")
			if files, err := filepath.Glob("*.docx"); err != nil || len(files) != 1 {
				t.Errorf("on the disk: %v %v", files, err)
			}
		})
	}
}

// walk is one inspection being walked through.
type walk struct {
	*tuitest.Stage
	t    *testing.T
	list screen.Screen // the checks of the inspection
}

func (w *walk) categories() []string {
	s := tuitest.Open(w.t, tuitest.Options{})
	var out []string
	for _, c := range s.Desk.Standard().Categories() {
		out = append(out, c.ID)
	}
	return out
}

// open chooses the category, types a new holder, and takes the offered period.
func (w *walk) open(i int, category string) {
	w.t.Helper()
	w.Press("enter")
	for range i {
		w.Press("down")
	}
	w.Press("enter")
	w.Type("Сынақ мекемесі")
	w.Press("ctrl+s")
	w.Wait(time.Second)
	w.list = w.Front()
	view := w.view()
	if got := view.Case.Inspection.Categories; len(got) != 1 || got[0] != category {
		w.t.Fatalf("%v was opened\n%s", got, w.Screen())
	}
}

func (w *walk) view() (out viewOf) {
	w.t.Helper()
	list, err := w.Desk.ListInspections(w.t.Context(), allInspections)
	if err != nil || len(list) != 1 {
		w.t.Fatalf("%d inspections, %v\n%s", len(list), err, w.Screen())
	}
	view, err := w.Desk.Check(w.t.Context(), list[0].ID, "")
	w.Must(err)
	return viewOf{view}
}

// answerAll opens each check and answers its questions, one after another as the
// screen leads from what is open to what is open.
func (w *walk) answerAll() {
	w.t.Helper()
	for n, f := range w.view().Findings {
		w.Press("home")
		w.Seek(w.Bench.Env().In(w.Desk.Standard().Check(f.Check).Short))
		w.Press("enter")
		if n == 0 {
			w.answer("Қате жазылған негіздеме")
			w.Press("ctrl+z")
			w.Wait(time.Second)
		}
		for range w.Desk.Standard().Check(f.Check).Parts {
			if w.settled(f.Check) {
				break
			}
			w.answer(seenReason)
			if !w.settled(f.Check) {
				w.Press("space")
			}
		}
		w.Press("esc")
		if w.Front() != w.list {
			w.t.Fatalf("%s did not lead back:\n%s", f.Check, w.Screen())
		}
	}
	for _, f := range w.view().Findings {
		if !w.settled(f.Check) {
			w.t.Errorf("%s is %s", f.Check, f.Verdict)
		}
	}
}

// seenReason is what the analyst writes under an answer.
const seenReason = "Құжаттар көрсетілді, көшірмелері алынды"

// settled tells whether nothing of a check is left open.
func (w *walk) settled(check string) bool {
	view := w.view()
	f, ok := view.Finding(check)
	return ok && (f.Verdict == checks.Met || f.Verdict == checks.NotApplicable || onlyBarred(f))
}

// onlyBarred tells whether all that is left open is what remote control may not look
// at: nobody owes it an answer.
func onlyBarred(f checks.Finding) bool {
	return !slices.ContainsFunc(f.Parts, func(p checks.PartFinding) bool {
		barred := slices.ContainsFunc(p.Reasons, func(r checks.Reason) bool { return r.Code == "remote.barred" })
		open := p.Verdict != checks.Met && p.Verdict != checks.NotApplicable
		return open && !barred && p.Weight == standard.Required
	})
}

// answer gives the verdict "met" with a reason.
func (w *walk) answer(reason string) {
	w.Press("m", "right", "down")
	w.Type(reason)
	w.Press("ctrl+s")
	w.Wait(time.Second)
}

// viewOf is an inspection as the desk judges it.
type viewOf struct{ desk.CheckView }

var allInspections journal.InspectionQuery
