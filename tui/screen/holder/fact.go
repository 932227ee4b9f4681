package holder

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// The forms of this package, as their drafts call them.
const (
	formFact   = "fact"
	formEnd    = "fact-end"
	formRecord = "holder-record"
	formImport = "holders-import"
	formRound  = "round"
)

// draft is the identity of the draft of a sheet about a line of a holder.
func (s *holder) draft(kind string, l line) desk.Draft {
	aim := s.card.Holder.ID
	if l.kind != ofHeading {
		aim += " " + l.mark()
	}
	return desk.Draft{ID: kind + " " + aim, Form: kind, Target: aim}
}

// aim reads what a draft is about: the holder and the mark of the line.
func aim(d desk.Draft) (holder, mark string) {
	holder, mark, _ = strings.Cut(d.Target, " ")
	return holder, mark
}

// asking asks for a fact: a new one, or in the place of the one on a line.
func (s *holder) asking(l line) typed.Asking {
	return typed.Asking{Env: s.env, Known: known(l), Sheet: func(v form.Values) *sheet.Sheet {
		fresh := !l.fact()
		n := &sheet.Sheet{Env: s.env, Draft: s.draft(formFact, l)}
		n.Name = func() string {
			switch {
			case l.kind == ofQuestion:
				return words.In(s.env, "fact.answer", nil)
			case fresh:
				return words.In(s.env, "fact.add", nil)
			}
			return words.In(s.env, "fact.change", nil)
		}
		n.Frame = func() (string, string) { return s.env.In(s.name()), "" }
		n.Form = form.New(form.Form{ID: formFact, Submit: words.Text("write", nil), Fields: s.factFields(l)}, v)
		n.Write = func(v form.Values) tea.Cmd { return s.writeFact(n, l, v) }
		return typed.Offer{Known: map[string]string{"address": desk.TypedAddress, "source": desk.TypedSource}}.On(n)
	}}
}

// known is what stands on a line, as the form has it.
func known(l line) form.Values {
	v := form.Values{"from": {l.days.From.Digits()}, "to": {l.days.To.Digits()}, "source": {l.source}}
	switch l.kind {
	case ofName:
		v["kk"], v["ru"] = []string{l.name.KK}, []string{l.name.RU}
	case ofCategory:
		v["category"] = []string{l.category.ID}
	case ofTrait, ofQuestion:
		v["value"] = []string{l.trait.Value}
	case ofPremises:
		v["address"] = []string{l.premises.Address}
	}
	for id, list := range v {
		if list[0] == "" {
			delete(v, id)
		}
	}
	return v
}

// about is what the form is about: what was chosen, or what the line is.
func about(l line, v form.Values) ofWhat {
	switch l.kind {
	case ofHeading:
		return ofWhat(v.One("what"))
	case ofQuestion:
		return ofTrait
	}
	return l.kind
}

// factFields ask for a fact of any kind; of a new one first for the kind.
func (s *holder) factFields(l line) []form.Field {
	of := func(kinds ...ofWhat) func(form.Values) bool {
		return func(v form.Values) bool {
			for _, k := range kinds {
				if about(l, v) == k {
					return true
				}
			}
			return false
		}
	}
	days := typed.Days{Env: s.env}
	var out []form.Field
	if l.kind == ofHeading {
		out = append(out, form.Field{ID: "what", Kind: form.Choice, Label: label("what"), Must: true, Options: whatOptions})
	}
	return append(out,
		form.Field{ID: "category", Kind: form.Choice, Label: label("category"), Must: true, When: of(ofCategory), Options: s.categoryOptions},
		form.Field{ID: "question", Kind: form.Info, Label: s.question(l.trait.ID), When: func(form.Values) bool { return l.trait.ID != "" }},
		form.Field{ID: "trait", Kind: form.Choice, Label: label("trait"), Must: true, Options: s.traitOptions, Check: s.sayTrait, When: func(v form.Values) bool {
			return l.trait.ID == "" && of(ofTrait)(v)
		}},
		form.Field{ID: "value", Kind: form.Choice, Label: label("value"), Must: true, When: of(ofTrait), Options: yesOrNo},
		form.Field{ID: "address", Kind: form.Text, Label: label("address"), Must: true, When: of(ofPremises)},
		form.Field{ID: "kk", Kind: form.Text, Label: label("kk"), When: of(ofName)},
		form.Field{ID: "ru", Kind: form.Text, Label: label("ru"), When: of(ofName), Check: sayNames},
		form.Field{ID: "from", Kind: form.Day, Label: label("from"), When: of(ofCategory, ofTrait, ofPremises, ofName), Check: days.Check("from")},
		form.Field{ID: "to", Kind: form.Day, Label: label("to"), When: func(v form.Values) bool {
			return of(ofCategory, ofTrait, ofPremises)(v) || l.kind == ofName
		}, Check: days.Check("to")},
		form.Field{ID: "source", Kind: form.Text, Label: label("source"), Must: true, When: of(ofCategory, ofTrait)},
	)
}

func label(key string) lang.Text { return words.Text("field."+key, nil) }

func whatOptions(form.Values) []form.Option {
	var out []form.Option
	for _, k := range []ofWhat{ofCategory, ofTrait, ofPremises, ofName} {
		out = append(out, form.Option{ID: string(k), Name: words.Text("what."+string(k), nil)})
	}
	return out
}

func (s *holder) categoryOptions(form.Values) []form.Option {
	var out []form.Option
	for _, c := range s.env.Desk.Standard().Categories() {
		out = append(out, form.Option{ID: c.ID, Name: c.Name})
	}
	return out
}

func (s *holder) traitOptions(form.Values) []form.Option {
	var out []form.Option
	for _, t := range s.env.Desk.Standard().Traits() {
		out = append(out, form.Option{ID: t.ID, Name: t.Name})
	}
	return out
}

func yesOrNo(form.Values) []form.Option {
	return []form.Option{{ID: checks.Yes, Name: words.Text("yes", nil)}, {ID: checks.No, Name: words.Text("no", nil)}}
}

// question says what exactly is asked of a trait.
func (s *holder) question(trait string) lang.Text {
	if t := s.env.Desk.Standard().Trait(trait); t != nil {
		return t.Question
	}
	return lang.Text{}
}

// sayTrait says what exactly is asked of the trait that was chosen.
func (s *holder) sayTrait(v form.Values) (echo, wrong lang.Text) {
	return s.question(v.One("trait")), lang.Text{}
}

// traitOf is the trait that the line asks about, else the one that was chosen.
func traitOf(l line, v form.Values) string {
	if l.trait.ID != "" {
		return l.trait.ID
	}
	return v.One("trait")
}

// sayNames wants a name in one of the languages.
func sayNames(v form.Values) (echo, wrong lang.Text) {
	if v.One("kk") == "" && v.One("ru") == "" {
		wrong = words.Text("name.needed", nil)
	}
	return lang.Text{}, wrong
}

// dated reads the days of a form.
func (s *holder) dated(v form.Values) (checks.Dated, error) {
	days := typed.Days{Env: s.env}
	from, err := days.Day(v.One("from"))
	if err != nil {
		return checks.Dated{}, err
	}
	to, err := days.Day(v.One("to"))
	return checks.Dated{From: from, To: to}, err
}

// writeFact writes a fact: a new one is added, else it takes the place of the one
// on the line.
func (s *holder) writeFact(n *sheet.Sheet, l line, v form.Values) tea.Cmd {
	days, err := s.dated(v)
	if err != nil {
		n.Refused()
		return s.env.Fail(err)
	}
	id := s.card.Holder.ID
	act := func(ctx context.Context, d *desk.Desk) error {
		if l.fact() {
			return d.EditHolder(ctx, id, edited(l, v, days))
		}
		_, err := d.ChangeHolder(ctx, id, added(l, v, days))
		return err
	}
	return sheet.Carry(n, sheet.Nothing(act), func(struct{}) tea.Cmd { return s.env.Tell(words.Text("written", nil)) })
}

// added is a new fact.
func added(l line, v form.Values, days checks.Dated) desk.HolderInput {
	in := desk.HolderInput{Source: v.One("source")}
	switch about(l, v) {
	case ofName:
		in.NameKK, in.NameRU, in.NameFrom = v.One("kk"), v.One("ru"), days.From
	case ofCategory:
		in.Categories = []desk.Since{{ID: v.One("category"), Span: days.Span()}}
	case ofTrait:
		in.Traits = []desk.TraitInput{{ID: traitOf(l, v), Value: v.One("value"), Span: days.Span()}}
	case ofPremises:
		in.Addresses = []desk.AddressInput{{Address: v.One("address"), Span: days.Span()}}
	}
	return in
}

// edited is a fact in the place of the one on a line.
func edited(l line, v form.Values, days checks.Dated) desk.HolderEdit {
	now := l
	now.name = checks.Name{KK: lang.Line(v.One("kk")), RU: lang.Line(v.One("ru")), Dated: days}
	now.category = checks.Belonging{ID: v.One("category"), Dated: days, Source: lang.Line(v.One("source"))}
	now.trait = checks.Trait{ID: traitOf(l, v), Value: v.One("value"), Dated: days, Source: lang.Line(v.One("source"))}
	now.premises.Address, now.premises.Dated = lang.Line(v.One("address")), days
	return swap(l, &now)
}

// swap puts one line in the place of another, or takes it away.
func swap(l line, now *line) (e desk.HolderEdit) {
	switch l.kind {
	case ofName:
		one := desk.Swap[checks.Name]{Was: &l.name}
		if now != nil {
			one.Now = &now.name
		}
		e.Names = append(e.Names, one)
	case ofCategory:
		one := desk.Swap[checks.Belonging]{Was: &l.category}
		if now != nil {
			one.Now = &now.category
		}
		e.Categories = append(e.Categories, one)
	case ofTrait:
		one := desk.Swap[checks.Trait]{Was: &l.trait}
		if now != nil {
			one.Now = &now.trait
		}
		e.Traits = append(e.Traits, one)
	case ofPremises:
		one := desk.Swap[checks.Premises]{Was: &l.premises}
		if now != nil {
			one.Now = &now.premises
		}
		e.Premises = append(e.Premises, one)
	}
	return e
}
