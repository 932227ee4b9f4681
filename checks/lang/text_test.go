package lang

import (
	"reflect"
	"testing"
)

func TestTheStateLanguageComesFirst(t *testing.T) {
	if got, want := Langs(), []Lang{KK, RU, EN}; !reflect.DeepEqual(got, want) {
		t.Errorf("Langs() = %v, want %v", got, want)
	}
}

func TestALanguageIsReadByItsCode(t *testing.T) {
	for _, row := range []struct {
		says, code string
		want       Lang
		ok         bool
	}{
		{"Kazakh", "kk", KK, true},
		{"Russian in capitals", "RU", RU, true},
		{"spaces around do not matter", " en ", EN, true},
		{"the country code is not the language", "kz", "", false},
		{"nothing is no language", "", "", false},
	} {
		if got, ok := ParseLang(row.code); got != row.want || ok != row.ok {
			t.Errorf("%s: ParseLang(%q) = %q, %v", row.says, row.code, got, ok)
		}
	}
}

func TestATextIsNeverShownInAnotherLanguageUnnoticed(t *testing.T) {
	half := Text{RU: "школа", EN: " "}
	for _, row := range []struct{ says, got, want string }{
		{"the language that is there", half.In(RU), "школа"},
		{"a missing language is empty", half.In(KK), ""},
		{"an unknown language is empty", half.In("de"), ""},
		{"Best falls back when asked to", half.Best(KK), "школа"},
		{"Best keeps the language that is there", Text{KK: "мектеп", EN: "school"}.Best(EN), "school"},
		{"Best of nothing is nothing", Text{}.Best(KK), ""},
		{"a number reads alike everywhere", Same("№ 5").In(EN), "№ 5"},
	} {
		if row.got != row.want {
			t.Errorf("%s: got %q, want %q", row.says, row.got, row.want)
		}
	}
	if got, want := half.Missing(), []Lang{KK, EN}; !reflect.DeepEqual(got, want) {
		t.Errorf("Missing() = %v, want %v: blank counts as missing", got, want)
	}
	if got := Same("x").Missing(); got != nil {
		t.Errorf("a whole text misses %v", got)
	}
}

func TestDatesInWordsStandAsInThePapers(t *testing.T) {
	for _, row := range []struct {
		y, m, d int
		want    Text
	}{
		{2025, 4, 18, Text{"2025 жылғы 18 сәуір", "18 апреля 2025 года", "18 April 2025"}},
		{2023, 12, 29, Text{"2023 жылғы 29 желтоқсан", "29 декабря 2023 года", "29 December 2023"}},
		{2024, 6, 3, Text{"2024 жылғы 3 маусым", "3 июня 2024 года", "3 June 2024"}},
		{2024, 13, 3, Text{}},
		{0, 0, 0, Text{}},
	} {
		if got := Date(row.y, row.m, row.d); got != row.want {
			t.Errorf("Date(%d, %d, %d) = %v, want %v", row.y, row.m, row.d, got, row.want)
		}
	}
	if got := Digits(2025, 4, 8); got != "08.04.2025" {
		t.Errorf("Digits = %q", got)
	}
	for m, name := range months {
		if missing := name.Missing(); missing != nil {
			t.Errorf("month %d has no name in %v", m+1, missing)
		}
	}
}
