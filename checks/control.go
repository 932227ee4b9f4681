package checks

import (
	"slices"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// PaperKind names a paper that may leave the office.
type PaperKind string

// The papers of state control, of the Commission, and those of any form.
const (
	MemoPaper           PaperKind = "memo"
	DemandPaper         PaperKind = "demand"
	RecommendationPaper PaperKind = "recommendation"
	DecisionPaper       PaperKind = "decision"
	AnswerPaper         PaperKind = "answer" // reasoned answer to an objection
	AppointmentPaper    PaperKind = "appointment"
	ResultsPaper        PaperKind = "results"
	LetterPaper         PaperKind = "letter"

	ExtensionPaper   PaperKind = "extension"   // additional act: the unscheduled inspection takes longer
	NoticePaper      PaperKind = "notice"      // of the extension
	SuspensionPaper  PaperKind = "suspension"  // act
	ResumptionPaper  PaperKind = "resumption"  // act
	TerminationPaper PaperKind = "termination" // act

	ReferencePaper  PaperKind = "reference" // note for the Commission
	AgendaPaper     PaperKind = "agenda"
	InvitationPaper PaperKind = "invitation"
	ProtocolPaper   PaperKind = "protocol"
	YearlyPaper     PaperKind = "yearly" // tables of the year
)

// PaperKinds lists the papers about an inspection in the order in which they are
// offered.
func PaperKinds() []PaperKind {
	return []PaperKind{
		MemoPaper, DemandPaper, RecommendationPaper, AnswerPaper, DecisionPaper, AppointmentPaper,
		ExtensionPaper, NoticePaper, SuspensionPaper, ResumptionPaper, TerminationPaper, ResultsPaper, LetterPaper, ReferencePaper,
	}
}

// OfficePapers lists the papers of the office as a whole.
func OfficePapers() []PaperKind {
	return []PaperKind{AgendaPaper, InvitationPaper, ProtocolPaper, YearlyPaper}
}

// Words names the paper.
func (p PaperKind) Words() lang.Text { return messages().Text("paper."+string(p), nil) }

// issued is which form issues what. Only state control demands; a letter asks.
var issued = map[Form][]PaperKind{
	Remote: {MemoPaper, DemandPaper, RecommendationPaper, DecisionPaper, AnswerPaper},
	Unscheduled: {
		MemoPaper, DemandPaper, AppointmentPaper, ExtensionPaper, NoticePaper, SuspensionPaper, ResumptionPaper, TerminationPaper, ResultsPaper,
	},
	OnSite:     {MemoPaper, LetterPaper},
	Monitoring: {MemoPaper, LetterPaper},
	Hearing:    {MemoPaper, LetterPaper, ReferencePaper},
	Self:       {MemoPaper},
}

// Issues lists the papers that the form may issue.
func (f Form) Issues() []PaperKind { return slices.Clone(issued[f]) }

// MayIssue tells whether the form may issue the paper.
func (f Form) MayIssue(p PaperKind) bool { return slices.Contains(issued[f], p) }

// Instead gives the paper that serves in the place of one that the form may not
// issue.
func (f Form) Instead(p PaperKind) PaperKind {
	var others []PaperKind
	switch p {
	case RecommendationPaper:
		others = []PaperKind{ResultsPaper, LetterPaper}
	case ResultsPaper, AppointmentPaper, ExtensionPaper, NoticePaper, SuspensionPaper, ResumptionPaper, TerminationPaper:
		others = []PaperKind{RecommendationPaper, LetterPaper}
	case LetterPaper:
		others = []PaperKind{RecommendationPaper, DemandPaper}
	default:
		others = []PaperKind{LetterPaper}
	}
	for _, o := range others {
		if f.MayIssue(o) {
			return o
		}
	}
	return MemoPaper
}

// barred tells whether the form of the inspection may not look at the part: remote
// control goes nowhere (art. 19-1(4) of the Law), so what only a visit shows is out
// of its reach.
func (a *asked) barred() bool { return a.c.Inspection.Form.Bars(a.part) }

// Bars tells whether the form may not look at the part.
func (f Form) Bars(part *standard.Part) bool { return f == Remote && part.Remote == standard.RemoteNo }

// Visit says what a visit to the holder is in the form where it is not state
// control and may be taken for it (art. 19-1(1), 33(2) of the Law); nothing where
// there is nothing to say.
func (f Form) Visit(subject bool) (lang.Text, bool) {
	switch {
	case f == Remote:
		return messages().Text("visit.remote", nil), true
	case subject && (f == OnSite || f == Monitoring || f == Hearing):
		return messages().Text("visit.help", nil), true
	}
	return lang.Text{}, false
}
