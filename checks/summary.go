package checks

// Summary counts lines: one check in one category is one line, with the worst of
// the verdicts of its clauses. Applicable leaves out what does not apply.
type Summary struct {
	Applicable    int `json:"applicable"`
	Met           int `json:"met"`
	PartlyMet     int `json:"partly_met"`
	NotMet        int `json:"not_met"`
	NotApplicable int `json:"not_applicable"`
	CannotTell    int `json:"cannot_tell"`
	NotChecked    int `json:"not_checked"`
	Other         int `json:"other,omitempty"` // violations outside the clauses; they are part of no other figure
}

// Summarize counts the lines of some findings.
func Summarize(findings []Finding) Summary {
	var s Summary
	for _, f := range findings {
		for _, l := range f.Lines {
			s.count(l.Verdict)
		}
		for _, p := range f.Parts {
			if f.Check == OtherCheck && p.Verdict.Broken() {
				s.Other++
			}
		}
	}
	return s
}

// SummarizeIn counts the lines of one category.
func SummarizeIn(category string, findings []Finding) Summary {
	var s Summary
	for _, f := range findings {
		for _, l := range f.Lines {
			if l.Category == category {
				s.count(l.Verdict)
			}
		}
	}
	return s
}

func (s *Summary) count(v Verdict) {
	switch v {
	case Met:
		s.Met++
	case PartlyMet:
		s.PartlyMet++
	case NotMet:
		s.NotMet++
	case NotApplicable:
		s.NotApplicable++
		return
	case CannotTell:
		s.CannotTell++
	case NotChecked:
		s.NotChecked++
	}
	s.Applicable++
}
