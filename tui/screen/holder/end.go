package holder

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// askEnd asks whether what stands under the cursor has come to an end, or was
// never so: the first keeps it with its days, the second takes it away. Premises
// of a holder that has inspections are not taken away: evidence may name them.
func (s *holder) askEnd() tea.Cmd {
	e, l := s.env, s.at()
	say := func(key string) func() string { return func() string { return words.In(e, key, nil) } }
	buttons := []aid.Button{{Name: say("cancel")}, {Name: say("end.day"), Do: func() tea.Cmd { return s.endAsking(l).Open() }}}
	about := "end.premises"
	if l.kind != ofPremises || len(s.card.Inspections) == 0 {
		about = "end.about"
		buttons = append(buttons, aid.Button{Name: say("end.mistake"), Do: func() tea.Cmd { return s.takeAway(l) }})
	}
	return aid.Ask(&aid.Question{
		Env: e, Title: say("end"), Buttons: buttons,
		Lines: func() []aid.Line { return []aid.Line{{Text: e.In(l.text)}, {Text: words.In(e, about, nil)}} },
	})
}

// takeAway takes a fact away that was entered by mistake.
func (s *holder) takeAway(l line) tea.Cmd {
	id := s.card.Holder.ID
	return screen.Do(s.env, words.In(s.env, "writing", nil), sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
		return d.EditHolder(ctx, id, swap(l, nil))
	}), func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		return tea.Batch(s.Open(), s.env.Tell(words.Text("written", nil)))
	})
}

// endAsking asks for the last day of a fact.
func (s *holder) endAsking(l line) typed.Asking {
	days := typed.Days{Env: s.env}
	return typed.Asking{Env: s.env, Known: form.Values{"on": {s.env.Desk.Today().Digits()}}, Sheet: func(v form.Values) *sheet.Sheet {
		n := &sheet.Sheet{Env: s.env, Draft: s.draft(formEnd, l)}
		n.Name = func() string { return words.In(s.env, "end", nil) }
		n.Frame = func() (string, string) { return s.env.In(l.text), "" }
		n.Form = form.New(form.Form{ID: formEnd, Submit: words.Text("write", nil), Fields: []form.Field{
			{ID: "on", Kind: form.Day, Label: label("on"), Must: true, Check: days.Check("on")},
		}}, v)
		n.Write = func(v form.Values) tea.Cmd {
			on, err := days.Day(v.One("on"))
			if err == nil && !l.fact() {
				err = words.Error("end.gone", lang.Args{"holder": s.name()})
			}
			if err != nil {
				n.Refused()
				return s.env.Fail(err)
			}
			ended := l
			ended.name.To, ended.category.To, ended.trait.To, ended.premises.To = on, on, on, on
			id := s.card.Holder.ID
			return sheet.Carry(n, sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
				return d.EditHolder(ctx, id, swap(l, &ended))
			}), func(struct{}) tea.Cmd { return s.env.Tell(words.Text("written", nil)) })
		}
		return n
	}}
}
