package desk_test

import (
	"testing"

	"ashyq/checks/desk"
)

// A region is said once, above: schools and departments below stand in the region of
// their akimat until they have one of their own.
func TestARegionHoldsForAllBelow(t *testing.T) {
	b := newBureau(t)
	region := func(id string) string {
		t.Helper()
		card, err := b.HolderCard(b.ctx, id)
		must(t, err)
		if card.Region.From != nil {
			return card.Region.Name + " ← " + card.Region.From.Name.KK
		}
		return card.Region.Name
	}
	top, err := b.AddHolder(b.ctx, desk.HolderInput{NameKK: "Арқа облысының әкімдігі", Categories: []desk.Since{{ID: "state-body"}}, Region: "Арқа  облысы", Source: "ереже"})
	must(t, err)
	middle := b.register("Білім басқармасы", "state-body", func(in *desk.HolderInput) { in.Parent = top })
	school := b.register("№ 1 мектеп", "state-institution", func(in *desk.HolderInput) { in.Parent = middle })
	same(t, "inherited", []string{region(top), region(middle), region(school)},
		"Арқа облысы", "Арқа облысы ← Арқа облысының әкімдігі", "Арқа облысы ← Арқа облысының әкімдігі")

	must(t, b.SetRegion(b.ctx, middle, "Астана қаласы", "хат"))
	same(t, "the nearest counts", []string{region(middle), region(school)}, "Астана қаласы", "Астана қаласы ← Білім басқармасы")

	_, err = b.ChangeHolder(b.ctx, middle, desk.HolderInput{Region: "Бозарал облысы"})
	must(t, err)
	must(t, b.SetRegion(b.ctx, middle, "", ""))
	same(t, "taken back, nothing older returns", []string{region(middle)}, "Арқа облысы ← Арқа облысының әкімдігі")
}

func TestATableOfHoldersSaysTheirRegions(t *testing.T) {
	b := newBureau(t)
	table := "Атауы;Санаты;Өңір\nАрқа облысының әкімдігі;state-body;Арқа облысы\nКең даласының әкімдігі;state-body;\n"
	taken := b.takeIn(desk.HolderImportInput{File: write(t, "holders.csv", []byte(table))})
	if len(taken.Columns) > 0 || taken.Taken() != 2 {
		t.Fatalf("%d taken, unknown headings %q", taken.Taken(), taken.Columns)
	}
	card, err := b.HolderCard(b.ctx, "Арқа облысының әкімдігі")
	must(t, err)
	if card.Region.Name != "Арқа облысы" || card.Region.Source != "holders.csv" {
		t.Errorf("%+v", card.Region)
	}
	before := entries(b)
	if again := b.takeIn(desk.HolderImportInput{File: write(t, "again.csv", []byte(table))}); again.Taken() != 0 || entries(b) != before {
		t.Errorf("the same table was taken again: %+v", again.Rows)
	}
	moved := "Наименование;Категория;Область\nАрқа облысының әкімдігі;state-body;Жаңа облыс\n"
	again := b.takeIn(desk.HolderImportInput{File: write(t, "moved.csv", []byte(moved))})
	if len(again.Rows) != 1 || len(again.Rows[0].Changes) != 1 || again.Rows[0].Changes[0].New.KK != "Жаңа облыс" || entries(b) != before+1 {
		t.Errorf("%+v", again.Rows)
	}
}
