package papers

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Names of the sheets, which are those of their drafts.
const (
	formState = "paper-state"
	formStep  = "paper-step"
	formPoint = "paper-point"
	formLook  = "look-again"
)

// Resume goes on with a sheet that was left; false where it is none of these. What
// the sheet is about is read first.
func Resume(e *screen.Env, d desk.Draft) (cmd tea.Cmd, ok bool) {
	if d.Form == formLook {
		return look(e, d.Inspection).Resume(d), true
	}
	if !slices.Contains([]string{formState, formStep, formPoint}, d.Form) {
		return nil, false
	}
	key := checks.ParsePointKey(d.Target)
	return screen.Ahead(e, func(ctx context.Context, at *desk.Desk) (desk.CourseView, error) {
		return at.PaperCourse(ctx, d.Inspection, key.ID)
	}, func(c desk.CourseView) tea.Cmd {
		switch {
		case d.Form == formState:
			return state(e, d.Inspection, c.Paper).Resume(d)
		case d.Form == formStep:
			return step(e, d.Inspection, c.Paper).Resume(d)
		case key.Point > 0 && key.Point <= len(c.Points):
			return answer(e, d.Inspection, c, key.Point-1).Resume(d)
		}
		return nil
	}), true
}

// offer is what is offered under the fields of these sheets.
var offer = typed.Offer{
	Files: map[string][]string{"files": nil},
	Known: map[string]string{"from": desk.TypedPerson, "how": desk.TypedService},
}

// asking is a sheet of these fields about a paper, or about the inspection alone.
func asking(e *screen.Env, d desk.Draft, known form.Values, write func(form.Values) func(context.Context, *desk.Desk) ([]lang.Text, error), fields ...form.Field) typed.Asking {
	return typed.Asking{Env: e, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		s := &sheet.Sheet{
			Env: e, Form: form.New(form.Form{ID: d.Form, Submit: words.Text("submit", nil), Fields: fields}, v), Draft: d,
			Name:  func() string { return words.In(e, "sheet."+d.Form, nil) },
			Frame: func() (string, string) { return words.In(e, "frame."+d.Form, nil), "" },
		}
		s.Write = func(v form.Values) tea.Cmd {
			return sheet.Carry(s, write(v), func(warnings []lang.Text) tea.Cmd {
				if len(warnings) > 0 {
					return e.Tell(warnings[0])
				}
				return e.Tell(words.Text("written", nil))
			})
		}
		return offer.On(s)
	}}
}

func draft(form, inspection, target string) desk.Draft {
	return desk.Draft{ID: form + " " + inspection + " " + target, Form: form, Inspection: inspection, Target: target}
}

// state asks to which state a paper came.
func state(e *screen.Env, inspection string, p desk.PaperLine) typed.Asking {
	next := checks.Registered
	turn := checks.PaperStates()
	if i := slices.Index(turn, p.State); i >= 0 {
		next = turn[min(i+1, len(turn)-1)]
	}
	days := typed.Days{Env: e}
	known := form.Values{"state": {next}, "day": {e.Desk.Today().Digits()}}
	return asking(e, draft(formState, inspection, p.ID), known, func(v form.Values) func(context.Context, *desk.Desk) ([]lang.Text, error) {
		day, _ := days.Day(v.One("day"))
		in := desk.PaperStateInput{Value: v.One("state"), Day: day, Number: v.One("number"), How: v.One("how")}
		return func(ctx context.Context, d *desk.Desk) ([]lang.Text, error) {
			out, err := d.PaperState(ctx, inspection, p.ID, in)
			return out.Warnings, err
		}
	},
		form.Field{ID: "state", Kind: form.Choice, Label: words.Text("field.value", nil), Must: true, Options: func(form.Values) []form.Option {
			return stateOptions(p)
		}},
		form.Field{ID: "day", Kind: form.Day, Label: words.Text("field.day", nil), Must: true, Check: days.Check("day")},
		form.Field{ID: "number", Kind: form.Text, Label: words.Text("field.number", nil), Under: words.Text("field.number-under", nil), Must: true,
			When: func(v form.Values) bool { return v.One("state") == checks.Registered }},
		form.Field{ID: "how", Kind: form.Text, Label: words.Text("field.how", nil), Under: words.Text("field.how-under", nil)},
	)
}

// stateOptions are the states: one that the paper cannot come to yet says why.
func stateOptions(p desk.PaperLine) []form.Option {
	var out []form.Option
	turn := checks.PaperStates()
	for i, value := range turn {
		o := form.Option{ID: value, Name: (&checks.PaperState{Value: value}).Words()}
		if i > len(p.Course) {
			o.Why = words.Text("state.not-yet", lang.Args{"before": (&checks.PaperState{Value: turn[i-1]}).Words()})
		}
		out = append(out, o)
	}
	return out
}

// step asks what came in after a paper, or what moves its term.
func step(e *screen.Env, inspection string, p desk.PaperLine) typed.Asking {
	kinds := stepsAfter(p.Kind)
	days := typed.Days{Env: e}
	is := func(list ...checks.StepKind) func(form.Values) bool {
		return func(v form.Values) bool { return slices.Contains(list, checks.StepKind(v.One("step"))) }
	}
	known := form.Values{"step": {string(kinds[0])}, "day": {e.Desk.Today().Digits()}}
	return asking(e, draft(formStep, inspection, p.ID), known, func(v form.Values) func(context.Context, *desk.Desk) ([]lang.Text, error) {
		day, _ := days.Day(v.One("day"))
		done, _ := days.Day(v.One("done"))
		in := desk.StepInput{
			Step: checks.StepKind(v.One("step")), Day: day, Paper: p.ID, Number: v.One("number"), From: v.One("from"), Ground: v.One("ground"),
			Days: typed.Whole(v.One("days")), Done: done, Text: v.One("text"), Note: v.One("note"), Points: pointsOf(v["points"]), Files: v["files"],
		}
		return func(ctx context.Context, d *desk.Desk) ([]lang.Text, error) {
			out, err := d.AddStep(ctx, inspection, in)
			return out.Warnings, err
		}
	},
		form.Field{ID: "step", Kind: form.Choice, Label: words.Text("field.step", nil), Must: true, Options: func(form.Values) (out []form.Option) {
			for _, k := range kinds {
				out = append(out, form.Option{ID: string(k), Name: k.Words()})
			}
			return out
		}},
		form.Field{ID: "day", Kind: form.Day, Label: words.Text("field.day", nil), Must: true, Check: days.Check("day")},
		form.Field{ID: "ground", Kind: form.Choice, Label: words.Text("field.ground", nil), Must: true, When: is(checks.Ground), Options: grounds},
		form.Field{ID: "days", Kind: form.Text, Label: words.Text("field.days", nil), Must: true, When: is(checks.Granted, checks.Extended), Check: whole},
		form.Field{ID: "done", Kind: form.Day, Label: words.Text("field.done", nil), When: is(checks.Report), Check: days.Check("done")},
		form.Field{ID: "number", Kind: form.Text, Label: words.Text("field.number-in", nil)},
		form.Field{ID: "from", Kind: form.Text, Label: words.Text("field.from", nil)},
		form.Field{ID: "points", Kind: form.List, Label: words.Text("field.points", nil), Under: words.Text("field.points-under", nil),
			When: is(checks.Objection, checks.Report, checks.Reply), Row: pointRow(p.Points), Blank: words.Text("field.points-blank", nil)},
		form.Field{ID: "text", Kind: form.Area, Label: words.Text("field.text", nil)},
		form.Field{ID: "note", Kind: form.Area, Label: words.Text("field.note", nil), Under: words.Text("field.note-under", nil)},
		form.Field{ID: "files", Kind: form.Files, Label: words.Text("field.files", nil)},
	)
}

// stepsAfter lists the steps that may follow a paper of a kind.
func stepsAfter(kind checks.PaperKind) []checks.StepKind {
	switch kind {
	case checks.RecommendationPaper:
		return []checks.StepKind{checks.Objection, checks.Report, checks.Opinion, checks.MoreTime, checks.Granted, checks.Refused, checks.Ground}
	case checks.ResultsPaper:
		return []checks.StepKind{checks.MadeKnown, checks.Objection, checks.Report, checks.MoreTime, checks.Granted, checks.Refused, checks.Opinion}
	case checks.AppointmentPaper:
		return []checks.StepKind{checks.Extended, checks.Suspended, checks.CauseGone, checks.Resumed, checks.Terminated, checks.Opinion}
	case checks.DemandPaper, checks.LetterPaper:
		return []checks.StepKind{checks.Reply, checks.Opinion}
	}
	return []checks.StepKind{checks.Opinion, checks.Ground}
}

func grounds(form.Values) []form.Option {
	var out []form.Option
	for _, g := range checks.Grounds() {
		out = append(out, form.Option{ID: g, Name: words.Text("ground."+g, nil)})
	}
	return out
}

func whole(v form.Values) (echo, wrong lang.Text) {
	if text := v.One("days"); text != "" && typed.Whole(text) == 0 {
		return lang.Text{}, words.Text("wrong.days", nil)
	}
	return lang.Text{}, lang.Text{}
}

// pointsOf reads lines of N=TEXT.
func pointsOf(list []string) []checks.StepPoint {
	var out []checks.StepPoint
	for _, line := range list {
		number, text, _ := strings.Cut(line, "=")
		n, _ := strconv.Atoi(strings.TrimSpace(number))
		out = append(out, checks.StepPoint{Point: n, Text: strings.TrimSpace(text)})
	}
	return out
}

// another finds a second point within a line: it would be lost in the text of the first.
var another = regexp.MustCompile(`[,;]\s*\d+\s*=`)

// pointRow says what is wrong with a line of N=TEXT.
func pointRow(most int) func(string) lang.Text {
	return func(line string) lang.Text {
		number, text, ok := strings.Cut(line, "=")
		n, err := strconv.Atoi(strings.TrimSpace(number))
		switch {
		case !ok || err != nil || n < 1 || n > most || strings.TrimSpace(text) == "":
			return words.Text("wrong.point", lang.Args{"most": most})
		case another.MatchString(text):
			return words.Text("wrong.points", nil)
		}
		return lang.Text{}
	}
}

// look asks where the pages are looked at again.
func look(e *screen.Env, inspection string) typed.Asking {
	days := typed.Days{Env: e}
	a := asking(e, draft(formLook, inspection, ""), form.Values{"day": {e.Desk.Today().Digits()}}, nil,
		form.Field{ID: "folder", Kind: form.Text, Label: words.Text("field.folder", nil), Under: words.Text("field.folder-under", nil), Must: true},
		form.Field{ID: "day", Kind: form.Day, Label: words.Text("field.saved", nil), Must: true, Check: days.Check("day")},
	)
	plain := a.Sheet
	a.Sheet = func(v form.Values) *sheet.Sheet {
		s := plain(v)
		s.Write = func(v form.Values) tea.Cmd {
			day, _ := days.Day(v.One("day"))
			in := desk.LookAgainInput{Folder: v.One("folder"), Saved: day}
			return sheet.Carry(s, func(ctx context.Context, d *desk.Desk) ([]desk.LookedAgain, error) {
				return d.LookAgain(ctx, inspection, in)
			}, func(list []desk.LookedAgain) tea.Cmd { return e.Push(&looked{env: e, pages: list}) })
		}
		return typed.Offer{Folder: "folder"}.On(s)
	}
	return a
}

// digits writes a day; nothing for none.
func digits(d calendar.Day) string {
	if d == 0 {
		return ""
	}
	return d.Digits()
}
