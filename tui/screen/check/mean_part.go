package check

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
)

// meanWhole says of the check as a whole what stands for each clause, and what
// it is about.
func (s *check) meanWhole() []aid.Line {
	l := &said{check: s}
	f := s.read.f
	if f.Answer == nil {
		l.pair("label.verdict", verdictStyle(f.Verdict), s.verdict(f.Verdict))
	}
	if f.Computed != "" {
		l.pair("label.computed", verdictStyle(f.Computed), s.verdict(f.Computed))
	}
	if f.Answer != nil {
		l.answer(f.Answer, "")
	}
	for i, c := range f.Clauses {
		text := s.cite(c.ClauseRef) + ": " + s.verdict(c.Verdict)
		if c.Computed != "" {
			text += " (" + s.computed(c.Computed) + ")"
		}
		if i == 0 {
			l.pair("label.clauses", verdictStyle(c.Verdict), text)
		} else {
			l.also(verdictStyle(c.Verdict), text)
		}
	}
	if f.Answer == nil {
		l.reasons(f.Reasons)
	}
	if f.Verdict == checks.CannotTell || f.Verdict == checks.NotChecked {
		l.settle(asks(f.Parts))
	}
	l.pair("label.bound", theme.Plain, s.env.In(s.standard().Bound))
	l.pair("label.remote", theme.Plain, s.env.In(s.standard().Remote.Words()))
	for _, n := range s.standard().Notes {
		l.text(theme.Plain, s.env.In(n))
	}
	return l.lines
}

// asks lists the traits that some parts ask for, each once.
func asks(parts []checks.PartFinding) []string {
	var out []string
	known := map[string]bool{}
	for _, p := range parts {
		for _, id := range p.Ask {
			if !known[id] {
				known[id] = true
				out = append(out, id)
			}
		}
	}
	return out
}

// meanPart says of a part what was computed, what was answered, why, and what
// would settle it.
func (s *check) meanPart(p *checks.PartFinding, part *standard.Part) []aid.Line {
	l := &said{check: s}
	if p.Verdict != "" && len(p.Answers) != 1 {
		l.pair("label.verdict", verdictStyle(p.Verdict), s.verdict(p.Verdict))
	}
	if p.Computed != "" {
		l.pair("label.computed", verdictStyle(p.Computed), s.verdict(p.Computed))
	}
	l.answers(p, "", true)
	l.pair("label.method", theme.Plain, joined(s.env.In(part.Method.Words()), s.env.In(part.Weight.Words())))
	l.tally(p)
	l.because(p)
	l.text(theme.Plain, s.env.In(part.Help))
	if p.Verdict == checks.CannotTell || p.Verdict == checks.NotChecked {
		l.settle(p.Ask)
	}
	if len(p.Law) > 0 {
		l.pair("label.law", theme.Plain, s.articles(p.Law))
	}
	if part.Remote != "" && part.Remote != s.standard().Remote {
		l.pair("label.remote", theme.Plain, s.env.In(part.Remote.Words()))
	}
	if byHand(part.Method) || p.Verdict == checks.NotChecked {
		l.questions()
	}
	return l.lines
}

// standing says of a part that only guides that it does, and of one at which
// nobody has looked that, and not that nothing was found.
func (l *said) standing(p *checks.PartFinding) {
	switch {
	case p.Weight == standard.Guiding && len(p.Answers) == 0:
		l.text(theme.Plain, words.In(l.env, "guiding", nil))
	case unlooked(p):
		l.text(theme.Plain, words.In(l.env, "unlooked.text", nil))
	}
}

// because says why a part is what it is, without what needs nobody.
func (l *said) because(p *checks.PartFinding) {
	l.standing(p)
	for _, r := range p.Reasons {
		if r.Code != answerGiven && !settledReason(r.Code) && !l.needless(p, r.Code) {
			l.once(l.env.In(r.Words()))
		}
	}
}

// needless tells whether a reason says no more than that nobody has looked, or
// asks for an answer that nobody owes.
func (l *said) needless(p *checks.PartFinding, code string) bool {
	switch {
	case code == answerAwaited:
		return p.Weight == standard.Guiding || unlooked(p) || l.read != nil && l.read.f.Answer != nil
	case code == notCovered || strings.HasSuffix(code, "."+string(checks.Unknown)):
		return unlooked(p)
	}
	return false
}

// questions are what the catalogue asks the analyst to ask herself.
func (l *said) questions() {
	l.lines = append(l.lines, aid.Line{Head: words.In(l.env, "questions", nil)})
	for _, q := range l.standard().Questions {
		l.text(theme.Plain, l.env.In(q))
	}
}

// answerGiven is the judge's reason that repeats an answer; here it is told with
// its author and time.
const answerGiven = "answer.given"

// answerAwaited is the judge's reason for a part that is the analyst's to answer.
const answerAwaited = "judgement.ask"

// settledReason tells whether a reason only lists units that need nobody: their
// number is told, and why shows all of it.
func settledReason(code string) bool {
	for _, state := range []checks.State{checks.Filled, checks.Cut, checks.Future, checks.InTime, checks.InTerm, checks.Alike, checks.Pending, checks.Outside, checks.State(checks.Present)} {
		if strings.HasSuffix(code, "."+string(state)) {
			return true
		}
	}
	return false
}

// tally counts the units of a part by their state.
func (l *said) tally(p *checks.PartFinding) {
	var order []checks.State
	n := map[checks.State]int{}
	for _, u := range unitsOf(*p) {
		if n[u.State] == 0 {
			order = append(order, u.State)
		}
		n[u.State]++
	}
	var out []string
	for _, state := range order {
		sign, _ := theme.State(state)
		out = append(out, sign+" "+l.env.In(state.Words())+" "+strconv.Itoa(n[state]))
	}
	l.pair("label.count", theme.Plain, strings.Join(out, " · "))
}

func (s *check) articles(list []string) string {
	var out []string
	for _, a := range list {
		out = append(out, s.env.In(s.law().CiteLawShort(a)))
	}
	return joined(out...)
}

// why opens how the verdict came about: the reasons of the judge, the limit of
// time and its readings, the span that was judged, the calendar.
func (s *check) whyLines() []aid.Line {
	l := &said{check: s}
	l.head("why.rule")
	l.lines = l.lines[1:]
	i := s.read.view.Case.Inspection
	l.pair("label.period", theme.Plain, shortSpan(i.Period.Span()))
	l.pair("label.as-of", theme.Plain, i.AsOf.Digits())
	l.acts()
	if s.focus == unitsPane {
		if r, ok := s.at(); ok {
			l.lines = append(l.lines, aid.Line{}, aid.Line{Head: s.unitTitle(r)})
			l.pair("label.state", r.style(), s.state(r))
			l.reasons(r.unit.Reasons)
			l.norm(&r.unit)
			l.daysOff(&r.unit)
		}
	}
	for n := range s.read.f.Parts {
		p := &s.read.f.Parts[n]
		if s.parts.Cursor == 0 || s.parts.Cursor == n+1 {
			l.whyPart(p, s.standard().Part(p.Part))
		}
	}
	l.lines = append(l.lines, aid.Line{}, aid.Line{Text: words.In(s.env, "why.clauses", nil)})
	return l.lines
}

// acts says when the acts were in force to which the check falls, in the words
// in which their texts say it.
func (l *said) acts() {
	var told []string
	for _, ref := range l.refs() {
		if slices.Contains(told, ref.Edition) {
			continue
		}
		text := ref.Edition + ", " + l.force(ref.Edition)
		if len(told) == 0 {
			l.pair("label.acts", theme.Plain, text)
		} else {
			l.also(theme.Plain, text)
		}
		told = append(told, ref.Edition)
	}
}

func (l *said) whyPart(p *checks.PartFinding, part *standard.Part) {
	l.lines = append(l.lines, aid.Line{}, aid.Line{Head: l.partName(p.Part)})
	if p.Verdict != "" {
		l.pair("label.verdict", verdictStyle(p.Verdict), l.verdict(p.Verdict))
	}
	if part != nil {
		l.pair("label.method", theme.Plain, joined(l.env.In(part.Method.Words()), l.env.In(part.Weight.Words())))
		l.limit(part)
	}
	l.standing(p)
	for _, r := range p.Reasons {
		if !l.needless(p, r.Code) {
			l.once(l.env.In(r.Words()))
		}
	}
}

// limit says by which limit of time a part is judged, and how it may be read.
func (l *said) limit(part *standard.Part) {
	limit := l.law().Limit(part.Limit)
	if limit == nil {
		return
	}
	l.pair("label.limit", theme.Plain, l.env.In(limit.Title))
	if note := l.env.In(limit.Note); note != "" {
		l.also(theme.Plain, note)
	}
	accepted, ok := l.read.view.Office.Accepted(limit.ID, l.read.view.Case.Inspection.AsOf)
	for _, r := range limit.Readings {
		text := l.env.In(r.Title)
		if ok && accepted.Reading == r.ID {
			text = words.In(l.env, "reading.accepted", lang.Args{"reading": r.Title, "ground": line(accepted.Ground)})
		}
		l.pair("label.reading", theme.Plain, text)
	}
}
