package standard

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"ashyq/checks/lang"
)

// loaded is the embedded Standard, which must load.
func loaded(t testing.TB) *Standard {
	t.Helper()
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// altered is a copy of the embedded files in which one text of one file was
// replaced.
func altered(t testing.TB, file, old, replacement string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(data, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(data, name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	text := string(files[file].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	files[file].Data = []byte(strings.Replace(text, old, replacement, 1))
	return files
}

func TestBrokenDataDoNotLoad(t *testing.T) {
	const blog, stand = "checks/weekly-blog.toml", "checks/stand.toml"
	for _, row := range []struct{ law, file, old, replacement, says string }{
		{"an unknown key", blog, `remote = "yes"`, "remote = \"yes\"\nremoteness = \"no\"", "unknown key remoteness"},
		{"an unknown key in a part", blog, `unit = "week"`, "unit = \"week\"\nunits = 2", "unknown key part.units"},
		{"an unknown key in an edition", "177-2025.toml", `after = 11`, "after = 11\nafterwards = 12", "unknown key afterwards"},
		{"an id that is not the name of the file", blog, `id = "weekly-blog"`, `id = "blog"`, "is not the name of the file"},
		{"a number that stands twice", blog, `number = 10`, `number = 11`, "number of a check"},
		{"a check without a version", blog, `version = 1`, `version = 0`, "no version"},
		{"a part without a method", blog, `method = "cadence"`, `method = ""`, "unknown method"},
		{"a method that there is not", blog, `method = "cadence"`, `method = "rhythm"`, `unknown method "rhythm"`},
		{"a method without its parameter", blog, `unit = "week"`, ``, "cadence needs unit"},
		{"a parameter that the method does not take", blog, `unit = "week"`, "unit = \"week\"\nyearly = true", "cadence does not take yearly"},
		{"a limit that there is not", "checks/site-currency.toml", `limit = "daily"`, `limit = "weekly"`, `no limit "weekly"`},
		{"words that do not stand in the clause", blog, `аптасына кемінде бір жазба орналастыру" }`, `аптасына кемінде екі жазба орналастыру" }`, "does not stand in"},
		{"a part that serves a clause of another check", blog, `clauses = ["4(10)"]`, `clauses = ["4(11)"]`, "which the check does not"},
		{"a clause served by two checks", blog, `clause = "4(10)" }`, `clause = "4(11)" }`, "is served by another check too"},
		{"a clause served by no required part", blog, `weight = "required"`, `weight = "guiding"`, "is served by no required part"},
		{"a clause served by no check", blog, `  { category = "state-body", act = "177-НҚ", clause = "4(10)" },`, ``, "177-НҚ 4(10) is served by no check"},
		{"a clause for a category it does not bind", blog, `{ category = "state-body", act = "177-НҚ"`, `{ category = "prices", act = "177-НҚ"`, "for another category"},
		{"sentences whose places differ", blog, `не размещено ни одной записи в следующие недели: {missing}`, `не размещено ни одной записи: {rows}`, "places differ"},
		{"a place that nothing fills", blog, `{missing}`, `{weeks}`, "places differ"},
		{"a sentence with a full stop", blog, `кемінде бір жазба орналастыруды қамтамасыз ету"`, `кемінде бір жазба орналастыруды қамтамасыз ету."`, "full stop"},
		{"a title in two languages only", blog, `en = "Weekly entry in the head's blog"`, ``, "missing in [en]"},
		{"a short title in two languages only", blog, `en = "Weekly entry in the blog"`, ``, "missing in [en]"},
		{"a short title that is too long for its column", blog, `en = "Weekly entry in the blog"`, `en = "Weekly entry in the head's blogs"`, "the short title in en is longer than 30"},
		{"a short title of two lines", stand, "[short]\nkk = \"Ақпараттық стенд\"", "[short]\nkk = \"Ақпараттық\\nстенд\"", "is no clean line"},
		{"a trait that there is not", stand, `all = ["public-order"]`, `all = ["order"]`, `no trait "order"`},
		{"a venue that there is not", blog, `venues = ["open-dialogue"]`, `venues = ["dialogue"]`, "unknown venue"},
		{"a kind of evidence that there is not", blog, `evidence = ["page"`, `evidence = ["rumour"`, "unknown kind of evidence"},
		{"a part that hangs on no other part", stand, `unless = "placed"`, `unless = "there"`, "names no other part"},
		{"an item without its parent", stand, `parent = "contacts"`, `parent = "contact"`, "has no parent"},
		{"an item that stands twice in a check", stand, `id = "hours"`, `id = "activity"`, "item"},
		{"a duty of the Law without its article", stand, `law = ["12(2)(2)"]`, ``, "no ground in the Law"},
		{"an article of the Law that is not held", stand, `law = ["12(2)(2)"]`, `law = ["7(1)"]`, "article 7(1) of the Law is not held"},
		{"a held text without a flag", "177-2025.toml", `flag = "unofficial copy"`, `flag = "copy"`, "unknown flag"},
		{"a missing text with words", "177-2025.toml", `{ lang = "ru", flag = "missing" }`, `{ lang = "ru", flag = "missing", text = "…" }`, "do not agree"},
		{"an edition without a language", "177-2025.toml", "  { lang = \"ru\", flag = \"missing\" },\n", ``, "not in kk and ru"},
		{"an alias that stands twice", "606-2023.toml", `aliases = ["606",`, `aliases = ["177",`, "edition or alias"},
		{"an unsettled day that nothing settles", "177-2025.toml", `setting = "edition.177-2025.published"`, ``, "needs a setting"},
		{"a setting that counts nothing", "177-2025.toml", `after = 11`, `after = 0`, "says not how it is counted"},
		{"an article known from before the Standard", "law-401.toml", `known_from = "2024-04-04"`, `known_from = "2016-01-01"`, "before the Standard"},
		{"an article known late for no reason", "law-401.toml", "why = \"law-157-new\"\n", ``, "no note says why"},
		{"a leaf that stands in another article", "law-401.toml", `id = "16.3.1.a"`, `id = "16.7.1.z"`, "does not stand in article 16(3)"},
		{"a limit in one reading", "limits.toml", `{ id = "every-day",`, `{ id = "",`, "reading of daily"},
		{"a limit without a unit", "limits.toml", `unit = "calendar-day"`, `unit = "day"`, "unknown unit"},
		{"a clause that is not mapped", "map.toml", `clause = "8(10)" }, to = { edition = "177-НҚ", clause = "4(10)" }`, `clause = "8(10)" }, to = { edition = "177-НҚ", clause = "4(11)" }`, "does not pair every clause of 177-НҚ"},
		{"a change without a note", "map.toml", `change = "same"`, `change = "reworded"`, "no note says what changed"},
		{"a day that is none", "177-2025.toml", `from = "2025-05-03"`, `from = "2025-02-30"`, "177-2025.toml"},
	} {
		t.Run(row.law, func(t *testing.T) {
			_, err := load(altered(t, row.file, row.old, row.replacement))
			if err == nil || !strings.Contains(err.Error(), row.says) {
				t.Errorf("%s: %v, want %q", row.file, err, row.says)
			}
		})
	}
}

func TestEveryRevisionIsAHashOfItsFile(t *testing.T) {
	s := loaded(t)
	hash := regexp.MustCompile(`^[0-9a-f]{64}$`)
	for _, r := range s.Revisions() {
		if !hash.MatchString(r.Hash) {
			t.Errorf("%s: %q", r.File, r.Hash)
		}
	}
	for _, e := range append(s.Editions(), s.Law()) {
		if !hash.MatchString(e.Revision) {
			t.Errorf("%s: %q", e.ID, e.Revision)
		}
	}
	changed, err := load(altered(t, "traits.toml", "wholly state-owned", "wholly owned by the State"))
	if err != nil {
		t.Fatal(err)
	}
	if changed.Fingerprint() == s.Fingerprint() {
		t.Error("the fingerprint does not change with a file")
	}
}

func TestACheckIsFoundByItsIDOrItsClause(t *testing.T) {
	s := loaded(t)
	if got := s.CheckServing("177-НҚ", "4(10)"); got == nil || got.ID != "weekly-blog" || got != s.Check("weekly-blog") {
		t.Errorf("177-НҚ 4(10) is served by %v", got)
	}
	if s.Check("blog") != nil || s.CheckServing("177-НҚ", "8(10)") != nil {
		t.Error("what is not there was found")
	}
	if got := s.ClauseOf(s.Check("stand"), "state-institution", "606-НҚ"); got != "10(7)" {
		t.Errorf("the stand of an institution is %q", got)
	}
	if got := s.ClauseOf(s.Check("weekly-blog"), "quasi-state", "177-НҚ"); got != "" {
		t.Errorf("a quasi-state subject owes a blog entry by %q", got)
	}
	for i, c := range s.Checks() {
		if c.Number != i+1 {
			t.Errorf("%s stands at place %d", c.ID, i+1)
		}
	}
}

func TestAnEditionIsFoundByItsNameHoweverTyped(t *testing.T) {
	s := loaded(t)
	for typed, id := range map[string]string{
		"177-НҚ": "177-НҚ", "177": "177-НҚ", "177-нк": "177-НҚ", " 177-NQ ": "177-НҚ",
		"606/221": "606-НҚ/221", "606-НҚ/221": "606-НҚ/221", "606": "606-НҚ", "606-нқ": "606-НҚ",
		"401-V": "401-V", "Закон": "401-V", "заң": "401-V", "law": "401-V", "178": "",
	} {
		got := ""
		if e := s.Edition(typed); e != nil {
			got = e.ID
		}
		if got != id {
			t.Errorf("%q is %q, want %q", typed, got, id)
		}
	}
}

func TestEveryWordOfThePackageIsSaid(t *testing.T) {
	said := map[string]lang.Text{}
	for _, v := range Methods() {
		said[string(v)] = v.Words()
	}
	for _, v := range Weights() {
		said[string(v)] = v.Words()
	}
	for _, v := range Venues() {
		said[string(v)] = v.Words()
	}
	for _, v := range Remotes() {
		said["remote "+string(v)] = v.Words()
	}
	for _, v := range Flags() {
		said[string(v)] = v.Words()
	}
	for _, v := range Changes() {
		said[string(v)] = v.Words()
	}
	for name, text := range said {
		if strings.HasPrefix(text.EN, "!") {
			t.Errorf("%s has no words", name)
		}
	}
}

// How many clauses there are is a fact of the data. The code must not lean on
// it.
func TestTheCodeDoesNotKnowHowManyClausesThereAre(t *testing.T) {
	number := regexp.MustCompile(`\b58\b`)
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		text, err := os.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if number.Match(text) {
			t.Errorf("%s names the number", e.Name())
		}
	}
}

func FuzzForeignFilesAreRefusedNotFeared(f *testing.F) {
	f.Add("id = \"x\"\nlaw = true\n[[article]]\nnumber = \"1\"")
	f.Add("[[point]]\nnumber = \"4\"\n[[point.clause]]\nnumber = \"1\"")
	f.Fuzz(func(t *testing.T, text string) {
		s := &Standard{}
		if s.take("some.toml", text, "") == nil {
			s.arrange()
			s.broken()
		}
		_ = (&Standard{}).take("checks/some.toml", text, "")
	})
}
