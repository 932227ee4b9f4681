package evidence

import (
	"context"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/typed"
)

// about is what a sheet is about: an inspection, and a check of it.
type about struct {
	env        *screen.Env
	law        *standard.Standard
	view       desk.CheckView
	id         string // of the inspection
	check      *standard.Check
	categories []string
	items      map[checks.EvidenceKind][]item // what can be seen; once asked, for a form asks often
	shared     map[string][]question          // that read some rows
	reading    map[reading][][]string         // questions of a check that read a kind
}

// reading is a check with a kind of evidence.
type reading struct {
	check string
	kind  checks.EvidenceKind
}

// checkOf is the check under which evidence stands first; "" where this program
// knows none of those that it serves.
func checkOf(e *screen.Env, ev checks.Evidence) string {
	for _, s := range ev.Serves {
		if e.Desk.Standard().Check(s.Check) != nil {
			return s.Check
		}
	}
	return ""
}

func on(e *screen.Env, v desk.CheckView, check string) *about {
	law := e.Desk.Standard()
	return &about{
		env: e, law: law, view: v, id: v.Case.Inspection.ID,
		check: law.Check(check), categories: v.Case.Inspection.Categories,
		items: map[checks.EvidenceKind][]item{}, shared: map[string][]question{}, reading: map[reading][][]string{},
	}
}

// period is the period of the inspection, in which a day without a year is looked
// for.
func (a *about) period() calendar.Span { return a.view.Case.Inspection.Period.Span() }

func (a *about) days() typed.Days { return typed.Days{Env: a.env, Near: a.period()} }

// frame is the sentence above a sheet: the check, or a question of it, and the
// requirement in the act in force.
func (a *about) frame(part *standard.Part) func() (left, right string) {
	if a.check == nil {
		return nil
	}
	title := a.check.Title
	if part != nil {
		title = typed.Join(" · ", a.check.Short, part.Title)
	}
	act := screen.ActToday(a.env)
	var clauses []string
	for _, category := range a.categories {
		if clause := a.law.ClauseOf(a.check, category, act); clause != "" && !slices.Contains(clauses, clause) {
			clauses = append(clauses, clause)
		}
	}
	return func() (string, string) { return a.env.In(title), act + " " + strings.Join(clauses, ", ") }
}

// premises names an address of the holder, with its number in the register.
func (a *about) premises(id string) lang.Text {
	for i, p := range a.view.Holder.Holder.Premises {
		if p.ID == id {
			return words.Text("premises.one", lang.Args{"n": i + 1, "address": lang.Line(p.Address)})
		}
	}
	return words.Text("premises.none", nil)
}

// draft is the identity of the draft of a sheet.
func (a *about) draft(form, target string) desk.Draft {
	d := desk.Draft{ID: form + " " + a.id, Form: form, Inspection: a.id, Target: target}
	if a.check != nil {
		d.Check = a.check.ID
	}
	if target == "" {
		target = d.Check
	}
	d.ID += " " + target
	return d
}

// doing is an act of a sheet: what it does at a desk, and whether that can be
// tried out before.
type doing func(context.Context, *desk.Desk) error

// effect says what an act would change.
func (a *about) effect(act doing) func(context.Context, *desk.Desk) (desk.Effect, error) {
	return func(ctx context.Context, d *desk.Desk) (desk.Effect, error) {
		return d.Would(ctx, a.id, func(tried *desk.Desk) error { return act(ctx, tried) })
	}
}

// written says that something is on the disk, and how to take it back.
func (a *about) written() tea.Cmd { return a.env.Tell(words.Text("written", nil)) }

// field makes a field with its label.
func field(id string, kind form.Kind) form.Field {
	return form.Field{ID: id, Kind: kind, Label: words.Text("field."+id, nil)}
}

// must makes a field that has to have a value.
func must(id string, kind form.Kind) form.Field {
	f := field(id, kind)
	f.Must = true
	return f
}

// sources lists the sources that were named in this inspection before, the latest
// first: the same journal or page often serves again.
func (a *about) sources() []string {
	var out []string
	add := func(source string) {
		if source = lang.Line(source); source != "" && !slices.Contains(out, source) {
			out = append(out, source)
		}
	}
	for _, e := range slices.Backward(a.view.Case.Evidence) {
		if e.Kind != checks.Statement {
			add(e.Source)
		}
	}
	for _, c := range slices.Backward(a.view.Case.Coverage) {
		add(c.Source)
	}
	return out
}

// offer gives those of some texts that hold what was typed, as suggestions.
func offer(list []string, text string) typed.Finder {
	wanted := lang.Fold(text)
	if lang.Line(text) == "" {
		return nil
	}
	var out []form.Suggestion
	for _, s := range list {
		if strings.Contains(lang.Fold(s), wanted) && s != text && len(out) < mostOffered {
			out = append(out, form.Suggestion{Value: s, Name: lang.Same(s)})
		}
	}
	return func(context.Context, *desk.Desk) ([]form.Suggestion, error) { return out, nil }
}

const mostOffered = 5
