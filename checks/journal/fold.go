package journal

import (
	"ashyq/checks"
	"ashyq/checks/calendar"
)

// FoldInspection gives the state of an inspection: a pure function of the set of
// its entries. Entries of other subjects are passed over.
func FoldInspection(id string, entries []Entry) *checks.Case {
	c := &checks.Case{
		Rejected: map[string][]checks.Rejection{},
		Answers:  map[checks.Question][]checks.Answer{},
		Rulings:  map[checks.PointKey][]checks.Ruling{}, Executions: map[checks.PointKey][]checks.Execution{},
	}
	f := newFolder(Inspection(id), entries, &c.Unread)
	c.Digest = string(f.ledger.Digest())
	var records []checks.Inspection
	papers := f.papers()
	for _, e := range f.ledger.LiveEntries() {
		mark := f.mark(e)
		switch e.Header.Kind {
		case KindInspection:
			fold(f, e, func(v checks.Inspection) {
				records = append(records, v)
				c.Inspection, c.Mark = v, mark
			})
		case KindEvidence:
			f.evidence(c, e, mark)
		case KindCoverage:
			fold(f, e, func(v checks.Coverage) { v.Mark = mark; c.Coverage = append(c.Coverage, v) })
		case KindCapture:
			f.capture(c, e, mark)
		case KindSample:
			fold(f, e, func(v checks.Sample) { v.Mark = mark; c.Samples = append(c.Samples, v) })
		case KindRejected:
			fold(f, e, func(v checks.Rejection) {
				v.Mark = mark
				c.Rejected[about(e)] = append(c.Rejected[about(e)], v)
			})
		case KindVerdict:
			fold(f, e, func(v checks.Answer) {
				v.Mark = mark
				q := checks.ParseQuestion(about(e))
				c.Answers[q] = append(c.Answers[q], v)
			})
		case KindState:
			fold(f, e, func(v checks.Standing) { v.Mark = mark; c.States = append(c.States, v) })
		case KindFound:
			fold(f, e, func(v checks.FoundDay) { v.Mark = mark; c.Found = append(c.Found, v) })
		case KindStep:
			f.step(c, e, mark)
		case KindRuling:
			fold(f, e, func(v checks.Ruling) { v.Mark = mark; put(c.Rulings, point(e), v) })
		case KindExecution:
			fold(f, e, func(v checks.Execution) { v.Mark = mark; put(c.Executions, point(e), v) })
		default:
			papers.take(e, mark)
		}
	}
	c.Papers, c.Reviews = papers.all(), papers.reviewed()
	c.Emptied, c.Refuted = f.emptied(), f.refuted()
	c.Inspection.ID = id
	c.Disputed = differing(records)
	return c
}

// FoldHolder gives the state of a holder.
func FoldHolder(id string, entries []Entry) *checks.HolderState {
	h := &checks.HolderState{Same: map[string][]checks.Same{}}
	f := newFolder(Holder(id), entries, &h.Unread)
	h.Digest = string(f.ledger.Digest())
	var records []checks.Holder
	for _, e := range f.ledger.LiveEntries() {
		mark := f.mark(e)
		switch e.Header.Kind {
		case KindHolder:
			fold(f, e, func(v checks.Holder) {
				records = append(records, v)
				h.Holder, h.Mark = v, mark
			})
		case KindSame:
			fold(f, e, func(v checks.Same) { v.Mark = mark; h.Same[about(e)] = append(h.Same[about(e)], v) })
		case KindRegion:
			fold(f, e, func(v checks.Region) { v.Mark = mark; h.Regions = append(h.Regions, v) })
		default:
			f.look(e)
		}
	}
	h.Holder.ID = id
	h.Disputed = differing(records)
	return h
}

// past gathers the accepted readings that later ones replaced: they still hold
// for the days before.
func (f folder) past(o *checks.Office) {
	for _, e := range f.ledger.Entries() {
		if e.Header.Kind != KindReading || f.ledger.Annulled(e.Hash) || f.ledger.Live(e.Hash) {
			continue
		}
		fold(f, e, func(v checks.Reading) {
			v.Mark = f.mark(e)
			o.Past[about(e)] = append(o.Past[about(e)], v)
		})
	}
}

// FoldOffice gives the state of the office.
func FoldOffice(entries []Entry) *checks.Office {
	o := &checks.Office{
		Settings: map[string][]checks.Setting{}, Readings: map[string][]checks.Reading{},
		Past: map[string][]checks.Reading{},
		Days: map[calendar.Day][]checks.DayOff{}, Labels: map[string]string{}, Keys: map[string][]checks.StreamKey{},
		Editions: map[string][]checks.EditionText{}, Templates: map[string][]checks.TemplateText{},
		Decisions: map[string][]checks.Decision{}, Executions: map[checks.PointKey][]checks.Execution{},
	}
	f := newFolder(Office, entries, &o.Unread)
	papers := f.papers()
	o.Digest = string(f.ledger.officeDigest())
	f.past(o)
	for _, e := range f.ledger.LiveEntries() {
		mark, name := f.mark(e), about(e)
		switch e.Header.Kind {
		case KindStream:
			fold(f, e, func(v Stream) { o.Labels[string(e.Header.Stream)] = v.Label })
		case KindSetting:
			fold(f, e, func(v checks.Setting) { v.Mark = mark; o.Settings[name] = append(o.Settings[name], v) })
		case KindReading:
			fold(f, e, func(v checks.Reading) { v.Mark = mark; o.Readings[name] = append(o.Readings[name], v) })
		case KindCalendar:
			fold(f, e, func(v checks.DayOff) {
				v.Mark = mark
				day, _ := calendar.ParseDay(name) // sound, or it were not read
				o.Days[day] = append(o.Days[day], v)
			})
		case KindEdition:
			fold(f, e, func(v checks.EditionText) { v.Mark = mark; o.Editions[name] = append(o.Editions[name], v) })
		case KindKey:
			fold(f, e, func(v checks.StreamKey) { v.Mark = mark; o.Keys[v.Stream] = append(o.Keys[v.Stream], v) })
		case KindTemplate:
			fold(f, e, func(v checks.TemplateText) { v.Mark = mark; o.Templates[name] = append(o.Templates[name], v) })
		case KindSitting, KindItem, KindDecision, KindExecution:
			f.commission(o, e, mark)
		default:
			papers.take(e, mark)
		}
	}
	o.Papers, o.Reviews = papers.all(), papers.reviewed()
	inOrder(o)
	return o
}
