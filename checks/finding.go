package checks

import (
	"encoding/json"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// By says whose verdict stands.
type By string

// The machine computes; the analyst's answer decides.
const (
	Machine By = "machine"
	Analyst By = "analyst"
)

// Finding is the answer about one check: the verdict of each clause, what each
// part gave, and why. Computed stands beside a verdict of the analyst, or of a
// conflict.
type Finding struct {
	Check    string          `json:"check"`
	Verdict  Verdict         `json:"verdict"`
	By       By              `json:"by"`
	Computed Verdict         `json:"computed,omitempty"`
	Answer   *Answer         `json:"answer,omitempty"`
	Conflict bool            `json:"conflict,omitempty"`
	Reasons  []Reason        `json:"reasons,omitempty"` // about the check as a whole: an answer to it, a conflict
	Clauses  []ClauseFinding `json:"clauses"`
	Lines    []Line          `json:"-"`
	Parts    []PartFinding   `json:"parts"`
	Evidence []string        `json:"evidence"` // ids, in the order of their days
	Basis    string          `json:"basis"`
}

// Line is a check in one category: its clauses in successive editions together,
// with the worst of their verdicts. Figures count lines.
type Line struct {
	Category string
	Verdict  Verdict
}

// ClauseFinding is the verdict of one clause of one edition. Computed stands
// beside it where the analyst's answer moved it.
type ClauseFinding struct {
	standard.ClauseRef
	Category string  `json:"category"`
	Verdict  Verdict `json:"verdict"`
	Computed Verdict `json:"computed,omitempty"`
}

// PartFinding is what one part gave, in all categories in which it is asked.
// Slots, events, items and rows are its units, by its method; a part that only
// the analyst can answer lists none.
type PartFinding struct {
	Part     string          `json:"part"`
	Method   standard.Method `json:"method"`
	Weight   standard.Weight `json:"weight"`
	Verdict  Verdict         `json:"verdict"`
	By       By              `json:"by"`
	Computed Verdict         `json:"computed,omitempty"`
	Answers  []PlaceAnswer   `json:"answers,omitempty"`
	Conflict bool            `json:"conflict,omitempty"`
	Slots    []Unit          `json:"slots,omitempty"`
	Events   []Unit          `json:"events,omitempty"`
	Items    []Unit          `json:"items,omitempty"`
	Rows     []Unit          `json:"rows,omitempty"`
	Reasons  []Reason        `json:"reasons"`
	Law      []string        `json:"law,omitempty"` // articles of a Law-only part
	Ask      []string        `json:"ask,omitempty"` // traits that are unknown

	Conflicts []*standard.Conflict `json:"norm_conflicts,omitempty"` // of norms, that bite here
}

// PlaceAnswer is the analyst's answer to a part, at one address where it is
// asked so.
type PlaceAnswer struct {
	Premises string `json:"premises,omitempty"`
	Answer
}

// Unit is the smallest thing that is judged: a slot of time, an event, an item,
// a row of a register.
type Unit struct {
	Slot     string       `json:"slot,omitempty"`
	Row      string       `json:"title,omitempty"`  // title of the row or event
	Number   string       `json:"number,omitempty"` // of a row in its register
	Sheet    string       `json:"sheet,omitempty"`  // of a register: where the file has several
	Line     int          `json:"row,omitempty"`    // of a register: its line in the file
	Rule     string       `json:"rule,omitempty"`   // id of the limit of time by which a row is judged
	Item     string       `json:"item,omitempty"`
	Premises string       `json:"premises,omitempty"`
	From     calendar.Day `json:"from,omitempty"`
	To       calendar.Day `json:"to,omitempty"`
	Date     calendar.Day `json:"date,omitempty"`      // of the event, or of the look
	Due      calendar.Day `json:"due,omitempty"`       // last day in time, of two readings the later
	Done     calendar.Day `json:"done,omitempty"`      // when what was due was done
	DaysLate int          `json:"days_late,omitempty"` // calendar days after the last day in time
	State    State        `json:"state"`
	standard.ClauseRef
	Also     []standard.ClauseRef `json:"also,omitempty"`
	Count    *int                 `json:"events,omitempty"` // of a slot: events or documents in it
	Breach   calendar.Day         `json:"breach,omitempty"` // day of the breach, or that a breach would have had
	Evidence []string             `json:"evidence,omitempty"`
	Reasons  []Reason             `json:"reasons,omitempty"`

	falls  []standard.ClauseRef // every clause it falls to
	hidden bool                 // not listed: stands for the part as a whole
	asks   []string             // traits that must be asked first

	title   *lang.Text // of the item
	address string     // of the premises
}

// MarshalJSON leaves out the clause of a unit that falls to none.
func (u Unit) MarshalJSON() ([]byte, error) {
	type plain Unit
	return json.Marshal(struct {
		plain
		Edition string `json:"edition,omitempty"`
		Clause  string `json:"clause,omitempty"`
	}{plain(u), u.Edition, u.Clause})
}

// State is what became of a unit. Items have the states of ItemState too.
type State string

// States of slots, and of events.
const (
	Filled  State = "filled"
	NoEvent State = "missing"
	Unknown State = "unknown"
	Cut     State = "cut"
	Future  State = "future"

	InTime State = "in-time"
	Late   State = "late"
)

// States of the rows of a register.
const (
	InTerm  State = "ok"
	Pending State = "pending" // its last day is not over
	Unclear State = "unclear" // unknown: it cannot be told from the register
	Outside State = "outside" // not counted: of another regime, or received outside the period
)

// States of two language versions of a page.
const (
	Alike   State = "alike"
	Differs State = "differs"
)

// tally gives what a unit in this state proves. Cut, future and what does not
// apply prove nothing and leave nothing open.
func (s State) tally() tally {
	switch s {
	case Filled, InTime, InTerm, Alike, State(Present):
		return tally{met: 1}
	case NoEvent, Late, Differs, State(Absent):
		return tally{broken: 1}
	case State(Incomplete):
		return tally{met: 1, broken: 1}
	case Cut, Future, Pending, Outside, State(Inapplicable):
		return tally{}
	}
	return tally{unknown: 1}
}

// Broken tells whether a unit in this state is a breach. An incomplete item is one:
// it counts on both sides.
func (s State) Broken() bool { return s.tally().broken > 0 }

// Kept tells whether a unit in this state shows that the norm was kept, and nothing
// else.
func (s State) Kept() bool { return s.tally() == tally{met: 1} }

// Due tells whether a unit in this state is asked about: one that is cut, not over,
// of another regime or not applicable is not.
func (s State) Due() bool { return s.tally() != tally{} }

// Proven tells whether it is known what became of a unit in this state.
func (s State) Proven() bool { return s.Due() && s.tally().unknown == 0 }

// stands tells whether a unit says anything: one that is cut or not yet over
// does not.
func (u *Unit) stands() bool {
	switch u.State {
	case Cut, Future, Pending, Outside:
		return false
	}
	return true
}

// Reason is why: a code with arguments. The words are made last, and no
// argument is inflected.
type Reason struct {
	Code string
	Args lang.Args

	sealed *lang.Text // the words of the day on which it was sealed
}

type args = lang.Args

func reason(code string, a args) Reason { return Reason{Code: code, Args: a} }

// SealReason adds a reason in the words in which it was sealed, to its part, or
// to the finding where it names none.
func (f *Finding) SealReason(r SealedReason) {
	words := lang.Text{KK: r.KK, RU: r.RU, EN: r.EN}
	sealed := Reason{Code: r.Code, sealed: &words}
	if r.Part == "" {
		f.Reasons = append(f.Reasons, sealed)
		return
	}
	i := len(f.Parts) - 1
	if i < 0 || f.Parts[i].Part != r.Part {
		f.Parts = append(f.Parts, PartFinding{Part: r.Part, By: Machine})
		i++
	}
	f.Parts[i].Reasons = append(f.Parts[i].Reasons, sealed)
}
