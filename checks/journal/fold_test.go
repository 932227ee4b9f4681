package journal

import (
	"encoding/hex"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// desktop is a laptop with short ways to write what the tests of folding need.
type desktop struct{ *laptop }

func newDesktop(t *testing.T, name string) desktop { return desktop{newLaptop(t, name)} }

func (d desktop) write(drafts ...Draft) []Entry {
	d.t.Helper()
	fresh, err := d.act(drafts...)
	if err != nil {
		d.t.Fatal(err)
	}
	return fresh
}

func (d desktop) evidence(id, title string) Entry {
	d.t.Helper()
	day, _ := calendar.NewDay(2025, 3, 14)
	return d.write(d.answer(KindEvidence, inspected, "evidence "+id, checks.Evidence{
		ID: id, Kind: checks.Event, At: calendar.Moment{Day: day, Minute: -1}, Title: title}))[0]
}

func (d desktop) inspection(owner, ground string) Entry {
	d.t.Helper()
	from, _ := calendar.NewDay(2025, 1, 1)
	return d.write(d.answer(KindInspection, inspected, "inspection", checks.Inspection{
		Number: "2026-001", Holder: held.ID(), Form: checks.Remote, Owner: owner, Ground: ground,
		Period: checks.Dated{From: from, To: from.Add(364)}, AsOf: from.Add(384)}))[0]
}

func (d desktop) verdict(v checks.Verdict) Entry {
	d.t.Helper()
	return d.write(d.answer(KindVerdict, inspected, "verdict stand", checks.Answer{Verdict: v}))[0]
}

func (d desktop) fold() *checks.Case { return FoldInspection(inspected.ID(), d.held) }

// foreign adds an entry as another program might have written it.
func (d desktop) foreign(kind string, version int, s Subject, matter string, payload string) Entry {
	d.t.Helper()
	h := Header{
		Stream: d.stream, Number: d.last.Number + 1, Clock: d.clock + 1, Previous: d.last.Hash,
		Time: time.Date(2026, 1, 20, 4, 0, 0, 0, time.UTC), Zone: "+05:00",
		Author: "Айгүл", Kind: kind, Version: version, Subject: s, Matter: matter, Payload: Sum([]byte(payload)),
	}
	raw := h.Encode()
	e, err := ReadEntry(raw, []byte(payload))
	if err != nil {
		d.t.Fatal(err)
	}
	d.last = Head{Stream: d.stream, Number: h.Number, Hash: e.Hash}
	d.add([]Entry{e})
	return e
}

func TestWhatCannotBeReadIsNamedAndNeverGuessed(t *testing.T) {
	const salt = `"salt":"00112233445566778899aabbccddeeff"}`
	setting := `{"value":"x","source":"y",` + salt
	tests := []struct {
		sentence      string
		kind          string
		version       int
		matter        string
		payload       string
		read, counted bool // counted: it is an answer to its matter
	}{
		{"an entry that is in order", KindSetting, 1, "setting b", setting, true, true},
		{"a kind that is not known", "poll", 1, "setting b", setting, false, true},
		{"a version that is not known", KindSetting, 2, "setting b", setting, false, true},
		{"a kind on a subject that is not its own", KindVerdict, 1, "verdict stand", setting, false, false},
		{"a matter that is not of the kind", KindSetting, 1, "reading b", setting, false, false},
		{"an answer without a matter", KindSetting, 1, "", setting, false, false},
		{"a fact with a matter", KindWithdrawn, 1, "setting b", `{"why":"x","reason":"y",` + salt, false, false},
		{"a payload that is no JSON", KindSetting, 1, "setting b", "x", false, true},
		{"a payload without salt", KindSetting, 1, "setting b", `{"value":"x","source":"y"}`, false, true},
		{"a field too many", KindSetting, 1, "setting b", `{"more":"z","value":"x","source":"y",` + salt, false, true},
		{"a field too few", KindSetting, 1, "setting b", `{"value":"x",` + salt, false, true},
		{"a withdrawal whose reason cannot be read", KindWithdrawn, 1, "", `{` + salt, false, false},
		{"an opening that is not first", KindStream, 1, "", `{"label":"AB","key":"","continues":[],` + salt, false, false},
	}
	for _, tt := range tests {
		d := newDesktop(t, "A")
		e := d.foreign(tt.kind, tt.version, Office, tt.matter, tt.payload)
		o := FoldOffice(d.held)
		if got := slices.Contains(o.Unread, string(e.Hash)); got == tt.read || len(o.Unread) > 1 {
			t.Errorf("%s: not read are %d", tt.sentence, len(o.Unread))
		}
		if (len(o.Settings["b"]) == 1) != tt.read {
			t.Errorf("%s: the settings are %v", tt.sentence, o.Settings)
		}
		counted := len(d.ledger(Office).Answers(tt.matter)) == 1
		if counted != tt.counted {
			t.Errorf("%s: an answer to its matter: %v", tt.sentence, counted)
		}
	}
}

func TestAnEntryThatIsNotReadIsListedOnlyWhileItIsLive(t *testing.T) {
	d := newDesktop(t, "A")
	e := d.foreign("poll", 1, inspected, "", "x")
	if got := d.fold().Unread; len(got) != 1 || got[0] != string(e.Hash) {
		t.Errorf("not read are %v", got)
	}
	d.write(Draft{Kind: KindWithdrawn, Subject: inspected, Replaces: []Target{{Hash: e.Hash}}, Payload: Withdrawn{}})
	if got := d.fold().Unread; len(got) != 0 {
		t.Errorf("after it was withdrawn not read are %v", got)
	}
}

func TestANewerAnswerIsARivalFromItsHeaderAlone(t *testing.T) {
	d := newDesktop(t, "A")
	d.verdict(checks.Met)
	d.foreign(KindVerdict, 2, inspected, "verdict stand", "x")
	c := d.fold()
	if a := c.Answers[checks.Question{Check: "stand"}]; len(a) != 1 || !a[0].Mark.Rival || len(c.Unread) != 1 {
		t.Errorf("answers %+v, not read %v", a, c.Unread)
	}
}

func TestAnErasedPayloadIsGoneAndAMissingOneIsNotRead(t *testing.T) {
	d := newDesktop(t, "A")
	erased, missing := d.evidence("e1", "лицо"), d.evidence("e2", "стенд")
	d.write(Draft{Kind: KindErased, Subject: inspected, Replaces: []Target{{Hash: erased.Header.Payload}}, Payload: Erased{Why: "x"}})
	for _, purged := range []bool{false, true} {
		for i, e := range d.held {
			if e.Hash == missing.Hash || purged && e.Hash == erased.Hash {
				d.held[i].Payload = nil
			}
		}
		c := d.fold()
		if len(c.Evidence) != 0 || !reflect.DeepEqual(c.Unread, []string{string(missing.Hash)}) {
			t.Errorf("purged %v: evidence %v, not read %v", purged, c.Evidence, c.Unread)
		}
	}
}

func TestTwoLiveAnswersAreBothShownAsRivals(t *testing.T) {
	a, b := newDesktop(t, "A"), newDesktop(t, "B")
	a.verdict(checks.Met)
	b.verdict(checks.NotMet)
	b.evidence("e1", "без соперника")
	a.take(b.laptop, everything)
	c := a.fold()
	answers := c.Answers[checks.Question{Check: "stand"}]
	if len(answers) != 2 || !answers[0].Mark.Rival || !answers[1].Mark.Rival {
		t.Fatalf("answers %+v", answers)
	}
	if len(c.Evidence) != 1 || c.Evidence[0].Mark.Rival {
		t.Errorf("evidence %+v", c.Evidence)
	}
	a.verdict(checks.PartlyMet)
	answers = a.fold().Answers[checks.Question{Check: "stand"}]
	if len(answers) != 1 || answers[0].Mark.Rival || answers[0].Verdict != checks.PartlyMet {
		t.Errorf("after it was resolved %+v", answers)
	}
}

func TestAConflictOfRecordsMattersInTheFieldsThatDiffer(t *testing.T) {
	tests := []struct {
		sentence      string
		owner, ground string // of the other record
		disputed      []string
		merging       bool
	}{
		{"one record", "", "", nil, false},
		{"two that say the same", "Ә", "б", nil, true},
		{"two that differ in one field", "Ә", "в", []string{"ground"}, true},
		{"in a field that one leaves out", "", "б", []string{"owner"}, true},
		{"in two fields", "x", "", []string{"ground", "owner"}, true},
	}
	for _, tt := range tests {
		a, b := newDesktop(t, "A"), newDesktop(t, "B")
		a.inspection("Ә", "б")
		if tt.merging {
			b.inspection(tt.owner, tt.ground)
			a.take(b.laptop, everything)
		}
		c := a.fold()
		if !reflect.DeepEqual(c.Disputed, tt.disputed) || c.Mark.Rival != (len(tt.disputed) > 0) {
			t.Errorf("%s: disputed are %v, rival %v", tt.sentence, c.Disputed, c.Mark.Rival)
		}
	}
}

func TestTheStatesOfAPaperHangOnIt(t *testing.T) {
	d := newDesktop(t, "A")
	paper := func(id string) { d.write(d.answer(KindPaper, inspected, "paper "+id, checks.IssuedPaper{ID: id})) }
	day, _ := calendar.NewDay(2026, 1, 21)
	state := func(id, value string) {
		d.write(d.answer(KindPaperState, inspected, "paper-state "+id, checks.PaperState{Value: value, Day: day}))
	}
	paper("p1")
	paper("p2")
	state("p1", "registered")
	state("p1", "served")
	state("p3", "served") // whose paper is not held
	newer := d.foreign(KindPaperState, 2, inspected, "paper-state p2", "x")
	c := d.fold()
	var got []string
	for _, p := range c.Papers {
		for _, s := range p.States {
			got = append(got, p.ID+" "+s.Value)
		}
	}
	if !slices.Equal(got, []string{"p1 served"}) || !slices.Equal(c.Unread, []string{string(newer.Hash)}) {
		t.Errorf("states %v, not read %v", got, c.Unread)
	}
}

func TestEntriesOfOtherSubjectsArePassedOver(t *testing.T) {
	d := newDesktop(t, "A")
	d.evidence("e1", "наше")
	want := d.fold()
	day, _ := calendar.NewDay(2025, 3, 14)
	d.write(Draft{Kind: KindEvidence, Subject: Inspection("other"), Matter: "evidence e2",
		Payload: checks.Evidence{ID: "e2", Kind: checks.Event, At: calendar.Moment{Day: day, Minute: -1}}})
	d.write(Draft{Kind: KindWithdrawn, Subject: Inspection("other"), Payload: Withdrawn{},
		Replaces: []Target{{Hash: Hash(want.Evidence[0].Mark.Entry)}}})
	if got := d.fold(); !reflect.DeepEqual(got, want) {
		t.Errorf("folded with them %+v", got)
	}
}

func TestTheMarkSaysWhereAFactStands(t *testing.T) {
	d := newDesktop(t, "A")
	e := d.evidence("e1", "x")
	want := checks.Mark{Entry: string(e.Hash), Stream: string(d.stream), Author: "Айгүл", Time: e.Header.Time}
	if got := d.fold().Evidence[0].Mark; got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestWhatMovesTheDigest(t *testing.T) {
	d := newDesktop(t, "A")
	d.open()
	tests := []struct {
		sentence string
		do       func()
		moves    string // the subjects whose digests it moves
	}{
		{"evidence", func() { d.evidence("e1", "x") }, "inspection"},
		{"its correction", func() { d.evidence("e1", "y") }, "inspection"},
		{"an undo", func() { d.undo(inspected) }, "inspection"},
		{"a redo", func() { d.redo(inspected) }, "inspection"},
		{"a withdrawal", func() { d.write(d.withdraw(inspected, "evidence e1")) }, "inspection"},
		{"a withdrawal of nothing", func() { d.write(Draft{Kind: KindWithdrawn, Subject: held, Payload: Withdrawn{}}) }, ""},
		{"an erasure", func() { d.write(Draft{Kind: KindErased, Subject: inspected, Payload: Erased{}}) }, "inspection"},
		{"a holder", func() { d.write(d.answer(KindHolder, held, "holder", checks.Holder{})) }, "holder"},
		{"a setting", func() { d.write(d.answer(KindSetting, Office, "setting a", checks.Setting{})) }, "office"},
		{"a paper of the office", func() { d.write(d.answer(KindPaper, Office, "paper p", checks.IssuedPaper{ID: "p"})) }, ""},
		{"another writer", func() {
			b := newLaptop(t, "B")
			b.open()
			d.take(b, everything)
		}, ""},
		{"something of a newer program", func() { d.foreign(KindWithdrawn, 2, held, "", "x") }, "holder"},
	}
	now := func() map[string]string {
		s := stateOf(d.held)
		return map[string]string{"inspection": s.inspection.Digest, "holder": s.holder.Digest, "office": s.office.Digest}
	}
	for _, tt := range tests {
		before := now()
		tt.do()
		var moved []string
		for subject, digest := range now() {
			if digest != before[subject] {
				moved = append(moved, subject)
			}
		}
		slices.Sort(moved)
		if got := strings.Join(moved, " "); got != tt.moves {
			t.Errorf("%s moves %q, should %q", tt.sentence, got, tt.moves)
		}
	}
}

func TestAfterUndoAndRedoTheDigestIsWhatItWas(t *testing.T) {
	d := newDesktop(t, "A")
	d.evidence("e1", "x")
	d.evidence("e1", "y")
	before := d.fold().Digest
	_, undone := d.undo(inspected)
	_, redone := d.redo(inspected)
	if undone != nil || redone != nil || d.fold().Digest != before {
		t.Errorf("%v %v: the digest has moved", undone, redone)
	}
}

func TestTheOfficeKnowsItsStreamsByTheirLabels(t *testing.T) {
	a, b := newDesktop(t, "A"), newDesktop(t, "B")
	a.open()
	b.write(Draft{Kind: KindStream, Subject: Office, Payload: Stream{Label: "ҚТ", Key: hex.EncodeToString([]byte("B"))}})
	a.take(b.laptop, everything)
	want := map[string]string{string(a.stream): "АС", string(b.stream): "ҚТ"}
	if got := FoldOffice(a.held).Labels; !reflect.DeepEqual(got, want) {
		t.Errorf("labels %v", got)
	}
}
