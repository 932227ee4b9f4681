package checks

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// OtherCheck names what stands outside the clauses of the Standard: violations of
// other norms that were seen on the way, such as restricted information on a site.
// No catalogue lists them, so each is one question of its own, numbered, and each
// rests on what the analyst writes: the norm, the fact, the evidence, the remedy.
const OtherCheck = "other"

// OtherTitle is the heading under which they stand.
func OtherTitle() lang.Text { return messages().Text("other.title", nil) }

// OtherName calls one of them, by its number.
func OtherName(number string) lang.Text { return messages().Text("other.one", args{"number": number}) }

// OtherNumber tells whether a part of the check is one that can be: a whole number
// from 1.
func OtherNumber(part string) bool {
	n, err := strconv.Atoi(part)
	return err == nil && n > 0 && n < 10_000 && strconv.Itoa(n) == part
}

// Places of an answer about a violation outside the Standard.
const (
	PlaceNorm   = "norm"
	PlaceRemedy = "remedy"
)

// judgeOther gives the violations outside the clauses as one finding without a
// clause: it counts in no figure of the Standard. There is none where nothing was
// answered.
func (b *bench) judgeOther() (Finding, bool) {
	f := Finding{Check: OtherCheck, By: Analyst, Clauses: []ClauseFinding{}}
	var list []Verdict
	for key, answers := range b.answers {
		if key.check == OtherCheck && OtherNumber(key.part) {
			p := otherPart(key.part, answers)
			f.Parts, list = append(f.Parts, p), append(list, p.Verdict)
		}
	}
	slices.SortFunc(f.Parts, func(x, y PartFinding) int {
		return cmp.Or(cmp.Compare(len(x.Part), len(y.Part)), strings.Compare(x.Part, y.Part))
	})
	f.Verdict = Worst(list)
	f.Evidence = b.otherEvidence()
	d := docket{bench: b, check: &standard.Check{ID: OtherCheck}}
	f.Basis = d.basis()
	return f, len(f.Parts) > 0
}

// otherPart is one violation outside the Standard. Without its norm it is none.
func otherPart(number string, answers []PlaceAnswer) PartFinding {
	p := PartFinding{
		Part: number, Method: standard.Judgement, Weight: standard.LawOnly, By: Analyst,
		Verdict: CannotTell, Answers: answers, Conflict: len(answers) > 1, Reasons: []Reason{},
	}
	if p.Conflict {
		p.Reasons = append(p.Reasons, reason("part.conflict", nil))
	}
	for _, ans := range answers {
		p.Reasons = append(p.Reasons, reason("other.seen", args{
			"norm": ans.Places[PlaceNorm], "fact": ans.Reason, "author": ans.Mark.Author,
		}))
	}
	switch {
	case p.Conflict:
	case answers[0].Verdict.Broken() && answers[0].Places[PlaceNorm] == "":
		p.Reasons = append(p.Reasons, reason("other.needs-norm", nil))
	default:
		p.Verdict = answers[0].Verdict
	}
	return p
}

// otherEvidence lists the evidence of violations outside the Standard, in the
// order of its days.
func (b *bench) otherEvidence() []string {
	var found []*Evidence
	for i := range b.c.Evidence {
		e := &b.c.Evidence[i]
		if slices.ContainsFunc(e.Serves, func(s Service) bool { return s.Check == OtherCheck }) {
			found = append(found, e)
		}
	}
	slices.SortFunc(found, byDay)
	out := []string{}
	for _, e := range found {
		out = append(out, e.ID)
	}
	return out
}
