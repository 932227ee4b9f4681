package page

import (
	"strings"
	"testing"
)

func readAt(t *testing.T, address, body string) Reading {
	t.Helper()
	return Read([]byte("<!DOCTYPE html><html lang=kk><body>"+body+"</body></html>"), Input{Address: address})
}

func TestAccountsAreToldFromSharingAndFromSinglePosts(t *testing.T) {
	for _, e := range []struct{ href, want string }{
		{"https://www.facebook.com/kensai.akimat", "facebook"},
		{"https://m.facebook.com/profile.php?id=100012345", "facebook"},
		{"https://instagram.com/kensai_akimat/", "instagram"},
		{"https://t.me/kensai_akimat", "telegram"},
		{"https://ok.ru/group/5551", "ok"},
		{"https://vk.com/kensai", "vk"},
		{"https://twitter.com/kensai", "x"},
		{"https://x.com/kensai", "x"},
		{"https://www.youtube.com/@kensai", "youtube"},
		{"https://www.youtube.com/channel/UC123", "youtube"},
		{"https://www.tiktok.com/@kensai", "tiktok"},
		{"https://whatsapp.com/channel/0029", "whatsapp"},
		{"//www.facebook.com/kensai", "facebook"},
		// not accounts
		{"https://www.facebook.com/", ""},
		{"https://www.facebook.com/sharer/sharer.php?u=x", ""},
		{"https://www.facebook.com/sharer.php?u=x", ""},
		{"https://www.facebook.com/dialog/share?href=x", ""},
		{"https://www.facebook.com/kensai/posts/12", ""},
		{"https://twitter.com/intent/tweet?url=x", ""},
		{"https://twitter.com/share?url=x", ""},
		{"https://x.com/kensai/status/12", ""},
		{"https://t.me/share/url?url=x", ""},
		{"https://t.me/kensai/120", ""},
		{"https://vk.com/share.php?url=x", ""},
		{"https://connect.ok.ru/offer?url=x", ""},
		{"https://ok.ru/dk?st.cmd=addShare&st.s=1", ""},
		{"https://api.whatsapp.com/send?text=x", ""},
		{"https://www.instagram.com/p/Cx1/", ""},
		{"https://www.youtube.com/watch?v=a1", ""},
		{"https://youtu.be/a1", ""},
		{"https://www.linkedin.com/shareArticle?url=x", ""},
		{"https://notfacebook.com/kensai", ""},
		{"/facebook.com/kensai", ""},
	} {
		r := readAt(t, "https://kensai.example.kz/kk", "<a href='"+e.href+"'>x</a>")
		got := ""
		for _, a := range r.Accounts {
			got += a.Network
		}
		if got != e.want {
			t.Errorf("%s is read as %q, want %q", e.href, got, e.want)
		}
	}
}

func TestAnAccountIsListedOnce(t *testing.T) {
	r := readAt(t, "", "<a href='https://t.me/kensai'>1</a><a href='https://t.me/Kensai/'>2</a><a hidden href='https://t.me/bait'>3</a>")
	if len(r.Accounts) != 1 {
		t.Errorf("read as %+v", r.Accounts)
	}
}

func TestDocumentsHaveATitleEvenWhereTheLinkHasNone(t *testing.T) {
	for _, e := range []struct{ body, want string }{
		{"<a href='/f/plan.pdf'>Ашықтық жоспары</a>", "Ашықтық жоспары|https://a.example.kz/f/plan.pdf|pdf"},
		{"<p>2025 жылғы есеп <a href=/f/r.DOCX?v=2>Жүктеу</a></p>", "2025 жылғы есеп|https://a.example.kz/f/r.DOCX?v=2|docx"},
		{"<p>Отчёт за 2025 год (PDF, 1,2 МБ) <a href=/f/r.pdf>Скачать</a></p>", "Отчёт за 2025 год|https://a.example.kz/f/r.pdf|pdf"},
		{"<table><tr><td>18.04.2025</td><td>Бұйрық № 12</td><td><a href=/f/12.rtf><img src=i.png></a></td></tr></table>", "Бұйрық № 12|https://a.example.kz/f/12.rtf|rtf"},
		{"<a href='/get?file=jospar.xlsx'>Жоспар</a>", "Жоспар|https://a.example.kz/get?file=jospar.xlsx|xlsx"},
		{"<a href=/f/a.zip></a>", "a.zip|https://a.example.kz/f/a.zip|zip"},
		{"<li><a href='/f/a.rtf'><img src=r.png></a> <span>Әдеп кодексі</span> <small>(90 КБ)</small></li>", "Әдеп кодексі|https://a.example.kz/f/a.rtf|rtf"},
		{"<li><a href='/download?id=5'>Үлгі шарт</a> <span>(docx, 28 КБ)</span></li>", "Үлгі шарт|https://a.example.kz/download?id=5|docx"},
		{"<a href='/files/5' type='application/pdf'>Үлгі шарт</a>", "Үлгі шарт|https://a.example.kz/files/5|pdf"},
		{"<p><a href='/news/5'>Есеп</a> (pdf, 28 КБ)</p>", ""},
		{"<a href=/about.html>Туралы</a>", ""},
		{"<a href=/photo.jpg>Сурет</a>", ""},
		{"<div hidden><a href=/old.pdf>Ескі</a></div>", ""},
	} {
		var got []string
		for _, doc := range readAt(t, "https://a.example.kz/kk", e.body).Documents {
			got = append(got, doc.Title+"|"+doc.URL+"|"+doc.Format)
		}
		if strings.Join(got, " ") != e.want {
			t.Errorf("%s\n\tis read as %q, want %q", e.body, got, e.want)
		}
	}
}

func TestTheSizeOfADocumentIsTakenOnlyWhereItIsExact(t *testing.T) {
	for _, e := range []struct {
		body string
		want int64
	}{
		{"<a href='/uploads/2026/1/9/0f1e_original.245760.pdf'>x</a>", 245760},
		{"<a href=/a.pdf>Жоспар, 12 345 байт</a>", 12345},
		{"<a href=/a.pdf>Жоспар (1,2 МБ)</a>", 0},
		{"<a href=/a.pdf>Жоспар</a>", 0},
	} {
		got := int64(0)
		if docs := readBody(t, e.body).Documents; docs[0].Bytes != nil {
			got = *docs[0].Bytes
		}
		if got != e.want {
			t.Errorf("%s has %d bytes, want %d", e.body, got, e.want)
		}
	}
}

func TestCounterpartsAreOtherVersionsOfThisPage(t *testing.T) {
	for _, e := range []struct{ sentence, address, page, want string }{
		{"alternates of the head, the page itself left out", "https://a.example.kz/kk/x",
			"<html><head><link rel=alternate hreflang=kk href=/kk/x><link rel=alternate hreflang=ru-KZ href=/ru/x><link rel=alternate hreflang=x-default href=/></head><body>т",
			"ru=https://a.example.kz/ru/x"},
		{"a switch", "https://a.example.kz/x?lang=ru", "<html lang=ru><body><a href='?lang=kk'>ҚАЗ</a> <a href='?lang=ru'>РУС</a> <a href='?lang=en'>ENG</a>",
			"kk=https://a.example.kz/x?lang=kk en=https://a.example.kz/x?lang=en"},
		{"codes of the country", "https://a.example.kz/ru", "<body><a href=/kz>KZ</a><a href=/ru/>RU</a>", "kk=https://a.example.kz/kz"},
		{"an unknown address: the declared language is this page's", "", "<html lang=kk><body><a href=/kk>Қазақша</a><a href=/ru>Русский</a>", "ru=/ru"},
		{"the head goes before the switch", "https://a.example.kz/kk/x", "<html><head><link rel=alternate hreflang=ru href=/ru/x></head><body><a href=/ru>Рус</a>", "ru=https://a.example.kz/ru/x"},
		{"a word in a text is no switch", "https://a.example.kz/", "<body><a href=/n/1>Русский театр</a>", ""},
	} {
		var got []string
		for _, c := range Read([]byte(e.page), Input{Address: e.address}).Counterparts {
			got = append(got, c.Lang+"="+c.URL)
		}
		if strings.Join(got, " ") != e.want {
			t.Errorf("%s: read as %q, want %q", e.sentence, got, e.want)
		}
	}
}

func TestSectionsAreTheEntriesOfMenus(t *testing.T) {
	for _, e := range []struct{ sentence, body, want string }{
		{"a nav element", "<nav><a href=/a>Құрылым</a><a href=/b>Құжаттар</a></nav><p><a href=/c>Мәтіндегі сілтеме</a></p>", "Құрылым Құжаттар"},
		{"an element called menu", "<div class=top-menu><ul><li><a href=/a>Құрылым</a></ul></div>", "Құрылым"},
		{"a bare list", "<ul><li><a href=/a>А бөлімі</a><li><a href=/b>Б бөлімі</a><li><a href=/c>В бөлімі</a><li><a href=/d>Г бөлімі</a></ul>", "А бөлімі Б бөлімі В бөлімі Г бөлімі"},
		{"languages, networks, entry and files left out", "<nav><a href=/a>Құрылым</a><a href=/ru>Рус</a><a href='https://t.me/x'>Telegram</a><a href=/in>Кіру</a><a href=/v>Нашар көретіндерге арналған нұсқа</a><a href=/f.pdf>Жоспар</a><a href='#x'>Жоғары</a></nav>", "Құрылым"},
		{"a path of bread crumbs", "<nav class=breadcrumb><a href=/>Басты бет</a></nav>", ""},
		{"numbers of pages", "<nav class=pagination><a href='?page=2'>2</a><a href='?page=3'>Соңғысы</a></nav>", ""},
	} {
		var got []string
		for _, s := range readAt(t, "https://a.example.kz/kk", e.body).Sections {
			got = append(got, s.Title)
		}
		if strings.Join(got, " ") != e.want {
			t.Errorf("%s: read as %q, want %q", e.sentence, got, e.want)
		}
	}
}
