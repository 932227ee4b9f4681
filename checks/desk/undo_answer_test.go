package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// An answer on a stand corrects the evidence of that stand. Undo names what was answered
// and where, and so do the journal and what was taken back.
func TestUndoOfAnAnswerNamesTheItemTheAnswerAndTheAddress(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	_, err := b.ChangeHolder(b.ctx, "Сынақ мекемесі", desk.HolderInput{Premises: []string{"Бірінші көше, 1"}})
	must(t, err)
	evidence, err := b.AddEvidence(b.ctx, number, desk.EvidenceInput{
		Check: "stand", Kind: checks.Stand, Premises: "1", Items: []checks.ItemSeen{{Item: "placed", State: checks.Present}},
	})
	must(t, err)
	must(t, b.ChangeEvidence(b.ctx, evidence, desk.EvidenceInput{Items: []checks.ItemSeen{
		{Item: "placed", State: checks.Present}, {Item: "activity", State: checks.Absent},
	}}))
	undo, _ := b.steps(number)
	want := lang.Text{
		KK: "өз қызметі – жоқ (Бірінші көше, 1)",
		RU: "о своей деятельности – отсутствует (Бірінші көше, 1)",
		EN: "own activity: absent (Бірінші көше, 1)",
	}
	if len(undo.What) != 1 || undo.What[0] != want {
		t.Errorf("undo: %+v", undo.What)
	}
	back, err := b.Undo(b.ctx, number)
	must(t, err)
	if len(back.What) != 1 || back.What[0] != want {
		t.Errorf("taken back: %+v", back.What)
	}
}
