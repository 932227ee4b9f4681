package desk_test

import (
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// code gives the code of one of our errors, "" for none.
func code(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	e, ours := lang.AsError(err)
	if !ours {
		t.Fatalf("not an error for users: %v", err)
	}
	if missing := e.Text.Missing(); len(missing) > 0 {
		t.Errorf("%s has no text in %v", e.Code, missing)
	}
	return e.Code
}

// What cannot be recorded is refused with a reason, and nothing is written.
func TestEvidenceIsRefused(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	event := func(change func(*desk.EvidenceInput)) desk.EvidenceInput {
		in := desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-03-01")}
		change(&in)
		return in
	}
	rows := []struct {
		why  string
		in   desk.EvidenceInput
		code string
	}{
		{"an unknown check", event(func(e *desk.EvidenceInput) { e.Check = "weather" }), "check.unknown"},
		{"a check of another category", event(func(e *desk.EvidenceInput) { e.Check = "prices" }), "check.not-bound"},
		{"an unknown kind", event(func(e *desk.EvidenceInput) { e.Kind = "rumour" }), "evidence.kind"},
		{"an event without a day", event(func(e *desk.EvidenceInput) { e.At = at(t, "2025-03-01"); e.At.Day = 0 }), "evidence.no-date"},
		{"a document where events are read", event(func(e *desk.EvidenceInput) { e.Kind = checks.Paper }), "part.none-reads"},
		{"an unknown part", event(func(e *desk.EvidenceInput) { e.Parts = []string{"x"} }), "part.unknown"},
		{"an unknown item", event(func(e *desk.EvidenceInput) { e.Items = []checks.ItemSeen{{Item: "x"}} }), "item.unknown"},
		{"a year for a part that has none", event(func(e *desk.EvidenceInput) { e.For = "2025" }), "evidence.no-slot"},
		{"a plan without its year", desk.EvidenceInput{Check: "openness-plan", Kind: checks.Paper}, "evidence.needs-year"},
		{"an item that does not apply, without a reason", desk.EvidenceInput{
			Check: "stand", Kind: checks.Stand, Items: []checks.ItemSeen{{Item: "hours", State: checks.Inapplicable}},
		}, "item.needs-reason"},
		{"a sitting that may be open or closed", desk.EvidenceInput{
			Check: "open-sittings", Kind: checks.Event, At: at(t, "2025-03-01"),
		}, "part.choose"},
		{"a file that is not there", event(func(e *desk.EvidenceInput) { e.Files = []string{"/no/such/file"} }), "file.missing"},
		{"a folder for a file", event(func(e *desk.EvidenceInput) { e.Files = []string{os.TempDir()} }), "file.folder"},
		{"a device for a file", event(func(e *desk.EvidenceInput) { e.Files = []string{os.DevNull} }), "file.irregular"},
	}
	before := entries(b)
	for _, r := range rows {
		_, err := b.AddEvidence(b.ctx, id, r.in)
		if got := code(t, err); got != r.code {
			t.Errorf("%s: %s, want %s", r.why, got, r.code)
		}
	}
	if after := entries(b); after != before {
		t.Errorf("%d entries became %d", before, after)
	}
}

func entries(b *bureau) (n int) {
	b.t.Helper()
	report, err := b.store.Verify(b.ctx, nil)
	must(b.t, err)
	if !report.OK {
		b.t.Fatalf("journal is damaged: %+v", report.Problems)
	}
	return report.Entries
}

// A file over the limit is refused whole; the limit is a setting with a source.
func TestAttachmentLimit(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	path := filepath.Join(t.TempDir(), "хаттама.pdf")
	must(t, os.WriteFile(path, make([]byte, 2<<20), 0o600))
	must(t, b.Set(b.ctx, "attachment.limit", "1", "№ 5 бұйрық"))
	in := desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-03-01"), Files: []string{path}}
	if _, err := b.AddEvidence(b.ctx, id, in); code(t, err) != "file.too-large" {
		t.Errorf("over the limit: %v", err)
	}
	must(t, b.Set(b.ctx, "attachment.limit", "3", "№ 6 бұйрық"))
	_, err := b.AddEvidence(b.ctx, id, in)
	must(t, err)
}

// A correction is an answer to its own id: the files stay, undo brings the older
// version back, a withdrawal brings nothing back.
func TestCorrectionUndoAndWithdrawal(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	file := filepath.Join(t.TempDir(), "хаттама.txt")
	must(t, os.WriteFile(file, []byte("хаттама"), 0o600))
	e, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{
		Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-03-01"), Title: "Сауалнама", Files: []string{file},
	})
	must(t, err)
	must(t, b.ChangeEvidence(b.ctx, e, desk.EvidenceInput{At: at(t, "2025-04-01")}))

	one := func() []checks.Evidence {
		list, _, err := b.ListEvidence(b.ctx, id)
		must(t, err)
		return list
	}
	got := one()
	if len(got) != 1 || got[0].At.Day != day(t, "2025-04-01") || got[0].Title != "Сауалнама" || len(got[0].Files) != 1 {
		t.Fatalf("after the correction: %+v", got)
	}
	_, err = b.Undo(b.ctx, id)
	must(t, err)
	if got := one(); len(got) != 1 || got[0].At.Day != day(t, "2025-03-01") {
		t.Fatalf("after the undo: %+v", got)
	}
	_, err = b.Redo(b.ctx, id)
	must(t, err)
	if got := one(); got[0].At.Day != day(t, "2025-04-01") {
		t.Fatalf("after the redo: %+v", got)
	}
	if _, err := b.Redo(b.ctx, id); code(t, err) != "redo.nothing" {
		t.Errorf("a second redo: %v", err)
	}
	if _, err := b.WithdrawEvidence(b.ctx, e, desk.Withdrawal{Reason: " "}); code(t, err) != "reason.empty" {
		t.Errorf("a withdrawal without a reason: %v", err)
	}
	_, err = b.WithdrawEvidence(b.ctx, e, desk.Withdrawal{Why: journal.Refuted, Reason: "хаттама басқа жылдікі"})
	must(t, err)
	if got := one(); len(got) != 0 {
		t.Fatalf("after the withdrawal: %+v", got)
	}
}

// Undo takes back the author's own latest act whole, and never another's.
func TestUndoIsOnesOwn(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	add := func(d *desk.Desk, date string) {
		_, err := d.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, date)})
		must(t, err)
	}
	other := b.as("Гүлнар С.")
	add(other, "2025-02-01")
	add(b.Desk, "2025-03-01")
	_, err := b.Undo(b.ctx, id)
	must(t, err)
	list, _, err := b.ListEvidence(b.ctx, id)
	must(t, err)
	if len(list) != 1 || list[0].At.Day != day(t, "2025-02-01") {
		t.Fatalf("left: %+v", list)
	}
	// The next undo reaches the opening of the inspection, which registered the holder too.
	_, err = b.Undo(b.ctx, id)
	must(t, err)
	holders, err := b.ListHolders(b.ctx, journal.HolderQuery{})
	must(t, err)
	if len(holders) != 0 {
		t.Errorf("holders: %+v", holders)
	}
	if _, err := other.Undo(b.ctx, id); err != nil {
		t.Logf("the other analyst: %v", err)
	}
}

// A stand visit asks each item at each address; contacts are whole only with
// both telephones; an address must be named where there are several.
func TestStandVisit(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body", "public-order=no")
	_, err := b.ChangeHolder(b.ctx, "Сынақ мекемесі", desk.HolderInput{Premises: []string{"Бірінші көше, 1", "Екінші көше, 2"}})
	must(t, err)
	seen := func(items ...string) []checks.ItemSeen {
		var out []checks.ItemSeen
		for _, i := range items {
			out = append(out, checks.ItemSeen{Item: i})
		}
		return out
	}
	all := seen("activity", "hours", "reception", "appeals", "contacts", "chancellery-phone", "personnel-phone", "accounts", "site-link")
	in := desk.EvidenceInput{Check: "stand", Kind: checks.Stand, At: at(t, "2026-01-12T11:00"), Items: all}
	if _, err := b.AddEvidence(b.ctx, id, in); code(t, err) != "premises.choose" {
		t.Errorf("which address: %v", err)
	}
	for _, p := range []string{"1", "2"} {
		in.Premises = p
		_, err = b.AddEvidence(b.ctx, id, in)
		must(t, err)
		must(t, b.Answer(b.ctx, id, desk.AnswerInput{
			Question: "stand/access@" + p, Verdict: checks.Met, Reason: "еркін кіруге болады", Seen: day(t, "2026-01-12"),
		}))
	}
	f := b.finding(id, "stand")
	if f.Verdict != checks.Met || len(f.Clauses) != 1 || f.Clauses[0].Clause != "4(13)" {
		t.Fatalf("%s %+v", f.Verdict, f.Clauses)
	}
	// A later look that finds one telephone gone breaks the item, and so the clause in part.
	_, err = b.AddEvidence(b.ctx, id, desk.EvidenceInput{
		Check: "stand", Kind: checks.Stand, At: at(t, "2026-01-14"), Premises: "2",
		Items: []checks.ItemSeen{{Item: "contacts"}, {Item: "chancellery-phone"}, {Item: "personnel-phone", State: checks.Absent}},
	})
	must(t, err)
	if f := b.finding(id, "stand"); f.Verdict != checks.PartlyMet {
		t.Errorf("after the later look: %s", f.Verdict)
	}
}

// An item points to its list, and a row that two checks read is entered once,
// with what was seen for both.
func TestRowsAreEnteredOnce(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body", "collegial-open", "law-enforcement-special=no", "drafts-legal-acts", "administers-budget-programmes=no")
	_, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{
		Check: "open-sittings", Kind: checks.Event, At: at(t, "2025-09-10T15:00"), Title: "Алқа отырысы",
		Items:   []checks.ItemSeen{{Item: "broadcast"}},
		Noticed: []checks.Notice{{Part: "notice", At: at(t, "2025-09-01")}, {Part: "agenda", At: at(t, "2025-09-01")}},
	})
	must(t, err)
	_, err = b.AddEvidence(b.ctx, id, desk.EvidenceInput{
		Check: "public-discussion", Kind: checks.Event, Parts: []string{"legal-acts"}, At: at(t, "2025-06-02"), Title: "Бұйрық жобасы",
		Items: []checks.ItemSeen{{Item: "legal-acts"}, {Item: "notices", State: checks.Absent}},
	})
	must(t, err)
	for check, want := range map[string]checks.Verdict{"open-sittings": checks.Met, "discussion-notices": checks.NotMet} {
		if f := b.finding(id, check); f.Verdict != want {
			t.Errorf("%s is %s, want %s", check, f.Verdict, want)
		}
	}
}
