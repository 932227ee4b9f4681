package main

import (
	"fmt"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// printOther lists the violations outside the clauses: no catalogue explains them,
// so each is told by its norm, its fact and its remedy.
func (s *session) printOther(f checks.Finding) {
	fmt.Fprintln(s.out, s.facts(s.words(checks.OtherTitle()), f.Check))
	for _, p := range f.Parts {
		fmt.Fprintln(s.out, "  "+s.facts(s.verdict(p.Verdict), f.Check+"/"+p.Part))
		for _, r := range p.Reasons {
			fmt.Fprintln(s.out, "    "+s.words(r.Words()))
		}
		for _, ans := range p.Answers {
			if remedy := ans.Places[checks.PlaceRemedy]; remedy != "" {
				fmt.Fprintln(s.out, "    "+s.say("other.remedy", lang.Args{"remedy": lang.Line(remedy)}))
			}
			if ans.Observed != 0 {
				fmt.Fprintln(s.out, "    "+s.say("other.seen", lang.Args{"day": ans.Observed}))
			}
		}
	}
}
