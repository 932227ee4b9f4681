package journal

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// soundCourse tells the same of what follows a paper, and of the Commission.
func soundCourse(e Entry, v any) bool {
	switch v := v.(type) {
	case *checks.PaperContent:
		return v.ID == about(e) && inTurn(v.Points)
	case *checks.Step:
		return v.ID == about(e) && slices.Contains(checks.StepKinds(), v.Step) && attached(e, v.Files) &&
			(v.Step == checks.Ground) == (v.Ground != "") && (v.Ground == "" || slices.Contains(checks.Grounds(), v.Ground))
	case *checks.Ruling:
		return point(e).Point > 0 && oneOf(v.Value, checks.Accepted, checks.Partly, checks.Rejected)
	case *checks.Execution:
		return point(e).String() == about(e) && oneOf(v.Value, checks.Executed, checks.Partly, checks.NotExecuted)
	case *checks.Region:
		return v.Region != ""
	case *checks.Sitting:
		return v.ID == about(e)
	case *checks.AgendaItem:
		return v.ID == about(e) && v.Sitting != "" && slices.Contains(checks.ItemKinds(), v.Kind)
	case *checks.Decision:
		return slices.Contains(checks.DecisionValues(), v.Value)
	case *checks.TemplateText:
		return v.Paper+"/"+v.Lang == about(e) && len(v.Files) == 1 && attached(e, v.Files)
	case *checks.Review:
		return v.Of() == about(e) && v.Paper != "" && v.Said != "" && soundReview(v) && attached(e, v.Files)
	}
	return true
}

// inTurn tells whether the points of a paper are numbered from one on.
func inTurn(list []checks.PaperPoint) bool {
	for i, p := range list {
		if p.Point != i+1 {
			return false
		}
	}
	return true
}

// soundReview tells whether a word on a paper says what it must: what goes back says
// why, and an answer answers something.
func soundReview(v *checks.Review) bool {
	for _, m := range v.Remarks {
		if m.Text == "" || !oneOf(m.Lang, "", lang.KK, lang.RU) {
			return false
		}
	}
	switch v.Value {
	case checks.ReviewReturned:
		return len(v.Remarks) > 0 || v.Note != "" || len(v.Files) > 0
	case checks.ReviewAnswered:
		return len(v.Open()) < len(v.Remarks)
	}
	return oneOf(v.Value, checks.ReviewAsked, checks.ReviewAccepted)
}
