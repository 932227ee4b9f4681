package desk_test

import (
	"reflect"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// steps asks what undo and redo would do, and wants each to be so.
func (b *bureau) steps(id string) (undo, redo desk.Step) {
	b.t.Helper()
	was := b.held()
	undo, err := b.NextUndo(b.ctx, id)
	must(b.t, err)
	redo, err = b.NextRedo(b.ctx, id)
	must(b.t, err)
	if b.held() != was {
		b.t.Error("asking wrote something")
	}
	return undo, redo
}

// The next step is named before it is taken, and is then what was named.
func TestUndoIsNamedBeforeItIsDone(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	b.now = moment(t, "2026-01-20T11:30:00+05:00")
	_, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-05-14"), Title: "Хакатон"})
	must(t, err)
	b.now = moment(t, "2026-01-20T12:00:00+05:00")

	undo, redo := b.steps(id)
	want := []lang.Text{{
		KK: "дәлелдеме: Ашық деректер іс-шаралары, іс-шара 14.05.2025 «Хакатон»",
		RU: "доказательство: Мероприятия по открытым данным, мероприятие 14.05.2025 «Хакатон»",
		EN: "evidence: Open-data events, event 14.05.2025 “Хакатон”",
	}}
	if !undo.OK || !reflect.DeepEqual(undo.What, want) || !undo.At.Equal(moment(t, "2026-01-20T11:30:00+05:00")) || undo.Why != (lang.Text{}) {
		t.Errorf("undo: %+v", undo)
	}
	if redo.OK || redo.Why.RU != "Возвращать нечего." {
		t.Errorf("redo: %+v", redo)
	}
	back, err := b.Undo(b.ctx, id)
	must(t, err)
	if !reflect.DeepEqual(back.What, undo.What) || !reflect.DeepEqual(back.Kinds, []string{"evidence"}) {
		t.Errorf("taken back: %+v", back)
	}
	undo, redo = b.steps(id)
	if !redo.OK || !reflect.DeepEqual(redo.What, want) {
		t.Errorf("redo: %+v", redo)
	}
	// What is left is the opening, which registered the holder too.
	if len(undo.What) != 2 || undo.What[0].RU != "зарегистрирован обладатель информации: Сынақ мекемесі" || undo.What[1].RU != "дело открыто: мониторинг" {
		t.Errorf("undo: %+v", undo)
	}
	again, err := b.Redo(b.ctx, id)
	must(t, err)
	if !reflect.DeepEqual(again.What, want) {
		t.Errorf("brought back: %+v", again)
	}
}

// Where nothing can be taken back the reason is that of Undo, word for word.
func TestWhyNothingIsUndone(t *testing.T) {
	b := newBureau(t)
	refused := func(what, id string, d *desk.Desk, code string) {
		t.Helper()
		step, err := d.NextUndo(b.ctx, id)
		must(t, err)
		_, err = d.Undo(b.ctx, id)
		e, ok := lang.AsError(err)
		if !ok || e.Code != code || step.OK || step.Why != e.Text || len(step.What) != 0 {
			t.Errorf("%s: %+v, and Undo says %v", what, step, err)
		}
	}
	id := b.open("state-body")
	refused("another's act", id, b.as("Гүлнар С."), "undo.nothing")

	second, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Сынақ мекемесі", Period: span(t, "2025-01-01..2025-06-30"), AsOf: day(t, "2026-01-20"), Form: checks.Monitoring,
	})
	must(t, err)
	refused("a holder on which another inspection stands", id, b.Desk, "undo.holder-in-use")

	b.append(draft(journal.KindPaper, second.ID, "paper m1", checks.IssuedPaper{ID: "m1", Paper: "memo"}))
	refused("an issued paper", second.Number, b.Desk, "undo.lasting")
	step, err := b.NextUndo(b.ctx, second.Number)
	must(t, err)
	if want := "Это отменить нельзя: на подпись: справка"; step.Why.RU != want {
		t.Errorf("got %q, want %q", step.Why.RU, want)
	}

	must(t, b.Close(b.ctx, id, ""))
	refused("a closed inspection", id, b.Desk, "inspection.closed")
	if _, err := b.NextUndo(b.ctx, "2031-001"); code(t, err) != "inspection.unknown" {
		t.Errorf("of no inspection: %v", err)
	}
}
