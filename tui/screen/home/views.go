package home

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// askViews reads the views; the one that was in force when the program ended is in
// force again.
func (s *inspections) askViews() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) ([]desk.View, error) {
		return d.Views(ctx)
	}, func(views []desk.View) tea.Cmd {
		s.views = views
		wanted := s.env.Taste.View
		for _, v := range views {
			if v.Name == wanted && wanted != s.view.Name {
				return s.look(v)
			}
		}
		return nil
	})
}

// look puts a view in force, without remembering it.
func (s *inspections) look(v desk.View) tea.Cmd {
	s.view, s.worst, s.needs, s.sort = v, "", "", ""
	s.asking()
	return s.anew()
}

// show puts a view in force and remembers it.
func (s *inspections) show(v desk.View) tea.Cmd {
	s.above = false
	t := s.env.Taste
	t.View = v.Name
	return tea.Batch(s.look(v), s.env.SetTaste(t))
}

// viewAt is the place of the view in force among all.
func (s *inspections) viewAt() int {
	for i, v := range s.views {
		if v.Name == s.view.Name && v.Built == s.view.Built {
			return i
		}
	}
	return 0
}

// walkViews goes to the next view or to the one before.
func (s *inspections) walkViews(on bool) tea.Cmd {
	n := len(s.views)
	if n == 0 {
		return nil
	}
	by := n - 1
	if on {
		by = 1
	}
	return s.show(s.views[(s.viewAt()+by)%n])
}

// drawViews writes the line of views, the one in force in brackets.
func (s *inspections) drawViews(c widget.Canvas, y int) {
	e := s.env
	var names []string
	at := s.viewAt()
	for i, v := range s.views {
		name := e.In(v.Title())
		if i == at {
			name = "[" + name + "]"
		}
		names = append(names, name)
	}
	x := c.Put(1, y, theme.Plain, words.In(e, "view", nil)) + 2
	if len(names) == 0 {
		return
	}
	from, to := around(names, at, c.Width()-x-1)
	if from > 0 {
		x = c.Put(x, y, theme.Plain, "…") + len(between)
	}
	for i := from; i < to; i++ {
		style := theme.Plain
		if i == at {
			style = theme.Focus
		}
		x = c.Put(x, y, style, names[i]) + len(between)
	}
	if to < len(names) {
		c.Put(x, y, theme.Plain, "…")
	}
}

// viewList chooses a view, keeps what is listed as one, drops one.
type viewList struct {
	env  *screen.Env
	of   *inspections
	list widget.List
}

func (s *inspections) chooseView() tea.Cmd {
	v := &viewList{env: s.env, of: s}
	v.list.Cursor = s.viewAt()
	return s.env.Push(v)
}

// Open implements screen.Opener.
func (v *viewList) Open() tea.Cmd {
	return screen.Look(v.env, v, func(ctx context.Context, d *desk.Desk) ([]desk.View, error) {
		return d.Views(ctx)
	}, func(views []desk.View) tea.Cmd {
		v.of.views = views
		v.list.Clamp(len(views))
		return nil
	})
}

// at gives the view under the cursor.
func (v *viewList) at() (desk.View, bool) {
	if i := v.list.Cursor; i < len(v.of.views) {
		return v.of.views[i], true
	}
	return desk.View{}, false
}

// Crumb implements screen.Screen.
func (v *viewList) Crumb() string { return words.In(v.env, "views", nil) }

// Stamp implements screen.Screen.
func (v *viewList) Stamp() string { return "" }

// Context implements screen.Screen.
func (v *viewList) Context() (left, right string) { return words.In(v.env, "views.about", nil), "" }

// Actions implements screen.Screen.
func (v *viewList) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("choose", v.choose), screen.Can("view-keep", v.keep), screen.Can("view-drop", v.drop).Unless(v.built),
		screen.Can("back", v.env.Pop),
	}
}

func (v *viewList) choose() tea.Cmd {
	one, ok := v.at()
	if !ok {
		return nil
	}
	left := v.env.Leave(v)
	return tea.Batch(left, v.of.show(one))
}

func (v *viewList) built() lang.Text {
	if one, ok := v.at(); !ok || one.Built {
		return words.Text("views.built", nil)
	}
	return lang.Text{}
}

func (v *viewList) drop() tea.Cmd {
	one, _ := v.at()
	return screen.Do(v.env, "", func(ctx context.Context, d *desk.Desk) (struct{}, error) {
		return struct{}{}, d.DropView(ctx, one.Name)
	}, func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		if v.of.view.Name == one.Name {
			return tea.Batch(v.Open(), v.of.show(desk.FirstView()), v.env.Tell(words.Text("views.dropped", nil)))
		}
		return tea.Batch(v.Open(), v.env.Tell(words.Text("views.dropped", nil)))
	})
}

// keep asks under which name what is listed now is kept.
func (v *viewList) keep() tea.Cmd {
	e, s := v.env, v.of
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{
			ID: "view", Submit: words.Text("views.write", nil),
			Fields: []form.Field{{ID: "name", Kind: form.Text, Label: words.Text("views.name", nil), Must: true}},
		}, nil),
		Name:  func() string { return words.In(e, "views.keep", nil) },
		Frame: func() (string, string) { return s.asked(), "" },
	}
	sh.Write = func(values form.Values) tea.Cmd {
		one := desk.View{Name: lang.Line(values.One("name")), Query: s.listed()}
		return screen.Do(e, "", func(ctx context.Context, d *desk.Desk) (struct{}, error) {
			return struct{}{}, d.SaveView(ctx, one)
		}, func(_ struct{}, err error) tea.Cmd {
			if err != nil {
				sh.Refused()
				return nil
			}
			return tea.Batch(sh.Written(), e.Leave(v), s.show(one), s.askViews(), e.Tell(words.Text("views.kept", nil)))
		})
	}
	return sheet.Open(e, sh)
}

// listed is what is listed now, as a view keeps it.
func (s *inspections) listed() desk.ViewQuery {
	q := s.view.Query
	if s.worst != "" {
		q.Worst = s.worst
	}
	if s.needs != "" {
		q.Needs = s.needs
	}
	if s.search != "" {
		q.Search = s.input.Text()
	}
	q.Order = s.ordered()
	return q
}

// Key implements screen.Screen.
func (v *viewList) Key(k keys.Key) (tea.Cmd, bool) { return nil, v.list.Key(k, len(v.of.views)) }

// Next implements screen.Screen.
func (v *viewList) Next() string {
	one, _ := v.at()
	return words.In(v.env, "views.next", lang.Args{"view": v.env.In(one.Title())})
}

// Draw implements screen.Screen.
func (v *viewList) Draw(c widget.Canvas) {
	e := v.env
	wide := 0
	for _, one := range v.of.views {
		wide = max(wide, widget.Width(e.In(one.Title())))
	}
	table := widget.NewTable(c.Width(), widget.Column{Title: words.In(e, "views.name", nil), Width: min(max(wide, 10), 30)},
		widget.Column{Title: words.In(e, "views.what", nil)})
	table.Head(c, 0)
	from, to := v.list.Window(len(v.of.views), c.Height()-1)
	for i := from; i < to; i++ {
		one := v.of.views[i]
		table.Row(c, 1+i-from, i == v.list.Cursor, widget.Cell{Text: e.In(one.Title())}, widget.Cell{Text: v.of.queried(one.Query)})
	}
}

// queried says in words what a view asks for.
func (s *inspections) queried(q desk.ViewQuery) string {
	e := s.env
	var out []string
	say := func(yes bool, key string) {
		if yes {
			out = append(out, words.In(e, key, nil))
		}
	}
	say(q.Mine, "query.mine")
	say(q.Unclosed, "query.unclosed")
	say(q.Agenda, "query.agenda")
	say(q.State != "", "state."+q.State)
	for _, f := range filters {
		say(q.Worst != "" && f.worst == q.Worst, f.key)
	}
	say(q.Needs != "", "query."+string(q.Needs))
	if c := e.Desk.Standard().Category(q.Category); c != nil {
		out = append(out, e.In(c.Name))
	}
	if q.Form != "" {
		out = append(out, e.In(checks.Form(q.Form).Words()))
	}
	if q.Search != "" {
		out = append(out, "«"+lang.Line(q.Search)+"»")
	}
	say(len(out) == 0, "query.all")
	for _, o := range orders {
		say(o.order == q.Order, o.key)
	}
	return joined(out)
}
