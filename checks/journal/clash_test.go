package journal

import (
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// seen writes what two people said of one fragment of a captured page, each on a laptop
// of her own.
type seen struct{ a, b desktop }

func (s seen) rejects(d desktop, reason string) {
	d.write(d.answer(KindRejected, inspected, "proposal "+string(Proposal("c", "p", "14.03")),
		checks.Rejection{Capture: "c", Path: "p", Fragment: "14.03", Reason: reason}))
}

func (s seen) confirms(d desktop, id string, on int) {
	day, _ := calendar.NewDay(2025, 3, on)
	d.write(d.answer(KindEvidence, inspected, "evidence "+id, checks.Evidence{
		ID: id, Kind: checks.Event, At: calendar.Moment{Day: day, Minute: -1},
		Origin: &checks.Origin{Capture: "c", Path: "p", Fragment: "14.03"}}))
}

// Each story says what two people wrote apart, and what a person has to decide: one
// line for each thing, with how many sides it has.
func TestWhatTwoPeopleSeeDifferentlyIsListedOnce(t *testing.T) {
	for _, c := range []struct {
		name string
		play func(*testing.T, seen)
		want []int
	}{
		{"one answer", func(t *testing.T, s seen) { s.a.verdict(checks.Met) }, nil},
		{"two answers to one question", func(t *testing.T, s seen) { s.a.verdict(checks.Met); s.b.verdict(checks.NotMet) }, []int{2}},
		{"one answer given twice", func(t *testing.T, s seen) { s.a.verdict(checks.Met); s.b.verdict(checks.Met) }, nil},
		{"a record in which two fields differ", func(t *testing.T, s seen) { s.a.inspection("Ә", "б"); s.b.inspection("x", "в") }, []int{2}},
		{"a record written twice alike", func(t *testing.T, s seen) { s.a.inspection("Ә", "б"); s.b.inspection("Ә", "б") }, nil},
		{"rejected by two, each with words of her own", func(t *testing.T, s seen) { s.rejects(s.a, "күні жоқ"); s.rejects(s.b, "ескі") }, nil},
		{"confirmed by one, rejected by the other", func(t *testing.T, s seen) { s.confirms(s.a, "x", 14); s.rejects(s.b, "") }, []int{2}},
		{"confirmed by one, rejected by both", func(t *testing.T, s seen) { s.rejects(s.a, ""); s.rejects(s.b, ""); s.confirms(s.b, "x", 14) }, []int{3}},
		{"confirmed twice with one day", func(t *testing.T, s seen) { s.confirms(s.a, "x", 14); s.confirms(s.b, "y", 14) }, nil},
		{"confirmed as events of two days", func(t *testing.T, s seen) { s.confirms(s.a, "x", 14); s.confirms(s.b, "y", 15) }, []int{2}},
		{"two versions of what was confirmed", func(t *testing.T, s seen) { s.confirms(s.a, "x", 14); s.confirms(s.b, "x", 15) }, []int{2}},
		{"two versions of what the other rejected", func(t *testing.T, s seen) { s.confirms(s.a, "x", 14); s.confirms(s.b, "x", 15); s.rejects(s.b, "") }, []int{2}},
		{"a word of a newer program beside one that is read", func(t *testing.T, s seen) {
			s.a.verdict(checks.Met)
			later := s.b.answer(KindVerdict, inspected, "verdict stand", map[string]string{"value": "x"})
			later.Version = 2
			s.b.write(later)
		}, []int{2}},
		{"three answers", func(t *testing.T, s seen) {
			third := newDesktop(t, "C")
			s.a.verdict(checks.Met)
			s.b.verdict(checks.NotMet)
			third.verdict(checks.PartlyMet)
			s.a.take(third.laptop, everything)
		}, []int{3}},
	} {
		s := seen{newDesktop(t, "A"), newDesktop(t, "B")}
		c.play(t, s)
		s.a.take(s.b.laptop, everything)
		var got []int
		for _, one := range Clashes(s.a.ledger(inspected), s.a.fold()) {
			got = append(got, len(one.Sides))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: sides %v, want %v", c.name, got, c.want)
		}
	}
}

// An answer given twice alike is taken once and is nobody's rival.
func TestWhatIsSaidTwiceAlikeIsTakenOnce(t *testing.T) {
	a, b := newDesktop(t, "A"), newDesktop(t, "B")
	for _, d := range []desktop{a, b} {
		d.verdict(checks.Met)
		d.evidence("x", "Күн")
	}
	a.take(b.laptop, everything)
	c := a.fold()
	if n := len(c.Answers[checks.Question{Check: "stand"}]); n != 1 || len(c.Evidence) != 1 || c.Evidence[0].Mark.Rival {
		t.Errorf("%d answers, evidence %+v", n, c.Evidence)
	}
}
