package paper

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// sitting is a sitting with an item of each kind that differs.
func sitting(t *testing.T, l lang.Lang) SittingInput {
	t.Helper()
	law, err := standard.Load()
	if err != nil {
		t.Fatal(err)
	}
	day, _ := calendar.ParseDay("2026-03-27")
	term, _ := calendar.ParseDay("2026-06-15")
	return SittingInput{
		Lang: l, Office: &checks.Office{}, Law: law, Today: day.Add(-5), Draft: true, Executor: "А. Т.",
		Sitting: checks.Sitting{ID: "s", Day: day, Hour: "11:00", Place: "Астана", Chair: &checks.Official{
			PostKK: "министр", PostRU: "министр", NameKK: "Б. Төраға", NameRU: "Б. Торага",
		}},
		Items: []SittingItem{
			{AgendaItem: checks.AgendaItem{
				ID: "1", Kind: checks.HearItem, TitleKK: "Көкжиде басқармасы", TitleRU: "Управление Кокжиде", Minutes: 20, Rapporteur: "Е. Т.",
				FactsKK: "Негізі: бақылау.\nМынадай талаптар бұзылған:\n1) жоқ.", DraftKK: "Ұсынылсын", DraftRU: "Рекомендовать", Term: term, Follower: "Е. Т.",
			}, Name: lang.Text{KK: "Көкжиде басқармасы", RU: "Управление Кокжиде"}, Indicators: []checks.Indicator{{ID: checks.Completeness, Kept: 1, Of: 2}}},
			{AgendaItem: checks.AgendaItem{ID: "2", Kind: checks.PlanItem, TitleKK: "Жоспар", TitleRU: "План"},
				Decided: &checks.Decision{Value: checks.Changed, Day: day, KK: "Қолдау ұсынылсын", RU: "Рекомендовать поддержать", Term: term}},
		},
	}
}

// shape is a paper without its words: kinds of blocks, points, rows.
func shape(d *Document) string {
	var b strings.Builder
	for block := range Flow(d.Body) {
		fmt.Fprintf(&b, "%T ", block)
		if f, ok := block.(Facts); ok {
			fmt.Fprint(&b, len(f.Items))
		}
	}
	return fmt.Sprint(b.String(), len(d.Signatures))
}

// The two authentic papers have the same points under the same numbers, also where a
// text was typed in one language only.
func TestThePapersOfASittingAreAlikeInBothLanguages(t *testing.T) {
	for name, compose := range map[string]func(SittingInput) (*Document, error){
		"agenda": Agenda, "protocol": Protocol,
		"invitation": func(in SittingInput) (*Document, error) { return Invitation(in, 1) },
		"reference":  func(in SittingInput) (*Document, error) { return Note(in, 1) },
	} {
		shapes := map[lang.Lang]string{}
		for _, l := range []lang.Lang{lang.KK, lang.RU} {
			doc, err := compose(sitting(t, l))
			if err != nil {
				t.Fatal(err)
			}
			if doc.Kind != name || doc.Lang != l || doc.Draft == "" || doc.Data == nil {
				t.Errorf("%s: %+v", name, doc)
			}
			shapes[l] = shape(doc)
		}
		if name != "agenda" && name != "reference" && shapes[lang.KK] != shapes[lang.RU] {
			t.Errorf("%s:\n%s\n%s", name, shapes[lang.KK], shapes[lang.RU])
		}
	}
	doc, err := Agenda(sitting(t, lang.RU))
	if err != nil || !strings.Contains(prose(doc), "Факты: ____") {
		t.Errorf("what was typed in Kazakh alone slips into the Russian paper: %s", prose(doc))
	}
}

// prose is all that a paper says.
func prose(d *Document) string {
	var b strings.Builder
	for block := range Flow(d.Body) {
		switch block := block.(type) {
		case Paragraph:
			for _, r := range block.Runs {
				b.WriteString(r.Text)
			}
		case Facts:
			for _, f := range block.Items {
				b.WriteString(f.Label + ": " + f.Value[0].Text)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// The minutes are signed in the roles of the Commission, not by offices, and say what
// was decided in the place of the draft.
func TestTheMinutesAreSignedInRolesAndSayWhatWasDecided(t *testing.T) {
	doc, err := Protocol(sitting(t, lang.KK))
	if err != nil {
		t.Fatal(err)
	}
	want := []Signature{{Post: "Комиссия төрағасы", Name: "Б. Төраға"}, {Post: "Комиссия хатшысы", Name: blank}}
	if !slices.Equal(doc.Signatures, want) || strings.Contains(prose(doc), "министр") {
		t.Errorf("%+v", doc.Signatures)
	}
	text := prose(doc)
	for _, said := range []string{"Шешім жобасы: Ұсынылсын", "Шешілді: Қолдау ұсынылсын", "өзгерістермен қабылданды", "Мерзімі: 15.06.2026"} {
		if !strings.Contains(text, said) {
			t.Errorf("no %q in\n%s", said, text)
		}
	}
	if doc.Requisites.Date != "2026 жылғы 27 наурыз" {
		t.Errorf("the date of minutes stands in words: %s", doc.Requisites.Date)
	}
}

// A percentage stands beside its formula and its numbers; a sitting without figures
// has no formula.
func TestAFigureIsNeverWithoutItsFormula(t *testing.T) {
	in := sitting(t, lang.RU)
	doc, err := Agenda(in)
	if err != nil || !strings.Contains(prose(doc), "официальной методикой не является") {
		t.Errorf("%v %s", err, prose(doc))
	}
	in.Items = in.Items[1:]
	if doc, err = Agenda(in); err != nil || strings.Contains(prose(doc), "методик") {
		t.Errorf("%v %s", err, prose(doc))
	}
}
