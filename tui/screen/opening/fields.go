package opening

import (
	"slices"
	"sync"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen/typed"
)

func label(key string) lang.Text { return words.Text("field."+key, nil) }

// form lists what is asked.
func (p *plan) form() form.Form {
	f := form.Form{ID: p.kind, Submit: words.Text("submit."+p.kind, nil)}
	f.Fields = append(f.Fields, p.holderFields()...)
	f.Fields = append(f.Fields, p.traitFields()...)
	if p.stands() {
		f.Fields = append(f.Fields, form.Field{ID: "premises", Kind: form.List, Label: label("premises"), Check: p.sayPremises})
	}
	if p.kind == forInspection {
		f.Fields = append(f.Fields, p.periodFields()...)
		f.Fields = append(f.Fields, p.formFields()...)
	}
	return f
}

// begin is what the sheet begins with.
func (p *plan) begin() form.Values {
	today := p.env.Desk.Today()
	v := form.Values{"as-of": {today.Digits()}, "period": {"this-year"}, "form": {string(checks.Monitoring)}}
	if today.Month() <= earlyMonths {
		v["period"] = []string{"last-year"} // of a year that has only begun there is little to see
	}
	if p.controlled() {
		v["form"] = []string{string(checks.Remote)}
	}
	return v
}

// earlyMonths are the months in which one rather looks at the year before.
const earlyMonths = 3

// controlled tells whether state control reaches the categories that were chosen.
func (p *plan) controlled() bool {
	h := p.prospect(form.Values{})
	subject, _ := h.SubjectOfControl(p.env.Desk.Today())
	return subject
}

// holderFields ask who the holder is.
func (p *plan) holderFields() []form.Field {
	out := []form.Field{{ID: "holder", Kind: form.Text, Label: label("holder"), Must: true, Check: p.sayHolder}}
	if p.kind == forHolder {
		out = append(out, form.Field{ID: "bin", Kind: form.Text, Label: label("bin")})
	}
	if p.given == "" {
		out = append(out, form.Field{ID: "other", Kind: form.Text, Label: label("other"), Check: p.sayOther})
	}
	return out
}

// sayOther says of a second name that it is for a new holder alone. The field is
// there whoever stands in the first one, so that nothing moves while it is typed.
func (p *plan) sayOther(v form.Values) (echo, wrong lang.Text) {
	if _, known := p.known(v); known && v.One("other") != "" {
		echo = words.Text("other.known", nil)
	}
	return echo, lang.Text{}
}

// sayHolder says what is known of the holder, and what is wrong with it.
func (p *plan) sayHolder(v form.Values) (echo, wrong lang.Text) {
	h, known := p.known(v)
	found, looked := p.read.alike[lang.Name(v.One("holder"))]
	switch {
	case v.One("holder") == "" || !looked:
		return lang.Text{}, lang.Text{}
	case found.same > 1:
		return lang.Text{}, words.Text("holder.several", lang.Args{"n": found.same})
	case known && p.kind == forHolder:
		return lang.Text{}, words.Text("holder.known-already", nil)
	case known:
		if own := p.foreign(h); own != nil {
			return lang.Text{}, words.Text("holder.foreign", lang.Args{"categories": own})
		}
		return typed.Join(" · ", append([]lang.Text{words.Text("holder.known", nil), p.saySubject(v)}, p.sayTraits(v, h)...)...), lang.Text{}
	case found.alike > 0:
		return typed.Join(" · ", words.Text("holder.new-alike", lang.Args{"n": found.alike}), p.saySubject(v)), lang.Text{}
	}
	return typed.Join(" · ", words.Text("holder.new", nil), p.saySubject(v)), lang.Text{}
}

// saySubject says whether state control reaches the holder.
func (p *plan) saySubject(v form.Values) lang.Text {
	h := p.prospect(v)
	subject, known := h.SubjectOfControl(p.asOf(v))
	switch {
	case !subject:
		return words.Text("subject.no", nil)
	case !known:
		return words.Text("subject.unless", nil)
	}
	return words.Text("subject.yes", nil)
}

// sayTraits says which facts the register has: they are not asked.
func (p *plan) sayTraits(v form.Values, h *checks.Holder) []lang.Text {
	said := map[string][]lang.Text{}
	for _, t := range p.traits {
		value := told(h, t.ID, p.asOf(v))
		said[value] = append(said[value], t.Name)
	}
	var out []lang.Text
	if list := said[checks.Yes]; list != nil {
		out = append(out, words.Text("traits.yes", lang.Args{"traits": list}))
	}
	if list := said[checks.No]; list != nil {
		out = append(out, words.Text("traits.no", lang.Args{"traits": list}))
	}
	return out
}

// traitFields ask the facts that decide something for the categories.
func (p *plan) traitFields() []form.Field {
	out := []form.Field{{ID: "traits", Kind: form.Info, Label: label("traits"), When: p.asksAny}}
	for _, t := range p.traits {
		out = append(out, form.Field{
			ID: traitField(t.ID), Kind: form.Choice, Label: t.Name,
			When:    func(v form.Values) bool { return p.asks(v, t.ID) },
			Options: traitOptions, Check: p.sayTrait(t),
		})
	}
	return append(out, form.Field{ID: "source", Kind: form.Text, Label: label("source"), When: p.asksAny})
}

func traitOptions(form.Values) []form.Option { return answers() }

// answers are made once: a form asks for them many times in each frame.
var answers = sync.OnceValue(func() []form.Option {
	return []form.Option{
		{ID: checks.Yes, Name: words.Text("yes", nil)}, {ID: checks.No, Name: words.Text("no", nil)},
		{Name: words.Text("unknown", nil)},
	}
})

// sayTrait says, of the question in focus, what exactly is asked and what follows
// from not knowing.
func (p *plan) sayTrait(t *standard.Trait) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		return p.question(t, v), lang.Text{}
	}
}

func (p *plan) question(t *standard.Trait, v form.Values) lang.Text {
	switch {
	case p.sheet == nil || p.sheet.Form.Focus() != traitField(t.ID):
		return lang.Text{}
	case v.One(traitField(t.ID)) != "":
		return t.Question
	case t.ID == exempt:
		return typed.Join(" ", t.Question, words.Text("unknown.control", nil))
	}
	return typed.Join(" ", t.Question, p.unknown[t.ID])
}

// sayPremises lists the addresses that the register has already.
func (p *plan) sayPremises(v form.Values) (echo, wrong lang.Text) {
	h, known := p.known(v)
	if !known || len(h.Premises) == 0 {
		return lang.Text{}, lang.Text{}
	}
	var list []string
	for _, one := range h.PremisesOn(p.asOf(v)) {
		list = append(list, lang.Line(one.Address))
	}
	return words.Text("premises.known", lang.Args{"list": list}), lang.Text{}
}

// ownPeriod is the choice of days of one's own.
const ownPeriod = "own"

// periodFields ask for the days that are looked at.
func (p *plan) periodFields() []form.Field {
	own := func(v form.Values) bool { return v.One("period") == ownPeriod }
	return []form.Field{
		{ID: "period", Kind: form.Choice, Label: label("period"), Must: true, Options: p.presets, Check: p.sayPeriod},
		{ID: "from", Kind: form.Day, Label: label("from"), Must: true, When: own, Check: p.days().CheckFrom("from")},
		{ID: "to", Kind: form.Day, Label: label("to"), Must: true, When: own, Check: p.days().Check("to", p.afterFrom)},
		{ID: "as-of", Kind: form.Day, Label: label("as-of"), Must: true, Check: p.days().Check("as-of", p.withinReach)},
	}
}

func (p *plan) presets(form.Values) []form.Option { return p.periods }

// period gives the days that are looked at; false while they cannot be read.
func (p *plan) period(v form.Values) (calendar.Span, bool) {
	i := slices.IndexFunc(p.spans, func(one desk.Preset) bool { return one.ID == v.One("period") })
	if i >= 0 {
		return p.spans[i].Span, true
	}
	from, noFrom := p.days().Day(v.One("from"))
	to, noTo := p.days().Day(v.One("to"))
	span := calendar.Span{From: from, To: to}
	return span, noFrom == nil && noTo == nil && span.Closed()
}

// sayPeriod says how much the period touches, so that a slip is seen early.
func (p *plan) sayPeriod(v form.Values) (echo, wrong lang.Text) {
	span, ok := p.period(v)
	if !ok {
		return lang.Text{}, lang.Text{}
	}
	return typed.Join(": ", span.Words(), p.env.Desk.SpanWords(span)), lang.Text{}
}

func (p *plan) afterFrom(v form.Values, at calendar.Moment) (remark, wrong lang.Text) {
	from, err := p.days().Day(v.One("from"))
	if err == nil && from != 0 && at.Day < from {
		return lang.Text{}, words.Text("period.backwards", nil)
	}
	return lang.Text{}, lang.Text{}
}

func (p *plan) withinReach(v form.Values, at calendar.Moment) (remark, wrong lang.Text) {
	span, ok := p.period(v)
	if ok && at.Day < span.From {
		return lang.Text{}, words.Text("as-of.before-period", lang.Args{"from": span.From.Digits()})
	}
	return lang.Text{}, lang.Text{}
}

// formFields ask in which form is looked, and for an unscheduled inspection by
// what act.
func (p *plan) formFields() []form.Field {
	appointed := func(v form.Values) bool { return v.One("form") == string(checks.Unscheduled) }
	return []form.Field{
		{ID: "form", Kind: form.Choice, Label: label("form"), Must: true, Options: p.formOptions, Check: p.sayForm},
		{ID: "ground", Kind: form.Text, Label: label("ground"), Must: true, When: appointed},
		{ID: "act", Kind: form.Text, Label: label("act"), Must: true, When: appointed},
		{ID: "act-day", Kind: form.Day, Label: label("act-day"), Must: true, When: appointed, Check: p.days().Check("act-day")},
		{ID: "act-term", Kind: form.Text, Label: label("act-term"), Must: true, When: appointed, Check: p.sayTerm},
	}
}

func (p *plan) formOptions(v form.Values) []form.Option {
	choices := p.forms(v)
	var out []form.Option
	for i, f := range checks.Forms() {
		o := form.Option{ID: string(f), Name: f.Words()}
		if i < len(choices) && !choices[i].OK {
			o.Why = choices[i].Why
		}
		out = append(out, o)
	}
	return out
}

// sayForm says what the form means; where it is refused the option says why.
func (p *plan) sayForm(v form.Values) (echo, wrong lang.Text) {
	for _, choice := range p.forms(v) {
		if string(choice.Form) == v.One("form") && choice.OK {
			return choice.Why, lang.Text{}
		}
	}
	return lang.Text{}, lang.Text{}
}

func (p *plan) sayTerm(v form.Values) (echo, wrong lang.Text) {
	if text := v.One("act-term"); text != "" && typed.Whole(text) == 0 {
		return lang.Text{}, words.Text("act-term.whole", nil)
	}
	return lang.Text{}, lang.Text{}
}
