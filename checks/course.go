package checks

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// StepKind is what happened after a paper was served, or beside an inspection: what
// came in, and what moves a term.
type StepKind string

// The steps of state control (art. 19-1 of the Law).
const (
	Objection  StepKind = "objection"   // 19-1(10): the holder does not agree
	Report     StepKind = "report"      // 19-1(11): the holder tells of the execution
	MoreTime   StepKind = "more-time"   // 19-1(15)(3): asks for more time to eliminate
	Granted    StepKind = "granted"     // more time was given: Days
	Refused    StepKind = "refused"     // more time was refused
	Ground     StepKind = "ground"      // 19-1(13): a ground for an unscheduled inspection arose
	Suspended  StepKind = "suspended"   // 19-1(22): emergency, reorganisation
	CauseGone  StepKind = "cause-gone"  // 19-1(22): the cause is gone, the successor is known
	Resumed    StepKind = "resumed"     // 19-1(22)
	Terminated StepKind = "terminated"  // 19-1(22): liquidation
	Extended   StepKind = "extended"    // 19-1(24): the inspection, by Days working days
	MadeKnown  StepKind = "made-known"  // the violations of the act were made known to the subject
	Reply      StepKind = "reply"       // an answer to a demand or a letter came
	Opinion    StepKind = "explanation" // what the holder explained, outside an objection
)

// StepKinds lists the steps in the order in which they are offered.
func StepKinds() []StepKind {
	return []StepKind{
		Objection, Report, Reply, Opinion, MoreTime, Granted, Refused, Ground, Suspended, CauseGone, Resumed, Terminated, Extended, MadeKnown,
	}
}

// Grounds lists the grounds of an unscheduled inspection, as sub-items of item 13
// of article 19-1.
func Grounds() []string { return []string{"1", "2", "3", "4", "5"} }

// Step is one such event, with its day.
type Step struct {
	ID     string       `json:"id"` // UUIDv7
	Step   StepKind     `json:"step"`
	Day    calendar.Day `json:"day"`             // it was received, or happened
	Paper  string       `json:"paper,omitempty"` // id of the issued paper that it is about
	Number string       `json:"number,omitempty"`
	From   string       `json:"from,omitempty"`   // who signed it
	Ground string       `json:"ground,omitempty"` // of a ground: "1" … "5"
	Days   int          `json:"days,omitempty"`   // calendar or working days, by the step
	Done   calendar.Day `json:"done,omitempty"`   // of a report: the day on which all was executed, as it says
	Text   string       `json:"text,omitempty"`   // may be printed
	Note   string       `json:"note,omitempty"`   // never printed
	Points []StepPoint  `json:"points,omitempty"` // split by the violations of the paper
	Files  []File       `json:"files,omitempty"`
	Gone   []GoneFile   `json:"-"` // files that were erased
	Mark   Mark         `json:"-"`
}

// StepPoint is what a step says of one violation of its paper.
type StepPoint struct {
	Point int    `json:"point"`
	Text  string `json:"text"`
}

// Ruling is the answer to one point of an objection.
type Ruling struct {
	Value    string   `json:"value"` // accepted, partly, rejected
	Reason   string   `json:"reason"`
	Evidence []string `json:"evidence,omitempty"` // ids
	Mark     Mark     `json:"-"`
}

// What an objection comes to.
const (
	Accepted = "accepted"
	Rejected = "rejected"
	Partly   = "partly" // also of an execution
)

// Execution says what became of one violation of a paper, or of one decision of the
// Commission: the later evidence never unmakes the verdict of its day.
type Execution struct {
	Value    string       `json:"value"`         // executed, partly, not-executed
	Day      calendar.Day `json:"day,omitempty"` // it was executed, where that is known
	Looked   calendar.Day `json:"looked"`        // it was looked at
	Reason   string       `json:"reason"`
	Evidence []string     `json:"evidence,omitempty"` // ids
	Mark     Mark         `json:"-"`
}

// What an execution comes to.
const (
	Executed    = "executed"
	NotExecuted = "not-executed"
)

// PointKey names a point of a paper, an objection or a sitting: ID/N in the journal.
type PointKey struct {
	ID    string
	Point int
}

// String gives ID/N.
func (k PointKey) String() string { return k.ID + "/" + strconv.Itoa(k.Point) }

// ParsePointKey reads ID/N; a name of another form has no point.
func ParsePointKey(s string) PointKey {
	i := strings.LastIndexByte(s, '/')
	if i < 0 {
		return PointKey{ID: s}
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil || strconv.Itoa(n) != s[i+1:] {
		return PointKey{ID: s}
	}
	return PointKey{ID: s[:i], Point: n}
}

// FoundDay is the recorded day on which the violations were found, with the reason
// why it is not the day of the first entry that shows one.
type FoundDay struct {
	Day    calendar.Day `json:"day"`
	Reason string       `json:"reason"`
	Mark   Mark         `json:"-"`
}

// Step gives a step by its id, nil where none is held.
func (c *Case) Step(id string) *Step {
	for i := range c.Steps {
		if c.Steps[i].ID == id {
			return &c.Steps[i]
		}
	}
	return nil
}

// StepsOf lists the steps of a kind about a paper, in the order of their entries. One
// of which two records stand against each other is none of them.
func (c *Case) StepsOf(kind StepKind, paper string) []Step {
	return c.stepsIn(kind, []string{paper})
}

// StepsAbout lists the steps of a kind about a paper and about those that it amends:
// what was given, reported or objected before it was amended still counts.
func (c *Case) StepsAbout(kind StepKind, paper string) []Step { return c.stepsIn(kind, c.Chain(paper)) }

func (c *Case) stepsIn(kind StepKind, papers []string) []Step {
	var out []Step
	for _, s := range c.Steps {
		if s.Step == kind && slices.Contains(papers, s.Paper) && !c.TwoSteps(s.ID) {
			out = append(out, s)
		}
	}
	return out
}

// TwoSteps tells whether two records of a step stand against each other: it counts
// nowhere then.
func (c *Case) TwoSteps(id string) bool {
	n := 0
	for i := range c.Steps {
		if c.Steps[i].ID == id {
			n++
		}
	}
	return n > 1
}

// inDoubt lists the steps of which two records stand against each other, each once.
func (c *Case) inDoubt() []Step {
	var out []Step
	for _, s := range c.Steps {
		if c.TwoSteps(s.ID) && !slices.ContainsFunc(out, func(o Step) bool { return o.ID == s.ID }) {
			out = append(out, s)
		}
	}
	return out
}

// Ruled gives the one ruling on a point of an objection, nil where there is none or
// where two stand against each other.
func (c *Case) Ruled(step string, point int) *Ruling { return only(c.Rulings[PointKey{step, point}]) }

// Executed gives the one answer to what became of a point of a paper, nil where
// there is none or where two stand against each other.
func (c *Case) Executed(paper string, point int) *Execution {
	return only(c.Executions[PointKey{paper, point}])
}

func only[T any](list []T) *T {
	if len(list) != 1 {
		return nil
	}
	return &list[0]
}

// Words names the step.
func (k StepKind) Words() lang.Text { return messages().Text("step."+string(k), nil) }

// Words says what an objection came to.
func (r *Ruling) Words() lang.Text { return messages().Text("ruling."+r.Value, nil) }

// Words says what an execution came to.
func (x *Execution) Words() lang.Text { return messages().Text("execution."+x.Value, nil) }

// When says on which day it was executed, or else on which it was looked at.
func (x *Execution) When() lang.Text {
	if x.Day != 0 {
		return lang.Same(x.Day.Digits())
	}
	return messages().Text("execution-looked", args{"day": x.Looked.Digits()})
}

// LastRuling gives the last objection on which anything is ruled about a point of a
// paper, with the ruling: nil where two stand against each other. A later ruling
// takes the place of an earlier one, whatever either says.
func (c *Case) LastRuling(paper string, point int) (*Step, *Ruling) {
	var last *Step
	for i := range c.Steps {
		s := &c.Steps[i]
		if s.Step != Objection || s.Paper != paper || len(c.Rulings[PointKey{s.ID, point}]) == 0 || c.TwoSteps(s.ID) {
			continue
		}
		if last == nil || cmp.Or(cmp.Compare(s.Day, last.Day), cmp.Compare(s.ID, last.ID)) > 0 {
			last = s
		}
	}
	if last == nil {
		return nil, nil
	}
	return last, c.Ruled(last.ID, point)
}

// TakenOut gives the objection whose accepted point takes a violation out of its
// paper, nil where none does: the last one that was ruled on decides.
func (c *Case) TakenOut(paper string, point int) *Step {
	if s, r := c.LastRuling(paper, point); r != nil && r.Value == Accepted {
		return s
	}
	return nil
}

// Withdrawn tells whether accepted objections took every violation out of a paper:
// nothing is asked of anybody then.
func (c *Case) Withdrawn(p *IssuedPaper) bool {
	for _, point := range p.Points() {
		if c.TakenOut(p.ID, point.Point) == nil {
			return false
		}
	}
	return len(p.Points()) > 0
}

// settled tells whether every violation of a paper is answered as executed, or was
// taken out; with a gap where two records of one stand against each other.
func (c *Case) settled(p *IssuedPaper) (done bool, gap TermGap) {
	done = len(p.Points()) > 0
	for _, point := range p.Points() {
		step, ruling := c.LastRuling(p.ID, point.Point)
		list := c.Executions[PointKey{p.ID, point.Point}]
		switch {
		case step != nil && ruling == nil:
			done, gap = false, TwoSteps
		case ruling != nil && ruling.Value == Accepted:
		case len(list) > 1:
			done, gap = false, TwoExecutions
		case len(list) == 0 || list[0].Value != Executed:
			done = false
		}
	}
	return done, gap
}

// DoneOn is the day on which a violation was executed: the recorded one, or else the
// one that the last report names. The day of a look is none.
func (c *Case) DoneOn(paper string, point int) calendar.Day {
	x := c.Executed(paper, point)
	switch {
	case x == nil || x.Value != Executed:
		return 0
	case x.Day != 0:
		return x.Day
	}
	var last Step
	for _, s := range c.StepsAbout(Report, paper) {
		if s.Done != 0 && cmp.Or(cmp.Compare(s.Day, last.Day), cmp.Compare(s.ID, last.ID)) > 0 {
			last = s
		}
	}
	return last.Done
}
