package opening

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/typed"
)

// read is what was read of the register while the sheet was filled in. It only
// grows: what was read once is not asked again.
type read struct {
	holders map[string]desk.HolderView // by the name as it stands in the field
	alike   map[string]likeness        // by that name too
	forms   map[formsKey][]desk.FormChoice
	last    map[string]checks.Form // used last of the holder with a name, where it may be used again
}

// likeness is how many holders have a name like the one typed, and how many have
// just that one.
type likeness struct{ alike, same int }

// formsKey is on what it hangs which forms can be chosen.
type formsKey struct {
	holder string // id; empty: a new one
	exempt string // what was answered for a new one
	asOf   calendar.Day
}

// formsKeys lists what decides on the forms, as the sheet stands: the register
// for a known holder; and what would be said of a new one, for an answer to the
// question about control counts for both.
func (p *plan) formsKeys(v form.Values) []formsKey {
	keys := []formsKey{{exempt: v.One(traitField(exempt)), asOf: p.asOf(v)}}
	if h, ok := p.known(v); ok {
		keys = append(keys, formsKey{holder: h.ID, asOf: p.asOf(v)})
		if keys[0].exempt == "" {
			keys = keys[1:] // nothing was answered that the register does not say
		}
	}
	return keys
}

// readPause is how long nothing changes before the register is looked into.
const readPause = 80 * time.Millisecond

// noted sees to it that what the sheet needs to know of the register is read.
func (p *plan) noted(v form.Values) tea.Cmd {
	p.turn++
	turn := p.turn
	return p.env.Later(readPause, func() tea.Cmd {
		if turn != p.turn {
			return nil
		}
		return p.lookUp(v)
	})
}

// lookUp reads what is missing: who bears the name that was typed, then the forms
// that can be chosen.
func (p *plan) lookUp(v form.Values) tea.Cmd {
	name, asOf := v.One("holder"), p.asOf(v)
	if _, ok := p.read.alike[lang.Name(name)]; ok || name == "" {
		p.fill(name)
		return p.lookUpForms(p.sheet.Form.Values())
	}
	type answer struct {
		likeness
		view desk.HolderView
		last checks.Form
	}
	return screen.Look(p.env, p.sheet, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.likeness, a.view, err = meet(ctx, d, name); err == nil && a.same == 1 {
			a.last, err = lastForm(ctx, d, a.view.Holder.ID, asOf)
		}
		return a, err
	}, func(a answer) tea.Cmd {
		p.read.alike[lang.Name(name)] = a.likeness
		if a.same == 1 {
			p.read.holders[lang.Name(name)], p.read.last[lang.Name(name)] = a.view, a.last
		}
		p.fill(p.sheet.Form.Values().One("holder"))
		return p.lookUpForms(p.sheet.Form.Values())
	})
}

// meet looks for the holder that bears a name.
func meet(ctx context.Context, d *desk.Desk, typed string) (l likeness, v desk.HolderView, err error) {
	name, ending := parted(typed)
	rows, err := d.FindHolders(ctx, name, mostAlike)
	if err != nil {
		return l, v, err
	}
	id := ""
	for _, row := range rows {
		if slices.ContainsFunc(namesOf(row), func(n string) bool { return lang.Name(n) == lang.Name(name) }) && strings.HasSuffix(row.ID, ending) {
			l.same++
			id = row.ID
		}
	}
	l.alike = len(rows)
	if l.same == 1 {
		v, err = d.Holder(ctx, id)
	}
	return l, v, err
}

// namesOf lists the names of a holder, in the languages in which it has one.
func namesOf(row journal.HolderRow) []string {
	return slices.DeleteFunc([]string{lang.Line(row.NameKK), lang.Line(row.NameRU)}, func(n string) bool { return n == "" })
}

// Holders of one name are told apart by the end of their ids, behind this mark.
const (
	endMark   = " …"
	endLength = 6
)

// parted cuts what stands in the field into the name and the end of the id.
func parted(typed string) (name, ending string) {
	name, ending, _ = strings.Cut(typed, endMark)
	return name, ending
}

func (p *plan) lookUpForms(v form.Values) tea.Cmd {
	if p.kind != forInspection {
		return nil
	}
	var missing []formsKey
	for _, key := range p.formsKeys(v) {
		if _, ok := p.read.forms[key]; !ok {
			missing = append(missing, key)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	categories := p.categories
	return screen.Look(p.env, p.sheet, func(ctx context.Context, d *desk.Desk) ([][]desk.FormChoice, error) {
		var out [][]desk.FormChoice
		for _, key := range missing {
			list, err := d.Forms(ctx, key.input(categories))
			if err != nil {
				return nil, err
			}
			out = append(out, list)
		}
		return out, nil
	}, func(lists [][]desk.FormChoice) tea.Cmd {
		for i, list := range lists {
			p.read.forms[missing[i]] = list
		}
		p.showRefused()
		return nil
	})
}

// showRefused leads to the form of a draft, once, where it is refused: it may have
// been typed for another category, and stands far below what was typed last.
func (p *plan) showRefused() {
	if p.seen || p.sheet.Draft.Saved.IsZero() {
		return
	}
	p.seen = true
	if p.sheet.Form.Wrong("form") != (lang.Text{}) {
		p.sheet.Form.SetFocus("form")
	}
}

// input is the inspection for which the forms are asked.
func (k formsKey) input(categories []string) desk.InspectionInput {
	in := desk.InspectionInput{Holder: k.holder, Categories: categories, AsOf: k.asOf}
	if k.exempt != "" {
		in.Register.Traits = []desk.TraitInput{{ID: exempt, Value: k.exempt}}
	}
	return in
}

// forms lists the forms as they can be chosen; nil until that is known. Refused
// by one is refused.
func (p *plan) forms(v form.Values) []desk.FormChoice {
	var out []desk.FormChoice
	for _, key := range p.formsKeys(v) {
		list := p.read.forms[key]
		if out == nil {
			out = slices.Clone(list)
			continue
		}
		for i := range out {
			if i < len(list) && !list[i].OK && out[i].OK {
				out[i] = list[i]
			}
		}
	}
	return out
}

// How many holders are offered, and from how many letters on.
const (
	mostAlike   = 6
	leastLetter = 2
)

// suggest finds what to offer under a field.
func (p *plan) suggest(field, text string) typed.Finder {
	if field != "holder" || p.given != "" || utf8.RuneCountInString(lang.Line(text)) < leastLetter {
		return nil
	}
	l := p.env.Lang
	return func(ctx context.Context, d *desk.Desk) ([]form.Suggestion, error) {
		rows, err := d.FindHolders(ctx, text, mostAlike)
		if err != nil || len(rows) > 0 {
			return p.offered(l, rows, lang.Text{}), err
		}
		for _, other := range lang.Retyped(text) {
			rows, err := d.FindHolders(ctx, other, mostAlike)
			if err != nil || len(rows) > 0 {
				return p.offered(l, rows, words.Text("holder.meant", nil)), err
			}
		}
		return nil, nil
	}
}

// offered makes suggestions of holders, each with its categories; those that have
// one that was chosen come first.
func (p *plan) offered(l lang.Lang, rows []journal.HolderRow, meant lang.Text) []form.Suggestion {
	var out []form.Suggestion
	times := map[string]int{}
	value := func(row journal.HolderRow) string {
		return lang.Line(lang.Text{KK: row.NameKK, RU: row.NameRU}.Best(l))
	}
	for _, row := range rows {
		times[lang.Name(value(row))]++
	}
	fits := func(row journal.HolderRow) bool {
		return slices.ContainsFunc(strings.Fields(row.Categories), func(id string) bool { return slices.Contains(p.categories, id) })
	}
	rows = slices.Concat(slices.DeleteFunc(slices.Clone(rows), func(r journal.HolderRow) bool { return !fits(r) }),
		slices.DeleteFunc(slices.Clone(rows), fits))
	for _, row := range rows {
		name := value(row)
		note := meant
		if note == (lang.Text{}) {
			note = typed.Join("; ", p.names(strings.Fields(row.Categories))...)
		}
		s := form.Suggestion{Value: name, Name: lang.Same(name), Note: note}
		if times[lang.Name(name)] > 1 {
			s.Value += endMark + row.ID[max(0, len(row.ID)-endLength):]
			s.Name = lang.Same(s.Value)
		}
		out = append(out, s)
	}
	return out
}
