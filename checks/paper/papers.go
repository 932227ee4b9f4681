package paper

import (
	"ashyq/checks"
	"ashyq/checks/lang"
)

// A Composer is how one kind of paper is written. Whoever adds a paper adds a file
// with its composer, and a line to the table below.
type Composer struct {
	// Compose writes the paper in the language of the input.
	Compose func(Input) (*Document, error)
	// Missing lists what stands between the paper and its signature.
	Missing func(Input) []Gap
	// Given lists what the analyst gives for the paper beyond what is found.
	Given []Given
	// Violations says that the paper states violations, which stand under their
	// numbers in the journal with it: an objection and the execution name them so.
	Violations bool
	// Once says that an inspection has one such paper in force: another one amends
	// it and names it.
	Once bool
}

// papers is the table of papers about an inspection.
func papers() map[checks.PaperKind]Composer {
	return map[checks.PaperKind]Composer{
		checks.MemoPaper:           memoPaper,
		checks.ReferencePaper:      referencePaper,
		checks.RecommendationPaper: recommendationPaper,
		checks.DemandPaper:         demandPaper,
		checks.AnswerPaper:         answerPaper,
		checks.DecisionPaper:       decisionPaper,
		checks.AppointmentPaper:    appointmentPaper,
		checks.ExtensionPaper:      extensionPaper,
		checks.NoticePaper:         noticePaper,
		checks.SuspensionPaper:     suspensionPaper,
		checks.ResumptionPaper:     resumptionPaper,
		checks.TerminationPaper:    terminationPaper,
		checks.ResultsPaper:        resultsPaper,
		checks.LetterPaper:         letterPaper,
	}
}

// ComposerOf gives how a paper is written; false for one that is not about an
// inspection, or is not known.
func ComposerOf(kind checks.PaperKind) (Composer, bool) {
	c, ok := papers()[kind]
	return c, ok
}

// Stated gives the violations of a paper as the journal keeps them, in both authentic
// languages and under one numbering.
func Stated(in Input) ([]checks.PaperPoint, error) {
	texts := map[lang.Lang][]Violation{}
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		in.Lang = l
		m, err := newPen(in)
		if err != nil {
			return nil, err
		}
		texts[l] = m.stated()
	}
	var out []checks.PaperPoint
	for i, v := range texts[lang.KK] {
		ru := texts[lang.RU][i]
		out = append(out, checks.PaperPoint{
			Point: i + 1, Check: v.Check, Part: v.Part, Premises: v.Premises, Clauses: v.refs(),
			From: v.Breach.From, To: v.Breach.To, KK: v.Sentence, RU: ru.Sentence,
			RemedyKK: v.Remedy, RemedyRU: ru.Remedy, Slots: v.slots,
		})
	}
	return out, nil
}
