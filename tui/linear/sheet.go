package linear

import (
	"context"
	"errors"
	"slices"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
)

// A sheet is asked field by field. After each answer what was typed is kept; when
// all is answered it is said what writing would change, and only then it is written.

// sheet asks the fields of a sheet and writes it.
func (t *talk) sheet(s *sheet.Sheet) error {
	t.heading(s)
	if again, err := t.resumed(s); err != nil || again {
		return err
	}
	var answered []int // so that one can go back
	for at := 0; ; {
		i, asked, ok := t.nextField(s, at)
		if !ok {
			next, err := t.conclude(s)
			if err != nil || next < 0 {
				return t.left(s, err)
			}
			at, answered = next, nil
			continue
		}
		err := t.field(s, i, asked)
		if errors.Is(err, errBack) && len(answered) > 0 {
			at, answered = answered[len(answered)-1], answered[:len(answered)-1]
			continue
		}
		if err != nil {
			return t.left(s, err)
		}
		t.pump(s.Keep())
		t.report()
		if asks(asked) {
			answered = append(answered, i)
		}
		at = i + 1
	}
}

// heading names the sheet and what it is about.
func (t *talk) heading(s *sheet.Sheet) {
	t.pause()
	t.lines(spoken(s.Name()))
	left, right := s.Context()
	for _, line := range []string{left, right} {
		if line = spoken(line); line != "" {
			t.lines(line)
		}
	}
}

// nextField gives the next field that is shown, from a place on.
func (t *talk) nextField(s *sheet.Sheet, at int) (int, form.Asked, bool) {
	for i := at; i < s.Form.Fields(); i++ {
		if asked, shown := s.Form.Asked(i); shown {
			return i, asked, true
		}
	}
	return 0, form.Asked{}, false
}

// resumed asks, of a sheet that was typed into before, whether that is taken up. One
// that is begun afresh is another sheet, which stands in front then.
func (t *talk) resumed(s *sheet.Sheet) (afresh bool, err error) {
	taken := t.taken
	t.taken = false
	if s.Draft.Saved.IsZero() || taken {
		return false, nil
	}
	t.say("draft.held", lang.Args{"at": calendar.MomentOf(s.Draft.Saved)})
	at, err := t.choose([]option{{name: words.Text("draft.continue", nil)}, {name: words.Text("draft.afresh", nil)}}, 0)
	if err != nil || at == 0 {
		return false, err
	}
	for _, a := range s.Actions() {
		if a.ID != "form-afresh" {
			continue
		}
		t.pump(a.Run(t.env))
		if q, asks := t.env.Front().(*aid.Question); asks {
			last := q.Buttons[len(q.Buttons)-1]
			t.pump(t.env.Leave(q))
			t.pump(last.Do())
		}
		return true, nil
	}
	return false, nil
}

// left says, of a sheet that is left unwritten, that what was typed is kept.
func (t *talk) left(s *sheet.Sheet, err error) error {
	if err == nil {
		return nil
	}
	if s.Draft.ID != "" && (s.Form.Changed() || !s.Draft.Saved.IsZero()) {
		t.pump(s.Keep())
		t.report()
		t.say("draft.kept", nil)
	}
	return err
}

// conclude says what would change, and writes it. It gives the field to go back to,
// less than zero where the sheet is done.
func (t *talk) conclude(s *sheet.Sheet) (next int, err error) {
	if missing := s.Form.Missing(); len(missing) > 0 {
		t.lack(s, missing[0])
		return t.place(s, missing[0].ID), nil
	}
	f, known := t.effect(s)
	if known {
		t.say("effect", nil)
		t.changes(f, "effect.would")
	}
	t.pause()
	at, err := t.choose([]option{
		{name: s.Form.Submit()}, {name: words.Text("conclude.again", nil)}, {name: words.Text("conclude.leave", nil)},
	}, 0)
	switch {
	case errors.Is(err, errBack), err == nil && at == 1:
		return 0, nil
	case err != nil:
		return 0, err
	case at == 2:
		return 0, errBack
	}
	return t.commit(s, f, known)
}

// lack says what is missing, or what is wrong with it.
func (t *talk) lack(s *sheet.Sheet, f form.Field) {
	if wrong := s.Form.Wrong(f.ID); wrong != (lang.Text{}) {
		t.say("lack.wrong", lang.Args{"field": f.Label, "wrong": spoken(t.env.In(wrong))})
		return
	}
	t.say("lack", lang.Args{"field": f.Label})
}

// place finds a field by its id.
func (t *talk) place(s *sheet.Sheet, id string) int {
	for i := range s.Form.Fields() {
		if asked, shown := s.Form.Asked(i); shown && asked.Field.ID == id {
			return i
		}
	}
	return 0
}

// commit does what the sheet is for. Where it was refused all that was typed stands.
func (t *talk) commit(s *sheet.Sheet, f desk.Effect, known bool) (next int, err error) {
	t.pump(s.Actions()[0].Run(t.env)) // the first act of a sheet is to write it
	if slices.Contains(t.env.Stack(), screen.Screen(s)) && t.env.Front() == screen.Screen(s) {
		t.report()
		t.say("refused", nil)
		at, err := t.choose([]option{{name: words.Text("conclude.again", nil)}, {name: words.Text("conclude.leave", nil)}}, 0)
		if err == nil && at == 1 {
			err = errBack
		}
		return 0, err
	}
	if !s.Looks {
		_, hour := clock(t.env.Now())
		t.say("written", lang.Args{"time": hour})
	}
	if known {
		t.changes(f, "effect.did")
	}
	t.report()
	return -1, nil
}

// effect finds what writing would change.
func (t *talk) effect(s *sheet.Sheet) (f desk.Effect, known bool) {
	if s.Effect == nil {
		return f, false
	}
	find := s.Effect(s.Form.Values())
	if find == nil {
		return f, false
	}
	f, err := find(t.ctxOf(), t.env.Desk)
	if err != nil {
		t.wrong(err)
		return f, false
	}
	return f, true
}

// would tries an act out on an inspection, and says what it would change.
func (t *talk) would(inspection string, do func(context.Context, *desk.Desk) error) (desk.Effect, bool) {
	f, err := t.env.Desk.Would(t.ctxOf(), inspection, func(d *desk.Desk) error { return do(t.ctxOf(), d) })
	if err != nil {
		t.wrong(err)
		return f, false
	}
	t.say("effect", nil)
	t.changes(f, "effect.would")
	return f, true
}

// changes says what changes: what was, and what is or would be.
func (t *talk) changes(f desk.Effect, key string) {
	for _, l := range sheet.EffectLines(t.env, t.env.Desk.Standard(), f) {
		if len(l.How) == 3 && l.How[1].Text == arrow {
			what := unsigned(l.What)
			if what == "" {
				what = t.in("effect.verdict", nil)
			}
			before, after := unsigned(l.How[0].Text), unsigned(l.How[2].Text)
			t.say(key, lang.Args{"what": what, "before": before, "after": after})
			continue
		}
		said := ""
		for _, cell := range l.How {
			said = strings.TrimRight(said, " ") + apart(cell.Text)
		}
		if l.What != "" {
			said = unsigned(l.What) + ":" + said
		}
		becomes := "effect.becomes"
		if key == "effect.did" {
			becomes = "effect.became"
		}
		t.lines(arrowed(said, t.in(becomes, nil)))
	}
}
