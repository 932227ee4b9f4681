package checks_test

import (
	"math/rand/v2"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// counter counts terms on the fingers: day by day, knowing only which days are
// off.
type counter struct{ days *calendar.Calendar }

func (c counter) off(d calendar.Day) bool {
	working, _ := c.days.Working(d)
	return !working
}

// working gives the n-th working day after a day.
func (c counter) working(d calendar.Day, n int) calendar.Day {
	for n > 0 {
		d++
		if !c.off(d) {
			n--
		}
	}
	return d
}

// ends gives both last days of a term that ends on a day: unmoved, and moved off a
// day off. From 2026 on only the moved one stands.
func (c counter) ends(t testing.TB, d calendar.Day) (strict, lenient calendar.Day) {
	strict, lenient = d, d
	for c.off(lenient) {
		lenient++
	}
	if strict >= day(t, "2026-01-01") {
		strict = lenient
	}
	return strict, lenient
}

func verdictOf(done, strict, lenient calendar.Day) checks.State {
	switch {
	case done <= strict:
		return checks.InTerm
	case done > lenient:
		return checks.Late
	}
	return checks.Unclear
}

// An extended request: the answer by the extended term, the notice of extending by
// three working days, an extension after the first term by the first term.
func TestExtensionsCountedDayByDay(t *testing.T) {
	c := counter{loadCalendar(t)}
	r := rand.New(rand.NewPCG(5, 17))
	first := day(t, "2025-07-01")
	for range 2000 {
		received := first.Add(r.IntN(330))
		extended := received.Add(r.IntN(22))
		told := extended.Add(r.IntN(8))
		answered := extended.Add(r.IntN(30))
		if answered > day(t, "2026-07-10") || told > day(t, "2026-07-10") || received > day(t, "2026-06-30") {
			continue
		}
		on, h := registerOf(t, "quasi-state", "2026-07-10", []string{"received", "extended", "told", "answered"},
			[][]string{{received.String(), extended.String(), told.String(), answered.String()}})
		f := judgeRegister(t, on, h)
		strict1, lenient1 := c.ends(t, received+15)
		strict2, lenient2 := c.ends(t, received+30)
		want := verdictOf(answered, strict2, lenient2)
		switch {
		case extended > lenient1:
			want = verdictOf(answered, strict1, lenient1)
		case extended > strict1 && answered > strict1 && want != checks.Late:
			want = checks.Unclear
		}
		if got := rowOf(t, f, "in-time").State; got != want {
			t.Fatalf("received %s, extended %s, answered %s: %s, counted by hand %s", received, extended, answered, got, want)
		}
		last := c.working(extended, 3)
		if got, want := rowOf(t, f, "extension").State, verdictOf(told, last, last); got != want {
			t.Fatalf("extended %s, told %s: %s, counted by hand %s", extended, told, got, want)
		}
	}
}

// The notice that what is asked stands posted: three working days from receipt or
// from registration, whichever the department reads; without a reading both.
func TestPostedNoticesCountedDayByDay(t *testing.T) {
	c := counter{loadCalendar(t)}
	r := rand.New(rand.NewPCG(3, 9))
	first := day(t, "2025-07-01")
	for range 1000 {
		received := first.Add(r.IntN(350))
		registered := received.Add(r.IntN(4))
		posted := registered.Add(r.IntN(9))
		on, h := registerOf(t, "risk-information", "2026-07-10", []string{"received", "registered", "posted"},
			[][]string{{received.String(), registered.String(), posted.String()}})
		f := judgeRegister(t, on, h)
		want := verdictOf(posted, c.working(received, 3), c.working(registered, 3))
		if got := rowOf(t, f, "in-time").State; got != want {
			t.Fatalf("received %s, registered %s, posted %s: %s, counted by hand %s", received, registered, posted, got, want)
		}
	}
}

func rowOf(t testing.TB, f checks.Finding, part string) checks.Unit {
	t.Helper()
	for _, p := range f.Parts {
		if p.Part == part && len(p.Rows) == 1 {
			return p.Rows[0]
		}
	}
	t.Fatalf("%s has no row: %+v", part, f.Parts)
	return checks.Unit{}
}

// A period of renewal against a calendar that is walked day by day: never earlier
// than the shorter reading, never later than the end of the next unit.
func TestRenewalPeriodsWalkedDayByDay(t *testing.T) {
	length := map[string]int{"day": 1, "week": 7, "month": 31, "quarter": 92, "half-year": 184, "year": 366}
	unit := map[string]func(calendar.Day) int{
		"day":       func(d calendar.Day) int { return int(d) },
		"week":      func(d calendar.Day) int { return (int(d) - (int(d.Weekday())+6)%7) / 7 }, // by its Monday
		"month":     func(d calendar.Day) int { return d.Year()*12 + d.Month() },
		"quarter":   func(d calendar.Day) int { return d.Year()*4 + (d.Month()-1)/3 },
		"half-year": func(d calendar.Day) int { return d.Year()*2 + (d.Month()-1)/6 },
		"year":      func(d calendar.Day) int { return d.Year() },
	}
	for _, p := range loadLaw(t).Periods() {
		for d := day(t, "2024-01-01"); d <= day(t, "2026-12-31"); d++ {
			strict, lenient := p.Next(d)
			end := d
			for unit[p.ID](end) <= unit[p.ID](d)+1 {
				end++
			}
			if lenient != end-1 || strict > lenient || strict <= d || int(strict-d) > length[p.ID] {
				t.Fatalf("%s after %s: %s and %s, walked %s", p.ID, d, strict, lenient, end-1)
			}
		}
	}
}

// Words of lists for a period are recognised in both languages, and what is not
// among them is not guessed.
func TestPeriodsAreRecognised(t *testing.T) {
	law := loadLaw(t)
	for cell, want := range map[string]string{
		"Ежеквартально": "quarter", "тоқсан сайын": "quarter", "1 раз в год": "year", "АЙ САЙЫН": "month", "еженедельно": "week",
		"по мере необходимости": "", "": "", "раз в 2 года": "",
	} {
		got := ""
		if p := law.PeriodOf(cell); p != nil {
			got = p.ID
		}
		if got != want {
			t.Errorf("%q is %q, not %q", cell, got, want)
		}
	}
}

// Words of registers for another regime are recognised, and a plain request is
// none.
func TestRegimesAreRecognised(t *testing.T) {
	law := loadLaw(t)
	for cell, want := range map[string]string{
		"запрос СМИ": "media", "БАҚ сұрау салуы": "media", "устный": "oral", "Ауызша": "oral", "архивный запрос": "archive",
		"обращение": "appeal", "обращение по АППК": "appeal", "анонимный": "anonymous",
		"письменное обращение (запрос)": "request", "жазбаша": "request", "электронный": "request", "предложение": "appeal",
		"обращение физического лица": "appeal", "бақылау": "", "от Смирнова": "",
	} {
		var got *standard.Regime = law.RegimeOf(cell)
		id := ""
		if got != nil {
			id = got.ID
		}
		if id != want {
			t.Errorf("%q is %q, not %q", cell, id, want)
		}
	}
}
