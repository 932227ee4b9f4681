package propose

import (
	"testing"

	"ashyq/checks"
)

// A front page, or a block of the latest news, shows what happened and is no whole
// source: a week without news on it is not a week without news.
func TestATeaserCoversNothing(t *testing.T) {
	feed := func(title string) string {
		return list(title, "2025-12-20 Көпір ашылды", "2025-12-10 Мектеп ашылды", "2025-11-28 Жол жөнделді")
	}
	for _, c := range []struct {
		address, title string
		whole          bool
	}{
		{"/zhanalyqtar", "Жаңалықтар", true},
		{"/", "Жаңалықтар", false},
		{"/ru/", "Новости", false},
		{"/kk/index.php", "Жаңалықтар", false},
		{"/bet", "Басты бет", false},
		{"/zhanalyqtar", "Соңғы жаңалықтар", false},
		{"/novosti", "Последние новости", false},
	} {
		s := newSite(t, "state-body")
		s.captured("2025-12-28", c.address, "site-currency", feed(c.title))
		posts, whole := 0, false
		for _, p := range s.of("site-currency", "") {
			whole = whole || p.Kind == Coverage
			if p.Kind == Event {
				posts++
			}
		}
		if whole != c.whole || posts != 5 {
			t.Errorf("%s %s: %d posts, whole: %v", c.address, c.title, posts, whole)
		}
	}
}

// What stands plainly on a front page is proposed without a heading that names it: the
// news under «Жаңалықтар», the heads with their posts, the telephones with an address in
// its foot. A page that names the item goes first.
func TestWhatStandsPlainlyIsProposed(t *testing.T) {
	front := html("kk", "Ауданның сайты", "", `<h1>Ауданның сайты</h1><h2>Жаңалықтар</h2>`+
		`<div><article><h3><a href="/n/1">Көпір ашылды</a></h3><time datetime="2025-12-20">20.12.2025</time></article>`+
		`<article><h3><a href="/n/2">Мектеп ашылды</a></h3><time datetime="2025-12-10">10.12.2025</time></article></div>`+
		`<section><div><h4>Жұлдызбаев Төреғали Сәменұлы</h4><p>Жаңатал ауданының әкімі</p></div>`+
		`<div><h4>Ақбұлақова Гүлнәзік Ержігітқызы</h4><p>Аудан әкімінің орынбасары</p></div></section>`+
		`<p>Кеңсе: 8 (7172) 74-01-01</p><p>kense@example.kz</p>`)
	s := newSite(t, "state-body")
	s.captured("2025-12-28", "/", "", front)
	for _, id := range []string{"16.3.1.a", "16.3.1.b"} {
		if got := s.of("site-content", id); len(got) != 1 || got[0].Says != checks.Present || got[0].Fragment == "" {
			t.Errorf("%s: %+v", id, got)
		}
	}
	news := 0
	for _, p := range s.of("site-currency", "") {
		if p.Kind == Coverage {
			t.Errorf("a front page covers nothing: %+v", p)
		}
		if p.Parts[0] == "news" {
			news++
		}
	}
	if news != 2 {
		t.Errorf("%d pieces of news", news)
	}
	s.captured("2025-12-28", "/bailanys", "", html("kk", "Байланыс", "", "<h1>Байланыс</h1><p>Телефон: 8 (7172) 74-01-01</p><p>kense@example.kz</p>"))
	for _, p := range s.of("site-content", "16.3.1.b") {
		if p.Capture == "cap-001" {
			t.Errorf("a page names it: %+v", p)
		}
	}
}
