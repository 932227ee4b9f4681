package desk

import (
	"cmp"
	"context"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// reviewGaps lists what a second person has to do with a paper before it is signed. It
// stands in the way only where the office has it so; and where nobody was asked and
// nothing is required there is nothing to say.
func (v *view) reviewGaps(c *caseView, p *sheet) ([]paper.Gap, error) {
	required := reviewRequired(c.office)
	proof := v.proofOn(c, p)
	last := latestWord(proof.reviewed)
	gap := func(key string, a args) []paper.Gap {
		return []paper.Gap{{Text: messages().Text(key, a), Blocks: required, Where: whereReview}}
	}
	switch {
	case last == nil && required:
		return gap("review.gap.none", nil), nil
	case last == nil:
		return nil, nil
	case proof.reviewed.Rival():
		return gap("review.gap.conflict", nil), nil
	case last.Value == checks.ReviewAsked:
		return gap("review.gap.asked", args{"day": calendar.DayOf(last.Mark.Time).Digits(), "author": quote(last.Mark.Author)}), nil
	case last.Value != checks.ReviewAccepted:
		return append(gap("review.gap.returned", args{"n": len(last.Open())}), remarkGaps(last, required)...), nil
	case !proof.reviewed.ByAnother() || checks.SamePerson(last.Mark.Author, v.author.Name):
		return gap("review.gap.own", args{"author": quote(last.Mark.Author)}), nil
	}
	seen, err := v.reviewView(proof)
	if err != nil || seen.Current {
		return nil, err
	}
	return gap("review.gap.outdated", args{"changes": v.changesTold(seen)}), nil
}

// whereReview says that a gap is filled by the second person.
const whereReview = "review"

// remarkGaps shows the open remarks of a reader at their places.
func remarkGaps(r *checks.Review, required bool) []paper.Gap {
	var out []paper.Gap
	for _, i := range r.Open() {
		m := r.Remarks[i]
		out = append(out, paper.Gap{
			Text:   messages().Text("review.gap.remark", args{"number": i + 1, "text": short(lang.Line(m.Text), longest)}),
			Blocks: required, Where: cmp.Or(m.Place, whereReview),
		})
	}
	return out
}

func reviewRequired(o *checks.Office) bool {
	value, _ := o.Setting(settingReview)
	return value == checks.Yes
}

// changesTold says in words what has moved since a paper was read.
func (v *view) changesTold(r ReviewView) []lang.Text {
	if len(r.Changed) == 0 {
		return []lang.Text{messages().Text("review.changed.words", nil)}
	}
	var out []lang.Text
	for _, m := range r.Changed {
		out = append(out, v.MovedWords(m))
	}
	return out
}

// MovedWords says what a check was, and what it is.
func (d *Desk) MovedWords(m Moved) lang.Text {
	name := lang.Same(m.Check)
	if c := d.law.Check(m.Check); c != nil {
		name = c.Short
	}
	if m.Touched {
		return messages().Text("review.changed.touched", args{"check": name})
	}
	return messages().Text("review.changed.verdict", args{"check": name, "was": m.Was.Words(), "now": m.Now.Words()})
}

// readBy names the second person who read a paper that is put for signature, or says
// that nobody did.
func (v *view) readBy(c *caseView, p *sheet) lang.Text {
	accepted := c.Reviews[checks.ReviewOf(p.kind, p.input.Details)].Accepted()
	if accepted == nil {
		return messages().Text("review.nobody", nil)
	}
	for _, g := range p.seen {
		if g.Where == whereReview {
			return g.Text // it was accepted, but not as it is
		}
	}
	return messages().Text("review.read-by", args{"author": quote(accepted.Mark.Author), "day": calendar.DayOf(accepted.Mark.Time).Digits()})
}

// agendaRead refuses to put an agenda for signature that no second person accepted as
// it stands, where the office has it so.
func (v *view) agendaRead(ctx context.Context, sitting string) error {
	o, err := v.office()
	if err != nil || !reviewRequired(o) {
		return err
	}
	p, err := v.proofOfAgenda(ctx, sitting)
	if err != nil {
		return err
	}
	accepted := p.reviewed.Accepted()
	if accepted == nil || checks.SamePerson(accepted.Mark.Author, v.author.Name) {
		return fail("memo.missing", args{"list": []lang.Text{messages().Text("review.gap.none", nil)}})
	}
	seen, err := v.reviewView(p)
	if err == nil && !seen.Current {
		err = fail("memo.missing", args{"list": []lang.Text{messages().Text("review.gap.outdated", args{"changes": v.changesTold(seen)})}})
	}
	return err
}
