package linear

import (
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// undo names what would be taken back on the inspection in hand, and takes it back
// when that is wanted.
func (t *talk) undo() error {
	if t.about == "" {
		t.say("undo.nowhere", nil)
		return nil
	}
	next, err := t.env.Desk.NextUndo(t.ctxOf(), t.about)
	if err != nil {
		return t.failed(err)
	}
	return t.takeBack(next, "undo", func() (desk.TakenBack, error) { return t.env.Desk.Undo(t.ctxOf(), t.about) })
}

// redo brings back what was taken back last.
func (t *talk) redo() error {
	next, err := t.env.Desk.NextRedo(t.ctxOf(), t.about)
	if err != nil {
		return t.failed(err)
	}
	return t.takeBack(next, "redo", func() (desk.TakenBack, error) { return t.env.Desk.Redo(t.ctxOf(), t.about) })
}

func (t *talk) takeBack(next desk.Step, way string, do func() (desk.TakenBack, error)) error {
	if !next.OK {
		t.tell(next.Why)
		return nil
	}
	name, question := words.Text("undo.do", nil), "undo.what"
	if way == "redo" {
		name, question = words.Text("redo.do", nil), "redo.what"
	}
	for _, what := range next.What {
		t.say(question, lang.Args{"what": spoken(t.env.In(what))})
	}
	at, err := t.choose([]option{{name: name}, {name: words.Text("undo.leave", nil)}}, 0)
	if err != nil || at == 1 {
		return err
	}
	if _, err := do(); err != nil {
		return t.failed(err)
	}
	t.moved = true
	t.written()
	if next.Opening { // what it was about is not there any more
		return errLeave
	}
	return nil
}

// journal says the latest entries of an inspection, newest first.
func (t *talk) journal(id string) error {
	list, err := t.env.Desk.Journal(t.ctxOf(), id)
	if err != nil {
		return t.failed(err)
	}
	t.say("journal", lang.Args{"n": len(list)})
	for i := len(list) - 1; i >= 0 && i >= len(list)-mostListed; i-- {
		l := list[i]
		args := lang.Args{"at": l.Header.Time.Format("02.01.2006"), "author": lang.Line(l.Author), "what": spoken(t.env.In(l.What))}
		if day, hour := clock(l.Header.Time); day != "" {
			args["at"] = day + ", " + hour
		}
		if l.Undone {
			t.say("journal.undone", args)
		} else {
			t.say("journal.line", args)
		}
	}
	return nil
}
