package checks_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

var seed = flag.Uint64("seed", 0, "repeat a test with random values; 0 draws a new seed")

// random gives random numbers and prints the seed they can be repeated with.
func random(t *testing.T) *rand.Rand {
	t.Helper()
	s := *seed
	if s == 0 {
		s = rand.Uint64()
	}
	t.Logf("repeat with -seed %d", s)
	return rand.New(rand.NewPCG(s, s))
}

// dice gives numbers from 0 to n-1: from a random source, or from the bytes of a
// fuzzer.
type dice interface{ IntN(n int) int }

// bytesDice reads the numbers from bytes, zeros when they have run out.
type bytesDice struct{ bytes []byte }

func (d *bytesDice) IntN(n int) int {
	if len(d.bytes) == 0 {
		return 0
	}
	v := int(d.bytes[0])
	d.bytes = d.bytes[1:]
	if n > 256 && len(d.bytes) > 0 {
		v = v<<8 | int(d.bytes[0])
		d.bytes = d.bytes[1:]
	}
	return v % n
}

func pick[T any](d dice, list []T) T { return list[d.IntN(len(list))] }

// world is everything that Judge is given.
type world struct {
	law    *standard.Standard
	days   *calendar.Calendar
	c      *checks.Case
	holder *checks.HolderState
	office *checks.Office
}

func (w *world) judge() []checks.Finding {
	return checks.Judge(w.c, w.holder, w.office, w.law, w.days)
}

// maker makes worlds. Odd ones hold records that no desk would write: spans that
// run backwards, days that are none, names of nothing.
type maker struct {
	dice
	law   *standard.Standard
	days  *calendar.Calendar
	odd   bool
	first calendar.Day // days are drawn from here
	n     int          // entries so far
}

func (m *maker) day() calendar.Day {
	if m.odd && m.IntN(20) == 0 {
		return pick(m.dice, []calendar.Day{0, 1, -5, 3652059})
	}
	return m.first + calendar.Day(m.IntN(900))
}

func (m *maker) span(longest int) checks.Dated {
	from := m.day()
	to := from.Add(m.IntN(longest))
	if m.odd && m.IntN(15) == 0 {
		from, to = to, from
	}
	return checks.Dated{From: from, To: to}
}

func (m *maker) chance(of int) bool { return m.IntN(of) == 0 }

func (m *maker) mark() checks.Mark {
	m.n++
	return checks.Mark{
		Entry: fmt.Sprintf("e%04d", m.n), Author: "А", Rival: m.chance(60),
		Time: time.Date(2024, 1, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, m.IntN(1200)),
	}
}

func (m *maker) world() *world {
	w := &world{law: m.law, days: m.days}
	period := m.span(500)
	w.c = &checks.Case{
		Inspection: checks.Inspection{Period: period, AsOf: period.To.Add(m.IntN(250) - 90), Form: checks.Monitoring},
		Answers:    map[checks.Question][]checks.Answer{}, Rejected: map[string][]checks.Rejection{}, Mark: m.mark(),
	}
	w.holder = &checks.HolderState{Mark: m.mark()}
	for _, c := range m.law.Categories() {
		if m.chance(3) {
			w.c.Inspection.Categories = append(w.c.Inspection.Categories, c.ID)
			b := checks.Belonging{ID: c.ID}
			if m.chance(3) {
				b.Dated = m.span(700)
			}
			w.holder.Holder.Categories = append(w.holder.Holder.Categories, b)
		}
	}
	m.holder(&w.holder.Holder)
	w.office = m.office()
	for range m.IntN(25) {
		w.c.Evidence = append(w.c.Evidence, m.evidence(w))
	}
	for range m.IntN(8) {
		w.c.Coverage = append(w.c.Coverage, m.coverage())
	}
	for range m.IntN(6) {
		q, a := m.answer()
		w.c.Answers[q] = append(w.c.Answers[q], a)
	}
	if m.chance(10) {
		w.holder.Disputed = []string{pick(m.dice, []string{"premises", "traits", "names", "life"})}
	}
	return w
}

func (m *maker) holder(h *checks.Holder) {
	if m.chance(4) {
		h.Life = m.span(1000)
	}
	for _, t := range m.law.Traits() {
		if value := pick(m.dice, []string{checks.Yes, checks.No, ""}); value != "" {
			tr := checks.Trait{ID: t.ID, Value: value}
			if m.chance(3) {
				tr.Dated = m.span(500)
			}
			h.Traits = append(h.Traits, tr)
		}
	}
	for i := range m.IntN(3) {
		h.Premises = append(h.Premises, checks.Premises{ID: fmt.Sprintf("P%d", i+1), Address: "Достық 1"})
	}
}

func (m *maker) office() *checks.Office {
	o := &checks.Office{
		Settings: map[string][]checks.Setting{}, Readings: map[string][]checks.Reading{},
		Days: map[calendar.Day][]checks.DayOff{},
	}
	if m.chance(2) {
		value := pick(m.dice, []string{"2025-04-22", "2025-04-25", "2025-05-02", "2025-06-01", "жоқ"})
		o.Settings[checks.SettingPublished] = []checks.Setting{{Value: value}}
	}
	for _, l := range m.law.Limits() {
		if len(l.Readings) > 0 && m.chance(3) {
			o.Readings[l.ID] = []checks.Reading{{Reading: pick(m.dice, l.Readings).ID, Ground: "бұйрық", From: m.day()}}
		}
	}
	for range m.IntN(5) {
		o.Days[m.day()] = []checks.DayOff{{Day: pick(m.dice, []string{"off", "working"})}}
	}
	return o
}

// part draws a part of a check.
func (m *maker) part() (*standard.Check, *standard.Part) {
	check := pick(m.dice, m.law.Checks())
	return check, &check.Parts[m.IntN(len(check.Parts))]
}

func (m *maker) evidence(w *world) checks.Evidence {
	check, part := m.part()
	mark := m.mark()
	e := checks.Evidence{
		ID: mark.Entry, Kind: pick(m.dice, checks.EvidenceKinds()), Mark: mark,
		Serves: []checks.Service{{Check: check.ID, Parts: []string{part.ID}}},
		At:     calendar.Moment{Day: m.day(), Minute: -1}, Title: pick(m.dice, []string{"", "а", "А", "б"}),
		For: pick(m.dice, []string{"", "2024", "2025", "2026"}), Premises: m.premises(w),
	}
	if m.chance(2) {
		e.Serves[0].Parts = append(e.Serves[0].Parts, pick(m.dice, check.Parts).ID)
	}
	for range m.IntN(3) {
		e.Noticed = append(e.Noticed, checks.Notice{Part: part.ID, At: calendar.Moment{Day: e.At.Day.Add(m.IntN(12) - 9), Minute: -1}})
	}
	for _, id := range itemIDs(m.law, check, part, pick(m.dice, m.law.Categories()).ID) {
		if m.chance(2) {
			e.Items = append(e.Items, checks.ItemSeen{Item: id, State: pick(m.dice, checks.ItemStates()), Note: pick(m.dice, []string{"", "н"})})
		}
	}
	if m.odd && m.chance(6) {
		e.Items = append(e.Items, checks.ItemSeen{Item: "ештеңе", State: "мүмкін"}, checks.ItemSeen{Item: part.ID, State: ""})
	}
	if m.chance(8) {
		e.Origin = &checks.Origin{Capture: "c", Path: "p", Fragment: pick(m.dice, []string{"1", "2"})}
	}
	return e
}

func (m *maker) premises(w *world) string {
	list := []string{"", "", "P1", "P2"}
	if m.odd {
		list = append(list, "P9")
	}
	return pick(m.dice, list)
}

func (m *maker) coverage() checks.Coverage {
	check, part := m.part()
	s := m.span(600)
	mark := m.mark()
	return checks.Coverage{
		ID: mark.Entry, Check: check.ID, Parts: []string{part.ID}, From: s.From, To: s.To, Mark: mark,
		Of: pick(m.dice, []checks.Of{checks.Events, checks.Events, checks.Notices}),
	}
}

func (m *maker) answer() (checks.Question, checks.Answer) {
	check, part := m.part()
	q := checks.Question{Check: check.ID, Part: part.ID}
	if m.chance(6) {
		q.Part = ""
	} else if part.PerPremises || m.odd {
		q.Premises = pick(m.dice, []string{"", "P1", "P2"})
	}
	a := checks.Answer{Verdict: pick(m.dice, checks.Verdicts()), Reason: "с", Mark: m.mark()}
	if m.odd && m.chance(5) {
		a.Verdict = "мүмкін"
	}
	if m.chance(2) {
		a.Observed = m.day()
	}
	if m.chance(2) {
		a.Places = map[string]string{"norm": "н", "standard": "с"}
	}
	return q, a
}
