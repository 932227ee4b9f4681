package desk

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/propose"
)

// A page that is looked at twice shows the same things twice, and so does a list of
// news beside the front page that carries its first rows. What was recorded once is
// not asked again: it would become a second event of the same day, or a refusal that
// has to be given anew at each look.
//
// The same is what serves the same parts on the same day under the same title; for
// an item of a list, what says the same of it. A refusal of an item is of its own
// page only: another page may show truly what this one did not.

// repeats knows what was recorded, or waits, in an inspection.
type repeats struct {
	bodies  map[string]string            // by capture: the hash of its bytes
	days    map[string]calendar.Day      // by capture: the day on which it was made
	by      map[string]map[string]bool   // what stands where: words of a proposal → captures; "" for what came from none
	items   map[string]lastSeen          // by check and item: what the latest evidence says
	covered map[string][]checks.Coverage // by part
}

// lastSeen is the state of an item when it was last looked at.
type lastSeen struct {
	day    calendar.Day
	states []checks.ItemState
}

// markRepeats finds the open proposals that say again what was said: by live
// evidence, by another proposal that was decided, by another one that is still open.
// Of the open ones the earliest stays, of an item the latest: there the last look
// decides.
func markRepeats(all []Proposal, c *checks.Case) {
	r := repeats{
		bodies: map[string]string{}, days: map[string]calendar.Day{}, by: map[string]map[string]bool{},
		items: map[string]lastSeen{}, covered: map[string][]checks.Coverage{},
	}
	for i := range c.Captures {
		r.days[c.Captures[i].ID] = captureDay(&c.Captures[i])
		r.bodies[c.Captures[i].ID] = pageView(&c.Captures[i]).SHA256
	}
	r.learn(c)
	for _, p := range all {
		if p.State != ProposalOpen {
			r.note(p)
		}
	}
	for i := range all {
		if all[i].State == ProposalOpen && r.known(all[i]) {
			all[i].State = ProposalRepeated
		}
	}
	r.amongOpen(all)
}

// learn takes in the live evidence, whoever entered it.
func (r *repeats) learn(c *checks.Case) {
	for i := range c.Evidence {
		e := &c.Evidence[i]
		from := ""
		if e.Origin != nil {
			from = e.Origin.Capture
		}
		for _, s := range e.Serves {
			for _, part := range s.Parts {
				r.put(r.said(s.Check, part, e.Kind, from, e.At.Day, e.For, e.Title), from)
			}
			for _, seen := range e.Items {
				r.saw(s.Check, seen, e.At.Day)
			}
		}
	}
	for _, v := range c.Coverage {
		for _, part := range v.Parts {
			key := v.Check + " " + part + " " + string(v.Of)
			r.covered[key] = append(r.covered[key], v)
		}
	}
}

func (r *repeats) saw(check string, seen checks.ItemSeen, day calendar.Day) {
	key := check + " " + seen.Item
	switch was := r.items[key]; {
	case day > was.day:
		r.items[key] = lastSeen{day, []checks.ItemState{seen.State}}
	case day == was.day:
		r.items[key] = lastSeen{day, append(was.states, seen.State)}
	}
}

func (r *repeats) put(words, capture string) {
	if r.by[words] == nil {
		r.by[words] = map[string]bool{}
	}
	r.by[words][capture] = true
}

// note remembers a proposal for those that say the same on other captures.
func (r *repeats) note(p Proposal) {
	for _, words := range r.wordsFor(p) {
		r.put(words, p.Capture)
	}
}

// known tells a proposal that says what was recorded from another capture.
func (r *repeats) known(p Proposal) bool {
	switch {
	case p.Kind == propose.Coverage:
		return r.within(p)
	case p.Kind == propose.Item && p.Asks != lang.Text{}:
		if at, ok := r.items[p.Check+" "+p.Item]; ok && slices.Contains(at.states, p.Says) {
			return true
		}
	}
	return r.elsewhere(p)
}

// elsewhere tells whether the same was said from another capture.
func (r *repeats) elsewhere(p Proposal) bool {
	for _, words := range r.wordsFor(p) {
		for capture := range r.by[words] {
			if capture != p.Capture {
				return true
			}
		}
	}
	return false
}

// within tells a coverage that lies within what is covered already.
func (r *repeats) within(p Proposal) bool {
	for _, part := range p.Parts {
		held := slices.ContainsFunc(r.covered[p.Check+" "+part+" "+string(p.Of)], func(v checks.Coverage) bool {
			return v.From <= p.From && p.To <= v.To
		})
		if !held {
			return false
		}
	}
	return true
}

// amongOpen leaves one of several open proposals that say the same.
func (r *repeats) amongOpen(all []Proposal) {
	order := make([]int, 0, len(all))
	for i := range all {
		if all[i].State == ProposalOpen && all[i].Kind != propose.Coverage {
			order = append(order, i)
		}
	}
	rank := func(i int) int {
		if all[i].Kind == propose.Item {
			return -int(all[i].From)
		}
		return 0
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank(a) - rank(b) })
	r.by = map[string]map[string]bool{}
	for _, i := range order {
		if r.elsewhere(all[i]) {
			all[i].State = ProposalRepeated
			continue
		}
		r.note(all[i])
	}
}

// wordsFor says what a proposal says, once for each part. What is said of an item is
// said of its page, known by its address or by its bytes.
func (r *repeats) wordsFor(p Proposal) []string {
	switch p.Kind {
	case propose.Coverage, propose.Item, propose.Fact:
		return r.wordsOnPage(p)
	}
	var out []string
	for _, part := range p.Parts {
		out = append(out, r.said(p.Check, part, evidenceKind(p.Kind), p.Capture, p.From, p.For, p.Title))
	}
	return out
}

func (r *repeats) wordsOnPage(p Proposal) []string {
	what := strings.Join(append([]string{p.Check, string(p.Kind), p.Item, string(p.Says)}, p.Parts...), " ")
	switch {
	case p.Kind == propose.Coverage:
		what += " " + p.From.String() + " " + p.To.String()
	case p.Kind == propose.Fact:
		what += " " + p.Value
	case p.Asks == lang.Text{}: // a row of a list is known by its title
		what += " " + lang.Fold(lang.Line(p.Title))
	}
	out := []string{what + " @" + propose.AddressKey(p.Page)}
	if body := r.bodies[p.Capture]; body != "" {
		out = append(out, what+" #"+body)
	}
	return out
}

// said puts into one line what something says of a part. A document of which no day
// is known bears that of the look at it, which says nothing of the document.
func (r *repeats) said(check, part string, kind checks.EvidenceKind, capture string, day calendar.Day, year, title string) string {
	if kind == checks.Paper && day == r.days[capture] {
		day = 0
	}
	return strings.Join([]string{check, part, string(kind), day.String(), year, lang.Fold(lang.Line(title))}, "\n")
}
