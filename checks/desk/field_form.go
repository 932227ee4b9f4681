package desk

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// A form goes into the field on paper and comes back filled in. Its lines have
// codes that the catalogue gives, so what is printed, what is typed on a screen and
// what stands in a file of answers are one and the same list.

// FormRequest asks for a blank form.
type FormRequest struct {
	Lang    lang.Lang
	Format  paper.Format
	Writers paper.Writers
	Checks  []string // empty: all that apply
	Out     io.Writer
}

// FieldForm is the list of lines of a form, with what stands about the inspection.
type FieldForm struct {
	View   CheckView
	Lines  []paper.BlankLine
	Mark   string // of the codes
	Remote bool   // nobody goes there: whoever showed or stated it must be named
}

// Form gives the lines of the form of an inspection.
func (d *Desk) Form(ctx context.Context, inspection string, only []string) (out FieldForm, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err == nil {
			out, _, err = v.formOf(c, only, lang.KK)
		}
		return err
	})
	return out, err
}

// formOf makes the lines, and what the paper is made from.
func (v *view) formOf(c *caseView, only []string, l lang.Lang) (FieldForm, paper.BlankInput, error) {
	for _, id := range only {
		if _, err := v.checkOf(id, c.Inspection.Categories); err != nil {
			return FieldForm{}, paper.BlankInput{}, err
		}
	}
	judged, err := v.judged(c)
	if err != nil {
		return FieldForm{}, paper.BlankInput{}, err
	}
	in := paper.BlankInput{
		Lang: l, Case: judged.Case, Holder: judged.Holder, Office: judged.Office, Findings: judged.Findings,
		Checks: only, Executor: v.author.Name,
	}
	return FieldForm{
		View: judged, Lines: paper.BlankLines(in, v.law), Mark: paper.BlankMark(v.law),
		Remote: c.Inspection.Form == checks.Remote,
	}, in, nil
}

// BlankForm writes the blank form. Nothing is recorded.
func (d *Desk) BlankForm(ctx context.Context, inspection string, in FormRequest) error {
	writer, ok := in.Writers[in.Format]
	if !ok {
		return fail("memo.format", args{"format": string(in.Format), "formats": formats(in.Writers)})
	}
	return d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		form, input, err := v.formOf(c, in.Checks, in.Lang)
		if err != nil {
			return err
		}
		if len(form.Lines) == 0 {
			return fail("form.empty", nil)
		}
		doc, err := paper.Blank(input)
		if err != nil {
			return err
		}
		return writer.Write(ctx, in.Out, doc)
	})
}

// WriteForm is BlankForm into a file, whole or not at all; in.Out is not looked at.
func (d *Desk) WriteForm(ctx context.Context, inspection, path string, in FormRequest) error {
	return d.files.Write(path, func(w io.Writer) error {
		in.Out = w
		return d.BlankForm(ctx, inspection, in)
	})
}

// line finds a line by its code as it was typed: the number of the address may be
// left out where there is one.
func (f *FieldForm) line(code string) (paper.BlankLine, bool) {
	code = lang.Fold(lang.Line(code))
	i := slices.IndexFunc(f.Lines, func(l paper.BlankLine) bool {
		return lang.Fold(l.Code) == code || lang.Fold(l.Code+"@1") == code && l.Premises != ""
	})
	if i < 0 {
		return paper.BlankLine{}, false
	}
	return f.Lines[i], true
}

// SeenAndEntered says when something was looked at and when that was typed in,
// where a day or more lies between: false where it does not, and for events and
// documents, whose own day is no day on which anybody looked.
func SeenAndEntered(e *checks.Evidence) (lang.Text, bool) {
	entered := calendar.DayOf(e.Mark.Time)
	looked := e.Kind == checks.Stand || e.Kind == checks.Statement || e.Kind == checks.Page
	if !looked || entered == 0 || e.At.Day == 0 || entered <= e.At.Day {
		return lang.Text{}, false
	}
	seen := e.At.Day.Digits()
	if _, hour, timed := strings.Cut(e.At.String(), "T"); timed {
		seen += " " + hour
	}
	return messages().Text("form.entered", args{"seen": seen, "entered": entered.Digits()}), true
}

// stateTyped reads a state as it is typed: the number of its box, its id, or its
// word in any of the languages.
func stateTyped(s string) (checks.ItemState, bool) {
	s = lang.Fold(lang.Line(s))
	for i, state := range paper.BlankStates() {
		words := messages().Text("form.state."+string(state), nil)
		switch s {
		case string(rune('1' + i)), string(state), lang.Fold(words.KK), lang.Fold(words.RU), lang.Fold(words.EN):
			return state, true
		}
	}
	return "", false
}

// verdictSeen is the verdict for which a box of a judged line stands.
func verdictSeen(s checks.ItemState) checks.Verdict {
	return cmp.Or(map[checks.ItemState]checks.Verdict{
		checks.Present: checks.Met, checks.Incomplete: checks.PartlyMet, checks.Absent: checks.NotMet,
		checks.Inapplicable: checks.NotApplicable,
	}[s], checks.CannotTell)
}
