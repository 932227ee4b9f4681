package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/capture"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// A round of the sites: the addresses of many inspections are visited one after
// another, and each page is kept as soon as it is there. Nothing of the round itself
// is remembered: what was visited since the day on which it began stands in the
// journal, so that a round that was stopped goes on where it stood, on another day
// too, and on another laptop.

// VisitsInput chooses what is visited.
type VisitsInput struct {
	Inspections []string       // numbers or ids; all open ones with All
	All         bool           //
	Broken      bool           // only pages that were captured under what is broken
	Named       []NamedAddress // further addresses
	Since       calendar.Day   // what was visited on this day or later is not visited again; left out: today
	Retry       bool           // what could not be read since is visited again all the same
	Render      bool           // by a browser on this computer
}

// NamedAddress is an address that the analyst names for an inspection.
type NamedAddress struct {
	Inspection string
	Address    string
	Check      string // for which check; may be empty
}

// VisitState says how far a visit has come.
type VisitState string

// The states of a visit.
const (
	VisitWaiting VisitState = "waiting" // not visited yet
	VisitRead    VisitState = "read"    // the page was read and kept
	VisitUnread  VisitState = "unread"  // what came is kept, and proves nothing
	VisitLeft    VisitState = "left"    // not asked for now: why says why
)

// Visit is one address of a round.
type Visit struct {
	Inspection string       `json:"inspection"` // number
	Holder     lang.Text    `json:"holder"`
	Address    string       `json:"address"`
	Check      string       `json:"check,omitempty"`
	State      VisitState   `json:"state"`
	Day        calendar.Day `json:"day,omitempty"`
	Capture    string       `json:"capture,omitempty"`
	Outcome    string       `json:"outcome,omitempty"`
	Words      lang.Text    `json:"words,omitzero"`
	Found      int          `json:"found"` // proposals that wait

	id string // of the inspection
}

// Visits is a round, in the order of its inspections.
type Visits struct {
	List   []Visit
	render bool
}

// Count counts the visits in a state.
func (v Visits) Count(s VisitState) int {
	n := 0
	for i := range v.List {
		if v.List[i].State == s {
			n++
		}
	}
	return n
}

// PlanVisits says what a round would visit and what it has visited already; no
// address is asked.
func (d *Desk) PlanVisits(ctx context.Context, in VisitsInput) (out Visits, err error) {
	if in.Since == 0 {
		in.Since = d.Today()
	}
	out.render = in.Render
	err = d.read(ctx, func(v *view) error {
		ids, named, err := v.visited(in)
		if err != nil {
			return err
		}
		for _, id := range ids {
			c, err := v.load(id)
			if err != nil {
				return err
			}
			list, err := v.visitsOf(c, in, named[id])
			if err != nil {
				return err
			}
			out.List = append(out.List, list...)
		}
		if len(out.List) == 0 {
			return fail("visits.none", nil)
		}
		return nil
	})
	return out, err
}

// visited lists the inspections of a round, and what was named for each.
func (v *view) visited(in VisitsInput) (ids []string, named map[string][]NamedAddress, err error) {
	named = map[string][]NamedAddress{}
	known := map[string]string{} // reference → id
	if in.All {
		rows, err := v.Inspections(journal.InspectionQuery{State: "open"})
		if err != nil {
			return nil, nil, err
		}
		for _, row := range rows {
			ids = append(ids, row.ID)
		}
		slices.Sort(ids)
	}
	find := func(ref string) (string, error) {
		if id, ok := known[ref]; ok {
			return id, nil
		}
		row, err := v.findInspection(ref)
		if err == nil && !slices.Contains(ids, row.ID) {
			ids = append(ids, row.ID)
		}
		known[ref] = row.ID
		return row.ID, err
	}
	for _, ref := range in.Inspections {
		if _, err := find(ref); err != nil {
			return nil, nil, err
		}
	}
	for _, n := range in.Named {
		id, err := find(n.Inspection)
		if err != nil {
			return nil, nil, err
		}
		named[id] = append(named[id], n)
	}
	return ids, named, nil
}

// visitsOf lists the addresses of one inspection: those of its holder's sites, those
// that were asked before, those that were named; or only those under what is broken.
func (v *view) visitsOf(c *caseView, in VisitsInput, named []NamedAddress) ([]Visit, error) {
	var out []Visit
	type key struct{ address, check string }
	seen := map[key]bool{}
	put := func(address, check string) {
		address = lang.Line(address)
		if k := (key{address, check}); address != "" && !seen[k] {
			seen[k] = true
			out = append(out, Visit{
				Inspection: c.Inspection.Number, id: c.Inspection.ID, Address: address, Check: check,
				Holder: c.holder.Holder.Name(c.Inspection.AsOf).Text(), State: VisitWaiting,
			})
		}
	}
	if in.Broken {
		judged, err := v.judged(c)
		if err != nil {
			return nil, err
		}
		for _, p := range v.lastLook(c, judged.Findings).Pages {
			if c.fromWeb(p.Capture) {
				put(p.Asked, p.Check)
			}
		}
	} else {
		for _, site := range c.holder.Holder.Sites {
			put(site, "")
		}
		for i := range c.Captures {
			if p := &c.Captures[i]; c.fromWeb(p.ID) {
				put(p.Asked, p.For())
			}
		}
	}
	for _, n := range named {
		if n.Check != "" {
			if _, err := v.checkOf(n.Check, c.Inspection.Categories); err != nil {
				return nil, err
			}
		}
		put(n.Address, n.Check)
	}
	closed, shut := lang.AsError(c.open())
	for i := range out {
		if c.visitedSince(&out[i], in); shut && out[i].State == VisitWaiting {
			out[i].State, out[i].Words = VisitLeft, closed.Text
		}
	}
	return out, nil
}

// fromWeb tells a capture that was asked for at an address.
func (c *caseView) fromWeb(id string) bool {
	at := slices.IndexFunc(c.Captures, func(p checks.Capture) bool { return p.ID == id })
	m := capture.Method(c.Captures[at].Method)
	return m == capture.FromWeb || m == capture.FromBrowser
}

// visitedSince looks whether the journal holds a visit since the round began.
func (c *caseView) visitedSince(v *Visit, in VisitsInput) {
	for i := range c.Captures {
		p := &c.Captures[i]
		if p.Asked != v.Address || p.For() != v.Check || captureDay(p) < in.Since || !c.fromWeb(p.ID) {
			continue
		}
		read := page.Outcome(p.Outcome) == page.Fetched
		if in.Retry && !read {
			continue
		}
		v.State, v.Day, v.Capture, v.Outcome, v.Words = VisitUnread, captureDay(p), p.ID, p.Outcome, page.Outcome(p.Outcome).Words()
		if read {
			v.State = VisitRead
		}
	}
}
