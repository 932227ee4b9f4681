package main

import (
	"cmp"
	"fmt"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// pageCmd shows what is read on a page; nothing is stored.
type pageCmd struct {
	Page    string `arg:"" name:"page"`
	Address string `placeholder:"address"`
	webFlags
}

// Run prints the reading, whatever the outcome.
func (c pageCmd) Run(s *session) error {
	s.private = c.Private
	return s.at(nil, func(d *desk.Desk) error {
		r, err := d.Page(s.ctx, c.Page, desk.CaptureInput{Address: c.Address, Render: c.Render})
		if err != nil {
			return err
		}
		return s.answer(r, func() { s.printReading(r) })
	})
}

func (s *session) printReading(r page.Reading) {
	fmt.Fprintln(s.out, s.words(r.Words()))
	s.pairs([][2]string{
		{"page.title", string(r.Title)},
		{"page.lang", s.facts(string(r.Lang.Text), string(r.Lang.Markup))},
		{"page.posted", r.Posted.Day.String()},
		{"page.updated", r.Updated.Day.String()},
	})
	s.found("page.posts", bare(r.Posts, func(p page.Post) string { return s.facts(p.Date.Day.String(), p.Title) }))
	s.found("page.people", bare(r.People, func(p page.Person) string { return s.facts(p.Name, p.Post) }))
	s.found("page.phones", bare(r.Phones, func(p page.Phone) string { return s.facts(p.Value, string(p.Unit)) }))
	s.found("page.emails", bare(r.Emails, func(e page.Email) string { return e.Value }))
	s.found("page.addresses", bare(r.Addresses, func(a page.Address) string { return a.Value }))
	s.found("page.documents", bare(r.Documents, func(d page.Document) string { return s.facts(d.Title, d.Format) }))
	s.found("page.accounts", bare(r.Accounts, func(a page.Account) string { return s.facts(a.Network, a.URL) }))
	s.found("page.counterparts", bare(r.Counterparts, func(c page.Counterpart) string { return s.facts(c.Lang, c.URL) }))
	s.found("page.sections", bare(r.Sections, func(c page.Section) string { return cmp.Or(c.Title, c.URL) }))
}

// found prints a list under its title, if there is anything in it.
func (s *session) found(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(s.out, "\n%s\n", s.say(title, nil))
	for _, l := range lines {
		fmt.Fprintln(s.out, "  "+lang.Line(l))
	}
}
