package stand

import (
	"context"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

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
