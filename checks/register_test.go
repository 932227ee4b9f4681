package checks_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// What is kept of a register is read back as it was.
func TestAKeptRegisterIsReadBack(t *testing.T) {
	in := &checks.Table{
		List: "requests", Columns: []string{"answered", "number", "received"},
		Heads: map[string]string{"number": "№", "received": "Дата поступления", "answered": "Ответ"},
		File:  checks.TableFile{Name: "реестр.xlsx", Hash: strings.Repeat("a", 64)}, Dropped: []string{"ИИН"},
		Rows: []checks.Row{
			{Line: 3, Sheet: "I тоқсан", Cells: []string{"", `1 "а" \`, "2026-01-12"}, Raw: []string{"1", "12.01.2026"}},
			{Line: 4, Cells: []string{checks.BareFormula, "2", "12 қаңтар"}, Raw: []string{}},
		},
	}
	var kept bytes.Buffer
	if err := in.Write(&kept); err != nil {
		t.Fatal(err)
	}
	out, err := checks.ReadTable(bytes.NewReader(kept.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for i := range in.Rows {
		in.Rows[i].Raw = nil // what was not asked for by our names is not read back
	}
	if !reflect.DeepEqual(in, out) {
		t.Errorf("%+v\n%+v", in, out)
	}
}

func TestWhatIsNoRegisterIsRefused(t *testing.T) {
	for _, text := range []string{
		"", "{", `{"version":2,"list":"requests","columns":{}}`, `{"version":1,"list":"requests","columns":{}}` + "\nx",
		`{"version":1,"list":"requests","columns":{"number":"№"}}` + "\n" + `{"row":1,"number":7}`,
		`{"version":1,"list":"requests","columns":{}}` + "\n" + `{"row":"1"}`,
	} {
		if _, err := checks.ReadTable(strings.NewReader(text)); err == nil {
			t.Errorf("%q was taken", text)
		}
	}
}

func FuzzAnyRegisterIsReadOrRefused(f *testing.F) {
	f.Add([]byte(`{"version":1,"list":"requests","columns":{"received":"a"}}` + "\n" + `{"row":2,"received":"2026-02-02"}`))
	f.Fuzz(func(t *testing.T, kept []byte) {
		table, err := checks.ReadTable(bytes.NewReader(kept))
		if err != nil {
			return
		}
		var again bytes.Buffer
		if err := table.Write(&again); err != nil {
			t.Fatal(err)
		}
		if back, err := checks.ReadTable(&again); err != nil || !reflect.DeepEqual(back.Columns, table.Columns) || len(back.Rows) != len(table.Rows) {
			t.Errorf("%v: %+v was read back as %+v", err, table, back)
		}
	})
}

// The same seed draws the same rows whatever their order, and another seed draws
// others.
func TestADrawDependsOnTheSeedAlone(t *testing.T) {
	var rows []checks.SampledRow
	for i := range 200 {
		rows = append(rows, checks.SampledRow{Register: "r", Row: i + 2, Number: fmt.Sprint(i)})
	}
	first := checks.Draw("1", rows, 10)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	if again := checks.Draw("1", rows, 10); len(first) != 10 || !reflect.DeepEqual(first, again) {
		t.Errorf("%v\n%v", first, again)
	}
	if other := checks.Draw("2", rows, 10); reflect.DeepEqual(first, other) {
		t.Error("another seed drew the same rows")
	}
	if all := checks.Draw("1", rows[:3], 10); len(all) != 3 {
		t.Errorf("of three rows %d were drawn", len(all))
	}
}

// registerOf makes a case of one register of requests, of the first half of 2026.
func registerOf(t testing.TB, holderCategory, told string, columns []string, rows [][]string) (*checks.Case, *checks.HolderState) {
	t.Helper()
	table := &checks.Table{List: "requests", Columns: columns}
	for i, r := range rows {
		table.Rows = append(table.Rows, checks.Row{Line: i + 2, Cells: r})
	}
	c := &checks.Case{
		Inspection: checks.Inspection{
			ID: "i", Categories: []string{holderCategory}, AsOf: day(t, "2026-07-20"), Form: checks.Monitoring,
			Period: checks.Dated{From: day(t, "2025-07-01"), To: day(t, "2026-06-30")},
		},
		Evidence: []checks.Evidence{{
			ID: "e", Kind: checks.Register, At: calendar.Moment{Day: day(t, told), Minute: -1}, Table: table,
			Serves: []checks.Service{{Check: "requests", Parts: []string{"register", "in-time", "extension", "complete"}}},
		}},
		Answers: map[checks.Question][]checks.Answer{}, Rejected: map[string][]checks.Rejection{},
	}
	return c, &checks.HolderState{Holder: checks.Holder{ID: "h", Categories: []checks.Belonging{{ID: holderCategory}}}}
}

func judgeRegister(t testing.TB, c *checks.Case, h *checks.HolderState) checks.Finding {
	t.Helper()
	law := loadLaw(t)
	f, ok := checks.JudgeOne(law.Check("requests"), c, h, &checks.Office{}, law, loadCalendar(t))
	if !ok {
		t.Fatal("requests bind every category")
	}
	return f
}

// Of very many rows a reason names the first, and says how many more there are.
func TestVeryManyRowsAreNotAllNamed(t *testing.T) {
	var rows [][]string
	for i := range 1000 {
		rows = append(rows, []string{fmt.Sprint(i + 1), "2026-02-02", "2026-02-25"})
	}
	c, h := registerOf(t, "quasi-state", "2026-07-10", []string{"number", "received", "answered"}, rows)
	for _, p := range judgeRegister(t, c, h).Parts {
		if p.Part != "in-time" {
			continue
		}
		words := p.Reasons[0].Words()
		if !strings.Contains(words.RU, "№ 40, еще 960") || strings.Contains(words.RU, "№ 41") {
			t.Errorf("%s", words.RU)
		}
	}
}

// The terms of article 11 against a count day by day that knows nothing of the
// judge: random rows over a year with holidays, both sides of 2026.
func TestTermsCountedDayByDay(t *testing.T) {
	days := loadCalendar(t)
	r := rand.New(rand.NewPCG(uint64(11), 7))
	first := day(t, "2025-07-01")
	for range 3000 {
		received := first.Add(r.IntN(365))
		registered := received.Add(r.IntN(3))
		columns := []string{"received", "registered"}
		cells := []string{received.String(), registered.String()}
		kind := []string{"answered", "forwarded", "refused", "none"}[r.IntN(4)]
		done := received.Add(r.IntN(40))
		if kind == "refused" && done < registered {
			done = registered
		}
		told := day(t, "2026-07-10")
		if kind != "none" && done <= told {
			columns, cells = append(columns, kind), append(cells, done.String())
		}
		if kind != "answered" || done > told {
			columns, cells = append(columns, "answered"), append(cells, "")
		}
		c, h := registerOf(t, "quasi-state", told.String(), columns, [][]string{cells})
		got := judgeRegister(t, c, h).Parts[1].Rows[0]
		want := slowTerm(days, received, registered, kind, done, told)
		if string(got.State) != want {
			t.Fatalf("received %s, registered %s, %s %s: %s, counted by hand %s", received, registered, kind, done, got.State, want)
		}
	}
}

// slowTerm walks the days one by one.
func slowTerm(days *calendar.Calendar, received, registered calendar.Day, kind string, done, told calendar.Day) string {
	if received > 20634 && received.String() > "2026-06-30" {
		return "outside"
	}
	working := func(from calendar.Day, n int) calendar.Day {
		for n > 0 {
			from++
			if w, _ := days.Working(from); w {
				n--
			}
		}
		return from
	}
	strict, lenient := received+15, received+15
	for {
		if w, _ := days.Working(lenient); w {
			break
		}
		lenient++
	}
	if strict.String() >= "2026-01-01" {
		strict = lenient
	}
	if kind == "none" || done > told {
		done = 0
	} else if kind == "forwarded" {
		strict = working(received, 3)
		lenient = strict
	} else if kind == "refused" {
		strict = working(registered, 5)
		lenient = strict
	}
	switch {
	case done == 0 && told > lenient:
		return "late"
	case done == 0:
		return map[bool]string{true: "pending", false: "unclear"}[lenient.String() >= "2026-07-20"]
	case done <= strict:
		return "ok"
	case done > lenient:
		return "late"
	}
	return "unclear"
}
