package backups

import (
	"context"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
	"ashyq/tui/theme"
)

// restore asks which copy is to take the place of the database.
func (r *room) restore() tea.Cmd {
	e := r.env
	known := form.Values{}
	if f, ok := r.at(); ok {
		known["file"] = []string{f.Path()}
	}
	sh := &sheet.Sheet{
		Env: e, Looks: true,
		Form: form.New(form.Form{ID: "restore", Submit: words.Text("restore.submit", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Text, Label: words.Text("field.file", nil), Must: true},
			{ID: "identity", Kind: form.Text, Label: words.Text("field.identity", nil), Under: words.Text("field.identity.under", nil)},
		}}, known),
		Name:  func() string { return words.In(e, "restore.title", nil) },
		Frame: func() (string, string) { return words.In(e, "restore.frame", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		file, by := v.One("file"), desk.Unlock{Identity: v.One("identity")}
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (journal.Losing, error) {
			return d.LosingOf(ctx, file, by)
		}, func(l journal.Losing) tea.Cmd { return confirm(e, file, by, l) })
	}
	return sheet.Open(e, typed.Offer{Files: map[string][]string{"file": nil, "identity": nil}}.On(sh))
}

// confirm says what would be lost, and offers to go on or not.
func confirm(e *screen.Env, file string, by desk.Unlock, l journal.Losing) tea.Cmd {
	act := "restore.do"
	switch l.Word() {
	case "":
		act = "restore.do-nothing-lost"
	case journal.Unreadable:
		act = "restore.do-unread"
	}
	return aid.Ask(&aid.Question{
		Env: e, Title: func() string { return words.In(e, "restore.title", nil) },
		Lines: func() []aid.Line { return losing(e, l) },
		Buttons: []aid.Button{
			{Name: func() string { return words.In(e, "cancel", nil) }},
			{Name: func() string { return words.In(e, act, lang.Args{"n": l.Word()}) }, Do: func() tea.Cmd {
				return e.Reopen(func(ctx context.Context, d *desk.Desk) (lang.Text, error) {
					aside, err := d.Restore(ctx, file, by, l.Word())
					return words.Text("restored", lang.Args{"aside": lang.Line(aside)}), err
				})
			}},
		},
	})
}

// mostNamed is how many subjects are named in the question; the rest is counted.
const mostNamed = 6

// losing says in lines what would be lost.
func losing(e *screen.Env, l journal.Losing) []aid.Line {
	say := func(key string, a lang.Args) aid.Line { return aid.Line{Text: words.In(e, key, a)} }
	var out []aid.Line
	for _, t := range desk.MadeWords(l.Made) {
		out = append(out, aid.Line{Text: e.In(t)})
	}
	switch {
	case l.Unread != lang.Text{}:
		out = append(out, aid.Line{Text: words.In(e, "lose.unread", lang.Args{"why": l.Unread}), Style: theme.Unknown})
	case l.Word() == "":
		out = append(out, say("lose.nothing", lang.Args{"n": l.Held}))
	default:
		out = append(out, aid.Line{Style: theme.Title, Text: words.In(e, "lose.entries", lang.Args{
			"n": l.Entries, "of": l.Held, "from": l.First.Digits(), "to": l.Last.Digits(),
		})})
	}
	if l.Erasures > 0 {
		out = append(out, say("lose.erasures", lang.Args{"n": l.Erasures}))
	}
	if l.Bytes > 0 {
		out = append(out, say("lose.bytes", lang.Args{"n": l.Bytes}))
	}
	left := l.More
	for i, s := range l.Subjects {
		if i >= mostNamed {
			left++
			continue
		}
		out = append(out, aid.Line{Text: subject(e, s) + ": " + strconv.Itoa(s.Entries)})
	}
	if left > 0 {
		out = append(out, say("lose.more", lang.Args{"n": left}))
	}
	for _, a := range l.Authors {
		out = append(out, say("lose.whose", lang.Args{"name": lang.Line(a.Author), "n": a.Entries}))
	}
	if l.Drafts > 0 {
		out = append(out, say("lose.drafts", lang.Args{"n": l.Drafts}))
	}
	return append(out, aid.Line{}, say("lose.aside", nil))
}

// subject names what entries are about.
func subject(e *screen.Env, s journal.LosingSubject) string {
	name := e.In(s.Name)
	switch {
	case s.Subject == journal.Office:
		return words.In(e, "lose.office", nil)
	case s.Number != "" && name != "":
		return lang.Line(s.Number) + " · " + name
	case s.Number != "":
		return lang.Line(s.Number)
	case name != "":
		return name
	}
	return lang.Line(string(s.Subject))
}
