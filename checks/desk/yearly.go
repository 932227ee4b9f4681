package desk

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// YearlyRequest asks for the tables of a year.
type YearlyRequest struct {
	Year    int
	Forms   []checks.Form // none: all
	Lang    lang.Lang
	Format  paper.Format
	Writers paper.Writers
	Out     io.Writer
}

// Yearly counts a year and the one before it.
func (d *Desk) Yearly(ctx context.Context, year int, forms []checks.Form) (this, last *checks.YearFigures, err error) {
	if err := d.checkYear(year, forms); err != nil {
		return nil, nil, err
	}
	err = d.read(ctx, func(v *view) error {
		this, last, err = v.years(ctx, year, forms)
		return err
	})
	return this, last, err
}

// WriteYearly writes the tables of a year into a file, whole or not at all.
func (d *Desk) WriteYearly(ctx context.Context, path string, in YearlyRequest) error {
	return d.files.Write(path, func(w io.Writer) error {
		in.Out = w
		return d.YearlyPaper(ctx, in)
	})
}

// YearlyPaper writes the tables of a year.
func (d *Desk) YearlyPaper(ctx context.Context, in YearlyRequest) error {
	writer, ok := in.Writers[in.Format]
	if !ok {
		return fail("memo.format", args{"format": string(in.Format), "formats": formats(in.Writers)})
	}
	if err := d.checkYear(in.Year, in.Forms); err != nil {
		return err
	}
	var doc *paper.Document
	err := d.read(ctx, func(v *view) error {
		this, last, err := v.years(ctx, in.Year, in.Forms)
		if err != nil {
			return err
		}
		office, err := v.office()
		if err != nil {
			return err
		}
		heads, err := v.Heads()
		if err != nil {
			return err
		}
		doc, err = paper.Yearly(paper.YearlyInput{
			Lang: in.Lang, Office: office, Law: v.law, Today: v.Today(), Executor: v.author.Name, Heads: headsOf(heads),
			Forms: in.Forms, This: this, Last: last,
		})
		return err
	})
	if err != nil {
		return err
	}
	return writer.Write(ctx, in.Out, doc)
}

// checkYear refuses a year of which nothing can be counted.
func (d *Desk) checkYear(year int, forms []checks.Form) error {
	first, today := d.law.Timeline(0).Start().Year(), d.Today().Year()
	if year < first || year > today {
		return fail("yearly.year", args{"year": year, "from": first, "to": today})
	}
	for _, f := range forms {
		if !slices.Contains(checks.Forms(), f) {
			return fail("form.unknown", args{"form": lang.Line(string(f)), "forms": formIDs()})
		}
	}
	return nil
}

func (v *view) years(ctx context.Context, year int, forms []checks.Form) (this, last *checks.YearFigures, err error) {
	regions := &regionsOnce{view: v, of: map[string]string{}}
	if this, err = v.year(ctx, year, forms, regions); err == nil {
		last, err = v.year(ctx, year-1, forms, regions)
	}
	return this, last, err
}

// year counts one year: the rows first, then one inspection after another, of which
// nothing but its figures is held.
func (v *view) year(ctx context.Context, year int, forms []checks.Form, regions *regionsOnce) (*checks.YearFigures, error) {
	out := checks.NewYear(year)
	rows, err := v.rowsOf(year)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if checks.Form(r.Form) == checks.Unscheduled {
			out.Unscheduled++
		}
	}
	if len(forms) > 0 {
		rows = slices.DeleteFunc(rows, func(r journal.InspectionRow) bool { return !slices.Contains(forms, checks.Form(r.Form)) })
	}
	latest, err := v.latestOf(rows)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := v.intoYear(out, r, latest[r.ID], regions); err != nil {
			return nil, err
		}
	}
	office, err := v.office()
	if err != nil {
		return nil, err
	}
	out.Sat(office)
	return out, nil
}

func (v *view) intoYear(out *checks.YearFigures, r journal.InspectionRow, latest bool, regions *regionsOnce) error {
	c, err := v.load(r.ID)
	if err != nil {
		return err
	}
	one := checks.YearInspection{Case: c.Case, Latest: latest, Sealed: c.Closed() != nil}
	if one.Region, err = regions.region(c.holder); err != nil {
		return err
	}
	if latest {
		judged, err := v.judged(c)
		if err != nil {
			return err
		}
		one.Findings = judged.Findings
	}
	out.Take(one)
	return nil
}

// rowsOf lists the inspections whose as-of date lies in the year.
func (v *view) rowsOf(year int) ([]journal.InspectionRow, error) {
	rows, err := v.Inspections(journal.InspectionQuery{})
	prefix := yearPrefix(year)
	return slices.DeleteFunc(rows, func(r journal.InspectionRow) bool { return !strings.HasPrefix(r.AsOf, prefix) }), err
}

// latestOf tells of each inspection whether it is the latest of its holder, under
// whichever of its records it was opened.
func (v *view) latestOf(rows []journal.InspectionRow) (map[string]bool, error) {
	twins, err := v.Holders(journal.HolderQuery{Twins: true})
	if err != nil {
		return nil, err
	}
	subject := map[string]string{} // the one record that stands for all of a holder
	for _, t := range twins {
		if subject[t.ID] != "" {
			continue
		}
		all, err := v.oneSubject(t.ID)
		if err != nil {
			return nil, err
		}
		for _, id := range all {
			subject[id] = slices.Min(all)
		}
	}
	last := map[string]journal.InspectionRow{}
	for _, r := range rows {
		key := cmp.Or(subject[r.Holder], r.Holder)
		if was, ok := last[key]; !ok || cmp.Or(cmp.Compare(was.AsOf, r.AsOf), cmp.Compare(was.ID, r.ID)) < 0 {
			last[key] = r
		}
	}
	out := map[string]bool{}
	for _, r := range last {
		out[r.ID] = true
	}
	return out, nil
}

// regionsOnce finds the region of each holder once.
type regionsOnce struct {
	*view
	of map[string]string
}

func (o *regionsOnce) region(h *checks.HolderState) (string, error) {
	if name, known := o.of[h.Holder.ID]; known {
		return name, nil
	}
	in, err := o.regionOf(h)
	if err == nil {
		o.of[h.Holder.ID] = in.Name
	}
	return in.Name, err
}

func yearPrefix(year int) string { return fmt.Sprintf("%04d-", year) }
