package propose

import (
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// Every leaf of article 16 that the check asks of anybody has its words, and no words
// are there for what nobody asks.
func TestEveryLeafHasItsWords(t *testing.T) {
	law, err := standard.Load()
	if err != nil {
		t.Fatal(err)
	}
	check := law.Check("site-content")
	asked := map[string]bool{}
	for _, category := range check.Categories() {
		for _, item := range law.ItemsOf(check, check.Part(content), category) {
			asked[item.ID] = true
			kind := allItems().byID[item.ID]
			if kind == nil {
				t.Errorf("%s (%s) has no words", item.ID, item.Title.RU)
				continue
			}
			if item.NeedsNorm && !kind.Depends {
				t.Errorf("%s needs a norm and may be proposed as absent", item.ID)
			}
		}
	}
	if len(asked) < 100 {
		t.Errorf("only %d leaves are asked", len(asked))
	}
	for id, kind := range allItems().byID {
		if !asked[id] {
			t.Errorf("nobody asks for %s", id)
		}
		for _, l := range []func(rune) bool{cyrillic} {
			if !strings.ContainsFunc(strings.Join(kind.Words, ""), l) || len(kind.shows) == 0 {
				t.Errorf("%s: %+v", id, kind)
			}
		}
	}
}

func cyrillic(r rune) bool { return r >= 'а' && r <= 'я' }

// Every subject names a check, parts and an item that the catalogue has.
func TestSubjectsAreThoseOfTheCatalogue(t *testing.T) {
	law, err := standard.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range subjects() {
		check := law.Check(s.Check)
		if check == nil || len(proposers[s.Check]) == 0 {
			t.Errorf("%s: no check, or it is not asked", s.Check)
			continue
		}
		for _, id := range s.Parts {
			if check.Part(id) == nil {
				t.Errorf("%s has no part %s", s.Check, id)
			}
		}
		if _, _, ok := law.FindItem(check, s.Item); s.Item != "" && !ok && check.Part(s.Item) == nil {
			t.Errorf("%s has no item %s", s.Check, s.Item)
		}
		if s.Kind == Notice && check.Part(s.Parts[0]).Rows == "" {
			t.Errorf("%s: %s reads no list", s.Check, s.Parts[0])
		}
		for _, at := range s.In {
			if at != inPosts && at != inDocuments && at != inHeadings {
				t.Errorf("%s is looked for in %q", s.Check, at)
			}
		}
	}
	for check := range proposers {
		if law.Check(check) == nil {
			t.Errorf("%s is not in the catalogue", check)
		}
	}
}

// A name says little beside the words of its subject; look-alike letters and the
// name of the holder do not matter.
func TestNames(t *testing.T) {
	own := []stem{{"жанатал", true}}
	c := cutter{}
	for _, one := range []struct {
		text, phrase string
		want         bool
	}{
		{"Тарих", "тарих*", true},
		{"Тарих | Жаңатал кітапханасы", "тарих*", true},
		{"Жаңатал мекемесінің тарихы", "тарих*", true},
		{"Аудан тарихына арналған көрме ашылды", "тарих*", false},
		{"КЕСТЕСІ қабылдау", "қабылдау кесте*", false},
		{"Азаматтарды қабылдау кестесі", "кабылдау кесте*", true},
		{"План государственных закупок на 2025 год", "план* государственн* закуп*", true},
		{"Итоги государственных закупок", "закуп* !итог*", false},
		{"О контактах третьей степени в районном кинотеатре", "контакт*", false},
	} {
		if got := c.names(one.text, []phrase{parsePhrase(one.phrase)}, own); got != one.want {
			t.Errorf("%q names %q: %v", one.text, one.phrase, got)
		}
	}
}

// A day that a title names is read in Kazakh, in Russian and in digits; two days are
// not one.
func TestDaysNamed(t *testing.T) {
	for text, want := range map[string]string{
		"Приказ от 12.05.2025 № 45":                                     "2025-05-12",
		"2025 жылғы 20 мамырда ашық отырыс өтеді":                       "2025-05-20",
		"2025 ж. 3 қыркүйек":                                            "2025-09-03",
		"Заседание состоится 7 ноября 2025 года":                        "2025-11-07",
		"Заседания 7 ноября 2025 года и 9 ноября 2025 года":             "",
		"Встречи 1 марта и 2 апреля 2025 года":                          "",
		"Встречи 1 и 2 апреля 2025 года":                                "",
		"Неделя с 1 по 5 апреля 2025 года":                              "",
		"10 казанцев 2025 года":                                         "",
		"Приняли 12 маякских рыбаков 2025":                              "",
		"Заседание 9 мая 2025 года":                                     "2025-05-09",
		"2025 жылғы 3 қазандағы бұйрық":                                 "2025-10-03",
		"2025 жылғы 3 маусым":                                           "2025-06-03",
		"31.02.2025":                                                    "",
		"Опрос пройдет 7 ноября":                                        "",
		"2025 жылғы 20 мамырдағы отырыс, сағат 15-те, 4-қабат, 12 адам": "2025-05-20",
	} {
		if got, _ := dayNamed(text); got.String() != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if got, ok := dayNamedNear("Опрос пройдет 7 ноября", day(t, "2025-11-03")); !ok || got != day(t, "2025-11-07") {
		t.Errorf("%s", got)
	}
	if year, ok := yearNamed(withoutDays("2024 жылғы 20 желтоқсандағы бұйрықпен бекітілген 2025 жылға арналған ашықтық жоспары")); !ok || year != "2025" {
		t.Errorf("%q", year)
	}
}

// Words of a proposal are there for every kind and state.
func TestEveryProposalHasWords(t *testing.T) {
	for _, p := range []Proposal{
		{Kind: Event}, {Kind: Notice}, {Kind: Coverage, Of: "events"}, {Kind: Coverage, Of: "notices"}, {Kind: Document},
		{Kind: Document, For: "2025"}, {Kind: Fact}, {Kind: Item, Says: "present"}, {Kind: Item, Says: "incomplete"},
		{Kind: Item, Says: "present", Asks: lang.Text{KK: "x"}}, {Kind: Item, Says: "incomplete", Asks: lang.Text{KK: "x"}},
		{Kind: Item, Says: "absent", Asks: lang.Text{KK: "x"}, Looked: 3},
	} {
		if w := p.Words(); w.KK == "" || w.RU == "" || w.EN == "" {
			t.Errorf("%+v: %+v", p, w)
		}
	}
}
