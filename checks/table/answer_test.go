package table_test

import (
	"testing"

	"ashyq/checks/table"
)

// Tables answer yes and no in many ways; what is neither is not understood.
func TestAnswers(t *testing.T) {
	for _, cell := range []string{"иә", "Иә", "БАР", "да", "Есть", "+", "1", "TRUE", "v", "https://youtube.com/x", "размещено", "Орналастырылған"} {
		if yes, ok := table.Answer(cell); !yes || !ok {
			t.Errorf("%q is no yes", cell)
		}
	}
	for _, cell := range []string{"жоқ", "нет", "No", "FALSE", "0", "не размещено", "не проводилась", "орналастырылмаған", "Өткізілмеді"} {
		if yes, ok := table.Answer(cell); yes || !ok {
			t.Errorf("%q is no no", cell)
		}
	}
	for _, cell := range []string{"", "-", "—", "ішінара", "частично", "14.02.2025", "неизвестно", "не ранее 14.02.2025 и не позднее", "2"} {
		if _, ok := table.Answer(cell); ok {
			t.Errorf("%q is understood", cell)
		}
	}
}

// Signs of emptiness in the place of a day.
func TestBlanks(t *testing.T) {
	for _, cell := range []string{"", "-", "–", "—", "нет", "Жоқ", "N/A", "x", "Х"} {
		if !table.Blank(cell) {
			t.Errorf("%q is filled", cell)
		}
	}
	for _, cell := range []string{"скоро", "0", "02.06.2025", "нет данных о дате"} {
		if table.Blank(cell) {
			t.Errorf("%q is blank", cell)
		}
	}
}
