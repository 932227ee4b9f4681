package checks

import (
	"testing"

	"ashyq/checks/calendar"
)

// Each story says what stands and how many decisions of a person it asks for.
func TestConflictsAreCountedByWhatMustBeDecided(t *testing.T) {
	origin := &Origin{Capture: "c1", Path: "/li[1]", Fragment: "14.03.2025"}
	rejected := map[string][]Rejection{"hash": {{Capture: "c1", Path: "/li[1]", Fragment: "14.03.2025"}}}
	rival := Mark{Rival: true}
	event := func(id string, day int, m Mark) Evidence {
		e := Evidence{ID: id, Kind: Event, Origin: origin, Mark: m}
		e.At.Day = calendar.Day(day)
		return e
	}
	for _, c := range []struct {
		name string
		of   Case
		want int
	}{
		{"nothing stands", Case{}, 0},
		{"one answer is no conflict", Case{Answers: map[Question][]Answer{{Check: "stand"}: {{}}}}, 0},
		{"two answers to one question", Case{Answers: map[Question][]Answer{{Check: "stand"}: {{}, {}}, {Check: "weekly-blog"}: {{}}}}, 1},
		{"two versions of one piece are one conflict", Case{Evidence: []Evidence{{ID: "a", Mark: rival}, {ID: "a", Mark: rival}}}, 1},
		{"versions of two pieces are two", Case{Evidence: []Evidence{{ID: "a", Mark: rival}, {ID: "a", Mark: rival}, {ID: "b", Mark: rival}}}, 2},
		{"coverage and a draw", Case{Coverage: []Coverage{{ID: "v", Mark: rival}, {ID: "v", Mark: rival}}, Samples: []Sample{{Check: "requests", List: "r", Mark: rival}}}, 2},
		{"two fields of the record", Case{Disputed: []string{"form", "as_of"}}, 2},
		{"closed by one, reopened by another", Case{States: []Standing{{}, {}}}, 1},
		{"two days on which violations were found", Case{Found: []FoundDay{{}, {}}}, 1},
		{"two numbers of one paper", Case{Papers: []IssuedPaper{{States: []PaperState{{}, {}}}, {States: []PaperState{{}}}}}, 1},
		{"returned by one and asked again by another", Case{Reviews: map[string]*Reviewed{"memo": {Now: []Review{{Value: ReviewReturned}, {Value: ReviewAsked}}}}}, 1},
		{"accepted by two is agreed upon", Case{Reviews: map[string]*Reviewed{"memo": {Now: []Review{{Value: ReviewAccepted}, {Value: ReviewAccepted}}}}}, 0},
		{"two rulings on a point and two executions of another", Case{
			Rulings:    map[PointKey][]Ruling{{ID: "p", Point: 1}: {{}, {}}},
			Executions: map[PointKey][]Execution{{ID: "p", Point: 2}: {{}, {}}, {ID: "p", Point: 3}: {{}}},
		}, 2},
		{"confirmed by one and rejected by another", Case{Evidence: []Evidence{event("a", 1, Mark{})}, Rejected: rejected}, 1},
		{"rejected by two alike", Case{Rejected: map[string][]Rejection{"hash": {{Capture: "c1"}, {Capture: "c1"}}}}, 0},
		{"covered by one and rejected by another", Case{Coverage: []Coverage{{ID: "v", Origin: origin}}, Rejected: rejected}, 1},
		{"confirmed twice with one day", Case{Evidence: []Evidence{event("a", 1, Mark{}), event("b", 1, Mark{})}}, 0},
		{"confirmed as events of two days", Case{Evidence: []Evidence{event("a", 1, Mark{}), event("b", 2, Mark{})}}, 1},
		{"two versions of what was confirmed are rivals alone", Case{Evidence: []Evidence{event("a", 1, rival), event("a", 2, rival)}}, 1},
	} {
		if got := c.of.Conflicts(); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
