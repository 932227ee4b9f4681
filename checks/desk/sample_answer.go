package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// SampleAnswer is what was seen of one row that was drawn.
type SampleAnswer struct {
	Check string
	Part  string
	Row   string // as SampledRow.Name gives it
	State checks.ItemState
	Note  string // public: what is lacking; an answer is not called incomplete or untrue without it
}

// AnswerSample records what was seen of a row of the draw; what was seen of it
// before is corrected.
func (d *Desk) AnswerSample(ctx context.Context, inspection string, in SampleAnswer) (id string, err error) {
	err = d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		if lacking := in.State == checks.Incomplete || in.State == checks.Absent; lacking && lang.Line(in.Note) == "" {
			return fail("sample.no-reason", nil)
		}
		if !drawn(c.Case, in) {
			return fail("sample.not-drawn", args{"row": lang.Line(in.Row)})
		}
		e, err := a.evidence(c, EvidenceInput{
			Check: in.Check, Kind: checks.Paper, Parts: []string{in.Part}, Title: in.Row, Text: in.Note,
			Items: []checks.ItemSeen{{Item: in.Part, State: in.State, Note: lang.Line(in.Note)}}, At: calendar.Moment{Day: d.Today(), Minute: -1},
		})
		if err != nil {
			return err
		}
		e.ID = a.newID()
		var held []journal.Attachment
		if i := slices.IndexFunc(c.Evidence, func(old checks.Evidence) bool { return sameRow(&old, in) }); i >= 0 {
			old := c.Evidence[i]
			e.ID, e.Files, e.Note = old.ID, old.Files, old.Note
			e.Items = mergedItems(old.Items, e.Items)
			e.Serves[0].Parts = add(slices.Clone(old.Serves[0].Parts), e.Serves[0].Parts...)
			if held, err = a.attached(c.subject(), old.Mark.Entry); err != nil {
				return err
			}
		}
		id = e.ID
		return a.put(c, e, nil, held)
	})
	return id, err
}

func drawn(c *checks.Case, in SampleAnswer) bool {
	return slices.ContainsFunc(c.Samples, func(s checks.Sample) bool {
		return s.Check == in.Check && slices.ContainsFunc(s.Rows, func(r checks.SampledRow) bool { return r.Name() == in.Row })
	})
}

// sameRow tells whether evidence is what was seen of the row already.
func sameRow(e *checks.Evidence, in SampleAnswer) bool {
	return e.Kind == checks.Paper && e.Title == in.Row && len(e.Serves) == 1 && e.Serves[0].Check == in.Check
}

// mergedItems puts fresh states in the place of older ones of the same items.
func mergedItems(old, fresh []checks.ItemSeen) []checks.ItemSeen {
	out := slices.DeleteFunc(slices.Clone(old), func(i checks.ItemSeen) bool {
		return slices.ContainsFunc(fresh, func(f checks.ItemSeen) bool { return f.Item == i.Item })
	})
	return append(out, fresh...)
}
