package checks

import "ashyq/checks/standard"

// tally counts what units or a part prove: on one side, on the other, on
// neither.
type tally struct{ met, broken, unknown int }

func (t tally) plus(o tally) tally {
	return tally{t.met + o.met, t.broken + o.broken, t.unknown + o.unknown}
}

// asOne makes one thing of many: broken when one is, else unknown when one is,
// else met.
func (t tally) asOne() tally {
	switch {
	case t.broken > 0:
		return tally{broken: 1}
	case t.unknown > 0:
		return tally{unknown: 1}
	case t.met > 0:
		return tally{met: 1}
	}
	return tally{}
}

// verdict is the table from what is proven to the verdict of a clause.
func (t tally) verdict(looked bool) Verdict {
	switch {
	case t == tally{}:
		return NotApplicable
	case t.broken > 0 && t.met > 0:
		return PartlyMet
	case t.broken > 0:
		return NotMet
	case t.unknown == 0:
		return Met
	case looked:
		return CannotTell
	}
	return NotChecked
}

// tally gives what an answer of the analyst proves.
func (v Verdict) tally() tally {
	switch v {
	case Met:
		return tally{met: 1}
	case PartlyMet:
		return tally{met: 1, broken: 1}
	case NotMet:
		return tally{broken: 1}
	case NotApplicable:
		return tally{}
	}
	return tally{unknown: 1}
}

// itemwise tells whether the units of a part count one by one. A part made of
// slots, rows or events is one thing: broken when one of them is.
func itemwise(p *standard.Part) bool {
	switch p.Method {
	case standard.Checklist, standard.Currency, standard.Parity:
		return true
	case standard.Judgement:
		return p.Rows == ""
	case standard.Document:
		return !p.Yearly
	}
	return false
}
