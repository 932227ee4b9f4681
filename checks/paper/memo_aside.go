package paper

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/standard"
)

// notApplying are the codes of reasons for which something does not apply.
var notApplying = []string{
	"trait.not-held", "rows.none", "part.not-bound", "part.other-absent", "item.not-applicable", "notice.not-applicable",
}

// inapplicables lists what does not apply, each with its reason: whole checks,
// parts of others, and single items.
func (m *pen) inapplicables() []MemoInapplicable {
	out := []MemoInapplicable{}
	for i := range m.in.Findings {
		f := &m.in.Findings[i]
		check := m.law.Check(f.Check)
		switch {
		case check == nil || f.Conflict:
		case f.Verdict == checks.NotApplicable:
			x := MemoInapplicable{Check: check.ID, What: m.words(check.Title)}
			out = append(out, m.aside(x, f.Answer, f.Parts))
		case f.Answer == nil:
			out = append(out, m.inapplicableParts(check, f)...)
		}
	}
	return out
}

func (m *pen) inapplicableParts(check *standard.Check, f *checks.Finding) []MemoInapplicable {
	var out []MemoInapplicable
	for i := range f.Parts {
		p := &f.Parts[i]
		part := check.Part(p.Part)
		if part == nil || part.Weight == standard.Guiding {
			continue
		}
		x := MemoInapplicable{Check: check.ID, Part: part.ID, What: m.words(title(check, part))}
		if p.Verdict == checks.NotApplicable {
			var answer *checks.Answer
			if len(p.Answers) > 0 {
				answer = &p.Answers[0].Answer
			}
			out = append(out, m.aside(x, answer, f.Parts[i:i+1]))
			continue
		}
		if why := m.itemsAside(check, part, p); why != "" {
			x.Reason = why
			out = append(out, x)
		}
	}
	return out
}

// aside gives the reason why something does not apply: hers, else those of
// the judge.
func (m *pen) aside(x MemoInapplicable, answer *checks.Answer, parts []checks.PartFinding) MemoInapplicable {
	var why []string
	if answer != nil {
		why = append(why, stop(m.free(answer.Reason)))
	} else {
		for i := range parts {
			for _, r := range parts[i].Reasons {
				words := m.sentence(r)
				if slices.Contains(notApplying, r.Code) && !slices.Contains(why, words) {
					why = append(why, words)
				}
			}
			if check := m.law.Check(x.Check); check != nil {
				why = append(why, m.notes(check, &parts[i])...)
			}
		}
	}
	x.Reason = strings.TrimSpace(strings.Join(why, " "))
	if x.silent = x.Reason == ""; x.silent {
		x.Reason = stop(m.say("no-reason", nil))
	}
	return x
}

// itemsAside names the items of a part that do not apply, each with its reasons;
// where none of an address does, the address alone.
func (m *pen) itemsAside(check *standard.Check, part *standard.Part, p *checks.PartFinding) string {
	var said []string
	for _, at := range m.places(part, p) {
		var names []string
		all := true
		for _, u := range units(p) {
			if part.PerPremises && u.Premises != at {
				continue
			}
			if u.State == checks.State(checks.Inapplicable) {
				names = append(names, m.plain(check, part, u))
			} else {
				all = false
			}
		}
		list := strings.Join(names, "; ")
		switch {
		case len(names) == 0:
		case !part.PerPremises:
			said = append(said, stop(capital(list)))
		case all:
			said = append(said, stop(m.address(at)))
		default:
			said = append(said, stop(m.address(at)+" – "+list))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return strings.Join(append(said, m.notes(check, p)...), " ")
}

// notes gives the reasons of the items that do not apply, each once.
func (m *pen) notes(check *standard.Check, p *checks.PartFinding) []string {
	var out []string
	for _, u := range units(p) {
		if u.State != checks.State(checks.Inapplicable) {
			continue
		}
		for _, r := range u.Reasons {
			if words := m.sentence(r); !slices.Contains(out, words) {
				out = append(out, words)
			}
		}
	}
	return out
}

// unchecked lists the checks that nobody has looked at, with the clause in force
// on the as-of date, and the questions of other checks that nobody has looked at.
func (m *pen) unchecked() []MemoUnchecked {
	out := []MemoUnchecked{}
	for i := range m.in.Findings {
		f := &m.in.Findings[i]
		check := m.law.Check(f.Check)
		switch {
		case check == nil || f.Conflict:
		case f.Verdict == checks.NotChecked:
			out = append(out, MemoUnchecked{Check: check.ID, Parts: []string{}, What: m.words(check.Title), Citation: m.lastClauses(f)})
		default:
			out = append(out, m.uncheckedParts(check, f)...)
		}
	}
	return out
}

func (m *pen) uncheckedParts(check *standard.Check, f *checks.Finding) []MemoUnchecked {
	var out []MemoUnchecked
	for i := range f.Parts {
		p := &f.Parts[i]
		part := check.Part(p.Part)
		if part == nil || p.Verdict != checks.NotChecked || part.Weight == standard.Guiding {
			continue
		}
		x := MemoUnchecked{Check: check.ID, Parts: []string{part.ID}, What: m.words(title(check, part))}
		if part.Weight == standard.LawOnly {
			x.Citation = strings.Join(m.eachLaw(part.Law), "; ")
		} else if f.Answer != nil {
			continue // she answered the whole check
		} else {
			x.Citation = m.lastClauses(f)
		}
		if n := len(out); n > 0 && out[n-1].Citation == x.Citation {
			out[n-1].Parts = append(out[n-1].Parts, part.ID)
			out[n-1].What += "; " + m.words(part.Title)
			continue
		}
		out = append(out, x)
	}
	return out
}

// lastClauses cites the clauses of a check in its latest edition.
func (m *pen) lastClauses(f *checks.Finding) string {
	var out []string
	for _, c := range f.Clauses {
		if c.Edition == f.Clauses[len(f.Clauses)-1].Edition {
			out = append(out, m.cite(c.ClauseRef))
		}
	}
	return strings.Join(out, "; ")
}

func (m *pen) eachLaw(articles []string) []string {
	var out []string
	for _, a := range articles {
		out = append(out, m.citeLaw(a))
	}
	return out
}

// overruled lists the answers of the analyst that differ from a verdict that was
// computed: both stand in the paper, hers decides. What the machine could not
// tell she does not overrule.
func (m *pen) overruled() []MemoOverruled {
	out := []MemoOverruled{}
	add := func(check *standard.Check, part *standard.Part, premises string, a *checks.Answer, computed checks.Verdict) {
		switch computed {
		case "", a.Verdict, checks.CannotTell, checks.NotChecked:
			return
		}
		x := MemoOverruled{Check: check.ID, Premises: premises, What: m.words(title(check, part)),
			Verdict: a.Verdict, Computed: computed, Reason: m.free(a.Reason)}
		if part != nil {
			x.Part = part.ID
		}
		if premises != "" {
			x.What += ", " + m.address(premises)
		}
		out = append(out, x)
	}
	for i := range m.in.Findings {
		f := &m.in.Findings[i]
		check := m.law.Check(f.Check)
		if check == nil {
			continue
		}
		if f.Answer != nil {
			add(check, nil, "", f.Answer, f.Computed)
		}
		for j := range f.Parts {
			for k := range f.Parts[j].Answers {
				a := &f.Parts[j].Answers[k]
				if part := check.Part(f.Parts[j].Part); part != nil && !f.Parts[j].Conflict {
					add(check, part, a.Premises, &a.Answer, f.Parts[j].Computed)
				}
			}
		}
	}
	return out
}

// kept names the checks that are met.
func (m *pen) kept() []string {
	out := []string{}
	for _, f := range m.in.Findings {
		if check := m.law.Check(f.Check); check != nil && f.Verdict == checks.Met {
			out = append(out, m.words(check.Title))
		}
	}
	return out
}
