package standard

import (
	"strings"
	"testing"
)

// The sentences are those in which papers name the acts.
func TestClausesAreCitedAsPapersCiteThem(t *testing.T) {
	s := loaded(t)
	for _, row := range []struct {
		edition, clause string
		first           bool
		kk, ru          string
	}{
		{"177-НҚ", "4(15)", true,
			"Қазақстан Республикасы Мәдениет және ақпарат министрінің міндетін атқарушының 2025 жылғы 18 сәуірдегі № 177-НҚ бұйрығымен (Нормативтік құқықтық актілерді мемлекеттік тіркеу тізілімінде № 36008 болып тіркелген) бекітілген Ақпарат иеленушілердің ашықтық стандартының (бұдан әрі – Стандарт) 4-тармағының 15) тармақшасы",
			"подпункт 15) пункта 4 Стандарта открытости обладателей информации, утвержденного приказом исполняющего обязанности Министра культуры и информации Республики Казахстан от 18 апреля 2025 года № 177-НҚ (зарегистрирован в Реестре государственной регистрации нормативных правовых актов под № 36008) (далее – Стандарт)"},
		{"177-НҚ", "4(15)", false, "Стандарттың 4-тармағының 15) тармақшасы", "подпункт 15) пункта 4 Стандарта"},
		{"606-НҚ", "8(15)", true,
			"Қазақстан Республикасы Мәдениет және ақпарат министрінің міндетін атқарушының 2023 жылғы 29 желтоқсандағы № 606-НҚ бұйрығымен (Нормативтік құқықтық актілерді мемлекеттік тіркеу тізілімінде № 33860 болып тіркелген) бекітілген, бұзушылық жасалған күні қолданыста болған Ақпарат иеленушілердің ашықтық стандартының 8-тармағының 15) тармақшасы",
			"подпункт 15) пункта 8 Стандарта открытости обладателей информации, утвержденного приказом исполняющего обязанности Министра культуры и информации Республики Казахстан от 29 декабря 2023 года № 606-НҚ (зарегистрирован в Реестре государственной регистрации нормативных правовых актов под № 33860), действовавшего на день нарушения"},
		{"606-НҚ", "8(15)", false, "606-НҚ бұйрығымен бекітілген Стандарттың 8-тармағының 15) тармақшасы", "подпункт 15) пункта 8 Стандарта, утвержденного приказом № 606-НҚ"},
		{"606-НҚ/221", "8(15)", false, "606-НҚ бұйрығымен бекітілген Стандарттың 8-тармағының 15) тармақшасы", "подпункт 15) пункта 8 Стандарта, утвержденного приказом № 606-НҚ"},
		{"606-НҚ/221", "9(3)", true,
			"Қазақстан Республикасы Мәдениет және ақпарат министрінің міндетін атқарушының 2023 жылғы 29 желтоқсандағы № 606-НҚ бұйрығымен (Нормативтік құқықтық актілерді мемлекеттік тіркеу тізілімінде № 33860 болып тіркелген) бекітілген (2024 жылғы 3 маусымдағы № 221-НҚ бұйрығымен енгізілген өзгерістермен), бұзушылық жасалған күні қолданыста болған Ақпарат иеленушілердің ашықтық стандартының 9-тармағының 3) тармақшасы",
			"подпункт 3) пункта 9 Стандарта открытости обладателей информации, утвержденного приказом исполняющего обязанности Министра культуры и информации Республики Казахстан от 29 декабря 2023 года № 606-НҚ (зарегистрирован в Реестре государственной регистрации нормативных правовых актов под № 33860) (с изменениями, внесенными приказом от 3 июня 2024 года № 221-НҚ), действовавшего на день нарушения"},
	} {
		got := s.Cite(ClauseRef{row.edition, row.clause}, row.first)
		if got.KK != row.kk || got.RU != row.ru || got.EN == "" {
			t.Errorf("%s %s:\n%s\n%s", row.edition, row.clause, got.KK, got.RU)
		}
	}
}

func TestOnlyTheAmendedItemNamesTheAmendment(t *testing.T) {
	s := loaded(t)
	for _, ref := range []ClauseRef{{"606-НҚ/221", "8(3)"}, {"606-НҚ/221", "10(3)"}, {"606-НҚ", "9(3)"}} {
		if got := s.Cite(ref, true); strings.Contains(got.RU, "221") || strings.Contains(got.KK, "221") {
			t.Errorf("%v: %s", ref, got.RU)
		}
	}
}

func TestPlacesOfTheLawAreCitedDownToTheLine(t *testing.T) {
	s := loaded(t)
	for _, row := range []struct{ place, kk, ru, en string }{
		{"16(3)", "16-бабының 3-тармағы", "пункт 3 статьи 16", "item 3 of article 16"},
		{"16", "16-бабы", "статья 16", "article 16"},
		{"12(1)[2]", "12-бабының 1-тармағының екінші бөлігі", "часть вторая пункта 1 статьи 12", "second paragraph of item 1 of article 12"},
		{"11(10)[2]", "11-бабының 10-тармағының екінші бөлігі", "часть вторая пункта 10 статьи 11", "second paragraph of item 10 of article 11"},
		{"19[4]", "19-бабының төртінші бөлігі", "часть четвертая статьи 19", "fourth paragraph of article 19"},
		{"16.3.2.a", "16-бабының 3-тармағының 2) тармақшасының екінші абзацы", "абзац второй подпункта 2) пункта 3 статьи 16", "second line of sub-item 2) of item 3 of article 16"},
		{"16.3.2.c", "16-бабының 3-тармағының 2) тармақшасының төртінші абзацы", "абзац четвертый подпункта 2) пункта 3 статьи 16", "fourth line of sub-item 2) of item 3 of article 16"},
		{"16.3.3.j", "16-бабының 3-тармағының 3) тармақшасының он бірінші абзацы", "абзац одиннадцатый подпункта 3) пункта 3 статьи 16", "eleventh line of sub-item 3) of item 3 of article 16"},
		{"16.3.14-1", "16-бабының 3-тармағының 14-1) тармақшасы", "подпункт 14-1) пункта 3 статьи 16", "sub-item 14-1) of item 3 of article 16"},
		{"16.6.2-1", "16-бабының 6-тармағының 2-1) тармақшасы", "подпункт 2-1) пункта 6 статьи 16", "sub-item 2-1) of item 6 of article 16"},
		{"16.9", "16-бабының 9-тармағы", "пункт 9 статьи 16", "item 9 of article 16"},
		{"16.10.b", "16-бабының 10-тармағы", "пункт 10 статьи 16", "item 10 of article 16"},
		{"9(2)(12-1)", "9-бабының 2-тармағының 12-1) тармақшасы", "подпункт 12-1) пункта 2 статьи 9", "sub-item 12-1) of item 2 of article 9"},
		{"19-1(8)(4)", "19-1-бабының 8-тармағының 4) тармақшасы", "подпункт 4) пункта 8 статьи 19-1", "sub-item 4) of item 8 of article 19-1"},
		{"8(1)", "8-бабының 1) тармақшасы", "подпункт 1) статьи 8", "sub-item 1) of article 8"},
		{"6(9)", "6-бабының 9) тармақшасы", "подпункт 9) статьи 6", "sub-item 9) of article 6"},
		{"1(5)", "1-бабының 5) тармақшасы", "подпункт 5) статьи 1", "sub-item 5) of article 1"},
	} {
		first, later := s.CiteLaw(row.place, true), s.CiteLaw(row.place, false)
		if first.KK != "«Ақпаратқа қол жеткізу туралы» Қазақстан Республикасы Заңының "+row.kk || later.KK != "Заңның "+row.kk {
			t.Errorf("%s: %s", row.place, first.KK)
		}
		if first.RU != row.ru+" Закона Республики Казахстан «О доступе к информации»" || later.RU != row.ru+" Закона" {
			t.Errorf("%s: %s", row.place, first.RU)
		}
		if later.EN != row.en+" of the Law" {
			t.Errorf("%s: %s", row.place, later.EN)
		}
	}
}

func TestWhatIsNotHeldIsSeenInTheCitation(t *testing.T) {
	s := loaded(t)
	for _, ref := range []ClauseRef{{"177-НҚ", "4(99)"}, {"999", "4(1)"}, {"401-V", "16(3)"}} {
		if got := s.Cite(ref, true); !strings.HasPrefix(got.KK, "!") || !strings.HasPrefix(s.CiteShort(ref), "!") {
			t.Errorf("%v: %s", ref, got.KK)
		}
	}
	for _, place := range []string{"somewhere", "16.", "16(3"} {
		if got := s.CiteLaw(place, true); !strings.HasPrefix(got.RU, "!") {
			t.Errorf("%q: %s", place, got.RU)
		}
	}
}

func TestOnTheScreenCitationsAreShort(t *testing.T) {
	s := loaded(t)
	if got := s.CiteShort(ClauseRef{"606-НҚ/221", "8(15)"}); got != "606-НҚ/221 8(15)" {
		t.Error(got)
	}
	for place, want := range map[string]string{"16(3)": "Закон 16(3)", "16.3.2.a": "Закон 16(3)(2)", "12(1)[2]": "Закон 12(1)[2]"} {
		if got := s.CiteLawShort(place); got.RU != want {
			t.Errorf("%s: %s", place, got.RU)
		}
	}
}

// Every leaf and every ground that the data name can be put into words: no
// place is deeper than there are ordinals.
func TestEveryPlaceInTheDataCanBeCited(t *testing.T) {
	s := loaded(t)
	var places []string
	for i := range s.Law().Articles {
		a := &s.Law().Articles[i]
		places = append(places, a.Number)
		for _, leaf := range a.Leaves {
			places = append(places, leaf.ID)
		}
	}
	for _, c := range s.Checks() {
		for _, p := range c.Parts {
			places = append(places, p.Law...)
		}
	}
	for _, place := range places {
		if got := s.CiteLaw(place, true); strings.Contains(got.KK, "!") || strings.Contains(got.RU, "!") {
			t.Errorf("%s: %s", place, got.RU)
		}
	}
}

func FuzzAnyPlaceIsReadOrRefused(f *testing.F) {
	for _, place := range []string{"16(3)", "16.3.2.a", "12(1)[2]", "9(2)(12-1)", "16.10.b", "19[4]", "1("} {
		f.Add(place)
	}
	s := loaded(f)
	f.Fuzz(func(t *testing.T, place string) {
		p, err := parsePlace(place)
		if err != nil {
			return
		}
		if wider := p.wider(); wider[len(wider)-1] != p.article {
			t.Errorf("%q is not within its article: %v", place, wider)
		}
		s.CiteLaw(place, true)
	})
}
