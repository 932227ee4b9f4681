package propose

import (
	"os"
	"strings"
	"testing"

	"ashyq/checks"
)

// list makes a page of dated posts: "2025-09-05 title".
func list(title string, posts ...string) string {
	out := "<h1>" + title + "</h1><div>"
	for _, p := range append(posts, "2025-01-09 Ауданда жол жөнделді", "2025-01-08 Дорога отремонтирована") {
		d, text, _ := strings.Cut(p, " ")
		out += `<article><h3><a href="/p/` + d + `">` + text + `</a></h3><time datetime="` + d + `">` + d + `</time></article>`
	}
	return html("kk", title, "", out+"</div>")
}

// Posts tell of what took place; those that announce it, or speak of the subject
// otherwise, do not.
func TestPostsTellOfEvents(t *testing.T) {
	for _, c := range []struct{ check, post, want string }{
		{"accessibility", "2025-05-20 Мүгедектігі бар адамдармен кездесу өтті", "2025-05-20"},
		{"accessibility", "2025-05-20 Встреча с лицами с инвалидностью прошла 16 мая", "2025-05-16"},
		{"accessibility", "2025-05-20 Встреча с лицами с инвалидностью состоится 26 мая", ""},
		{"accessibility", "2025-05-20 Мүгедектігі бар балаларға арба берілді", ""},
		{"accessibility", "2025-05-20 Встреча с лицами с инвалидностью 26 мая", ""},
		{"accessibility", "2025-05-20 Встречи с лицами с инвалидностью прошли 14 и 16 мая", ""},
		{"accessibility", "2025-01-06 Итоги встречи с лицами с инвалидностью 28 декабря", "2024-12-28"},
		{"accessibility", "2025-05-20 Отменена встреча с лицами с инвалидностью", ""},
		{"accessibility", "2025-05-20 Будет проведен круглый стол для лиц с инвалидностью", ""},
		{"accessibility", "2025-05-20 Министр обороны провел встречу с лицами с инвалидностью в Алматы", ""},
		{"open-data-events", "2025-05-20 Ашық деректерге қажеттілік туралы сауалнама жүргізілді", "2025-05-20"},
		{"open-data-events", "2025-05-20 Обновлены наборы открытых данных", ""},
		{"dialogue-notices", "2025-05-20 Интернет-конференция о дорогах 26 мая", "2025-05-26"},
		{"dialogue-notices", "2025-05-20 Интернет-конференция о дорогах", ""},
		{"dialogue-notices", "2025-05-20 Итоги интернет-конференции 2 апреля", ""},
		{"dialogue-notices", "2025-02-18 Прошла интернет-конференция о дорогах 14 февраля", ""},
		{"dialogue-notices", "2025-02-18 Интернет-конференция о дорогах 14 февраля", ""},
		{"dialogue-notices", "2025-02-18 Открытый диалог: опрос о дорогах с 14 февраля 2025 года", "2025-02-14"},
		{"open-sittings", "2025-05-20 Состоялось открытое заседание 20 мая", ""},
		{"open-sittings", "2025-05-22 Открытое заседание 20 мая", ""},
		{"open-sittings", "2025-05-20 Ашық отырыс 2025 жылғы 26 мамырда өтеді", "2025-05-26"},
		{"open-sittings", "2025-05-20 Закрытое заседание 26 мая, открытое заседание отменено", ""},
		{"open-sittings", "2025-05-20 Открытые заседания 26 мая и 28 мая", ""},
	} {
		s := newSite(t, "state-body")
		s.in.Period = span(t, "2024-12-01..2025-12-31")
		s.captured("2025-12-01", "/list", "", list("Хабарландырулар", c.post))
		got := ""
		for _, p := range s.of(c.check, "") {
			got += p.From.String()
		}
		if got != c.want {
			t.Errorf("%s: %q proposes %q, want %q", c.check, c.post, got, c.want)
		}
	}
}

// A notice that came after the last day that is surely in time says so.
func TestANoticeThatCameLate(t *testing.T) {
	for _, c := range []struct {
		check, post string
		late        bool
	}{
		{"open-sittings", "2025-05-19 Ашық отырыс 2025 жылғы 26 мамырда өтеді", false}, // four full working days between
		{"open-sittings", "2025-05-20 Ашық отырыс 2025 жылғы 26 мамырда өтеді", false}, // three
		{"open-sittings", "2025-05-21 Ашық отырыс 2025 жылғы 26 мамырда өтеді", true},  // two: by one reading only
		{"open-sittings", "2025-05-26 Ашық отырыс 2025 жылғы 26 мамырда өтеді", true},
		{"dialogue-notices", "2025-05-21 Открытый диалог: опрос о дорогах с 20 мая", false},
		{"dialogue-notices", "2025-05-22 Открытый диалог: опрос о дорогах с 20 мая", true},
	} {
		s := newSite(t, "state-body")
		s.captured("2025-12-01", "/list", "", list("Хабарландырулар", c.post))
		got := s.of(c.check, "")
		if len(got) != 1 || got[0].Late != c.late {
			t.Errorf("%s: %+v, want late: %t", c.post, got, c.late)
		}
	}
}

// A page is a blog by a step of its path, its title or its greatest heading; a host, a
// folder, a piece of news that tells of one make none.
func TestWhatIsABlog(t *testing.T) {
	for _, c := range []struct {
		address, title string
		want           bool
	}{
		{host + "/blog", "Аким района", true},
		{host + "/ru/blog-rukovoditelya/", "Страница", true},
		{host + "/page/7", "Блог руководителя", true},
		{host + "/page/7", "Әкімнің блогы", true},
		{"https://blog.example.kz/page", "Хабарландырулар", false},
		{"https://myblog.kz/orders", "Приказы", false},
		{"/home/a/blog/orders.html", "Приказы", false},
		{host + "/news/novyy-blog-ministra", "Открыт новый портал", false},
		{host + "/page/7", "Семинар для блогеров", false},
		{host + "/blog", "Жаңалықтар", false},
	} {
		s := newSite(t, "state-body")
		p := s.captured("2025-12-01", "/page", "", list(c.title, "2025-05-20 Жазба"))
		p.Capture.Asked, p.Capture.Final = c.address, c.address
		if got := len(s.of("weekly-blog", "")) > 0; got != c.want {
			t.Errorf("%s «%s» is a blog: %t", c.address, c.title, got)
		}
	}
}

// Conferences and polls are proposed only from the page that was captured for them:
// the portal on which they are held.
func TestConferencesOnThePortalOnly(t *testing.T) {
	for check, want := range map[string]int{"dialogue-events": 1, "": 0} {
		s := newSite(t, "state-body")
		s.captured("2025-12-01", "https://dialog.example.kz/list", check, list("Конференциялар", "2025-05-20 Интернет-конференция о дорогах"))
		if got := s.of("dialogue-events", ""); len(got) != want {
			t.Errorf("captured for %q: %+v", check, got)
		}
	}
}

// A plan names its year; the year of the order that approves it is not the plan's.
// A report on the plan is no plan.
func TestPlanOfOpenness(t *testing.T) {
	for title, want := range map[string]string{
		"2024 жылғы 20 желтоқсандағы бұйрықпен бекітілген 2025 жылға арналған ашықтық жоспары": "2025",
		"Отчет об исполнении плана открытости за 2025 год":                                     "",
		"Итоги реализации Плана открытости за 2025 год":                                        "",
		"О ходе выполнения Плана открытости на 2025 год":                                       "",
		"Мониторинг Плана открытости за 2025 год":                                              "",
		"О дополнении Плана открытости на 2025 год":                                            "",
		"2025 жылға арналған ашықтық жоспарын іске асыру қорытындысы":                          "",
		"План открытости": "",
	} {
		s := newSite(t, "state-body")
		s.captured("2025-12-01", "/docs", "", html("ru", "Документы", "", `<h1>Документы</h1><ul><li><a href="/p.pdf">`+title+`</a></li></ul>`))
		got := ""
		for _, p := range s.of("openness-plan", "") {
			got += p.For
		}
		if got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

// Kinds of risk information, prices and spending are seen under their headings with
// what must stand there.
func TestHeadingsOfOtherChecks(t *testing.T) {
	for _, c := range []struct{ category, check, heading, want string }{
		{"risk-information", "risk-information", "Өрт қауіпсіздігі", "fire-safety"},
		{"risk-information", "risk-information", "Экологическая информация", "ecological"},
		{"state-monopoly", "prices", "Прейскурант цен на услуги", "prices"},
		{"budget-recipient", "budget-spending", "Использование бюджетных средств", "spending"},
		{"function-executor", "function-information", "Осуществление функций", "placed"},
		{"function-executor", "function-information", "Новости", ""},
	} {
		for _, matter := range []string{long, ""} {
			s := newSite(t, c.category)
			s.captured("2025-12-01", "/a", "", html("ru", "Страница", "", "<h1>"+c.heading+"</h1>"+matter))
			got := ""
			for _, p := range s.of(c.check, "") {
				got += p.Item
			}
			want := c.want
			if matter == "" {
				want = ""
			}
			if got != want {
				t.Errorf("%s %q: %q, want %q", c.check, c.heading, got, want)
			}
		}
	}
}

// portal captures a page of a portal from the fixtures.
func (s *site) portal(file, address, check string) {
	s.t.Helper()
	body, err := os.ReadFile("../../fixtures/pages/portals/" + file)
	if err != nil {
		s.t.Fatal(err)
	}
	s.captured("2026-06-01", address, check, string(body))
}

// Rows of portals are the holder's only where the portal names it: a neighbour's
// draft is nobody's business here.
func TestPortalRowsAreTheHolders(t *testing.T) {
	for name, want := range map[string]string{"Акимат Кенсайского района": "2026-01-15", "Акимат Жанаталского района": ""} {
		s := newSite(t, "state-body", "drafts-legal-acts")
		s.in.Holder.Holder.Names = []checks.Name{{RU: name}}
		s.in.Period = span(t, "2026-01-01..2026-06-01")
		s.portal("acts-list.html", "https://legalacts.egov.kz/list", "public-discussion")
		got := ""
		for _, p := range s.of("public-discussion", "legal-acts") {
			got += p.From.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// A set of open data stands on the portal, and was not renewed within its period.
func TestDataSets(t *testing.T) {
	s := newSite(t, "quasi-state")
	s.in.Holder.Holder.Names = []checks.Name{{RU: "Отдел образования Кенсайского района"}}
	s.portal("data-set.html", "https://data.egov.kz/datasets/view?index=kensai_mektepter", "open-data-own-list")
	placed, updated := s.of("open-data-own-list", "placed"), s.of("open-data-own-list", "updated")
	if len(placed) != 1 || placed[0].Says != checks.Present || len(updated) != 1 || updated[0].Says != checks.Incomplete {
		t.Errorf("%+v\n%+v", placed, updated)
	}
}

// Questions to the head are no entries of his blog; they are a fact for the answers.
func TestQuestionsAreNotEntries(t *testing.T) {
	s := newSite(t, "state-body")
	s.portal("dialogue-questions.html", "https://dialog.egov.kz/blogs/40962/questions", "weekly-blog")
	if got := s.of("weekly-blog", ""); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	s = newSite(t, "state-body")
	s.in.Period = span(t, "2026-01-01..2026-06-01")
	s.portal("dialogue-posts.html", "https://dialog.egov.kz/blogs/40962/posts", "")
	if got := s.of("weekly-blog", ""); len(got) < 3 {
		t.Errorf("%+v", got)
	}
	s = newSite(t, "quasi-state")
	s.portal("dialogue-questions.html", "https://dialog.egov.kz/blogs/40962/questions", "")
	got := s.of("head-blog-answers", "")
	if len(got) != 2 || got[1].Kind != Fact || !strings.Contains(got[1].Value, "900077: 2026-01-05 → 2026-01-12") {
		t.Errorf("%+v", got)
	}
}

// A site that answered at the holder's address is a fact, once; a saved file is not.
func TestTheSiteAnswered(t *testing.T) {
	s := newSite(t, "quasi-state")
	s.in.Holder.Holder.Sites = []string{"mekeme.example.kz"}
	s.captured("2025-12-01", "/", "", html("kk", "Жаңатал", "", long))
	s.captured("2025-12-01", "/a", "", html("kk", "Жаңатал", "", long))
	s.captured("2025-12-01", "https://other.example.kz/", "", html("kk", "Басқа", "", long))
	if got := s.of("official-site", ""); len(got) != 1 || got[0].Fragment != "mekeme.example.kz" {
		t.Errorf("%+v", got)
	}
	s.in.Pages[0].Capture.Method, s.in.Pages[1].Capture.Method = "file", "file"
	if got := s.of("official-site", ""); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

// Nothing is proposed from pages that could not be read, whatever they say.
func TestNothingFromWhatWasNotRead(t *testing.T) {
	for _, file := range []string{"shell.html", "login.html", "not-found.html"} {
		body, err := os.ReadFile("../../fixtures/pages/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for _, category := range []string{"state-body", "quasi-state", "risk-information", "state-monopoly"} {
			s := newSite(t, category)
			s.captured("2025-12-01", "/tarih", "", string(body))
			if got := All(s.in); len(got) != 0 {
				t.Errorf("%s: %+v", file, got)
			}
		}
	}
}

// Each proposal has its own name: capture, path and fragment together.
func TestNoTwoProposalsShareAName(t *testing.T) {
	s := versions(t, "state-institution", long, russian)
	s.captured("2025-12-10", "/news", "", feed(1, 1, "2025-12-09", "2025-12-05", "2025-12-03"))
	s.in.Pages = append(s.in.Pages, library(t).in.Pages...)
	for i := range s.in.Pages {
		s.in.Pages[i].Capture.ID = "own-" + string(rune('a'+i))
	}
	names := map[string]bool{}
	all := All(s.in)
	for _, p := range all {
		name := p.Capture + "|" + p.Path + "|" + p.Fragment
		if names[name] {
			t.Errorf("twice: %+v", p)
		}
		names[name] = true
		if p.From == 0 || p.Title == "" || p.Fragment == "" || p.Path == "" || len(p.Parts) == 0 {
			t.Errorf("bare: %+v", p)
		}
	}
	if len(all) < 10 {
		t.Errorf("only %d", len(all))
	}
}

// Two hundred pages of a site are looked through quickly.
func BenchmarkAll(b *testing.B) {
	s := library(&testing.T{})
	pages := s.in.Pages
	for len(s.in.Pages) < 200 {
		for _, p := range pages {
			p.Capture.Final += "/" + string(rune('a'+len(s.in.Pages)%26)) + string(rune('a'+len(s.in.Pages)/26))
			p.Capture.Asked = p.Capture.Final
			s.in.Pages = append(s.in.Pages, p)
		}
	}
	for b.Loop() {
		All(s.in)
	}
}
