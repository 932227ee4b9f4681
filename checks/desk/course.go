package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// A paper lives on after it was issued: it gets its number, it is served, it is
// answered. Each state is an answer to the paper; nothing in the paper itself ever
// changes. What the holder then sends, and what becomes of each violation, stands in
// course_step.go and course_answer.go.

// OfOffice names the office in the place of an inspection: its papers are those of
// the Commission and of the year.
const OfOffice = "office"

// PaperStateInput says to which state a paper came.
type PaperStateInput struct {
	Value  string // registered, served, answered
	Day    calendar.Day
	Number string // of a paper that is registered
	How    string // by which way it was served; of a correction, why
}

// PaperStateResult says what was recorded, and what to look at.
type PaperStateResult struct {
	ID       string // of the paper
	Kind     checks.PaperKind
	Warnings []lang.Text
}

// PaperState records that an issued paper was registered, served or answered. A
// state that it came to already is corrected, with the reason.
func (d *Desk) PaperState(ctx context.Context, inspection, ref string, in PaperStateInput) (out PaperStateResult, err error) {
	in = PaperStateInput{in.Value, in.Day, lang.Line(in.Number), lang.Line(in.How)}
	if !slices.Contains(checks.PaperStates(), in.Value) {
		return out, fail("paper-state.unknown", args{"value": lang.Line(in.Value), "values": checks.PaperStates()})
	}
	err = d.write(ctx, func(a *act) error {
		held, err := a.papersOf(inspection)
		if err != nil {
			return err
		}
		p, err := held.paper(ref)
		if err != nil {
			return err
		}
		if err := a.mayCome(p, in); err != nil {
			return err
		}
		if out.Warnings, err = a.stateWarnings(held, p, in); err != nil {
			return err
		}
		out.ID, out.Kind = p.ID, p.Kind()
		return a.answer(journal.KindPaperState, held.subject, "paper-state "+p.ID, checks.PaperState{
			Value: in.Value, Day: in.Day, Number: in.Number, How: in.How,
		})
	})
	return out, err
}

// mayCome refuses a state that cannot be: out of its turn, on a day that cannot be,
// without its number, or in the place of one that stands without a reason.
func (v *view) mayCome(p *checks.IssuedPaper, in PaperStateInput) error {
	switch {
	case in.Day == 0:
		return fail("paper-state.no-day", nil)
	case in.Day > v.Today():
		return fail("day.future", args{"day": in.Day, "today": v.Today()})
	case in.Value == checks.Registered && in.Number == "":
		return fail("paper-state.no-number", nil)
	case in.Value != checks.Registered && in.Number != "":
		return fail("paper-state.number", args{"value": stateWords(in.Value)})
	}
	if err := shortNumber(in.Number); err != nil {
		return err
	}
	if issued := calendar.DayOf(p.Mark.Time); in.Value == checks.Registered && in.Day < issued {
		return fail("paper-state.too-early", args{"issued": issued, "day": in.Day})
	}
	turn := checks.PaperStates()
	at := slices.Index(turn, in.Value)
	if at > 0 && p.Reached(turn[at-1]) == nil {
		return fail("paper-state.not-yet", args{
			"value": stateWords(in.Value), "before": stateWords(turn[at-1]), "id": ending(p.ID), "state": turn[at-1],
		})
	}
	for i, value := range turn {
		other := p.Reached(value)
		if other == nil || i == at {
			continue
		}
		if i < at && in.Day < other.Day {
			return fail("paper-state.before", args{"other": other.Words(), "day": other.Day})
		}
		if i > at && in.Day > other.Day {
			return fail("paper-state.after", args{"other": other.Words(), "day": other.Day})
		}
	}
	if was := p.Reached(in.Value); was != nil && in.How == "" {
		return fail("paper-state.again", args{"value": was.Words(), "day": was.Day, "state": in.Value, "id": ending(p.ID)})
	}
	return nil
}

// longestNumber is how many characters a number of a paper may have.
const longestNumber = 60

// shortNumber refuses what cannot be a number of a paper: it stands in a line of every
// paper that names it.
func shortNumber(number string) error {
	if n := utf8.RuneCountInString(number); n > longestNumber {
		return fail("number.long", args{"n": n, "most": longestNumber})
	}
	return nil
}

func stateWords(value string) lang.Text { return (&checks.PaperState{Value: value}).Words() }

// stateWarnings are what is told beside a state, and refused by nobody.
func (v *view) stateWarnings(held *papersOf, p *checks.IssuedPaper, in PaperStateInput) ([]lang.Text, error) {
	var out []lang.Text
	switch {
	case in.Value == checks.Registered:
		return v.twins(held, p, in)
	case in.Value == checks.Served && p.Details().Until != 0 && in.Day > p.Details().Until:
		out = append(out, messages().Text("paper-state.late", args{"until": p.Details().Until}))
	}
	return out, nil
}

// twins names another paper of ours that carries the number already: those of the
// subject, and of an inspection those of every other one of its holder.
func (v *view) twins(held *papersOf, p *checks.IssuedPaper, in PaperStateInput) ([]lang.Text, error) {
	list := held.papers
	if held.caseView != nil {
		others, err := v.ofHolder(held.caseView)
		if err != nil {
			return nil, err
		}
		for _, o := range others {
			list = append(slices.Clip(list), o.Papers...)
		}
	}
	var out []lang.Text
	for i := range list {
		o := &list[i]
		if o.ID != p.ID && o.Number() != "" && lang.Name(o.Number()) == lang.Name(in.Number) && o.Day().Year() == in.Day.Year() {
			out = append(out, messages().Text("paper-state.twin", args{"number": quote(o.Number()), "paper": o.Kind().Words(), "day": o.Day()}))
		}
	}
	return out, nil
}

// WithdrawPaperState takes the last state of a paper back: it never came to it. What
// followed from that state must be taken back first.
func (d *Desk) WithdrawPaperState(ctx context.Context, inspection, ref, value string, w Withdrawal) (out PaperStateResult, err error) {
	if lang.Line(w.Reason) == "" {
		return out, fail("reason.empty", nil)
	}
	err = d.write(ctx, func(a *act) error {
		held, err := a.papersOf(inspection)
		if err != nil {
			return err
		}
		p, err := held.paper(ref)
		if err != nil {
			return err
		}
		out.ID, out.Kind = p.ID, p.Kind()
		if len(p.Course) == 0 {
			return fail("paper-state.none", args{"paper": p.Kind().Words()})
		}
		if held.caseView != nil && held.follows(p.ID) {
			return fail("paper-state.followed", args{"paper": p.Kind().Words()})
		}
		last := p.Course[len(p.Course)-1]
		if value != last.Value {
			return fail("paper-state.not-last", args{"last": last.Words(), "day": last.Day, "state": last.Value})
		}
		targets, err := a.saying(held.subject, p.ID, last.Value)
		if err != nil {
			return err
		}
		_, err = a.w.Append(journal.Draft{
			Kind: journal.KindWithdrawn, Subject: held.subject, Replaces: targets,
			Payload: journal.Withdrawn{Why: cmp.Or(w.Why, journal.ByMistake), Reason: lang.Line(w.Reason)},
		})
		return err
	})
	return out, err
}

// saying lists the entries that say that a paper came to a state, corrections and
// all.
func (v *view) saying(s journal.Subject, paper, value string) ([]journal.Target, error) {
	l, err := v.ledger(s)
	if err != nil {
		return nil, err
	}
	var out []journal.Target
	for _, e := range l.Entries() {
		if e.Header.Kind != journal.KindPaperState || e.Header.Matter != "paper-state "+paper || l.Annulled(e.Hash) {
			continue
		}
		if s, err := journal.ValueOf[checks.PaperState](e); err == nil && s.Value == value {
			out = append(out, journal.Target{Hash: e.Hash})
		}
	}
	return out, nil
}

// follows tells whether anything was recorded that followed a paper.
func (c *caseView) follows(paper string) bool {
	return slices.ContainsFunc(c.Steps, func(s checks.Step) bool { return s.Paper == paper }) ||
		slices.ContainsFunc(c.Papers, func(p checks.IssuedPaper) bool { return p.Details().Follows == paper || p.Details().Amends == paper }) ||
		slices.ContainsFunc(executedKeys(c.Executions), func(k checks.PointKey) bool { return k.ID == paper })
}

func executedKeys(m map[checks.PointKey][]checks.Execution) []checks.PointKey {
	var out []checks.PointKey
	for k := range m {
		out = append(out, k)
	}
	return out
}

// papersOf are the papers of one subject: an inspection, or the office.
type papersOf struct {
	*caseView // nil of the office
	subject   journal.Subject
	papers    []checks.IssuedPaper
}

// papersOf finds whose papers are meant.
func (v *view) papersOf(ref string) (*papersOf, error) {
	if strings.TrimSpace(ref) == OfOffice {
		o, err := v.office()
		if err != nil {
			return nil, err
		}
		return &papersOf{subject: journal.Office, papers: o.Papers}, nil
	}
	c, err := v.caseOf(ref)
	if err != nil {
		return nil, err
	}
	return &papersOf{caseView: c, subject: c.subject(), papers: c.Papers}, nil
}

// paper resolves what was typed into a paper: its number, the ending of its id, or
// its kind, where the last one of that kind is meant.
func (h *papersOf) paper(ref string) (*checks.IssuedPaper, error) {
	kind := checks.PaperKind(strings.TrimSpace(ref))
	for i := len(h.papers) - 1; i >= 0; i-- {
		if h.papers[i].Kind() == kind {
			return &h.papers[i], nil
		}
	}
	p, err := paperAmong(h.papers, ref)
	if err == nil && p == nil {
		err = fail("paper.which", args{"papers": h.names()})
	}
	return p, err
}

// names lists the papers as they are typed, for hints.
func (h *papersOf) names() []string {
	out := []string{}
	for i := range h.papers {
		p := &h.papers[i]
		out = append(out, p.Paper+" "+cmp.Or(p.Number(), ending(p.ID)))
	}
	return out
}

// ending is the end of an id that lists show and acts accept.
func ending(id string) string { return id[max(0, len(id)-8):] }

// ofHolder folds the other inspections of the same holder.
func (v *view) ofHolder(c *caseView) ([]*checks.Case, error) {
	rows, err := v.Inspections(journal.InspectionQuery{Holder: c.Inspection.Holder})
	if err != nil {
		return nil, err
	}
	var out []*checks.Case
	for _, r := range rows {
		if r.ID == c.Inspection.ID {
			continue
		}
		other, err := v.inspection(r.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, other)
	}
	return out, nil
}
