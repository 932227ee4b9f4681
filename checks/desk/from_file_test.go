package desk_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/standard"
)

// sampleText is no act, but has the form of one: it begins on 2027-01-01.
func sampleText(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../standard/testdata/added/sample.toml")
	must(t, err)
	return string(text)
}

// openOn opens an inspection of a state body over a period.
func (b *bureau) openOn(period, asOf string) string {
	b.t.Helper()
	opened, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Сынақ органы", Categories: []string{"state-body"},
		Period: span(b.t, period), AsOf: day(b.t, asOf), Form: checks.Monitoring,
	})
	must(b.t, err)
	return opened.Number
}

// The text of an edition is previewed and changes nothing; then it is recorded,
// and known the second time.
func TestAnEditionIsPreviewedThenAdded(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	path := write(t, "sample.toml", []byte(sampleText(t)))
	for _, step := range []struct {
		dry, known bool
		editions   int
	}{{true, false, 3}, {false, false, 4}, {true, true, 4}, {false, true, 4}} {
		list, err := b.AddFromFile(b.ctx, path, step.dry)
		must(t, err)
		if len(list) != 1 || list[0].Matter != "edition 0-nq" || list[0].Known != step.known {
			t.Fatalf("%+v: %+v", step, list)
		}
		if got := len(b.Standard().Editions()); got != step.editions {
			t.Errorf("%+v: %d editions", step, got)
		}
		p := list[0].Text
		if p.Before != "177-НҚ" || p.Ends != day(t, "2026-12-31") || !slices.Equal(p.Unserved(), []string{"4(3)", "3(3)"}) && !slices.Equal(p.Unserved(), []string{"3(3)", "4(3)"}) {
			t.Errorf("%+v: after %s until %s, unserved %v", step, p.Before, p.Ends, p.Unserved())
		}
		n := p.Counts()
		if n[standard.Same] != 1 || n[standard.Substance] != 1 || n[standard.Reworded] != 1 || n[standard.NotKnown] != 1 || n[standard.Begun] != 1 || n[standard.Ended] == 0 {
			t.Errorf("%v", n)
		}
	}
	v, err := b.Check(b.ctx, number, "")
	must(t, err)
	if v.Law == nil || len(v.Law.Editions()) != 4 {
		t.Error("the inspection is judged without the edition")
	}
}

// An open inspection into whose days the edition reaches is named, with what
// changes for it, and says so itself.
func TestAnOpenInspectionShowsWhatANewEditionTouches(t *testing.T) {
	b := newBureau(t)
	b.now = moment(t, "2027-04-10T10:00:00+05:00")
	opened := b.openOn("2027-01-01..2027-03-31", "2027-04-10")
	b.now = moment(t, "2027-04-11T10:00:00+05:00")
	list, err := b.AddFromFile(b.ctx, write(t, "sample.toml", []byte(sampleText(t))), true)
	must(t, err)
	touched := list[0].Text.Inspections
	if len(touched) != 1 || touched[0].Number != opened || !slices.Contains(touched[0].Checks, "open-data-events") || slices.Contains(touched[0].Checks, "weekly-blog") {
		t.Fatalf("%+v", touched)
	}
	before, err := b.Check(b.ctx, opened, "")
	must(t, err)
	_, err = b.AddFromFile(b.ctx, write(t, "sample.toml", []byte(sampleText(t))), false)
	must(t, err)
	after, err := b.Check(b.ctx, opened, "")
	must(t, err)
	if strings.Contains(before.Note.EN, "0-НҚ") || !strings.Contains(after.Note.EN, "0-НҚ (from") {
		t.Errorf("before %q, after %q", before.Note.EN, after.Note.EN)
	}
	if _, ok := after.Finding("0-nq-3-3"); !ok {
		t.Error("the new clause is not asked")
	}
	if _, ok := after.Finding("dialogue-events"); ok {
		t.Error("a clause that ended is asked")
	}
}

// A closed inspection keeps its seal, whatever is added later.
func TestAClosedInspectionKeepsItsSealUnderANewEdition(t *testing.T) {
	b := newBureau(t)
	b.now = moment(t, "2027-04-10T10:00:00+05:00")
	number := b.openOn("2027-01-01..2027-03-31", "2027-04-10")
	must(t, b.Close(b.ctx, number, ""))
	before, err := b.Check(b.ctx, number, "")
	must(t, err)
	_, err = b.AddFromFile(b.ctx, write(t, "sample.toml", []byte(sampleText(t))), false)
	must(t, err)
	after, err := b.Check(b.ctx, number, "")
	must(t, err)
	if after.Basis != before.Basis || after.Bare || !after.Sealed {
		t.Errorf("basis %s became %s, bare %v", before.Basis, after.Basis, after.Bare)
	}
}

// A correction is a new answer: the text that stood before is in the journal.
func TestACorrectedTextIsANewAnswer(t *testing.T) {
	b := newBureau(t)
	_, err := b.AddFromFile(b.ctx, write(t, "a.toml", []byte(sampleText(t))), false)
	must(t, err)
	corrected := strings.Replace(sampleText(t), `from = "2027-01-01"`, `from = "2027-02-01"`, 1)
	list, err := b.AddFromFile(b.ctx, write(t, "b.toml", []byte(corrected)), false)
	must(t, err)
	if !list[0].Text.Corrects || list[0].Text.From != day(t, "2027-02-01") {
		t.Errorf("%+v", list[0].Text)
	}
	line, err := b.Timeline(b.ctx)
	must(t, err)
	if got := line.On(day(t, "2027-01-15")); !slices.Equal(got, []string{"177-НҚ"}) {
		t.Errorf("on 15 January: %v", got)
	}
}

// A text that was added by mistake is taken back with all its versions.
func TestAnAddedTextIsTakenBack(t *testing.T) {
	b := newBureau(t)
	_, err := b.AddFromFile(b.ctx, write(t, "a.toml", []byte(sampleText(t))), false)
	must(t, err)
	if got := code(t, b.WithdrawText(b.ctx, "177-НҚ", desk.Withdrawal{Reason: "x"})); got != "text.not-added" {
		t.Errorf("an embedded text: %q", got)
	}
	if got := code(t, b.WithdrawText(b.ctx, "0-НҚ", desk.Withdrawal{})); got != "reason.empty" {
		t.Errorf("without a reason: %q", got)
	}
	must(t, b.WithdrawText(b.ctx, "0-НҚ", desk.Withdrawal{Reason: "қате файл"}))
	acts, err := b.Acts(b.ctx)
	must(t, err)
	if len(acts.Added) != 0 || len(b.Standard().Editions()) != 3 {
		t.Errorf("%+v, %d editions", acts.Added, len(b.Standard().Editions()))
	}
}

// A text that this program cannot read leaves the office partly read: the rest
// binds, and it is said.
func TestATextOfANewerProgramIsLeftOutAndSaid(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	b.append(journal.Draft{Kind: journal.KindEdition, Subject: journal.Office, Matter: "edition 1-nq", Payload: checks.EditionText{
		ID: "1-nq", Name: "1-НҚ", Text: "colour = \"red\"\n" + strings.ReplaceAll(sampleText(t), "0-НҚ", "1-НҚ"), Source: "x",
	}})
	v, err := b.Check(b.ctx, number, "")
	must(t, err)
	if len(v.Law.Editions()) != 3 || !strings.Contains(v.Note.EN, "1-НҚ") || len(v.Office.Unread) != 1 {
		t.Errorf("%d editions, %q, %v", len(v.Law.Editions()), v.Note.EN, v.Office.Unread)
	}
	if got := code(t, b.Close(b.ctx, number, "")); got != "inspection.partly-read" {
		t.Errorf("closing: %q", got)
	}
}

func TestAFileThatIsRefusedRecordsNothing(t *testing.T) {
	b := newBureau(t)
	for _, row := range []struct{ old, replacement, code string }{
		{`number = "2"` + "\ntext", `number = "1"` + "\ntext", "added.twice"},
		{`from = "2027-01-01"`, `from = "2024-01-01"`, "added.before"},
		{`id = "0-НҚ"`, `id = "606-НҚ"`, "added.map-to"},
		{`source = "үлгі"`, "source = \"үлгі\"\nreading = []", "added.unknown-key"},
	} {
		text := strings.Replace(sampleText(t), row.old, row.replacement, 1)
		for _, dry := range []bool{true, false} {
			_, err := b.AddFromFile(b.ctx, write(t, "bad.toml", []byte(text)), dry)
			if got := code(t, err); got != row.code {
				t.Errorf("%s: %q, want %q", row.replacement, got, row.code)
			}
		}
	}
	if n := len(b.Standard().Editions()); n != 3 {
		t.Errorf("%d editions", n)
	}
}

// A year of the calendar is one table.
func TestAYearOfTheCalendarIsOneTable(t *testing.T) {
	b := newBureau(t)
	path := write(t, "2028.toml", []byte(`
[[year]]
year = 2028
off = ["2028-01-03", "2028-01-07"]
working = ["2028-01-08"]
reason = "үлгі"
source = "үлгі"
`))
	list, err := b.AddFromFile(b.ctx, path, false)
	must(t, err)
	if len(list) != 3 {
		t.Errorf("%+v", list)
	}
	c, err := b.Calendar(b.ctx)
	must(t, err)
	for iso, want := range map[string]bool{"2028-01-03": false, "2028-01-08": true, "2028-01-04": true} {
		if got, _ := c.Working(day(t, iso)); got != want {
			t.Errorf("%s: working %v", iso, got)
		}
	}
	for text, want := range map[string]string{
		"[[year]]\nyear = 2028\noff = [\"2027-01-03\"]\nreason = \"x\"":                 "calendar.other-year",
		"[[year]]\nyear = 2028\nreason = \"x\"":                                         "calendar.empty-year",
		"[[year]]\nyear = 2028\noff = [\"2028-01-03\", \"2028-01-03\"]\nreason = \"x\"": "calendar.twice",
	} {
		if _, err := b.AddFromFile(b.ctx, write(t, "bad.toml", []byte(text)), false); code(t, err) != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// What a file says twice in two ways, without a source, or of a year that cannot
// be, is refused in the preview already; a file that is too large is never cut.
func TestAFileIsRefusedInThePreviewAlready(t *testing.T) {
	reading := func(id string) string {
		return "[[reading]]\nlimit = \"daily\"\nreading = \"" + id + "\"\nground = \"№ 1\"\nfrom = \"2025-02-01\"\n"
	}
	day := func(date, source string) string {
		return "[[day]]\ndate = \"" + date + "\"\nvalue = \"off\"\nreason = \"x\"\nsource = \"" + source + "\"\n"
	}
	b := newBureau(t)
	for _, row := range []struct{ about, text, code string }{
		{"two readings of one limit", reading("every-day") + reading("working-days"), "reading.twice"},
		{"no source", day("2027-03-15", " "), "calendar.no-source"},
		{"a year without a source", "[[year]]\nyear = 2028\noff = [\"2028-01-03\"]\nreason = \"x\"", "calendar.no-source"},
		{"a slip in the year", day("1927-03-15", "№ 1"), "calendar.too-early"},
		{"too large", day("2027-03-15", "№ 1") + strings.Repeat("# …\n", 1<<20), "additions.too-large"},
		{"an act that is too large", sampleText(t) + strings.Repeat("# …\n", 1<<20), "additions.too-large"},
	} {
		for _, dry := range []bool{true, false} {
			_, err := b.AddFromFile(b.ctx, write(t, "bad.toml", []byte(row.text)), dry)
			if got := code(t, err); got != row.code {
				t.Errorf("%s: %q, want %q", row.about, got, row.code)
			}
		}
	}
	_, err := b.AddFromFile(b.ctx, write(t, "good.toml", []byte(reading("every-day")+day("2000-01-01", "№ 1"))), true)
	must(t, err)
}
