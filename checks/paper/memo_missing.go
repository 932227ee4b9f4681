package paper

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// Missing lists what stands between the findings memo and its signature: names that were
// not entered, violations without their norm, answers without a reason,
// conflicts, entries that were not read. An empty list does not say that
// everything was looked at: what was not is a point of the memo itself.
func Missing(in Input) []Gap {
	g, failed := lacking(in)
	if g == nil {
		return failed
	}
	g.contents(g.data())
	return g.found
}

// contents looks at the memo itself.
func (g *gaps) contents(d MemoData) {
	g.violated(slices.Concat(d.Violations, d.Outside, d.Other))
	for _, u := range d.NotEstablished {
		check := g.law.Check(u.Check)
		g.where = "check " + u.Check
		what := check.Title
		if len(u.Parts) == 1 {
			what = title(check, check.Part(u.Parts[0]))
		}
		if u.silent {
			g.add("reason", lang.Args{"what": what})
		}
		if u.ungrounded {
			g.add("norm", lang.Args{"what": what})
		}
	}
	for _, x := range d.NotApplicable {
		g.where = "check " + x.Check
		if x.silent {
			g.add("reason", lang.Args{"what": title(g.law.Check(x.Check), g.law.Check(x.Check).Part(x.Part))})
		}
	}
}

// violated looks at violations that a paper states: each has its norms, its evidence,
// and a sentence without an empty place.
func (g *gaps) violated(list []Violation) {
	for _, v := range list {
		g.where = "check " + v.Check
		what := g.called(v)
		if len(v.Clauses) == 0 {
			g.add("norm", lang.Args{"what": what})
		}
		if slices.ContainsFunc(v.Clauses, func(n Norm) bool { return !n.InForce && n.Now == nil }) {
			g.add("norm-now", lang.Args{"what": what})
		}
		if len(v.Evidence) == 0 {
			g.add("evidence", lang.Args{"what": what})
		}
		for _, name := range v.Empty {
			g.add("place", lang.Args{"what": what, "place": messages().Text("place."+name, nil)})
		}
	}
}

// called names the question that a violation answers.
func (g *gaps) called(v Violation) lang.Text {
	if check := g.law.Check(v.Check); check != nil {
		return title(check, check.Part(v.Part))
	}
	return checks.OtherName(v.Part)
}
