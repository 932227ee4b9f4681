package main

import (
	"fmt"
	"slices"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// categoriesCmd lists the kinds of holder that the Standard names.
type categoriesCmd struct{}

type categoryLine struct {
	ID     string            `json:"id"`
	Holder string            `json:"holder"` // sub-item of article 8 of the Law
	Name   lang.Text         `json:"name"`
	Help   lang.Text         `json:"help"`
	Points map[string]string `json:"points"` // act → number of the point
	Checks int               `json:"checks"` // how many checks bind it
}

// Run prints the categories.
func (categoriesCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		law := d.Standard()
		var lines []categoryLine
		for _, c := range law.Categories() {
			lines = append(lines, categoryLine{c.ID, c.Holder, c.Name, c.Help, c.Points, binding(law, c.ID)})
		}
		return s.answer(struct {
			Categories []categoryLine `json:"categories"`
		}{lines}, func() {
			for i, l := range lines {
				if i > 0 {
					fmt.Fprintln(s.out)
				}
				fmt.Fprintln(s.out, s.facts(l.ID, s.words(l.Name)))
				fmt.Fprintln(s.out, "  "+s.words(l.Help))
				fmt.Fprintln(s.out, "  "+s.say("categories.checks", lang.Args{"n": l.Checks}))
			}
		})
	})
}

// binding counts the checks that bind a category.
func binding(law *standard.Standard, category string) int {
	n := 0
	for _, c := range law.Checks() {
		if slices.Contains(c.Categories(), category) {
			n++
		}
	}
	return n
}
