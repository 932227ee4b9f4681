package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// InspectionInput is what opens an inspection.
type InspectionInput struct {
	Holder     string   // id, ending of an id, or exact name
	Categories []string // of a known holder: picks among its own
	Period     calendar.Span
	AsOf       calendar.Day
	Form       checks.Form
	Ground     string
	Act        *checks.Appointment
	Earlier    string
	// Register says more of the holder: the names and the rest of one that is not
	// known; of a known one the traits and addresses that its record does not say.
	Register HolderInput
}

// Opened names a new inspection.
type Opened struct {
	ID     string `json:"id"`
	Number string `json:"inspection"`
}

// OpenInspection opens an inspection; a holder that is not known is registered
// in the same act.
func (d *Desk) OpenInspection(ctx context.Context, in InspectionInput) (out Opened, err error) {
	if err := d.checkInspection(in); err != nil {
		return out, err
	}
	err = d.write(ctx, func(a *act) error {
		holder, err := a.holderFor(in)
		if err != nil {
			return err
		}
		record, err := a.record(in, holder, nil)
		if err != nil {
			return err
		}
		out = Opened{ID: a.newID(), Number: record.Number}
		return a.answer(journal.KindInspection, journal.Inspection(out.ID), "inspection", record)
	})
	return out, err
}

// longestPeriod bounds a period, in days: one inspection looks at some years, not
// at centuries.
const longestPeriod = 10 * 366

// checkInspection refuses what cannot be inspected, before anything is written.
func (d *Desk) checkInspection(in InspectionInput) error {
	if lang.Line(in.Holder) == "" {
		return fail("holder.no-name", nil)
	}
	if err := d.checkPeriod(in.Period); err != nil {
		return err
	}
	switch {
	case in.AsOf < in.Period.From:
		return fail("as-of.before-period", args{"day": in.AsOf, "from": in.Period.From})
	case !slices.Contains(checks.Forms(), in.Form):
		return fail("form.unknown", args{"form": lang.Line(string(in.Form)), "forms": formIDs()})
	case in.Form == checks.Unscheduled && (lang.Line(in.Ground) == "" || in.Act == nil):
		return fail("form.needs-appointment", nil)
	}
	if most := d.law.Limit("inspection-length"); in.Form == checks.Unscheduled && most != nil && in.Act.Days > most.Count {
		return fail("form.too-long", args{"n": in.Act.Days, "most": most.Count})
	}
	for _, c := range in.Categories {
		if d.law.Category(c) == nil {
			return fail("category.unknown", args{"id": lang.Line(c), "categories": d.categoryIDs()})
		}
	}
	return nil
}

// checkPeriod refuses a period that cannot be inspected.
func (d *Desk) checkPeriod(period calendar.Span) error {
	start := d.law.Timeline(0).Start()
	switch {
	case !period.Closed():
		return fail("period.open", nil)
	case period.To < start:
		return fail("period.before-standard", args{"start": start})
	case period.Days() > longestPeriod:
		return fail("period.too-long", args{"years": longestPeriod / 366})
	}
	return nil
}

func formIDs() []string {
	var out []string
	for _, f := range checks.Forms() {
		out = append(out, string(f))
	}
	return out
}

// holderFor finds the holder, or registers it.
func (a *act) holderFor(in InspectionInput) (*checks.Holder, error) {
	row, found, err := a.findHolder(in.Holder)
	if err != nil {
		return nil, err
	}
	if !found {
		if len(in.Categories) == 0 {
			return nil, fail("holder.unknown-no-category", args{"ref": lang.Line(in.Holder), "categories": a.categoryIDs()})
		}
		reg := in.Register
		for _, c := range in.Categories {
			reg.Categories = append(reg.Categories, Since{ID: c})
		}
		if reg.NameKK == "" && reg.NameRU == "" {
			reg.NameKK, reg.NameRU = named(in.Holder)
		}
		id, err := a.register(reg)
		if err != nil {
			return nil, err
		}
		row.ID = id
	} else if err := a.complete(row.ID, in.Register, in.AsOf); err != nil {
		return nil, err
	}
	state, err := a.holder(row.ID)
	if err != nil {
		return nil, err
	}
	return &state.Holder, nil
}

// record makes the record of an inspection: of a new one, or in the place of what
// it was.
func (a *act) record(in InspectionInput, h *checks.Holder, was *checks.Inspection) (checks.Inspection, error) {
	r, err := a.recordOf(in, h, was)
	if err != nil {
		return r, err
	}
	year := a.Today().Year()
	last, err := a.LastNumber(year)
	r.Number = fmt.Sprintf("%04d-%03d", year, last+1)
	return r, err
}

// recordOf is record without the number.
func (v *view) recordOf(in InspectionInput, h *checks.Holder, was *checks.Inspection) (checks.Inspection, error) {
	r := checks.Inspection{
		Holder: h.ID, Period: dated(in.Period), AsOf: in.AsOf, Form: in.Form,
		Ground: lang.Line(in.Ground), Act: in.Act, Owner: v.author.Name,
	}
	var err error
	if was == nil && !alive(h, calendar.Span{From: in.Period.From, To: max(in.Period.To, in.AsOf)}) {
		return r, fail("holder.not-alive", args{"life": h.Life.Span().Words()})
	}
	if r.Categories, err = chosen(h, in); err != nil {
		return r, err
	}
	if err := v.formRefused(h, in.Form, in.AsOf, was); err != nil {
		return r, err
	}
	if in.Earlier != "" {
		row, err := v.findInspection(in.Earlier)
		if err != nil {
			return r, err
		}
		r.Earlier = row.ID
	}
	return r, nil
}

// chosen picks the categories to inspect among those that the holder has in the
// period or on the as-of date.
func chosen(h *checks.Holder, in InspectionInput) ([]string, error) {
	var own []string
	for _, b := range h.Categories {
		span := calendar.Span{From: in.Period.From, To: max(in.Period.To, in.AsOf)}
		if b.Span().Overlaps(span) && !slices.Contains(own, b.ID) {
			own = append(own, b.ID)
		}
	}
	var picked []string
	for _, c := range in.Categories {
		if !slices.Contains(own, c) {
			return nil, fail("category.not-own", args{"id": c, "own": own})
		}
		picked = add(picked, c)
	}
	if len(own) == 0 {
		return nil, fail("category.none-in-period", nil)
	}
	if len(picked) > 0 {
		return picked, nil
	}
	return own, nil
}

// named puts a name that was typed without its language into the one whose
// letters it has.
func named(name string) (kk, ru string) {
	if strings.ContainsAny(name, "ӘәҒғҚқҢңӨөҰұҮүҺһІі") {
		return name, ""
	}
	return "", name
}

// InspectionChange changes the record of an inspection; zero fields leave what
// stands.
type InspectionChange struct {
	Period     calendar.Span
	AsOf       calendar.Day
	Form       checks.Form
	Categories []string
	Ground     string
	Act        *checks.Appointment
	Earlier    string
	Owner      string
}

// ChangeInspection changes the record of an inspection.
func (d *Desk) ChangeInspection(ctx context.Context, ref string, in InspectionChange) error {
	return d.write(ctx, func(a *act) error {
		c, err := a.caseOf(ref)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		full := merged(c.Inspection, in)
		if err := d.checkInspection(full); err != nil {
			return err
		}
		record, err := a.record(full, &c.holder.Holder, &c.Inspection)
		if err != nil {
			return err
		}
		record.Number = c.Inspection.Number
		record.Owner = c.Inspection.Owner
		if in.Owner != "" {
			record.Owner = lang.Line(in.Owner)
		}
		if in.Earlier == "" {
			record.Earlier = c.Inspection.Earlier
		}
		return a.answer(journal.KindInspection, c.subject(), "inspection", record)
	})
}

func merged(r checks.Inspection, in InspectionChange) InspectionInput {
	full := InspectionInput{
		Holder: r.Holder, Categories: r.Categories, Period: r.Period.Span(), AsOf: r.AsOf,
		Form: r.Form, Ground: r.Ground, Act: r.Act, Earlier: in.Earlier,
	}
	if in.Period != (calendar.Span{}) {
		full.Period = in.Period
	}
	if in.AsOf != 0 {
		full.AsOf = in.AsOf
	}
	if in.Form != "" {
		full.Form = in.Form
	}
	if len(in.Categories) > 0 {
		full.Categories = in.Categories
	}
	if in.Ground != "" {
		full.Ground = in.Ground
	}
	if in.Act != nil {
		full.Act = in.Act
	}
	return full
}

// open refuses to write into a closed inspection: what was sealed stands until
// it is reopened.
func (c *caseView) open() error {
	if c.Closed() != nil {
		return fail("inspection.closed", args{"number": c.Inspection.Number})
	}
	return nil
}
