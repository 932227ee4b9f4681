package stand

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/standard"
)

// line is a row of the grid: an item, or a question that only the analyst can
// answer.
type line struct {
	part   *standard.Part
	item   *standard.Item // nil for a question
	number int            // of the item among those of its part; 0: it is the only one
	under  bool           // it is part of the item above
}

// grid is what is asked, at which addresses, and what was said of it.
type grid struct {
	view   desk.CheckView
	f      checks.Finding
	check  *standard.Check
	lines  []line
	places []string // ids of premises; "" is "address not given"
}

// newGrid lays the grid out from the catalogue and from what the judge found.
func newGrid(law *standard.Standard, view desk.CheckView) *grid {
	g := &grid{view: view, check: law.Check(standCheck)}
	g.f, _ = view.Finding(standCheck)
	for i := range g.check.Parts {
		part := &g.check.Parts[i]
		if part.PerPremises && g.asked(part) {
			g.lines = append(g.lines, linesOf(law, g.check, part, view.Case.Inspection.Categories)...)
		}
	}
	g.places = g.addresses()
	return g
}

// asked tells whether the part binds this holder: the judge lists it, and does
// not say that it does not apply at all.
func (g *grid) asked(part *standard.Part) bool {
	p := g.found(part.ID)
	if p == nil {
		return false
	}
	return p.Verdict != checks.NotApplicable || len(p.Items)+len(p.Answers) > 0
}

// found gives what the judge found of a part.
func (g *grid) found(part string) *checks.PartFinding {
	for i := range g.f.Parts {
		if g.f.Parts[i].Part == part {
			return &g.f.Parts[i]
		}
	}
	return nil
}

// linesOf lists the rows of a part: its items, each followed by those that are
// part of it; one row for a part without items.
func linesOf(law *standard.Standard, check *standard.Check, part *standard.Part, categories []string) []line {
	var items []standard.Item
	for _, category := range categories {
		if !part.InCategory(category) {
			continue
		}
		for _, item := range law.ItemsOf(check, part, category) {
			if !slices.ContainsFunc(items, func(o standard.Item) bool { return o.ID == item.ID }) {
				items = append(items, item)
			}
		}
	}
	if len(items) == 0 {
		return []line{{part: part}}
	}
	var out []line
	n := 0
	for i := range items {
		if items[i].Parent != "" {
			continue
		}
		n++
		out = append(out, line{part: part, item: &items[i], number: n})
		for j := range items {
			if items[j].Parent == items[i].ID {
				out = append(out, line{part: part, item: &items[j], under: true})
			}
		}
	}
	if n == 1 {
		out[0].number = 0
	}
	return out
}

// addresses lists the columns: the premises that the holder occupies on the
// as-of date, and those of which something was said. Where nothing was said
// without an address there is no column for that.
func (g *grid) addresses() []string {
	var out []string
	add := func(id string) {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, p := range g.view.Holder.Holder.PremisesOn(g.view.Case.Inspection.AsOf) {
		add(p.ID)
	}
	for i := range g.view.Case.Evidence {
		if e := &g.view.Case.Evidence[i]; g.about(e) && len(e.Items) > 0 {
			add(e.Premises)
		}
	}
	return out
}

// about tells whether evidence tells of stands.
func (g *grid) about(e *checks.Evidence) bool {
	return slices.ContainsFunc(e.Serves, func(s checks.Service) bool { return s.Check == standCheck })
}

// cell is what was said of a row at an address.
type cell struct {
	state   checks.ItemState // "" where nobody has looked
	lapsed  bool             // what the row depends on is not there
	barred  bool             // remote control cannot look at it
	follows bool             // nobody said it: it follows from other rows, and is shown alone
	part    bool             // it follows from some of the rows below; others wait
	why     []checks.Reason  // of the judge, where it follows
	note    string
	by      *checks.Evidence // that says so
}

// open tells whether the cell waits for an answer.
func (c cell) open() bool { return (c.state == "" || c.part) && !c.lapsed && !c.barred }

// said is what the analyst has answered herself.
func (c cell) said() (state checks.ItemState, note string) {
	if c.follows {
		return "", ""
	}
	return c.state, c.note
}

// at says what is known of a row at an address.
func (g *grid) at(l line, place string) cell {
	if Lapsed(g.f, l.part, place) {
		return cell{lapsed: true}
	}
	if l.item == nil {
		c := g.answered(l.part, place)
		c.barred = g.remote() && l.part.Remote == standard.RemoteNo && c.state == ""
		return c
	}
	if c := g.seen(l.item.ID, place); c.state != "" || l.under {
		return c
	}
	return g.following(l, place)
}

// following is what the judge makes of a row that nobody answered, out of others:
// an item read on the stand shows that there is a stand, the telephones say
// whether the contact data are whole. Without a part a thing is incomplete: that
// it is not there at all only the analyst can say.
func (g *grid) following(l line, place string) cell {
	p := g.found(l.part.ID)
	if p == nil {
		return cell{}
	}
	i := slices.IndexFunc(p.Items, func(u checks.Unit) bool {
		return u.Item == l.item.ID && u.Premises == place && u.Date != 0
	})
	if i < 0 {
		return cell{}
	}
	out := cell{follows: true, part: g.partly(l, place)}
	switch state := checks.ItemState(p.Items[i].State); state {
	case checks.Present:
		out.state = state
	case checks.Incomplete, checks.Absent:
		out.state, out.why = checks.Incomplete, p.Items[i].Reasons
	}
	return out
}

// partly tells whether some of the rows below a row wait for an answer.
func (g *grid) partly(l line, place string) bool {
	return slices.ContainsFunc(l.part.Items, func(i standard.Item) bool {
		return i.Parent == l.item.ID && g.seen(i.ID, place).state == ""
	})
}

// remote tells whether the inspection is remote control, which makes no visit.
func (g *grid) remote() bool { return g.view.Case.Inspection.Form == checks.Remote }

// seen finds what was said of an item at an address: the latest look that saw
// decides, as for the judge.
func (g *grid) seen(item, place string) cell {
	var out cell
	for i := range g.view.Case.Evidence {
		e := &g.view.Case.Evidence[i]
		if !g.about(e) || e.Premises != place {
			continue
		}
		for _, s := range e.Items {
			if s.Item == item && (out.by == nil || out.state == checks.Unseen || s.State != checks.Unseen && e.At.Day >= out.by.At.Day) {
				out = cell{state: s.State, note: s.Note, by: e}
			}
		}
	}
	return out
}

// verdicts are the answers to a question, as states.
var verdicts = map[checks.Verdict]checks.ItemState{
	checks.Met: checks.Present, checks.PartlyMet: checks.Incomplete, checks.NotMet: checks.Absent,
	checks.CannotTell: checks.Unseen, checks.NotApplicable: checks.Inapplicable,
}

// answered gives the analyst's answer to a question at an address.
func (g *grid) answered(part *standard.Part, place string) cell {
	if p := g.found(part.ID); p != nil {
		for _, a := range p.Answers {
			if a.Premises == place {
				return cell{state: verdicts[a.Verdict], note: a.Reason}
			}
		}
	}
	return cell{}
}

// address is the place of a column in words, and its number in the register.
func (g *grid) address(place string) (n int, address string) {
	for i, p := range g.view.Holder.Holder.Premises {
		if p.ID == place {
			return i + 1, p.Address
		}
	}
	return 0, ""
}
