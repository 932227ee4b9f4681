package conflict

import (
	"context"
	"strings"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"

	tea "github.com/charmbracelet/bubbletea"
)

// formSettle is the name of the sheet, which is that of its drafts.
const formSettle = "settle"

// fieldOf begins the names of the fields that choose a side of a field of a record.
const fieldOf = "of."

// Resume goes on with a decision that was left; false where the draft is of another
// sheet. A conflict that is settled meanwhile, or that has another side by now, leads to
// those that are left: what was decided was decided about other answers.
func Resume(e *screen.Env, d desk.Draft) (cmd tea.Cmd, ok bool) {
	if d.Form != formSettle {
		return nil, false
	}
	return screen.Ahead(e, func(ctx context.Context, at *desk.Desk) ([]desk.Conflict, error) {
		return at.Conflicts(ctx, "")
	}, func(list []desk.Conflict) tea.Cmd {
		id, choice, _ := strings.Cut(d.Target, " ")
		for _, c := range list {
			if c.ID == id {
				return deciding(e, c, choice).Resume(d)
			}
		}
		return Open(e, "")
	}), true
}

// deciding asks why an answer is chosen; of another answer also what it is, of a whole
// record which side each field is taken from.
func deciding(e *screen.Env, c desk.Conflict, choice string) typed.Asking {
	known := form.Values{}
	fields := []form.Field{{ID: "what", Kind: form.Info, Label: words.Text("field.what", nil)}}
	known["what"] = []string{e.In(c.About)}
	for i := range c.Sides {
		if c.Sides[i].Letter == choice {
			fields = append(fields, form.Field{ID: "side", Kind: form.Info, Label: words.Text("field.side", nil)})
			known["side"] = []string{sideWords(e, c, i)}
		}
	}
	switch {
	case choice == desk.ChoiceOwn && c.Kind == journal.KindVerdict:
		fields = append(fields, form.Field{ID: "verdict", Kind: form.Choice, Label: words.Text("field.verdict", nil), Must: true, Options: verdicts})
	case choice == desk.ChoiceOwn:
		fields = append(fields, form.Field{ID: "value", Kind: form.Text, Label: words.Text("field.value", nil), Must: true})
	case c.Whole():
		for _, f := range c.Fields {
			fields = append(fields, fieldChoice(e, c, f))
			known[fieldOf+f.Field] = []string{choice}
		}
	}
	fields = append(fields, form.Field{ID: "reason", Kind: form.Area, Label: words.Text("field.reason", nil), Must: true})
	d := desk.Draft{ID: formSettle + " " + c.ID + " " + choice, Form: formSettle, Inspection: c.InspectionID(), Target: c.ID + " " + choice}
	return typed.Asking{Env: e, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		s := &sheet.Sheet{
			Env: e, Form: form.New(form.Form{ID: formSettle, Submit: words.Text("submit", nil), Fields: fields}, v), Draft: d,
			Name:  func() string { return words.In(e, "decision", nil) },
			Frame: func() (string, string) { return words.In(e, "replaces", nil), "" },
		}
		s.Write = func(v form.Values) tea.Cmd {
			return sheet.Carry(s, sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
				return d.Settle(ctx, c.ID, settling(c, choice, v))
			}), func(struct{}) tea.Cmd { return e.Tell(words.Text("settled", nil)) })
		}
		return s
	}}
}

// settling reads what was typed.
func settling(c desk.Conflict, choice string, v form.Values) desk.Settling {
	out := desk.Settling{Choice: choice, Reason: v.One("reason"), Value: v.One("value")}
	for _, side := range c.Sides {
		out.Saw = append(out.Saw, side.Entry)
	}
	if verdict := v.One("verdict"); verdict != "" {
		out.Own = &desk.AnswerInput{Verdict: checks.Verdict(verdict)}
	}
	for _, f := range c.Fields {
		if side := v.One(fieldOf + f.Field); side != "" && side != choice {
			if out.Fields == nil {
				out.Fields = map[string]string{}
			}
			out.Fields[f.Field] = side
		}
	}
	return out
}

// fieldChoice asks from which side a field of a record is taken.
func fieldChoice(e *screen.Env, c desk.Conflict, f desk.FieldSaid) form.Field {
	return form.Field{ID: fieldOf + f.Field, Kind: form.Choice, Label: f.Name, Must: true, Options: func(form.Values) (out []form.Option) {
		for i, side := range c.Sides {
			says := f.Says[i]
			out = append(out, form.Option{ID: side.Letter, Name: words.Text("option.side", lang.Args{"letter": lang.Same(letter(e, side.Letter)), "says": says})})
		}
		return out
	}}
}

func verdicts(form.Values) (out []form.Option) {
	for _, v := range checks.Verdicts() {
		if v.Answerable() {
			out = append(out, form.Option{ID: string(v), Name: v.Words()})
		}
	}
	return out
}
