package paper

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// aboutViolation says a violation: the fact; the norm then and now; the day and
// the evidence; what is known of it; the measure and its term.
func (m *pen) aboutViolation(v Violation) []Block {
	out := []Block{Paragraph{Runs: Plain(stop(v.Sentence))}, Paragraph{Runs: m.normRuns(v)}}
	for _, c := range v.Conflicts {
		out = append(out, Paragraph{Runs: m.pairs("violation.conflict", c.Text)})
	}
	days, numbers := "violation.day", m.say("violation.no-evidence", nil)
	if len(v.Days) > 1 {
		days = "violation.days"
	}
	if len(v.Evidence) > 0 {
		numbers = "№ " + numbered(v.Evidence)
	}
	out = append(out, Paragraph{Runs: m.pairs(days, m.dayList(v.Days), "violation.evidence", numbers)})
	if len(v.Unsettled) > 0 {
		out = append(out, sentences(m.say("violation.unsettled", lang.Args{"days": m.dayList(v.Unsettled)}))...)
	}
	if len(v.Circumstance) > 0 {
		out = append(out, Paragraph{Runs: m.pairs("violation.facts", strings.Join(v.Circumstance, " "))})
	}
	if v.Answer != nil {
		said := []string{"violation.answer", v.Answer.Words}
		if v.Answer.Reason != "" && !v.reasoned {
			said = append(said, "violation.reason", v.Answer.Reason)
		}
		out = append(out, Paragraph{Runs: m.pairs(said...)})
	}
	return append(out, m.measure(v)...)
}

// measure says what is to be done and by when, as far as either is known.
func (m *pen) measure(v Violation) []Block {
	var said []string
	if v.Remedy != "" {
		name := "violation.proposed"
		if v.Binding {
			name = "violation.measure"
		}
		said = append(said, name, v.Remedy)
	}
	if v.Term != "" {
		said = append(said, "violation.term", v.Term)
	}
	if len(said) == 0 {
		return nil
	}
	return []Block{Paragraph{Runs: m.pairs(said...)}}
}

// normRuns names the norms: those of the day of the breach, then those in force.
func (m *pen) normRuns(v Violation) []Run {
	if len(v.Clauses) == 0 {
		return m.pairs("violation.norm", m.say("violation.no-norm", nil))
	}
	var then, now, law, notes []string
	past := false
	for _, n := range v.Clauses {
		s := quoted(n)
		if len(v.Clauses) > 1 {
			s += " (" + m.dayList(n.Days) + ")"
		}
		then = append(then, s)
		if n.Now != nil {
			past = true
			now = appendNew(now, m.again(v, *n.Now))
		}
		if n.Note != "" {
			notes = appendNew(notes, n.Note)
		}
	}
	for _, n := range v.Law {
		law = append(law, n.Citation)
	}
	key := "violation.norm"
	if past {
		key = "violation.norm-then"
	}
	said := []string{key, strings.Join(then, "; ")}
	if len(now) > 0 {
		said = append(said, "violation.norm-now", strings.Join(append([]string{strings.Join(now, "; ")}, notes...), ". "))
	}
	if len(law) > 0 {
		said = append(said, "violation.norm-law", strings.Join(law, "; "))
	}
	return m.pairs(said...)
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// again is the norm in force, without its words where they have just been quoted.
func (m *pen) again(v Violation, now Norm) string {
	for _, n := range v.Clauses {
		if n.Edition == now.Edition && n.Clause == now.Clause {
			return now.Citation
		}
	}
	return quoted(now)
}

// quoted is a citation, with the words of the clause where they are held.
func quoted(n Norm) string {
	if n.Quote == "" {
		return n.Citation
	}
	return n.Citation + ": «" + n.Quote + "»"
}

// pairs writes labels in italics, each with its value and a full stop.
func (m *pen) pairs(said ...string) []Run {
	var out []Run
	for i := 0; i+1 < len(said); i += 2 {
		name := m.say(said[i], nil) + ":"
		if i > 0 {
			name = " " + name
		}
		out = append(out, Run{Text: name, Italic: true}, Run{Text: " " + stop(said[i+1])})
	}
	return out
}

// manyDays is how many days are named one by one.
const manyDays = 12

func (m *pen) dayList(days []calendar.Day) string {
	if len(days) > manyDays {
		return m.say("violation.many-days", lang.Args{
			"from": days[0].Digits(), "to": days[len(days)-1].Digits(), "n": len(days),
		})
	}
	var out []string
	for _, d := range days {
		out = append(out, d.Digits())
	}
	return strings.Join(out, ", ")
}

func numbered(numbers []int) string {
	var out []string
	for _, n := range numbers {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, ", ")
}
