package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/standard"
)

// FieldAnswer is one line of a form as it was filled in. State is the number of a
// box, the id of a state or its word; for a slot it is the day. Row is the line of
// the file from which it came, for refusals.
type FieldAnswer struct {
	Row   int
	Code  string
	State string
	Note  string
	Norm  string // for a question whose violation must name one
}

// FieldAnswers is a form that was filled in. At is when it was seen: the hour at
// which it is typed in stands in the journal by itself.
type FieldAnswers struct {
	At      calendar.Moment
	Place   string
	Present string
	Source  string
	Mark    string // of the printed form; empty: not said
	Answers []FieldAnswer
	Lang    lang.Lang // of the few words that are added

	file string // from which the answers came, with its bytes
	body []byte
}

// FieldFilled is what came of a form. Problems are the rows that were refused: then
// nothing was written. Known says that the same file was taken in before.
type FieldFilled struct {
	Evidence []string
	Answers  int // lines that were answered
	Verdicts int // of them answers of the analyst to a question
	Problems []RowProblem
	Known    bool
}

// FillForm records a form that was filled in, all of it in one act or nothing. What
// was seen at one address, or under one check, becomes one piece of evidence; a
// question that no item stands for becomes the analyst's answer; a day becomes an
// event or a document. Lines without a state are left out: they mean nothing.
func (d *Desk) FillForm(ctx context.Context, inspection string, in FieldAnswers) (out FieldFilled, err error) {
	err = d.write(ctx, func(a *act) (err error) {
		out, err = a.fill(inspection, in)
		return err
	})
	return out, err
}

// fill records a form.
func (a *act) fill(inspection string, in FieldAnswers) (FieldFilled, error) {
	c, err := a.caseOf(inspection)
	if err != nil {
		return FieldFilled{}, err
	}
	if err := c.open(); err != nil {
		return FieldFilled{}, err
	}
	form, _, err := a.formOf(c, nil, lang.KK)
	if err != nil {
		return FieldFilled{}, err
	}
	if err := in.sound(&form, a.Today()); err != nil {
		return FieldFilled{}, err
	}
	f := &filler{act: a, c: c, form: &form, in: in}
	if f.read(); f.err == nil {
		f.write()
	}
	if len(f.out.Problems) > 0 {
		return f.out, refusedRows(f.out.Problems)
	}
	return f.out, f.err
}

// refusedRows says which rows were refused and why; of many the first.
func refusedRows(list []RowProblem) error {
	const told = 3
	slices.SortStableFunc(list, func(a, b RowProblem) int { return a.Row - b.Row })
	var words []lang.Text
	for _, p := range list[:min(len(list), told)] {
		words = append(words, messages().Text("form.row", args{"row": p.Row, "why": p.Text}))
	}
	return fail("form.refused", args{"n": len(list), "rows": words})
}

// sound refuses what is wrong with the form as a whole.
func (in *FieldAnswers) sound(form *FieldForm, today calendar.Day) error {
	switch {
	case in.Mark != "" && lang.Fold(lang.Line(in.Mark)) != form.Mark:
		return fail("form.other", args{"mark": lang.Line(in.Mark), "now": form.Mark})
	case in.At.Day == 0:
		return fail("form.no-at", nil)
	case in.At.Day > today:
		return fail("evidence.future", args{"day": in.At.Day, "today": today})
	case form.Remote && lang.Line(in.Source) == "":
		return fail("form.needs-source", nil)
	}
	return nil
}

// filler records one form.
type filler struct {
	*act
	c    *caseView
	form *FieldForm
	in   FieldAnswers
	seen []group     // what becomes one piece of evidence each
	said []judgement // answers of the analyst
	days []onDay
	out  FieldFilled
	err  error
}

// group is what was seen under one check at one address.
type group struct {
	check, premises string
	kind            checks.EvidenceKind
	row             int // the first
	parts           []string
	items           []checks.ItemSeen
}

type judgement struct {
	row int
	in  AnswerInput
}

type onDay struct {
	row int
	in  EvidenceInput
}

func (f *filler) refuse(row int, code string, a args) { f.because(row, messages().Text(code, a)) }

func (f *filler) because(row int, why lang.Text) {
	f.out.Problems = append(f.out.Problems, RowProblem{Row: row, Text: why})
}

// read sorts the answers by what becomes of them, and refuses what cannot be, row
// by row.
func (f *filler) read() {
	taken := map[string]bool{}
	for _, a := range f.in.Answers {
		if lang.Line(a.State) == "" {
			if lang.Line(a.Note) != "" {
				f.refuse(a.Row, "form.no-state", args{"code": lang.Line(a.Code)})
			}
			continue
		}
		l, ok := f.form.line(a.Code)
		switch {
		case !ok:
			f.refuse(a.Row, "form.no-code", args{"code": lang.Line(a.Code)})
		case taken[l.Code]:
			f.refuse(a.Row, "form.twice", args{"code": l.Code})
		case l.Barred:
			f.refuse(a.Row, "form.barred", args{"code": l.Code})
		case l.Ask == paper.AskListed:
			f.refuse(a.Row, "form.listed", args{"code": l.Code})
		case l.Ask == paper.AskDated:
			f.day(l, a)
		default:
			f.state(l, a)
		}
		taken[l.Code] = true
	}
	f.out.Answers = f.count()
	if f.out.Answers == 0 && len(f.out.Problems) == 0 {
		f.err = fail("form.nothing", nil)
	}
}

func (f *filler) count() int {
	n := len(f.said) + len(f.days)
	for _, g := range f.seen {
		n += len(g.items)
	}
	return n
}

// state takes a tick.
func (f *filler) state(l paper.BlankLine, a FieldAnswer) {
	state, ok := stateTyped(a.State)
	note := lang.Line(a.Note)
	judged := l.Ask == paper.AskJudged
	switch {
	case !ok:
		f.refuse(a.Row, "form.state", args{"code": l.Code, "typed": lang.Line(a.State)})
		return
	case note == "" && (state == checks.Incomplete || state == checks.Inapplicable || judged && state == checks.Absent):
		f.refuse(a.Row, "form.needs-note", args{"code": l.Code})
		return
	case judged:
		f.said = append(f.said, judgement{a.Row, f.answerOf(l, state, note, a.Norm)})
		return
	}
	kind := f.kindOf(l)
	i := slices.IndexFunc(f.seen, func(g group) bool { return g.check == l.Check && g.premises == l.Premises && g.kind == kind })
	if i < 0 {
		f.seen = append(f.seen, group{check: l.Check, premises: l.Premises, kind: kind, row: a.Row})
		i = len(f.seen) - 1
	}
	g := &f.seen[i]
	g.parts = add(g.parts, l.Part)
	g.items = append(g.items, checks.ItemSeen{Item: l.Item, State: state, Note: note})
}

// answerOf puts a tick beside a question into the words of an answer.
func (f *filler) answerOf(l paper.BlankLine, state checks.ItemState, note, norm string) AnswerInput {
	in := AnswerInput{
		Question: l.Check + "/" + l.Part, Verdict: verdictSeen(state), Reason: note, Items: note, Norm: norm,
	}
	if f.law.Check(l.Check).Part(l.Part).PerPremises && l.Premises != "" {
		in.Question += "@" + l.Premises
	}
	if note == "" {
		in.Reason = messages().Text("form.reason", args{"at": f.in.At}).In(f.in.Lang)
	}
	if i := f.c.Inspection; f.in.At.Day <= i.AsOf && f.in.At.Day >= i.Period.From {
		in.Seen = f.in.At.Day
	}
	return in
}

// kindOf is what a tick is recorded as: a visit at an address, in remote control
// what somebody showed or stated; a document, or a page that was looked at.
func (f *filler) kindOf(l paper.BlankLine) checks.EvidenceKind {
	check := f.law.Check(l.Check)
	part := check.Part(l.Part)
	switch {
	case part.PerPremises && f.form.Remote:
		return checks.Statement
	case part.PerPremises:
		return checks.Stand
	case part.Method == standard.Document:
		return checks.Paper
	case slices.Contains(check.Evidence, string(checks.Page)):
		return checks.Page
	}
	return checks.Statement
}

// day takes the day of an event, or of the document of a year.
func (f *filler) day(l paper.BlankLine, a FieldAnswer) {
	slot, err := calendar.ParseSlot(l.Slot)
	if err != nil {
		f.refuse(a.Row, "form.no-code", args{"code": l.Code})
		return
	}
	yearly := f.law.Check(l.Check).Part(l.Part).Yearly
	at, _, err := calendar.TypedMoment(a.State, slot.Span, f.Today())
	switch {
	case err != nil:
		f.refuse(a.Row, "form.day", args{"code": l.Code, "typed": lang.Line(a.State)})
		return
	case !yearly && !slot.Span.Contains(at.Day):
		f.refuse(a.Row, "form.outside", args{"code": l.Code, "day": at.Day, "slot": slot.Words()})
		return
	}
	in := EvidenceInput{
		Check: l.Check, Kind: checks.Event, Parts: []string{l.Part}, At: at, Title: a.Note,
		Source: f.in.Source, Present: f.in.Present, Text: f.text(),
	}
	if yearly {
		in.Kind, in.For = checks.Paper, slot.Name
	}
	f.days = append(f.days, onDay{a.Row, in})
}

// text says of evidence that it came from a form, and where that was filled in.
func (f *filler) text() string {
	if place := lang.Line(f.in.Place); place != "" {
		return messages().Text("form.text.place", args{"place": place}).In(f.in.Lang)
	}
	return messages().Text("form.text", nil).In(f.in.Lang)
}
