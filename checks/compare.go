package checks

import (
	"slices"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// Change is what became of something that an earlier inspection asked about.
type Change string

// The changes. A state of things is eliminated, persists or is new; a slot of time
// that was missed cannot be made good, it is repeated or not.
const (
	Eliminated     Change = "eliminated"
	EliminatedLate Change = "eliminated-late" // after the end of the term, by the recorded day of execution
	Persists       Change = "persists"
	NewBreach      Change = "new"          // the earlier inspection proved that it was kept
	FirstSeen      Change = "first-seen"   // the earlier inspection could not tell
	Repeated       Change = "repeated"     // slots, events or rows were missed again
	NotRepeated    Change = "not-repeated" // none has been since
	Untold         Change = "untold"       // it cannot be told: not looked at, or not known
)

// Words names the change.
func (c Change) Words() lang.Text { return messages().Text("change."+string(c), nil) }

// Changes lists the changes, the worst first.
func Changes() []Change {
	return []Change{Persists, Repeated, NewBreach, FirstSeen, EliminatedLate, Untold, Eliminated, NotRepeated}
}

// Compared is one broken question of two inspections of a holder, at one address
// and of one item where it is asked so. Clauses of different editions need no
// matching: a check serves those of all of them.
type Compared struct {
	Check    string       `json:"check"`
	Part     string       `json:"part,omitempty"` // none: the whole check was answered
	Premises string       `json:"premises,omitempty"`
	Item     string       `json:"item,omitempty"`
	Change   Change       `json:"change"`
	Was      []string     `json:"was,omitempty"` // slots, events, rows broken then
	Now      []string     `json:"now,omitempty"` // and since
	Day      calendar.Day `json:"day,omitempty"` // of the recorded execution
	Due      calendar.Day `json:"due,omitempty"` // end of the term of elimination
}

// Comparison sets an inspection beside the earlier one that it names.
type Comparison struct {
	Earlier string         `json:"earlier"` // id
	Number  string         `json:"number"`
	AsOf    calendar.Day   `json:"as_of"`            // of the earlier one
	Bare    bool           `json:"bare,omitempty"`   // only the seal of the earlier one could be read: nothing is compared
	Unread  bool           `json:"unread,omitempty"` // not everything could be read: nothing can be told of what is broken
	Lines   []Compared     `json:"lines"`
	Counts  map[Change]int `json:"counts"`
}

// Looked is one side of a comparison.
type Looked struct {
	Case     *Case
	Findings []Finding
	Unread   bool // something about its holder or the office could not be read
}

// unread tells whether anything that the side rests on could not be read.
func (l Looked) unread() bool { return l.Unread || len(l.Case.Unread) > 0 }

// Compare tells what became of what the earlier inspection found, and what is new.
// Nothing is called eliminated, repeated or late unless it is proven.
func Compare(was, now Looked, law *standard.Standard, days *calendar.Calendar) *Comparison {
	out := &Comparison{
		Earlier: was.Case.Inspection.ID, Number: was.Case.Inspection.Number, AsOf: was.Case.Inspection.AsOf,
		Lines: []Compared{}, Counts: map[Change]int{},
	}
	m := &matcher{was: was, now: now, law: law, days: days}
	out.Unread = was.unread() || now.unread()
	for _, check := range law.Checks() {
		if lines, whole := m.whole(check); whole {
			out.Lines = append(out.Lines, lines...)
			continue
		}
		for i := range check.Parts {
			out.Lines = append(out.Lines, m.part(check.ID, &check.Parts[i])...)
		}
	}
	for i := range out.Lines {
		if out.Unread {
			out.Lines[i].Change, out.Lines[i].Day, out.Lines[i].Due = Untold, 0, 0
		}
		out.Counts[out.Lines[i].Change]++
	}
	return out
}

// matcher compares part by part.
type matcher struct {
	was, now Looked
	law      *standard.Standard
	days     *calendar.Calendar
}

// glimpse is what one inspection gave for one question.
type glimpse struct {
	asked    bool
	broken   []string // names of the broken units
	kept     bool     // something was proven kept, and nothing broken
	unknown  bool
	answered Verdict // of the analyst; decides
}

// bad and good say what is proven; neither is said where it is not.
func (s *glimpse) bad() bool {
	return s.answered.Broken() || s.answered == "" && len(s.broken) > 0
}

func (s *glimpse) good() bool {
	return s.answered == Met || s.answered == "" && s.kept && !s.unknown && len(s.broken) == 0
}

func (m *matcher) part(check string, part *standard.Part) []Compared {
	then, since := m.sights(m.was, check, part, 0), m.sights(m.now, check, part, m.was.Case.Inspection.AsOf)
	together(then, since)
	var out []Compared
	for _, key := range keysOf(then, since) {
		line := Compared{Check: check, Part: part.ID, Premises: key.premises, Item: key.item}
		a, b := at(then, key), at(since, key)
		if !m.change(&line, inTime(part), a, b) {
			continue
		}
		line.Was = a.broken
		if b.bad() {
			line.Now = b.broken
		}
		m.executed(&line)
		out = append(out, line)
	}
	return out
}

// change tells what became of a question; false where there is nothing to tell.
func (m *matcher) change(line *Compared, inTime bool, was, now *glimpse) bool {
	switch {
	case was.bad() && now.bad() && inTime:
		line.Change = Repeated
	case was.bad() && now.bad():
		line.Change = Persists
	case was.bad() && now.good() && inTime:
		line.Change = NotRepeated
	case was.bad() && now.good():
		line.Change = Eliminated
	case was.bad():
		line.Change = Untold
	case now.bad() && was.good():
		line.Change = NewBreach
	case now.bad():
		line.Change = FirstSeen
	default:
		return false
	}
	return true
}

// executed looks at what is recorded of the execution of the earlier papers. Only a
// known day after the end of the term makes an elimination late; a paper that is
// amended or disputed has no such end.
func (m *matcher) executed(line *Compared) {
	if line.Change != Eliminated {
		return
	}
	c := m.was.Case
	for i := range c.Papers {
		p := &c.Papers[i]
		end, ok := c.Elimination(p, m.law, m.days)
		if !ok || end.Last == 0 {
			continue
		}
		for _, point := range p.Points() {
			if point.Check == line.Check && point.Part == line.Part && point.Premises == line.Premises && c.TakenOut(p.ID, point.Point) == nil {
				line.Due, line.Day = end.Last, c.DoneOn(p.ID, point.Point)
			}
		}
	}
	if line.Day > line.Due {
		line.Change = EliminatedLate
	}
}

// inTime tells whether the part is asked of slots, events or rows, which pass.
func inTime(part *standard.Part) bool {
	switch part.Method {
	case standard.Cadence, standard.Lead, standard.Within, standard.Deadline:
		return true
	case standard.Document:
		return part.Yearly
	}
	return false
}

// place tells questions of one part apart.
type place struct{ premises, item string }

func keysOf(lists ...map[place]*glimpse) []place {
	var out []place
	for _, list := range lists {
		for key := range list {
			if !slices.Contains(out, key) {
				out = append(out, key)
			}
		}
	}
	slices.SortFunc(out, func(a, b place) int {
		return strings.Compare(a.premises+"\n"+a.item, b.premises+"\n"+b.item)
	})
	return out
}

func at(list map[place]*glimpse, key place) *glimpse {
	if s := list[key]; s != nil {
		return s
	}
	return &glimpse{}
}

// sights gathers what an inspection gave for a part: by address and item. Of what
// passes only what ended after the day counts: an overlap of the periods is not
// counted twice.
func (m *matcher) sights(l Looked, check string, part *standard.Part, after calendar.Day) map[place]*glimpse {
	out := map[place]*glimpse{}
	get := func(key place) *glimpse {
		if out[key] == nil {
			out[key] = &glimpse{asked: true}
		}
		return out[key]
	}
	for i := range l.Findings {
		f := &l.Findings[i]
		if f.Check != check || f.Conflict {
			continue
		}
		for j := range f.Parts {
			if p := &f.Parts[j]; p.Part == part.ID && !p.Conflict {
				gather(p, part, after, get)
			}
		}
	}
	return out
}

func gather(p *PartFinding, part *standard.Part, after calendar.Day, get func(place) *glimpse) {
	timed := inTime(part)
	for _, list := range [][]Unit{p.Slots, p.Events, p.Items, p.Rows} {
		for i := range list {
			u := &list[i]
			if !u.State.Due() || u.Clause == "" || timed && u.Breach <= after && after != 0 {
				continue
			}
			key := place{premises: u.Premises}
			if !timed && itemwise(part) {
				key.item = u.Item
			}
			s := get(key)
			switch {
			case u.State.Broken():
				s.broken = append(s.broken, unitLabel(u))
			case u.State.Kept():
				s.kept = true
			default:
				s.unknown = true
			}
		}
	}
	for _, a := range p.Answers {
		get(place{premises: a.Premises}).answered = a.Verdict
	}
}

// unitLabel names a unit for a list: the slot, the number or title of a row, the item.
func unitLabel(u *Unit) string {
	for _, name := range []string{u.Slot, u.Number, u.Row, u.Item} {
		if name != "" {
			return name
		}
	}
	return u.Date.String()
}
