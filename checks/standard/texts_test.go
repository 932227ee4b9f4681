package standard

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"ashyq/checks/lang"
)

// table reads a tab-separated file of testdata, without its heading.
func table(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// copied is a copy of an act as it was taken from its source: point → opening
// words and items.
type copied map[string]struct {
	Intro string
	Items map[string]string
}

func copyOf(t *testing.T, name string) copied {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var c copied
	if err := json.Unmarshal(text, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTextsStandLetterForLetter(t *testing.T) {
	s := loaded(t)
	for _, row := range []struct {
		edition string
		lang    lang.Lang
		copy    string
		without string // a point whose text is not held
	}{
		{"177-НҚ", lang.KK, "177-NQ-2025.kk.json", ""},
		{"606-НҚ/221", lang.RU, "606-NQ-2023.ru.json", ""},
		{"606-НҚ", lang.RU, "606-NQ-2023.ru.json", "9"},
	} {
		held := copyOf(t, row.copy)
		e := s.Edition(row.edition)
		if len(e.Points) != len(held) {
			t.Errorf("%s has %d points, the copy %d", e.ID, len(e.Points), len(held))
		}
		for _, p := range e.Points {
			want := held[p.Number]
			if len(p.Clauses) != len(want.Items) {
				t.Errorf("%s %s has %d clauses, the copy %d", e.ID, p.Number, len(p.Clauses), len(want.Items))
			}
			same(t, e.ID+" "+p.Number, inLang(p.Intro, row.lang), want.Intro, p.Number == row.without)
			for _, c := range p.Clauses {
				same(t, e.ID+" "+p.Number+"("+c.Number+")", c.In(row.lang), want.Items[c.Number], p.Number == row.without)
			}
		}
	}
}

// same wants the wording to be the copy, letter for letter, or to be missing.
func same(t *testing.T, where string, w Wording, want string, missing bool) {
	t.Helper()
	if missing {
		if w.Flag != Missing || w.Text != "" {
			t.Errorf("%s should be missing", where)
		}
		return
	}
	if w.Text != want || w.Flag != UnofficialCopy || w.Source == "" {
		t.Errorf("%s: %q (%s), want %q", where, w.Text, w.Flag, want)
	}
}

func TestRussianOf177IsOnlyAWorkingTranslation(t *testing.T) {
	s := loaded(t)
	none := map[string]bool{"4(1)": true, "4(6)": true, "4(12)": true}
	for _, name := range s.Edition("177").clauseNames() {
		_, c, _ := s.Clause("177", name)
		ru := c.In(lang.RU)
		switch {
		case none[name] && (ru.Flag != Missing || ru.Text != ""):
			t.Errorf("%s: 606 is no translation of it", name)
		case !none[name] && (ru.Flag != WorkingTranslation || !strings.HasPrefix(ru.Source, "606-НҚ/221, ")):
			t.Errorf("%s: %s from %q", name, ru.Flag, ru.Source)
		}
	}
	for _, edition := range []string{"606", "606/221"} {
		for _, name := range s.Edition(edition).clauseNames() {
			if _, c, _ := s.Clause(edition, name); c.In(lang.KK).Flag != Missing {
				t.Errorf("%s %s has a Kazakh text", edition, name)
			}
		}
	}
}

func TestLeavesOfArticle16StandLetterForLetter(t *testing.T) {
	s := loaded(t)
	rows := map[string][2]string{}
	for _, row := range table(t, "law-401-article-16.tsv") {
		rows[row[0]] = [2]string{row[1], row[2]}
	}
	for i := range s.Law().Articles {
		a := &s.Law().Articles[i]
		for _, leaf := range append(a.Groups, a.Leaves...) {
			row, whole := rows[leaf.ID]
			if !whole { // one sentence names two things: 16.10.a, 16.10.b
				row = rows[leaf.ID[:strings.LastIndex(leaf.ID, ".")]]
			}
			ru, kk := leaf.RU == row[0], leaf.KK == row[1]
			if !whole {
				ru, kk = strings.Contains(row[0], leaf.RU), strings.Contains(row[1], leaf.KK)
			}
			if !ru || !kk {
				t.Errorf("%s: %q, %q", leaf.ID, leaf.KK, leaf.RU)
			}
			if strings.HasSuffix(leaf.Title.RU, ";") || strings.HasSuffix(leaf.Title.KK, ";") {
				t.Errorf("%s: the title has the semicolon of the Law", leaf.ID)
			}
		}
	}
}

// A title is printed in a list after a colon, so it stands in the nominative;
// the Law has item 3 of article 16 in the accusative.
func TestTitlesOfLeavesAreNotInTheAccusative(t *testing.T) {
	s := loaded(t)
	article := s.Article("16(3)")
	for _, leaf := range append(article.Groups, article.Leaves...) {
		first, _, _ := strings.Cut(leaf.Title.RU, " ")
		if first == "информацию" || first == "организационную" || first == "ленту" || first == "иную" {
			t.Errorf("%s: %s", leaf.ID, leaf.Title.RU)
		}
		for _, ending := range []string{"ді", "ды", "ні", "ны", "ті", "ты"} {
			if strings.HasSuffix(leaf.Title.KK, ending) {
				t.Errorf("%s: %s", leaf.ID, leaf.Title.KK)
			}
		}
	}
}

func TestTheLawSaysFromWhichDayItsTextIsKnown(t *testing.T) {
	s := loaded(t)
	for _, row := range []struct {
		place, article, from string
	}{
		{"16.3.2.a", "16(3)", "2025-03-17"},
		{"16(3)(15)", "16(3)", "2025-03-17"},
		{"16(13)", "16(13)", "2025-03-17"},
		{"9(2-1)(1)", "9(2-1)", "2025-03-17"},
		{"17-2(1)(5)", "17-2(1)", "2025-03-17"},
		{"19-1(8)(4)", "19-1(8)", "2025-03-17"},
		{"13(2)[2]", "13(2)", "2025-03-17"},
		{"11(10)[2]", "11(10)", "2024-04-04"},
		{"12(1)", "12(1)", "2025-03-17"},
		{"12(1)[2]", "12(1)[2]", "2024-04-04"},
		{"14", "14", "2024-04-04"},
	} {
		a := s.Article(row.place)
		if a == nil || a.Number != row.article || a.KnownFrom.String() != row.from {
			t.Errorf("%s: %+v", row.place, a)
		}
	}
	for _, place := range []string{"7(1)", "16(99)", "sixteen", ""} {
		if a := s.Article(place); a != nil {
			t.Errorf("%q is held as %s", place, a.Number)
		}
	}
}
