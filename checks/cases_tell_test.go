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
	for _, s := range w.Samples {
		w.buildSample(s)
	}
	for _, check := range w.Captures {
		if check != "" && w.law.Check(check) == nil {
			t.Errorf("%s: no check %q", w.name(), check)
		}
		w.c.Captures = append(w.c.Captures, checks.Capture{Outcome: "fetched", Files: []checks.File{{Role: checks.BodyRole(check)}}})
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
		for one := range strings.SplitSeq(w.say(v), ", ") {
			value, when, dates := strings.Cut(one, " ")
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
	w.office.Readings, w.office.Past = w.readings(t, w.Readings), w.readings(t, w.Past)
	for d, value := range w.Days {
		w.office.Days[day(t, w.say(d))] = []checks.DayOff{{Day: value, Reason: "қаулы"}}
	}
}

func (w *told) readings(t testing.TB, written map[string][]string) map[string][]checks.Reading {
	out := map[string][]checks.Reading{}
	for limit, values := range written {
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
			out[limit] = append(out[limit], r)
		}
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
