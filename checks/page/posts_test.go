package page

import (
	"fmt"
	"strings"
	"testing"

	"ashyq/checks/calendar"
)

// seenDay is the day on which the pages of the tests were captured.
func seenDay() calendar.Day {
	day, _ := calendar.NewDay(2026, 1, 15)
	return day
}

// short writes posts as "12-29 Title /url", undated ones as "? Title /url".
func short(posts []Post) string {
	var out []string
	for _, p := range posts {
		day := "?"
		if p.Date.Day != 0 {
			day = p.Date.Day.String()[5:]
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s", day, p.Title, p.URL)))
	}
	return strings.Join(out, "; ")
}

func TestListsOfPostsAreKnownHoweverTheyAreBuilt(t *testing.T) {
	const want = "12-29 Есеп /p/2; 12-22 Жауап /p/1"
	for _, e := range []struct{ sentence, body string }{
		{"articles", `<main><article><h2><a href=/p/2>Есеп</a></h2><time datetime=2025-12-29>29 желтоқсан</time></article>
			<article><h2><a href=/p/1>Жауап</a></h2><time datetime=2025-12-22>22 желтоқсан</time></article></main>`},
		{"a form around the whole page", `<form><div><a href=/>Басты бет</a></div><table><tr><td>29.12.2025</td><td><a href=/p/2>Есеп</a></td></tr><tr><td>22.12.2025</td><td><a href=/p/1>Жауап</a></td></tr></table></form>`},
		{"a table for each", `<td><table><tr><td>29.12.2025</td><td><a href=/p/2>Есеп</a></td></tr></table><table><tr><td>22.12.2025</td><td><a href=/p/1>Жауап</a></td></tr></table></td>`},
		{"an entry inside what keeps floats apart", `<p class=news-item><i>29.12.2025</i> <a href=/p/2>Есеп</a></p><div><p class=news-item><i>22.12.2025</i> <a href=/p/1>Жауап</a></p><div></div></div>`},
		{"a feed of others' news beside", `<ul><li>28.12.2025 <a href=https://b.example.kz/1>Бөтен</a></li><li>27.12.2025 <a href=https://b.example.kz/2>Бөтен</a></li></ul>
			<ol><li>29.12.2025 <a href=/p/2>Есеп</a></li><li>22.12.2025 <a href=/p/1>Жауап</a></li></ol>`},
		{"list items", `<ul><li>29.12.2025 <a href=/p/2>Есеп</a></li><li>22.12.2025 <a href=/p/1>Жауап</a></li></ul>`},
		{"rows of a table", `<table><tr><th>Күні</th><th>Атауы</th></tr><tr><td>29.12.2025</td><td><a href=/p/2>Есеп</a></td></tr>
			<tr><td>22.12.2025</td><td><a href=/p/1>Жауап</a></td></tr></table>`},
		{"a grid", `<div class=row><div class=col><a href=/p/2>Есеп</a><p>29 желтоқсан 2025</p></div><div class=col><a href=/p/1>Жауап</a><p>22 желтоқсан 2025</p></div></div>`},
		{"rows of a grid, the last one half empty", `<div class=row><div class=news-card><a href=/p/2>Есеп</a><p>29.12.2025</p></div></div><div class=row><div class=news-card><a href=/p/1>Жауап</a><p>22.12.2025</p></div></div>`},
		{"cards that are links", `<div><a class=card href=/p/2><span>29.12.2025</span><p>Есеп</p></a><a class=card href=/p/1><span>22.12.2025</span><p>Жауап</p></a></div>`},
		{"cards of pictures with a heading", `<div class=item><a href=/p/2><img alt="Үлкен сурет туралы ұзақ сөз"></a><h3><a href=/p/2>Есеп</a></h3><i>29.12.2025</i></div><div class=item><a href=/p/1><img></a><h3><a href=/p/1>Жауап</a></h3><i>22.12.2025</i></div>`},
		{"titles and dates in turn", `<div><h3><a href=/p/2>Есеп</a></h3><p>29.12.2025</p><p>Мәтін</p><h3><a href=/p/1>Жауап</a></h3><p>22.12.2025</p><p>Мәтін</p></div>`},
		{"dates and titles in turn, under a heading", `<div><h2>Жазбалар</h2><p>29.12.2025</p><h3><a href=/p/2>Есеп</a></h3><p>22.12.2025</p><h3><a href=/p/1>Жауап</a></h3></div>`},
		{"a list of descriptions", `<dl><dt>29.12.2025</dt><dd><a href=/p/2>Есеп</a></dd><dt>22.12.2025</dt><dd><a href=/p/1>Жауап</a></dd></dl>`},
		{"a date in three pieces", `<ul><li><div><b>29</b><i>желтоқсан</i><i>2025</i></div><a href=/p/2>Есеп</a></li><li><div><b>22</b><i>желтоқсан</i><i>2025</i></div><a href=/p/1>Жауап</a></li></ul>`},
		{"texts cut off, with a link to the whole", `<div><div><p>Есеп</p><small>29.12.2025</small><a href=/p/2>Толығырақ</a></div><div><p>Жауап</p><small>22.12.2025</small><a href=/p/1>Толығырақ</a></div></div>`},
		{"authors beside the dates", `<div><div><h4><a href=/p/2>Есеп</a></h4><span>Баспасөз қызметі, 29.12.2025</span></div><div><h4><a href=/p/1>Жауап</a></h4><span>Баспасөз қызметі, 22.12.2025</span></div></div>`},
		{"the day of renewal beside the day of posting", `<ul><li><a href=/p/2>Есеп</a> <span>Жарияланған: 29.12.2025</span> <span>Жаңартылған: 30.12.2025</span></li><li><a href=/p/1>Жауап</a> <span>Жарияланған: 22.12.2025</span> <span>Жаңартылған: 30.12.2025</span></li></ul>`},
		{"the day of renewal that only its class tells", `<article><h2><a href=/p/2>Есеп</a></h2><a href=/p/2><time class="entry-date published" datetime=2025-12-29>29.12.2025</time><time class=updated datetime=2025-12-30>30.12.2025</time></a></article>
			<article><h2><a href=/p/1>Жауап</a></h2><a href=/p/1><time class="entry-date published updated" datetime=2025-12-22>22.12.2025</time></a></article>`},
		{"dates inside the texts", `<ul><li><a href=/p/2>Есеп</a><em>29.12.2025</em><p>2025 жылғы 18 сәуірде өткен отырыста бекітілген жоспар орындалды</p></li><li><a href=/p/1>Жауап</a><em>22.12.2025</em><p>12.11.2025 күнгі сұраққа</p></li></ul>`},
		{"rubrics longer than the titles", `<ul><li><a class=category href=/c>Қоғамдық бақылау және ашықтық</a><a href=/p/2>Есеп</a> <b>29.12.2025</b></li><li><a class=category href=/c>Қоғамдық бақылау және ашықтық</a><a href=/p/1>Жауап</a> <b>22.12.2025</b></li></ul>`},
		{"the first one in a frame of its own", `<main><div class=top><div class=news-item><h3><a href=/p/2>Есеп</a></h3><b>29.12.2025</b></div></div><div class=list><div class=news-item><h3><a href=/p/1>Жауап</a></h3><b>22.12.2025</b></div><span></span></div></main>`},
	} {
		r := Read([]byte("<body>"+e.body), Input{Seen: seenDay()})
		if got := short(r.Posts); got != want {
			t.Errorf("%s: read as %q", e.sentence, got)
		}
	}
}

func TestWhatIsNotAListOfPostsIsNotTaken(t *testing.T) {
	for _, e := range []struct{ sentence, body string }{
		{"a menu", `<ul><li><a href=/a>Құрылым</a></li><li><a href=/b>Құжаттар</a></li></ul>`},
		{"an article with its date", `<article><h1>Есеп</h1><time>29.12.2025</time><p>Мәтін <a href=/x>сілтеме</a></p></article>`},
		{"an article whose title is a lesser heading", `<article class=post><h2>Есеп</h2><time>29.12.2025</time><p>Мәтін <a href=/x>сілтеме</a></p></article>`},
		{"an article whose title leads to itself", `<article class=post><h2><a href=/own>Есеп</a></h2><time>29.12.2025</time></article>`},
		{"an article and its neighbours", `<main><h1>Есеп</h1><p>29.12.2025</p><p>Мәтін</p></main><ul><li><a href=/p/1>Алдыңғы</a></li><li><a href=/p/3>Келесі жазба</a></li></ul>`},
		{"files with dates", `<ul><li>29.12.2025 <a href=/a.pdf>Бұйрық № 1</a></li><li>22.12.2025 <a href=/b.pdf>Бұйрық № 2</a></li></ul>`},
		{"comments", `<div><div><b>Асқар</b> <i>29.12.2025</i><p>Рахмет</p></div><div><b>Гүлнәр</b> <i>22.12.2025</i><p>Келісемін</p></div></div>`},
		{"a hidden list", `<div style="display:none"><ul><li>29.12.2025 <a href=/p/2>Есеп</a></li><li>22.12.2025 <a href=/p/1>Жауап</a></li></ul></div>`},
		{"a calendar", `<table><tr><td><a href=/d/1>1</a></td><td><a href=/d/2>2</a></td></tr></table>`},
	} {
		r := Read([]byte("<body>"+e.body), Input{Address: "https://a.example.kz/own", Seen: seenDay()})
		if len(r.Posts) > 0 {
			t.Errorf("%s: read as %q", e.sentence, short(r.Posts))
		}
	}
}

func TestAColumnBesideTheListIsLeftOut(t *testing.T) {
	main := `<main><ul><li>29.12.2025 <a href=/p/2>Есеп</a></li><li>22.12.2025 <a href=/p/1>Жауап</a></li></ul></main>`
	side := `<aside><ul><li>14.01.2026 <a href=/n/1>Жаңалық</a></li><li>13.01.2026 <a href=/n/2>Хабар</a></li></ul></aside>`
	if got := short(Read([]byte(side+main), Input{}).Posts); got != "12-29 Есеп /p/2; 12-22 Жауап /p/1" {
		t.Errorf("with a list in the matter: %q", got)
	}
	if got := short(Read([]byte(side+"<main><h1>Байланыс</h1></main>"), Input{}).Posts); got != "01-14 Жаңалық /n/1; 01-13 Хабар /n/2" {
		t.Errorf("without one: %q", got)
	}
}

func TestAYoungListHasOnePost(t *testing.T) {
	body := `<main><h1>Блог</h1><article class=post><h2><a href=/p/1>Сәлем</a></h2><time>29.12.2025</time><p>Мәтін</p></article></main>`
	r := Read([]byte(body), Input{Address: "https://a.example.kz/blog"})
	if got := short(r.Posts); got != "12-29 Сәлем https://a.example.kz/p/1" || r.Posted.Day != 0 {
		t.Errorf("read as %q, posted %s", got, r.Posted.Day)
	}
}

func TestAListInAColumnGivesWayToALooserOneInTheMatter(t *testing.T) {
	body := `<aside><ul><li>14.01.2026 <a href=/n/1>Жаңалық</a></li><li>13.01.2026 <a href=/n/2>Хабар</a></li></ul></aside>
		<main><div><h4><a href=/p/2>Есеп</a></h4><span>Баспасөз қызметі, 29.12.2025</span></div><div><h4><a href=/p/1>Жауап</a></h4><span>Баспасөз қызметі, 22.12.2025</span></div></main>`
	if got := short(Read([]byte(body), Input{}).Posts); got != "12-29 Есеп /p/2; 12-22 Жауап /p/1" {
		t.Errorf("read as %q", got)
	}
}

func TestAnEntryWithoutADateIsAnEntryAllTheSame(t *testing.T) {
	for _, e := range []struct{ sentence, body, want string }{
		{"a sibling of the same class", `<div class=p><h3><a href=/3>Үшінші</a></h3><i>29.12.2025</i></div><div class=p><h3><a href=/2>Екінші</a></h3></div><div class=p><h3><a href=/1>Бірінші</a></h3><i>22.12.2025</i></div><div class=banner><a href=/b>Ашық бюджет</a></div>`,
			"12-29 Үшінші /3; ? Екінші /2; 12-22 Бірінші /1"},
		{"a title in turn without its date", `<div><h3><a href=/3>Үшінші</a></h3><p>29.12.2025</p><h3><a href=/2>Екінші</a></h3><p>Мәтін</p><h3><a href=/1>Бірінші</a></h3><p>22.12.2025</p></div>`,
			"12-29 Үшінші /3; ? Екінші /2; 12-22 Бірінші /1"},
		{"a date that no calendar has", `<ul><li><a href=/3>Үшінші</a> 29.12.2025</li><li><a href=/2>Екінші</a> 31.11.2025</li><li><a href=/1>Бірінші</a> 22.11.2025</li></ul>`,
			"12-29 Үшінші /3; ? Екінші /2; 11-22 Бірінші /1"},
	} {
		if got := short(Read([]byte("<body>"+e.body), Input{}).Posts); got != e.want {
			t.Errorf("%s: read as %q, want %q", e.sentence, got, e.want)
		}
	}
}
