package standard

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

func addedFile(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "added", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// with is the embedded Standard with some texts, which must go together.
func with(t testing.TB, texts ...string) *Standard {
	t.Helper()
	s, err := loaded(t).With(texts...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWithNothingIsTheEmbeddedStandard(t *testing.T) {
	s := loaded(t)
	same, err := s.With()
	if err != nil || same != s {
		t.Errorf("%p became %p: %v", s, same, err)
	}
}

func TestWhatIsAddedLeavesTheEmbeddedStandardAsItIs(t *testing.T) {
	before := loaded(t).Fingerprint()
	s := with(t, addedFile(t, "sample.toml"), addedFile(t, "law-items.toml"))
	if s.Fingerprint() == before {
		t.Error("the fingerprint does not know what was added")
	}
	fresh, err := loadAgain()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(fresh, loaded(t)) {
		t.Error("the embedded Standard was changed")
	}
}

func TestTextsAreAddedInAnyOrder(t *testing.T) {
	a, b := addedFile(t, "sample.toml"), addedFile(t, "law-items.toml")
	one, other := with(t, a, b), with(t, b, a)
	if one.Fingerprint() != other.Fingerprint() || !reflect.DeepEqual(one.Checks(), other.Checks()) {
		t.Error("the order of the texts shows")
	}
}

// An added clause is asked: by the check of the clause that it continues, or by
// one that was made for it.
func TestEveryClauseOfAnAddedEditionIsServedByOneCheck(t *testing.T) {
	s := with(t, addedFile(t, "sample.toml"))
	for clause, check := range map[string]string{
		"3(1)": "weekly-blog", "3(2)": "open-data-events", "3(3)": "0-nq-3-3",
		"4(1)": "site-currency", "4(3)": "0-nq-4-3",
	} {
		got := s.CheckServing("0-НҚ", clause)
		if got == nil || got.ID != check {
			t.Errorf("%s is served by %v, want %s", clause, got, check)
			continue
		}
		point, _, _ := s.Clause("0-НҚ", clause)
		if s.ClauseOf(got, point.Category, "0-НҚ") != clause {
			t.Errorf("%s serves %s for another category", check, clause)
		}
		if !slices.ContainsFunc(got.Parts, func(p Part) bool { return p.Weight == Required && p.ServesClause("0-НҚ", clause) }) {
			t.Errorf("no required part of %s serves %s", check, clause)
		}
	}
	if e := s.Edition("177-НҚ"); s.CheckServing("177-НҚ", "4(15)") == nil || e == nil {
		t.Error("the edition before is no more served")
	}
}

func TestAPartQuotesWordsOnlyWhereTheyStand(t *testing.T) {
	s := with(t, addedFile(t, "sample.toml"))
	words := func(check, part string) string {
		for _, v := range s.Check(check).Part(part).Serves {
			if v.Act == "0-НҚ" {
				return v.Words
			}
		}
		return "not served"
	}
	if got := words("weekly-blog", "posts"); !strings.Contains(got, "аптасына кемінде бір") {
		t.Errorf("the blog stands on %q", got)
	}
	if got := words("0-nq-3-3", askedPart); got != "" {
		t.Errorf("the made check quotes %q", got)
	}
}

func TestACheckMadeForAClauseIsWholeAndSaysThatItIsOurs(t *testing.T) {
	s := with(t, addedFile(t, "sample.toml"))
	check := s.Check("0-nq-3-3")
	l := &laws{Standard: s}
	l.check(check)
	for _, err := range l.found {
		if !strings.Contains(err.Error(), "does not stand in") { // it quotes nothing
			t.Error(err)
		}
	}
	if !check.Made || len(check.Notes) == 0 || len(check.Title.Missing())+len(check.Short.Missing()) > 0 {
		t.Errorf("%+v", check)
	}
	if !strings.HasPrefix(check.Title.RU, "образец нового требования") || check.Remote != RemoteYes {
		t.Errorf("title %q, remote %s", check.Title.RU, check.Remote)
	}
}

func TestASentenceForTheEarlierTextIsNamedWhereTheClauseChanged(t *testing.T) {
	s := with(t, addedFile(t, "sample.toml"))
	notes := func(id string) int { return len(s.Check(id).Notes) - len(loaded(t).Check(id).Notes) }
	if notes("open-data-events") != 1 || notes("weekly-blog") != 0 {
		t.Errorf("%d notes on the changed clause, %d on the same", notes("open-data-events"), notes("weekly-blog"))
	}
}

func TestAnAddedEditionEndsTheOneBefore(t *testing.T) {
	s := with(t, addedFile(t, "sample.toml"))
	line := s.Timeline(0)
	last, first := day(t, "2026-12-31"), day(t, "2027-01-01")
	if got := line.On(last); !slices.Equal(got, []string{"177-НҚ"}) {
		t.Errorf("on %s: %v", last, got)
	}
	if got := line.On(first); !slices.Equal(got, []string{"0-НҚ"}) {
		t.Errorf("on %s: %v", first, got)
	}
}

func TestACheckReachesTheDaysOnWhichItsClausesWereInForce(t *testing.T) {
	s := with(t, addedFile(t, "sample.toml"))
	line := s.Timeline(0)
	old := calendar.Span{From: day(t, "2025-01-01"), To: day(t, "2026-06-30")}
	late := calendar.Span{From: day(t, "2027-02-01"), To: day(t, "2027-06-30")}
	for _, row := range []struct {
		check     string
		old, late bool
	}{{"weekly-blog", true, true}, {"stand", true, false}, {"0-nq-3-3", false, true}} {
		check := s.Check(row.check)
		if s.Reaches(check, "state-body", line, old) != row.old || s.Reaches(check, "state-body", line, late) != row.late {
			t.Errorf("%s reaches the wrong days", row.check)
		}
	}
}

func TestEditionsAreComparedWithWhatEndsAndWhatBegins(t *testing.T) {
	s := with(t, addedFile(t, "sample.toml"))
	lines, err := s.Diff("606/221", "0-НҚ")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Change{}
	for _, l := range lines {
		got[l.From.Clause+">"+l.To.Clause] = l.Change
	}
	for pair, change := range map[string]Change{
		"8(10)>3(1)": Same, "8(15)>3(2)": Substance, "8(13)>": Ended, ">3(3)": Begun, "9(6)>4(3)": NotKnown,
	} {
		if got[pair] != change {
			t.Errorf("%s is %q, want %q", pair, got[pair], change)
		}
	}
}

func TestAConflictOfNormsGoesOnWhereTheWordsDo(t *testing.T) {
	s := with(t, addedFile(t, "sample.toml"))
	blog := s.ConflictsOf("weekly-blog", "posts")
	if len(blog) != 1 || !blog[0].Under("0-НҚ", "3(1)") || !blog[0].Under("177-НҚ", "4(10)") {
		t.Errorf("%+v", blog)
	}
	if loaded(t).ConflictsOf("weekly-blog", "posts")[0].Under("0-НҚ", "3(1)") {
		t.Error("the embedded conflict was changed")
	}
}

func TestAnItemOfALaterListHasItsDays(t *testing.T) {
	s := with(t, addedFile(t, "law-items.toml"))
	old := loaded(t).Article("16(9)")
	article := s.Article("16(9)")
	for _, leaf := range article.Leaves {
		from, until := leaf.From, leaf.Until
		if leaf.ID == "16.9.0" && (from != day(t, "2027-01-01") || until != 0) ||
			leaf.ID != "16.9.0" && (from != 0 || until != day(t, "2026-12-31")) {
			t.Errorf("%s from %s until %s", leaf.ID, from, until)
		}
	}
	if len(article.Leaves) != len(old.Leaves)+1 || len(article.Later) != 1 || len(old.Later) != 0 {
		t.Errorf("%d leaves, %d later texts", len(article.Leaves), len(article.Later))
	}
}

func TestAFileThatIsNotAsItMustBeIsRefusedByName(t *testing.T) {
	sample, items := addedFile(t, "sample.toml"), addedFile(t, "law-items.toml")
	for _, row := range []struct{ what, text, old, replacement, code, says string }{
		{"no TOML", sample, `number = "3"`, `number = 3"`, "added.unreadable", "line 2"},
		{"an unknown key", sample, `source = "үлгі"`, "source = \"үлгі\"\nedited = true", "added.unknown-key", "line 8: edited"},
		{"an unknown key in a clause", sample, `number = "2"`, "number = \"2\"\nwords = \"\"", "added.unknown-key", "point.clause.words"},
		{"a language that is not one", sample, `ru = "Образец текста, не акт"`, `de = "Muster"`, "added.unknown-key", "title.de"},
		{"no id", sample, `id = "0-НҚ"`, `id = ""`, "added.id", ""},
		{"an id of two words", sample, `id = "0-НҚ"`, `id = "0 НҚ"`, "added.id", "0 НҚ"},
		{"no title", sample, `kk = "Үлгі мәтін, акт емес"`, ``, "added.title", ""},
		{"no first day", sample, `from = "2027-01-01"`, ``, "added.no-day", ""},
		{"an end before the beginning", sample, `from = "2027-01-01"`, "from = \"2027-01-01\"\nuntil = \"2026-01-01\"", "added.days", "2027"},
		{"a setting", sample, `from = "2027-01-01"`, "from = \"2027-01-01\"\nsetting = \"x\"", "added.setting", ""},
		{"a citation without its place", sample, `{sub}) тармақшасы`, `тармақшасы`, "added.cite", ""},
		{"a clause twice", sample, `number = "2"`, `number = "1"`, "added.twice", "3(1)"},
		{"a hole in the numbering", sample, "number = \"2\"\ntext", "number = \"3\"\ntext", "added.hole", "3(3) number 2"},
		{"a hole that the act did not leave", sample, `excluded = ["2"]`, ``, "added.hole", "4(3) number 2"},
		{"a number that is none", sample, "number = \"2\"\ntext", "number = \"II\"\ntext", "added.number", "II"},
		{"two points for one category", sample, `category = "quasi-state"`, `category = "state-body"`, "added.category-twice", "state-body"},
		{"a category that there is not", sample, `category = "quasi-state"`, `category = "schools"`, "added.category", "schools"},
		{"a clause without a text", sample, `text = "образец требования"`, `text = ""`, "added.no-text", "3(2)"},
		{"a clause without any text", sample, `{ lang = "kk", flag = "unofficial copy", text = "үлгі: бұрынғы талапқа қатысы белгісіз" }`, `{ lang = "kk", flag = "missing" }`, "added.no-text", "4(3)"},
		{"a text without a source", sample, `, ru = "образец, копия"`, ``, "added.no-source", "3(2)"},
		{"a text without a flag", sample, `{ lang = "ru", flag = "unofficial copy", text = "образец требования" }`, `{ lang = "ru", text = "образец требования" }`, "added.flag", "3(2)"},
		{"a text in a third language", sample, `{ lang = "ru", flag = "unofficial copy", text = "образец требования" }`, `{ lang = "en", flag = "unofficial copy", text = "a sample" }`, "added.language", "3(2)"},
		{"an id that is embedded", sample, `id = "0-НҚ"`, `id = "177-НҚ"`, "", "177-НҚ"},
		{"an alias that is taken", sample, `aliases = ["0"]`, `aliases = ["606"]`, "added.held", "606"},
		{"a day before the edition held", sample, `from = "2027-01-01"`, `from = "2025-05-10"`, "added.before", "177-НҚ"},
		{"a pair with no clause", sample, `clause = "4(10)"`, `clause = "4(99)"`, "added.map-clause", "4(99)"},
		{"a pair with another edition", sample, `edition = "177-НҚ", clause = "4(10)"`, `edition = "606-НҚ", clause = "8(10)"`, "added.map-from", "8(10)"},
		{"a clause paired twice", sample, `clause = "4(15)"`, `clause = "4(10)"`, "added.map-twice", "4(10)"},
		{"a pair of two categories", sample, `clause = "4(15)"`, `clause = "5(7)"`, "added.map-category", "5(7)"},
		{"a change without a note", sample, `note = { kk = "үлгі өзгеріс", ru = "образец изменения" }`, ``, "added.map-note", "4(15)"},
		{"a change of no kind", sample, `change = "same"`, `change = "alike"`, "added.map-change", "4(10)"},
		{"a pair without a source", sample, "renumbered = true\nsource = \"екі мәтін қатар оқылды\"", "renumbered = true", "added.map-source", "4(10)"},
		{"another number within one act", sample, `aliases = ["0"]`, `act = "177-НҚ"`, "added.act", "177-НҚ"},
		{"a list without a day", items, `known_from = "2027-01-01"`, ``, "added.no-known-from", "16(9)"},
		{"a list that begins before the one held", items, `known_from = "2027-01-01"`, `known_from = "2024-04-04"`, "added.known-from", "16(9)"},
		{"a list of an article that has none", items, `number = "16(9)"`, `number = "16"`, "added.article-unknown", "16"},
		{"an item of another article", items, `id = "16.9.0"`, `id = "16.3.1.a"`, "added.number", "16.3.1.a"},
		{"an item without words", items, `ru = "образец элемента"`, ``, "added.no-text", "16.9.0"},
		{"a list without a source", items, `source = "үлгі"`, ``, "added.no-source", "16(9)"},
		{"points of the Standard in a file of the Law", items, `law = true`, "law = true\n[[point]]\nnumber = \"1\"", "added.", ""},
	} {
		t.Run(row.what, func(t *testing.T) {
			if !strings.Contains(row.text, row.old) {
				t.Fatalf("the sample does not hold %q", row.old)
			}
			_, err := loaded(t).With(strings.Replace(row.text, row.old, row.replacement, 1))
			said, ok := lang.AsError(err)
			if !ok || !strings.HasPrefix(said.Code, row.code) {
				t.Fatalf("%v, want %s", err, row.code)
			}
			for _, word := range strings.Fields(row.says) {
				if !strings.Contains(said.Text.EN+said.Text.RU, word) {
					t.Errorf("%q does not name %q", said.Text.EN, word)
				}
			}
			if said.Hint.EN == "" {
				t.Errorf("%s says not what to do", said.Code)
			}
		})
	}
}

func TestKeysOfANewerProgramAreKnownForSuch(t *testing.T) {
	_, err := ReadAddition("edited_by = \"somebody\"\n" + addedFile(t, "sample.toml"))
	if !errors.Is(err, ErrNewerKeys) {
		t.Errorf("%v", err)
	}
}

// An amended text of one act keeps the numbers of its clauses, and what it does
// not pair is taken for the same only where the words are.
func TestAnAmendedTextOfOneActNeedsNoPairs(t *testing.T) {
	text := strings.NewReplacer(
		`aliases = ["0"]`, `act = "177-НҚ"`, `number = "3"`+"\ncategory", `number = "4"`+"\ncategory",
		`number = "4"`+"\ncategory", `number = "5"`+"\ncategory",
	).Replace(addedFile(t, "sample.toml"))
	text, _, _ = strings.Cut(text, "[[map]]")
	s := with(t, text)
	if got := s.CheckServing("177-НҚ", "4(1)"); got.ID != "disclosure" {
		t.Errorf("4(1) is served by %s", got.ID)
	}
	lines, err := s.Diff("177-НҚ", "0-НҚ")
	if err != nil || lines[0].Change != NotKnown || lines[0].Note.KK == "" {
		t.Errorf("%+v, %v", lines[0].Mapping, err)
	}
}

func FuzzForeignAdditionsAreRefusedNotFeared(f *testing.F) {
	f.Add(addedFile(f, "sample.toml"))
	f.Add(addedFile(f, "law-items.toml"))
	f.Fuzz(func(t *testing.T, text string) {
		if s, err := loaded(t).With(text); err == nil {
			s.Timeline(0)
			_, _ = s.Diff("177-НҚ", s.last().ID)
		}
	})
}
