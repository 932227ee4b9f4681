package checks_test

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// compare sets a finding beside what the case expects.
func (w *told) compare(t testing.TB, f checks.Finding, table clauseTable) {
	t.Helper()
	e := w.Expect
	same := func(what string, got, want any) {
		t.Helper()
		if got != want {
			t.Errorf("%s\n\t%s: got %v, want %v", w.name(), what, got, want)
		}
	}
	same("verdict", string(f.Verdict), e.Verdict)
	same("by", string(f.By), orElse(e.By, string(checks.Machine)))
	same("computed", string(f.Computed), e.Computed)
	same("clauses", clausesOf(f), sorted(w.wantClauses(table)))
	if e.Lines != nil {
		got := map[string]string{}
		for _, l := range f.Lines {
			got[l.Category] = string(l.Verdict)
		}
		same("lines", sorted(got), sorted(e.Lines))
	}
	w.compareParts(t, f, same)
	w.compareUnits(t, f, same)
	var ask []string
	for _, p := range f.Parts {
		for _, id := range p.Ask {
			if !slices.Contains(ask, id) {
				ask = append(ask, id)
			}
		}
	}
	same("ask", strings.Join(ask, " "), strings.Join(e.Ask, " "))
}

// wantClauses gives the clauses that must be listed.
func (w *told) wantClauses(table clauseTable) map[string]string {
	if w.Expect.Clauses != nil {
		out := map[string]string{}
		for ref, v := range w.Expect.Clauses {
			out[w.say(ref)] = v
		}
		return out
	}
	out := map[string]string{}
	for _, c := range w.categories {
		out[w.frame.Edition+" "+table.clause(w.file.check, c, w.frame.Edition)] = w.Expect.Verdict
	}
	return out
}

func clausesOf(f checks.Finding) string {
	got := map[string]string{}
	for _, c := range f.Clauses {
		got[c.Edition+" "+c.Clause] = string(c.Verdict)
	}
	return sorted(got)
}

func sorted(m map[string]string) string {
	var out []string
	for k, v := range m {
		out = append(out, k+" = "+v)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func (w *told) compareParts(t testing.TB, f checks.Finding, same func(string, any, any)) {
	t.Helper()
	check := w.law.Check(w.file.check)
	for id := range w.Expect.Parts {
		if id, _, _ := strings.Cut(id, "@"); check.Part(id) == nil {
			t.Errorf("%s: no part %q", w.name(), id)
		}
	}
	for id, want := range w.Expect.Reasons {
		reasons := f.Reasons
		if id != "" {
			p := partOf(f, id)
			if p == nil {
				if check.Part(id) == nil {
					t.Errorf("%s: no part %q", w.name(), id)
				}
				continue // not asked in this category
			}
			reasons = p.Reasons
		}
		same("reasons of "+id, codes(reasons), strings.Join(want, " "))
	}
	for _, p := range f.Parts {
		same("part "+p.Part, string(p.Verdict), w.wantPart(p.Part))
	}
}

// wantPart gives the verdict of a part: as the case says for this edition, or for
// all; else as the file says; else nobody has looked at it.
func (w *told) wantPart(id string) string {
	for _, said := range []map[string]string{w.Expect.Parts, w.file.Parts} {
		for _, key := range []string{id + "@" + w.frame.Edition, id} {
			if v := said[key]; v != "" {
				return v
			}
		}
	}
	return string(checks.NotChecked)
}

func partOf(f checks.Finding, id string) *checks.PartFinding {
	i := slices.IndexFunc(f.Parts, func(p checks.PartFinding) bool { return p.Part == id })
	if i < 0 {
		return nil
	}
	return &f.Parts[i]
}

func codes(list []checks.Reason) string {
	var out []string
	for _, r := range list {
		out = append(out, r.Code)
	}
	return strings.Join(out, " ")
}

// unitsOf lists the units of a part by their names: the slot, the item with its
// address, or the title.
func unitsOf(p *checks.PartFinding) map[string]checks.Unit {
	out := map[string]checks.Unit{}
	for _, u := range slices.Concat(p.Slots, p.Events, p.Items, p.Rows) {
		name := cmp.Or(u.Slot, u.Number, u.Row, u.Item)
		if u.Premises != "" {
			name += "@" + u.Premises
		}
		out[name] = u
	}
	return out
}

func (w *told) compareUnits(t testing.TB, f checks.Finding, same func(string, any, any)) {
	t.Helper()
	unit := func(name string) (u checks.Unit, ok bool) {
		id, rest, _ := strings.Cut(w.say(name), "/")
		p := partOf(f, id)
		if p == nil {
			if w.law.Check(w.file.check).Part(id) == nil {
				t.Errorf("%s: no part %q", w.name(), id)
			}
			return u, false // not asked in this category
		}
		if u, ok = unitsOf(p)[rest]; !ok {
			t.Errorf("%s: no unit %q among %d of %s", w.name(), rest, len(unitsOf(p)), id)
		}
		return u, ok
	}
	for name, want := range w.Expect.States {
		if u, ok := unit(name); ok {
			same("state of "+name, string(u.State), want)
		}
	}
	for name, want := range w.Expect.Breach {
		if u, ok := unit(name); ok {
			same("breach of "+name, u.Breach.String(), w.say(want))
		}
	}
	for name, want := range w.Expect.Falls {
		if u, ok := unit(name); ok {
			same("clauses of "+name, refs(u), strings.Join(want, ", "))
		}
	}
	for name, want := range w.Expect.Counts {
		id, rest, one := strings.Cut(name, "/")
		if !one {
			if p := partOf(f, id); p != nil {
				same("units of "+id, len(p.Slots)+len(p.Events)+len(p.Items)+len(p.Rows), want)
			}
		} else if u, ok := unit(id + "/" + rest); ok && u.Count != nil {
			same("events in "+name, *u.Count, want)
		}
	}
}

func refs(u checks.Unit) string {
	if u.ClauseRef == (standard.ClauseRef{}) {
		return ""
	}
	out := []string{u.Edition + " " + u.Clause}
	for _, r := range u.Also {
		out = append(out, r.Edition+" "+r.Clause)
	}
	return strings.Join(out, ", ")
}

// citations are the forms in which papers name a clause.
type citations struct {
	Edition map[string]struct {
		First     lang.Text `toml:"first"`
		Later     lang.Text `toml:"later"`
		Amended   string    `toml:"amended"`
		Amendment lang.Text `toml:"amendment"`
	} `toml:"edition"`
}

// lawful checks what holds for every finding: it is said in three languages, it
// is written as JSON, its broken units fall to the edition in force on the day,
// and every broken clause is cited as papers cite it.
func lawful(t testing.TB, name string, f checks.Finding, law *standard.Standard, forms citations) {
	t.Helper()
	if _, err := json.Marshal(f); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	spoken(t, name, f.Reasons)
	for _, p := range f.Parts {
		spoken(t, name+" "+p.Part, p.Reasons)
		for _, u := range unitsOf(&p) {
			spoken(t, name+" "+p.Part, u.Reasons)
		}
	}
	for _, c := range f.Clauses {
		if c.Verdict.Broken() {
			cited(t, name, c.ClauseRef, law, forms)
		}
	}
}

func spoken(t testing.TB, name string, reasons []checks.Reason) {
	t.Helper()
	for _, r := range reasons {
		w := r.Words()
		if len(w.Missing()) > 0 || strings.Contains(w.KK+w.RU+w.EN, "!") {
			t.Errorf("%s: %s is said as %+v", name, r.Code, w)
		}
	}
}

func cited(t testing.TB, name string, ref standard.ClauseRef, law *standard.Standard, forms citations) {
	t.Helper()
	form, ok := forms.Edition[ref.Edition]
	if !ok {
		t.Errorf("%s: no form of citation for %s", name, ref.Edition)
		return
	}
	point, sub, _ := strings.Cut(strings.TrimSuffix(ref.Clause, ")"), "(")
	amendment := lang.Text{}
	if point == form.Amended {
		amendment = form.Amendment
	}
	fill := func(pattern, amendment string) string {
		return strings.NewReplacer("{point}", point, "{sub}", sub, "{amendment}", amendment).Replace(pattern)
	}
	for first, want := range map[bool]lang.Text{true: form.First, false: form.Later} {
		got := law.Cite(ref, first)
		if got.KK != fill(want.KK, amendment.KK) || got.RU != fill(want.RU, amendment.RU) {
			t.Errorf("%s: %v is cited as\n%s\n%s", name, ref, got.KK, got.RU)
		}
	}
}

// inForce checks that what is broken falls to an edition that was in force.
func inForce(t testing.TB, name string, p checks.PartFinding, line standard.Timeline) {
	t.Helper()
	for unit, u := range unitsOf(&p) {
		if p.Weight == standard.LawOnly || u.Edition == "" {
			continue
		}
		for _, ref := range append([]standard.ClauseRef{u.ClauseRef}, u.Also...) {
			if !slices.Contains(line.On(u.Breach), ref.Edition) {
				t.Errorf("%s: %s falls to %s, not in force on %s", name, unit, ref.Edition, u.Breach)
			}
		}
	}
}

func published(o *checks.Office) calendar.Day {
	value, _ := o.Setting(checks.SettingPublished)
	d, _ := calendar.ParseDay(value)
	return d
}
