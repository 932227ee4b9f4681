package desk

import (
	"context"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// A paper is named by its registered number where that is one of the inspection's, or
// by a unique ending of its id; a step by a unique ending of its id, or by its kind where
// there is one only.

// paperRef resolves what was typed into the id of an issued paper; nothing stays
// nothing.
func (c *caseView) paperRef(ref string) (string, error) {
	p, err := c.paper(ref)
	if p == nil || err != nil {
		return "", err
	}
	return p.ID, nil
}

// paper resolves what was typed into an issued paper of the inspection; nil for
// nothing.
func (c *caseView) paper(ref string) (*checks.IssuedPaper, error) { return paperAmong(c.Papers, ref) }

func paperAmong(list []checks.IssuedPaper, ref string) (*checks.IssuedPaper, error) {
	ref = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(ref), "№"))
	if ref == "" {
		return nil, nil
	}
	var found []*checks.IssuedPaper
	for i := range list {
		p := &list[i]
		switch {
		case p.ID == ref:
			return p, nil
		case strings.HasSuffix(p.ID, ref) || p.Number() != "" && lang.Name(p.Number()) == lang.Name(ref):
			found = append(found, p)
		}
	}
	switch len(found) {
	case 0:
		return nil, fail("paper.not-held", args{"ref": lang.Line(ref)})
	case 1:
		return found[0], nil
	}
	return nil, fail("paper.several", args{"ref": lang.Line(ref)})
}

// stepRef resolves what was typed into the id of a step; nothing stays nothing.
func (c *caseView) stepRef(ref string) (string, error) {
	ref = strings.TrimSpace(ref)
	if ref == "" {
		return "", nil
	}
	var found []string
	for _, s := range c.Steps {
		if strings.HasSuffix(s.ID, ref) || string(s.Step) == ref {
			found = append(found, s.ID)
		}
	}
	switch len(found) {
	case 0:
		return "", fail("step.not-held", args{"ref": lang.Line(ref)})
	case 1:
		return found[0], nil
	}
	return "", fail("paper.several", args{"ref": lang.Line(ref)})
}

// Amendable gives the registered paper of a kind of which an inspection has one in
// force: a new one amends it. Nil where there is none.
func (d *Desk) Amendable(ctx context.Context, inspection string, kind checks.PaperKind) (out *checks.IssuedPaper, err error) {
	how, _ := paper.ComposerOf(kind)
	if !how.Once {
		return nil, nil
	}
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		if last := c.LastPaper(kind); last != nil && last.Frozen() {
			out = last
		}
		return nil
	})
	return out, err
}
