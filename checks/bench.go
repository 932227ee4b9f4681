package checks

import (
	"cmp"
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// bench is what every question of one inspection shares. What several parts ask
// for is worked out once and kept.
type bench struct {
	law    *standard.Standard
	days   *calendar.Calendar
	office *Office
	holder *Holder
	about  *HolderState
	c      *Case
	asOf   calendar.Day
	period calendar.Span

	line     standard.Timeline
	editions []inForce
	serving  map[partKey][]*Evidence // in the order of byDay
	covers   map[partKey]map[Of]calendar.Spans
	answers  map[partKey][]PlaceAnswer // by premises and entry
	refused  map[fragment]bool         // proposals that were rejected
	rivals   map[partKey]bool          // parts whose coverage has two live versions

	asking   map[askedKey]*asked
	bindings map[bindingKey]*binding // of parts that hang on no trait
	slots    map[calendar.Unit][]calendar.Slot
	places   map[string][]string         // by check
	regimes  map[string]*standard.Regime // by the cell of a register
	since    map[string]calendar.Day     // first day of a text that is held, by leaf of article 16
	common   []string                    // lines of every basis
}

// inForce is an edition with all days on which it may have been in force.
type inForce struct {
	*standard.Edition
	possible calendar.Span
}

type partKey struct{ check, part string }

type askedKey struct {
	partKey
	category string
}

func newBench(c *Case, h *HolderState, o *Office, law *standard.Standard, embedded *calendar.Calendar) *bench {
	b := &bench{
		law: law, days: o.Calendar(embedded), office: o, holder: &h.Holder, about: h, c: c,
		asOf: c.Inspection.AsOf, period: c.Inspection.Period.Span(),
		serving: map[partKey][]*Evidence{}, covers: map[partKey]map[Of]calendar.Spans{},
		answers: map[partKey][]PlaceAnswer{}, refused: map[fragment]bool{}, rivals: map[partKey]bool{},
		asking: map[askedKey]*asked{}, bindings: map[bindingKey]*binding{}, slots: map[calendar.Unit][]calendar.Slot{}, places: map[string][]string{}, regimes: map[string]*standard.Regime{},
	}
	var published calendar.Day
	if value, ok := o.Setting(SettingPublished); ok {
		published, _ = calendar.ParseDay(value)
	}
	b.line = law.Timeline(published)
	for _, e := range law.Editions() {
		_, possible := b.line.Spans(e.ID)
		b.editions = append(b.editions, inForce{e, possible})
	}
	b.sortEvidence()
	b.sortCoverage()
	b.sortSamples()
	b.sortAnswers()
	return b
}

// sortEvidence gives each part its evidence in one order, however it came.
func (b *bench) sortEvidence() {
	list := make([]*Evidence, len(b.c.Evidence))
	for i := range b.c.Evidence {
		list[i] = &b.c.Evidence[i]
	}
	slices.SortFunc(list, byDay)
	for _, e := range list {
		for _, s := range e.Serves {
			for _, p := range s.Parts {
				key := partKey{s.Check, p}
				if given := b.serving[key]; len(given) == 0 || given[len(given)-1] != e {
					b.serving[key] = append(given, e)
				}
			}
		}
	}
	for _, list := range b.c.Rejected {
		for _, r := range list {
			b.refused[fragment{r.Capture, r.Path, r.Fragment}] = true
		}
	}
}

// byDay is the order in which evidence is shown.
func byDay(x, y *Evidence) int {
	return cmp.Or(cmp.Compare(x.At.Day, y.At.Day), cmp.Compare(x.ID, y.ID), cmp.Compare(x.Mark.Entry, y.Mark.Entry))
}

// sortCoverage unites the spans for which a complete source was looked at. A
// source cannot be complete for days after the day on which it was stated, and
// one that does not name both ends covers nothing.
func (b *bench) sortCoverage() {
	for i := range b.c.Coverage {
		c := &b.c.Coverage[i]
		stated := calendar.Span{To: calendar.DayOf(c.Mark.Time)}
		span, ok := c.Span().Intersect(stated)
		for _, p := range c.Parts {
			key := partKey{c.Check, p}
			b.rivals[key] = b.rivals[key] || c.Mark.Rival
			if !ok || !c.Span().Closed() {
				continue
			}
			if b.covers[key] == nil {
				b.covers[key] = map[Of]calendar.Spans{}
			}
			b.covers[key][c.Of] = calendar.Union(append(b.covers[key][c.Of], span)...)
		}
	}
}

// sortSamples notes of which parts two draws stand: a conflict.
func (b *bench) sortSamples() {
	for _, s := range b.c.Samples {
		check := b.law.Check(s.Check)
		if check == nil || !s.Mark.Rival {
			continue
		}
		for i := range check.Parts {
			if p := &check.Parts[i]; p.ReadsList(s.List) && p.Sampled() {
				b.rivals[partKey{check.ID, p.ID}] = true
			}
		}
	}
}

// sortAnswers gives each question its answers in one order. A verdict that no
// analyst can give answers nothing.
func (b *bench) sortAnswers() {
	for q, list := range b.c.Answers {
		for _, a := range list {
			if a.Verdict.Answerable() {
				key := partKey{q.Check, q.Part}
				b.answers[key] = append(b.answers[key], PlaceAnswer{Premises: q.Premises, Answer: a})
			}
		}
	}
	for _, list := range b.answers {
		slices.SortFunc(list, func(x, y PlaceAnswer) int {
			return cmp.Or(cmp.Compare(x.Premises, y.Premises), cmp.Compare(x.Mark.Entry, y.Mark.Entry))
		})
	}
}

// longest is the greatest number of days in a period that is cut into slots. A
// longer one is no inspection but a broken or hostile record: it has no slots,
// and what repeats in time cannot be told.
const longest = 20 * 366

// slotsOf lists the slots that touch the period, whole.
func (b *bench) slotsOf(unit calendar.Unit) []calendar.Slot {
	list, ok := b.slots[unit]
	if !ok {
		if b.period.Days() <= longest {
			list = calendar.Slots(unit, b.period)
		}
		b.slots[unit] = list
	}
	return list
}

// unsettled tells whether it is not known which of two editions was in force.
func (b *bench) unsettled(day calendar.Day) bool {
	n := 0
	for _, e := range b.editions {
		if e.possible.Contains(day) {
			n++
		}
	}
	return n > 1
}

// disputed names the fields of the records of inspection and holder that two
// live answers give differently and on which the verdicts of a check depend.
func (b *bench) disputed(check *standard.Check) fieldNames {
	matters := map[string]bool{"categories": true, "life": true}
	for i := range check.Parts {
		matters["premises"] = matters["premises"] || check.Parts[i].PerPremises
		matters["traits"] = matters["traits"] || hasConditions(&check.Parts[i])
	}
	var out fieldNames
	for _, f := range b.c.Disputed {
		if slices.Contains([]string{"period", "as_of", "categories", "holder"}, f) {
			out = append(out, "inspection."+f)
		}
	}
	for _, f := range b.about.Disputed {
		if matters[f] {
			out = append(out, "holder."+f)
		}
	}
	slices.Sort(out)
	return out
}

func hasConditions(p *standard.Part) bool {
	return len(p.When) > 0 ||
		slices.ContainsFunc(p.Items, func(i standard.Item) bool { return len(i.When) > 0 }) ||
		slices.ContainsFunc(p.Leaves, func(l standard.LeavesOf) bool { return len(l.When) > 0 })
}
