package desk

import (
	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// The region of a holder is an answer of its own beside the record: a row may say
// either without the other.

// newRegion tells whether the row says a region that is not recorded.
func (r *planned) newRegion() bool {
	if r.region == "" || r.old == nil {
		return r.region != ""
	}
	own, known := ownRegion(r.old)
	return !known || lang.Line(own.Region) != r.region
}

// saysNothing tells whether the row says what is recorded already.
func (r *planned) saysNothing() bool { return sameHolder(&r.old.Holder, &r.now) && !r.newRegion() }

// regionChange says how the region changes.
func (r *planned) regionChange() []FieldChange {
	if !r.newRegion() {
		return nil
	}
	own, _ := ownRegion(r.old)
	return []FieldChange{{messages().Text("what.field.region", nil), lang.Same(lang.Line(own.Region)), lang.Same(r.region)}}
}

// drafts makes the entries of a row that is taken: the record, the region.
func (r *planned) drafts(a *act) ([]journal.Draft, error) {
	s := journal.Holder(r.id)
	var out []journal.Draft
	if r.old == nil || !sameHolder(&r.old.Holder, &r.now) {
		out = append(out, first(journal.KindHolder, s, "holder", r.now))
	}
	if r.newRegion() {
		out = append(out, first(journal.KindRegion, s, "region", checks.Region{Region: r.region, Source: r.source}))
	}
	if r.old == nil {
		return out, nil
	}
	l, err := a.ledger(s)
	if err != nil {
		return nil, err
	}
	for i := range out {
		for _, e := range l.Answers(out[i].Matter) {
			out[i].Replaces = append(out[i].Replaces, journal.Target{Hash: e.Hash})
		}
	}
	return out, nil
}
