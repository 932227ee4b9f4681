package propose

import (
	"fmt"
	"strings"
	"testing"

	"ashyq/checks"
)

// feed makes a page of a list of news; the pager tells which of how many it is.
func feed(n, of int, days ...string) string {
	items := ""
	for i, d := range days {
		items += fmt.Sprintf(`<article class="news-item"><h3><a href="/news/%d-%d">Аудандағы хабар нөмірі %d-%d</a></h3><time datetime="%s">%s</time><p>Қысқаша мазмұны осында беріледі.</p></article>`, n, i, n, i, d, d)
	}
	pager := ""
	if of > 1 {
		pager = `<ul class="pagination">`
		for p := 1; p <= of; p++ {
			class := ""
			if p == n {
				class = ` class="active"`
			}
			pager += fmt.Sprintf(`<li%s><a href="/news?page=%d">%d</a></li>`, class, p, p)
		}
		pager += `</ul>`
	}
	return html("kk", "Жаңалықтар", menu("/ Басты бет", "/news Жаңалықтар", "/a Байланыс"), "<h1>Жаңалықтар</h1><div class=\"list\">"+items+"</div>"+pager)
}

func coverage(s *site) []Proposal {
	var out []Proposal
	for _, p := range s.of("site-currency", "") {
		if p.Kind == Coverage {
			out = append(out, p)
		}
	}
	return out
}

// Each dated piece of news is an event; the days between are covered where the list
// is whole.
func TestNewsAreProposed(t *testing.T) {
	s := newSite(t, "state-body")
	s.captured("2025-12-10", "/news", "", feed(1, 1, "2025-12-09", "2025-12-05", "2025-12-03"))
	events := 0
	for _, p := range s.of("site-currency", "") {
		if p.Kind == Event && len(p.Parts) == 1 && p.Parts[0] == "news" && strings.HasSuffix(p.Path, " @site-currency:news") {
			events++
		}
	}
	if got := coverage(s); events != 3 || len(got) != 1 || got[0].Value != "2025-12-04..2025-12-09" || got[0].Of != checks.Events {
		t.Errorf("%d events, %+v", events, coverage(s))
	}
}

// Pages of one list that were captured one after the other are whole together; a
// page that is missing between them, or that was captured before the one in front of
// it, ends what they cover.
func TestPagesOfAListAreJoined(t *testing.T) {
	first := feed(1, 4, "2025-12-09", "2025-12-05", "2025-12-03")
	second := feed(2, 4, "2025-12-02", "2025-12-01", "2025-11-28")
	third := feed(3, 4, "2025-11-27", "2025-11-25", "2025-11-20")
	type look struct{ on, path, body string }
	for name, c := range map[string]struct {
		looks []look
		want  string
	}{
		"one after the other":  {[]look{{"2025-12-10", "/news", first}, {"2025-12-10", "/news?page=2", second}, {"2025-12-10", "/news?page=3", third}}, "2025-11-21..2025-12-09"},
		"one is missing":       {[]look{{"2025-12-10", "/news", first}, {"2025-12-10", "/news?page=3", third}}, "2025-12-04..2025-12-09"},
		"out of turn":          {[]look{{"2025-12-10", "/news?page=2", second}, {"2025-12-11", "/news", first}}, "2025-12-04..2025-12-10"},
		"the first is missing": {[]look{{"2025-12-10", "/news?page=2", second}, {"2025-12-10", "/news?page=3", third}}, ""},
		"a later one failed":   {[]look{{"2025-12-10", "/news", first}, {"2025-12-10", "/news?page=2", ""}, {"2025-12-10", "/news?page=3", third}}, "2025-12-04..2025-12-09"},
	} {
		s := newSite(t, "state-body")
		for _, l := range c.looks {
			s.captured(l.on, l.path, "", l.body)
		}
		got := ""
		if list := coverage(s); len(list) > 0 { // the longest comes last
			got = list[len(list)-1].Value
		}
		if got != c.want {
			t.Errorf("%s: covered %q, want %q", name, got, c.want)
		}
	}
}

// Two pages are of one list only if their addresses say so, or a post that stands on
// both; in one language, with equally many pages. Else the days between them may hold
// posts that nobody saw.
func TestPagesOfTwoListsAreNotJoined(t *testing.T) {
	first := feed(1, 4, "2025-12-09", "2025-12-05", "2025-12-03")
	second := feed(2, 4, "2025-06-02", "2025-06-01")
	russian := strings.Replace(second, `lang="kk"`, `lang="ru"`, 1)
	overlap := strings.Replace(second, `<article class="news-item"><h3><a href="/news/2-0">Аудандағы хабар нөмірі 2-0</a></h3><time datetime="2025-06-02">2025-06-02</time>`,
		`<article class="news-item"><h3><a href="/news/1-2">Аудандағы хабар нөмірі 1-2</a></h3><time datetime="2025-12-03">2025-12-03</time>`, 1)
	if overlap == second {
		t.Fatal("the pages share no post")
	}
	const alone, whole = "2025-12-04..2025-12-09", "2025-06-02..2025-12-09"
	for name, c := range map[string]struct {
		one, other, body, at string
		want                 string
	}{
		"one list":                        {"/news", "/news?page=2", second, "", whole},
		"another address":                 {"/news", "/orders?page=2", second, "", alone},
		"another address that shares":     {"/news", "/orders?page=2", overlap, "", alone},
		"another language":                {"/news", "/news?page=2", russian, "", alone},
		"another number of pages":         {"/news", "/news?page=2", feed(2, 7, "2025-06-02", "2025-06-01"), "", alone},
		"captured in one moment":          {"/news", "/news?page=2", second, "2025-12-10T10:00:01+05:00", alone},
		"in one moment, with a post both": {"/news", "/news?page=2", overlap, "2025-12-10T10:00:01+05:00", whole},
		"routes of a script":              {"/#/news", "/#/orders?page=2", second, "", alone},
	} {
		s := newSite(t, "state-body")
		s.captured("2025-12-10", c.one, currency, first)
		if p := s.captured("2025-12-10", c.other, currency, c.body); c.at != "" {
			p.Capture.At = c.at
		}
		got := ""
		if list := coverage(s); len(list) > 0 {
			got = list[len(list)-1].Value
		}
		if got != c.want {
			t.Errorf("%s: covered %q, want %q", name, got, c.want)
		}
	}
}

// Files that lie in one folder and are called alike are two lists, unless they share a
// post.
func TestFilesAreJoinedByAPost(t *testing.T) {
	s := newSite(t, "state-body")
	for i, body := range []string{feed(1, 4, "2025-12-09", "2025-12-05", "2025-12-03"), feed(2, 4, "2025-06-02", "2025-06-01")} {
		p := s.captured("2025-12-10", "/news", currency, body)
		p.Capture.Asked, p.Capture.Final = fmt.Sprintf("/home/a/%d.html", i+1), ""
	}
	if list := coverage(s); len(list) != 1 || list[0].Value != "2025-12-04..2025-12-09" {
		t.Errorf("%+v", list)
	}
}

// A list of another thing, and a rubric of news, are not the feed.
func TestWhatIsNotTheFeed(t *testing.T) {
	for _, title := range []string{"Байқаулар", "Спорт жаңалықтары", "Басшының блогы"} {
		s := newSite(t, "state-body")
		s.captured("2025-12-10", "/list", "", strings.ReplaceAll(feed(1, 1, "2025-12-09", "2025-12-05", "2025-12-03"), "Жаңалықтар", title))
		if got := s.of("site-currency", ""); len(got) != 0 {
			t.Errorf("%s: %+v", title, got)
		}
	}
}

// An order that bears its day, in a list that says when it was posted, shows both
// days of the three; one without its own day shows nothing.
func TestADocumentWithBothItsDays(t *testing.T) {
	s := newSite(t, "state-body")
	s.captured("2025-12-10", "/orders", "", html("ru", "Приказы", "", `<h1>Приказы</h1><div class="list">
		<article class="item"><h3><a href="/o/1">Приказ от 1 декабря 2025 года № 14 об архиве</a></h3><time datetime="2025-12-03">03.12.2025</time></article>
		<article class="item"><h3><a href="/o/2">Приказ об утверждении порядка работы</a></h3><time datetime="2025-12-02">02.12.2025</time></article>
		<article class="item"><h3><a href="/o/3">Концерт 1 декабря 2025 года в доме культуры</a></h3><time datetime="2025-12-02">02.12.2025</time></article></div>`))
	got := s.of("site-currency", "")
	if len(got) != 1 || got[0].Kind != Notice || got[0].From != day(t, "2025-12-01") || got[0].Noticed != day(t, "2025-12-03") {
		t.Fatalf("%+v", got)
	}
}

// The day of an act is its own only where the title begins with the word for it and
// its day, in Russian, or with the day and the word, in Kazakh. The days of the acts
// that it changes or carries out, and the acts of others, are not.
func TestTheDayOnWhichADocumentWasMade(t *testing.T) {
	for title, want := range map[string]string{
		"Приказ руководителя отдела № 14 от 1 декабря 2025 года":                         "2025-12-01",
		"Басшының 2025 жылғы 1 желтоқсандағы № 14 бұйрығы":                               "2025-12-01",
		"О внесении изменений в приказ от 1 декабря 2025 года":                           "",
		"Приказ о внесении изменений в приказ от 1 декабря 2025 года":                    "",
		"Приказ во исполнение решения от 1 декабря 2025 года":                            "",
		"Приказ по решению маслихата от 1 декабря 2025 года":                             "",
		"Отчет об исполнении приказа от 1 декабря 2025 года":                             "",
		"Постановление Правительства Республики Казахстан от 1 декабря 2025 года № 1000": "",
		"2025 жылғы 1 желтоқсандағы № 14 бұйрықты іске асыру туралы":                     "",
		"Приказом от 1 декабря 2025 года утвержден порядок":                              "",
		"Концерт 1 декабря 2025 года по решению совета":                                  "",
		"2025 жылғы 1 желтоқсандағы бұйрыққа өзгеріс енгізу туралы":                      "",
	} {
		s := newSite(t, "state-body")
		s.captured("2025-12-10", "/orders", "", list("Құжаттар", "2025-12-03 "+title))
		got := ""
		for _, p := range s.of("site-currency", "") {
			got += p.From.String()
		}
		if got != want {
			t.Errorf("%q was made on %q, want %q", title, got, want)
		}
	}
}

// A document is posted within three working days; later it is late, and one that was
// posted months later is only a fact: whole sites are moved. One that was posted before
// it was made says nothing.
func TestADocumentPostedLate(t *testing.T) {
	for posted, want := range map[string]string{
		"2025-09-03": "notice 2025-09-01 false", "2025-09-05": "notice 2025-09-01 true", "2025-11-05": "fact 2025-11-05 false", "2025-08-29": "",
	} {
		s := newSite(t, "state-body")
		s.captured("2025-12-10", "/orders", "", list("Құжаттар", posted+" Приказ от 1 сентября 2025 года № 14 об архиве"))
		got := ""
		for _, p := range s.of("site-currency", "") {
			got += fmt.Sprint(p.Kind, " ", p.From, " ", p.Late)
		}
		if got != want {
			t.Errorf("posted on %s: %q, want %q", posted, got, want)
		}
	}
}

// versions makes a page in Kazakh and its Russian version, both captured.
func versions(t *testing.T, category, kk, ru string) *site {
	t.Helper()
	s := newSite(t, category)
	s.captured("2025-12-01", "/kk/tarih", "", strings.Replace(html("kk", "Тарих", "", "<h1>Тарих</h1>"+kk), "<main>", `<a href="/ru/tarih">Русский</a><main>`, 1))
	s.captured("2025-12-01", "/ru/tarih", "", strings.Replace(html("ru", "История", "", "<h1>История</h1>"+ru), "<main>", `<a href="/kk/tarih">Қазақша</a><main>`, 1))
	return s
}

const russian = "<p>Учреждение основано в 1998 году, с тех пор оно обслуживает читателей района. Первое здание стояло на центральной площади и было деревянным.</p>"

// The two versions of a page are compared: alike is present, a figure that only one
// has is incomplete and named.
func TestVersionsAreCompared(t *testing.T) {
	alike := versions(t, "state-institution", long, russian).of("site-currency", "parity")
	if len(alike) != 1 || alike[0].Says != checks.Present {
		t.Fatalf("%+v", alike)
	}
	differs := versions(t, "state-institution", long, strings.ReplaceAll(russian, "1998", "1989")).of("site-currency", "parity")
	if len(differs) != 1 || differs[0].Says != checks.Incomplete || !strings.Contains(differs[0].Value, "figures: kk 1998, ru 1989") {
		t.Errorf("%+v", differs)
	}
	same := versions(t, "state-institution", russian, russian).of("site-currency", "parity")
	if len(same) != 1 || same[0].Says != checks.Incomplete || !strings.HasPrefix(same[0].Value, "lang:") {
		t.Errorf("%+v", same)
	}
}

// An item stands in both languages only where both versions were captured and their
// text really is in the two languages.
func TestLanguages(t *testing.T) {
	got := versions(t, "state-institution", long, russian).of("site-content", "languages.16.7.1.a")
	if len(got) != 1 || got[0].Says != checks.Present {
		t.Fatalf("%+v", got)
	}
	got = versions(t, "state-institution", russian, russian).of("site-content", "languages.16.7.1.a")
	if len(got) != 1 || got[0].Says != checks.Incomplete {
		t.Errorf("%+v", got)
	}
	s := versions(t, "state-institution", long, russian)
	s.in.Pages = s.in.Pages[:1]
	if got := s.of("site-content", "languages.16.7.1.a"); len(got) != 0 {
		t.Errorf("the Russian version was not captured: %+v", got)
	}
}

// Dates are shown where the page of the item says when it was posted and when it was
// updated; one of them says nothing.
func TestDatesOfPostingAndUpdating(t *testing.T) {
	both := "<p>Жарияланған күні: 12.03.2025</p><p>Жаңартылған күні: 14.09.2025</p>"
	for _, c := range []struct {
		dates string
		want  int
	}{{both, 1}, {"<p>Жарияланған күні: 12.03.2025</p>", 0}, {"", 0}} {
		s := newSite(t, "state-body")
		s.captured("2025-12-01", "/contacts", "", html("kk", "Байланыс", "", "<h1>Байланыс</h1>"+c.dates+"<p>Телефон: +7 (7172) 74-01-01</p><p>E-mail: kense@example.kz</p>"))
		if got := s.of("site-content", "dates.16.3.1.b"); len(got) != c.want {
			t.Errorf("%q: %+v", c.dates, got)
		}
	}
}

// The address on the unified platform is a fact for the question that the analyst
// answers.
func TestThePlatformIsAFact(t *testing.T) {
	s := newSite(t, "state-body")
	s.captured("2025-12-01", "https://www.gov.kz/memleket/entities/mekeme/contacts", "", html("ru", "Контакты", "", long))
	s.captured("2025-12-01", "/contacts", "", html("ru", "Контакты", "", long))
	var got []Proposal
	for _, p := range s.of("site-content", "") {
		if p.Kind == Fact {
			got = append(got, p)
		}
	}
	if len(got) != 1 || got[0].Parts[0] != "platform" || got[0].Fragment != "gov.kz/memleket/entities/mekeme" {
		t.Errorf("%+v", got)
	}
}
