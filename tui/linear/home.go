package linear

import (
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/screen/home"
	"ashyq/tui/screen/office"
	"ashyq/tui/screen/typed"
)

// home is the first room, to which everything else leads back.
func (t *talk) home(first string) error {
	if first != "" && len(t.seen) == 0 {
		t.seen = []string{first}
	}
	if err := t.follow(); err != nil { // a draft that was taken up may have opened one
		return err
	}
	for {
		if err := t.room(t.atHome); err != nil {
			return err
		}
	}
}

// follow goes to an inspection that was opened meanwhile.
func (t *talk) follow() error {
	for len(t.seen) > 0 {
		id := t.seen[len(t.seen)-1]
		t.seen = nil
		if err := t.inspection(id); err != nil {
			return err
		}
	}
	return nil
}

// atHome says how things stand, and what can be done.
func (t *talk) atHome() ([]option, error) {
	t.about = ""
	open, err := t.env.Desk.CountInspections(t.ctxOf(), journal.InspectionQuery{State: "open"})
	if err != nil {
		return nil, err
	}
	holders, err := t.env.Desk.CountHolders(t.ctxOf(), journal.HolderQuery{})
	if err != nil {
		return nil, err
	}
	today := typed.Words(calendar.Moment{Day: t.env.Desk.Today(), Minute: -1})
	if open == 0 {
		t.say("home.empty", lang.Args{"today": today})
	} else {
		t.say("home", lang.Args{"today": today, "n": open})
	}
	nameless := !t.env.Sample && !t.env.Desk.Author().Given
	if nameless {
		t.say("home.nameless", lang.Args{"name": lang.Line(t.env.Desk.Author().Name)})
	}
	begin := act(words.Text("home.open", nil), t.open)
	list := acts(
		option{name: words.Text("home.needs", nil), do: when(open > 0, t.needs)},
		option{name: words.Text("home.inspections", lang.Args{"n": open}), do: when(open > 0, t.inspections)},
		begin,
		option{name: words.Text("home.search", nil), do: when(holders > 0, t.search)},
		option{name: words.Text("home.terms", nil), do: when(open > 0, func() error { return t.terms("") })},
		option{name: words.Text("home.holders", lang.Args{"n": holders}), do: when(holders > 0, t.holders)},
		act(words.Text("home.standard", nil), t.norms),
		option{name: words.Text("home.sample", nil), do: when(holders == 0 && !t.env.Sample, t.openSample)},
		act(words.Text("home.screens", nil), t.rooms),
		act(words.Text("home.settings", nil), t.settings),
		act(words.Text("home.language", lang.Args{"language": languages[t.env.Lang]}), t.language),
		act(words.Text("home.quit", nil), func() error { return errQuit }),
	)
	if open == 0 { // the first minute: an empty line begins it
		list = append([]option{begin}, without(list, begin.name)...)
	}
	if nameless { // whoever writes stands under every entry; the next step stays the first
		list = slices.Insert(list, 1, act(words.Text("home.name", nil), func() error { return t.through(office.AskName(t.env)) }))
	}
	return list, nil
}

// without leaves an option out.
func without(list []option, name lang.Text) []option {
	var out []option
	for _, o := range list {
		if o.name != name {
			out = append(out, o)
		}
	}
	return out
}

// when gives an act only where it can be done.
func when(can bool, do func() error) func() error {
	if !can {
		return nil
	}
	return do
}

// openSample leaves this desk for the sample office.
func (t *talk) openSample() error {
	t.pump(t.env.OpenSample())
	return errQuit
}

// draftName says what a draft is of, when it was left, and what was typed.
func (t *talk) draftName(d desk.Draft) lang.Text {
	return words.Text("draft.name", lang.Args{
		"what": home.DraftName(t.env, d), "at": calendar.MomentOf(d.Saved), "text": home.DraftText(t.env, d),
	})
}

// inspections lists the open inspections, worst first; one is found by words too.
func (t *talk) inspections() error {
	return t.room(func() ([]option, error) {
		list, err := t.env.Desk.ListInspections(t.ctxOf(), journal.InspectionQuery{State: "open", Order: "worst", Limit: mostFound})
		if err != nil {
			return nil, err
		}
		t.say("inspections", nil)
		var out []option
		for _, line := range list {
			out = append(out, t.inspectionOption(line))
		}
		if len(list) == mostFound {
			out = append(out, act(words.Text("inspections.search", nil), t.search))
		}
		return append(out, act(words.Text("back", nil), leave)), nil
	})
}

// mostFound is how many things are offered of a list; the rest is found by words.
const mostFound = 200

func (t *talk) inspectionOption(line desk.InspectionLine) option {
	looked, due := line.Progress()
	name := words.Text("inspection.line", lang.Args{"number": line.Shown, "name": line.Name})
	note := words.Text("inspection.note", lang.Args{
		"form": formOf(line.Form), "worst": verdictOf(line.Worst), "looked": looked, "due": due,
	})
	return option{name: name, note: note, do: func() error { return t.inspection(line.ID) }}
}

// holders finds a holder by words, and says what is known of it.
func (t *talk) holders() error {
	return t.asked("holders.ask", func(line string) ([]option, error) {
		rows, err := t.env.Desk.FindHolders(t.ctxOf(), line, mostListed)
		if err != nil {
			return nil, err
		}
		var out []option
		for _, row := range rows {
			name := lang.Same(lang.Text{KK: row.NameKK, RU: row.NameRU}.Best(t.env.Lang))
			out = append(out, act(name, func() error { return t.holder(row.ID) }))
		}
		return out, nil
	})
}

// asked finds things by words until an empty line: one that was found is gone to,
// among several one is chosen. Where nothing is found, what the words mean in another
// layout is looked for, and that is said.
func (t *talk) asked(question string, find func(line string) ([]option, error)) error {
	for {
		line, err := t.question(t.in(question, nil), nil)
		if errors.Is(err, errBack) || err == nil && line == "" {
			return nil
		}
		if err != nil {
			return err
		}
		if err := t.findAndGo(line, find); err != nil && !errors.Is(err, errBack) {
			return err
		}
		if len(t.seen) > 0 {
			return nil
		}
	}
}

func (t *talk) findAndGo(line string, find func(line string) ([]option, error)) error {
	list, err := find(line)
	for _, other := range lang.Retyped(line) {
		if err != nil || len(list) > 0 {
			break
		}
		if list, err = find(other); len(list) > 0 {
			t.say("meant", lang.Args{"text": other})
		}
	}
	switch {
	case err != nil:
		return t.failed(err)
	case len(list) == 0:
		t.say("found.none", nil)
		return nil
	case len(list) == 1:
		t.option(0, list[0])
		return list[0].do()
	}
	at, err := t.choose(list, -1)
	if err != nil {
		return err
	}
	return list[at].do()
}

// thenFollow does what was asked for and goes to the inspection that it opened.
func (t *talk) thenFollow(cmd tea.Cmd) error {
	if err := t.through(cmd); err != nil {
		return err
	}
	return t.follow()
}
