package journal

import (
	"slices"

	"ashyq/checks"
)

// refuted lists the evidence and coverage that were taken back as false, in the order
// in which they were taken back. Where the words of a withdrawal were erased nobody
// knows any more why it was made.
func (f folder) refuted() []checks.Refuted {
	var out []checks.Refuted
	for _, w := range f.ledger.Entries() {
		if w.Header.Kind != KindWithdrawn || f.ledger.Annulled(w.Hash) || f.ledger.erased[w.Header.Payload] {
			continue
		}
		said, err := ValueOf[Withdrawn](w)
		if err != nil || said.Why != Refuted && said.Why != ByCourt {
			continue
		}
		f.ledger.reach(f.ledger.index[w.Hash], func(k int) {
			if e := f.ledger.entries[k]; e.Header.Kind == KindEvidence || e.Header.Kind == KindCoverage {
				out = f.refutes(out, w, said, e)
			}
		})
	}
	return out
}

// refutes adds a version of evidence to what a withdrawal took back. The last version
// says what it was.
func (f folder) refutes(list []checks.Refuted, w Entry, said Withdrawn, e Entry) []checks.Refuted {
	id, by := about(e), headOf(w)
	i := slices.IndexFunc(list, func(r checks.Refuted) bool { return r.ID == id && r.By == by })
	if i < 0 {
		i = len(list)
		list = append(list, checks.Refuted{
			ID: id, Kind: e.Header.Kind, By: by, Clock: w.Header.Clock, Why: said.Why, Reason: said.Reason, Mark: f.mark(w),
		})
	}
	r := &list[i]
	r.Versions = append(r.Versions, headOf(e))
	f.says(r, e)
	return list
}

// says reads what the evidence was, as far as its words are held.
func (f folder) says(r *checks.Refuted, e Entry) {
	if f.ledger.erased[e.Header.Payload] || e.Payload == nil {
		return
	}
	if v, err := ValueOf[checks.Coverage](e); err == nil && e.Header.Kind == KindCoverage {
		r.Title, r.Checks = v.Source, []string{v.Check}
		return
	}
	v, err := ValueOf[checks.Evidence](e)
	if err != nil || e.Header.Kind != KindEvidence {
		return
	}
	r.Title = v.Title
	for _, s := range v.Serves {
		if !slices.Contains(r.Checks, s.Check) {
			r.Checks = append(r.Checks, s.Check)
		}
	}
	for _, file := range v.Files {
		if !slices.Contains(r.Files, file) {
			r.Files = append(r.Files, file)
		}
	}
}

func headOf(e Entry) checks.Head {
	return checks.Head{Stream: string(e.Header.Stream), Number: e.Header.Number, Hash: string(e.Hash)}
}
