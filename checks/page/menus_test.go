package page

import (
	"strings"
	"testing"
)

// sectionsOn lists the titles of the sections of a page.
func sectionsOn(t *testing.T, body string) string {
	t.Helper()
	var got []string
	for _, s := range readAt(t, "https://kensai.example.kz/kk", body).Sections {
		got = append(got, s.Title)
	}
	return strings.Join(got, " ")
}

func TestMenusAreKnownHoweverTheyAreBuilt(t *testing.T) {
	const four = "<a href=/1>Бір</a> <a href=/2>Екі</a> <a href=/3>Үш</a> <a href=/4>Төрт</a>"
	const list = "<ul><li><a href=/1>Бір</a><li><a href=/2>Екі</a><li><a href=/3>Үш</a></ul>"
	for _, e := range []struct{ sentence, body, want string }{
		{"an id with a number", "<div id=ctl00_Menu1><table><tr><td><a href=/1>Бір</a></td></tr></table></div>", "Бір"},
		{"a class in one word", "<ul class=FooterMenu_list__w3><li><a href=/1>Бір</a></ul>", "Бір"},
		{"a list in the foot beside a menu", "<nav><a href=/0>Нөл</a></nav><div id=footer>" + list + "</div>", "Нөл Бір Екі Үш"},
		{"links to other sites in the foot", "<nav><a href=/0>Нөл</a></nav><footer>" + strings.ReplaceAll(list, "href=/", "href=https://a.example.kz/") + "</footer>", "Нөл"},
		{"a line in brackets", "<center>[ " + strings.ReplaceAll(four, "</a> <a", "</a> ] [ <a") + " ]</center>", "Бір Екі Үш Төрт"},
		{"a table of cells with a link each", "<table><tr><td><h1>Байланыс</h1></td><td><table><tr><td>" + strings.ReplaceAll(four, "</a> <a", "</a></td></tr><tr><td><a") + "</td></tr></table></td></tr></table>", "Бір Екі Үш Төрт"},
		{"links in the cell of the matter", "<table><tr><td><h1>Есептер</h1><p>" + four + "</p></td></tr></table>", ""},
		{"bread crumbs", "<nav aria-label=breadcrumb><ol><li><a href=/1>Бір</a></ol></nav>", ""},
		{"the name of the site", "<nav><a class=navbar-brand href=/>Әкімдік</a><a href=/1>Бір</a></nav>", "Бір"},
		{"the articles before and after", "<nav class=post-nav><a rel=prev href=/1>Алдыңғы: Бір</a><a href=/2>Келесі</a></nav>", ""},
		{"numbers of pages", "<div class=navigation><a href=/1>Назад</a> <a href=/2>2</a> <a href=/3>Вперед</a></div>", ""},
	} {
		if got := sectionsOn(t, e.body); got != e.want {
			t.Errorf("%s: read as %q, want %q", e.sentence, got, e.want)
		}
	}
}

func TestTheLanguageWhereTheVisitorIsIsNoCounterpart(t *testing.T) {
	r := readAt(t, "https://kensai.example.kz/Vacancies.aspx", "<div id=lng><a href='?lang=kk-KZ' class=cur>Қаз</a> <a href='?lang=ru-RU'>Рус</a></div>")
	if len(r.Counterparts) != 1 || r.Counterparts[0].Lang != "ru" {
		t.Errorf("read as %+v", r.Counterparts)
	}
}

func TestTheAccountOfSomebodyInTheTextIsNotOurs(t *testing.T) {
	for _, e := range []struct {
		body string
		want int
	}{
		{"<p>Телеграм-канал блогера <a href=https://t.me/kensai_live>«Кенсай сегодня»</a> ранее публиковал недостоверные сведения.</p>", 0},
		{"<p>Подписывайтесь на наш канал <a href=https://t.me/kensai_live>«Кенсай сегодня»</a>, чтобы первыми узнавать новости.</p>", 1},
		{"<p>Telegram: <a href=https://t.me/kensai_live>@kensai_live</a></p>", 1},
	} {
		if got := readAt(t, "", e.body).Accounts; len(got) != e.want {
			t.Errorf("%s: read as %+v", e.body, got)
		}
	}
}
