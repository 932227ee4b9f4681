package linear

import (
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen/opening"
)

// open opens a new inspection: the category, then the sheet of the workbench.
func (t *talk) open() error {
	ids, err := t.categories("step.category")
	if err != nil {
		return err
	}
	return t.thenFollow(opening.Of(t.env, ids))
}

// categories asks for the category of a holder, or for several.
func (t *talk) categories(title string) ([]string, error) {
	t.pause()
	if title == "step.category" {
		t.say("step.category", nil)
	} else {
		t.say("category", nil)
	}
	all := t.env.Desk.Standard().Categories()
	var options []option
	for _, c := range all {
		options = append(options, option{name: c.Name, note: words.Text("category.note", lang.Args{
			"n": t.requirements(c.ID), "control": t.controlled(c.ID),
		})})
	}
	options = append(options, option{name: words.Text("category.how", nil)}, option{name: words.Text("category.several", nil)})
	for {
		at, err := t.choose(options, -1)
		switch {
		case err != nil:
			return nil, err
		case at < len(all):
			return []string{all[at].ID}, nil
		case at == len(all):
			t.explain(all)
		default:
			return t.several(all)
		}
	}
}

// requirements counts what is required of a category today.
func (t *talk) requirements(category string) int { return len(t.env.Desk.ChecksOf([]string{category})) }

// controlled says whether state control reaches holders of a category.
func (t *talk) controlled(category string) lang.Text {
	h := checks.Holder{Categories: []checks.Belonging{{ID: category}}}
	if subject, _ := h.SubjectOfControl(t.env.Desk.Today()); subject {
		return words.Text("yes", nil)
	}
	return words.Text("no", nil)
}

// explain says how a category is told.
func (t *talk) explain(all []*standard.Category) {
	for _, c := range all {
		t.lines(t.env.In(c.Name) + ".")
		t.tell(c.Help)
	}
}

// several asks for more than one category.
func (t *talk) several(all []*standard.Category) ([]string, error) {
	var options []option
	for _, c := range all {
		options = append(options, option{name: c.Name})
	}
	for {
		line, err := t.question(t.in("many", nil), func() { t.list(options) })
		if err != nil {
			return nil, err
		}
		chosen, ok := pickMany(t.env.Lang, namesOf(options), line)
		if !ok {
			t.say("choose.none", lang.Args{"n": len(options)})
			continue
		}
		var ids, names []string
		for _, at := range chosen {
			ids, names = append(ids, all[at].ID), append(names, t.env.In(all[at].Name))
		}
		t.lines(strings.Join(names, "; "))
		return ids, nil
	}
}
