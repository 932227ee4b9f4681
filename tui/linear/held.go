package linear

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	proof "ashyq/tui/screen/evidence"
	"ashyq/tui/screen/inspection"
)

// heldFor counts what stands under a check; all where none is named.
func (t *talk) heldFor(v desk.CheckView, check string) int { return len(t.held(v, check)) }

// held lists the evidence and the complete sources of an inspection, or of one check.
func (t *talk) held(v desk.CheckView, check string) []option {
	var out []option
	for _, e := range v.Case.Evidence {
		if check != "" && !slices.ContainsFunc(e.Serves, func(s checks.Service) bool { return s.Check == check }) {
			continue
		}
		name := words.Text("evidence.line", lang.Args{
			"kind": title(t.env.In(e.Kind.Words())), "day": e.At.Day.Digits(), "title": lang.Line(e.Title),
		})
		out = append(out, act(name, func() error { return t.oneHeld(v, e) }))
	}
	for _, c := range v.Case.Coverage {
		if check != "" && c.Check != check {
			continue
		}
		name := words.Text("coverage.line", lang.Args{"span": screen.Period(c.Span()), "source": lang.Line(c.Source)})
		out = append(out, act(name, func() error { return t.through(proof.WithdrawCoverage(t.env, v, c)) }))
	}
	return out
}

// evidence lists what was written down; what is chosen is said whole, corrected or
// withdrawn.
func (t *talk) evidence(id, check string) error {
	return t.room(func() ([]option, error) {
		v, err := t.view(id)
		if err != nil {
			return nil, err
		}
		list := t.held(v, check)
		t.say("evidence", lang.Args{"n": len(list)})
		return append([]option{act(words.Text("back", nil), leave)}, list...), nil
	})
}

// oneHeld says a piece of evidence whole.
func (t *talk) oneHeld(v desk.CheckView, e checks.Evidence) error {
	for _, line := range [][2]string{
		{"evidence.text", lang.Line(e.Text)}, {"evidence.source", lang.Line(e.Source)}, {"evidence.note", lang.Line(e.Note)},
		{"evidence.present", lang.Line(e.Present)}, {"evidence.author", lang.Line(e.Mark.Author)},
	} {
		if line[1] != "" {
			t.lines(t.in(line[0], nil) + ": " + line[1])
		}
	}
	for _, i := range e.Items {
		t.lines(t.itemTitle(e, i.Item) + ": " + t.env.In(i.State.Words()) + optional(i.Note))
	}
	for _, f := range e.Files {
		t.lines(t.in("evidence.file", nil) + ": " + lang.Line(f.Name))
	}
	if v.Sealed {
		return nil
	}
	at, err := t.choose([]option{
		{name: words.Text("evidence.leave", nil)}, {name: words.Text("evidence.change", nil)}, {name: words.Text("evidence.withdraw", nil)},
	}, 0)
	switch {
	case err != nil || at == 0:
		return err
	case at == 1:
		return t.through(proof.Change(t.env, v, e))
	}
	return t.through(proof.WithdrawEvidence(t.env, v, e))
}

// itemTitle names an item of the checks that evidence serves.
func (t *talk) itemTitle(e checks.Evidence, id string) string {
	for _, s := range e.Serves {
		if law := t.env.Desk.Standard().Check(s.Check); law != nil {
			if _, item, ok := t.env.Desk.Standard().FindItem(law, id); ok {
				return t.env.In(item.Title)
			}
		}
	}
	return lang.Line(id)
}

func optional(note string) string {
	if note = lang.Line(note); note != "" {
		return "; " + note
	}
	return ""
}

// registers says the rows of registers that are late or unclear, with their days.
func (t *talk) registers(id string) error {
	v, err := t.view(id)
	if err != nil {
		return t.failed(err)
	}
	for _, f := range v.Findings {
		for _, p := range f.Parts {
			t.rows(f, p)
		}
	}
	return nil
}

func (t *talk) rows(f checks.Finding, p checks.PartFinding) {
	part := screen.CheckOf(t.env, f.Check).Part(p.Part)
	if part == nil || len(p.Rows) == 0 {
		return
	}
	late := slices.DeleteFunc(slices.Clone(p.Rows), func(u checks.Unit) bool { return !u.State.Broken() && u.State != checks.Unclear })
	t.pause()
	t.say("register", lang.Args{"clause": inspection.Clause(f), "title": title(t.env.In(part.Title)), "n": len(p.Rows), "late": len(late)})
	for _, u := range late {
		args := lang.Args{
			"number": lang.Line(u.Number), "state": u.State.Words(), "due": u.Due.Digits(), "done": u.Done.Digits(), "days": u.DaysLate,
		}
		switch {
		case u.State.Broken() && u.Done != 0:
			t.say("register.late", args)
		case u.State.Broken():
			t.say("register.undone", args)
		default:
			t.say("register.unclear", args)
		}
		for _, r := range u.Reasons {
			t.tell(r.Words())
		}
	}
}
