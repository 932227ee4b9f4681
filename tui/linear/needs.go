package linear

import (
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// needs says what waits for this analyst, in the order in which it is most urgent.
// What pages propose has to be counted first, and how far that is is said on the way.
func (t *talk) needs() error {
	if err := t.env.Desk.CountWaiting(t.ctxOf(), desk.NeedsQuery{Mine: true}, t.tenths()); err != nil {
		return t.failed(err)
	}
	return t.room(func() ([]option, error) {
		all, err := t.env.Desk.Needs(t.ctxOf(), desk.NeedsQuery{Mine: true})
		if err != nil {
			return nil, err
		}
		t.say("needs", lang.Args{"n": all.All()})
		var out []option
		for _, l := range all.Lines {
			out = append(out, t.need(l))
		}
		return append(out, act(words.Text("back", nil), leave)), nil
	})
}

// need is one thing that waits, and the way to it.
func (t *talk) need(l desk.NeedLine) option {
	id := l.Inspection
	to := func() error { return t.inspection(id) }
	switch {
	case l.Term != nil:
		return t.term(*l.Term)
	case l.Draft != nil:
		return act(t.draftName(*l.Draft), func() error { return t.resume(*l.Draft) })
	case l.More || id == "":
		to = t.inspections
	case l.Kind == desk.NeedProposals:
		to = func() error { return t.proposals(id) }
	case l.Kind == desk.NeedSignature:
		to = func() error { return t.papers(id) }
	}
	name := words.Text("needs.line", lang.Args{"what": l.What(), "number": l.Shown, "name": l.Name})
	if l.More || id == "" {
		name = l.What()
	}
	return act(name, to)
}

// least is from how many steps on work is long enough to say how far it is.
const least = 20

// tenths says a line at every ten per cent of long work.
func (t *talk) tenths() func(done, all int) {
	said := 0
	return func(done, all int) {
		if all < least {
			return
		}
		if tenth := done * 10 / all; tenth > said {
			said = tenth
			t.say("tenth", lang.Args{"percent": tenth * 10})
		}
	}
}

// terms says the terms that run, nearest first; one that is chosen is counted day by
// day.
func (t *talk) terms(inspection string) error {
	return t.room(func() ([]option, error) {
		page, err := t.env.Desk.DeadlinePage(t.ctxOf(), desk.DeadlineQuery{Inspection: inspection, Limit: mostFound})
		if err != nil {
			return nil, err
		}
		t.say("terms", lang.Args{"n": page.All, "over": page.Over})
		out := []option{act(words.Text("back", nil), leave)}
		for _, l := range page.Lines {
			out = append(out, t.term(l))
		}
		return out, nil
	})
}

// term is a term that runs: chosen, it is told how it was counted.
func (t *talk) term(l desk.DeadlineLine) option {
	name := words.Text("term.undated", lang.Args{"what": l.What(), "left": l.Left(), "subject": l.Subject()})
	if l.Last != 0 {
		name = words.Text("term", lang.Args{"what": l.What(), "last": l.Last.Digits(), "left": l.Left(), "subject": l.Subject()})
	}
	return option{name: name, do: func() error {
		for _, told := range l.Tells {
			t.tell(told)
		}
		if id := string(l.Inspection); id != "" {
			at, err := t.choose([]option{{name: words.Text("back", nil)}, {name: words.Text("term.go", nil)}}, 0)
			if err == nil && at == 1 {
				return t.inspection(id)
			}
			return err
		}
		return nil
	}}
}
