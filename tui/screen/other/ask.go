package other

import (
	"context"
	"slices"

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
	formFact = "other"
	formShow = "other-evidence"
	formBack = "other-withdraw"
)

// Resume goes on with a sheet that was left; false where it is none of these.
func Resume(e *screen.Env, d desk.Draft) (tea.Cmd, bool) {
	s := &other{env: e, id: d.Inspection}
	ask := map[string]func(string) typed.Asking{formFact: s.asking, formShow: s.showing, formBack: s.takingBack}[d.Form]
	if ask == nil {
		return nil, false
	}
	return ask(d.Target).Resume(d), true
}

func (s *other) draft(name, number string) desk.Draft {
	return desk.Draft{ID: name + " " + s.id + " " + number, Form: name, Inspection: s.id, Target: number}
}

func (s *other) days() typed.Days {
	days := typed.Days{Env: s.env}
	if s.view != nil {
		days.Near = s.view.Case.Inspection.Period.Span()
	}
	return days
}

// newSheet is what the sheets of this room have in common.
func (s *other) newSheet(name, number string, v form.Values, fields ...form.Field) *sheet.Sheet {
	return typed.Offer{
		Files: map[string][]string{"files": nil},
		Known: map[string]string{
			"norm": desk.TypedNorm, "title": desk.TypedTitle, "source": desk.TypedSource, "url": desk.TypedPage, "reason": desk.TypedWithdrawal,
		},
	}.On(&sheet.Sheet{
		Env: s.env, Form: form.New(form.Form{ID: name, Submit: words.Text("submit", nil), Fields: fields}, v),
		Draft: s.draft(name, number),
		Name:  func() string { return s.env.In(checks.OtherName(number)) },
		Frame: func() (string, string) { return words.In(s.env, "frame."+name, nil), "" },
	})
}

// carry writes what a sheet asks for and tells so.
func (s *other) carry(n *sheet.Sheet, act func(context.Context, *desk.Desk) error) tea.Cmd {
	return sheet.Carry(n, sheet.Nothing(act), func(struct{}) tea.Cmd { return s.env.Tell(words.Text("written", nil)) })
}

func field(id string, kind form.Kind, must bool) form.Field {
	return form.Field{ID: id, Kind: kind, Label: words.Text("field."+id, nil), Must: must}
}

// asking asks what was broken and how it is seen.
func (s *other) asking(number string) typed.Asking {
	known := form.Values{}
	if i := slices.IndexFunc(s.parts(), func(p checks.PartFinding) bool { return p.Part == number }); i >= 0 {
		a := answer(s.parts()[i])
		for id, value := range map[string]string{
			"norm": a.Places[checks.PlaceNorm], "fact": a.Reason, "remedy": a.Places[checks.PlaceRemedy],
			"items": a.Places["items"], "url": a.Places["url"],
		} {
			if value = lang.Line(value); value != "" {
				known[id] = []string{value}
			}
		}
		if a.Observed != 0 {
			known["seen"] = []string{a.Observed.Digits()}
		}
	}
	return typed.Asking{Env: s.env, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		seen := field("seen", form.Day, false)
		seen.Check = s.days().Check("seen", s.notLate)
		n := s.newSheet(formFact, number, v, field("norm", form.Text, true), field("fact", form.Area, true),
			field("remedy", form.Area, false), seen, field("url", form.Text, false))
		n.Write = func(v form.Values) tea.Cmd {
			day, _ := s.days().Day(v.One("seen"))
			in := desk.AnswerInput{
				Question: checks.OtherCheck + "/" + number, Verdict: checks.NotMet, Reason: v.One("fact"), Norm: v.One("norm"),
				Remedy: v.One("remedy"), URL: v.One("url"), Items: v.One("items"), Seen: day,
			}
			return s.carry(n, func(ctx context.Context, d *desk.Desk) error { return d.Answer(ctx, s.id, in) })
		}
		return n
	}}
}

// notLate refuses a day after the as-of date.
func (s *other) notLate(_ form.Values, at calendar.Moment) (remark, wrong lang.Text) {
	if s.view != nil && at.Day > s.view.Case.Inspection.AsOf {
		return lang.Text{}, words.Text("seen.late", lang.Args{"as_of": s.view.Case.Inspection.AsOf.Digits()})
	}
	return lang.Text{}, lang.Text{}
}

// showing asks for evidence of a violation.
func (s *other) showing(number string) typed.Asking {
	known := form.Values{"kind": {string(checks.Statement)}}
	return typed.Asking{Env: s.env, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		kind, date := field("kind", form.Choice, true), field("date", form.Day, true)
		kind.Options = kinds
		date.Check = s.days().Check("date", s.notFuture)
		n := s.newSheet(formShow, number, v, kind, date, field("title", form.Text, true), field("text", form.Area, false),
			field("source", form.Text, false), field("files", form.Files, false))
		n.Write = func(v form.Values) tea.Cmd {
			day, _ := s.days().Day(v.One("date"))
			in := desk.EvidenceInput{
				Check: checks.OtherCheck, Parts: []string{number}, Kind: checks.EvidenceKind(v.One("kind")),
				At: calendar.Moment{Day: day, Minute: -1}, Title: v.One("title"), Text: v.One("text"), Source: v.One("source"), Files: v["files"],
			}
			return s.carry(n, func(ctx context.Context, d *desk.Desk) error {
				_, err := d.AddEvidence(ctx, s.id, in)
				return err
			})
		}
		return n
	}}
}

// kinds are the kinds of evidence that may show such a violation.
func kinds(form.Values) []form.Option {
	var out []form.Option
	for _, k := range []checks.EvidenceKind{checks.Statement, checks.Page, checks.Paper, checks.Event, checks.Stand} {
		out = append(out, form.Option{ID: string(k), Name: k.Words()})
	}
	return out
}

// notFuture refuses a day that has not come yet.
func (s *other) notFuture(_ form.Values, at calendar.Moment) (remark, wrong lang.Text) {
	if at.Day > s.env.Desk.Today() {
		return lang.Text{}, words.Text("date.future", nil)
	}
	return lang.Text{}, lang.Text{}
}

// takingBack asks why a violation is taken back.
func (s *other) takingBack(number string) typed.Asking {
	return typed.Asking{Env: s.env, Known: form.Values{}, Sheet: func(v form.Values) *sheet.Sheet {
		n := s.newSheet(formBack, number, v, field("reason", form.Area, true))
		n.Write = func(v form.Values) tea.Cmd {
			return s.carry(n, func(ctx context.Context, d *desk.Desk) error {
				return d.WithdrawAnswer(ctx, s.id, checks.OtherCheck+"/"+number, desk.Withdrawal{Reason: v.One("reason")})
			})
		}
		return n
	}}
}
