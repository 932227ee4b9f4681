package stand

import (
	"context"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// lastTime says what was seen of a row at an address when the holder was last looked at;
// empty where that is not known.
func (s *stand) lastTime(l line, place string) string {
	if s.last == nil {
		return ""
	}
	var state checks.ItemState
	var day calendar.Day
	if l.item != nil {
		seen, was, ok := s.last.Seen(l.item.ID, place)
		if !ok {
			return ""
		}
		state, day = seen.State, was.At.Day
	} else {
		was, ok := s.last.Answer(checks.Question{Check: standCheck, Part: l.part.ID, Premises: place})
		if !ok {
			return ""
		}
		state, day = verdicts[was.Verdict], calendar.DayOf(was.Mark.Time)
	}
	return words.In(s.env, "last", lang.Args{
		"number": s.last.Number, "day": day.Digits(), "said": s.words(cell{state: state}),
	})
}

// earlier is what was seen of the cell when the holder was last looked at: of an item
// the state and the note, of a question that is judged its answer.
func (s *stand) earlier(a *answer) func(context.Context, *desk.Desk) (sheet.Recalls, error) {
	return typed.EarlierOf(s.id, func(e *typed.Earlier, _ form.Values) {
		if a.line.item == nil {
			was, ok := e.Before.Answer(checks.Question{Check: standCheck, Part: a.line.part.ID, Premises: a.place})
			if ok {
				e.Text("note", was.Reason, was.Mark)
			}
			return
		}
		seen, was, ok := e.Before.Seen(a.line.item.ID, a.place)
		if !ok {
			return
		}
		e.Option("state", string(seen.State), seen.State.Words(), was.Mark)
		e.Text("note", seen.Note, was.Mark)
		e.Text("source", was.Source, was.Mark)
		e.Text("who", was.Present, was.Mark)
		e.Text("inner", was.Note, was.Mark)
	})
}
