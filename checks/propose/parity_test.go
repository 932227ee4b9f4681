package propose

import (
	"strings"
	"testing"

	"ashyq/checks"
)

// One thing that is written in two ways is one: days, times, telephones, counters.
// What really differs is named.
func TestVersionsWriteOneThingInTwoWays(t *testing.T) {
	for _, c := range []struct{ what, kk, ru, want string }{
		{"a day", "Мекеме 2011 жылғы 5 сәуірде ашылды", "Учреждение открыто 05.04.2011", ""},
		{"a day in words", "Мекеме 2011 жылғы 15 сәуірде ашылды", "Учреждение открыто 15 апреля 2011 года", ""},
		{"another day", "Мекеме 2011 жылғы 5 сәуірде құрылды", "Учреждение создано 06.04.2011", "days: kk 2011-04-05, ru 2011-04-06"},
		{"a span of days", "Апталық 2011 жылғы 15–20 сәуір аралығында өтті", "Неделя прошла с 15 по 20 апреля 2011 года", ""},
		{"a time", "Қабылдау 9:00-ден 18:00-ге дейін", "Прием с 9.00 до 18.00", ""},
		{"a time in words", "Қабылдау сағат 18:30-ға дейін", "Прием до 18.30 часов", ""},
		{"a telephone", "Телефон: 8 (7172) 74-01-01", "Телефон: +7 7172 740101", ""},
		{"another telephone", "Телефон: 8 (7172) 74-01-01", "Телефон: +7 7172 740102", "phones: kk +77172740101, ru +77172740102"},
		{"a counter", "Қаралды: 1205", "Просмотров: 318", ""},
		{"a counter behind", "1205 рет оқылды, 77 қаралым", "1205 раз прочитано, 318 просмотров", ""},
		{"when it was updated", "Жаңартылған күні: 14.09.2025", "Дата обновления: 15.09.2025", ""},
		{"a sum", "Бюджет 1 200 000 теңге", "Бюджет 1200000 тенге", ""},
		{"another sum", "Бюджет 1 200 000 теңге", "Бюджет 1 300 000 тенге", "figures: kk 1200000, ru 1300000"},
		{"a number of a registered body", "БСН 081140001234", "БИН 081140001235", "figures: kk 081140001234, ru 081140001235"},
	} {
		got := versions(t, "state-institution", long+"<p>"+c.kk+"</p>", russian+"<p>"+c.ru+"</p>").of("site-currency", "parity")
		switch {
		case len(got) != 1:
			t.Errorf("%s: %+v", c.what, got)
		case c.want == "" && got[0].Says != checks.Present, c.want != "" && (got[0].Says != checks.Incomplete || got[0].Value != c.want):
			t.Errorf("%s: %s %q, want %q", c.what, got[0].Says, got[0].Value, c.want)
		}
	}
}

// Versions that were seen on days far apart are not compared: the page may have
// changed between them.
func TestVersionsAreOfOneTime(t *testing.T) {
	for on, want := range map[string]int{"2025-12-01": 1, "2025-12-02": 1, "2025-11-30": 1, "2025-12-03": 0, "2026-11-01": 0} {
		s := versions(t, "state-institution", long, strings.ReplaceAll(russian, "1998", "1989"))
		s.in.Pages[1].Day = day(t, on)
		if got := s.of("site-currency", "parity"); len(got) != want {
			t.Errorf("%s: %+v", on, got)
		}
		if got := s.of("site-content", "languages.16.7.1.a"); len(got) != want {
			t.Errorf("%s: %+v", on, got)
		}
	}
}
