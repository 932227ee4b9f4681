package field

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// write asks when and where all of it was seen, shows what would change, and
// records it as one act.
func (s *entry) write() tea.Cmd {
	e := s.env
	label := func(id string, kind form.Kind) form.Field {
		return form.Field{ID: id, Kind: kind, Label: words.Text("head."+id, nil)}
	}
	at, source := label("at", form.Moment), label("source", form.Text)
	at.Must, at.Check = true, s.days().Check("at", s.late)
	source.Must = s.it.Remote
	n := &sheet.Sheet{
		Form: form.New(form.Form{ID: "head", Submit: words.Text("head.write", nil), Fields: []form.Field{
			at, label("place", form.Text), label("present", form.Text), source,
		}}, maps.Clone(s.head)),
		Name:  func() string { return words.In(e, "head", nil) },
		Frame: func() (string, string) { return words.In(e, "head.about", lang.Args{"n": len(s.said)}), "" },
	}
	n.Noted = func(v form.Values) tea.Cmd {
		s.head = v
		return nil
	}
	n.Effect = func(v form.Values) func(context.Context, *desk.Desk) (desk.Effect, error) {
		in := s.answers(v)
		return func(ctx context.Context, d *desk.Desk) (desk.Effect, error) {
			return d.Would(ctx, s.id, func(d *desk.Desk) error {
				_, err := d.FillForm(ctx, s.id, in)
				return err
			})
		}
	}
	n.Write = func(v form.Values) tea.Cmd {
		s.head = v
		in := s.answers(v)
		return tea.Batch(s.Keep(), sheet.Carry(n, func(ctx context.Context, d *desk.Desk) (desk.FieldFilled, error) {
			out, err := d.FillForm(ctx, s.id, in)
			if err == nil {
				err = d.DropDraft(ctx, s.draftID())
			}
			return out, err
		}, func(f desk.FieldFilled) tea.Cmd {
			s.said, s.head, s.draft = map[string]answer{}, form.Values{}, nil
			return tea.Batch(e.Leave(s), e.Tell(words.Text("head.written", lang.Args{"n": f.Answers})))
		}))
	}
	return sheet.Open(e, typed.Offer{Known: visit}.On(n))
}

// visit is what is typed about a visit.
var visit = map[string]string{"place": desk.TypedPlace, "present": desk.TypedPresent, "source": desk.TypedSource}

func (s *entry) days() typed.Days {
	i := s.it.View.Case.Inspection
	return typed.Days{Env: s.env, Near: calendar.Span{From: i.Period.From, To: i.AsOf}}
}

// late says that what was seen after the as-of date proves nothing in it.
func (s *entry) late(_ form.Values, at calendar.Moment) (remark, wrong lang.Text) {
	switch i := s.it.View.Case.Inspection; {
	case at.Day > s.env.Desk.Today():
		return lang.Text{}, words.Text("note.future", nil)
	case at.Day > i.AsOf:
		return words.Text("head.late", lang.Args{"day": i.AsOf.Digits()}), lang.Text{}
	case at.Day < s.env.Desk.Today():
		return words.Text("head.apart", nil), lang.Text{}
	}
	return lang.Text{}, lang.Text{}
}

// answers puts what was typed into what the desk takes, in the order of the paper.
func (s *entry) answers(v form.Values) desk.FieldAnswers {
	at, _ := s.days().Moment(v.One("at"))
	in := desk.FieldAnswers{
		At: at, Place: v.One("place"), Present: v.One("present"), Source: v.One("source"), Lang: s.env.Lang,
	}
	for i, l := range s.lines {
		if a, ok := s.said[l.Code]; ok {
			in.Answers = append(in.Answers, desk.FieldAnswer{Row: i + 1, Code: l.Code, State: a.state, Note: a.note, Norm: a.norm})
		}
	}
	return in
}

// print writes the blank form into a file.
func (s *entry) print() tea.Cmd {
	e := s.env
	l, _ := s.here()
	label := func(id string, kind form.Kind, options func(form.Values) []form.Option) form.Field {
		return form.Field{ID: id, Kind: kind, Must: true, Label: words.Text("print."+id, nil), Options: options}
	}
	tongue := lang.KK
	if e.Lang == lang.RU {
		tongue = lang.RU
	}
	n := &sheet.Sheet{
		Form: form.New(form.Form{ID: "print", Submit: words.Text("print.write", nil), Fields: []form.Field{
			label("lang", form.Choice, tongues), label("what", form.Choice, whats), label("format", form.Choice, s.formats),
			label("file", form.Text, nil),
		}}, form.Values{
			"lang": {string(tongue)}, "what": {"all"}, "format": {"docx"},
			"file": {"blank-" + s.it.View.Case.Inspection.Number},
		}),
		Name:  func() string { return words.In(e, "print", nil) },
		Frame: func() (string, string) { return words.In(e, "print.about", nil), "" },
	}
	n.Write = func(v form.Values) tea.Cmd {
		request := desk.FormRequest{Lang: lang.Lang(v.One("lang")), Format: paper.Format(v.One("format")), Writers: e.Writers}
		if v.One("what") == "check" {
			request.Checks = []string{l.Check}
		}
		path := named(v)
		return sheet.Carry(n, sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
			return d.WriteForm(ctx, s.id, path, request)
		}), func(struct{}) tea.Cmd { return e.Tell(words.Text("print.written", lang.Args{"file": lang.Line(path)})) })
	}
	return sheet.Open(e, n)
}

// named is the file with the ending of the format and the language before it.
func named(v form.Values) string {
	file, ending := v.One("file"), "."+v.One("lang")+"."+v.One("format")
	if strings.EqualFold(filepath.Ext(file), "."+v.One("format")) {
		return file
	}
	return file + ending
}

func tongues(form.Values) []form.Option {
	return []form.Option{
		{ID: string(lang.KK), Name: lang.Same("қазақша")}, {ID: string(lang.RU), Name: lang.Same("русский")},
	}
}

func whats(form.Values) []form.Option {
	return []form.Option{{ID: "all", Name: words.Text("print.what.all", nil)}, {ID: "check", Name: words.Text("print.what.check", nil)}}
}

func (s *entry) formats(form.Values) (out []form.Option) {
	for _, f := range s.env.Writers.Formats() {
		if slices.Contains([]paper.Format{"docx", "md"}, f) {
			out = append(out, form.Option{ID: string(f), Name: lang.Same(string(f))})
		}
	}
	return out
}
