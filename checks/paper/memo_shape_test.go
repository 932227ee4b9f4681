package paper_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	jsonpaper "ashyq/checks/paper/json"
	"ashyq/checks/paper/md"
	"ashyq/checks/standard"
)

// shape is what two papers in two languages must have in common: blocks of the
// same kinds in the same order, as many points, rows and runs.
func shape(d *paper.Document) string {
	var b strings.Builder
	blocks(&b, d.Body)
	fmt.Fprintf(&b, "signatures %d ", len(d.Signatures))
	for _, a := range d.Annexes {
		b.WriteString("annex ")
		blocks(&b, a.Body)
	}
	return b.String()
}

func blocks(b *strings.Builder, list []paper.Block) {
	for _, x := range list {
		fmt.Fprintf(b, "%T", x)
		switch x := x.(type) {
		case paper.Heading:
			fmt.Fprint(b, x.Level)
		case paper.Paragraph:
			fmt.Fprint(b, len(x.Runs))
		case paper.Points:
			points(b, x.Items)
		case paper.SubPoints:
			points(b, x.Items)
		case paper.Table:
			fmt.Fprintf(b, "%d×%d", len(x.Columns), len(x.Rows))
		case paper.Facts:
			fmt.Fprint(b, len(x.Items))
		}
		b.WriteString(" ")
	}
}

func points(b *strings.Builder, items []paper.Point) {
	for _, p := range items {
		b.WriteString("(")
		blocks(b, p.Body)
		b.WriteString(")")
	}
}

// numbers is the content of a paper without its words: what must be equal in
// every language, letter for letter.
func numbers(t testing.TB, d *paper.Document) string {
	t.Helper()
	raw, err := json.Marshal(d.Data)
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(raw, &value); err != nil {
		t.Fatal(err)
	}
	out, _ := json.Marshal(wordless("", value))
	return string(out)
}

// ids are the fields that are no words.
var ids = []string{
	"id", "check", "part", "parts", "premises", "edition", "clause", "verdict", "computed", "kind", "value",
	"from", "to", "date", "as_of", "last_look", "days", "unsettled", "sha256", "revision", "limit", "subject_of_control",
	"stream", "hash", "empty_places",
}

func wordless(field string, value any) any {
	switch v := value.(type) {
	case map[string]any:
		for k := range v {
			if k != "quote" { // stands only where the text is held in that language
				v[k] = wordless(k, v[k])
			}
		}
		delete(v, "quote")
	case []any:
		for i := range v {
			v[i] = wordless(field, v[i])
		}
	case string:
		if !slices.Contains(ids, field) {
			return v != ""
		}
	}
	return value
}

// slip is what must never be read in a paper: a message that is not there, a
// place that is not filled, an internal note.
var slip = regexp.MustCompile(`![\w.-]+!|\{[a-z_]+\}|` + secret)

const secret = "ІШКІ ЕСКЕРТПЕ"

// sameInEveryLanguage writes a memo in each language and compares them.
func sameInEveryLanguage(t testing.TB, s *sample) {
	t.Helper()
	var first *paper.Document
	for _, l := range lang.Langs() {
		d := memo(t, s, l)
		if problems := d.Problems(); len(problems) > 0 {
			t.Errorf("%s: %q", l, problems)
		}
		read := strings.ReplaceAll(string(written(t, md.Writer{}, d)), `\`, "") + string(written(t, jsonpaper.Writer{}, d))
		if found := slip.FindString(read); found != "" {
			t.Errorf("%s: %s stands in the paper", l, found)
		}
		if first == nil {
			first = d
			continue
		}
		if a, b := shape(first), shape(d); a != b {
			t.Errorf("kk and %s differ in shape:\n%s\n%s", l, a, b)
		}
		if a, b := numbers(t, first), numbers(t, d); a != b {
			t.Errorf("kk and %s differ in content:\n%s\n%s", l, a, b)
		}
	}
}

func TestTheSameMemoInEveryLanguage(t *testing.T) {
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) { sameInEveryLanguage(t, s) })
	}
}

func TestTheSameMemoInEveryLanguageWhateverWasFound(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	for range 10 {
		s := random(t, r)
		sameInEveryLanguage(t, s)
		everyBrokenPart(t, s)
		soundNorms(t, s)
		paper.Missing(s.input(t, lang.KK))
		if t.Failed() {
			return
		}
	}
}

// random is an inspection in which anything was found.
func random(t testing.TB, r *rand.Rand) *sample {
	standards := law(t)
	one := func(list []string) string { return list[r.IntN(len(list))] }
	var categories []string
	for _, c := range standards.Categories() {
		categories = append(categories, c.ID)
	}
	r.Shuffle(len(categories), func(i, j int) { categories[i], categories[j] = categories[j], categories[i] })
	s := newSample("random", checks.Forms()[r.IntN(len(checks.Forms()))], categories[:1+r.IntN(2)]...)
	s.h.Holder.Names = []checks.Name{{KK: "Мекеме", RU: "Учреждение"}}
	if s.c.Inspection.Form == checks.Unscheduled {
		s.c.Inspection.Act = &checks.Appointment{Number: "7", Date: day("2026-01-12"), Days: 1 + r.IntN(10)}
	}
	for _, trait := range standards.Traits() {
		if r.IntN(3) > 0 {
			s.trait(trait.ID, one([]string{checks.Yes, checks.No}))
		}
	}
	places := []string{""}
	for i := range r.IntN(3) {
		places = append(places, s.premises(50+i, fmt.Sprintf("Абай көшесі, %d", i)))
	}
	for _, check := range standards.Checks() {
		for i := range check.Parts {
			if r.IntN(2) == 0 {
				s.scatter(r, check, &check.Parts[i], one(places))
			}
		}
		for range max(0, r.IntN(12)-9) {
			s.answer(check.ID, someAnswer(r))
		}
	}
	if r.IntN(12) == 0 {
		s.h.Disputed = []string{"traits"}
	}
	if r.IntN(2) == 0 {
		s.o.Settings[checks.SettingPublished] = []checks.Setting{{Value: "2025-04-24", Source: "банк"}}
	}
	return s
}

// scatter finds something about a part.
func (s *sample) scatter(r *rand.Rand, check *standard.Check, part *standard.Part, at string) {
	for range r.IntN(4) {
		kind := checks.EvidenceKinds()[r.IntN(len(checks.EvidenceKinds()))]
		d := day("2024-11-01").Add(r.IntN(470))
		e := s.add(kind, d.String(), []string{"", "Отырыс", "Тізім"}[r.IntN(3)], check.ID, part.ID)
		e.Premises, e.Note, e.Text = at, secret, "тел. +7 701 234 56 78"
		e.For = []string{"", "2025"}[r.IntN(2)]
		e.Mark.Rival = r.IntN(30) == 0
		for _, item := range part.Items {
			e.Items = append(e.Items, checks.ItemSeen{Item: item.ID, State: checks.ItemStates()[r.IntN(5)], Note: []string{"", "ескі"}[r.IntN(2)]})
		}
		if r.IntN(2) == 0 {
			e.Noticed = []checks.Notice{{Part: part.ID, At: calendar.Moment{Day: d.Add(-r.IntN(6)), Minute: -1}}}
		}
		if r.IntN(3) == 0 {
			e.Files = []checks.File{{Hash: hash(s.n), Name: "сурет.jpg", Role: "photo"}}
		}
	}
	if r.IntN(2) == 0 {
		s.cover(check.ID, part.ID, []checks.Of{checks.Events, checks.Notices}[r.IntN(2)], "2024-01-01", "2026-01-18", "журнал")
	}
	for range r.IntN(3) / 2 * (1 + r.IntN(2)) {
		q := checks.Question{Check: check.ID, Part: part.ID}
		if part.PerPremises {
			q.Premises = at
		}
		s.answer(strings.TrimPrefix(q.Matter(), "verdict "), someAnswer(r))
	}
}

func someAnswer(r *rand.Rand) checks.Answer {
	verdicts := []checks.Verdict{checks.Met, checks.PartlyMet, checks.NotMet, checks.NotApplicable, checks.CannotTell}
	a := checks.Answer{Verdict: verdicts[r.IntN(5)], Reason: []string{"", "Көрінбейді"}[r.IntN(2)]}
	if r.IntN(2) == 0 {
		a.Observed = day("2025-12-01").Add(r.IntN(40))
		a.Places = map[string]string{"norm": "№ 12 бұйрық", "standard": "ҚР СТ 2191-2023, 5-тармақ"}
	}
	return a
}
