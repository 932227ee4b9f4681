package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// What opening an inspection tells of a known holder is recorded in the same act:
// what its record did not say is added, what it says is left alone, and undo
// takes back both.
func TestOpeningCompletesTheRecordOfAKnownHolder(t *testing.T) {
	b := newBureau(t)
	id, err := b.AddHolder(b.ctx, desk.HolderInput{
		NameKK: "Сынақ мұражайы", Categories: []desk.Since{{ID: "state-body"}}, Source: "Жарғы",
		Traits:   []desk.TraitInput{{ID: "collegial-open", Value: checks.No}},
		Premises: []string{"Бірінші көше, 1"},
	})
	must(t, err)
	opened, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: id, Period: span(t, "2025-01-01..2025-12-31"), AsOf: day(t, "2026-01-20"), Form: checks.Monitoring,
		Register: desk.HolderInput{
			Source:   "Әңгіме",
			Traits:   []desk.TraitInput{{ID: "collegial-open", Value: checks.Yes}, {ID: "public-order", Value: checks.No}},
			Premises: []string{"бірінші көше, 1", "Екінші көше, 2"},
		},
	})
	must(t, err)
	said := func() (traits map[string]string, addresses int) {
		h, err := b.Holder(b.ctx, id)
		must(t, err)
		traits = map[string]string{}
		for _, trait := range h.Holder.Traits {
			traits[trait.ID] = trait.Value
		}
		return traits, len(h.Holder.Premises)
	}
	if traits, n := said(); traits["collegial-open"] != checks.No || traits["public-order"] != checks.No || n != 2 {
		t.Errorf("%v, %d addresses", traits, n)
	}
	_, err = b.Undo(b.ctx, opened.ID)
	must(t, err)
	if traits, n := said(); len(traits) != 1 || n != 1 {
		t.Errorf("after undo: %v, %d addresses", traits, n)
	}
}

// A correction of the title alone is taken, also where another check that reads
// the same rows has several lists.
func TestTheTitleOfARowThatIsSharedCanBeCorrected(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	e, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{
		Check: "dialogue-events", Kind: checks.Event, Parts: []string{"conferences"}, At: at(t, "2025-05-15"), Title: "Конференция",
	})
	must(t, err)
	must(t, b.ChangeEvidence(b.ctx, e, desk.EvidenceInput{Title: "Интернет-конференция"}))
	list, _, err := b.ListEvidence(b.ctx, id)
	must(t, err)
	if len(list) != 1 || list[0].Title != "Интернет-конференция" || len(list[0].Serves) < 2 {
		t.Errorf("%+v", list)
	}
}
