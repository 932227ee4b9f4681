package holder

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Round asks whom to inspect, over which period and in which form, shows holder by
// holder what would be opened, and opens it.
func Round(e *screen.Env) tea.Cmd { return roundAsking(e).Open() }

// How the holders of a round are chosen.
const (
	whoCategory = "category"
	whoParent   = "parent"
	whoNamed    = "named"
	whoAll      = "all"
)

// earlyMonths are the months in which one rather looks at the year before.
const earlyMonths = 3

// ownPeriod is the choice of days of one's own.
const ownPeriod = "own"

func roundAsking(e *screen.Env) typed.Asking {
	today := e.Desk.Today()
	known := form.Values{"who": {whoCategory}, "as-of": {today.Digits()}, "form": {string(checks.Monitoring)}}
	for _, p := range e.Desk.Presets(today) {
		early := today.Month() <= earlyMonths // of a year that has only begun there is little to see
		if p.ID == "this-year" || p.ID == "last-year" && early {
			known["period"] = []string{p.ID}
		}
	}
	return typed.Asking{Env: e, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		n := &sheet.Sheet{Env: e, Draft: desk.Draft{ID: formRound, Form: formRound}}
		n.Name = func() string { return words.In(e, "round", nil) }
		n.Frame = func() (string, string) { return words.In(e, "round.about", nil), "" }
		n.Looks = true
		n.Form = form.New(form.Form{ID: formRound, Submit: words.Text("round.look", nil), Fields: roundFields(e)}, v)
		n.Write = func(v form.Values) tea.Cmd {
			in, err := roundInput(e, v)
			if err != nil {
				n.Refused()
				return e.Fail(err)
			}
			return screen.Do(e, words.In(e, "reading", nil), func(ctx context.Context, d *desk.Desk) (desk.Round, error) {
				return d.PreviewRound(ctx, in)
			}, func(r desk.Round, err error) tea.Cmd {
				n.Refused() // the sheet stays: the holders are looked at above it
				if err != nil {
					return nil
				}
				return e.Push(newRoundRows(e, in, r, n))
			})
		}
		n.Left = typed.Days{Env: e}.Period(func() *form.State { return n.Form }, "from", "to")
		return typed.Offer{Own: func(field, text string) typed.Finder {
			if field != "above" && field != "holders" {
				return nil
			}
			return offerHolders(e, text)
		}}.On(n)
	}}
}

func roundFields(e *screen.Env) []form.Field {
	days := typed.Days{Env: e}
	who := func(id string) func(form.Values) bool {
		return func(v form.Values) bool { return v.One("who") == id }
	}
	own := func(v form.Values) bool { return v.One("period") == ownPeriod }
	return []form.Field{
		{ID: "who", Kind: form.Choice, Label: label("who"), Must: true, Options: whoOptions},
		{ID: "category", Kind: form.Choice, Label: label("category"), Must: true, When: who(whoCategory), Options: (&holder{env: e}).categoryOptions},
		{ID: "above", Kind: form.Text, Label: label("above"), Must: true, When: who(whoParent)},
		{ID: "holders", Kind: form.List, Label: label("holders"), Must: true, Blank: words.Text("blank.holder", nil), When: who(whoNamed)},
		{ID: "period", Kind: form.Choice, Label: label("period"), Must: true, Options: func(form.Values) []form.Option { return periods(e) }, Check: sayPeriod(e)},
		{ID: "from", Kind: form.Day, Label: label("from"), Must: true, When: own, Check: days.CheckFrom("from")},
		{ID: "to", Kind: form.Day, Label: label("to"), Must: true, When: own, Check: days.Check("to")},
		{ID: "as-of", Kind: form.Day, Label: label("as-of"), Must: true, Check: days.Check("as-of")},
		{ID: "form", Kind: form.Choice, Label: label("form"), Must: true, Options: roundForms},
	}
}

func whoOptions(form.Values) []form.Option {
	var out []form.Option
	for _, id := range []string{whoCategory, whoParent, whoNamed, whoAll} {
		out = append(out, form.Option{ID: id, Name: words.Text("who."+id, nil)})
	}
	return out
}

func periods(e *screen.Env) []form.Option {
	var out []form.Option
	for _, p := range e.Desk.Presets(e.Desk.Today()) {
		out = append(out, form.Option{ID: p.ID, Name: p.Name})
	}
	return append(out, form.Option{ID: ownPeriod, Name: words.Text("period.own", nil)})
}

// sayPeriod says how much the period touches.
func sayPeriod(e *screen.Env) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		span, err := roundPeriod(e, v)
		if err != nil || !span.Closed() {
			return lang.Text{}, lang.Text{}
		}
		return typed.Join(": ", span.Words(), e.Desk.SpanWords(span)), lang.Text{}
	}
}

// roundForms are the forms in which many can be looked at; the one that cannot
// stays in sight with the reason.
func roundForms(form.Values) []form.Option {
	var out []form.Option
	for _, f := range checks.Forms() {
		o := form.Option{ID: string(f), Name: f.Words()}
		if f == checks.Unscheduled {
			o.Why = words.Text("round.unscheduled", nil)
		}
		out = append(out, o)
	}
	return out
}

// roundPeriod gives the days that are looked at.
func roundPeriod(e *screen.Env, v form.Values) (calendar.Span, error) {
	presets := e.Desk.Presets(e.Desk.Today())
	if i := slices.IndexFunc(presets, func(p desk.Preset) bool { return p.ID == v.One("period") }); i >= 0 {
		return presets[i].Span, nil
	}
	days := typed.Days{Env: e}
	from, err := days.Day(v.One("from"))
	if err != nil {
		return calendar.Span{}, err
	}
	to, err := days.Day(v.One("to"))
	return calendar.Span{From: from, To: to}, err
}

// roundInput is the round that was asked for.
func roundInput(e *screen.Env, v form.Values) (in desk.RoundInput, err error) {
	if in.Period, err = roundPeriod(e, v); err != nil {
		return in, err
	}
	days := typed.Days{Env: e}
	if in.AsOf, err = days.Day(v.One("as-of")); err != nil {
		return in, err
	}
	in.Form = checks.Form(v.One("form"))
	switch v.One("who") {
	case whoCategory:
		in.Category = v.One("category")
	case whoParent:
		in.Parent = holderRef(v.One("above"))
	case whoNamed:
		for _, one := range v["holders"] {
			in.Holders = append(in.Holders, holderRef(one))
		}
	case whoAll:
		in.All = true
	}
	return in, nil
}

// roundRows is a round, looked at holder by holder.
type roundRows struct {
	roll
	in    desk.RoundInput
	round desk.Round
	below *sheet.Sheet
}

func newRoundRows(e *screen.Env, in desk.RoundInput, r desk.Round, below *sheet.Sheet) *roundRows {
	s := &roundRows{roll: roll{env: e, states: []string{"opened", "refused"}}, in: in, round: r, below: below}
	var rows []rollRow
	for _, l := range r.Lines {
		row := rollRow{state: "opened", name: l.Name}
		if l.Why != nil {
			row.state, row.why = "refused", []lang.Text{l.Why.Text, l.Why.Hint}
		}
		rows = append(rows, row)
	}
	s.set(rows)
	return s
}

// Crumb implements screen.Screen.
func (s *roundRows) Crumb() string { return words.In(s.env, "round.rows", nil) }

// Stamp implements screen.Screen.
func (s *roundRows) Stamp() string { return screen.Period(s.in.Period) }

// Context implements screen.Screen.
func (s *roundRows) Context() (left, right string) {
	return words.In(s.env, "round.what", lang.Args{"form": s.in.Form.Words(), "day": s.in.AsOf.Digits()}), ""
}

// Actions implements screen.Screen.
func (s *roundRows) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("rows-write", s.write).Unless(s.nothing),
		screen.Can("filter", s.filter),
		screen.Can("back", s.back),
	}
}

func (s *roundRows) nothing() lang.Text {
	if opened, _ := s.round.Count(); opened == 0 {
		return words.Text("round.nothing", nil)
	}
	return lang.Text{}
}

// write opens the round, and leaves for where it was asked for.
func (s *roundRows) write() tea.Cmd {
	e, in := s.env, s.in
	return screen.Do(e, words.In(e, "writing", nil), func(ctx context.Context, d *desk.Desk) (desk.Round, error) {
		return d.OpenRound(ctx, in)
	}, func(r desk.Round, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		opened, refused := r.Count()
		return tea.Batch(s.below.Written(), e.Tell(words.Text("round.written", lang.Args{"opened": opened, "refused": refused})))
	})
}

// Next implements screen.Screen.
func (s *roundRows) Next() string {
	opened, _ := s.round.Count()
	if opened == 0 {
		return words.In(s.env, "next.choose", nil)
	}
	return words.In(s.env, "next.round", lang.Args{"n": opened})
}
