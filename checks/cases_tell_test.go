package checks_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// told is a case told in one category (or several together) and, where it is
// told in a frame, one edition.
type told struct {
	*written
	file       *caseFile
	frame      *frame
	categories []string
	law        *standard.Standard

	missing string // a name that the frame lacks
	c       *checks.Case
	holder  *checks.HolderState
	office  *checks.Office
	entries int
}

func (w *told) name() string {
	where := strings.Join(w.categories, "+")
	if w.Period == "" {
		where += " " + w.frame.Edition
	}
	return fmt.Sprintf("%s: %s [%s]", w.file.path, w.Says, where)
}

// tellings lists every way in which a case is told.
func tellings(f *caseFile, w *written, frames []frame, table clauseTable, law *standard.Standard) []*told {
	categories := w.Categories
	if len(categories) == 0 {
		categories = table.categories(f.check)
	}
	groups := [][]string{categories}
	if !w.Together {
		groups = nil
		for _, c := range categories {
			groups = append(groups, []string{c})
		}
	}
	list := []*frame{{Period: w.Period, AsOf: w.AsOf}}
	if w.Period == "" {
		list = nil
		for i := range frames {
			named := len(w.Editions) == 0 || slices.Contains(w.Editions, frames[i].Edition)
			if named && frames[i].Kind == orElse(w.Kind, "quarter") {
				list = append(list, &frames[i])
			}
		}
	}
	var out []*told
	for _, fr := range list {
		for _, g := range groups {
			out = append(out, &told{written: w, file: f, frame: fr, categories: g, law: law})
		}
	}
	return out
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

var place = regexp.MustCompile(`\$[a-z0-9][a-z0-9-]*(\.[a-z-]+)?`)

// say fills the names of the frame into a text.
func (w *told) say(text string) string {
	return place.ReplaceAllStringFunc(text, func(name string) string {
		value := w.lookUp(name[1:])
		if value == "" {
			w.missing = name
		}
		return value
	})
}

func (w *told) lookUp(name string) string {
	from, to, _ := strings.Cut(w.frame.Period, "..")
	switch name {
	case "period":
		return w.frame.Period
	case "period.from":
		return from
	case "period.to":
		return to
	case "as-of":
		return w.frame.AsOf
	}
	if d, ok := w.frame.Days[name]; ok {
		return d
	}
	slot, field, _ := strings.Cut(name, ".")
	var s *slotText
	var n int
	if _, err := fmt.Sscanf(slot, "%d", &n); err == nil && n >= 1 && n <= len(w.frame.Slots) {
		s = &w.frame.Slots[n-1]
	} else if slot == "cut" {
		s = w.frame.Cut
	}
	if s == nil {
		return ""
	}
	return map[string]string{"": s.Name, "day": s.Day, "last": s.Last}[field]
}

// build turns what is written into the records that the judge reads; false where
// the frame lacks a name.
func (w *told) build(t testing.TB) bool {
	t.Helper()
	period := span(t, w.frame.Period)
	w.c = &checks.Case{
		Inspection: checks.Inspection{
			ID: "inspection", Categories: w.categories, AsOf: day(t, w.frame.AsOf), Form: checks.Monitoring,
			Period: checks.Dated{From: period.From, To: period.To},
		},
		Answers: map[checks.Question][]checks.Answer{}, Rejected: map[string][]checks.Rejection{},
		Mark: checks.Mark{Entry: "inspection"},
	}
	w.buildHolder(t)
	w.buildOffice(t)
	for i := range w.Evidence {
		w.buildEvidence(t, &w.Evidence[i])
	}
	for i := range w.Coverage {
		w.buildCoverage(t, &w.Coverage[i])
	}
	for i := range w.Answers {
		w.buildAnswer(t, &w.Answers[i])
	}
	for i, r := range w.Rejected {
		w.c.Rejected[fmt.Sprint(i)] = []checks.Rejection{{Capture: r.Capture, Path: r.Path, Fragment: r.Fragment}}
	}
	for _, d := range w.Disputed {
		subject, field, _ := strings.Cut(d, ".")
		switch subject {
		case "holder":
			w.holder.Disputed = append(w.holder.Disputed, field)
		case "inspection":
			w.c.Disputed = append(w.c.Disputed, field)
		default:
			t.Fatalf("%s: disputed %q", w.name(), d)
		}
	}
	return w.missing == ""
}

func (w *told) mark(rival bool) checks.Mark {
	w.entries++
	return checks.Mark{
		Entry: fmt.Sprintf("entry%03d", w.entries), Author: "А. Талдаушы", Rival: rival,
		Time: time.Date(2026, 9, 1, 6, 0, 0, 0, time.UTC),
	}
}

func (w *told) buildHolder(t testing.TB) {
	h := checks.Holder{ID: "holder", Names: []checks.Name{{KK: "Әкімдік", RU: "Акимат"}}}
	for _, c := range w.categories {
		b := checks.Belonging{ID: c}
		if s := w.Belongs[c]; s != "" {
			b.Dated = dated(t, w.say(s))
		}
		h.Categories = append(h.Categories, b)
	}
	traits := map[string]string{}
	for id, v := range w.file.Traits {
		traits[id] = v
	}
	for id, v := range w.Traits {
		traits[id] = v
	}
	for id, v := range traits {
		if w.law.Trait(id) == nil {
			t.Errorf("%s: no trait %q", w.name(), id)
		}
		value, when, dates := strings.Cut(w.say(v), " ")
		tr := checks.Trait{ID: id, Value: value}
		if dates {
			tr.Dated = dated(t, when)
		}
		switch value {
		case checks.Yes, checks.No:
			h.Traits = append(h.Traits, tr)
		case "unknown":
		default:
			t.Errorf("%s: trait %s = %q", w.name(), id, v)
		}
	}
	var ids []string
	for id := range w.Premises {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		p := checks.Premises{ID: id, Address: "Достық көшесі, " + id}
		if s := w.Premises[id]; s != "" {
			p.Dated = dated(t, w.say(s))
		}
		h.Premises = append(h.Premises, p)
	}
	if w.Life != "" {
		h.Life = dated(t, w.say(w.Life))
	}
	w.holder = &checks.HolderState{Holder: h, Mark: checks.Mark{Entry: "holder"}}
}

func dated(t testing.TB, text string) checks.Dated {
	s := span(t, text)
	return checks.Dated{From: s.From, To: s.To}
}

func (w *told) buildOffice(t testing.TB) {
	w.office = &checks.Office{
		Settings: map[string][]checks.Setting{}, Readings: map[string][]checks.Reading{},
		Days: map[calendar.Day][]checks.DayOff{}, Digest: "office",
	}
	for name, values := range w.Settings {
		if name != checks.SettingPublished {
			t.Errorf("%s: no setting %q moves a verdict", w.name(), name)
		}
		for _, v := range values {
			w.office.Settings[name] = append(w.office.Settings[name], checks.Setting{Value: w.say(v)})
		}
	}
	for limit, values := range w.Readings {
		for _, v := range values {
			reading, from, _ := strings.Cut(w.say(v), " ")
			l := w.law.Limit(limit)
			if l == nil || !slices.ContainsFunc(l.Readings, func(r standard.Reading) bool { return r.ID == reading }) {
				t.Errorf("%s: no reading %s %s", w.name(), limit, reading)
			}
			r := checks.Reading{Reading: reading, Ground: "бұйрық № 5", From: 1}
			if from != "" {
				r.From = day(t, from)
			}
			w.office.Readings[limit] = append(w.office.Readings[limit], r)
		}
	}
	for d, value := range w.Days {
		w.office.Days[day(t, w.say(d))] = []checks.DayOff{{Day: value, Reason: "қаулы"}}
	}
}

func (w *told) buildEvidence(t testing.TB, x *evidenceText) {
	if x.Every != "" {
		for _, d := range w.every(t, x) {
			w.addEvidence(t, x, d)
		}
		return
	}
	w.addEvidence(t, x, w.say(x.At))
}

// every lists the days for "a piece for every slot, day or working day" but
// those in the slots excepted.
func (w *told) every(t testing.TB, x *evidenceText) []string {
	var out []string
	switch x.Every {
	case "slot":
		for _, s := range w.frame.Slots {
			out = append(out, s.Day)
		}
	case "day", "working-day":
		period := span(t, w.frame.Period)
		for d := period.From; d <= period.To; d++ {
			if weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday; x.Every == "day" || !weekend {
				out = append(out, d.String())
			}
		}
	default:
		t.Fatalf("%s: every %q", w.name(), x.Every)
	}
	var except []string
	for _, e := range x.Except {
		except = append(except, w.say(e))
	}
	return slices.DeleteFunc(out, func(d string) bool { return slices.Contains(except, d) })
}

func (w *told) addEvidence(t testing.TB, x *evidenceText, at string) {
	check := w.law.Check(orElse(x.Check, w.file.check))
	e := checks.Evidence{
		ID: x.ID, Kind: checks.EvidenceKind(x.Kind), Premises: x.Premises, Title: x.Title, Text: "мәтін",
		For: w.say(x.For), Mark: w.mark(x.Rival), Serves: []checks.Service{{Check: check.ID, Parts: x.Parts}},
	}
	if e.ID == "" {
		e.ID = fmt.Sprintf("e%03d", w.entries)
	}
	if !slices.Contains(checks.EvidenceKinds(), e.Kind) || len(x.Parts) == 0 {
		t.Errorf("%s: evidence of kind %q for %v", w.name(), x.Kind, x.Parts)
	}
	for _, p := range x.Parts {
		if check.Part(p) == nil {
			t.Errorf("%s: no part %q", w.name(), p)
		}
	}
	if w.missing != "" {
		return
	}
	e.At = calendar.Moment{Day: day(t, at), Minute: -1}
	for part, when := range x.Noticed {
		if when = w.say(when); when != "" {
			e.Noticed = append(e.Noticed, checks.Notice{Part: part, At: calendar.Moment{Day: day(t, when), Minute: -1}})
		}
		if check.Part(part) == nil {
			t.Errorf("%s: no part %q", w.name(), part)
		}
	}
	e.Items = w.items(t, check, x)
	if x.Origin != nil {
		e.Origin = &checks.Origin{Capture: x.Origin.Capture, Path: x.Origin.Path, Fragment: x.Origin.Fragment}
	}
	w.c.Evidence = append(w.c.Evidence, e)
}

// items gives what was seen: of every item of the parts, then of those named.
func (w *told) items(t testing.TB, check *standard.Check, x *evidenceText) []checks.ItemSeen {
	known := map[string]bool{}
	state := map[string]string{}
	var order []string
	for _, c := range w.categories {
		for i := range check.Parts {
			part := &check.Parts[i]
			ids := itemIDs(w.law, check, part, c)
			for _, id := range ids {
				known[id] = true
				if x.All != "" && part.InCategory(c) && slices.Contains(x.Parts, part.ID) {
					state[id] = x.All
				}
				order = append(order, id)
			}
		}
	}
	for id, s := range x.Items {
		if !known[w.say(id)] {
			t.Errorf("%s: no item %q", w.name(), id)
		}
		state[w.say(id)] = s
	}
	var out []checks.ItemSeen
	for _, id := range order {
		if s := checks.ItemState(state[id]); s != "" {
			if !slices.Contains(checks.ItemStates(), s) {
				t.Errorf("%s: state %q", w.name(), s)
			}
			out = append(out, checks.ItemSeen{Item: id, State: s, Note: x.Note})
			delete(state, id)
		}
	}
	return out
}

// itemIDs lists the names that evidence may use for a part.
func itemIDs(law *standard.Standard, check *standard.Check, part *standard.Part, category string) []string {
	var out []string
	for _, i := range law.ItemsOf(check, part, category) {
		out = append(out, i.ID)
	}
	if part.Of != "" {
		for _, i := range law.ItemsOf(check, check.Part(part.Of), category) {
			out = append(out, part.ID+"."+i.ID)
		}
	}
	if len(out) == 0 {
		out = append(out, part.ID)
	}
	return out
}

func (w *told) buildCoverage(t testing.TB, x *coverageText) {
	over, stated := w.say(orElse(x.Span, "$period")), w.say(orElse(x.Stated, "$as-of"))
	for _, p := range x.Parts {
		if w.law.Check(w.file.check).Part(p) == nil {
			t.Errorf("%s: no part %q", w.name(), p)
		}
	}
	if w.missing != "" {
		return
	}
	s := span(t, over)
	m := w.mark(x.Rival)
	noon := day(t, stated)
	y, mo, d := noon.Date()
	m.Time = time.Date(y, time.Month(mo), d, 7, 0, 0, 0, time.UTC)
	of := checks.Of(orElse(x.Of, string(checks.Events)))
	if of != checks.Events && of != checks.Notices {
		t.Errorf("%s: coverage of %q", w.name(), of)
	}
	w.c.Coverage = append(w.c.Coverage, checks.Coverage{
		ID: m.Entry, Check: w.file.check, Parts: x.Parts, Of: of, From: s.From, To: s.To, Source: "журнал", Mark: m,
	})
}

func (w *told) buildAnswer(t testing.TB, x *answerText) {
	if x.Part != "" && w.law.Check(w.file.check).Part(x.Part) == nil {
		t.Errorf("%s: no part %q", w.name(), x.Part)
	}
	a := checks.Answer{Verdict: checks.Verdict(x.Verdict), Reason: "қарадым", Places: x.Places, Mark: w.mark(false)}
	if observed := w.say(x.Observed); observed != "" && w.missing == "" {
		a.Observed = day(t, observed)
	}
	q := checks.Question{Check: w.file.check, Part: x.Part, Premises: x.Premises}
	w.c.Answers[q] = append(w.c.Answers[q], a)
}

// judge judges the check of the case.
func (w *told) judge(days *calendar.Calendar) (checks.Finding, bool) {
	return checks.JudgeOne(w.law.Check(w.file.check), w.c, w.holder, w.office, w.law, days)
}
