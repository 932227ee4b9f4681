package desk_test

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
)

// registerStory is what must come of a table that stands beside it.
type registerStory struct {
	Says     string            `toml:"says"`
	Category string            `toml:"category"` // state-body unless said
	Check    string            `toml:"check"`
	Day      calendar.Day      `toml:"day"`
	Drop     []string          `toml:"drop"`
	Taken    int               `toml:"taken"`
	Refused  map[string]string `toml:"refused"` // row = a word of the reason
	Part     string            `toml:"part"`
	Verdict  string            `toml:"verdict"`
	States   map[string]string `toml:"states"` // number or title = state
}

// Registers as other offices write them are read, judged, and read again without
// a second copy.
func TestRegistersOfOtherOffices(t *testing.T) {
	paths, err := filepath.Glob("testdata/registers/*.toml")
	must(t, err)
	for _, path := range paths {
		var story registerStory
		meta, err := toml.DecodeFile(path, &story)
		must(t, err)
		if len(meta.Undecoded()) > 0 {
			t.Fatalf("%s: %v", path, meta.Undecoded())
		}
		t.Run(story.Says, func(t *testing.T) { story.tell(t, strings.TrimSuffix(path, ".toml")+".csv") })
	}
	if len(paths) < 3 {
		t.Errorf("%d stories", len(paths))
	}
}

func (s registerStory) tell(t *testing.T, file string) {
	b := newBureau(t)
	category := s.Category
	if category == "" {
		category = "state-body"
	}
	id := b.open(category)
	in := desk.TableInput{Check: s.Check, File: file, Day: s.Day, Drop: s.Drop}
	preview, err := b.PreviewTable(b.ctx, id, in)
	must(t, err)
	if list, _, err := b.ListEvidence(b.ctx, id); err != nil || len(list) != 0 {
		t.Fatalf("a preview wrote something: %v %v", list, err)
	}
	got, err := b.ImportTable(b.ctx, id, in)
	must(t, err)
	if preview.Taken != got.Taken || got.Taken != s.Taken || got.Refused != len(s.Refused) {
		t.Errorf("taken %d of %d foreseen, refused %d: %+v", got.Taken, preview.Taken, got.Refused, got.Problems())
	}
	for _, p := range got.Problems() {
		if _, told := s.Refused[strconv.Itoa(p.Row)]; !told {
			t.Errorf("row %d: %s", p.Row, p.Text.RU)
		}
	}
	s.judged(t, b.finding(id, s.Check))
	again, err := b.ImportTable(b.ctx, id, in)
	if list, _, _ := b.ListEvidence(b.ctx, id); err != nil || !again.Known || len(list) != 1 {
		t.Errorf("the same file again: %v %v, %d pieces", again.Known, err, len(list))
	}
	for _, e := range b.caseOf(id).Evidence {
		for _, r := range e.Table.Rows {
			if slices.ContainsFunc(r.Cells, func(c string) bool { return strings.Contains(c, "Иванов") }) || len(e.Files) != map[bool]int{true: 1, false: 2}[len(s.Drop) > 0] {
				t.Errorf("what was left out is there: %v, %v", r.Cells, e.Files)
			}
		}
	}
}

// judged compares the states of the rows.
func (s registerStory) judged(t *testing.T, f checks.Finding) {
	for _, p := range f.Parts {
		if p.Part != s.Part {
			continue
		}
		if string(p.Verdict) != s.Verdict {
			t.Errorf("%s is %s", p.Part, p.Verdict)
		}
		states := map[string]string{}
		for _, u := range slices.Concat(p.Rows, p.Items) {
			name := u.Number
			if len(p.Rows) == 0 {
				name = u.Row
			}
			states[name] = string(u.State)
		}
		for name, state := range s.States {
			if states[name] != state {
				t.Errorf("%s is %q, not %s", name, states[name], state)
			}
		}
	}
}

// caseOf gives an inspection with the rows of its registers.
func (b *bureau) caseOf(id string) *checks.Case {
	view, err := b.Check(b.ctx, id, "")
	must(b.t, err)
	return view.Case
}

// A sample is drawn by a seed, its rows are read one by one, and a row that was
// read again has one piece of evidence.
func TestASampleIsDrawnAndRead(t *testing.T) {
	b := newBureau(t)
	id := b.open("quasi-state")
	if _, err := b.Draw(b.ctx, id, desk.SampleInput{Check: "requests", Rows: 2}); err == nil {
		t.Fatal("a draw from nothing")
	}
	file := write(t, "r.csv", []byte("№;Дата поступления;Дата ответа\n1;03.02.2025;10.02.2025\n2;04.02.2025;\n3;05.02.2025;10.02.2025\n4;06.02.2025;10.02.2025\n"))
	_, err := b.ImportTable(b.ctx, id, desk.TableInput{Check: "requests", File: file, Day: day(t, "2026-01-12")})
	must(t, err)
	drawn, err := b.Draw(b.ctx, id, desk.SampleInput{Check: "requests", Rows: 2, Seed: "7"})
	must(t, err)
	if drawn.Of != 3 || len(drawn.Rows) != 2 {
		t.Fatalf("%+v", drawn)
	}
	row := drawn.Rows[0].Name()
	answer := func(row string, state checks.ItemState) error {
		_, err := b.AnswerSample(b.ctx, id, desk.SampleAnswer{Check: "requests", Part: "complete", Row: row, State: state, Note: "кестесі жоқ"})
		return err
	}
	if _, err := b.AnswerSample(b.ctx, id, desk.SampleAnswer{Check: "requests", Part: "complete", Row: row, State: checks.Absent}); err == nil {
		t.Error("an answer was called untrue without a word why")
	}
	must(t, answer(row, checks.Incomplete))
	must(t, answer(row, checks.Present))
	must(t, answer(drawn.Rows[1].Name(), checks.Absent))
	if err := answer("№ 2", checks.Present); err == nil {
		t.Error("a row that was not drawn was answered")
	}
	if n := len(b.caseOf(id).Evidence); n != 3 {
		t.Errorf("%d pieces of evidence: the register and two rows", n)
	}
	f := b.finding(id, "requests")
	states := map[string]checks.State{}
	for _, p := range f.Parts {
		if p.Part == "complete" {
			for _, u := range p.Items {
				states[u.Row] = u.State
			}
			if p.Verdict != checks.NotMet {
				t.Errorf("complete is %s", p.Verdict)
			}
		}
	}
	if states[row] != "present" || states[drawn.Rows[1].Name()] != "absent" {
		t.Errorf("%v", states)
	}
	again, err := b.Draw(b.ctx, id, desk.SampleInput{Check: "requests", Rows: 2, Seed: "7"})
	must(t, err)
	if !slices.Equal(again.Rows, drawn.Rows) || len(b.caseOf(id).Samples) != 1 {
		t.Errorf("%+v", again)
	}
}
