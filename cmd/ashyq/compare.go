package main

import (
	"fmt"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// compareCmd sets an inspection beside the earlier one that it names.
type compareCmd struct {
	Inspection string `arg:"" name:"inspection"`
}

type compareView struct {
	Earlier string                `json:"earlier"` // id
	Number  string                `json:"number"`
	AsOf    calendar.Day          `json:"as_of"`
	Bare    bool                  `json:"bare,omitempty"`   // only the seal of the earlier one could be read
	Unread  bool                  `json:"unread,omitempty"` // not everything could be read: nothing can be told
	Counts  map[checks.Change]int `json:"counts"`
	Lines   []compareLine         `json:"lines"`
}

// compareLine is a question with its name beside what became of it.
type compareLine struct {
	checks.Compared
	Question lang.Text `json:"question"`
	Words    lang.Text `json:"words"`
}

// Run prints what became of what was found, the worst first.
func (c compareCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		found, err := d.CompareView(s.ctx, c.Inspection)
		if err != nil {
			return err
		}
		v := compareView{
			Earlier: found.Earlier, Number: found.Number, AsOf: found.AsOf, Bare: found.Bare, Unread: found.Unread,
			Counts: found.Counts, Lines: []compareLine{},
		}
		if v.Counts == nil {
			v.Counts = map[checks.Change]int{}
		}
		for _, l := range found.Worst {
			v.Lines = append(v.Lines, compareLine{l.Compared, l.Question, l.Words()})
		}
		return s.answer(v, func() { s.compared(v) })
	})
}

// compared prints the counts, then the table.
func (s *session) compared(v compareView) {
	s.saying("compare.with", lang.Args{"number": lang.Line(v.Number), "day": v.AsOf.Digits()})
	if v.Unread {
		s.saying("compare.unread", nil)
	}
	switch {
	case v.Bare:
		s.saying("compare.bare", nil)
		return
	case v.Unread && len(v.Lines) == 0:
		return
	case len(v.Lines) == 0:
		s.saying("compare.nothing", nil)
		return
	}
	var counts []string
	for _, change := range checks.Changes() {
		if n := v.Counts[change]; n > 0 {
			counts = append(counts, fmt.Sprintf("%s: %d", s.words(change.Words()), n))
		}
	}
	fmt.Fprintf(s.out, "%s\n\n", strings.Join(counts, "; "))
	rows := [][]string{{s.say("compare.change", nil), s.say("compare.question", nil), s.say("compare.was", nil), s.say("compare.now", nil)}}
	for _, l := range v.Lines {
		rows = append(rows, []string{
			s.changeMark(l.Change) + " " + s.words(l.Words), s.words(l.Question), s.orNone(l.Was, l.Item), s.orNone(l.Now, l.Item),
		})
	}
	s.grid(rows)
}

// orNone lists the broken slots and rows; of one item of a list the question says it
// already.
func (s *session) orNone(names []string, item string) string {
	if len(names) == 0 || item != "" {
		return "–"
	}
	var out []string
	for _, name := range names {
		if slot, err := calendar.ParseSlot(name); err == nil {
			name = s.words(slot.Words())
		}
		out = append(out, name)
	}
	return lang.Line(strings.Join(out, ", "))
}

// changeMark draws what became of a question as one sign.
func (s *session) changeMark(c checks.Change) string {
	return s.sign(map[checks.Change]string{
		checks.Persists: "×x", checks.Repeated: "×x", checks.NewBreach: "×x", checks.FirstSeen: "×x",
		checks.EliminatedLate: "±~", checks.Untold: "??", checks.Eliminated: "✓+", checks.NotRepeated: "✓+",
	}[c])
}
