package evidence

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
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

// WithdrawEvidence asks why a piece of evidence is taken back.
func WithdrawEvidence(e *screen.Env, v desk.CheckView, ev checks.Evidence) tea.Cmd {
	return newEvidenceBack(e, v, ev).open()
}

// WithdrawCoverage asks why it is taken back that a source is complete.
func WithdrawCoverage(e *screen.Env, v desk.CheckView, c checks.Coverage) tea.Cmd {
	return newCoverageBack(e, v, c).open()
}

// WithdrawVerdict asks why a verdict of the analyst is taken back; the computed
// one is in force again.
func WithdrawVerdict(e *screen.Env, v desk.CheckView, q checks.Question) tea.Cmd {
	return newVerdictBack(e, v, q).open()
}

// back is something being taken back.
type back struct {
	*about
	matter string    // in the journal: "evidence ID"
	what   lang.Text // in words
	take   func(context.Context, *desk.Desk, desk.Withdrawal) ([]desk.Leaning, error)
	sheet  *sheet.Sheet
}

func newEvidenceBack(e *screen.Env, v desk.CheckView, ev checks.Evidence) *back {
	b := &back{about: on(e, v, checkOf(e, ev)), matter: "evidence " + ev.ID}
	name := lang.Same(lang.Line(ev.Title))
	if name.KK != "" {
		name = words.Text("quoted", lang.Args{"text": name})
	}
	b.what = typed.Join(" · ", ev.Kind.Words(), name, typed.Words(ev.At))
	b.take = func(ctx context.Context, d *desk.Desk, w desk.Withdrawal) ([]desk.Leaning, error) {
		return d.WithdrawEvidence(ctx, ev.ID, w)
	}
	return b
}

func newCoverageBack(e *screen.Env, v desk.CheckView, c checks.Coverage) *back {
	b := &back{about: on(e, v, c.Check), matter: "coverage " + c.ID}
	b.what = typed.Join(" · ", words.Text("complete", nil), c.Span().Words(), lang.Same(lang.Line(c.Source)))
	b.take = func(ctx context.Context, d *desk.Desk, w desk.Withdrawal) ([]desk.Leaning, error) {
		return d.WithdrawEvidence(ctx, c.ID, w)
	}
	return b
}

func newVerdictBack(e *screen.Env, v desk.CheckView, q checks.Question) *back {
	b := &back{about: on(e, v, q.Check), matter: q.Matter()}
	b.what = b.sayQuestion(q)
	for _, given := range v.Case.Answers[q] {
		sign, _ := theme.Verdict(given.Verdict)
		b.what = typed.Join(" · ", b.what, words.Text("seen", lang.Args{"sign": sign, "word": given.Verdict}), lang.Same(lang.Line(given.Reason)))
	}
	_, question, _ := strings.Cut(q.Matter(), " ")
	b.take = func(ctx context.Context, d *desk.Desk, w desk.Withdrawal) ([]desk.Leaning, error) {
		return nil, d.WithdrawAnswer(ctx, b.id, question, w)
	}
	return b
}

// sayQuestion names what a verdict answers.
func (a *about) sayQuestion(q checks.Question) lang.Text {
	check := a.law.Check(q.Check)
	if check == nil {
		return lang.Same(lang.Line(q.Check))
	}
	said := check.Short
	if part := check.Part(q.Part); part != nil {
		said = typed.Join(" · ", said, part.Title)
	}
	if q.Premises != "" {
		said = typed.Join(" · ", said, a.premises(q.Premises))
	}
	return said
}

func (b *back) open() tea.Cmd { return b.asking().Open() }

func (b *back) asking() typed.Asking {
	return typed.Asking{Env: b.env, Known: form.Values{"why": {journal.ByMistake}}, Sheet: b.newSheet}
}

func (b *back) newSheet(v form.Values) *sheet.Sheet {
	b.sheet = &sheet.Sheet{
		Env: b.env, Form: form.New(b.form(), v), Draft: b.draft("withdraw", b.matter),
		Name:  func() string { return words.In(b.env, "name.withdraw", nil) },
		Frame: b.frame(nil),
		Write: func(v form.Values) tea.Cmd {
			w := withdrawal(v)
			return sheet.Carry(b.sheet, func(ctx context.Context, d *desk.Desk) ([]desk.Leaning, error) { return b.take(ctx, d, w) }, b.told)
		},
		Effect: func(v form.Values) func(context.Context, *desk.Desk) (desk.Effect, error) {
			w := withdrawal(v)
			return b.effect(func(ctx context.Context, d *desk.Desk) error { _, err := b.take(ctx, d, w); return err })
		},
	}
	return typed.Offer{Known: map[string]string{"reason": desk.TypedWithdrawal}}.On(b.sheet)
}

// form lists what is asked.
func (b *back) form() form.Form {
	what := form.Field{ID: "what", Kind: form.Info, Label: b.what}
	why, reason := must("why", form.Choice), must("reason", form.Area)
	why.Options = func(form.Values) []form.Option {
		return []form.Option{
			{ID: journal.ByMistake, Name: words.Text("why.mistake", nil)},
			{ID: journal.Superseded, Name: words.Text("why.superseded", nil)},
			{ID: journal.Refuted, Name: words.Text("why.refuted", nil)},
			{ID: journal.ByCourt, Name: words.Text("why.annulled", nil)},
		}
	}
	why.Check = func(form.Values) (echo, wrong lang.Text) { return words.Text("withdraw.stays", nil), lang.Text{} }
	return form.Form{ID: "withdraw", Submit: words.Text("submit.withdraw", nil), Fields: []form.Field{what, why, reason}}
}

func withdrawal(v form.Values) desk.Withdrawal {
	return desk.Withdrawal{Why: v.One("why"), Reason: v.One("reason")}
}

// told says that it was taken back, and what leaned on it: that has to be looked
// at again.
func (b *back) told(leaning []desk.Leaning) tea.Cmd {
	tell := func() tea.Cmd { return b.env.Tell(words.Text("written.withdrawn", nil)) }
	if len(leaning) == 0 {
		return tell()
	}
	var names []lang.Text
	for _, l := range leaning {
		name := desk.KindWords(l.Kind)
		if rest, ok := strings.CutPrefix(l.Matter, "verdict "); ok {
			name = b.sayQuestion(checks.ParseQuestion(rest))
		}
		names = append(names, name)
	}
	read := aid.Read(&aid.Reader{
		Env:  b.env,
		Name: func() string { return words.In(b.env, "leaning", nil) },
		Left: func() string { return words.In(b.env, "leaning.about", nil) },
		Lines: func() []aid.Line {
			out := []aid.Line{{Text: words.In(b.env, "leaning.about", nil)}, {Head: b.env.In(b.what)}}
			for _, name := range names {
				out = append(out, aid.Line{Text: b.env.In(name)})
			}
			return out
		},
	})
	return tea.Batch(read, tell()) // whatever comes to the front silences what was told before
}
