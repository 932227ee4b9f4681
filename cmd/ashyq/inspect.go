package main

import (
	"fmt"
	"strings"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// inspectCmd keeps the inspections.
type inspectCmd struct {
	Open   inspectOpenCmd   `cmd:""`
	Round  inspectRoundCmd  `cmd:""`
	Change inspectChangeCmd `cmd:""`
	List   inspectListCmd   `cmd:""`
	Show   inspectShowCmd   `cmd:""`
	Close  inspectCloseCmd  `cmd:""`
	Reopen inspectReopenCmd `cmd:""`
}

// inspectOpenCmd opens an inspection.
type inspectOpenCmd struct {
	Holder   string       `placeholder:"holder" required:""`
	Category []string     `placeholder:"category" sep:"none"`
	Period   period       `placeholder:"period" required:""`
	On       day          `placeholder:"date" required:""`
	Form     string       `placeholder:"form" required:""`
	Ground   string       `placeholder:"text"`
	Act      *appointment `placeholder:"act"`
	Days     *count       `placeholder:"number"`
	Earlier  string       `placeholder:"inspection"`
}

// Run opens it, and registers the holder where it is not known.
func (c inspectOpenCmd) Run(s *session) error {
	act, err := appointed(c.Act, c.Days)
	if err != nil {
		return err
	}
	return s.begin(func(d *desk.Desk) error {
		opened, err := d.OpenInspection(s.ctx, desk.InspectionInput{
			Holder: c.Holder, Categories: c.Category, Period: c.Period.Span, AsOf: c.On.Day,
			Form: checks.Form(c.Form), Ground: c.Ground, Act: act, Earlier: c.Earlier,
		})
		if err != nil {
			return err
		}
		return s.answer(opened, func() {
			s.saying("inspect.opened", lang.Args{"number": opened.Number})
			s.askedByCommission(d, c.Holder)
		})
	})
}

// inspectChangeCmd changes the record of an inspection.
type inspectChangeCmd struct {
	Inspection string       `arg:"" name:"inspection"`
	Category   []string     `placeholder:"category" sep:"none"`
	Period     period       `placeholder:"period"`
	On         day          `placeholder:"date"`
	Form       string       `placeholder:"form"`
	Ground     string       `placeholder:"text"`
	Act        *appointment `placeholder:"act"`
	Days       *count       `placeholder:"number"`
	Earlier    string       `placeholder:"inspection"`
	Owner      string       `placeholder:"name"`
}

// Run changes what was named and leaves the rest.
func (c inspectChangeCmd) Run(s *session) error {
	act, err := appointed(c.Act, c.Days)
	if err != nil {
		return err
	}
	return s.write(func(d *desk.Desk) error {
		err := d.ChangeInspection(s.ctx, c.Inspection, desk.InspectionChange{
			Period: c.Period.Span, AsOf: c.On.Day, Form: checks.Form(c.Form), Categories: c.Category,
			Ground: c.Ground, Act: act, Earlier: c.Earlier, Owner: c.Owner,
		})
		if err != nil {
			return err
		}
		return s.done("inspect.changed", lang.Args{"number": lang.Line(c.Inspection)})
	})
}

// inspectListCmd lists the inspections, the newest first, or those of a view.
type inspectListCmd struct {
	Words []string `arg:"" name:"words" optional:""`
	View  string   `placeholder:"view-name"`
}

type inspectionLine struct {
	ID       string         `json:"id"`
	Number   string         `json:"inspection"` // as it is shown and typed: "2026-001@KT" where another opened it
	Holder   string         `json:"holder"`     // id
	Name     lang.Text      `json:"name"`
	Period   string         `json:"period"`
	AsOf     string         `json:"as_of"`
	Form     checks.Form    `json:"form"`
	State    string         `json:"state"`
	Evidence int            `json:"evidence"`
	Worst    checks.Verdict `json:"worst"`
	Summary  checks.Summary `json:"summary"`
}

func lineOf(r desk.InspectionLine) inspectionLine {
	sum := checks.Summary{
		Met: r.Met, PartlyMet: r.Partly, NotMet: r.NotMet, NotApplicable: r.NotApply,
		CannotTell: r.Cannot, NotChecked: r.Unchecked,
	}
	sum.Applicable = sum.Met + sum.PartlyMet + sum.NotMet + sum.CannotTell + sum.NotChecked
	return inspectionLine{
		ID: r.ID, Number: r.Shown, Holder: r.Holder, Name: r.Name, Period: r.From + ".." + r.To, AsOf: r.AsOf,
		Form: checks.Form(r.Form), State: r.State, Evidence: r.Evidence, Worst: checks.Verdict(r.Worst), Summary: sum,
	}
}

// Run prints those whose number or holder holds the words, or all.
func (c inspectListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		var q journal.InspectionQuery
		if c.View != "" {
			v, err := d.View(s.ctx, c.View)
			if err != nil {
				return err
			}
			if q, err = d.Asked(s.ctx, v.Query); err != nil {
				return err
			}
		}
		if words := lang.Fold(strings.Join(c.Words, " ")); words != "" {
			q.Search = words
		}
		return s.listInspections(d, q)
	})
}

func (s *session) listInspections(d *desk.Desk, q journal.InspectionQuery) error {
	rows, err := d.ListInspections(s.ctx, q)
	if err != nil {
		return err
	}
	var lines []inspectionLine
	for _, r := range rows {
		lines = append(lines, lineOf(r))
	}
	return s.answer(struct {
		Inspections []inspectionLine `json:"inspections"`
	}{list(lines)}, func() {
		var grid [][]string
		for _, l := range lines {
			grid = append(grid, []string{
				l.Number, s.verdict(l.Worst), s.say("inspect.state."+l.State, nil), l.Period,
				s.words(l.Form.Words()), s.words(l.Name),
			})
		}
		s.gridOr(grid, "inspect.none")
	})
}

// inspectShowCmd shows the record of an inspection and where it stands.
type inspectShowCmd struct {
	Inspection string `arg:"" name:"inspection"`
}

type inspectionView struct {
	ID string `json:"id"`
	checks.Inspection
	Number   string             `json:"inspection"`
	Name     lang.Text          `json:"name"`
	State    string             `json:"state"`
	Evidence int                `json:"evidence"`
	Summary  checks.Summary     `json:"summary"`
	Disputed []string           `json:"disputed,omitempty"`
	Unread   int                `json:"unread,omitempty"`
	Later    lang.Text          `json:"note,omitzero"`      // texts of acts that came after its opening
	Control  *bool              `json:"subject_of_control"` // on the as-of date; null: the trait is not known
	Papers   []checks.PaperKind `json:"papers"`             // that the form may issue
}

// Run prints it.
func (c inspectShowCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		v, err := d.Check(s.ctx, c.Inspection, "")
		if err != nil {
			return err
		}
		i := v.Case.Inspection
		out := inspectionView{
			ID: i.ID, Inspection: i, Number: i.Number, Name: v.Holder.Holder.Name(i.AsOf).Text(), State: stateOf(v.Case),
			Evidence: len(v.Case.Evidence), Summary: v.Summary, Disputed: v.Case.Disputed, Unread: len(v.Case.Unread), Later: v.Later,
			Control: subjectOf(v.Holder.Holder, i), Papers: list(i.Form.Issues()),
		}
		return s.answer(out, func() { s.printInspection(out) })
	})
}

// subjectOf says whether state control reaches the holder on the as-of date, nil
// where it is not known.
func subjectOf(h checks.Holder, i checks.Inspection) *bool {
	subject, known := h.SubjectOfControl(i.AsOf)
	if !known {
		return nil
	}
	return &subject
}

// stateOf names the state of an inspection as lists do.
func stateOf(c *checks.Case) string {
	switch {
	case len(c.States) > 1 || len(c.Disputed) > 0:
		return "conflict"
	case c.Closed() != nil:
		return "closed"
	}
	return "open"
}

func (s *session) printInspection(v inspectionView) {
	fmt.Fprintln(s.out, s.facts(v.Number, s.words(v.Name)))
	act := ""
	if v.Act != nil {
		act = s.facts(lang.Line(v.Act.Number), v.Act.Date.Digits(), s.say("inspect.days", lang.Args{"n": v.Act.Days}))
	}
	subject := "holders.subject.unknown"
	if v.Control != nil {
		subject = map[bool]string{true: "holders.subject.yes", false: "holders.subject.no"}[*v.Control]
	}
	s.pairs([][2]string{
		{"label.id", v.ID},
		{"label.form", s.words(v.Form.Words())},
		{"label.period", s.words(v.Period.Span().Words())},
		{"label.as-of", v.AsOf.Digits()},
		{"label.categories", s.categories(v.Categories)},
		{"label.ground", lang.Line(v.Ground)},
		{"label.act", act},
		{"label.earlier", v.Earlier},
		{"label.owner", lang.Line(v.Owner)},
		{"label.state", s.say("inspect.state."+v.State, nil)},
		{"label.evidence", fmt.Sprint(v.Evidence)},
		{"label.result", s.summary(v.Summary)},
		{"holders.subject", s.say(subject, nil)},
		{"label.papers", s.papers(v.Papers)},
	})
	if later := s.words(v.Later); later != "" {
		s.saying("note", lang.Args{"note": later})
	}
	if len(v.Disputed) > 0 {
		s.saying("inspect.disputed", lang.Args{"fields": v.Disputed})
	}
	if v.Unread > 0 {
		s.saying("inspect.unread", lang.Args{"n": v.Unread})
	}
}

// papers names the papers that a form may issue.
func (s *session) papers(list []checks.PaperKind) string {
	var out []string
	for _, p := range list {
		out = append(out, s.words(p.Words()))
	}
	return strings.Join(out, ", ")
}

// inspectCloseCmd closes an inspection and seals its findings.
type inspectCloseCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Reason     string `placeholder:"text"`
}

// Run closes it.
func (c inspectCloseCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		if err := d.Close(s.ctx, c.Inspection, c.Reason); err != nil {
			return err
		}
		return s.done("inspect.closed", lang.Args{"number": lang.Line(c.Inspection)})
	})
}

// inspectReopenCmd opens a closed inspection again.
type inspectReopenCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Reason     string `placeholder:"text" required:""`
}

// Run reopens it.
func (c inspectReopenCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		if err := d.Reopen(s.ctx, c.Inspection, c.Reason); err != nil {
			return err
		}
		return s.done("inspect.reopened", lang.Args{"number": lang.Line(c.Inspection)})
	})
}
