package memo

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// What a paper asks of the analyst stands on one sheet. It is kept on this laptop
// until the paper is issued, and goes into the journal with it.

// people are the fields of a person.
var people = []string{"post.kk", "post.ru", "name.kk", "name.ru"}

// given lists what the paper asks for.
func (s *preview) given() []paper.Given {
	how, _ := paper.ComposerOf(s.kind)
	return how.Given
}

func (s *preview) nothingGiven() lang.Text {
	if len(s.given()) == 0 && s.amendable == "" {
		return words.Text("give.nothing", nil)
	}
	return s.notRead()
}

// give asks for all of it on one sheet.
func (s *preview) give() tea.Cmd {
	e := s.env
	asking := typed.Asking{Env: e, Known: s.known(), Sheet: func(v form.Values) *sheet.Sheet {
		n := &sheet.Sheet{
			Env: e, Form: form.New(form.Form{ID: "paper", Submit: words.Text("give.submit", nil), Fields: s.fields()}, v),
			Draft: desk.Draft{ID: "paper " + s.id + " " + string(s.kind), Form: "paper", Inspection: s.id, Target: string(s.kind)},
			Name:  func() string { return e.In(s.kind.Words()) },
			Frame: func() (string, string) { return words.In(e, "give.about", nil), "" },
		}
		n.Write = func(v form.Values) tea.Cmd {
			details := s.read(v)
			return sheet.Carry(n, sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
				return d.KeepDetails(ctx, s.id, s.kind, details)
			}), func(struct{}) tea.Cmd { return s.Open() })
		}
		return typed.Offer{Kind: personOf}.On(n)
	}}
	return asking.Open()
}

// personOf is what is typed into the parts of a person: the office held, and the name.
func personOf(field string) string {
	_, part, ok := strings.Cut(field, ".")
	switch {
	case ok && strings.HasPrefix(part, "post"):
		return desk.TypedPost
	case ok && strings.HasPrefix(part, "name"):
		return desk.TypedPerson
	}
	return ""
}

// fields are the fields of the sheet.
func (s *preview) fields() []form.Field {
	var out []form.Field
	for _, g := range s.given() {
		out = append(out, s.fieldsOf(g)...)
	}
	if s.amendable != "" {
		out = append(out, form.Field{ID: "amends", Kind: form.Choice, Label: words.Text("give.amends", nil), Options: s.amending})
	}
	return out
}

// amending offers the registered paper that the new one amends.
func (s *preview) amending(form.Values) []form.Option {
	return []form.Option{{ID: s.amendable, Name: lang.Same(s.amendableName)}, {ID: "", Name: words.Text("give.amends-none", nil)}}
}

func (s *preview) fieldsOf(g paper.Given) []form.Field {
	f := form.Field{ID: g.ID, Kind: form.Text, Label: g.Label(), Must: g.Must}
	switch g.Holds {
	case paper.Date:
		f.Kind, f.Check = form.Day, s.days().Check(g.ID)
	case paper.Count:
		f.Check = isCount(g.ID)
	case paper.Lines:
		f.Kind = form.Area
	case paper.Person:
		out := []form.Field{{ID: g.ID, Kind: form.Info, Label: g.Label()}}
		for _, part := range people {
			out = append(out, form.Field{ID: g.ID + "." + part, Kind: form.Text, Label: words.Text("person."+part, nil), Must: g.Must})
		}
		return out
	}
	if !g.Both {
		return []form.Field{f}
	}
	kk, ru := f, f
	kk.ID, ru.ID = g.ID+".kk", g.ID+".ru"
	kk.Under, ru.Under = words.Text("give.kk", nil), words.Text("give.ru", nil)
	return []form.Field{kk, ru}
}

func isCount(field string) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		typed := strings.TrimSpace(v.One(field))
		if n, err := strconv.Atoi(typed); typed != "" && (err != nil || n < 1) {
			return lang.Text{}, words.Text("give.count", nil)
		}
		return lang.Text{}, lang.Text{}
	}
}

// days reads days near today: they are those of the paper, not of the period.
func (s *preview) days() typed.Days {
	today := s.env.Desk.Today()
	return typed.Days{Env: s.env, Near: calendar.Span{From: today.Add(-180), To: today.Add(180)}}
}

// known are the values that the sheet begins with.
func (s *preview) known() form.Values {
	v := form.Values{}
	set := func(id, value string) {
		if value != "" {
			v[id] = []string{value}
		}
	}
	for name, text := range s.details.Fields {
		set(name, text)
	}
	if to := s.details.To; to != nil {
		for i, text := range []string{to.PostKK, to.PostRU, to.NameKK, to.NameRU} {
			set(paper.ToHead+"."+people[i], text)
		}
	}
	if s.details.Term > 0 {
		set(paper.OfTerm, strconv.Itoa(s.details.Term))
	}
	if s.details.Until != 0 {
		set(paper.UntilDay, s.details.Until.Digits())
	}
	set("amends", s.details.Amends)
	return v
}

// read gives what stands on the sheet.
func (s *preview) read(v form.Values) checks.PaperDetails {
	d := s.details
	d.Fields = maps.Clone(d.Fields)
	if d.Fields == nil {
		d.Fields = map[string]string{}
	}
	for _, g := range s.given() {
		switch {
		case g.Holds == paper.Person:
			d.To = person(v, g.ID)
		case g.ID == paper.OfTerm:
			d.Term, _ = strconv.Atoi(strings.TrimSpace(v.One(g.ID)))
		case g.ID == paper.UntilDay:
			d.Until, _ = s.days().Day(v.One(g.ID))
		case g.Holds == paper.Date:
			day, _ := s.days().Day(v.One(g.ID))
			d.Fields[g.ID] = day.String()
		case g.Both:
			d.Fields[g.ID+".kk"], d.Fields[g.ID+".ru"] = v.One(g.ID+".kk"), v.One(g.ID+".ru")
		default:
			d.Fields[g.ID] = v.One(g.ID)
		}
	}
	maps.DeleteFunc(d.Fields, func(_, text string) bool { return text == "" })
	d.Amends = v.One("amends")
	return d
}

func person(v form.Values, id string) *checks.Official {
	var said []string
	for _, part := range people {
		said = append(said, lang.Line(v.One(id+"."+part)))
	}
	if !slices.ContainsFunc(said, func(text string) bool { return text != "" }) {
		return nil
	}
	return &checks.Official{PostKK: said[0], PostRU: said[1], NameKK: said[2], NameRU: said[3]}
}
