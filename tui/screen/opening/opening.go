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

// Start opens a new inspection: the category first, then the sheet. Holder is the
// id of a holder that is known already, or empty.
func Start(e *screen.Env, holder string) tea.Cmd {
	if holder != "" {
		return startOf(e, holder)
	}
	return ask(e, forInspection)
}

// Register registers a holder without an inspection.
func Register(e *screen.Env) tea.Cmd { return ask(e, forHolder) }

// ask asks for the category of a holder that is not known yet.
func ask(e *screen.Env, kind string) tea.Cmd {
	s := newCategory(e, e.Desk.Standard().Categories(), nil)
	s.crumb = func() string { return words.In(e, "new."+kind, nil) }
	s.then = func(categories []string) tea.Cmd {
		p := newPlan(e, kind, categories)
		p.below = s
		return p.asking(p.begin()).Open()
	}
	return e.Push(s)
}

// startOf opens a new inspection of a known holder. Its categories are asked only
// where there are several.
func startOf(e *screen.Env, holder string) tea.Cmd {
	type answer struct {
		desk.HolderView
		last checks.Form
	}
	return screen.Look(e, nil, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.HolderView, err = d.Holder(ctx, holder); err == nil {
			a.last, err = lastForm(ctx, d, a.Holder.ID, d.Today())
		}
		return a, err
	}, func(a answer) tea.Cmd {
		view := a.HolderView
		own := ownCategories(&view.Holder)
		open := func(below *category, categories []string) tea.Cmd {
			p := newPlan(e, forInspection, categories)
			p.below, p.given = below, view.Holder.ID
			name := p.nameOf(view)
			p.read.holders[lang.Name(name)] = view
			p.read.alike[lang.Name(name)] = likeness{alike: 1, same: 1}
			begin := p.begin()
			begin["holder"] = []string{name}
			if a.last != "" {
				begin["form"] = []string{string(a.last)}
			}
			return p.asking(begin).Open()
		}
		if len(own) < 2 {
			return open(nil, own)
		}
		s := newCategory(e, slices.DeleteFunc(slices.Clone(e.Desk.Standard().Categories()), func(c *standard.Category) bool {
			return !slices.Contains(own, c.ID)
		}), nil)
		for _, id := range own {
			s.marked[id] = true
		}
		s.crumb = func() string { return words.In(e, "new."+forInspection, nil) }
		s.frame = func() string { return e.In(view.Holder.Name(e.Desk.Today()).Text()) }
		s.then = func(categories []string) tea.Cmd { return open(s, categories) }
		return e.Push(s)
	})
}

// nameOf is the name of a known holder, in the language in force.
func (p *plan) nameOf(view desk.HolderView) string {
	return p.env.In(view.Holder.Name(p.env.Desk.Today()).Text())
}

// Resume goes on with a sheet that was left.
func Resume(e *screen.Env, d desk.Draft) tea.Cmd {
	if holder := strings.TrimPrefix(d.ID, d.Form+" "); d.Form == forHolder && holder != "new" {
		return aboutHolder(e, holder, func(a typed.Asking) tea.Cmd { return a.Resume(d) })
	}
	categories := strings.Fields(d.Target)
	law := e.Desk.Standard()
	if len(categories) == 0 || slices.ContainsFunc(categories, func(id string) bool { return law.Category(id) == nil }) {
		return ask(e, d.Form)
	}
	p := newPlan(e, d.Form, categories)
	if given, _, _ := strings.Cut(strings.TrimPrefix(d.ID, d.Form+" "), " "); given != "new" {
		p.given, p.earlier = given, d.Inspection
	}
	return p.asking(p.begin()).Resume(d)
}

// asking is the sheet with what it begins with.
func (p *plan) asking(begin form.Values) typed.Asking {
	p.begun = begin.One("form")
	p.put = p.begun
	return typed.Asking{Env: p.env, Known: begin, Sheet: p.newSheet, Opened: func(v form.Values) tea.Cmd {
		if p.given != "" {
			p.sheet.Form.SetFocus(p.firstAsked(v))
		}
		return p.lookUp(v)
	}}
}

// firstAsked is the first field that asks something about a holder that was
// given: a fact that the register does not say, else the period.
func (p *plan) firstAsked(v form.Values) string {
	for _, t := range p.traits {
		if p.asks(v, t.ID) {
			return traitField(t.ID)
		}
	}
	return "period"
}

// known is what is typed about a holder and an inspection.
var known = map[string]string{"premises": desk.TypedAddress, "source": desk.TypedSource, "ground": desk.TypedGround}

func (p *plan) newSheet(v form.Values) *sheet.Sheet {
	e := p.env
	p.sheet = &sheet.Sheet{
		Env: e, Form: form.New(p.form(), v), Draft: p.draft(),
		Name: func() string {
			if p.below == nil {
				return words.In(e, "new."+p.kind, nil)
			}
			return words.In(e, "about."+p.kind, nil)
		},
		Frame: func() (string, string) {
			return e.In(typed.Join("; ", p.names(p.categories)...)), p.framed()
		},
		Write: p.write, Noted: p.noted,
		Left: p.days().Period(func() *form.State { return p.sheet.Form }, "from", "to"),
	}
	return typed.Offer{Known: known, Own: p.suggest}.On(p.sheet)
}

// framed says beside the categories in which form the inspection would be opened: the
// field stands far below, and it may be written from anywhere.
func (p *plan) framed() string {
	n := words.Text("requirements", lang.Args{"n": requirements(p.env, p.categories)})
	form := checks.Form(p.sheet.Form.Values().One("form"))
	if p.kind != forInspection || form == "" {
		return p.env.In(n)
	}
	return p.env.In(typed.Join(" · ", form.Words(), n))
}

// Of opens a new inspection of a holder in categories that were chosen elsewhere.
func Of(e *screen.Env, categories []string) tea.Cmd {
	p := newPlan(e, forInspection, categories)
	return p.asking(p.begin()).Open()
}
