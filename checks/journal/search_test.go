package journal_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

func TestWordsAreCutAtSpacesAndSignsFallOffTheirEdges(t *testing.T) {
	for text, want := range map[string][]string{
		"«Сарыдала Су» ШЖҚ КМК":        {"сарыдала", "су", "шжқ", "кмк"},
		"№ 12 мектеп, (бас ғимарат).":  {"12", "мектеп", "бас", "ғимарат"},
		"kense@example.kz 2025-041":    {"kense@example.kz", "2025-041"},
		"19-1-баптың 4(10) тармақшасы": {"19-1-баптың", "4(10", "тармақшасы"},
		" — … ": nil,
	} {
		if got := journal.Words(text); !slices.Equal(got, want) {
			t.Errorf("%q is cut into %q, want %q", text, got, want)
		}
	}
	long := strings.Repeat("қ", 150)
	if got := journal.Words(long); len(got) != 3 || strings.Join(got, "") != long {
		t.Errorf("a long word is cut into %d", len(got))
	}
}

// What nobody would type is no word; addresses, numbers and long words are.
func TestWhatNobodyTypesIsNoWord(t *testing.T) {
	for _, code := range []string{
		"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", strings.Repeat("1234567890", 5),
		"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA",
	} {
		if got := journal.Words("сөз " + code + " тағы"); !slices.Equal(got, []string{"сөз", "тағы"}) {
			t.Errorf("%q is cut into %q", code, got)
		}
	}
	for _, word := range []string{
		"портал.example.kz/kk/qyzmet-korsetu-ortalygy-2025/12", "180340021791", "электрондықүкіметтіңақпараттықжүйелері", "03-4/512-2025-2026-177-нқ",
	} {
		if got := journal.Words(word); len(got) != 1 || got[0] != word {
			t.Errorf("%q is cut into %q", word, got)
		}
	}
}

// A table of letters stands in for the folding of whole texts: it must not be
// another folding.
func TestWordsAreFoldedAsTextsAre(t *testing.T) {
	letters := []rune("абвгдеёжзийклмяәқңғүұөһіabcz09-.–№éñіїґЇｆ́̈")
	chance := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var word []rune
		for range 1 + chance.IntN(6) {
			word = append(word, letters[chance.IntN(len(letters))])
		}
		for _, w := range journal.Words(string(word)) {
			if got, want := journal.FoldWord(w), lang.Fold(w); got != want {
				t.Fatalf("%q is folded to %q, want %q", w, got, want)
			}
		}
	}
}

func TestHowWellWordsFit(t *testing.T) {
	const text = "Сарыдала облысының қызмет көрсету орталығы, portal.example.kz/kk/qyzmet-12, еще 03-4/512"
	for typed, want := range map[string]journal.SearchRank{
		"қызмет":           journal.RankBegins,
		"ҚЫЗМЕТ сарыдала":  journal.RankBegins,
		"кызмет":           journal.RankAlike,
		"қызмет корсету":   journal.RankAlike,
		"ызмет":            journal.RankInside,
		"example.kz":       journal.RankBegins,
		"xample":           journal.RankInside,
		"ещё":              journal.RankAlike,
		"512":              journal.RankBegins,
		"03-4/5":           journal.RankBegins,
		"kk":               journal.RankBegins,
		"ex":               journal.RankBegins,
		"am":               journal.RankNone, // of two letters, inside a word
		"қызмет жоқ":       journal.RankNone,
		`"қызмет көрсету"`: journal.RankBegins,
		`«кызмет корсету»`: journal.RankAlike,
		`"көрсету қызмет"`: journal.RankNone,
		`көрсету қызмет`:   journal.RankBegins,
		`"змет көрсе`:      journal.RankInside, // not closed: words
		`"сының қызмет көрсету орт"`: journal.RankInside,
	} {
		if got := journal.ReadSearch(typed).Rank(journal.NewSearchText(text)); got != want {
			t.Errorf("%s fits with rank %d, want %d", typed, got, want)
		}
	}
}

// What ends one line and begins the next does not follow one another.
func TestAPhraseStandsInOneLine(t *testing.T) {
	text := journal.NewSearchText("Блогтағы жазба", "Блогтағы жазба\nкелесі")
	for typed, want := range map[string]journal.SearchRank{
		`"блогтағы жазба"`: journal.RankBegins, `"жазба блогтағы"`: journal.RankNone, `"жазба келесі"`: journal.RankNone,
	} {
		if got := journal.ReadSearch(typed).Rank(text); got != want {
			t.Errorf("%s fits with rank %d, want %d", typed, got, want)
		}
	}
}

func TestWhatWasFoundIsMarkedInCharacters(t *testing.T) {
	const line = "Облыстың «Қызмет-12» орталығы: кызметтер, Ещё."
	marks, seen := journal.ReadSearch("кызмет еще").Marks(line)
	var got []string
	for _, m := range marks {
		got = append(got, string([]rune(line)[m[0]:m[1]]))
	}
	if want := []string{"Қызмет", "кызмет", "Ещё"}; !slices.Equal(got, want) || seen != 2 {
		t.Errorf("marked %q of %d words, want %q of 2", got, seen, want)
	}
}

func TestNothingIsFoundByNothing(t *testing.T) {
	for _, typed := range []string{"", "  ", "…", `""`, "№ —"} {
		if !journal.ReadSearch(typed).Empty() {
			t.Errorf("%q asks for something", typed)
		}
	}
}
