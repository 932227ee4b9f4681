package linear

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	check "ashyq/tui/screen/check"
	proof "ashyq/tui/screen/evidence"
	"ashyq/tui/screen/inspection"
	"ashyq/tui/screen/other"
)

// findCheck asks for a requirement by its number or by words; an empty line lists
// them all.
func (t *talk) findCheck(id string) error {
	for {
		v, err := t.view(id)
		if err != nil {
			return t.failed(err)
		}
		var all []option
		var names []lang.Text
		for _, f := range v.Findings {
			o := option{name: t.checkName(f), note: f.Verdict.Words(), do: func() error { return t.checkOf(id, f.Check) }}
			all = append(all, o)
			full := screen.CheckOf(t.env, f.Check).Title
			names = append(names, lang.Text{
				KK: inspection.Clause(f) + " " + o.name.KK + " " + full.KK, RU: inspection.Clause(f) + " " + o.name.RU + " " + full.RU,
				EN: inspection.Clause(f) + " " + o.name.EN + " " + full.EN + " " + f.Check,
			})
		}
		t.pause()
		line, err := t.question(t.in("check.find", nil), nil)
		if err != nil {
			return err
		}
		list := all
		if line != "" {
			list = nil
			for _, i := range matching(names, clauseWord(line)) {
				list = append(list, all[i])
			}
		}
		if len(list) == 0 {
			t.say("found.none", nil)
			continue
		}
		if err := t.pickOne(list); err != nil {
			return err
		}
	}
}

// clauseWord makes of a bare number that of a clause: 2 is (2), not 12.
func clauseWord(line string) string {
	if n, err := strconv.Atoi(line); err == nil {
		return "(" + strconv.Itoa(n) + ")"
	}
	return line
}

// pickOne chooses one of those that were found, and goes there.
func (t *talk) pickOne(list []option) error {
	at := 0
	if len(list) > 1 {
		var err error
		if at, err = t.choose(list, -1); err == errBack {
			return nil
		} else if err != nil {
			return err
		}
	}
	if err := list[at].do(); err != nil && err != errBack {
		return err
	}
	return nil
}

// matching finds the names that hold every word, in this layout or another one.
func matching(names []lang.Text, line string) []int {
	for _, typed := range append([]string{line}, lang.Retyped(line)...) {
		wanted := strings.Fields(lang.Fold(typed))
		out := fitting(names, func(name string) bool {
			return !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(name, w) })
		})
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// checkOf is the room of one requirement.
func (t *talk) checkOf(id, about string) error {
	for about != "" {
		next := ""
		err := t.room(func() ([]option, error) {
			v, err := t.view(id)
			if err != nil {
				return nil, err
			}
			f, ok := v.Finding(about)
			if !ok {
				return []option{act(words.Text("back", nil), leave)}, nil
			}
			if about == checks.OtherCheck {
				return []option{
					act(words.Text("check.screen", nil), func() error { return t.through(other.Open(t.env, id)) }),
					act(words.Text("back", nil), leave),
				}, nil
			}
			t.sayCheck(v, f)
			return t.checkActs(v, f, func(check string) error {
				next = check
				return errLeave
			}), nil
		})
		if err != nil {
			return err
		}
		about = next
	}
	return nil
}

// sayCheck says what a requirement is and how it stands, question by question.
func (t *talk) sayCheck(v desk.CheckView, f checks.Finding) {
	law := screen.CheckOf(t.env, f.Check)
	t.say("check", lang.Args{"clause": inspection.Clause(f), "title": law.Title, "verdict": title(t.env.In(f.Verdict.Words()))})
	if a := f.Answer; a != nil {
		t.say("check.answered", lang.Args{"author": lang.Line(a.Mark.Author), "verdict": a.Verdict.Words(), "why": lang.Line(a.Reason)})
		if f.Computed != "" {
			t.say("check.computed", lang.Args{"verdict": f.Computed.Words()})
		}
	}
	for _, p := range f.Parts {
		t.sayPart(law, p, len(f.Parts) > 1)
	}
	for _, r := range f.Reasons {
		t.tell(r.Words())
	}
}

// sayPart says one question: its verdict, its slots by their states, its reasons.
func (t *talk) sayPart(law *standard.Check, p checks.PartFinding, named bool) {
	part := law.Part(p.Part)
	if part == nil || p.Verdict == checks.NotApplicable {
		return
	}
	if named {
		t.say("part", lang.Args{"title": title(t.env.In(part.Title)), "verdict": p.Verdict.Words()})
	}
	t.slots(p.Slots)
	units := slices.Concat(p.Events, p.Items)
	for _, u := range units[:min(len(units), mostListed)] {
		t.say("unit", lang.Args{"name": t.unitName(law, part, u), "state": u.State.Words()})
	}
	for _, r := range p.Reasons {
		t.tell(r.Words())
	}
	for _, id := range p.Ask {
		if trait := t.env.Desk.Standard().Trait(id); trait != nil {
			t.tell(trait.Question)
		}
	}
}

// unitName is an event by its title, an item by what it asks.
func (t *talk) unitName(law *standard.Check, part *standard.Part, u checks.Unit) string {
	if u.Row != "" {
		name := lang.Line(u.Row)
		if u.Date != 0 {
			name += ", " + u.Date.Digits()
		}
		return name
	}
	if _, item, ok := t.env.Desk.Standard().FindItem(law, u.Item); ok {
		return t.env.In(item.Title)
	}
	return t.env.In(part.Title)
}

// slots says, of each state, which slots are in it: of many, how many and the first.
func (t *talk) slots(list []checks.Unit) {
	var states []checks.State
	by := map[checks.State][]string{}
	for _, u := range list {
		if by[u.State] == nil {
			states = append(states, u.State)
		}
		by[u.State] = append(by[u.State], t.slotName(u.Slot))
	}
	for _, state := range states {
		names := by[state]
		more := len(names) - mostSlots
		if more > 0 {
			names = names[:mostSlots]
		}
		said := title(t.env.In(state.Words())) + ": " + strings.Join(names, ", ")
		if more > 0 {
			said += " " + t.in("slots.more", lang.Args{"n": more})
		}
		t.lines(said)
	}
}

// mostSlots is how many slots are named one by one.
const mostSlots = 12

// slotName is a slot without its days.
func (t *talk) slotName(id string) string {
	slot, err := calendar.ParseSlot(id)
	if err != nil {
		return id
	}
	name, _, _ := strings.Cut(t.env.In(slot.Words()), " (")
	return name
}

// checkActs are what can be done about a requirement, the next step first.
func (t *talk) checkActs(v desk.CheckView, f checks.Finding, gone func(check string) error) []option {
	id, env := v.Case.Inspection.ID, t.env
	law := screen.CheckOf(env, f.Check)
	open := func(can bool, do func() error) func() error { return when(can && !v.Sealed, do) }
	held := t.heldFor(v, f.Check)
	next := nextCheck(v, f.Check)
	list := acts(
		option{name: words.Text("check.add", nil), do: open(true, func() error { return t.through(proof.Add(env, v, f.Check, proof.Prefill{})) })},
		option{name: words.Text("check.cover", nil), do: open(covers(law), func() error {
			return t.through(proof.Cover(env, v, f.Check, "", calendar.Span{}))
		})},
		act(words.Text("check.norm", nil), func() error { t.norm(v, f); return nil }),
		option{name: words.Text("check.verdict", nil), do: open(true, func() error { return t.verdict(v, f) })},
		option{name: words.Text("check.held", lang.Args{"n": held}), do: when(held > 0, func() error { return t.evidence(id, f.Check) })},
		option{name: words.Text("check.next", nil), do: when(next != "", func() error { return gone(next) })},
		act(words.Text("check.screen", nil), func() error { return t.through(check.Open(env, id, f.Check, nil, func(string) {})) }),
		act(words.Text("back", nil), leave),
	)
	if (f.Verdict == checks.Met || f.Verdict == checks.NotApplicable) && next != "" { // it is done: the next one
		name := words.Text("check.next", nil)
		i := slices.IndexFunc(list, func(o option) bool { return o.name == name })
		first := list[i]
		list = slices.Insert(slices.Delete(list, i, i+1), 0, first)
	}
	return list
}

// covers tells whether a source can be complete for any question of a check.
func covers(law *standard.Check) bool {
	return slices.ContainsFunc(law.Parts, func(p standard.Part) bool {
		return p.Method == standard.Cadence || p.Method == standard.Lead || p.Method == standard.Within || p.Yearly || p.Rows != ""
	})
}

// nextCheck is the requirement after this one, in the order of the inspection.
func nextCheck(v desk.CheckView, about string) string {
	for i, f := range v.Findings {
		if f.Check == about && i+1 < len(v.Findings) {
			return v.Findings[i+1].Check
		}
	}
	return ""
}

// verdict asks what is answered, a question or the whole, and then the verdict.
func (t *talk) verdict(v desk.CheckView, f checks.Finding) error {
	law := screen.CheckOf(t.env, f.Check)
	questions := []checks.Question{{Check: f.Check}}
	options := []option{{name: words.Text("verdict.whole", nil)}}
	for _, p := range f.Parts {
		part := law.Part(p.Part)
		if part == nil || len(f.Parts) < 2 && !part.PerPremises {
			continue
		}
		places := []checks.Premises{{}}
		if part.PerPremises {
			places = v.Holder.Holder.PremisesOn(v.Case.Inspection.AsOf)
		}
		for _, place := range places {
			questions = append(questions, checks.Question{Check: f.Check, Part: p.Part, Premises: place.ID})
			options = append(options, option{name: part.Title, note: lang.Same(lang.Line(place.Address))})
		}
	}
	at := 0
	if len(options) > 1 {
		var err error
		if at, err = t.choose(options, 0); err != nil {
			return err
		}
	}
	q := questions[at]
	if len(v.Case.Answers[q]) > 0 {
		change := option{name: words.Text("verdict.change", nil)}
		back := option{name: words.Text("verdict.withdraw", nil)}
		way, err := t.choose([]option{change, back}, 0)
		if err != nil {
			return err
		}
		if way == 1 {
			return t.through(proof.WithdrawVerdict(t.env, v, q))
		}
	}
	return t.through(proof.Verdict(t.env, v, q))
}
