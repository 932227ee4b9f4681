package main

import (
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// viewsCmd keeps the views: lists of inspections with a name.
type viewsCmd struct {
	List viewsListCmd `cmd:"" default:"1"`
	Save viewsSaveCmd `cmd:""`
	Drop viewsDropCmd `cmd:""`
}

// viewsListCmd lists them.
type viewsListCmd struct{}

type viewLine struct {
	Name  string         `json:"name"` // by which it is asked for
	Title lang.Text      `json:"title"`
	Built bool           `json:"built"` // it is always there
	Query desk.ViewQuery `json:"query"`
	N     int            `json:"n"` // inspections in it now
}

// Run prints the views, each with how many inspections it holds now.
func (c viewsListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		all, err := d.Views(s.ctx)
		if err != nil {
			return err
		}
		lines := []viewLine{}
		var grid [][]string
		for _, v := range all {
			q, err := d.Asked(s.ctx, v.Query)
			if err != nil {
				return err
			}
			n, err := d.CountInspections(s.ctx, q)
			if err != nil {
				return err
			}
			lines = append(lines, viewLine{Name: v.Name, Title: v.Title(), Built: v.Built, Query: v.Query, N: n})
			grid = append(grid, []string{s.words(v.Title()), s.say("views.n", lang.Args{"n": n})})
		}
		return s.answer(struct {
			Views []viewLine `json:"views"`
		}{lines}, func() { s.grid(grid) })
	})
}

// viewsSaveCmd keeps a view under a name.
type viewsSaveCmd struct {
	Name     string `arg:"" name:"view-name"`
	Mine     bool
	Unclosed bool
	Agenda   bool
	Worst    []string `placeholder:"verdict" sep:"none"`
	State    string   `placeholder:"state"`
	Category string   `placeholder:"category"`
	Form     string   `placeholder:"form"`
	Needs    string   `placeholder:"need"`
	Search   string   `placeholder:"text"`
	Order    string   `placeholder:"order"`
}

// Run keeps it, in the place of an earlier one of its name.
func (c viewsSaveCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		err := d.SaveView(s.ctx, desk.View{Name: c.Name, Query: desk.ViewQuery{
			Mine: c.Mine, Unclosed: c.Unclosed, Agenda: c.Agenda, Worst: strings.Join(c.Worst, " "), State: c.State,
			Category: c.Category, Form: c.Form, Needs: journal.Need(c.Needs), Search: c.Search, Order: c.Order,
		}})
		if err != nil {
			return err
		}
		return s.done("views.kept", lang.Args{"name": lang.Line(c.Name)})
	})
}

// viewsDropCmd takes a kept view away.
type viewsDropCmd struct {
	Name string `arg:"" name:"view-name"`
}

// Run takes it away.
func (c viewsDropCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		if err := d.DropView(s.ctx, c.Name); err != nil {
			return err
		}
		return s.done("views.dropped", lang.Args{"name": lang.Line(c.Name)})
	})
}
