package main

import (
	"encoding"
	"reflect"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

func dayOf(t *testing.T, s string) calendar.Day {
	t.Helper()
	if s == "" {
		return 0
	}
	d, err := calendar.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func span(t *testing.T, from, to string) calendar.Span {
	return calendar.Span{From: dayOf(t, from), To: dayOf(t, to)}
}

// code reads a value and gives the code of the refusal, "" where it is taken.
func code(v encoding.TextUnmarshaler, typed string) string {
	err := v.UnmarshalText([]byte(typed))
	if err == nil {
		return ""
	}
	e, ok := lang.AsError(err)
	if !ok {
		return "not in words: " + err.Error()
	}
	return e.Code
}

func TestCategoryIsReadWithItsDays(t *testing.T) {
	for _, row := range []struct {
		says, typed, id, from, to, refused string
	}{
		{"an id alone holds for ever", "state-body", "state-body", "", "", ""},
		{"a beginning has no end", "state-body@2024-01-01", "state-body", "2024-01-01", "", ""},
		{"both ends", "quasi-state@2024-01-01..2025-06-30", "quasi-state", "2024-01-01", "2025-06-30", ""},
		{"an end alone", "quasi-state@..2025-06-30", "quasi-state", "", "2025-06-30", ""},
		{"an id must be there", "@2024-01-01", "", "", "", "usage.category"},
		{"nothing is no category", "", "", "", "", "usage.category"},
		{"the day must exist", "state-body@2025-02-30", "", "", "", "date.impossible"},
		{"days stand in their order", "state-body@2025-02-01..2025-01-01", "", "", "", "period.backwards"},
		{"an empty day is none", "state-body@", "", "", "", "date.malformed"},
	} {
		var c since
		if got := code(&c, row.typed); got != row.refused {
			t.Errorf("%s: %q: %s, want %s", row.says, row.typed, got, row.refused)
		}
		if want := (desk.Since{ID: row.id, Span: span(t, row.from, row.to)}); row.refused == "" && c.Since != want {
			t.Errorf("%s: %q: %+v, want %+v", row.says, row.typed, c.Since, want)
		}
	}
}

func TestTraitIsReadWithItsValueAndDays(t *testing.T) {
	for _, row := range []struct {
		says, typed, id, value, from, to, refused string
	}{
		{"yes", "public-order=yes", "public-order", "yes", "", "", ""},
		{"no, from a day", "public-order=no@2024-01-01", "public-order", "no", "2024-01-01", "", ""},
		{"with both ends", "public-order=yes@2024-01-01..2024-12-31", "public-order", "yes", "2024-01-01", "2024-12-31", ""},
		{"the desk knows the values", "public-order=maybe", "public-order", "maybe", "", "", ""},
		{"a value must be there", "public-order", "", "", "", "", "usage.trait"},
		{"an id must be there", "=yes", "", "", "", "", "usage.trait"},
		{"the day must exist", "public-order=yes@2024-13-01", "", "", "", "", "date.impossible"},
	} {
		var v trait
		if got := code(&v, row.typed); got != row.refused {
			t.Errorf("%s: %q: %s, want %s", row.says, row.typed, got, row.refused)
		}
		want := desk.TraitInput{ID: row.id, Value: row.value, Span: span(t, row.from, row.to)}
		if row.refused == "" && v.TraitInput != want {
			t.Errorf("%s: %q: %+v, want %+v", row.says, row.typed, v.TraitInput, want)
		}
	}
}

func TestItemIsReadWithItsState(t *testing.T) {
	for _, row := range []struct {
		says, typed string
		want        checks.ItemSeen
		refused     string
	}{
		{"alone it is left to the desk: present", "hours", checks.ItemSeen{Item: "hours"}, ""},
		{"with a state", "hours=absent", checks.ItemSeen{Item: "hours", State: checks.Absent}, ""},
		{"leaves of article 16 have points", "16.3.2.a=unseen", checks.ItemSeen{Item: "16.3.2.a", State: checks.Unseen}, ""},
		{"spaces do not count", " hours = incomplete ", checks.ItemSeen{Item: "hours", State: checks.Incomplete}, ""},
		{"the desk knows the states", "hours=gone", checks.ItemSeen{Item: "hours", State: "gone"}, ""},
		{"an item must be there", "=absent", checks.ItemSeen{}, "usage.item"},
		{"a state that is begun must be there", "hours=", checks.ItemSeen{}, "usage.item"},
	} {
		var i item
		if got := code(&i, row.typed); got != row.refused {
			t.Errorf("%s: %q: %s, want %s", row.says, row.typed, got, row.refused)
		}
		if row.refused == "" && i.ItemSeen != row.want {
			t.Errorf("%s: %q: %+v, want %+v", row.says, row.typed, i.ItemSeen, row.want)
		}
	}
}

func TestNoticeIsReadWithItsPart(t *testing.T) {
	for _, row := range []struct {
		says, typed, part, at, refused string
	}{
		{"a day", "2025-03-01", "", "2025-03-01", ""},
		{"a day and an hour", "2025-03-01T09:30", "", "2025-03-01T09:30", ""},
		{"for a part", "conference=2025-03-01T09:30", "conference", "2025-03-01T09:30", ""},
		{"a part that is begun must be there", "=2025-03-01", "", "", "usage.notice"},
		{"the day must be there", "conference=", "", "", "date.malformed"},
		{"the day must exist", "2025-02-29", "", "", "date.impossible"},
		{"the hour must exist", "2025-02-28T24:00", "", "", "time.malformed"},
	} {
		var n notice
		if got := code(&n, row.typed); got != row.refused {
			t.Errorf("%s: %q: %s, want %s", row.says, row.typed, got, row.refused)
		}
		if row.refused == "" && (n.Part != row.part || n.At.String() != row.at) {
			t.Errorf("%s: %q: %+v", row.says, row.typed, n.Notice)
		}
	}
}

func TestActIsANumberAndADate(t *testing.T) {
	for _, row := range []struct {
		says, typed, number, date, refused string
	}{
		{"a number and a date", "12-05/481 2026-01-10", "12-05/481", "2026-01-10", ""},
		{"a number of several words", "№ 5 н/қ  2026-01-10", "№ 5 н/қ", "2026-01-10", ""},
		{"a number alone", "12-05/481", "", "", "usage.act"},
		{"a date alone", "2026-01-10", "", "", "usage.act"},
		{"the date must exist", "5 2026-02-30", "", "", "date.impossible"},
		{"the date stands last", "2026-01-10 5", "", "", "date.malformed"},
	} {
		var a appointment
		if got := code(&a, row.typed); got != row.refused {
			t.Errorf("%s: %q: %s, want %s", row.says, row.typed, got, row.refused)
		}
		if row.refused == "" && (a.number != row.number || a.day.String() != row.date) {
			t.Errorf("%s: %q: %+v", row.says, row.typed, a)
		}
	}
}

func TestDaysMomentsPeriodsAndNumbersAreStrict(t *testing.T) {
	for _, row := range []struct {
		says, typed string
		into        encoding.TextUnmarshaler
		refused     string
	}{
		{"a day", "2025-03-14", &day{}, ""},
		{"an empty day is none", "", &day{}, "date.malformed"},
		{"days are ISO", "14.03.2025", &day{}, "date.malformed"},
		{"a moment", "2025-03-14T10:30", &moment{}, ""},
		{"an empty moment is none", "", &moment{}, "date.malformed"},
		{"a period", "2025-01-01..2025-12-31", &period{}, ""},
		{"a period of one day", "2025-01-01..2025-01-01", &period{}, ""},
		{"one day is no period", "2025-01-01", &period{}, "period.malformed"},
		{"a period does not end before it begins", "2025-12-31..2025-01-01", &period{}, "period.backwards"},
		{"a number", "15", &count{}, ""},
		{"no number below zero", "-1", &count{}, "usage.count"},
		{"no sign", "+1", &count{}, "usage.count"},
		{"no fraction", "1.5", &count{}, "usage.count"},
		{"not more than a calendar has", "99999999999999999999", &count{}, "usage.count"},
		{"nothing is no number", "", &count{}, "usage.count"},
	} {
		if got := code(row.into, row.typed); got != row.refused {
			t.Errorf("%s: %q: %s, want %s", row.says, row.typed, got, row.refused)
		}
	}
}

func TestClauseIsPartedFromItsAct(t *testing.T) {
	for _, row := range []struct {
		says, typed, edition, clause string
		ok                           bool
	}{
		{"full name", "177-НҚ 4(15)", "177-НҚ", "4(15)", true},
		{"an alias with a slash", "606/221 8(15)", "606/221", "8(15)", true},
		{"a slash between", "606/221/8(15)", "606/221", "8(15)", true},
		{"a colon between", "177: 4(1)", "177", "4(1)", true},
		{"without an act", "4(15)", "", "4(15)", true},
		{"a place of the Law", "401-V 16(3)(2)", "401-V", "16(3)(2)", true},
		{"an article with a hyphen", "401-V 19-1(8)", "401-V", "19-1(8)", true},
		{"its second paragraph", "401-V 12(1)[2]", "401-V", "12(1)[2]", true},
		{"a check is no clause", "weekly-blog", "", "", false},
		{"an act alone is no clause", "177-НҚ", "", "", false},
	} {
		edition, clause, ok := splitClause(row.typed)
		if edition != row.edition || clause != row.clause || ok != row.ok {
			t.Errorf("%s: %q: %q %q %v", row.says, row.typed, edition, clause, ok)
		}
	}
}

func TestAppointmentNeedsBothFlags(t *testing.T) {
	a, days := &appointment{number: "5", day: dayOf(t, "2026-01-10")}, &count{7}
	if got, err := appointed(nil, nil); got != nil || err != nil {
		t.Errorf("neither: %v, %v", got, err)
	}
	for _, pair := range []struct {
		act  *appointment
		days *count
	}{{a, nil}, {nil, days}} {
		if _, err := appointed(pair.act, pair.days); err == nil {
			t.Error("one flag alone was taken")
		}
	}
	want := &checks.Appointment{Number: "5", Date: a.day, Days: 7}
	if got, err := appointed(a, days); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

// Whatever is typed: a flag never crashes, refuses in words, and takes only what
// has the form that it promises.
func FuzzValues(f *testing.F) {
	for _, s := range []string{
		"", "state-body@2024-01-01..2025-06-30", "t=yes@2024-01-01", "hours=absent", "part=2025-03-01T10:30",
		"12-05/481 2026-01-10", "177-НҚ 4(15)", "15", "=", "@", "..", "\x00", "а=ә@\u202e", strings.Repeat("9", 100),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		var c since
		var tr trait
		var i item
		var n notice
		var a appointment
		var p period
		var num count
		for _, v := range []encoding.TextUnmarshaler{&c, &tr, &i, &n, &a, &p, &num, &day{}, &moment{}} {
			if got := code(v, typed); strings.HasPrefix(got, "not in words") {
				t.Errorf("%T of %q: %s", v, typed, got)
			}
		}
		if code(&c, typed) == "" && (c.ID == "" || c.Span.Empty()) {
			t.Errorf("category %q: %+v", typed, c)
		}
		if code(&tr, typed) == "" && (tr.ID == "" || tr.Span.Empty()) {
			t.Errorf("trait %q: %+v", typed, tr)
		}
		if code(&n, typed) == "" && n.At.Day == 0 {
			t.Errorf("notice %q: %+v", typed, n)
		}
		if code(&a, typed) == "" && (a.day == 0 || a.number != lang.Line(a.number)) {
			t.Errorf("act %q: %+v", typed, a)
		}
		if _, clause, ok := splitClause(typed); ok && !strings.HasSuffix(strings.TrimSpace(typed), clause) {
			t.Errorf("clause of %q: %q", typed, clause)
		}
	})
}
