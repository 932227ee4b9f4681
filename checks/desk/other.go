package desk

import (
	"context"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Violations outside the clauses of the Standard are verdicts on the check
// "other", each under a number of its own. Nothing is computed for them, so what is
// not written is not there: the norm and the fact are demanded.

// otherQuestion refuses what is no violation outside the Standard.
func otherQuestion(q checks.Question) error {
	if !checks.OtherNumber(q.Part) || q.Premises != "" {
		return fail("other.number", args{"typed": lang.Line(q.Part)})
	}
	return nil
}

// otherPlaces gathers what a violation outside the Standard must and may name.
func otherPlaces(norm string, in AnswerInput) (map[string]string, error) {
	switch {
	case in.Verdict != checks.NotMet:
		return nil, fail("other.verdict", nil)
	case norm == "":
		return nil, fail("other.needs-norm", nil)
	}
	out := map[string]string{checks.PlaceNorm: norm}
	for place, value := range map[string]string{
		checks.PlaceRemedy: lang.Line(in.Remedy), "items": lang.Line(in.Items), "url": lang.Line(in.URL),
	} {
		if value != "" {
			out[place] = value
		}
	}
	return out, nil
}

// serveOther puts evidence under violations outside the Standard: those named.
func serveOther(o offer) (checks.Service, error) {
	out := checks.Service{Check: checks.OtherCheck}
	switch {
	case len(o.items) > 0:
		return out, fail("other.no-items", nil)
	case len(o.parts) == 0:
		return out, fail("other.choose", nil)
	}
	for _, number := range o.parts {
		if !checks.OtherNumber(number) {
			return out, fail("other.number", args{"typed": lang.Line(number)})
		}
		out.Parts = add(out.Parts, number)
	}
	return out, nil
}

// NextOther gives the number of the next violation outside the Standard: numbers
// that were taken back are not used again, for papers may name them.
func (d *Desk) NextOther(ctx context.Context, inspection string) (number string, err error) {
	err = d.read(ctx, func(v *view) error {
		row, err := v.findInspection(inspection)
		if err != nil {
			return err
		}
		l, err := v.ledger(journal.Inspection(row.ID))
		if err != nil {
			return err
		}
		last := 0
		for _, e := range l.Entries() {
			typed, ours := strings.CutPrefix(e.Header.Matter, "verdict "+checks.OtherCheck+"/")
			if n, err := strconv.Atoi(typed); ours && err == nil {
				last = max(last, n)
			}
		}
		number = strconv.Itoa(last + 1)
		return nil
	})
	return number, err
}
