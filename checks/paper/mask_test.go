package paper_test

import (
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

func TestPersonalNumbersAndMobileTelephonesAreHidden(t *testing.T) {
	const person, phone = "[ИИН скрыт]", "[телефон скрыт]"
	for _, row := range []struct{ about, text, want string }{
		{"a personal number", "ИИН 850101300123, заявитель", "ИИН " + person + ", заявитель"},
		{"two of them, without a space before", "ИИН850101300123/000229600123", "ИИН" + person + "/" + person},
		{"the number of an organisation stays", "БИН 210440000019", "БИН 210440000019"},
		{"twelve digits that are no birthday stay", "№ 202513450930", "№ 202513450930"},
		{"a longer number stays", "8501013001234", "8501013001234"},
		{"a hash stays", "9f850101300123aa", "9f850101300123aa"},
		{"a mobile telephone", "тел. +7 701 234 56 78", "тел. " + phone},
		{"in brackets", "+7 (777) 123-45-67", phone},
		{"with an eight, without spaces", "87051234567;", phone + ";"},
		{"with hyphens", "8-747-123-45-67", phone},
		{"no-break spaces", "+7 775 123 45 67", phone},
		{"a telephone of Astana stays", "8 (7172) 74-01-01", "8 (7172) 74-01-01"},
		{"a telephone of Almaty stays", "+7 727 123 45 67", "+7 727 123 45 67"},
		{"a service number stays", "1414", "1414"},
		{"a toll-free number stays", "8 800 080 77 77", "8 800 080 77 77"},
		{"a date stays", "20.01.2026, 10:30", "20.01.2026, 10:30"},
		{"nothing", "", ""},
	} {
		t.Run(row.about, func(t *testing.T) {
			if got := paper.Mask(lang.RU, row.text); got != row.want {
				t.Errorf("%q became %q, want %q", row.text, got, row.want)
			}
		})
	}
}

func FuzzMaskLeavesNoPersonalNumber(f *testing.F) {
	f.Add("ЖСН ", " тел.")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, before, after string) {
		const number = "850101300123"
		text := paper.Mask(lang.KK, before+" "+number+" "+after)
		if strings.Contains(" "+text+" ", " "+number+" ") {
			t.Errorf("the number stands in %q", text)
		}
	})
}
