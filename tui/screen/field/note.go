package field

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// note opens the sheet of what stands beside the line under the cursor.
func (s *entry) note() tea.Cmd {
	l, _ := s.here()
	return s.open(l, s.said[l.Code])
}

// open asks for a state with its reason, or for a day with what happened on it. It
// goes into the form, not into the journal.
func (s *entry) open(l paper.BlankLine, a answer) tea.Cmd {
	fields := s.stateFields(l)
	if l.Ask == paper.AskDated {
		fields = s.dayFields(l)
	}
	v := form.Values{}
	for field, value := range map[string]string{"state": a.state, "note": a.note, "norm": a.norm} {
		if value != "" {
			v[field] = []string{value}
		}
	}
	n := &sheet.Sheet{
		Form:  form.New(form.Form{ID: "line", Submit: words.Text("note.take", nil), Fields: fields}, v),
		Name:  func() string { return l.Code },
		Frame: func() (string, string) { return s.env.In(l.Title), s.heading(l) },
	}
	n.Write = func(v form.Values) tea.Cmd {
		kept := s.put(l, answer{state: v.One("state"), note: v.One("note"), norm: v.One("norm")})
		if now, ok := s.here(); ok && now.Code == l.Code {
			s.Key("down")
		}
		return tea.Batch(kept, n.Written())
	}
	if a.state != "" {
		n.Form.SetFocus("note")
	}
	return sheet.Open(s.env, n)
}

func (s *entry) stateFields(l paper.BlankLine) []form.Field {
	state := form.Field{ID: "state", Kind: form.Choice, Must: true, Label: words.Text("note.state", nil)}
	state.Options = func(form.Values) (out []form.Option) {
		for _, one := range paper.BlankStates() {
			out = append(out, form.Option{ID: string(one), Name: stateWords(one)})
		}
		return out
	}
	note := form.Field{ID: "note", Kind: form.Area, Label: words.Text("note.note", nil), Under: words.Text("note.printed", nil)}
	note.Check = func(v form.Values) (echo, wrong lang.Text) {
		if v.One("note") == "" && needsNote(l, checks.ItemState(v.One("state"))) {
			return lang.Text{}, words.Text("note.needed", nil)
		}
		return lang.Text{}, lang.Text{}
	}
	out := []form.Field{state, note}
	check := s.env.Desk.Standard().Check(l.Check)
	if part := check.Part(l.Part); l.Ask == paper.AskJudged && (part.NeedsNorm || part.NeedsStandard) {
		norm := form.Field{ID: "norm", Kind: form.Text, Label: words.Text("note.norm", nil)}
		norm.Check = func(v form.Values) (echo, wrong lang.Text) {
			state := checks.ItemState(v.One("state"))
			if v.One("norm") == "" && (state == checks.Absent || state == checks.Incomplete) {
				return lang.Text{}, words.Text("note.norm.needed", nil)
			}
			return lang.Text{}, lang.Text{}
		}
		out = append(out, norm)
	}
	return out
}

func (s *entry) dayFields(l paper.BlankLine) []form.Field {
	part := s.env.Desk.Standard().Check(l.Check).Part(l.Part)
	at := form.Field{ID: "state", Kind: form.Moment, Must: true, Label: words.Text("note.day", nil)}
	at.Check = typed.Days{Env: s.env, Near: slotSpan(l)}.Check("state", func(_ form.Values, at calendar.Moment) (remark, wrong lang.Text) {
		switch {
		case at.Day > s.env.Desk.Today():
			return lang.Text{}, words.Text("note.future", nil)
		case !part.Yearly && !slotSpan(l).Contains(at.Day):
			return lang.Text{}, words.Text("note.outside", lang.Args{"slot": l.Title})
		}
		return lang.Text{}, lang.Text{}
	})
	return []form.Field{at, {ID: "note", Kind: form.Text, Label: words.Text("note.title", nil)}}
}
