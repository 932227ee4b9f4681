package desk

import (
	"cmp"
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// ChangeEvidence corrects evidence: an answer to its own id. Zero fields leave
// what stands; files are added.
func (d *Desk) ChangeEvidence(ctx context.Context, id string, in EvidenceInput) error {
	return d.write(ctx, func(a *act) error {
		c, old, err := a.standing(id)
		if err != nil {
			return err
		}
		e, err := a.correction(c, *old, in)
		if err != nil {
			return err
		}
		e.ID, e.Origin, e.Files = old.ID, old.Origin, old.Files
		held, err := a.attached(c.subject(), old.Mark.Entry)
		if err != nil {
			return err
		}
		return a.put(c, e, in.Files, held)
	})
}

// correction makes the corrected record. What was not touched stays as it was
// written: the parts that it serves, and its address.
func (a *act) correction(c *caseView, old checks.Evidence, in EvidenceInput) (checks.Evidence, error) {
	full := corrected(old, in)
	if in.Premises != "" {
		return a.evidence(c, full)
	}
	e, err := a.facts(c, full)
	e.Premises = old.Premises
	if err != nil {
		return e, err
	}
	if in.Check == "" && in.Kind == "" && len(in.Parts)+len(in.Items)+len(in.Serves) == 0 {
		e.Serves = old.Serves
	}
	return e, nil
}

// attached gives the attachments that an entry names and that were not erased.
func (v *view) attached(s journal.Subject, entry string) ([]journal.Attachment, error) {
	l, err := v.ledger(s)
	if err != nil {
		return nil, err
	}
	e, _ := l.Entry(journal.Hash(entry))
	return slices.DeleteFunc(slices.Clone(e.Header.Attach), func(at journal.Attachment) bool {
		_, gone := l.LetGo(at.Hash)
		return gone
	}), nil
}

// standing finds live evidence by its id, in an open inspection.
func (a *act) standing(id string) (*caseView, *checks.Evidence, error) {
	row, err := a.findEvidence(id)
	if err != nil {
		return nil, nil, err
	}
	c, err := a.load(row.Subject.ID())
	if err != nil {
		return nil, nil, err
	}
	for i := range c.Evidence {
		if c.Evidence[i].ID == row.ID {
			return c, &c.Evidence[i], c.open()
		}
	}
	return nil, nil, fail("evidence.unknown", args{"ref": lang.Line(id)})
}

// corrected lays what was said over what stands.
func corrected(old checks.Evidence, in EvidenceInput) EvidenceInput {
	first := checks.Service{}
	var more []string
	for i, s := range old.Serves {
		if i == 0 {
			first = s
		} else {
			more = append(more, s.Check)
		}
	}
	out := in
	out.Kind = cmp.Or(in.Kind, old.Kind)
	if in.Check == "" || in.Check == first.Check {
		out.Check = first.Check
		if len(in.Parts) == 0 && len(in.Items) == 0 {
			out.Parts = first.Parts
		}
		if len(in.Serves) == 0 {
			out.Serves = more
		}
	}
	if len(in.Items) == 0 {
		out.Items = old.Items
	}
	if len(in.Noticed) == 0 {
		out.Noticed = old.Noticed
	}
	if in.At.Day == 0 {
		out.At = old.At
	}
	out.For = cmp.Or(in.For, old.For)
	out.Title = cmp.Or(in.Title, old.Title)
	out.Text = cmp.Or(in.Text, old.Text)
	out.Note = cmp.Or(in.Note, old.Note)
	out.Source = cmp.Or(in.Source, old.Source)
	out.Present = cmp.Or(in.Present, old.Present)
	out.Premises = cmp.Or(in.Premises, old.Premises)
	return out
}
