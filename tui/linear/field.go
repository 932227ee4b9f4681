package linear

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
)

// field asks one field of a sheet.
func (t *talk) field(s *sheet.Sheet, i int, a form.Asked) error {
	t.step(s, a.Field)
	switch a.Field.Kind {
	case form.Info:
		t.info(a)
		return nil
	case form.Choice:
		return t.choice(s, i, a)
	case form.Many:
		return t.many(s, i, a)
	case form.Files, form.List:
		return t.listed(s, i, a)
	case form.Area:
		return t.area(s, i, a)
	}
	return t.typed(s, i, a)
}

// steps are the fields with which a part of a long sheet begins.
var steps = map[string]bool{"inspection holder": true, "inspection period": true, "inspection form": true}

// step says where a part of a long sheet begins.
func (t *talk) step(s *sheet.Sheet, f form.Field) {
	if steps[s.Draft.Form+" "+f.ID] {
		t.pause()
		t.say("step."+f.ID, nil)
	}
}

// asks tells whether there is anything to answer: a text is only read, and of one
// option that must be chosen it is only said which.
func asks(a form.Asked) bool {
	return a.Field.Kind != form.Info && !(a.Field.Kind == form.Choice && a.Field.Must && len(a.Offered) == 1 && a.Offered[0].Why == (lang.Text{}))
}

// info says what there is to read. What the signs of the screens mean is not said:
// here they are words.
func (t *talk) info(a form.Asked) {
	if a.Field.ID == "legend" {
		return
	}
	said := spoken(t.env.In(a.Field.Label))
	if len(a.Values) > 0 {
		said += ": " + strings.Join(a.Values, "; ")
	}
	t.lines(lang.Line(said))
	t.said(a)
}

// said says what was understood, and what is wrong with it.
func (t *talk) said(a form.Asked) {
	t.tell(a.Echo)
	t.tell(a.Wrong)
}

// set puts an answer in, lets the sheet look at it, and gives the field as it stands
// then.
func (t *talk) set(s *sheet.Sheet, i int, a form.Asked, values ...string) form.Asked {
	s.Form.Set(a.Field.ID, values...)
	if s.Noted != nil {
		t.pump(s.Noted(s.Form.Values()))
	}
	now, _ := s.Form.Asked(i)
	return now
}

// label is the name of a field with what stands below it.
func (t *talk) label(f form.Field) string {
	label := strings.TrimRight(spoken(t.env.In(f.Label)), ".:")
	if under := spoken(t.env.In(f.Under)); under != "" {
		label += " " + "(" + strings.Trim(under, "()") + ")"
	}
	return label
}

// asking is the question of a field; what stands in it is in brackets.
func (t *talk) asking(a form.Asked) string {
	question := t.label(a.Field)
	if standing := strings.Join(a.Values, "; "); standing != "" {
		question += " [" + lang.Line(standing) + "]"
	}
	if strings.HasSuffix(question, "?") {
		return question
	}
	return question + ":"
}

// cleared tells an answer that empties a field.
func cleared(line string) bool { return line == "-" || line == "–" }

// typed asks for one line: a text, a day. What was refused is not kept: what stood
// there before stands there again.
func (t *talk) typed(s *sheet.Sheet, i int, a form.Asked) error {
	for {
		stood := slices.Clone(a.Values)
		line, err := t.question(t.asking(a), nil)
		if err != nil {
			if t.half != "" && a.Field.Kind == form.Text { // no answer, but nothing typed is lost
				t.set(s, i, a, t.half)
			}
			return err
		}
		fresh := line != ""
		switch {
		case cleared(line):
			a = t.set(s, i, a)
		case fresh:
			if line, err = t.suggested(s, a, line); err != nil {
				return err
			}
			a = t.set(s, i, a, line)
		}
		if len(a.Values) == 0 && a.Field.Must {
			t.say("must", nil)
			a = t.set(s, i, a, stood...)
			continue
		}
		t.said(a)
		if a.Wrong != (lang.Text{}) && len(a.Values) > 0 {
			a = t.unset(s, i, a, fresh, stood)
			continue
		}
		if fresh && dated(a.Field) && a.Echo != (lang.Text{}) {
			again, err := t.right(s, i, &a)
			if err != nil {
				return err
			}
			if again {
				a = t.set(s, i, a, stood...)
				continue
			}
		}
		return nil
	}
}

// unset takes out an answer that was refused. One that stood there already, as in a
// draft, is no default either.
func (t *talk) unset(s *sheet.Sheet, i int, a form.Asked, fresh bool, stood []string) form.Asked {
	if !fresh {
		stood = nil
	}
	return t.set(s, i, a, stood...)
}

func dated(f form.Field) bool { return f.Kind == form.Day || f.Kind == form.Moment }

// right asks whether a day that was said back is the one that was meant: an empty
// line says yes, another day takes its place.
func (t *talk) right(s *sheet.Sheet, i int, a *form.Asked) (again bool, err error) {
	for {
		line, err := t.question(t.in("day.right", nil), nil)
		if err != nil || line == "" {
			return false, err
		}
		*a = t.set(s, i, *a, line)
		t.said(*a)
		if a.Wrong != (lang.Text{}) {
			return true, nil
		}
	}
}

// suggested offers what the sheet knows that is like what was typed. What was typed
// is the first, and is never changed without being asked.
func (t *talk) suggested(s *sheet.Sheet, a form.Asked, line string) (string, error) {
	if s.Suggest == nil || a.Field.Kind != form.Text {
		return line, nil
	}
	find := s.Suggest(a.Field.ID, line)
	if find == nil {
		return line, nil
	}
	list, err := find(t.ctxOf(), t.env.Desk)
	if err != nil {
		return line, nil // nothing is offered; what was typed is an answer
	}
	options := []option{{name: words.Text("as-typed", lang.Args{"text": line})}}
	values := []string{line}
	for _, one := range list {
		if lang.Name(one.Value) == lang.Name(line) {
			return one.Value, nil
		}
		options = append(options, option{name: one.Name, note: one.Note})
		values = append(values, one.Value)
	}
	if len(values) == 1 {
		return line, nil
	}
	t.say("alike", nil)
	at, err := t.choose(options, 0)
	if err != nil {
		return "", err
	}
	return values[at], nil
}

// choice asks for one of the options.
func (t *talk) choice(s *sheet.Sheet, i int, a form.Asked) error {
	options, standing := optionsOf(a)
	t.spans(s, a, options)
	if !asks(a) {
		a = t.set(s, i, a, a.Offered[0].ID)
		t.say("answer", lang.Args{"field": t.label(a.Field), "value": options[0].name})
		t.said(a)
		return nil
	}
	for {
		if !steps[s.Draft.Form+" "+a.Field.ID] { // its heading has said it
			t.lines(t.label(a.Field))
		}
		at, err := t.chooseBy(options, standing, keysOf(s, a))
		if err != nil {
			return err
		}
		a = t.set(s, i, a, a.Offered[at].ID)
		t.say("answered", lang.Args{"value": spoken(t.env.In(options[at].name))})
		t.said(a)
		if a.Wrong == (lang.Text{}) {
			return nil
		}
	}
}

// keysOf are the keys with which a field is answered besides: what is seen at a stand
// is answered by the same four everywhere.
func keysOf(s *sheet.Sheet, a form.Asked) func(line string) (int, bool) {
	if s.Draft.Form == "stand" && a.Field.ID == "state" {
		return fourKeys
	}
	return nil
}

// spans puts the days of a period beside its name.
func (t *talk) spans(s *sheet.Sheet, a form.Asked, options []option) {
	if s.Draft.Form != "inspection" || a.Field.ID != "period" {
		return
	}
	for _, p := range t.env.Desk.Presets(t.env.Desk.Today()) {
		if i := slices.IndexFunc(a.Offered, func(o form.Option) bool { return o.ID == p.ID }); i >= 0 {
			options[i].note = lang.Same(p.Span.From.Digits() + "–" + p.Span.To.Digits())
		}
	}
}

// optionsOf are the options of a field in words, and the one that stands; below zero
// where none does.
func optionsOf(a form.Asked) (list []option, standing int) {
	standing = -1
	for i, o := range a.Offered {
		list = append(list, option{name: optionName(o), why: o.Why})
		if len(a.Values) > 0 && a.Values[0] == o.ID && o.Why == (lang.Text{}) {
			standing = i
		}
	}
	if standing < 0 && !a.Field.Must && a.Field.Kind == form.Choice && len(list) > 0 {
		standing = slices.IndexFunc(a.Offered, func(o form.Option) bool { return o.ID == "" })
	}
	return list, standing
}

// many asks for any of the options.
func (t *talk) many(s *sheet.Sheet, i int, a form.Asked) error {
	options, _ := optionsOf(a)
	for {
		t.lines(t.label(a.Field))
		t.list(options)
		var standing []string
		for n, o := range a.Offered {
			if slices.Contains(a.Values, o.ID) {
				standing = append(standing, strconv.Itoa(n+1))
			}
		}
		prompt := t.in("many", nil)
		if len(standing) > 0 {
			prompt = t.in("many.standing", lang.Args{"list": strings.Join(standing, " ")})
		}
		line, err := t.question(prompt, func() { t.list(options) })
		if err != nil {
			return err
		}
		chosen, ok := pickMany(t.env.Lang, namesOf(options), line)
		switch {
		case line == "":
		case cleared(line):
			a = t.set(s, i, a)
		case !ok:
			t.say("choose.none", lang.Args{"n": len(options)})
			continue
		default:
			var ids, said []string
			for _, at := range chosen {
				ids, said = append(ids, a.Offered[at].ID), append(said, spoken(t.env.In(options[at].name)))
			}
			a = t.set(s, i, a, ids...)
			t.say("answered", lang.Args{"value": strings.Join(said, "; ")})
		}
		t.said(a)
		if a.Wrong == (lang.Text{}) && (len(a.Values) > 0 || !a.Field.Must) {
			return nil
		}
	}
}
