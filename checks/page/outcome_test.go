package page

import (
	"fmt"
	"strings"
	"testing"

	"ashyq/checks/lang"
)

func TestAPageThatWasNotReallyThereIsKnown(t *testing.T) {
	long := strings.Repeat("<p>Қоғамдық кеңестің отырысында аудан тұрғындарының өтініштері қаралып, шешім қабылданды.</p>", 12)
	menu := "<nav><a href=/>Басты бет</a><a href=/n>Жаңалықтар</a><a href=/d>Құжаттар</a></nav>"
	for _, e := range []struct {
		sentence, body string
		want           Outcome
	}{
		{"a page", "<html><body><h1>Байланыс</h1><p>Тел.: 8 (7172) 74-01-01</p></body></html>", Fetched},
		{"a short page with a script that counts visits", "<p>Байланыс: тел. 8 (7172) 404-12-13</p><script src=c.js></script>", Fetched},
		{"an article about errors", "<h1>Бет табылмады: сайттардағы қателер туралы</h1>" + long, Fetched},
		{"an empty list of documents", "<h1>Құжаттар</h1><p>Құжаттар жоқ</p>", Fetched},
		{"a search without results", "<h1>Іздеу</h1><p>Ештеңе табылмады</p>", Fetched},
		{"a page with a login in its head", "<header><form><input type=password></form></header>" + long, Fetched},
		{"a front page drawn by the server into a mount point", "<div id=root>" + long + "</div><script src=a.js></script>", Fetched},
		{"a page of pictures", "<body><img src=a.png alt=x></body>", Fetched},

		{"the shell of gov.kz", "<html lang=kk><head><title>GOV.KZ - Единая платформа интернет-ресурсов государственных органов</title></head><body><div id=\"root\"></div></body></html>", ScriptShell},
		{"a shell with a loader", "<div id=app><p>Жүктелуде…</p></div><script src=app.js></script>", ScriptShell},
		{"a shell of another framework", "<app-root></app-root><script src=main.js type=module></script>", ScriptShell},
		{"a notice that JavaScript is needed", "<noscript>Включите JavaScript</noscript><p>Портал открытых данных</p><script src=a.js></script>", ScriptShell},
		{"scripts and nothing else", "<body><script>draw()</script></body>", ScriptShell},

		{"an article whose title begins with a number", "<title>500-летие города отметили в Кенсае</title><h1>500-летие</h1>" + long, Fetched},
		{"an error drawn by a script's server", "<noscript>Enable JavaScript</noscript><div id=root><b>500</b><h1>Қате орын алды</h1></div><script src=a.js></script>", ErrorPage},
		{"an error with its trace", "<title>Error: 500 - Ошибка подключения</title><h1>500 - Ошибка подключения</h1>" + long, ErrorPage},
		{"404 in Kazakh", menu + "<h1>404</h1><p>Бет табылмады</p>", ErrorPage},
		{"404 in Russian", menu + "<h1>Ошибка 404</h1><p>Запрашиваемая страница не найдена</p>", ErrorPage},
		{"404 in English", "<title>404 Not Found</title><center><h1>404 Not Found</h1></center><hr>nginx", ErrorPage},
		{"403", "<h1>403 Forbidden</h1>", ErrorPage},
		{"502", "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>", ErrorPage},
		{"503 in Russian", "<h1>Сервис временно недоступен</h1>", ErrorPage},
		{"maintenance", "<h2>Сайтта техникалық жұмыстар жүргізілуде</h2>", ErrorPage},
		{"access denied", "<p>Доступ запрещён</p>", ErrorPage},
		{"a check of the browser", "<title>Just a moment...</title><p>Checking your browser before accessing</p><script src=a.js></script>", ErrorPage},

		{"a form of entry", "<h1>Вход</h1><form><input name=l><input type=password></form>", LoginWall},
		{"a demand to log in", "<p>Мазмұнды көру үшін жүйеге кіріңіз</p><a href=/login>Кіру</a>", LoginWall},
		{"entry by signature", "<main><h1>Порталға кіру</h1><a href=/eds>ЭЦҚ арқылы кіру</a></main>", LoginWall},

		{"nothing", "", Empty},
		{"white space", " \n\t ", Empty},
		{"tags without text", "<html><head></head><body><div></div></body></html>", Empty},

		{"PDF", "%PDF-1.7 <html>", NotHTML},
		{"a word processor's file", "PK\x03\x04 word/document.xml <p>", NotHTML},
		{"JSON with HTML in it", `{"body":"<p>x</p>"}`, NotHTML},
		{"plain text", "Ашықтық жоспары 2025", NotHTML},
		{"code", "#include <stdio.h>", NotHTML},
		{"a feed", "<?xml version=\"1.0\"?><rss><channel><title>x</title></channel></rss>", NotHTML},
		{"a page archive", "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n<html>", NotHTML},
		{"bytes", "\x00\x01\x02<html>", NotHTML},
		{"too much", "<p>" + strings.Repeat("x", MaxBytes), TooLarge},
		{"too many tags", strings.Repeat("<b>", maxParts+1), TooLarge},
		{"too many attributes", "<b " + manyNames(maxParts) + ">", TooLarge},
	} {
		if got := Read([]byte(e.body), Input{}).Outcome; got != e.want {
			t.Errorf("%s is judged %s, want %s", e.sentence, got, e.want)
		}
	}
}

// manyNames are so many attributes, no two alike.
func manyNames(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d ", i)
	}
	return b.String()
}

func TestTheDeclaredTypeDecidesWhereItIsClear(t *testing.T) {
	for _, e := range []struct {
		contentType string
		want        Outcome
	}{
		{"", Fetched}, {"text/html; charset=utf-8", Fetched}, {"application/xhtml+xml", Fetched}, {"text/plain", Fetched},
		{"application/pdf", NotHTML}, {"image/png", NotHTML}, {"application/json", NotHTML}, {"nonsense", NotHTML},
	} {
		if got := Read([]byte("<p>Байланыс</p>"), Input{ContentType: e.contentType}).Outcome; got != e.want {
			t.Errorf("%q is judged %s, want %s", e.contentType, got, e.want)
		}
	}
}

func TestEveryOutcomeHasItsWords(t *testing.T) {
	known := map[string]bool{}
	for _, o := range Outcomes() {
		known["outcome."+string(o)] = true
		if missing := o.Words().Missing(); len(missing) > 0 || strings.HasPrefix(o.Words().In(lang.EN), "!") {
			t.Errorf("%s: %v", o, o.Words())
		}
	}
	for _, form := range []PortalForm{FormPage, FormShell, FormList} {
		known["portal."+string(form)] = true
	}
	for _, key := range messages().Keys() {
		if !known[key] {
			t.Errorf("%s is said of nothing", key)
		}
	}
}
