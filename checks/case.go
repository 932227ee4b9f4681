package checks

import (
	"maps"
	"slices"
	"time"

	"ashyq/checks/standard"
)

// Mark says where a fact or an answer stands in the journal.
type Mark struct {
	Entry  string // hash of the entry
	Stream string // that wrote it
	Author string
	Time   time.Time // wall clock of the writer, for show
	Rival  bool      // another live answer to the same matter stands: a conflict
}

// Case is everything that stands about one inspection: the fold of its live
// entries.
type Case struct {
	Inspection Inspection
	Disputed   []string // fields in which two live records of the inspection differ
	Evidence   []Evidence
	Coverage   []Coverage
	Captures   []Capture
	Samples    []Sample               // two of one list are a conflict
	Rejected   map[string][]Rejection // by proposal
	Answers    map[Question][]Answer  // two or more are a conflict
	States     []Standing             // closed or reopened; two or more are a conflict
	Papers     []IssuedPaper
	Steps      []Step                   // what came in and what moves a term, in the order of their entries
	Rulings    map[PointKey][]Ruling    // on the points of objections; two or more are a conflict
	Executions map[PointKey][]Execution // of the points of papers; two or more are a conflict
	Found      []FoundDay               // two or more are a conflict
	Reviews    map[string]*Reviewed     // of papers before they are signed, by ReviewOf
	Refuted    []Refuted                // evidence that was taken back as false
	Emptied    []Emptied                // what was erased of what stands
	Unread     []string                 // entries of a newer program, or whose payload cannot be read
	Digest     string                   // of the live entries
	Mark       Mark                     // of the record of the inspection
}

// Closed gives the closing in force, nil while the inspection is open.
func (c *Case) Closed() *Standing {
	if len(c.States) == 1 && c.States[0].Value == StateClosed {
		return &c.States[0]
	}
	return nil
}

// The states of an inspection.
const (
	StateClosed   = "closed"
	StateReopened = "reopened"
)

// Head is the last entry of a stream that was held when something was sealed.
type Head struct {
	Stream string `json:"stream"`
	Number int64  `json:"number"`
	Hash   string `json:"hash"`
}

// Standing closes or reopens an inspection. Closing seals the findings.
type Standing struct {
	Value    string   `json:"value"`
	Reason   string   `json:"reason"`
	Heads    []Head   `json:"heads"`
	Findings []Sealed `json:"findings"`
	Mark     Mark     `json:"-"`
}

// Sealed is a finding as it stood when an inspection was closed or a paper
// issued: verdicts, reasons, clauses and basis, with their words.
type Sealed struct {
	Check    string         `json:"check"`
	Verdict  Verdict        `json:"verdict"`
	By       By             `json:"by"`
	Computed Verdict        `json:"computed,omitempty"`
	Clauses  []SealedClause `json:"clauses"`
	Reasons  []SealedReason `json:"reasons"`
	Basis    string         `json:"basis"`
}

// SealedClause is the verdict of a clause in a seal.
type SealedClause struct {
	standard.ClauseRef
	Verdict Verdict `json:"verdict"`
}

// SealedReason is a reason in a seal, in its words of that day.
type SealedReason struct {
	Part string `json:"part"`
	Code string `json:"code"`
	KK   string `json:"kk"`
	RU   string `json:"ru"`
	EN   string `json:"en"`
}

// HolderState is everything that stands about a holder.
type HolderState struct {
	Holder   Holder
	Disputed []string          // fields in which two live records differ
	Same     map[string][]Same // by the greater id: is it the same holder
	Regions  []Region          // two or more are a conflict
	Unread   []string
	Digest   string
	Mark     Mark
}

// Twins lists the records of greater ids that are said to be the same holder, in
// their order. Where two answers stand against each other nothing is said.
func (h *HolderState) Twins() []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(h.Same)) {
		if said := h.Same[id]; len(said) == 1 && said[0].Value == Yes {
			out = append(out, id)
		}
	}
	return out
}

// Same says whether two records are one holder.
type Same struct {
	Value  string `json:"value"` // "yes" or "no"
	Reason string `json:"reason"`
	Mark   Mark   `json:"-"`
}
