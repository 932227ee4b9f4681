package register

import (
	"context"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// usualDraw is how many rows the form offers to draw; no norm names a number.
const usualDraw = "10"

// draw asks how many rows are drawn and by which seed.
func (s *Register) draw() tea.Cmd {
	return s.asking().Open()
}

func (s *Register) asking() typed.Asking {
	return typed.Asking{Env: s.env, Known: form.Values{"rows": {usualDraw}}, Sheet: s.drawSheet}
}

// Resume goes on with a draw that was asked for and not made, or with words about an
// answer that were not written.
func Resume(e *screen.Env, d desk.Draft) tea.Cmd {
	s := &Register{env: e, id: d.Inspection, check: d.Check}
	if about := strings.Split(d.Target, "\n"); d.Form == formLacking && len(about) == 3 {
		return s.lacking(desk.SampleAnswer{Check: d.Check, Part: about[0], State: checks.ItemState(about[1]), Row: about[2]}).Resume(d)
	}
	return s.asking().Resume(d)
}

func (s *Register) drawSheet(v form.Values) *sheet.Sheet {
	e := s.env
	out := &sheet.Sheet{
		Env: e, Draft: desk.Draft{ID: "sample " + s.id, Form: "sample", Inspection: s.id, Check: s.check},
		Form: form.New(form.Form{ID: "sample", Submit: words.Text("draw", nil), Fields: []form.Field{
			{ID: "rows", Kind: form.Text, Label: words.Text("draw.rows", nil), Must: true, Check: number},
			{ID: "seed", Kind: form.Text, Label: words.Text("draw.seed", nil), Under: words.Text("draw.seed.hint", nil)},
		}}, v),
		Name:  func() string { return words.In(e, "draw.title", nil) },
		Frame: func() (string, string) { return words.In(e, "draw.why", nil), "" },
	}
	out.Write = func(v form.Values) tea.Cmd {
		rows, _ := strconv.Atoi(strings.TrimSpace(v.One("rows"))) // the field holds a number
		in := desk.SampleInput{Check: s.check, Rows: rows, Seed: v.One("seed")}
		return sheet.Carry(out, func(ctx context.Context, d *desk.Desk) (checks.Sample, error) {
			return d.Draw(ctx, s.id, in)
		}, func(drawn checks.Sample) tea.Cmd {
			s.turn = true
			return e.Tell(words.Text("drawn", lang.Args{"n": len(drawn.Rows), "of": drawn.Of}))
		})
	}
	return out
}

// lacking asks what an answer lacks, or in what it is untrue.
func (s *Register) lacking(in desk.SampleAnswer) typed.Asking {
	e := s.env
	return typed.Asking{Env: e, Sheet: func(v form.Values) *sheet.Sheet {
		out := &sheet.Sheet{
			Env: e, Draft: desk.Draft{ID: "lacking " + s.id + " " + in.Row, Form: formLacking, Inspection: s.id, Check: in.Check,
				Target: strings.Join([]string{in.Part, string(in.State), in.Row}, "\n")},
			Form: form.New(form.Form{ID: formLacking, Submit: words.Text("write", nil), Fields: []form.Field{
				{ID: "note", Kind: form.Area, Label: words.Text("lacking", nil), Must: true},
			}}, v),
			Name:  func() string { return in.Row },
			Frame: func() (string, string) { return words.In(e, "lacking.why", nil), "" },
		}
		out.Write = func(v form.Values) tea.Cmd {
			answer := in
			answer.Note = v.One("note")
			return sheet.Carry(out, func(ctx context.Context, d *desk.Desk) (string, error) {
				return d.AnswerSample(ctx, s.id, answer)
			}, func(string) tea.Cmd { return e.Tell(words.Text("written", nil)) })
		}
		return out
	}}
}

// formLacking is the name of the sheet that asks what an answer lacks.
const formLacking = "lacking"

// number tells whether a text is a whole number of rows.
func number(v form.Values) (echo, wrong lang.Text) {
	n, err := strconv.Atoi(strings.TrimSpace(v.One("rows")))
	if err != nil || n < 1 {
		return echo, words.Text("draw.number", nil)
	}
	return echo, wrong
}
