package desk

import (
	"context"
	"encoding/hex"
	"io"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// SampleInput asks for a draw of rows of the register of a check.
type SampleInput struct {
	Check string
	Rows  int
	Seed  string // empty: one is drawn
}

// Draw draws rows of a register whose answers are read one by one, and keeps the
// seed and the rows. A new draw stands in the place of the earlier one, and the
// journal shows both.
func (d *Desk) Draw(ctx context.Context, inspection string, in SampleInput) (out checks.Sample, err error) {
	err = d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		if out, err = a.draw(c, in); err != nil {
			return err
		}
		return a.answer(journal.KindSample, c.subject(), "sample "+out.Check+"/"+out.List, out)
	})
	return out, err
}

func (a *act) draw(c *caseView, in SampleInput) (checks.Sample, error) {
	check, err := a.checkOf(in.Check, c.Inspection.Categories)
	if err != nil {
		return checks.Sample{}, err
	}
	list := a.sampledList(check)
	if list == "" {
		return checks.Sample{}, fail("sample.none", args{"check": check.Title})
	}
	rows := a.answered(c, check, list)
	if len(rows) == 0 {
		return checks.Sample{}, fail("sample.no-rows", nil)
	}
	if in.Rows < 1 {
		return checks.Sample{}, fail("sample.size", args{"most": len(rows)})
	}
	seed := lang.Line(strings.TrimSpace(in.Seed))
	if seed == "" {
		if seed, err = a.seed(); err != nil {
			return checks.Sample{}, err
		}
	}
	return checks.Sample{Check: check.ID, List: list, Seed: seed, Of: len(rows), Rows: checks.Draw(seed, rows, in.Rows)}, nil
}

// sampledList names the register of the check whose rows are asked one by one, ""
// for none.
func (d *Desk) sampledList(check *standard.Check) string {
	for i := range check.Parts {
		p := &check.Parts[i]
		if list := d.law.List(p.Rows); list != nil && list.Kind == standard.RegisterList && p.Method == standard.Judgement {
			return list.ID
		}
	}
	return ""
}

// answered gives the rows from which a sample can be drawn: requests of the period
// that were answered.
func (a *act) answered(c *caseView, check *standard.Check, list string) []checks.SampledRow {
	f, ok := checks.JudgeOne(check, c.Case, c.holder, c.office, a.law, a.days)
	var out []checks.SampledRow
	for _, p := range f.Parts {
		part := check.Part(p.Part)
		if !ok || part == nil || part.Rows != list || part.Limit != "answer" {
			continue
		}
		for _, u := range p.Rows {
			if u.Done != 0 && slices.Contains([]string{"answer", "extension"}, u.Rule) && len(u.Evidence) > 0 {
				out = append(out, checks.SampledRow{Register: u.Evidence[0], Sheet: u.Sheet, Row: u.Line, Number: u.Number, Received: u.Date})
			}
		}
	}
	return out
}

// seed draws a seed.
func (d *Desk) seed() (string, error) {
	var b [4]byte
	_, err := io.ReadFull(d.random, b[:])
	return hex.EncodeToString(b[:]), err
}
