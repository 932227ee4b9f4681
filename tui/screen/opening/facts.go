package opening

import (
	"context"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Facts asks for what the register does not say of a holder: traits that are
// still a question, and further addresses. What it says stands beside it and can
// be changed. Holder is an id.
func Facts(e *screen.Env, holder string) tea.Cmd {
	return aboutHolder(e, holder, typed.Asking.Open)
}

// aboutHolder opens the sheet about a holder, with what it knows or with a draft.
func aboutHolder(e *screen.Env, holder string, open func(typed.Asking) tea.Cmd) tea.Cmd {
	return screen.Look(e, nil, func(ctx context.Context, d *desk.Desk) (desk.HolderView, error) {
		return d.Holder(ctx, holder)
	}, func(view desk.HolderView) tea.Cmd {
		f := &facts{plan: newPlan(e, forHolder, ownCategories(&view.Holder)), view: view}
		return open(typed.Asking{Env: e, Known: f.recorded(), Sheet: f.newSheet})
	})
}

// facts is what is being written down of a holder that is known.
type facts struct {
	*plan
	view desk.HolderView
}

func (f *facts) holder() *checks.Holder { return &f.view.Holder }

// said gives what the register says of a trait today.
func (f *facts) said(trait string) string { return told(f.holder(), trait, f.env.Desk.Today()) }

// recorded is what the register says already.
func (f *facts) recorded() form.Values {
	v := form.Values{}
	for _, t := range f.traits {
		if said := f.said(t.ID); said != "" {
			v[traitField(t.ID)] = []string{said}
		}
	}
	return v
}

func (f *facts) newSheet(v form.Values) *sheet.Sheet {
	e := f.env
	f.sheet = &sheet.Sheet{
		Env: e, Form: form.New(f.form(), v),
		Draft: desk.Draft{ID: forHolder + " " + f.holder().ID, Form: forHolder, Target: strings.Join(f.categories, " ")},
		Name:  func() string { return words.In(e, "about.holder-known", nil) },
		Frame: func() (string, string) { return e.In(f.holder().Name(e.Desk.Today()).Text()), "" },
		Write: f.write,
	}
	return typed.Offer{Known: known}.On(f.sheet)
}

// form lists the questions that are open, then those the register answers, then
// the addresses.
func (f *facts) form() form.Form {
	out := form.Form{ID: "facts", Submit: words.Text("submit.facts", nil)}
	for _, known := range []bool{false, true} {
		key := map[bool]string{false: "traits.open", true: "traits.known"}[known]
		head := form.Field{ID: key, Kind: form.Info, Label: label(key)}
		var asked []form.Field
		for _, t := range f.traits {
			if (f.said(t.ID) != "") == known {
				asked = append(asked, f.trait(t))
			}
		}
		if len(asked) > 0 {
			out.Fields = append(append(out.Fields, head), asked...)
		}
	}
	out.Fields = append(out.Fields,
		form.Field{ID: "premises", Kind: form.List, Label: label("premises"), Check: f.sayAddresses},
		form.Field{ID: "source", Kind: form.Text, Label: label("source"), Check: f.saySource})
	return out
}

// trait asks one fact. What was recorded can be changed, and not unsaid.
func (f *facts) trait(t *standard.Trait) form.Field {
	id := traitField(t.ID)
	out := form.Field{ID: id, Kind: form.Choice, Label: t.Name, Options: traitOptions}
	if f.said(t.ID) == "" {
		out.Check = func(v form.Values) (echo, wrong lang.Text) { return f.question(t, v), lang.Text{} }
		return out
	}
	yesOrNo := traitOptions(nil)[:2]
	out.Options = func(form.Values) []form.Option { return yesOrNo }
	was := words.Text("fact.recorded", lang.Args{"value": words.Text(f.said(t.ID), nil), "source": f.sourceOf(t.ID)})
	out.Check = func(v form.Values) (echo, wrong lang.Text) {
		if f.sheet != nil && f.sheet.Form.Focus() == id || v.One(id) != f.said(t.ID) {
			echo = was
		}
		return echo, lang.Text{}
	}
	return out
}

// sourceOf says from where a trait is known.
func (f *facts) sourceOf(trait string) lang.Text {
	for _, t := range f.holder().Traits {
		if t.ID == trait && t.Span().Contains(f.env.Desk.Today()) && t.Source != "" {
			return lang.Same(lang.Line(t.Source))
		}
	}
	return words.Text("fact.no-source", nil)
}

// sayAddresses lists the addresses that are recorded, and refuses to record one
// of them again.
func (f *facts) sayAddresses(v form.Values) (echo, wrong lang.Text) {
	var list []string
	for _, p := range f.holder().Premises {
		list = append(list, lang.Line(p.Address))
	}
	for _, typed := range v["premises"] {
		if slices.ContainsFunc(list, func(known string) bool { return lang.Name(known) == lang.Name(typed) }) {
			wrong = words.Text("premises.again", lang.Args{"address": lang.Line(typed)})
		}
	}
	if len(list) == 0 {
		return lang.Text{}, wrong
	}
	return words.Text("premises.known", lang.Args{"list": list}), wrong
}

// saySource asks from where it is known what is written.
func (f *facts) saySource(v form.Values) (echo, wrong lang.Text) {
	if v.One("source") == "" && f.changes(v) {
		wrong = words.Text("source.needed", nil)
	}
	return lang.Text{}, wrong
}

// input is what was said that the register does not say.
func (f *facts) input(v form.Values) desk.HolderInput {
	in := desk.HolderInput{Premises: v["premises"], Source: v.One("source")}
	for _, t := range f.traits {
		if value := v.One(traitField(t.ID)); value != "" && value != f.said(t.ID) {
			in.Traits = append(in.Traits, desk.TraitInput{ID: t.ID, Value: value})
		}
	}
	return in
}

func (f *facts) changes(v form.Values) bool {
	in := f.input(v)
	return len(in.Traits)+len(in.Premises) > 0
}

func (f *facts) write(v form.Values) tea.Cmd {
	e, in, id := f.env, f.input(v), f.holder().ID
	if !f.changes(v) {
		f.sheet.Refused()
		return e.Tell(words.Text("facts.none", nil))
	}
	return sheet.Carry(f.sheet, func(ctx context.Context, d *desk.Desk) (string, error) {
		return d.ChangeHolder(ctx, id, in)
	}, func(string) tea.Cmd { return e.Tell(words.Text("facts.written", nil)) })
}
