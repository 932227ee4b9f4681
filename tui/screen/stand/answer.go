package stand

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
)

// answer is what was said of one row at one address at one moment. It is written
// as it was said, whatever the screen shows by then.
type answer struct {
	line   line
	place  string
	state  checks.ItemState
	note   string
	at     calendar.Moment
	source string // who showed it, where nobody went there; empty leaves what stands
	who    string // who was there
	inner  string // internal note, never printed
	remote bool

	written bool // it is on the disk; the grid has not been read since
}

// same tells whether two answers answer one question.
func (a *answer) same(l line, place string) bool {
	return a.place == place && a.line.part == l.part && (a.line.item == nil) == (l.item == nil) &&
		(l.item == nil || a.line.item.ID == l.item.ID)
}

// say writes an answer behind the screen. Answers are written one after another,
// in the order of the keys. One that was given on a sheet leaves it when it is
// written, and not before; n is nil for a key.
func (s *stand) say(a *answer, n *sheet.Sheet) tea.Cmd {
	e := s.env
	s.pending = append(s.pending, a)
	return screen.Do(e, words.In(e, "writing", nil), func(ctx context.Context, d *desk.Desk) (struct{}, error) {
		return struct{}{}, a.write(ctx, d, s.id, words.In(e, "reason", lang.Args{"at": a.at}))
	}, func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			s.drop(a)
			if n != nil {
				n.Refused()
			}
			return nil
		}
		a.written = true
		var left tea.Cmd
		if n != nil {
			left = n.Written()
		}
		told := words.Text("written", lang.Args{"row": title(a.line), "state": stateWords(a.state)})
		return tea.Batch(left, e.Tell(told), s.Open())
	})
}

// drop forgets an answer that could not be written.
func (s *stand) drop(a *answer) {
	s.pending = slices.DeleteFunc(s.pending, func(o *answer) bool { return o == a })
}

// write makes one act of the answer.
func (a *answer) write(ctx context.Context, d *desk.Desk, inspection, reason string) error {
	if a.line.item == nil {
		return a.judge(ctx, d, inspection, reason)
	}
	view, err := d.Check(ctx, inspection, standCheck)
	if err != nil {
		return err
	}
	seen := checks.ItemSeen{Item: a.line.item.ID, State: a.state, Note: a.note}
	in := desk.EvidenceInput{Source: a.source, Present: a.who, Note: a.inner}
	if visit := visitOf(view, a.place, a.at.Day, d.Author().Name, a.kind()); visit != nil {
		in.Items = with(visit.Items, seen)
		return d.ChangeEvidence(ctx, visit.ID, in)
	}
	in.Check, in.Kind, in.Premises, in.At = standCheck, a.kind(), a.place, a.at
	in.Items = []checks.ItemSeen{seen}
	_, err = d.AddEvidence(ctx, inspection, in)
	return err
}

// kind is what the answer is recorded as. Remote control makes no visit: what it
// knows of a stand is what others have shown or stated.
func (a *answer) kind() checks.EvidenceKind {
	if a.remote {
		return checks.Statement
	}
	return checks.Stand
}

// judge answers a question that no item stands for.
func (a *answer) judge(ctx context.Context, d *desk.Desk, inspection, reason string) error {
	q := checks.Question{Check: standCheck, Part: a.line.part.ID, Premises: a.place}
	in := desk.AnswerInput{Verdict: verdictOf(a.state), Reason: reason, Items: a.note}
	in.Question = q.Check + "/" + q.Part + "@" + q.Premises
	if a.note != "" {
		in.Reason = a.note
	}
	view, err := d.Check(ctx, inspection, standCheck)
	if err != nil {
		return err
	}
	if a.at.Day <= view.Case.Inspection.AsOf {
		in.Seen = a.at.Day
	}
	return d.Answer(ctx, inspection, in)
}

func verdictOf(state checks.ItemState) checks.Verdict {
	for v, s := range verdicts {
		if s == state {
			return v
		}
	}
	return checks.CannotTell
}

// visitOf finds what this analyst has recorded of an address that day, nil where
// it is the first answer.
func visitOf(view desk.CheckView, place string, day calendar.Day, author string, kind checks.EvidenceKind) *checks.Evidence {
	for i := range view.Case.Evidence {
		e := &view.Case.Evidence[i]
		if e.Kind == kind && e.Premises == place && e.At.Day == day && e.Mark.Author == lang.Line(author) &&
			e.Origin == nil && len(e.Serves) > 0 && e.Serves[0].Check == standCheck {
			return e
		}
	}
	return nil
}

// with puts what was seen of an item in the place of what was said of it before.
func with(items []checks.ItemSeen, seen checks.ItemSeen) []checks.ItemSeen {
	out := slices.Clone(items)
	for i := range out {
		if out[i].Item == seen.Item {
			out[i] = seen
			return out
		}
	}
	return append(out, seen)
}

// lapses tells whether an answer that is not written yet takes other rows with
// it: what they depend on is not there.
func (s *stand) lapses(part *standard.Part, place string) (lapsed, known bool) {
	for _, a := range slices.Backward(s.pending) {
		if part.Unless != "" && a.line.part.ID == part.Unless && a.place == place {
			return a.state == checks.Absent || a.state == checks.Inapplicable, true
		}
	}
	return false, false
}
