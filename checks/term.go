package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// TermKind says what must be done by the end of a term.
type TermKind string

// The terms of state control (art. 19-1 of the Law), of the Commission and of the
// year.
const (
	TermSend         TermKind = "send"          // 19-1(7): the recommendation is sent
	TermServe        TermKind = "serve"         // 19-1(18)(6): it is served before the remote control ends
	TermObject       TermKind = "object"        // 19-1(10): the holder objects
	TermAnswer       TermKind = "answer"        // 19-1(10): the objection is answered
	TermEliminate    TermKind = "eliminate"     // 19-1(8)(4): the violations are eliminated
	TermReport       TermKind = "report"        // 19-1(11): the holder tells of it
	TermDecide       TermKind = "decide"        // 19-1(12): it is decided whether all was executed
	TermAppoint      TermKind = "appoint"       // 19-1(14): an unscheduled inspection is appointed
	TermFinish       TermKind = "finish"        // 19-1(23): it ends
	TermNotice       TermKind = "notice"        // 19-1(24): notice is served before it is extended
	TermResume       TermKind = "resume"        // 19-1(22): it goes on after it was suspended
	TermActEliminate TermKind = "act-eliminate" // 19-1(29): the violations of the act of results are eliminated
	TermAskMore      TermKind = "ask-more"      // 19-1(15)(3): the holder asks for more time
	TermSitting      TermKind = "sitting"       // 19: the Commission sits
	TermFollow       TermKind = "follow"        // a recommendation of the Commission is executed
	TermYear         TermKind = "year"          // 6-2(1)(7): the report to the President
)

// TermKinds lists the kinds in the order of the procedure.
func TermKinds() []TermKind {
	return []TermKind{
		TermSend, TermServe, TermObject, TermAnswer, TermEliminate, TermReport, TermDecide, TermAppoint,
		TermFinish, TermNotice, TermResume, TermActEliminate, TermAskMore, TermSitting, TermFollow, TermYear,
	}
}

// Words says what must be done.
func (k TermKind) Words() lang.Text { return messages().Text("term."+string(k), nil) }

// Owner says whose a term is: who would be late.
type Owner string

// Whose a term may be.
const (
	Ours         Owner = "ours"
	OfHolder     Owner = "holder"
	OfCommission Owner = "commission"
	OfOffice     Owner = "office" // of the Ministry as a whole
)

// Owners lists them in the order in which they are offered.
func Owners() []Owner { return []Owner{Ours, OfHolder, OfCommission, OfOffice} }

// Words names the owner.
func (o Owner) Words() lang.Text { return messages().Text("term-of."+string(o), nil) }

// TermGap says why a term has no last day: the Law sets none, a day is not entered,
// or two records stand against each other. Nobody is late in such a term.
type TermGap string

// Why a term has no last day.
const (
	NoTerm        TermGap = "no-term"       // the Law sets none: due, never overdue
	NoService     TermGap = "no-service"    // the day of service is not entered
	NoDays        TermGap = "no-days"       // how many days were given is not entered
	NoFound       TermGap = "no-found"      // the day of finding cannot be told
	NoExtension   TermGap = "no-extension"  // the day of the extension is not entered
	NoSubject     TermGap = "no-subject"    // whether state control reaches the holder is not known
	NotRunning    TermGap = "suspended"     // the inspection is suspended
	TwoStates     TermGap = "two-states"    // of a paper
	TwoFound      TermGap = "two-found"     // days of finding
	TwoExecutions TermGap = "two-executed"  // answers to what became of a violation
	TwoDecisions  TermGap = "two-decisions" // of the Commission, or records of one sitting
	TwoSteps      TermGap = "two-steps"     // records of a step, or rulings on it
	TwoLengths    TermGap = "two-lengths"   // of an unscheduled inspection: the act and the record differ
	TooLong       TermGap = "too-long"      // more days than the Law gives
	NotRead       TermGap = "not-read"      // entries that this program cannot read
)

// TermGaps lists the reasons.
func TermGaps() []TermGap {
	return []TermGap{
		NoTerm, NoService, NoDays, NoFound, NoExtension, NoSubject, NotRunning, TwoStates, TwoFound, TwoExecutions, TwoDecisions,
		TwoSteps, TwoLengths, TooLong, NotRead,
	}
}

// Conflict tells whether two records stand against each other.
func (g TermGap) Conflict() bool {
	return slices.Contains([]TermGap{TwoStates, TwoFound, TwoExecutions, TwoDecisions, TwoSteps, TwoLengths}, g)
}

// Words says why there is no last day.
func (g TermGap) Words() lang.Text { return messages().Text("term-gap."+string(g), nil) }

// Term is a term that runs. What stands in JSON is what a list keeps of it: no sum
// and no word of today, so that the same entries always give the same term.
type Term struct {
	Kind       TermKind     `json:"kind"`
	Rule       string       `json:"rule,omitempty"` // id of the limit of time; none where the Law sets none
	Of         Owner        `json:"of"`
	Inspection string       `json:"inspection,omitempty"` // id
	Holder     string       `json:"holder,omitempty"`     // id
	Paper      string       `json:"paper,omitempty"`      // id of the paper that it follows from
	Number     string       `json:"number,omitempty"`     // of that paper
	Step       string       `json:"step,omitempty"`       // id
	Ground     string       `json:"ground,omitempty"`     // sub-item of item 13
	Item       string       `json:"item,omitempty"`       // id of the item of the agenda
	Who        string       `json:"who,omitempty"`        // follows it up
	About      lang.Text    `json:"about,omitzero"`       // title of the item of the agenda
	From       calendar.Day `json:"from,omitempty"`       // it runs from this day
	Count      int          `json:"count,omitempty"`      // days given, where they are not those of the limit
	Last       calendar.Day `json:"last,omitempty"`       // day of the term; none where there is a gap
	Gap        TermGap      `json:"gap,omitempty"`
	Since      calendar.Day `json:"since,omitempty"`  // it begins to run on this day, if nothing happens before
	Lapses     bool         `json:"lapses,omitempty"` // a right: gone when its last day is over
	Notes      []TermNote   `json:"notes,omitempty"`

	Sum calendar.Sum `json:"-"` // how the last day was counted
}

// TermNote is what must be said beside the sum.
type TermNote string

// What is said beside the sum of a term.
const (
	NoteObjection TermNote = "objection" // the Law does not say that it stops the term
	NoteGranted   TermNote = "granted"   // more time was given
	NoteExtended  TermNote = "extended"  // the inspection was
	NoteSuspended TermNote = "suspended" // and went on
	NoteRolled    TermNote = "rolled"    // how the norm on days off read then is not known
	NoteGreatest  TermNote = "greatest"  // the greatest term of the Law: the act names no fewer days
)

// TermNotes lists the notes.
func TermNotes() []TermNote {
	return []TermNote{NoteObjection, NoteGranted, NoteExtended, NoteSuspended, NoteRolled, NoteGreatest}
}

// Words says the note.
func (n TermNote) Words() lang.Text { return messages().Text("term-note."+string(n), nil) }

// Overdue tells whether the last day is over. A term without one is never overdue.
func (t *Term) Overdue(today calendar.Day) bool { return t.Gap == "" && t.Last != 0 && t.Last < today }

// InWorkingDays tells whether the days left are counted as working days.
func (t *Term) InWorkingDays(law *standard.Standard) bool {
	if l := law.Limit(t.Rule); l != nil {
		return l.Unit == unitWorkingDay
	}
	return t.Kind == TermServe || t.Kind == TermSitting
}

// TermNorm names the place of the Law from which the term follows.
func (t *Term) TermNorm(law *standard.Standard) string {
	if l := law.Limit(t.Rule); l != nil && len(l.Law) > 0 {
		return l.Law[0]
	}
	return map[TermKind]string{TermServe: "19-1(18)(6)", TermDecide: "19-1(12)", TermSitting: "19", TermYear: "6-2(1)(7)"}[t.Kind]
}

// Told says how the term was counted: from which day, the sum, the norm, and what
// must be known beside them. Each is a sentence.
func (t *Term) Told(law *standard.Standard) []lang.Text {
	var out []lang.Text
	if t.From != 0 {
		out = append(out, messages().Text("term-base."+string(t.Kind), args{"day": t.From.Digits(), "ground": t.groundWords()}))
	}
	if t.Gap != "" {
		out = append(out, t.Gap.Words())
	} else if t.Sum.Explained != (lang.Text{}) {
		out = append(out, t.Sum.Explained)
	}
	if norm := t.TermNorm(law); norm != "" {
		out = append(out, messages().Text("term-norm", args{"norm": law.CiteLaw(norm, false)}))
	}
	for _, n := range t.Notes {
		out = append(out, n.Words())
	}
	return out
}

// groundWords names the ground of an unscheduled inspection.
func (t *Term) groundWords() lang.Text {
	if t.Ground == "" {
		return lang.Same("–")
	}
	return messages().Text("term-ground."+t.Ground, nil)
}
