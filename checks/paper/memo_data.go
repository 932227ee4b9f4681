package paper

import (
	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// MemoData is the content of a findings memo as a value: what the JSON paper
// holds. Texts are in the language of the paper; free texts are masked. Numbers
// of violations are those of the sub-points in which they stand.
type MemoData struct {
	ID             string             `json:"id"`         // of the inspection
	Inspection     string             `json:"inspection"` // its short number
	Paper          string             `json:"paper"`      // "memo"
	Lang           lang.Lang          `json:"lang"`
	Draft          string             `json:"draft,omitempty"` // the mark of a draft
	Subject        string             `json:"subject"`
	Date           calendar.Day       `json:"date"`
	Office         Office             `json:"office"`
	Ground         string             `json:"ground"`
	Form           FormSaid           `json:"form"`
	Holder         Holder             `json:"holder"`
	Period         calendar.Span      `json:"period"`
	AsOf           calendar.Day       `json:"as_of"`
	LastLook       calendar.Day       `json:"last_look,omitempty"`
	Acts           []Act              `json:"acts"`
	ActsNote       string             `json:"acts_note,omitempty"`
	Readings       []Reading          `json:"readings"`
	Summary        checks.Summary     `json:"summary"`
	Kept           []string           `json:"kept"` // titles of the checks that are met
	Overruled      []MemoOverruled    `json:"overruled"`
	Violations     []Violation        `json:"violations"`
	NotEstablished []Unknown          `json:"not_established"`
	NotApplicable  []MemoInapplicable `json:"not_applicable"`
	NotChecked     []MemoUnchecked    `json:"not_checked"`
	Outside        []Violation        `json:"outside"`            // of the Law alone
	Other          []Violation        `json:"other"`              // of any act, in the words of the analyst
	Compared       *MemoComparison    `json:"compared,omitempty"` // with the earlier inspection
	Signs          MemoSigns          `json:"signs"`
	Proposals      []string           `json:"proposals"`
	Registers      []MemoRegister     `json:"registers"`
	Evidence       []Exhibit          `json:"evidence"`
	Signer         Signer             `json:"signer"`
	Executor       Executor           `json:"executor"`
	Program        string             `json:"program"`
	Basis          string             `json:"basis"`
	Heads          []Head             `json:"heads"`
	Signed         *SignedHere        `json:"signed_by,omitempty"`
}

// Office is the body that writes the memo.
type Office struct {
	Name       string `json:"name"`
	Department string `json:"department"`
	City       string `json:"city"`
}

// FormSaid is the form of the inspection, with what the Law says of it.
type FormSaid struct {
	ID   checks.Form `json:"id"`
	Name string      `json:"name"`
	Says string      `json:"says"`
	Act  string      `json:"act,omitempty"` // act of appointment of an unscheduled inspection
}

// Holder is the holder as it stood on the as-of date.
type Holder struct {
	ID         string           `json:"id"`
	Name       string           `json:"name"`
	BIN        string           `json:"bin,omitempty"`
	Categories []HolderCategory `json:"categories"`
	Traits     []HolderTrait    `json:"traits"`
	Subject    string           `json:"subject_of_control"` // "yes", "no", "unknown"
}

// HolderCategory is a category in which the holder was looked at.
type HolderCategory struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Norm string `json:"norm"`
}

// HolderTrait is a recorded trait of the holder.
type HolderTrait struct {
	ID     string       `json:"id"`
	Name   string       `json:"name"`
	Value  string       `json:"value"` // "yes" or "no"
	From   calendar.Day `json:"from,omitempty"`
	To     calendar.Day `json:"to,omitempty"`
	Source string       `json:"source,omitempty"`
}

// Act is an act that was applied, with its days in force and the hash of
// the text that the program holds.
type Act struct {
	Edition  string       `json:"edition"`
	Title    string       `json:"title"`
	From     calendar.Day `json:"from,omitempty"`
	To       calendar.Day `json:"to,omitempty"`
	Assumed  bool         `json:"assumed,omitempty"` // the first day is not settled
	Source   string       `json:"source"`
	Standing string       `json:"standing"` // unofficial copy
	Revision string       `json:"revision"` // SHA-256

	law bool
}

// Reading is an accepted reading of a norm that the findings rest on.
type Reading struct {
	Limit   string       `json:"limit"`
	Title   string       `json:"title"`
	Reading string       `json:"reading"`
	Ground  string       `json:"ground"`
	From    calendar.Day `json:"from"`
}

// MemoOverruled is an answer of the analyst that differs from what was computed.
type MemoOverruled struct {
	Check    string         `json:"check"`
	Part     string         `json:"part,omitempty"`
	Premises string         `json:"premises,omitempty"`
	What     string         `json:"what"`
	Verdict  checks.Verdict `json:"verdict"`
	Computed checks.Verdict `json:"computed"`
	Reason   string         `json:"reason"`
}

// Violation is one broken part, at one address where it is asked so.
type Violation struct {
	Number       int            `json:"number"` // of the sub-point
	Check        string         `json:"check"`
	Part         string         `json:"part,omitempty"` // empty: the whole check was answered
	Premises     string         `json:"premises,omitempty"`
	Sentence     string         `json:"sentence"` // the fact, from the catalogue
	Clauses      []Norm         `json:"clauses"`
	Law          []Norm         `json:"law,omitempty"` // norms of the Law beside the clauses
	Conflicts    []NormConflict `json:"norm_conflicts,omitempty"`
	Breach       Span           `json:"breach"`
	Days         []calendar.Day `json:"days"`
	Unsettled    []calendar.Day `json:"unsettled,omitempty"`
	Circumstance []string       `json:"circumstances,omitempty"`
	Answer       *Answered      `json:"answer,omitempty"`
	Evidence     []int          `json:"evidence"` // numbers in the register
	Remedy       string         `json:"remedy"`
	Term         string         `json:"term,omitempty"`         // empty: none is set
	Binding      bool           `json:"binding"`                // the term may be demanded, else it is a proposal
	Empty        []string       `json:"empty_places,omitempty"` // of the sentence, left for the pen

	reasoned bool     // the reason of the answer stands in the sentence
	slots    []string // past slots, which cannot be made good
}

// NormConflict says where the norms of a violation do not agree: with one another,
// or in their two languages.
type NormConflict struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Span is the first and the last day of a breach.
type Span struct {
	From calendar.Day `json:"from"`
	To   calendar.Day `json:"to"`
}

// Norm is a norm as the paper names it: that of the day of the breach, with
// the one in force now.
type Norm struct {
	Edition  string         `json:"edition"`
	Clause   string         `json:"clause"`
	Citation string         `json:"citation"`
	Quote    string         `json:"quote,omitempty"` // only where the text is held in this language
	Days     []calendar.Day `json:"days,omitempty"`
	Now      *Norm          `json:"norm_now,omitempty"` // nil: the norm itself is in force, or none was found
	Note     string         `json:"note,omitempty"`     // what has changed since, where it changed in substance
	InForce  bool           `json:"in_force"`
}

// Answered is what the analyst answered.
type Answered struct {
	Verdict  checks.Verdict `json:"verdict"`
	Words    string         `json:"words"`
	Computed checks.Verdict `json:"computed,omitempty"`
	Reason   string         `json:"reason"`
}

// Unknown is what could not be established, and what would settle it.
type Unknown struct {
	Check   string   `json:"check"`
	Parts   []string `json:"parts"` // none: the whole check
	What    string   `json:"what"`
	Why     string   `json:"why"`
	Settles []string `json:"settles"`

	part       string // title of the part
	silent     bool   // no reason was given
	ungrounded bool   // a violation that lacks the norm which it must name
}

// MemoInapplicable is what does not apply, with the reason.
type MemoInapplicable struct {
	Check  string `json:"check"`
	Part   string `json:"part,omitempty"`
	What   string `json:"what"`
	Reason string `json:"reason"`

	silent bool
}

// MemoUnchecked is a check, or questions of one, that nobody has looked at.
type MemoUnchecked struct {
	Check    string   `json:"check"`
	Parts    []string `json:"parts"` // none: the whole check
	What     string   `json:"what"`
	Citation string   `json:"citation,omitempty"`
}

// MemoSigns says whether signs of an administrative offence are to be looked
// for; never that there is one.
type MemoSigns struct {
	Ground     bool     `json:"ground"`
	Violations []int    `json:"violations,omitempty"`
	Text       []string `json:"text"`
}

// Exhibit is an entry of the register: a piece of evidence, or a period for
// which a source was looked at in full.
type Exhibit struct {
	Number   int           `json:"number"`
	ID       string        `json:"id"`
	Kind     string        `json:"kind"`
	Date     calendar.Day  `json:"date"`
	Title    string        `json:"title"`
	Details  []string      `json:"details,omitempty"`
	Source   string        `json:"source,omitempty"`
	Files    []ExhibitFile `json:"files"`
	Captured *ExhibitPage  `json:"captured,omitempty"`

	words string // the kind in words
}

// ExhibitFile is an attachment of evidence.
type ExhibitFile struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Role   string `json:"role,omitempty"`
}

// ExhibitPage says from which page evidence was read.
type ExhibitPage struct {
	Address string `json:"address"`
	At      string `json:"at"` // RFC 3339
	Tool    string `json:"tool,omitempty"`
}

// Signer signs the memo.
type Signer struct {
	Post string `json:"post"`
	Name string `json:"name"`
}

// Executor prepared the memo.
type Executor struct {
	Name  string `json:"name"`
	Phone string `json:"phone"`
}

// Head is the last entry of a stream of the journal that the memo was
// written from.
type Head struct {
	Label  string `json:"label,omitempty"`
	Stream string `json:"stream"`
	Number int64  `json:"number"`
	Hash   string `json:"hash"`
}
