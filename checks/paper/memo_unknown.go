package paper

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// settling says what would settle a reason for not knowing: the code of the
// reason and the name of the sentence. With "" the reason is told, and another
// one beside it says what would settle it.
var settling = map[string]string{
	"cadence.unknown":         "",
	"cadence.day-off":         "reading",
	"cadence.day-estimated":   "calendar",
	"document.unknown":        "",
	"slots.not-covered":       "slots",
	"slots.none-whole":        "period",
	"notice.unknown":          "",
	"notice.not-looked":       "notices",
	"notice.two-readings":     "reading",
	"rows.unknown":            "rows",
	"row.not-looked":          "row",
	"item.unknown":            "items",
	"item.looks-differ":       "looks",
	"item.look-outside":       "items",
	"item.sub-items-not-seen": "sub-items",
	"item.needs-norm":         "norm",
	"law.text-not-held":       "law-text",
	"judgement.ask":           "answer",
	"trait.unknown":           "trait",
	"part.nothing-due":        "period",
	"part.conflict":           "conflict",
	"answer.conflict":         "conflict",
	"record.conflict":         "conflict",
	"answer.needs-norm":       "norm",
	"answer.needs-standard":   "standard",
	"row.unclear":             "register",
	"row.no-column":           "register",
	"register.not-held":       "register",
	"set.none-due":            "register",
	"set.twice":               "register",
	"set.no-day":              "register",
	"set.no-period":           "register",
	"set.between":             "register",
	"section.no-base":         "register",
	"judgement.events":        "",
	"judgement.propose-none":  "",
}

// unknowns lists what could not be established, question by question, and what
// would settle it. A check that nobody has looked at is not among them, unless a
// trait must be asked first.
func (m *pen) unknowns() []Unknown {
	out := []Unknown{}
	for i := range m.in.Findings {
		f := &m.in.Findings[i]
		check := m.law.Check(f.Check)
		switch {
		case check == nil || f.Verdict == checks.NotChecked:
		case f.Conflict:
			out = append(out, m.inConflict(check, f))
		case f.Answer != nil && f.Verdict == checks.CannotTell:
			u := Unknown{Check: check.ID, Parts: []string{}, What: m.words(check.Title)}
			out = append(out, m.leftOpen(u, check, f.Answer, f.Reasons, f.Parts))
		default:
			out = append(out, m.unknownParts(check, f)...)
		}
	}
	return out
}

// inConflict is a check on which two answers, or two records, differ.
func (m *pen) inConflict(check *standard.Check, f *checks.Finding) Unknown {
	u := Unknown{Check: check.ID, Parts: []string{}, What: m.words(check.Title)}
	u.settle(m.say("settle.conflict", nil))
	var why []string
	for _, r := range f.Reasons {
		if settling[r.Code] == "conflict" {
			why = append(why, m.sentence(r))
		}
	}
	u.Why = strings.Join(why, " ")
	return u
}

func (m *pen) sentence(r checks.Reason) string { return stop(m.free(r.Words().In(m.l))) }

func (m *pen) unknownParts(check *standard.Check, f *checks.Finding) []Unknown {
	var out []Unknown
	for i := range f.Parts {
		p := &f.Parts[i]
		part := check.Part(p.Part)
		overruled := f.Answer != nil && p.Weight != standard.LawOnly
		if part == nil || part.Weight == standard.Guiding || overruled {
			continue
		}
		u := Unknown{Check: check.ID, Parts: []string{part.ID}, What: m.words(title(check, part)), part: m.words(part.Title)}
		switch {
		case p.Verdict == checks.NotApplicable, p.Verdict == checks.NotChecked:
			// listed among what does not apply, or among what nobody has looked at
		case part.PerPremises || len(p.Answers) != 1 || p.Conflict:
			if m.leftUnknown(&u, check, part, f, p) {
				out = join(out, u)
			}
		case p.Verdict == checks.CannotTell:
			out = append(out, m.leftOpen(u, check, &p.Answers[0].Answer, p.Reasons, f.Parts[i:i+1]))
		}
	}
	return out
}

// join adds an unknown to a list, or to the last one of the list where the
// reason is the same: one trait leaves several questions of a check open.
func join(list []Unknown, u Unknown) []Unknown {
	if n := len(list); n > 0 {
		last := &list[n-1]
		if last.Why == u.Why && slices.Equal(last.Settles, u.Settles) {
			last.Parts = append(last.Parts, u.Parts...)
			last.What += "; " + u.part
			return list
		}
	}
	return append(list, u)
}

// leftUnknown says what of one part is not known; false where all of it is.
func (m *pen) leftUnknown(u *Unknown, check *standard.Check, part *standard.Part, f *checks.Finding, p *checks.PartFinding) bool {
	var why []string
	open := m.unanswered(check, part, f, p)
	for _, r := range p.Reasons {
		name, unknown := settling[r.Code]
		if !unknown || r.Code == "judgement.ask" && len(open) == 0 {
			continue
		}
		u.ungrounded = u.ungrounded || strings.HasPrefix(r.Code, "answer.needs")
		switch r.Code {
		case "judgement.ask":
			why = append(why, stop(m.waiting(open)))
		case "item.unknown":
			why = append(why, stop(m.openItems(check, part, p)))
		default:
			why = append(why, m.sentence(r))
		}
		if name != "" {
			u.settle(m.settles(check, part, p, name))
		}
	}
	if len(why) == 0 && p.Verdict != checks.CannotTell {
		return false
	}
	m.because(u, why)
	return true
}

// waiting says where an answer of the analyst is still awaited.
func (m *pen) waiting(open []string) string {
	if open[0] == "" {
		return m.say("unknown.no-answer", nil)
	}
	var at []string
	for _, premises := range open {
		at = append(at, m.address(premises))
	}
	return m.say("unknown.unanswered", lang.Args{"list": strings.Join(at, "; ")})
}

// openItems names the items that are not known, each with its address where the
// part is asked so. Where nobody has looked at any, they are not listed.
func (m *pen) openItems(check *standard.Check, part *standard.Part, p *checks.PartFinding) string {
	var names []string
	looked := slices.ContainsFunc(m.in.Case.Evidence, func(e checks.Evidence) bool { return e.ServesPart(check.ID, part.ID) })
	for _, u := range units(p) {
		if u.State != checks.Unknown {
			continue
		}
		name := m.plain(check, part, u)
		if part.PerPremises {
			name += " (" + m.address(u.Premises) + ")"
		}
		names = append(names, name)
	}
	switch {
	case !looked:
		return m.say("unknown.not-looked", nil)
	case len(names) == 1 && names[0] == m.words(part.Title):
		return m.say("unknown.not-shown", nil)
	}
	return m.say("unknown.items", lang.Args{"list": strings.Join(names, "; "), "n": len(names)})
}

// because gives an unknown its reasons; what has none is said to have none.
func (m *pen) because(u *Unknown, why []string) {
	if u.silent = len(why) == 0; u.silent {
		why = []string{stop(m.say("no-reason", nil))}
	}
	if len(u.Settles) == 0 {
		u.settle(m.say("settle.other", nil))
	}
	u.Why = strings.Join(why, " ")
}

// leftOpen is a question that the analyst left open: she could not tell, or did
// not name the norm that a violation must name.
func (m *pen) leftOpen(u Unknown, check *standard.Check, a *checks.Answer, reasons []checks.Reason, parts []checks.PartFinding) Unknown {
	var why []string
	if said := m.free(a.Reason); said != "" {
		why = append(why, stop(said))
	}
	add := func(part *standard.Part, p *checks.PartFinding, list []checks.Reason) {
		for _, r := range list {
			if name := settling[r.Code]; name != "" && r.Code != "judgement.ask" {
				u.settle(m.settles(check, part, p, name))
			}
			if strings.HasPrefix(r.Code, "answer.needs") {
				why = append(why, m.sentence(r))
				u.ungrounded = true
			}
		}
	}
	add(&check.Parts[0], &checks.PartFinding{}, reasons)
	for i := range parts {
		if part := check.Part(parts[i].Part); part != nil && part.Weight == standard.Required {
			add(part, &parts[i], parts[i].Reasons)
		}
	}
	m.because(&u, slices.Compact(why))
	return u
}

func (u *Unknown) settle(how string) {
	if !slices.Contains(u.Settles, how) {
		u.Settles = append(u.Settles, how)
	}
}

// unanswered lists the addresses at which a judgement still waits for the
// analyst; one empty address where it is not asked by address.
func (m *pen) unanswered(check *standard.Check, part *standard.Part, f *checks.Finding, p *checks.PartFinding) []string {
	asked := slices.ContainsFunc(p.Reasons, func(r checks.Reason) bool { return r.Code == "judgement.ask" })
	if !asked {
		return nil
	}
	if !part.PerPremises {
		return []string{""}
	}
	var open []string
	for _, at := range m.askedAt(check, f) {
		done := slices.ContainsFunc(p.Answers, func(a checks.PlaceAnswer) bool { return a.Premises == at })
		if !done && !absentAt(f, part.Unless, at) {
			open = append(open, at)
		}
	}
	return open
}

// askedAt lists the addresses of a check that is asked by address: those of the
// holder on the as-of date, and those that were looked at or answered for.
func (m *pen) askedAt(check *standard.Check, f *checks.Finding) []string {
	var out []string
	for _, at := range m.in.Holder.Holder.PremisesOn(m.in.Case.Inspection.AsOf) {
		out = append(out, at.ID)
	}
	for i := range f.Parts {
		if part := check.Part(f.Parts[i].Part); part != nil && part.PerPremises {
			for _, at := range m.places(part, &f.Parts[i]) {
				out = appendNew(out, at)
			}
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

// absentAt tells whether the part on which another depends was looked for and
// not found at the address.
func absentAt(f *checks.Finding, part, premises string) bool {
	for i := range f.Parts {
		if f.Parts[i].Part != part {
			continue
		}
		for _, u := range f.Parts[i].Items {
			if u.Premises == premises && u.State == checks.State(checks.Absent) {
				return true
			}
		}
	}
	return false
}

// settles says in the language of the paper what would settle a reason.
func (m *pen) settles(check *standard.Check, part *standard.Part, p *checks.PartFinding, name string) string {
	args := lang.Args{"venues": m.venues(check)}
	switch name {
	case "slots", "items":
		if part.Method == standard.Document {
			name = "documents"
		}
	case "trait":
		args["questions"] = m.questions(p.Ask)
	case "reading":
		args["limit"] = part.Title
		if limit := m.law.Limit(part.Limit); limit != nil {
			args["limit"] = limit.Title
		}
	}
	return m.say("settle."+name, args)
}

func (m *pen) venues(check *standard.Check) []lang.Text {
	var out []lang.Text
	for _, v := range check.Venues {
		out = append(out, v.Words())
	}
	return out
}

func (m *pen) questions(traits []string) string {
	var out []string
	for _, id := range traits {
		if t := m.law.Trait(id); t != nil {
			out = append(out, m.words(t.Question))
		}
	}
	return strings.Join(out, " ")
}

// title names a part: by its check alone where there is no other to confuse it
// with.
func title(check *standard.Check, part *standard.Part) lang.Text {
	if part == nil || len(check.Parts) == 1 {
		return check.Title
	}
	both := func(a, b string) string { return a + ": " + b }
	return lang.Text{
		KK: both(check.Title.KK, part.Title.KK),
		RU: both(check.Title.RU, part.Title.RU),
		EN: both(check.Title.EN, part.Title.EN),
	}
}

// stop ends a sentence with a full stop, where it has no end of its own.
func stop(sentence string) string {
	last, _ := utf8.DecodeLastRuneInString(sentence)
	if sentence == "" || strings.ContainsRune(".?!…", last) {
		return sentence
	}
	return sentence + "."
}
