package page

import "testing"

func TestThePageSaysWhenItWasPostedAndRenewed(t *testing.T) {
	for _, e := range []struct{ sentence, page, posted, updated string }{
		{"labels in Kazakh", "<p>Жарияланған күні: 18 сәуір 2025</p><p>Жаңартылған күні: 21.04.2025</p>", "2025-04-18", "2025-04-21"},
		{"labels in Russian", "<p>Дата публикации: 18 апреля 2025 г. | Обновлено: 21.04.2025</p>", "2025-04-18", "2025-04-21"},
		{"a label that names the page", "<h1>Байланыс</h1><p>Бет жаңартылған күні: 2025 ж. 3 қар.</p>", "", "2025-11-03"},
		{"labels in English", "<p>Published on April 18, 2025 · Last updated: 2025-04-21</p>", "2025-04-18", "2025-04-21"},
		{"a label in one cell, the date in the next", "<table><tr><td>Орналастырылған күні</td><td>18.04.2025</td></tr></table>", "2025-04-18", ""},
		{"a relative date", "<p>Жарияланды: 3 күн бұрын</p>", "2026-01-12", ""},
		{"a time element", "<h1>Есеп</h1><time datetime='2025-04-18T20:30:00Z'>кеше</time>", "2025-04-19", ""},
		{"microdata", "<meta itemprop=datePublished content=2025-04-18><span itemprop=dateModified>21.04.2025</span>x", "2025-04-18", "2025-04-21"},
		{"structured data", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-04-18","dateModified":"2025-04-21T01:00:00+05:00"}</script>x`, "2025-04-18", "2025-04-21"},
		{"a graph of structured data", `<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2025-04-18"}]}</script>x`, "2025-04-18", ""},
		{"the head for sharing", "<meta property=article:published_time content=2025-04-18T10:00:00+05:00><meta property=og:updated_time content=2025-04-21><p>x", "2025-04-18", "2025-04-21"},
		{"a bare date under the heading", "<main><h1>Есеп</h1><p>18 сәуір 2025, 10:30</p><p>Мәтін</p></main>", "2025-04-18", ""},
		{"what is seen goes before what is not", `<script type="application/ld+json">{"@type":"Article","datePublished":"2020-01-01"}</script><p>Опубликовано: 18.04.2025</p>`, "2025-04-18", ""},

		{"the dates of a list are not the page's", blogOf("2025-12-29 2025-12-22", ""), "", ""},
		{"labels of several things", "<p>Опубликовано: 18.04.2025</p><p>Опубликовано: 19.04.2025</p>", "", ""},
		{"a sentence", "<p>Опубликован 18.04.2025 в газете приказ министра о внесении изменений</p>", "", ""},
		{"a clock in the head of the site", "<header>15 қаңтар 2026</header><h1>Байланыс</h1><p>Мәтін</p>", "", ""},
		{"today's date by itself", "<h1>Байланыс</h1><p>15 қаңтар 2026</p>", "", ""},
		{"a copyright", "<footer>© 2012-2026</footer>", "", ""},
		{"broken structured data", `<script type="application/ld+json">{"@type":"Article",</script>x`, "", ""},
		{"a list in structured data", `<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"Article","datePublished":"2025-04-18"}]}</script>x`, "", ""},
	} {
		r := Read([]byte(e.page), Input{Seen: seenDay()})
		if got := r.Posted.Day.String(); got != e.posted {
			t.Errorf("%s: posted %q, want %q", e.sentence, got, e.posted)
		}
		if got := r.Updated.Day.String(); got != e.updated {
			t.Errorf("%s: updated %q, want %q", e.sentence, got, e.updated)
		}
	}
}

func TestThePageNamesThePlaceOfItsDate(t *testing.T) {
	r := Read([]byte("<footer><p>Жаңартылған: 21.04.2025</p></footer>"), Input{})
	want := Place{Fragment: "Жаңартылған: 21.04.2025", Path: "footer > p"}
	if r.Updated.Place != want {
		t.Errorf("the place is %+v", r.Updated.Place)
	}
}

func TestTheTitleIsThatOfTheWindow(t *testing.T) {
	for _, e := range []struct{ page, want string }{
		{"<title> Есеп\n  2025 </title><h1>Басқа</h1>", "Есеп 2025"},
		{"<head><title></title><meta property=og:title content=Жоспар></head><h1>x</h1>", "Жоспар"},
		{"<h1>Ашық <i>деректер</i></h1><svg><title>Белгі</title></svg>", "Ашық деректер"},
		{"<p>x</p>", ""},
		{"<title>A\u202eB\u0007</title>x", "AB"},
	} {
		if got := string(Read([]byte(e.page), Input{}).Title); got != e.want {
			t.Errorf("%q has the title %q, want %q", e.page, got, e.want)
		}
	}
}
