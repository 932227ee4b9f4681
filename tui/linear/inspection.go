package linear

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/importing"
	"ashyq/tui/screen/inspection"
	"ashyq/tui/screen/register"
	"ashyq/tui/screen/stand"
)

// formOf and verdictOf give ids of rows in words.
func formOf(id string) lang.Text { return checks.Form(id).Words() }

func verdictOf(id string) lang.Text {
	if id == "" {
		return checks.NotChecked.Words()
	}
	return checks.Verdict(id).Words()
}

// view judges an inspection.
func (t *talk) view(id string) (desk.CheckView, error) { return t.env.Desk.Check(t.ctxOf(), id, "") }

// inspection is the room of one inspection.
func (t *talk) inspection(id string) error {
	was := t.about
	defer func() { t.about = was }()
	return t.room(func() ([]option, error) {
		t.about = id
		v, err := t.view(id)
		if err != nil {
			return nil, err
		}
		t.sayInspection(v)
		waiting, err := t.waiting(id)
		if err != nil {
			return nil, err
		}
		return t.inspectionActs(v, waiting), nil
	})
}

// sayInspection says what it is and how it stands.
func (t *talk) sayInspection(v desk.CheckView) {
	i := v.Case.Inspection
	t.say("inspection", lang.Args{
		"number": i.Number, "name": v.Holder.Holder.Name(i.AsOf).Text(), "form": i.Form.Words(),
	})
	t.say("inspection.period", lang.Args{"period": screen.Period(i.Period.Span()), "day": i.AsOf.Digits()})
	if v.Sealed {
		t.say("inspection.closed", nil)
	}
	if n := len(v.Case.Unread); n > 0 {
		t.say("inspection.unread", lang.Args{"n": n})
	}
	t.figures(v.Summary)
	if note := spoken(t.env.In(v.Note)); note != "" {
		t.lines(note)
	}
}

// figures says how many requirements are kept, of all that apply, and how it is with
// the rest.
func (t *talk) figures(sum checks.Summary) {
	t.say("figures", lang.Args{"met": sum.Met, "n": sum.Applicable})
	for _, f := range []struct {
		v checks.Verdict
		n int
	}{
		{checks.PartlyMet, sum.PartlyMet}, {checks.NotMet, sum.NotMet}, {checks.CannotTell, sum.CannotTell},
		{checks.NotChecked, sum.NotChecked}, {checks.NotApplicable, sum.NotApplicable},
	} {
		if f.n > 0 {
			t.say("figures.rest", lang.Args{"verdict": title(t.env.In(f.v.Words())), "n": f.n})
		}
	}
}

// inspectionActs are what can be done, the next step first.
func (t *talk) inspectionActs(v desk.CheckView, waiting int) []option {
	id := v.Case.Inspection.ID
	has := func(is func(*checks.PartFinding) bool) bool {
		return slices.ContainsFunc(v.Findings, func(f checks.Finding) bool {
			return slices.ContainsFunc(f.Parts, func(p checks.PartFinding) bool { return is(&p) })
		})
	}
	_, stands := v.Finding(standCheck)
	list := acts(
		act(words.Text("inspection.checks", lang.Args{"n": len(v.Findings)}), func() error { return t.findCheck(id) }),
		option{name: words.Text("inspection.proposals", lang.Args{"n": waiting}), do: when(waiting > 0, func() error { return t.proposals(id) })},
		option{name: words.Text("inspection.stand", nil), do: when(stands && !v.Sealed, func() error { return t.through(stand.Open(t.env, id)) })},
		option{name: words.Text("inspection.register", nil), do: when(has(register.Has), func() error { return t.registers(id) })},
		option{name: words.Text("inspection.import", nil), do: when(t.imports(v), func() error { return t.importing(id) })},
		act(words.Text("inspection.memo", nil), func() error { return t.paper(id, checks.MemoPaper) }),
		act(words.Text("inspection.papers", nil), func() error { return t.papers(id) }),
		act(words.Text("inspection.evidence", lang.Args{"n": len(v.Case.Evidence) + len(v.Case.Coverage)}), func() error { return t.evidence(id, "") }),
		act(words.Text("inspection.terms", nil), func() error { return t.terms(id) }),
		act(words.Text("inspection.journal", nil), func() error { return t.journal(id) }),
		act(words.Text("inspection.undo", nil), t.undo),
		act(words.Text("inspection.redo", nil), t.redo),
		act(words.Text("inspection.screen", nil), func() error { return t.through(inspection.Open(t.env, id)) }),
		act(words.Text("back", nil), leave),
	)
	if v.Summary.NotChecked == 0 && waiting == 0 { // all was looked at: the memo is next
		memo := words.Text("inspection.memo", nil)
		i := slices.IndexFunc(list, func(o option) bool { return o.name == memo })
		first := list[i]
		list = slices.Insert(slices.Delete(list, i, i+1), 0, first)
	}
	return list
}

const standCheck = "stand"

// imports tells whether a register can be brought in under any check.
func (t *talk) imports(v desk.CheckView) bool {
	return !v.Sealed && slices.ContainsFunc(v.Findings, func(f checks.Finding) bool { return t.reads(v, f.Check) })
}

func (t *talk) reads(v desk.CheckView, check string) bool {
	law := t.env.Desk.Standard().Check(check)
	return law != nil && importing.Reads(law, v.Case.Inspection.Categories)
}

// importing asks under which check, and brings a register in.
func (t *talk) importing(id string) error {
	v, err := t.view(id)
	if err != nil {
		return t.failed(err)
	}
	var list []option
	for _, f := range v.Findings {
		if t.reads(v, f.Check) {
			list = append(list, act(t.checkName(f), func() error { return t.through(importing.Open(t.env, v, f.Check, "")) }))
		}
	}
	at, err := t.choose(list, 0)
	if err != nil {
		return err
	}
	return list[at].do()
}

// waiting counts the proposals that wait for an answer.
func (t *talk) waiting(id string) (int, error) {
	all, err := t.env.Desk.Proposals(t.ctxOf(), id)
	n := 0
	for _, p := range all {
		if p.State == desk.ProposalOpen {
			n++
		}
	}
	return n, err
}

// checkName is a check with its clause.
func (t *talk) checkName(f checks.Finding) lang.Text {
	return words.Text("check.name", lang.Args{"clause": inspection.Clause(f), "title": screen.CheckOf(t.env, f.Check).Short})
}
