package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// The Commission on Access to Information advises. A sitting has a day and an agenda;
// what is heard is chosen by rules from the findings (commission_choose.go), what is
// decided is followed into the next inspection and the next agenda
// (commission_decide.go).

// SittingInput opens a sitting, or changes one: of a change, what is empty stays.
type SittingInput struct {
	Day       calendar.Day
	Hour      string
	Place     string
	Chair     *checks.Official
	Secretary *checks.Official
	Number    string // of the protocol
}

// SittingResult names a sitting, with what must be said of its day.
type SittingResult struct {
	ID      string      `json:"id"`
	Remarks []lang.Text `json:"remarks"`
}

// OpenSitting opens a sitting. A day outside the last ten days of the quarter's last
// month, or a day off, is allowed and said.
func (d *Desk) OpenSitting(ctx context.Context, in SittingInput) (out SittingResult, err error) {
	err = d.write(ctx, func(a *act) error {
		o, err := a.office()
		if err != nil {
			return err
		}
		s := checks.Sitting{ID: a.newID()}
		if out, err = a.setSitting(o, &s, in); err != nil {
			return err
		}
		return a.answer(journal.KindSitting, journal.Office, "sitting "+s.ID, s)
	})
	return out, err
}

// ChangeSitting changes a sitting; what is empty stays as it was.
func (d *Desk) ChangeSitting(ctx context.Context, ref string, in SittingInput) (out SittingResult, err error) {
	err = d.write(ctx, func(a *act) error {
		o, err := a.office()
		if err != nil {
			return err
		}
		was, err := findSitting(o, ref)
		if err != nil {
			return err
		}
		s := *was
		if out, err = a.setSitting(o, &s, in); err != nil {
			return err
		}
		return a.answer(journal.KindSitting, journal.Office, "sitting "+s.ID, s)
	})
	return out, err
}

// setSitting puts what was typed into a sitting.
func (v *view) setSitting(o *checks.Office, s *checks.Sitting, in SittingInput) (SittingResult, error) {
	if in.Hour = lang.Line(in.Hour); in.Hour != "" {
		if _, err := calendar.ParseMoment("2025-01-01T" + in.Hour); err != nil {
			return SittingResult{}, fail("sitting.hour", args{"typed": quote(in.Hour)})
		}
	}
	s.Day = cmp.Or(in.Day, s.Day)
	if s.Day == 0 {
		return SittingResult{}, fail("sitting.no-day", nil)
	}
	if err := shortNumber(lang.Line(in.Number)); err != nil {
		return SittingResult{}, err
	}
	s.Hour, s.Place, s.Number = cmp.Or(in.Hour, s.Hour), cmp.Or(lang.Line(in.Place), s.Place), cmp.Or(lang.Line(in.Number), s.Number)
	s.Chair, s.Secretary = person(in.Chair, s.Chair), person(in.Secretary, s.Secretary)
	days := o.Calendar(v.days)
	return SittingResult{ID: s.ID, Remarks: append(s.DayRemarks(days), checks.SittingSpanTold(s.Day, days))}, nil
}

// person gives what was typed of somebody over what stood.
func person(in, was *checks.Official) *checks.Official {
	if in == nil || *in == (checks.Official{}) {
		return was
	}
	out := checks.Official{}
	if was != nil {
		out = *was
	}
	for _, f := range []struct {
		to   *string
		from string
	}{{&out.PostKK, in.PostKK}, {&out.PostRU, in.PostRU}, {&out.NameKK, in.NameKK}, {&out.NameRU, in.NameRU}} {
		*f.to = cmp.Or(lang.Line(f.from), *f.to)
	}
	return &out
}

// findSitting resolves what was typed: the day of the sitting, or a unique ending of
// its id.
func findSitting(o *checks.Office, ref string) (*checks.Sitting, error) {
	ref = strings.TrimSpace(ref)
	var found []*checks.Sitting
	for i := range o.Sittings {
		s := &o.Sittings[i]
		if ref != "" && (s.Day.String() == ref || s.Day.Digits() == ref || strings.HasSuffix(s.ID, ref)) &&
			!slices.ContainsFunc(found, func(f *checks.Sitting) bool { return f.ID == s.ID }) {
			found = append(found, s)
		}
	}
	switch len(found) {
	case 0:
		return nil, fail("sitting.unknown", args{"ref": quote(ref)})
	case 1:
		return found[0], nil
	}
	return nil, fail("sitting.several", args{"ref": quote(ref)})
}

// SittingLine is a sitting in a list.
type SittingLine struct {
	checks.Sitting
	Items    int  `json:"items"`
	Decided  int  `json:"decided"`
	Minutes  int  `json:"minutes"`
	Frozen   bool `json:"frozen"` // its agenda was put for signature
	Disputed bool `json:"disputed,omitempty"`
}

// Sittings lists the sittings, the latest first; without a database there are none.
func (d *Desk) Sittings(ctx context.Context) (out []SittingLine, err error) {
	err = d.read(ctx, func(v *view) error {
		o, err := v.office()
		if err != nil {
			return err
		}
		for _, s := range slices.Backward(o.Sittings) {
			if i := slices.IndexFunc(out, func(l SittingLine) bool { return l.ID == s.ID }); i >= 0 {
				out[i].Disputed = true
				continue
			}
			line := SittingLine{Sitting: s, Frozen: agendaOf(o, s.ID) != nil}
			for _, i := range o.ItemsOf(s.ID) {
				line.Items++
				line.Minutes += i.Minutes
				if len(o.Decisions[i.ID]) > 0 {
					line.Decided++
				}
			}
			out = append(out, line)
		}
		return nil
	})
	return out, noneWithoutStore(err)
}

// agendaOf gives the last agenda of a sitting that was put for signature, nil where
// there is none.
func agendaOf(o *checks.Office, sitting string) *checks.IssuedPaper {
	for i := range slices.Backward(o.Papers) {
		if p := &o.Papers[i]; p.Kind() == checks.AgendaPaper && p.Details().Sitting == sitting {
			return p
		}
	}
	return nil
}
