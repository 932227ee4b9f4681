package checks

import (
	"slices"

	"ashyq/checks/calendar"
)

// RegisterSums are the figures of the rows of a register that were judged by
// terms: how many stand in each state, under each rule, and how long requests
// took.
type RegisterSums struct {
	Rows   int         `json:"rows"`
	Judged int         `json:"judged"` // in time or late
	States []StateSum  `json:"states"` // in the order in which they are told; those that occur
	Rules  []RuleSum   `json:"rules"`  // in the order of the first row
	Bars   []DurationN `json:"bars"`   // of all rows that were done
	Median int         `json:"median"` // days from receipt, of those that were done
	Most   int         `json:"most"`
}

// StateSum is how many rows are in a state.
type StateSum struct {
	State State `json:"state"`
	N     int   `json:"n"`
}

// RuleSum is how many rows were judged by a limit of time.
type RuleSum struct {
	Rule string `json:"rule"`
	N    int    `json:"n"`
	Late int    `json:"late"`
}

// DurationN is how many requests took so many days from receipt: from From to To,
// or longer where To is 0.
type DurationN struct {
	From int `json:"from"`
	To   int `json:"to,omitempty"`
	N    int `json:"n"`
	Late int `json:"late"`
}

// The bars of a histogram end where the terms of article 11 do: three working days
// are done within five, the answer takes fifteen, an extended one thirty.
var barEnds = []int{2, 5, 10, 15, 20, 25, 30}

// SumRows counts the rows of a part that is judged by terms.
func SumRows(rows []Unit) RegisterSums {
	out := RegisterSums{Rows: len(rows), Bars: emptyBars()}
	states := map[State]int{}
	var took []int
	for i := range rows {
		u := &rows[i]
		states[u.State]++
		if u.State == InTerm || u.State == Late {
			out.Judged++
		}
		if u.Rule != "" {
			out.rule(u)
		}
		if days, ok := u.Took(); ok {
			took = append(took, days)
			bar := out.bar(days)
			bar.N++
			if u.State == Late {
				bar.Late++
			}
		}
	}
	for s, n := range states {
		out.States = append(out.States, StateSum{s, n})
	}
	slices.SortFunc(out.States, func(x, y StateSum) int { return x.State.rank() - y.State.rank() })
	if len(took) > 0 {
		slices.Sort(took)
		out.Median, out.Most = took[(len(took)-1)/2], took[len(took)-1]
	}
	return out
}

// Took gives the calendar days from receipt to what was done with a request, where
// both are known. Telling of an extension does nothing with it.
func (u *Unit) Took() (int, bool) {
	if u.Rule == limitTold || u.Done == calendar.Day(0) || u.Date == calendar.Day(0) || u.Done < u.Date {
		return 0, false
	}
	return int(u.Done - u.Date), true
}

func emptyBars() []DurationN {
	var out []DurationN
	from := 0
	for _, to := range barEnds {
		out = append(out, DurationN{From: from, To: to})
		from = to + 1
	}
	return append(out, DurationN{From: from})
}

func (s *RegisterSums) bar(days int) *DurationN {
	i, _ := slices.BinarySearch(barEnds, days)
	return &s.Bars[i]
}

func (s *RegisterSums) rule(u *Unit) {
	i := slices.IndexFunc(s.Rules, func(r RuleSum) bool { return r.Rule == u.Rule })
	if i < 0 {
		i = len(s.Rules)
		s.Rules = append(s.Rules, RuleSum{Rule: u.Rule})
	}
	s.Rules[i].N++
	if u.State == Late {
		s.Rules[i].Late++
	}
}
