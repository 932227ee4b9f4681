package opening

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// What a sheet asks for, as its draft calls it.
const (
	forInspection = "inspection"
	forHolder     = "holder"
)

// plan is what is being asked for: a new inspection with its holder, or a holder
// alone.
type plan struct {
	env        *screen.Env
	law        *standard.Standard
	kind       string   // forInspection or forHolder
	categories []string // chosen
	given      string   // id of the holder, where it was known from the beginning
	earlier    string   // id of the inspection that this one follows
	below      *category
	sheet      *sheet.Sheet
	read       read
	turn       int    // counts what was asked for, so that only the last is read
	seen       bool   // whether the form of a draft is refused was looked at
	begun, put string // the form that the sheet began with, and that the program put there since

	// A form asks many times for each frame; this hangs on nothing that is typed.
	traits  []*standard.Trait // that decide something for the categories
	spans   []desk.Preset
	periods []form.Option
	unknown map[string]lang.Text // of each trait, what follows from not knowing
}

func newPlan(e *screen.Env, kind string, categories []string) *plan {
	p := &plan{
		env: e, law: e.Desk.Standard(), kind: kind, categories: categories,
		read:   read{holders: map[string]desk.HolderView{}, alike: map[string]likeness{}, forms: map[formsKey][]desk.FormChoice{}, last: map[string]checks.Form{}},
		traits: e.Desk.TraitsOf(categories), spans: e.Desk.Presets(e.Desk.Today()), unknown: map[string]lang.Text{},
	}
	for _, preset := range p.spans {
		p.periods = append(p.periods, form.Option{ID: preset.ID, Name: preset.Name})
	}
	p.periods = append(p.periods, form.Option{ID: ownPeriod, Name: words.Text("period.own", nil)})
	for _, t := range p.traits {
		p.unknown[t.ID] = words.Text("unknown.cannot-tell", lang.Args{"clauses": p.hanging(t.ID)})
	}
	return p
}

// days reads the days of the sheet.
func (p *plan) days() typed.Days { return typed.Days{Env: p.env} }

// known gives the holder that stands in the field, where the register has it.
func (p *plan) known(v form.Values) (*checks.Holder, bool) {
	view, ok := p.read.holders[lang.Name(v.One("holder"))]
	return &view.Holder, ok
}

// asOf is the day as of which is inspected; today until one can be read.
func (p *plan) asOf(v form.Values) calendar.Day {
	if day, err := p.days().Day(v.One("as-of")); err == nil && day != 0 {
		return day
	}
	return p.env.Desk.Today()
}

// told gives what is recorded of a trait on the day; "" where nothing is.
func told(h *checks.Holder, trait string, on calendar.Day) string {
	said := ""
	for _, t := range h.Traits {
		switch {
		case t.ID != trait || !t.Span().Contains(on):
		case said != "" && said != t.Value:
			return "" // two say different things: neither is known
		default:
			said = t.Value
		}
	}
	return said
}

// asks tells whether a trait has to be asked: the register does not say it.
func (p *plan) asks(v form.Values, trait string) bool {
	h, ok := p.known(v)
	return !ok || told(h, trait, p.asOf(v)) == ""
}

// asksAny tells whether any trait has to be asked.
func (p *plan) asksAny(v form.Values) bool {
	return slices.ContainsFunc(p.traits, func(t *standard.Trait) bool { return p.asks(v, t.ID) })
}

// prospect is the holder as it would be: known, or new, with what was answered.
func (p *plan) prospect(v form.Values) checks.Holder {
	h := checks.Holder{}
	if known, ok := p.known(v); ok {
		h = *known
	} else {
		for _, id := range p.categories {
			h.Categories = append(h.Categories, checks.Belonging{ID: id})
		}
	}
	for _, t := range p.answers(v) {
		h.Traits = append(slices.Clone(h.Traits), checks.Trait{ID: t.ID, Value: t.Value})
	}
	return h
}

// answers gives the traits that were answered with yes or no.
func (p *plan) answers(v form.Values) []desk.TraitInput {
	var out []desk.TraitInput
	for _, t := range p.traits {
		if value := v.One(traitField(t.ID)); value != "" && p.asks(v, t.ID) {
			out = append(out, desk.TraitInput{ID: t.ID, Value: value})
		}
	}
	return out
}

// traitField is the field in which a trait is asked.
func traitField(id string) string { return "trait." + id }

// exempt is the trait that takes a holder out of state control.
const exempt = "state-control-exempt"

// stands tells whether anything is asked at each address.
func (p *plan) stands() bool {
	for _, check := range p.env.Desk.ChecksOf(p.categories) {
		for _, part := range check.Parts {
			if part.PerPremises && slices.ContainsFunc(p.categories, part.InCategory) {
				return true
			}
		}
	}
	return false
}

// hanging lists the requirements for which a trait decides something, by their
// numbers in the act in force.
func (p *plan) hanging(trait string) []string {
	act := screen.ActToday(p.env)
	var out []string
	for _, category := range p.categories {
		for _, check := range p.env.Desk.ChecksOf([]string{category}) {
			clause := p.law.ClauseOf(check, category, act)
			if clause != "" && !slices.Contains(out, clause) && p.hangs(check, category, trait) {
				out = append(out, clause)
			}
		}
	}
	return out
}

// hangs tells whether a part of the check, or an item of it, hangs on the trait.
func (p *plan) hangs(check *standard.Check, category, trait string) bool {
	for i := range check.Parts {
		part := &check.Parts[i]
		if !part.InCategory(category) {
			continue
		}
		when := slices.Clone(part.When)
		for _, item := range p.law.ItemsOf(check, part, category) {
			when = append(when, item.When...)
		}
		for _, w := range when {
			binds := len(w.Categories) == 0 || slices.Contains(w.Categories, category)
			if binds && slices.Contains(slices.Concat(w.Any, w.All, w.None), trait) {
				return true
			}
		}
	}
	return false
}

// foreign lists the categories of a known holder, where one that was chosen is
// not among them.
func (p *plan) foreign(h *checks.Holder) []lang.Text {
	own := ownCategories(h)
	for _, id := range p.categories {
		if !slices.Contains(own, id) {
			return p.names(own)
		}
	}
	return nil
}

func ownCategories(h *checks.Holder) []string {
	var out []string
	for _, b := range h.Categories {
		if !slices.Contains(out, b.ID) {
			out = append(out, b.ID)
		}
	}
	return out
}

// names gives categories by their names in lists.
func (p *plan) names(ids []string) []lang.Text {
	var out []lang.Text
	for _, id := range ids {
		if c := p.law.Category(id); c != nil {
			out = append(out, short(c))
		}
	}
	return out
}

// draft is the identity of the draft of the sheet. A holder that was given has
// one of its own: what was typed for another is not offered for it.
func (p *plan) draft() desk.Draft {
	d := desk.Draft{ID: p.kind + " new", Form: p.kind, Target: strings.Join(p.categories, " ")}
	if p.given != "" {
		d.ID = p.kind + " " + p.given
	}
	if p.earlier != "" {
		d.ID, d.Inspection = d.ID+" "+p.earlier, p.earlier
	}
	return d
}
