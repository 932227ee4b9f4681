package commission

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/form"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// deciding asks what the Commission decided on an item. The draft stands in the sheet,
// to be changed.
func (s *sitting) deciding(id string) typed.Asking {
	was := s.shown(id)
	known := form.Values{"value": {checks.Adopted}}
	put(known, "draft-kk", was.DraftKK, "draft-ru", was.DraftRU, "term", was.Term.Digits(), "follower", was.Follower)
	if x := was.Decided; x != nil {
		known["value"] = []string{x.Value}
		put(known, "draft-kk", x.KK, "draft-ru", x.RU, "term", x.Term.Digits(), "follower", x.Follower)
	}
	return typed.Asking{Env: s.env, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		value, term := field("value", form.Choice, true), field("term", form.Day, false)
		value.Options = func(form.Values) (out []form.Option) {
			for _, x := range checks.DecisionValues() {
				out = append(out, form.Option{ID: x, Name: (&checks.Decision{Value: x}).Words()})
			}
			return out
		}
		days := typed.Days{Env: s.env}
		term.Check = days.Check("term")
		kk, ru, follower := field("draft-kk", form.Area, false), field("draft-ru", form.Area, false), field("follower", form.Text, false)
		kk.Check, ru.Check = advises("draft-kk"), advises("draft-ru")
		taken := func(v form.Values) bool { return v.One("value") == checks.Adopted || v.One("value") == checks.Changed }
		term.When, kk.When, ru.When, follower.When = taken, taken, taken, taken
		n := newSheet(s.env, formDecide, s.id+" "+id, v, value, kk, ru, term, follower)
		n.Write = func(v form.Values) tea.Cmd {
			day, _ := days.Day(v.One("term"))
			return s.carry(n, func(ctx context.Context, d *desk.Desk) error {
				_, err := d.Decide(ctx, id, desk.DecisionInput{
					Value: v.One("value"), KK: v.One("draft-kk"), RU: v.One("draft-ru"), Term: day, Follower: v.One("follower"),
				})
				return err
			})
		}
		return n
	}}
}

// following asks what became of a decision.
func (s *sitting) following(id string) typed.Asking {
	return typed.Asking{Env: s.env, Known: form.Values{"value": {checks.Executed}}, Sheet: func(v form.Values) *sheet.Sheet {
		value, on := field("value", form.Choice, true), field("day", form.Day, false)
		value.Options = func(form.Values) (out []form.Option) {
			for _, x := range []string{checks.Executed, checks.Partly, checks.NotExecuted} {
				out = append(out, form.Option{ID: x, Name: (&checks.Execution{Value: x}).Words()})
			}
			return out
		}
		days := typed.Days{Env: s.env}
		on.Check = days.Check("day")
		n := newSheet(s.env, formFollow, s.id+" "+id, v, value, on, field("reason", form.Area, true))
		n.Write = func(v form.Values) tea.Cmd {
			day, _ := days.Day(v.One("day"))
			return s.carry(n, func(ctx context.Context, d *desk.Desk) error {
				return d.Follow(ctx, id, desk.FollowInput{Value: v.One("value"), Day: day, Reason: v.One("reason")})
			})
		}
		return n
	}}
}

// issue asks once more, and puts the agenda for signature: the figures are frozen as
// they stand today.
func (s *sitting) issue() tea.Cmd {
	e := s.env
	return aid.Ask(&aid.Question{
		Env:   e,
		Title: func() string { return words.In(e, "issue", nil) },
		Lines: func() []aid.Line { return []aid.Line{{Text: words.In(e, "issue.about", nil)}} },
		Buttons: []aid.Button{
			{Name: func() string { return words.In(e, "cancel", nil) }},
			{Name: func() string { return words.In(e, "issue", nil) }, Do: func() tea.Cmd { return s.write(true) }},
		},
	})
}

// write asks where to, and writes all papers of the sitting.
func (s *sitting) write(issue bool) tea.Cmd {
	e := s.env
	formats := field("format", form.Many, true)
	formats.Options = func(form.Values) (out []form.Option) {
		for _, f := range e.Writers.Formats() {
			out = append(out, form.Option{ID: string(f), Name: lang.Same(string(f))})
		}
		return out
	}
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "agenda-folder", Submit: words.Text("write", nil), Fields: []form.Field{
			formats, field("folder", form.Text, true),
		}}, form.Values{"format": {"docx"}, "folder": {words.In(e, "folder", nil) + "-" + s.view.Sitting.Day.String()}}),
		Name:  func() string { return words.In(e, "to-folder", nil) },
		Frame: func() (string, string) { return words.In(e, "to-folder.about", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		request := desk.PackageRequest{Path: v.One("folder"), Writers: e.Writers, Issue: issue}
		for _, f := range v["format"] {
			request.Formats = append(request.Formats, paper.Format(f))
		}
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (desk.PackageResult, error) {
			return d.SittingPackage(ctx, s.id, request)
		}, func(r desk.PackageResult) tea.Cmd {
			return e.Tell(words.Text("folder.written", lang.Args{"n": len(r.Files), "folder": lang.Line(request.Path)}))
		})
	}
	return sheet.Open(e, sh)
}
