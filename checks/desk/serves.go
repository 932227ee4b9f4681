package desk

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// Which parts a piece of evidence serves is decided when it is written and then
// written out, so that a later catalogue cannot change what it proved.

// Kinds lists the kinds of evidence that a check takes, in the order in which they
// are offered: those that the catalogue names for it, and those that its parts read.
func Kinds(check *standard.Check) []checks.EvidenceKind {
	var out []checks.EvidenceKind
	for _, k := range checks.EvidenceKinds() {
		read := slices.ContainsFunc(check.Parts, func(p standard.Part) bool { return reads(&p, k) })
		if read || slices.Contains(check.Evidence, string(k)) {
			out = append(out, k)
		}
	}
	return out
}

// accepted refuses evidence of a kind that the check does not take, and names those
// that it does.
func (d *Desk) accepted(s checks.Service, kind checks.EvidenceKind) error {
	check := d.law.Check(s.Check)
	if check == nil || slices.Contains(Kinds(check), kind) {
		return nil
	}
	var kinds []string
	for _, k := range Kinds(check) {
		kinds = append(kinds, string(k))
	}
	return fail("evidence.not-accepted", args{"check": check.Title, "kind": kind.Words(), "kinds": kinds})
}

// offer is evidence looking for the parts that read it.
type offer struct {
	kind       checks.EvidenceKind
	parts      []string // named by the analyst
	items      []string
	categories []string
}

// serve finds the parts of a check that read the evidence: those named; else
// those that its items name, and the only part or list that reads its kind.
func (d *Desk) serve(checkID string, o offer) (checks.Service, error) {
	if checkID == checks.OtherCheck {
		return serveOther(o)
	}
	check, err := d.checkOf(checkID, o.categories)
	if err != nil {
		return checks.Service{}, err
	}
	out := checks.Service{Check: check.ID}
	for _, id := range o.items {
		part := d.itemPart(check, id, o)
		switch {
		case part == nil && d.itemOfSharing(check, id, o):
			continue
		case part == nil:
			return out, fail("item.unknown", args{"id": lang.Line(id), "items": d.allItems(check, o.categories)})
		}
		out.Parts = add(out.Parts, part.ID)
		if part.Tells != "" && o.kind == checks.Stand {
			out.Parts = add(out.Parts, part.Tells)
		}
	}
	if len(o.parts) > 0 {
		return d.serveNamed(check, o, out)
	}
	groups := narrowed(readers(check, o), out.Parts)
	switch {
	case len(groups) == 1:
		out.Parts = add(out.Parts, groups[0]...)
	case len(groups) > 1 && len(o.items) == 0:
		return out, fail("part.choose", args{"check": check.Title, "choices": flat(groups)})
	}
	if len(out.Parts) == 0 {
		return out, fail("part.none-reads", args{"check": check.Title, "kind": o.kind.Words(), "parts": partIDs(check, o)})
	}
	return out, nil
}

// checkOf finds a check that binds one of the categories.
func (d *Desk) checkOf(id string, categories []string) (*standard.Check, error) {
	check := d.law.Check(id)
	if check == nil {
		return nil, fail("check.unknown", args{"id": id, "checks": d.checkIDs(categories)})
	}
	for _, c := range check.Clauses {
		if slices.Contains(categories, c.Category) {
			return check, nil
		}
	}
	return nil, fail("check.not-bound", args{"check": check.Title})
}

func (d *Desk) checkIDs(categories []string) []string {
	var out []string
	for _, check := range d.law.Checks() {
		for _, c := range check.Clauses {
			if len(categories) == 0 || slices.Contains(categories, c.Category) {
				out = add(out, check.ID)
			}
		}
	}
	return out
}

// serveNamed takes the parts that the analyst named.
func (d *Desk) serveNamed(check *standard.Check, o offer, out checks.Service) (checks.Service, error) {
	for _, id := range o.parts {
		part := check.Part(id)
		switch {
		case part == nil || !binds(part, o.categories):
			return out, fail("part.unknown", args{"id": id, "parts": partIDs(check, o)})
		case !reads(part, o.kind) && len(o.items) == 0 && part.Method != standard.Judgement:
			return out, fail("part.does-not-read", args{"part": part.Title, "kind": o.kind.Words()})
		}
		out.Parts = add(out.Parts, id)
	}
	return out, nil
}

// narrowed keeps the lists to which the items point, where they point to any.
func narrowed(groups [][]string, parts []string) [][]string {
	var out [][]string
	for _, g := range groups {
		if slices.ContainsFunc(g, func(id string) bool { return slices.Contains(parts, id) }) {
			out = append(out, g)
		}
	}
	if len(out) > 0 {
		return out
	}
	return groups
}

// itemPart finds the part that an item names, nil if none: items are unique in a
// check.
func (d *Desk) itemPart(check *standard.Check, id string, o offer) *standard.Part {
	for i := range check.Parts {
		part := &check.Parts[i]
		if !binds(part, o.categories) || part.Yearly || part.Method == standard.Cadence || d.answeredWhole(part) {
			continue
		}
		for _, c := range o.categories {
			if slices.Contains(d.itemIDs(check, part, c), id) {
				return part
			}
		}
	}
	return nil
}

// answeredWhole tells whether a part is answered by the analyst as a whole: it has
// no items. Of a register each row that was drawn is asked by itself.
func (d *Desk) answeredWhole(part *standard.Part) bool {
	list := d.law.List(part.Rows)
	return part.Method == standard.Judgement && (list == nil || list.Kind != standard.RegisterList)
}

// itemOfSharing tells whether the item belongs to another check that reads the
// same rows: a row is entered once, with all that was seen of it.
func (d *Desk) itemOfSharing(check *standard.Check, id string, o offer) bool {
	var parts []string
	for i := range check.Parts {
		if check.Parts[i].Rows != "" {
			parts = append(parts, check.Parts[i].ID)
		}
	}
	return slices.ContainsFunc(d.sharing(check.ID, parts, o.categories), func(s checks.Service) bool {
		return d.itemPart(d.law.Check(s.Check), id, o) != nil
	})
}

// itemIDs lists the items of a part; a part with one question has one item,
// named as the part. A part that asks about the items of another has theirs,
// named PART.ITEM.
func (d *Desk) itemIDs(check *standard.Check, part *standard.Part, category string) []string {
	if part.Of != "" {
		out := []string{part.ID}
		for _, i := range d.law.ItemsOf(check, check.Part(part.Of), category) {
			out = append(out, part.ID+"."+i.ID)
		}
		return out
	}
	var out []string
	for _, i := range d.law.ItemsOf(check, part, category) {
		out = append(out, i.ID)
	}
	if len(out) == 0 {
		return []string{part.ID}
	}
	return out
}

func (d *Desk) allItems(check *standard.Check, categories []string) []string {
	var out []string
	for i := range check.Parts {
		part := &check.Parts[i]
		if part.Method != standard.Checklist && part.Method != standard.Document || part.Yearly {
			continue
		}
		for _, c := range categories {
			if part.InCategory(c) {
				out = add(out, d.itemIDs(check, part, c)...)
			}
		}
	}
	return out
}

// reads tells whether a part reads this kind of evidence without an item.
func reads(part *standard.Part, kind checks.EvidenceKind) bool {
	switch part.Method {
	case standard.Cadence, standard.Lead, standard.Within:
		return kind == checks.Event
	case standard.Document:
		return kind == checks.Paper
	case standard.Deadline:
		return kind == checks.Register
	case standard.Checklist:
		return part.Rows != "" && kind == checks.Event
	}
	return false
}

// readers gathers the parts that read the kind, those that share a list
// together. Duties of the Law alone are never the default beside others.
func readers(check *standard.Check, o offer) [][]string {
	var names []string
	groups := map[string][]string{}
	for i := range check.Parts {
		part := &check.Parts[i]
		if !binds(part, o.categories) || !reads(part, o.kind) {
			continue
		}
		name := part.Rows
		if name == "" {
			name = "part " + part.ID
		}
		names = add(names, name)
		groups[name] = append(groups[name], part.ID)
	}
	var out [][]string
	for _, n := range names {
		out = append(out, groups[n])
	}
	return out
}

// sharing finds the parts of other checks that read the same list: a row is
// entered once and read by all.
func (d *Desk) sharing(checkID string, parts, categories []string) []checks.Service {
	var lists []string
	if checkID == checks.OtherCheck {
		return nil
	}
	for _, id := range parts {
		if p := d.law.Check(checkID).Part(id); p != nil && p.Rows != "" {
			lists = add(lists, p.Rows)
		}
	}
	var out []checks.Service
	for _, check := range d.law.Checks() {
		s := checks.Service{Check: check.ID}
		for i := range check.Parts {
			part := &check.Parts[i]
			shares := slices.Contains(lists, part.Rows) && part.Rows != "" ||
				slices.ContainsFunc(part.Lists, func(l string) bool { return slices.Contains(lists, l) })
			if shares && check.ID != checkID && binds(part, categories) && readsRows(part) {
				s.Parts = add(s.Parts, part.ID)
			}
		}
		if len(s.Parts) > 0 && len(d.bound(check, categories)) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// readsRows tells whether a part reads the rows of its list: a judgement does where
// it is about all that took place in the period, for its facts are counted.
func readsRows(part *standard.Part) bool {
	return part.Method != standard.Judgement || part.Rows != "" && part.BreachOn == standard.PeriodEnd
}

func (d *Desk) bound(check *standard.Check, categories []string) []string {
	var out []string
	for _, c := range check.Clauses {
		if slices.Contains(categories, c.Category) {
			out = add(out, c.Category)
		}
	}
	return out
}

func binds(part *standard.Part, categories []string) bool {
	return slices.ContainsFunc(categories, part.InCategory)
}

func partIDs(check *standard.Check, o offer) []string {
	var out []string
	for i := range check.Parts {
		if binds(&check.Parts[i], o.categories) {
			out = append(out, check.Parts[i].ID)
		}
	}
	return out
}

func flat(groups [][]string) []string {
	var out []string
	for _, g := range groups {
		out = append(out, g...)
	}
	return out
}

// add appends what is not there yet.
func add(list []string, more ...string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
