package desk

import (
	"cmp"
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// A step is something that happened after a paper was served, or beside an
// inspection: an objection came, more time was given, a ground arose. It moves terms
// and no verdict.

// StepInput is what may be said of a step. In a change zero fields leave what stands.
type StepInput struct {
	Step   checks.StepKind
	Day    calendar.Day // it was received, or happened
	Paper  string       // that it is about, as typed; found where only one can be meant
	Number string
	From   string // who signed it
	Ground string // of a ground: "1" … "5"
	Days   int
	Done   calendar.Day // of a report: the day on which all was executed, as it says
	Text   string       // may be printed
	Note   string       // never printed
	Points []checks.StepPoint
	Files  []string // paths
}

// StepResult names a step, and says what to look at.
type StepResult struct {
	ID       string
	Warnings []lang.Text
}

// AddStep records a step. One that came late is taken all the same, and said to be
// late: what follows from that is for the office to decide.
func (d *Desk) AddStep(ctx context.Context, inspection string, in StepInput) (out StepResult, err error) {
	err = d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		s, err := a.step(c, in)
		if err != nil {
			return err
		}
		s.ID = a.newID()
		out = StepResult{ID: s.ID, Warnings: a.stepWarnings(c, &s)}
		return a.putStep(c, s, in.Files, nil)
	})
	return out, err
}

// ChangeStep corrects a step: an answer to its own id. Files are added.
func (d *Desk) ChangeStep(ctx context.Context, inspection, ref string, in StepInput) (out StepResult, err error) {
	err = d.write(ctx, func(a *act) error {
		c, old, err := a.stepOf(inspection, ref)
		if err != nil {
			return err
		}
		s, err := a.step(c, overStep(*old, in))
		if err != nil {
			return err
		}
		s.ID, s.Files = old.ID, old.Files
		if err := c.keepsRuled(old, &s); err != nil {
			return err
		}
		held, err := a.attached(c.subject(), old.Mark.Entry)
		if err != nil {
			return err
		}
		out = StepResult{ID: s.ID, Warnings: a.stepWarnings(c, &s)}
		return a.putStep(c, s, in.Files, held)
	})
	return out, err
}

// overStep lays what was said over what stands.
func overStep(old checks.Step, in StepInput) StepInput {
	if len(in.Points) == 0 {
		in.Points = old.Points
	}
	in.Step, in.Day, in.Paper = old.Step, cmp.Or(in.Day, old.Day), cmp.Or(in.Paper, old.Paper)
	in.Number, in.From, in.Ground = cmp.Or(in.Number, old.Number), cmp.Or(in.From, old.From), cmp.Or(in.Ground, old.Ground)
	in.Days, in.Done = cmp.Or(in.Days, old.Days), cmp.Or(in.Done, old.Done)
	in.Text, in.Note = cmp.Or(in.Text, old.Text), cmp.Or(in.Note, old.Note)
	return in
}

// keepsRuled refuses a correction that would take a point away that was ruled on.
func (c *caseView) keepsRuled(old, s *checks.Step) error {
	for key := range c.Rulings {
		gone := len(s.Points) > 0 && !slices.ContainsFunc(s.Points, func(p checks.StepPoint) bool { return p.Point == key.Point })
		if key.ID == old.ID && (gone || s.Paper != old.Paper) {
			return fail("step.ruled", args{"n": key.Point})
		}
	}
	return nil
}

// WithdrawStep takes a step back with every older version of it and with what was
// ruled on it.
func (d *Desk) WithdrawStep(ctx context.Context, inspection, ref string, w Withdrawal) error {
	if lang.Line(w.Reason) == "" {
		return fail("reason.empty", nil)
	}
	return d.write(ctx, func(a *act) error {
		c, s, err := a.stepOf(inspection, ref)
		if err != nil {
			return err
		}
		if c.replied(s.ID) {
			return fail("step.replied", args{"step": s.Step.Words(), "day": s.Day})
		}
		matters := []string{"step " + s.ID}
		for key := range c.Rulings {
			if key.ID == s.ID {
				matters = append(matters, "ruling "+key.String())
			}
		}
		slices.Sort(matters)
		return a.withdraw(c, matters, w)
	})
}

// Steps lists the steps of an inspection in the order of their days.
func (d *Desk) Steps(ctx context.Context, inspection string) (out []checks.Step, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		out = inDays(c.Steps)
		return nil
	})
	return out, err
}

func inDays(list []checks.Step) []checks.Step {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(x, y checks.Step) int { return cmp.Compare(x.Day, y.Day) })
	return out
}

// stepOf finds a step of an inspection.
func (v *view) stepOf(inspection, ref string) (*caseView, *checks.Step, error) {
	c, err := v.caseOf(inspection)
	if err != nil {
		return nil, nil, err
	}
	id, err := c.stepRef(ref)
	if err == nil && id == "" {
		err = fail("step.not-held", args{"ref": lang.Line(ref)})
	}
	return c, c.Step(id), err
}

// putStep attaches the files and appends the step; attach holds what it had before
// a correction.
func (a *act) putStep(c *caseView, s checks.Step, paths []string, attach []journal.Attachment) error {
	limit := attachmentLimit(c.office)
	for _, path := range paths {
		file, at, err := a.attach(path, limit)
		if err != nil {
			return err
		}
		s.Files, attach = append(s.Files, file), append(attach, at)
	}
	return a.answer(journal.KindStep, c.subject(), "step "+s.ID, s, attach...)
}
