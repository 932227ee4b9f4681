package desk

import (
	"slices"

	"ashyq/checks/lang"
)

// relate finds the holders above and before those of the table: in the register,
// or in another row of the table wherever it stands. A row whose parent cannot be
// had is doubtful: taken all the same, it is taken without.
func (p *holderPlan) relate() {
	names := p.rowNames()
	for _, r := range p.rows {
		if len(r.refused) > 0 {
			continue
		}
		if r.said.parent != "" {
			r.parent = p.relative(r, r.said.parent, names, "holder-row.parent.")
		}
		for _, ref := range r.predecessors {
			id := p.relative(r, ref, names, "holder-row.predecessor.")
			if id != "" && !slices.Contains(r.now.Predecessors, id) {
				r.now.Predecessors = append(slices.Clip(r.now.Predecessors), id)
			}
		}
	}
	p.withoutTheLost()
	for _, r := range p.rows {
		if f := r.first; f != nil && r.id == f.id {
			r.now.Parent = f.now.Parent
			r.now.Predecessors = add(slices.Clone(f.now.Predecessors), r.now.Predecessors...)
		}
		if r.parent != "" {
			r.now.Parent = r.parent
		}
	}
	p.unround()
}

// rowNames are the rows of the table by БИН and by name.
func (p *holderPlan) rowNames() map[string][]*planned {
	out := map[string][]*planned{}
	for _, r := range p.rows {
		if r.bin != "" {
			out[r.bin] = append(out[r.bin], r)
		}
		for _, name := range []string{lang.Name(r.kk), lang.Name(r.ru)} {
			if name != "" && !slices.Contains(out[name], r) {
				out[name] = append(out[name], r)
			}
		}
	}
	return out
}

// relative finds the id of a holder that a row names; "" with a doubt where it
// cannot be told.
func (p *holderPlan) relative(r *planned, ref string, rows map[string][]*planned, code string) string {
	var found []string
	if bin := mendedBIN(ref); binShaped(bin) {
		for _, i := range p.known.byBIN[bin] {
			found = add(found, p.known.rows[i].ID)
		}
		ref = bin
	} else {
		for _, i := range p.known.named(ref) {
			found = add(found, p.known.rows[i].ID)
		}
	}
	for _, other := range rows[lang.Name(ref)] {
		if other.id != "" {
			found = add(found, other.id)
		}
	}
	switch {
	case len(found) == 1 && found[0] == r.id:
		r.doubt(code+"own", nil)
	case len(found) == 1:
		return found[0]
	case len(found) == 0:
		r.doubt(code+"none", args{"ref": lang.Line(ref)})
	default:
		r.doubt(code+"several", args{"ref": lang.Line(ref)})
	}
	return ""
}

// withoutTheLost takes away what hangs on rows that are not taken, and what hangs
// on those in turn.
func (p *holderPlan) withoutTheLost() {
	lost := func(id string) bool {
		r := p.byID[id]
		_, known := p.known.byID[id]
		return !known && r != nil && (len(r.refused) > 0 || len(r.doubts) > 0 && !r.taken)
	}
	for changed := true; changed; {
		changed = false
		for _, r := range p.rows {
			if lost(r.parent) {
				r.doubt("holder-row.parent.left-out", args{"row": p.byID[r.parent].row})
				r.parent, changed = "", true
			}
			for _, id := range slices.Clone(r.now.Predecessors) {
				if lost(id) {
					r.doubt("holder-row.predecessor.left-out", args{"row": p.byID[id].row})
					r.now.Predecessors = slices.DeleteFunc(slices.Clone(r.now.Predecessors), func(o string) bool { return o == id })
					changed = true
				}
			}
		}
	}
}

// unround finds rows through which the hierarchy would run round, and leaves
// their parents as they were.
func (p *holderPlan) unround() {
	above := func(id string) string {
		if r := p.byID[id]; r != nil && r.parent != "" {
			return r.parent
		}
		if i, known := p.known.byID[id]; known {
			return p.known.rows[i].Parent
		}
		return ""
	}
	done := map[string]bool{}
	for _, r := range p.rows {
		var path []string
		id := r.id
		for id != "" && !done[id] && !slices.Contains(path, id) {
			path = append(path, id)
			id = above(id)
		}
		if at := slices.Index(path, id); id != "" && at >= 0 {
			for _, in := range path[at:] {
				if one := p.byID[in]; one != nil && one.parent != "" {
					one.doubt("holder-row.parent.round", nil)
					one.parent, one.now.Parent = "", ""
					if one.old != nil {
						one.now.Parent = one.old.Holder.Parent
					}
				}
			}
		}
		for _, in := range path {
			done[in] = true
		}
	}
}
