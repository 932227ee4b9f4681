package paper_test

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/md"
)

// kept is a state body whose register of requests holds some rows, each given as
// "column=value" with spaces between.
func kept(rows ...string) *sample {
	s := plan(checks.Remote)
	s.c.Coverage = nil
	columns := []string{"number", "received", "extended", "extended_to", "told", "forwarded", "posted", "answered"}
	table := &checks.Table{List: "requests", Columns: columns, Heads: map[string]string{}}
	for i, row := range rows {
		cells := make([]string, len(columns))
		for _, cell := range strings.Fields(row) {
			name, value, _ := strings.Cut(cell, "=")
			cells[slices.Index(columns, name)] = value
		}
		table.Rows = append(table.Rows, checks.Row{Line: i + 2, Cells: cells})
	}
	s.add(checks.Register, "2026-01-15", "Тізілім", "requests", "in-time", "extension").Table = table
	return s
}

func violated(t *testing.T, s *sample, part string) paper.Violation {
	t.Helper()
	for _, v := range content(t, s, lang.RU).Violations {
		if v.Check == "requests" && v.Part == part {
			return v
		}
	}
	t.Fatalf("requests/%s is not broken", part)
	return paper.Violation{}
}

// Each row breaks one term of article 11: only its place is cited, and a conflict
// of norms is told only where it is about that place.
func TestOnlyTheTermsThatWereBrokenAreCited(t *testing.T) {
	late := map[string]string{
		"11(10)":    "number=1 received=2025-03-03 answered=2025-05-05",
		"11(11)":    "number=2 received=2025-03-03 forwarded=2025-04-07",
		"11(15)":    "number=3 received=2025-03-03 posted=2025-04-07",
		"11(10)[2]": "number=4 received=2025-03-03 extended=2025-03-12 told=2025-03-12 answered=2025-06-02",
	}
	for place, row := range late {
		v := violated(t, kept(row), "in-time")
		if len(v.Law) != 1 || v.Law[0].Clause != place {
			t.Errorf("%s: cites %+v", place, v.Law)
		}
		if told := len(v.Conflicts) == 1; told != (place == "11(15)") {
			t.Errorf("%s: conflicts %+v", place, v.Conflicts)
		}
	}
	v := violated(t, kept(late["11(11)"], late["11(10)"], late["11(11)"]), "in-time")
	if len(v.Law) != 2 {
		t.Errorf("two terms: %+v", v.Law)
	}
}

// Her answer alone names no row, so it is not known which term was broken; the
// extension has one place only.
func TestAnAnswerAloneCitesNoTermThatIsNotKnown(t *testing.T) {
	s := plan(checks.Remote)
	s.answer("requests/in-time", checks.Answer{Verdict: checks.NotMet, Reason: "себебі"})
	s.answer("requests/extension", checks.Answer{Verdict: checks.NotMet, Reason: "себебі"})
	if v := violated(t, s, "in-time"); len(v.Law)+len(v.Conflicts) > 0 {
		t.Errorf("%+v %+v", v.Law, v.Conflicts)
	}
	if v := violated(t, s, "extension"); len(v.Law) != 1 {
		t.Errorf("%+v", v.Law)
	}
}

// Of an extension only what was found is said, of each row what it broke.
func TestAnExtensionIsAccusedOfWhatWasFound(t *testing.T) {
	const (
		untold = "number=1 received=2025-03-03 extended=2025-03-12 told=2025-04-07 answered=2025-03-14"
		longer = "number=2 received=2025-03-03 extended=2025-03-12 told=2025-03-12 extended_to=2025-05-30 answered=2025-03-14"
	)
	told, over := "о продлении срока рассмотрения следующих запросов не сообщено", "срок рассмотрения следующих запросов продлен более чем на пятнадцать"
	for _, row := range []struct {
		about        string
		s            *sample
		says, silent []string
	}{
		{"not told in time", kept(untold), []string{told, "№ 1"}, []string{over, "без оснований"}},
		{"too long", kept(longer), []string{over, "№ 2"}, []string{told, "без оснований"}},
		{"both", kept(longer, untold), []string{told, "рабочих дней: № 1, срок – 17.03.2025; ", over, "календарных дней: № 2, срок"}, []string{"без оснований"}},
	} {
		v := violated(t, row.s, "extension")
		for _, w := range row.says {
			if !strings.Contains(v.Sentence, w) {
				t.Errorf("%s: %q does not say %q", row.about, v.Sentence, w)
			}
		}
		for _, w := range row.silent {
			if strings.Contains(v.Sentence, w) {
				t.Errorf("%s: %q says %q", row.about, v.Sentence, w)
			}
		}
	}
	s := kept(untold)
	s.answer("requests/extension", checks.Answer{Verdict: checks.NotMet, Reason: "негіз жоқ", Places: map[string]string{"rows": "№ 9"}})
	if v := violated(t, s, "extension"); !strings.Contains(v.Sentence, "без оснований") || !strings.Contains(v.Sentence, "№ 9") {
		t.Errorf("her own rows: %q", v.Sentence)
	}
}

// A violation that no clause names may be of any act: it stands in a point of its
// own, without the term of a recommendation.
func TestAViolationOfAnotherActHasNoTerm(t *testing.T) {
	s := plan(checks.Remote)
	s.answer("other/1", checks.Answer{
		Verdict: checks.NotMet, Reason: "Тізбе жарияланбаған",
		Places: map[string]string{"norm": "Кодекстің 5-бабы", "remedy": "Жариялау"},
	})
	for _, l := range lang.Langs() {
		d := content(t, s, l)
		if len(d.Outside) != 0 || len(d.Other) != 1 || d.Other[0].Term != "" || d.Other[0].Binding || d.Other[0].Number != 1 {
			t.Fatalf("%s: %+v, %+v", l, d.Outside, d.Other)
		}
	}
	_, read, _ := strings.Cut(text(t, s, lang.RU), "14. **Нарушения вне минимальных требований:**")
	read, _, _ = strings.Cut(read, "15. **")
	if !strings.Contains(read, "Предлагаемая мера:_ жариялау.") || strings.Contains(read, "Срок:") {
		t.Errorf("%s", read)
	}
}

// A unit of a day under no text that is held has no norm, and breaks none.
func TestWhatIsUnderNoClauseIsNoViolation(t *testing.T) {
	s := plan(checks.Remote)
	in := s.input(t, lang.RU)
	for i := range in.Findings {
		for k := range in.Findings[i].Parts {
			for n := range in.Findings[i].Parts[k].Slots {
				u := &in.Findings[i].Parts[k].Slots[n]
				u.Edition, u.Clause, u.Also = "", "", nil
			}
		}
	}
	d, err := paper.Memo(in)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Data.(paper.MemoData).Violations; len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestAProgramWithoutAVersionIsNotNamed(t *testing.T) {
	in := plan(checks.Remote).input(t, lang.RU)
	for program, named := range map[string]bool{"ashyq 1.0": true, "": false} {
		in.Program = program
		d, err := paper.Memo(in)
		if err != nil {
			t.Fatal(err)
		}
		read := strings.ReplaceAll(string(written(t, md.Writer{}, d)), `\`, "")
		if strings.Contains(read, "Программа") != named || !strings.Contains(read, "Контрольное дело: 2026-001.") {
			t.Errorf("%q: named %v", program, !named)
		}
	}
}
