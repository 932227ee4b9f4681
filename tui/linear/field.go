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

// typed asks for one line: a text, a day.
func (t *talk) typed(s *sheet.Sheet, i int, a form.Asked) error {
	for {
		line, err := t.question(t.asking(a), nil)
		if err != nil {
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
			continue
		}
		t.said(a)
		if a.Wrong != (lang.Text{}) && len(a.Values) > 0 {
			continue
		}
		if fresh && dated(a.Field) && a.Echo != (lang.Text{}) {
			again, err := t.right(s, i, &a)
			if err != nil || again {
				if err != nil {
					return err
				}
				continue
			}
		}
		return nil
	}
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
	if only, single := single(options); single && a.Field.Must {
		a = t.set(s, i, a, a.Offered[only].ID)
		t.say("answer", lang.Args{"field": t.label(a.Field), "value": options[only].name})
		t.said(a)
		return nil
	}
	for {
		if !steps[s.Draft.Form+" "+a.Field.ID] { // its heading has said it
			t.lines(t.label(a.Field))
		}
		at, err := t.choose(options, standing)
		if err != nil {
			return err
		}
		a = t.set(s, i, a, a.Offered[at].ID)
		t.said(a)
		if a.Wrong == (lang.Text{}) {
			return nil
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

// single gives the only option that can be chosen.
func single(options []option) (int, bool) {
	at, n := 0, 0
	for i, o := range options {
		if o.why == (lang.Text{}) {
			at = i
			n++
		}
	}
	return at, n == 1
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
		chosen, ok := pickMany(namesOf(options), line)
		switch {
		case line == "":
		case cleared(line):
			a = t.set(s, i, a)
		case !ok:
			t.say("choose.none", lang.Args{"n": len(options)})
			continue
		default:
			var ids []string
			for _, at := range chosen {
				ids = append(ids, a.Offered[at].ID)
			}
			a = t.set(s, i, a, ids...)
		}
		t.said(a)
		if a.Wrong == (lang.Text{}) && (len(a.Values) > 0 || !a.Field.Must) {
			return nil
		}
	}
}
