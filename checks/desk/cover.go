package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// CoverageInput says for which days a complete source was looked at.
type CoverageInput struct {
	Check  string
	Part   string    // empty: the only part or list that it can concern
	Of     checks.Of // empty: events
	Span   calendar.Span
	Source string
}

// Cover records coverage and gives its id.
func (d *Desk) Cover(ctx context.Context, inspection string, in CoverageInput) (id string, err error) {
	if in.Of == "" {
		in.Of = checks.Events
	}
	switch {
	case in.Of != checks.Events && in.Of != checks.Notices:
		return "", fail("coverage.of", nil)
	case !in.Span.Closed():
		return "", fail("period.open", nil)
	case lang.Line(in.Source) == "":
		return "", fail("coverage.no-source", nil)
	case in.Span.To > d.Today():
		return "", fail("coverage.future", args{"to": in.Span.To, "today": d.Today()})
	}
	err = d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		services, err := a.coverParts(c, in)
		if err != nil {
			return err
		}
		for _, s := range services {
			one := a.newID()
			if id == "" {
				id = one
			}
			err := a.answer(journal.KindCoverage, c.subject(), "coverage "+one, checks.Coverage{
				ID: one, Check: s.Check, Parts: s.Parts, Of: in.Of,
				From: in.Span.From, To: in.Span.To, Source: lang.Line(in.Source),
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return id, err
}

// coverParts finds the parts that the source is complete for.
func (a *act) coverParts(c *caseView, in CoverageInput) ([]checks.Service, error) {
	categories := c.Inspection.Categories
	check, err := a.checkOf(in.Check, categories)
	if err != nil {
		return nil, err
	}
	parts, err := coverable(check, in, categories)
	if err != nil {
		return nil, err
	}
	out := []checks.Service{{Check: check.ID, Parts: parts}}
	if in.Of != checks.Events {
		return out, nil
	}
	for _, s := range a.sharing(check.ID, parts, categories) {
		s.Parts = slices.DeleteFunc(s.Parts, func(id string) bool { return len(a.law.Check(s.Check).Part(id).Lists) > 0 })
		if len(s.Parts) > 0 {
			out = append(out, s) // a part that reads further lists is not covered by one of them
		}
	}
	return out, nil
}

func coverable(check *standard.Check, in CoverageInput, categories []string) ([]string, error) {
	if in.Part != "" {
		part := check.Part(in.Part)
		switch {
		case part == nil || !binds(part, categories):
			return nil, fail("part.unknown", args{"id": lang.Line(in.Part), "parts": partIDs(check, offer{categories: categories})})
		case !covers(part, in.Of):
			return nil, fail("coverage.part", args{"part": part.Title})
		}
		return []string{part.ID}, nil
	}
	var names []string
	groups := map[string][]string{}
	for i := range check.Parts {
		part := &check.Parts[i]
		if !binds(part, categories) || !covers(part, in.Of) {
			continue
		}
		name := part.Rows
		if name == "" {
			name = "part " + part.ID
		}
		names = add(names, name)
		groups[name] = append(groups[name], part.ID)
	}
	switch len(names) {
	case 0:
		return nil, fail("coverage.none", args{"check": check.Title})
	case 1:
		return groups[names[0]], nil
	}
	var choices []string
	for _, n := range names {
		choices = append(choices, groups[n]...)
	}
	return nil, fail("part.choose", args{"check": check.Title, "choices": choices})
}

// covers tells whether coverage can concern a part at all.
func covers(part *standard.Part, of checks.Of) bool {
	notices := part.Method == standard.Lead || part.Method == standard.Within
	if of == checks.Notices {
		return notices
	}
	return notices || part.Method == standard.Cadence || part.Yearly ||
		part.Method == standard.Checklist && (part.Rows != "" || len(part.Lists) > 0)
}
