package erase

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// look is the screen that tells what erasing would do.
type look struct {
	env    *screen.Env
	in     desk.EraseInput
	view   *desk.EraseView // nil until it is read
	scroll aid.Scroll
	done   bool
}

// Inspection looks at what erasing every personal thing of an inspection would do.
func Inspection(e *screen.Env, id string) tea.Cmd {
	return e.Push(&look{env: e, in: desk.EraseInput{Inspection: id}})
}

// Thing looks at one piece of evidence, or one captured page, of an inspection.
func Thing(e *screen.Env, inspection, id string) tea.Cmd {
	return e.Push(&look{env: e, in: desk.EraseInput{Inspection: inspection, Ref: id}})
}

// Open implements screen.Opener: what was erased is looked at no more.
func (s *look) Open() tea.Cmd {
	if s.done {
		return s.env.Pop()
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.EraseView, error) {
		return d.ErasePreview(ctx, s.in)
	}, func(v desk.EraseView) tea.Cmd {
		s.view = &v
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *look) Crumb() string { return words.In(s.env, "erase", nil) }

// Stamp implements screen.Screen.
func (s *look) Stamp() string {
	if s.view == nil {
		return ""
	}
	return s.view.Inspection
}

// Context implements screen.Screen.
func (s *look) Context() (left, right string) {
	if s.view == nil {
		return "", ""
	}
	return words.In(s.env, "of."+s.view.Of, nil) + " · " + s.env.In(s.view.Holder), ""
}

// Actions implements screen.Screen.
func (s *look) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("erase-on", s.ask).Unless(s.notRead),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.env.Pop),
	}
}

func (s *look) notRead() lang.Text {
	if s.view == nil {
		return words.Text("reading", nil)
	}
	return lang.Text{}
}

// Next implements screen.Screen.
func (s *look) Next() string {
	if s.view == nil {
		return words.In(s.env, "reading", nil)
	}
	return words.In(s.env, "next", nil)
}

// Key implements screen.Screen.
func (s *look) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.scroll.Key(k) }

// Draw implements screen.Screen.
func (s *look) Draw(c widget.Canvas) {
	if s.view != nil {
		s.scroll.Draw(c, s.lines())
	}
}

// lines tell what goes, what leans on it, what stays, and what is not reached.
func (s *look) lines() []aid.Line {
	e, v := s.env, s.view
	wide := func(key string, a lang.Args) aid.Line { return aid.Line{Text: words.In(e, key, a), Wide: true} }
	out := []aid.Line{{Head: words.In(e, "goes", nil)}, wide("sum", lang.Args{"texts": v.Texts, "files": len(v.Files), "size": s.size(v.Bytes)})}
	for _, l := range v.Goes {
		what := e.In(l.Words)
		if l.Title != "" {
			what += " · " + lang.Line(l.Title)
		}
		out = append(out, aid.Line{Text: "× " + what + " · " + lang.Line(l.Author) + ", " + digits(l.Date), Wide: true})
	}
	for _, f := range v.Files {
		out = append(out, aid.Line{Text: "× " + lang.Line(f.Name) + " · " + s.size(f.Bytes), Wide: true})
	}
	if v.Personal > 0 {
		out = append(out, wide("personal", lang.Args{"n": v.Personal}))
	}
	if len(v.Leans) > 0 {
		out = append(out, aid.Line{}, aid.Line{Head: words.In(e, "leans", nil)})
		for _, l := range v.Leans {
			out = append(out, aid.Line{Text: "! " + e.In(l.Words()), Style: theme.Fault, Wide: true})
		}
	}
	out = append(out, aid.Line{}, aid.Line{Head: words.In(e, "stays", nil)}, wide("stays.header", nil))
	for _, f := range v.Kept {
		out = append(out, wide("kept", lang.Args{"name": f.Name, "number": f.By}))
	}
	if v.Remains > 0 {
		out = append(out, wide("remains", lang.Args{"n": v.Remains}))
	}
	return append(out, aid.Line{}, aid.Line{Head: words.In(e, "copies", nil)}, wide("copies.about", lang.Args{"n": v.Papers}))
}

// digits writes an ISO day as days are written here.
func digits(iso string) string {
	day, err := calendar.ParseDay(iso)
	if err != nil {
		return iso
	}
	return day.Digits()
}

// size says how much bytes are, as a person counts them.
func (s *look) size(n int64) string {
	const kib = 1 << 10
	unit := "size.bytes"
	switch {
	case n >= kib*kib:
		unit, n = "size.mib", n/kib/kib
	case n >= kib:
		unit, n = "size.kib", n/kib
	}
	return words.In(s.env, unit, lang.Args{"n": n})
}

// ask asks why, and by what right where something leans on it, and erases.
func (s *look) ask() tea.Cmd {
	e := s.env
	fields := []form.Field{
		{ID: "what", Kind: form.Info, Label: words.Text("form.what", nil)},
		{ID: "why", Kind: form.Choice, Label: words.Text("form.why", nil), Must: true, Options: grounds},
		{ID: "reason", Kind: form.Area, Label: words.Text("form.reason", nil), Must: true},
	}
	if s.view.Asks() {
		fields = append(fields, form.Field{ID: "ground", Kind: form.Area, Label: words.Text("form.ground", nil), Must: true})
	}
	shown := s.view.Count // what is looked at now is what may go
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "erase", Submit: words.Text("form.submit", nil), Fields: fields}, form.Values{
			"what": {words.In(e, "sum", lang.Args{"texts": s.view.Texts, "files": len(s.view.Files), "size": s.size(s.view.Bytes)})},
			"why":  {journal.PersonalData},
		}),
		Name:  func() string { return words.In(e, "form.title", nil) },
		Frame: func() (string, string) { return words.In(e, "form.about", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		in := s.in
		in.Count = shown
		in.Why, in.Reason, in.Ground = v.One("why"), v.One("reason"), v.One("ground")
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (desk.EraseView, error) { return d.Erase(ctx, in) },
			func(done desk.EraseView) tea.Cmd {
				s.done = true
				return tea.Batch(s.Open(), e.Tell(words.Text("done", lang.Args{"texts": done.Texts, "files": len(done.Files)})))
			})
	}
	return sheet.Open(e, sh)
}

func grounds(form.Values) []form.Option {
	var out []form.Option
	for _, why := range desk.EraseWhys() {
		out = append(out, form.Option{ID: why, Name: desk.EraseWhyWords(why)})
	}
	return out
}
