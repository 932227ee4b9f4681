package desk

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// EvidenceInput is what may be said of a piece of evidence.
type EvidenceInput struct {
	Check    string
	Kind     checks.EvidenceKind
	Parts    []string // empty: found from the kind and the items
	Items    []checks.ItemSeen
	Premises string // number in the holder's list, or ending of an id
	For      string // slot of a yearly document: "2025"
	At       calendar.Moment
	Noticed  []checks.Notice // part may be empty where only one part reads notices
	Title    string
	Text     string // public
	Note     string // internal, never printed
	Source   string
	Present  string
	Serves   []string // further checks
	Files    []string // paths
}

// AddEvidence records evidence by hand and gives its id. Recording an event
// under a check is the analyst's word that it had the aim the clause names.
func (d *Desk) AddEvidence(ctx context.Context, inspection string, in EvidenceInput) (id string, err error) {
	err = d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		e, err := a.evidence(c, in)
		if err != nil {
			return err
		}
		e.ID = a.newID()
		id = e.ID
		return a.put(c, e, in.Files, nil)
	})
	return id, err
}

// evidence makes the record of what was said, with its address, or says why it
// cannot.
func (a *act) evidence(c *caseView, in EvidenceInput) (checks.Evidence, error) {
	e, err := a.facts(c, in)
	if err == nil {
		e.Premises, err = a.premises(c, e.Serves, in.Premises)
	}
	return e, err
}

// facts makes the record of what was said but for the address.
func (a *act) facts(c *caseView, in EvidenceInput) (checks.Evidence, error) {
	if !slices.Contains(byHand, in.Kind) {
		return checks.Evidence{}, fail("evidence.kind", args{"kind": lang.Line(string(in.Kind)), "kinds": kindIDs()})
	}
	e := checks.Evidence{
		Kind: in.Kind, At: in.At, Title: lang.Line(in.Title), Text: lang.Paragraphs(in.Text),
		Note: lang.Paragraphs(in.Note), Source: lang.Line(in.Source), Present: lang.Line(in.Present),
	}
	services, err := a.services(c, in)
	if err != nil {
		return e, err
	}
	e.Serves = services
	if err := a.dates(&e, in); err != nil {
		return e, err
	}
	if e.Items, err = cleanItems(in); err != nil {
		return e, err
	}
	e.Noticed, err = a.notices(e.Serves, in.Noticed)
	return e, err
}

// byHand are the kinds of evidence that are typed in; registers are imported and
// pages captured.
var byHand = []checks.EvidenceKind{checks.Event, checks.Paper, checks.Stand, checks.Statement, checks.Page}

func kindIDs() []string {
	var out []string
	for _, k := range byHand {
		out = append(out, string(k))
	}
	return out
}

// services finds all that the evidence serves: the check named, further checks
// named, and those that read the same list.
func (a *act) services(c *caseView, in EvidenceInput) ([]checks.Service, error) {
	o := offer{kind: in.Kind, parts: in.Parts, categories: c.Inspection.Categories}
	for _, i := range in.Items {
		o.items = add(o.items, i.Item)
	}
	first, err := a.serve(in.Check, o)
	if err == nil {
		err = a.accepted(first, in.Kind)
	}
	if err != nil {
		return nil, err
	}
	out := []checks.Service{first}
	known := []string{first.Check}
	shared := a.sharing(first.Check, first.Parts, c.Inspection.Categories)
	for _, id := range in.Serves {
		if slices.ContainsFunc(shared, func(s checks.Service) bool { return s.Check == id }) {
			continue // it reads the same rows, and is added below with the parts that do
		}
		more := offer{kind: in.Kind, categories: c.Inspection.Categories}
		s, err := a.serve(id, more)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(known, s.Check) {
			known, out = append(known, s.Check), append(out, s)
		}
	}
	for _, s := range shared {
		if !slices.Contains(known, s.Check) {
			known, out = append(known, s.Check), append(out, s)
		}
	}
	return out, nil
}

// dates checks the days: an event needs its own; anything else was looked at
// today unless said otherwise. A yearly document names its year.
func (a *act) dates(e *checks.Evidence, in EvidenceInput) error {
	yearly := a.any(e.Serves, func(p *standard.Part) bool { return p.Yearly })
	switch {
	case yearly && in.For == "":
		return fail("evidence.needs-year", nil)
	case !yearly && in.For != "":
		return fail("evidence.no-slot", nil)
	case e.At.Day == 0 && e.Kind == checks.Event:
		return fail("evidence.no-date", nil)
	case e.At.Day == 0 && yearly:
		return fail("evidence.no-document-date", nil)
	case e.At.Day > a.Today():
		return fail("evidence.future", args{"day": e.At.Day, "today": a.Today()})
	case e.At.Day == 0:
		e.At = calendar.Moment{Day: a.Today(), Minute: -1}
	}
	if yearly {
		slot, err := calendar.ParseSlot(in.For)
		if err != nil {
			return err
		}
		if slot.Unit != calendar.Year {
			return fail("evidence.needs-year", nil)
		}
		e.For = slot.Name
	}
	return nil
}

// any tells whether a part that is served has a property.
func (d *Desk) any(services []checks.Service, has func(*standard.Part) bool) bool {
	for _, s := range services {
		check := d.law.Check(s.Check)
		for _, id := range s.Parts {
			if check == nil {
				break // outside the Standard
			}
			if p := check.Part(id); p != nil && has(p) {
				return true
			}
		}
	}
	return false
}

// cleanItems checks the states of the items. One that does not apply needs a
// reason: its own note, or the text of the evidence.
func cleanItems(in EvidenceInput) ([]checks.ItemSeen, error) {
	var out []checks.ItemSeen
	for _, i := range in.Items {
		i.State = cmp.Or(i.State, checks.Present)
		i.Note = lang.Line(i.Note)
		switch {
		case !slices.Contains(checks.ItemStates(), i.State):
			return nil, fail("item.state", args{"state": lang.Line(string(i.State))})
		case slices.ContainsFunc(out, func(o checks.ItemSeen) bool { return o.Item == i.Item }):
			return nil, fail("item.twice", args{"id": i.Item})
		case i.State == checks.Inapplicable && i.Note == "" && lang.Line(in.Text) == "":
			return nil, fail("item.needs-reason", args{"id": i.Item})
		}
		out = append(out, i)
	}
	return out, nil
}

// notices puts announcements under the parts that read them.
func (a *act) notices(services []checks.Service, in []checks.Notice) ([]checks.Notice, error) {
	var parts []string
	a.any(services, func(p *standard.Part) bool {
		if p.Method == standard.Lead || p.Method == standard.Within {
			parts = add(parts, p.ID)
		}
		return false
	})
	var out []checks.Notice
	for _, n := range in {
		n.Place = lang.Line(n.Place)
		switch {
		case len(parts) == 0:
			return nil, fail("notice.none-reads", nil)
		case n.Part == "" && len(parts) > 1:
			return nil, fail("notice.choose", args{"parts": parts})
		case n.Part == "":
			n.Part = parts[0]
		case !slices.Contains(parts, n.Part):
			return nil, fail("part.unknown", args{"id": lang.Line(n.Part), "parts": parts})
		}
		out = append(out, n)
	}
	return out, nil
}

// premises finds the address: the one named, else the only one; none where none
// is registered ("address not given").
func (a *act) premises(c *caseView, services []checks.Service, ref string) (string, error) {
	if !a.any(services, func(p *standard.Part) bool { return p.PerPremises }) {
		if ref != "" {
			return "", fail("premises.not-asked", nil)
		}
		return "", nil
	}
	return findPremises(&c.holder.Holder, ref)
}

func findPremises(h *checks.Holder, ref string) (string, error) {
	if ref == "" {
		switch len(h.Premises) {
		case 0:
			return "", nil
		case 1:
			return h.Premises[0].ID, nil
		}
		return "", fail("premises.choose", args{"list": addresses(h)})
	}
	if n, err := strconv.Atoi(ref); err == nil && n >= 1 && n <= len(h.Premises) {
		return h.Premises[n-1].ID, nil
	}
	var found []string
	for _, p := range h.Premises {
		if len(ref) >= 4 && len(p.ID) >= len(ref) && p.ID[len(p.ID)-len(ref):] == ref {
			found = append(found, p.ID)
		}
	}
	if len(found) != 1 {
		return "", fail("premises.unknown", args{"ref": lang.Line(ref), "list": addresses(h)})
	}
	return found[0], nil
}

func addresses(h *checks.Holder) []string {
	var out []string
	for i, p := range h.Premises {
		out = append(out, strconv.Itoa(i+1)+" – "+p.Address)
	}
	return out
}

// put attaches the files and appends the evidence; attach holds what it had
// before a correction.
func (a *act) put(c *caseView, e checks.Evidence, paths []string, attach []journal.Attachment) error {
	limit := attachmentLimit(c.office)
	for _, path := range paths {
		file, at, err := a.attach(path, limit)
		if err != nil {
			return err
		}
		e.Files, attach = append(e.Files, file), append(attach, at)
	}
	return a.answer(journal.KindEvidence, c.subject(), "evidence "+e.ID, e, attach...)
}

// attach takes in one file.
func (a *act) attach(path string, limit int64) (checks.File, journal.Attachment, error) {
	r, err := a.files.Open(path)
	if err != nil {
		return checks.File{}, journal.Attachment{}, unreadable(path, err)
	}
	defer r.Close()
	at, err := a.w.Attach(r, limit)
	if err != nil {
		return checks.File{}, at, unattached(path, limit, err)
	}
	name := lang.Line(filepath.Base(path))
	return checks.File{Hash: string(at.Hash), Name: name, Role: role(name)}, at, nil
}
