package linear

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
)

// area asks for a text of several lines: an empty one ends it.
func (t *talk) area(s *sheet.Sheet, i int, a form.Asked) error {
	for {
		if len(a.Values) > 0 {
			t.say("area.standing", lang.Args{"field": t.label(a.Field), "text": strings.Join(strings.Fields(a.Values[0]), " ")})
		}
		t.say("area", lang.Args{"field": t.label(a.Field)})
		var lines []string
		for {
			line, err := t.question(">", nil)
			if err != nil {
				if t.half != "" {
					lines = append(lines, t.half)
				}
				if len(lines) > 0 { // what was typed of it is kept
					t.set(s, i, a, strings.Join(lines, "\n"))
				}
				return err
			}
			if line == "" {
				break
			}
			lines = append(lines, line)
		}
		switch {
		case len(lines) == 1 && cleared(lines[0]):
			a = t.set(s, i, a)
		case len(lines) > 0:
			a = t.set(s, i, a, strings.Join(lines, "\n"))
		}
		t.said(a)
		switch {
		case a.Field.Must && len(a.Values) == 0:
			t.say("must", nil)
		case a.Wrong == (lang.Text{}):
			return nil
		}
	}
}

// listed asks for lines, each an entry of its own, until an empty one.
func (t *talk) listed(s *sheet.Sheet, i int, a form.Asked) error {
	for n, line := range a.Values {
		t.lines(strconv.Itoa(n+1) + ". " + lang.Line(line))
	}
	if len(a.Values) > 0 {
		t.say("listed.take", nil)
	}
	for {
		prompt := t.in("listed", lang.Args{"field": t.label(a.Field), "n": len(a.Values) + 1})
		if a.Field.Kind == form.Files {
			prompt = t.in("files", lang.Args{"field": t.label(a.Field), "n": len(a.Values) + 1})
		}
		line, err := t.question(prompt, nil)
		if err != nil {
			return err
		}
		if line == "" {
			t.said(a)
			if a.Wrong != (lang.Text{}) && len(a.Values) > 0 {
				continue
			}
			return nil
		}
		a = t.entered(s, i, a, line)
	}
}

// entered takes an entry off the list by its number, or adds one. An entry that is
// wrong is said to be, and not kept.
func (t *talk) entered(s *sheet.Sheet, i int, a form.Asked, line string) form.Asked {
	if off, yes := strings.CutPrefix(line, "-"); yes {
		if n, ok := numberOf(strings.TrimSpace(off)); ok && n >= 1 && n <= len(a.Values) {
			t.say("listed.taken", lang.Args{"line": a.Values[n-1]})
			return t.set(s, i, a, slices.Delete(slices.Clone(a.Values), n-1, n)...)
		}
	}
	before := slices.Clone(a.Values)
	now := t.set(s, i, a, append(slices.Clone(a.Values), form.Entries(a.Field.Kind, line)...)...)
	if now.Wrong == (lang.Text{}) {
		return now
	}
	t.tell(now.Wrong)
	return t.set(s, i, a, before...)
}
