package journal

import (
	"cmp"
	"slices"

	"ashyq/checks"
)

// stack gathers the papers of one subject: each with its content, and with the
// states that it came to.
type stack struct {
	folder
	papers   []checks.IssuedPaper
	contents map[string][]checks.PaperContent
	states   map[string][]checks.PaperState
	reviews  map[string]*checks.Reviewed
}

func (f folder) papers() *stack {
	return &stack{folder: f, contents: map[string][]checks.PaperContent{}, states: map[string][]checks.PaperState{}, reviews: map[string]*checks.Reviewed{}}
}

// take takes an entry about a paper; of any other it only sees whether it can be
// read.
func (s *stack) take(e Entry, mark checks.Mark) {
	switch e.Header.Kind {
	case KindPaper:
		fold(s.folder, e, func(v checks.IssuedPaper) { v.Mark = mark; s.papers = append(s.papers, v) })
	case KindContent:
		fold(s.folder, e, func(v checks.PaperContent) { v.Mark = mark; put(s.contents, v.ID, v) })
	case KindPaperState:
		fold(s.folder, e, func(v checks.PaperState) { v.Mark = mark; put(s.states, about(e), v) })
	case KindReview:
		fold(s.folder, e, func(v checks.Review) {
			v.Mark = mark
			r := s.reviewOf(about(e))
			r.Now = append(r.Now, v)
		})
	default:
		s.look(e)
	}
}

func (s *stack) reviewOf(of string) *checks.Reviewed {
	r := s.reviews[of]
	if r == nil {
		r = &checks.Reviewed{}
		s.reviews[of] = r
	}
	return r
}

// reviewed gives all that was said of papers before they were signed: who asked and who
// read stands in words that later ones answered.
func (s *stack) reviewed() map[string]*checks.Reviewed {
	for _, e := range s.ledger.Entries() {
		r := s.reviews[about(e)]
		if r == nil || e.Header.Kind != KindReview || s.ledger.Annulled(e.Hash) || s.ledger.erased[e.Header.Payload] {
			continue
		}
		if v, err := ValueOf[checks.Review](e); err == nil {
			v.Mark = s.mark(e)
			r.Course = append(r.Course, v)
		}
	}
	return s.reviews
}

// all gives the papers whole, in the order of their entries. Of two contents that
// stand against each other none is taken.
func (s *stack) all() []checks.IssuedPaper {
	for i := range s.papers {
		p := &s.papers[i]
		if list := s.contents[p.ID]; len(list) == 1 {
			p.Content = &list[0]
		}
		p.States = slices.Clone(s.states[p.ID])
		p.Course = s.course(p.ID)
	}
	return s.papers
}

// course gives the last word on each state that a paper came to: a paper that is
// served was registered, though the later state answers the earlier one.
func (s *stack) course(id string) []checks.PaperState {
	last := map[string]checks.PaperState{}
	for _, e := range s.ledger.Entries() {
		if e.Header.Kind != KindPaperState || about(e) != id || s.ledger.Annulled(e.Hash) || s.ledger.erased[e.Header.Payload] {
			continue
		}
		if v, err := ValueOf[checks.PaperState](e); err == nil {
			v.Mark = s.mark(e)
			last[v.Value] = v
		}
	}
	var out []checks.PaperState
	for _, value := range checks.PaperStates() {
		if v, ok := last[value]; ok {
			out = append(out, v)
		}
	}
	return out
}

// commission takes an entry about a sitting of the Commission.
func (f folder) commission(o *checks.Office, e Entry, mark checks.Mark) {
	switch e.Header.Kind {
	case KindSitting:
		fold(f, e, func(v checks.Sitting) { v.Mark = mark; o.Sittings = append(o.Sittings, v) })
	case KindItem:
		fold(f, e, func(v checks.AgendaItem) { v.Mark = mark; o.Items = append(o.Items, v) })
	case KindDecision:
		fold(f, e, func(v checks.Decision) { v.Mark = mark; put(o.Decisions, about(e), v) })
	case KindExecution:
		fold(f, e, func(v checks.Execution) { v.Mark = mark; put(o.Executions, point(e), v) })
	}
}

// inOrder puts sittings by their days and items by their places, whatever the order
// of their entries.
func inOrder(o *checks.Office) {
	slices.SortStableFunc(o.Sittings, func(a, b checks.Sitting) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID))
	})
	slices.SortStableFunc(o.Items, func(a, b checks.AgendaItem) int {
		return cmp.Or(cmp.Compare(a.Sitting, b.Sitting), cmp.Compare(a.Place, b.Place), cmp.Compare(a.ID, b.ID))
	})
}

func put[K comparable, V any](m map[K][]V, key K, v V) { m[key] = append(m[key], v) }

// point gives the point that the matter names.
func point(e Entry) checks.PointKey { return checks.ParsePointKey(about(e)) }
