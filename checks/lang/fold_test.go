package lang

import (
	"slices"
	"testing"
)

func TestWhatIsTypedOnAnotherKeyboardIsFound(t *testing.T) {
	for _, row := range []struct{ says, a, b string }{
		{"case", "ПОРТАЛ", "портал"},
		{"Kazakh case", "ҚЫЗМЕТ", "қызмет"},
		{"Kazakh letters typed as Russian", "кызмет", "Қызмет"},
		{"all nine letters", "ӘҒҚҢӨҰҮҺІ", "агкноуухи"},
		{"ё and е", "отчёт", "отчет"},
		{"ё made of two characters", "отче\u0308т", "отчет"},
		{"ё under several accents", "е\u0306\u0308\u0308", "е\u0306"},
		{"й made of two characters", "и\u0306од", "йод"},
		{"runs of spaces, also unbreakable", "күн  \u00a0тәртібі", "күн тәртібі"},
		{"soft hyphens of web pages", "қа\u00adзақ", "қазақ"},
	} {
		if Fold(row.a) != Fold(row.b) {
			t.Errorf("%s: Fold(%q) = %q, Fold(%q) = %q", row.says, row.a, Fold(row.a), row.b, Fold(row.b))
		}
	}
	if Fold("мир") == Fold("мор") {
		t.Error("other words stay apart")
	}
}

func TestNamesAreEqualLetterByLetter(t *testing.T) {
	for _, row := range []struct {
		says, a, b string
		equal      bool
	}{
		{"case does not matter", "ТОО «АРНА»", "тоо «арна»", true},
		{"nor the quotation marks", "ТОО «Арна»", `ТОО "Арна"`, true},
		{"nor the typographer's ones", "ТОО „Арна“", "ТОО “Арна”", true},
		{"nor the spaces", " ТОО  «Арна» ", "ТОО «Арна»", true},
		{"nor how a letter is composed", "бай", "баи\u0306", true},
		{"but a Kazakh letter does", "Қызылорда", "Кызылорда", false},
		{"and ё does", "Королёв", "Королев", false},
		{"and so does a number", "Мектеп № 1", "Мектеп № 11", false},
	} {
		if got := Name(row.a) == Name(row.b); got != row.equal {
			t.Errorf("%s: %q and %q: equal %v", row.says, row.a, row.b, got)
		}
	}
}

func TestKazakhWordsStandInKazakhOrder(t *testing.T) {
	for _, row := range []struct {
		l    Lang
		want []string
	}{
		{KK, []string{"аудан", "әкімдік", "балабақша", "ғылым", "кент", "қала", "мектеп", "өңір", "сот", "үкімет", "халық", "һарм", "ықпал", "ішкі", "юстиция"}},
		{RU, []string{"ёлка", "ель", "жизнь", "суд", "школа"}},
		{EN, []string{"apple", "Banana", "cherry"}},
	} {
		got := slices.Clone(row.want)
		slices.Reverse(got)
		slices.SortFunc(got, func(a, b string) int { return Compare(row.l, a, b) })
		if !slices.Equal(got, row.want) {
			t.Errorf("%s: %v, want %v", row.l, got, row.want)
		}
	}
	if Compare("xx", "a", "b") != -1 || Compare(KK, "қала", "қала") != 0 {
		t.Error("an unknown language compares bytes; equal is equal")
	}
	if Compare(RU, "а\u200b", "а") == 0 {
		t.Error("different strings are never equal, even if they look so")
	}
}

func FuzzFolding(f *testing.F) {
	for _, s := range []string{"", "Қызмет", "е\u0308\u0308", "Ё\u0306", "\u0130I", "a\xffb", "«А»  Б"} {
		f.Add(s, "б")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if once := Fold(a); Fold(once) != once {
			t.Errorf("Fold(%q) = %q, again %q", a, once, Fold(once))
		}
		if once := Name(a); Name(once) != once {
			t.Errorf("Name(%q) = %q, again %q", a, once, Name(once))
		}
		for _, l := range Langs() {
			if Compare(l, a, b) != -Compare(l, b, a) {
				t.Errorf("%s: %q and %q have no order", l, a, b)
			}
			if (Compare(l, a, b) == 0) != (a == b) {
				t.Errorf("%s: %q and %q are taken for one", l, a, b)
			}
		}
	})
}
