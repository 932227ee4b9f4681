package opening

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/typed"
)

// facts is what was typed of the holder.
func (p *plan) facts(v form.Values) desk.HolderInput {
	in := desk.HolderInput{
		BIN: v.One("bin"), Traits: p.answers(v), Premises: v["premises"], Source: v.One("source"),
	}
	if other := v.One("other"); other != "" {
		in.NameKK, in.NameRU = byLanguage(v.One("holder"), other)
	}
	return in
}

// kazakh are the letters that Russian has not.
const kazakh = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"

// byLanguage tells of two names which is Kazakh. Where neither has a Kazakh
// letter, the one that was typed first is Russian.
func byLanguage(first, other string) (kk, ru string) {
	if strings.ContainsAny(first, kazakh) {
		return first, other
	}
	return other, first
}

// input is the inspection that was asked for, but for the holder.
func (p *plan) input(v form.Values) desk.InspectionInput {
	span, _ := p.period(v)
	in := desk.InspectionInput{
		Categories: p.categories, Period: span, AsOf: p.asOf(v),
		Form: checks.Form(v.One("form")), Ground: v.One("ground"), Earlier: p.earlier,
	}
	if in.Form == checks.Unscheduled {
		in.Act = p.appointment(v)
	}
	return in
}

func (p *plan) appointment(v form.Values) *checks.Appointment {
	day, err := p.days().Day(v.One("act-day"))
	if err != nil {
		day = 0
	}
	return &checks.Appointment{Number: lang.Line(v.One("act")), Date: day, Days: typed.Whole(v.One("act-term"))}
}

// write opens the inspection, or registers the holder.
func (p *plan) write(v form.Values) tea.Cmd {
	if p.kind == forHolder {
		return p.register(v)
	}
	e, in, facts, name := p.env, p.input(v), p.facts(v), v.One("holder")
	_, looked := p.read.alike[lang.Name(name)]
	given := !looked && v.One("form") == p.put && p.sheet.Draft.Saved.IsZero()
	return screen.Do(e, words.In(e, "opening-now", nil), func(ctx context.Context, d *desk.Desk) (desk.Opened, error) {
		return open(ctx, d, in, name, facts, given)
	}, func(opened desk.Opened, err error) tea.Cmd {
		if err != nil {
			p.sheet.Refused()
			if told, ours := lang.AsError(err); ours && told.Code == formLast {
				p.sheet.Form.SetFocus("form")
			}
			return p.again()
		}
		return tea.Batch(p.leave(), e.Show(opened.ID),
			e.Tell(words.Text("opened", lang.Args{"number": opened.Number})))
	})
}

// open opens the inspection of the holder that bears the name, or of a new one.
// Who that is is asked anew: it may have been typed faster than it was read. Given says
// that the program put the form there, and did not know the holder yet.
func open(ctx context.Context, d *desk.Desk, in desk.InspectionInput, name string, facts desk.HolderInput, given bool) (desk.Opened, error) {
	found, view, err := meet(ctx, d, name)
	if err != nil {
		return desk.Opened{}, err
	}
	in.Holder, in.Register = name, facts
	if found.same == 1 {
		in.Holder = view.Holder.ID
		if given {
			if err := unseen(ctx, d, in); err != nil {
				return desk.Opened{}, err
			}
		}
	}
	return d.OpenInspection(ctx, in)
}

// again reads anew what the register says: it may be why nothing was opened.
func (p *plan) again() tea.Cmd {
	clear(p.read.holders)
	clear(p.read.alike)
	clear(p.read.forms)
	clear(p.read.last)
	return p.lookUp(p.sheet.Form.Values())
}

// register registers the holder.
func (p *plan) register(v form.Values) tea.Cmd {
	e, in := p.env, p.facts(v)
	if in.NameKK == "" && in.NameRU == "" {
		in.NameRU = v.One("holder")
		if strings.ContainsAny(in.NameRU, kazakh) {
			in.NameKK, in.NameRU = in.NameRU, ""
		}
	}
	for _, id := range p.categories {
		in.Categories = append(in.Categories, desk.Since{ID: id})
	}
	return screen.Do(e, words.In(e, "registering-now", nil), func(ctx context.Context, d *desk.Desk) (string, error) {
		return d.AddHolder(ctx, in)
	}, func(_ string, err error) tea.Cmd {
		if err != nil {
			p.sheet.Refused()
			return p.again()
		}
		return tea.Batch(p.leave(), e.Tell(words.Text("registered", nil)))
	})
}

// leave leaves the sheet and the question before it.
func (p *plan) leave() tea.Cmd {
	left := p.sheet.Written()
	if p.below == nil {
		return left
	}
	return tea.Batch(left, p.env.Leave(p.below))
}
