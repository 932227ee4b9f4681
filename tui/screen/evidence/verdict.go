package evidence

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
	"ashyq/tui/theme"
)

// Verdict asks for the analyst's verdict on a check, a part of it, or a part at
// one address. The computed one stands beside it before and after.
func Verdict(e *screen.Env, v desk.CheckView, q checks.Question) tea.Cmd {
	a := newAnswer(e, v, q)
	return a.asking(a.given()).Open()
}

// answer is a verdict being written down.
type answer struct {
	*about
	question checks.Question
	part     *standard.Part // nil: the check as a whole
	sheet    *sheet.Sheet
}

func newAnswer(e *screen.Env, v desk.CheckView, q checks.Question) *answer {
	a := &answer{about: on(e, v, q.Check), question: q}
	if q.Part != "" {
		a.part = a.check.Part(q.Part)
	}
	return a
}

func (a *answer) asking(begin form.Values) typed.Asking {
	return typed.Asking{Env: a.env, Known: begin, Sheet: a.newSheet}
}

// given is the verdict that stands, to begin with.
func (a *answer) given() form.Values {
	v := form.Values{}
	list := a.view.Case.Answers[a.question]
	if len(list) != 1 {
		return v // none, or a conflict, which is answered anew
	}
	put := func(field, value string) {
		if value != "" {
			v[field] = []string{value}
		}
	}
	put("verdict", string(list[0].Verdict))
	put("reason", lang.Line(list[0].Reason))
	put("observed", list[0].Observed.Digits())
	for _, place := range append([]string{"norm", "standard"}, asked...) {
		put(place, lang.Line(list[0].Places[place]))
	}
	return v
}

// computed is what the machine says of the question, and why.
func (a *answer) computed() (checks.Verdict, []checks.Reason) {
	f, ok := a.view.Finding(a.question.Check)
	if !ok {
		return checks.NotChecked, nil
	}
	for _, p := range f.Parts {
		if p.Part == a.question.Part {
			return orComputed(p.Computed, p.Verdict), p.Reasons
		}
	}
	return orComputed(f.Computed, f.Verdict), f.Reasons
}

// orComputed is what was computed: beside an answer it stands apart.
func orComputed(computed, verdict checks.Verdict) checks.Verdict {
	if computed != "" {
		return computed
	}
	return verdict
}

func (a *answer) newSheet(v form.Values) *sheet.Sheet {
	act := func(v form.Values) doing {
		in := a.input(v)
		return func(ctx context.Context, d *desk.Desk) error { return d.Answer(ctx, a.id, in) }
	}
	a.sheet = &sheet.Sheet{
		Env: a.env, Form: form.New(a.form(), v), Draft: a.draft("verdict", a.question.Matter()),
		Name:   func() string { return words.In(a.env, "name.verdict", nil) },
		Frame:  a.frame(a.part),
		Before: a.before,
		Write: func(v form.Values) tea.Cmd {
			return sheet.Carry(a.sheet, func(ctx context.Context, d *desk.Desk) (struct{}, error) { return struct{}{}, act(v)(ctx, d) },
				func(struct{}) tea.Cmd { return a.env.Tell(words.Text("written.verdict", nil)) })
		},
		Effect: func(v form.Values) func(context.Context, *desk.Desk) (desk.Effect, error) { return a.effect(act(v)) },
	}
	return a.offer().On(a.sheet)
}

// form lists what is asked.
func (a *answer) form() form.Form {
	computed := form.Field{ID: "computed", Kind: form.Info, Label: a.sayComputed()}
	verdict, reason, observed := must("verdict", form.Choice), must("reason", form.Area), field("observed", form.Day)
	verdict.Options = func(form.Values) []form.Option { return verdicts() }
	verdict.Check = a.sayVerdict
	reason.Check = sayReason
	observed.Check = a.days().Check("observed", a.withinInspection)
	f := form.Form{ID: "verdict", Submit: words.Text("submit.verdict", nil)}
	f.Fields = []form.Field{computed}
	if a.question.Premises != "" {
		f.Fields = append(f.Fields, form.Field{ID: "address", Kind: form.Info, Label: a.premises(a.question.Premises)})
	}
	f.Fields = append(f.Fields, verdict, reason)
	f.Fields = append(f.Fields, a.groundFields()...)
	f.Fields = append(f.Fields, observed)
	return f
}

// asked are the places of sentences that the analyst may fill in the place of what
// was computed.
var asked = []string{"items", "url", "rows", "years", "period"}

// groundFields ask for what a violation must name, and for what its sentence in
// the memo has a place.
func (a *answer) groundFields() []form.Field {
	broken := func(v form.Values) bool { return checks.Verdict(v.One("verdict")).Broken() }
	var out []form.Field
	add := func(f form.Field) {
		f.When = broken
		out = append(out, f)
	}
	switch {
	case a.any(func(p *standard.Part) bool { return p.NeedsStandard }):
		add(must("standard", form.Text))
	case a.any(func(p *standard.Part) bool { return p.NeedsNorm }):
		add(must("norm", form.Text))
	}
	for _, place := range asked {
		has := func(p *standard.Part) bool { return strings.Contains(p.Violation.RU, "{"+place+"}") }
		if a.any(has) {
			f := field(place, form.Text)
			f.Under = words.Text("field.place.under", nil)
			add(f)
		}
	}
	return out
}

// any tells whether the part, or of the whole check one of its parts, is so.
func (a *answer) any(is func(*standard.Part) bool) bool {
	if a.part != nil {
		return is(a.part)
	}
	return slices.ContainsFunc(a.own(), func(q question) bool { return is(q.part) })
}

// sayComputed says what the machine says, and in a few words why.
func (a *answer) sayComputed() lang.Text {
	verdict, reasons := a.computed()
	sign, _ := theme.Verdict(verdict)
	said := words.Text("computed", lang.Args{"sign": sign, "verdict": verdict})
	for _, r := range reasons {
		if !strings.HasPrefix(r.Code, aboutAnswers) {
			return typed.Join(" – ", said, r.Words())
		}
	}
	return said
}

// aboutAnswers begins the codes of reasons that tell what was answered, not what
// was computed.
const aboutAnswers = "answer."

// verdicts are the answers that can be given, each with its sign. A form asks for
// them many times in each drawing, so they are made once.
var verdicts = sync.OnceValue(func() []form.Option {
	var out []form.Option
	for _, v := range []checks.Verdict{checks.Met, checks.PartlyMet, checks.NotMet, checks.CannotTell, checks.NotApplicable} {
		sign, _ := theme.Verdict(v)
		out = append(out, form.Option{ID: string(v), Name: words.Text("seen", lang.Args{"sign": sign, "word": v})})
	}
	return out
})

// sayVerdict says that the answer differs from what was computed.
func (a *answer) sayVerdict(v form.Values) (echo, wrong lang.Text) {
	computed, _ := a.computed()
	chosen := checks.Verdict(v.One("verdict"))
	switch {
	case chosen == "":
		return lang.Text{}, lang.Text{}
	case chosen == computed:
		return words.Text("verdict.same", nil), lang.Text{}
	}
	return words.Text("verdict.differs", nil), lang.Text{}
}

// leastReason is how many letters a reason has at least: a verdict without one
// cannot be read by another.
const leastReason = 10

func sayReason(v form.Values) (echo, wrong lang.Text) {
	n := utf8.RuneCountInString(lang.Line(v.One("reason")))
	if n > 0 && n < leastReason {
		return lang.Text{}, words.Text("reason.short", lang.Args{"least": leastReason})
	}
	return lang.Text{}, lang.Text{}
}

// withinInspection refuses a day of looking outside the inspection.
func (a *about) withinInspection(_ form.Values, at calendar.Moment) (remark, wrong lang.Text) {
	switch i := a.view.Case.Inspection; {
	case at.Day > i.AsOf:
		return lang.Text{}, words.Text("observed.late", lang.Args{"as_of": i.AsOf.Digits()})
	case at.Day < i.Period.From:
		return lang.Text{}, words.Text("observed.early", lang.Args{"from": i.Period.From.Digits()})
	}
	return lang.Text{}, lang.Text{}
}

// offer is what is offered under the fields: for «not applicable» the reasons that were
// given for that, for other verdicts those of verdicts.
func (a *answer) offer() typed.Offer {
	return typed.Offer{
		Known: map[string]string{"norm": desk.TypedNorm, "standard": desk.TypedNorm},
		Kind: func(field string) string {
			switch {
			case field != "reason":
				return ""
			case a.sheet.Form.Values().One("verdict") == string(checks.NotApplicable):
				return desk.TypedInapplicable
			}
			return desk.TypedReason
		},
	}
}

// input is the verdict as it was typed.
func (a *answer) input(v form.Values) desk.AnswerInput {
	seen, err := a.days().Day(v.One("observed"))
	if err != nil {
		seen = 0
	}
	_, question, _ := strings.Cut(a.question.Matter(), " ")
	return desk.AnswerInput{
		Question: question, Verdict: checks.Verdict(v.One("verdict")), Reason: v.One("reason"), Seen: seen,
		Norm: v.One("norm") + v.One("standard"), Items: v.One("items"), URL: v.One("url"),
		Rows: v.One("rows"), Years: v.One("years"), Period: v.One("period"),
	}
}
