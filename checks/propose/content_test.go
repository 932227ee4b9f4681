package propose

import (
	"strings"
	"testing"

	"ashyq/checks"
)

// A page that is called a history and tells one shows that item, and says what it
// read; a bare heading shows nothing.
func TestAHeadingShowsAnItemOnlyWithWhatStandsUnderIt(t *testing.T) {
	s := newSite(t, "state-institution")
	s.captured("2025-12-01", "/tarih", "", html("kk", "Тарих", "", "<h1>Мекеме тарихы</h1>"+long))
	got := s.of("site-content", "16.7.1.a")
	if len(got) != 1 || got[0].Says != checks.Present || got[0].From != day(t, "2025-12-01") || !strings.Contains(got[0].Value, "1998") {
		t.Fatalf("%+v", got)
	}
	for name, matter := range map[string]string{
		"bare":    "<h1>Мекеме тарихы</h1>",
		"unready": "<h1>Мекеме тарихы</h1><p>Бөлім әзірлену үстінде. Ақпарат жақын арада орналастырылады, қолайсыздық үшін кешірім сұраймыз, түсіністікпен қарағандарыңызға рақмет.</p>",
		"links":   `<h1>Мекеме тарихы</h1><ul><li><a href="/a.pdf">Жылдық есеп туралы өте ұзақ атауы бар құжат, оны жүктеп алуға болады деп жазылған</a></li></ul>`,
	} {
		s := newSite(t, "state-institution")
		s.captured("2025-12-01", "/tarih", "", html("kk", "Тарих", "", matter))
		if got := s.of("site-content", "16.7.1.a"); len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// A piece of news that speaks of a history is none, and neither is a menu entry.
func TestNewsThatSpeaksOfASubjectIsNotTheSubject(t *testing.T) {
	s := newSite(t, "state-institution")
	s.captured("2025-12-01", "/news/77", "", html("kk", "Аудан тарихына арналған көрме ашылды", menu("/tarih Тарих", "/a Байланыс", "/b Жаңалықтар"),
		"<h1>Аудан тарихына арналған көрме ашылды</h1>"+long))
	if got := s.of("site-content", ""); len(got) != 0 {
		t.Fatalf("%+v", got)
	}
}

// Contacts are seen by a telephone together with an address or an e-mail.
func TestContactsAreSeenByATelephoneAndAnAddress(t *testing.T) {
	for _, c := range []struct {
		matter string
		want   int
	}{
		{"<p>Телефон: +7 (7172) 74-01-01</p><p>E-mail: kense@example.kz</p>", 1},
		{"<p>E-mail: kense@example.kz</p>", 0},
	} {
		s := newSite(t, "state-body")
		s.captured("2025-12-01", "/contacts", "", html("ru", "Контакты", "", "<h1>Контакты</h1>"+c.matter))
		if got := s.of("site-content", "16.3.1.b"); len(got) != c.want {
			t.Errorf("%s: %+v", c.matter, got)
		}
	}
}

// The title of a file shows the item that it names.
func TestADocumentShowsWhatItsTitleNames(t *testing.T) {
	s := newSite(t, "state-body")
	s.captured("2025-12-01", "/docs", "", html("ru", "Документы", "", `<h1>Документы</h1><ul>
		<li><a href="/f/1.pdf">Годовой план государственных закупок на 2025 год</a></li>
		<li><a href="/f/2.pdf">Письмо</a></li></ul>`))
	got := s.of("site-content", "")
	if len(got) != 1 || got[0].Item != "16.3.9.b" || !strings.HasSuffix(got[0].Value, "/f/1.pdf") {
		t.Fatalf("%+v", got)
	}
}

// library is a site of an institution whose menu was read and whose every entry was
// opened, but for those that are left out.
func library(t *testing.T, leave ...string) *site {
	t.Helper()
	s := newSite(t, "state-institution")
	all := menu("/ Басты бет", "/tarih Тарих", "/qurylym Құрылым", "/zhanalyqtar Жаңалықтар", "/kitap Кітап қоры")
	pages := map[string]string{
		"/":            html("kk", "Жаңатал кітапханасы", all, long),
		"/tarih":       html("kk", "Тарих", all, "<h1>Тарих</h1>"+long),
		"/qurylym":     html("kk", "Құрылым", all, "<h1>Құрылым</h1><p>Кітапханада үш бөлім бар: абонемент бөлімі, оқу залы және балалар бөлімі, олардың әрқайсысында бес маман жұмыс істейді.</p>"),
		"/zhanalyqtar": html("kk", "Жаңалықтар", all, "<h1>Жаңалықтар</h1><p>Әзірге хабарламалар жарияланған жоқ, кейінірек қайта кіріңіз деп сұралады барлық оқырмандардан.</p>"),
		"/kitap":       html("kk", "Кітап қоры", all, "<h1>Кітап қоры</h1><p>Қорда алпыс мың кітап бар, олардың жартысы қазақ тілінде басылған, қалғаны орыс және ағылшын тілдерінде жазылған.</p>"),
	}
	for _, path := range []string{"/", "/tarih", "/qurylym", "/zhanalyqtar", "/kitap"} {
		if !strings.Contains(strings.Join(leave, " ")+" ", path+" ") {
			s.captured("2025-12-01", path, "", pages[path])
		}
	}
	return s
}

func absent(s *site) map[string]Proposal {
	out := map[string]Proposal{}
	for _, p := range s.of("site-content", "") {
		if p.Says == checks.Absent {
			out[p.Item] = p
		}
	}
	return out
}

// An item is proposed as looked for and not found where the whole menu was opened
// and nothing names it. The words say what was done, and name the pages.
func TestAnItemIsLookedForAndNotFound(t *testing.T) {
	s := library(t)
	got := absent(s)
	p, ok := got["16.7.12"] // when people are received
	if !ok {
		t.Fatalf("%+v", got)
	}
	if p.Looked != 5 || p.Path != "item:16.7.12 @site-content:16.7.12" || p.Capture != "cap-001" || !strings.Contains(p.Value, host+"/kitap") {
		t.Errorf("%+v", p)
	}
	for _, words := range []string{p.Words().KK, p.Words().RU, p.Words().EN} {
		if !strings.Contains(words, "5") || strings.Contains(words, "отсутству") || strings.Contains(words, "missing") {
			t.Errorf("%q", words)
		}
	}
	for _, id := range []string{"16.7.1.a", "16.7.1.b"} {
		if _, ok := got[id]; ok {
			t.Errorf("%s is there", id)
		}
	}
	for _, id := range []string{"16.7.15", "16.7.1.e", "16.7.7", "16.7.2.a", "16.7.8"} { // hangs on a norm, on competence, on what happened
		if _, ok := got[id]; ok {
			t.Errorf("%s may rightly be absent", id)
		}
	}
}

// What was not opened may hold anything: an entry that says nothing of itself holds
// back every absence, one that names an item only its own, and a page that failed
// all of them.
func TestWithoutGroundNothingIsProposedAsAbsent(t *testing.T) {
	t.Run("an entry that says nothing was not opened", func(t *testing.T) {
		if got := absent(library(t, "/kitap")); len(got) != 0 {
			t.Errorf("%d", len(got))
		}
	})
	t.Run("an entry that names one item was not opened", func(t *testing.T) {
		got := absent(library(t, "/tarih"))
		if _, ok := got["16.7.1.a"]; ok {
			t.Error("the history was not looked at")
		}
		if _, ok := got["16.7.1.c"]; ok {
			t.Error("general information may stand with the history")
		}
		if _, ok := got["16.7.12"]; !ok {
			t.Error("a page called history says nothing of the reception")
		}
	})
	t.Run("a page failed", func(t *testing.T) {
		s := library(t)
		s.captured("2025-12-02", "/kitap2", "", "")
		if got := absent(s); len(got) != 0 {
			t.Errorf("%d", len(got))
		}
		s.captured("2025-12-03", "/kitap2", "", html("kk", "Кітаптар", menu("/ Басты бет"), "<h1>Кітаптар</h1>"+long))
		if got := absent(s); len(got) == 0 {
			t.Error("it was read in the end")
		}
	})
	t.Run("a page is a shell that a script fills", func(t *testing.T) {
		s := library(t)
		s.captured("2025-12-02", "/app", "", `<!doctype html><html><head><title>App</title><script src="/a.js"></script></head><body><div id="root"></div></body></html>`)
		if got := absent(s); len(got) != 0 {
			t.Errorf("%d", len(got))
		}
	})
	t.Run("a capture is not held here", func(t *testing.T) {
		s := library(t)
		s.in.Unheld = 1
		if got := absent(s); len(got) != 0 {
			t.Errorf("%d", len(got))
		}
	})
	t.Run("no menu was read", func(t *testing.T) {
		s := newSite(t, "state-institution")
		s.captured("2025-12-01", "/", "", html("kk", "Жаңатал", "", long))
		if got := absent(s); len(got) != 0 {
			t.Errorf("%d", len(got))
		}
	})
	t.Run("the site has a Russian version that nobody opened", func(t *testing.T) {
		s := library(t)
		s.captured("2025-12-01", "/", "", strings.Replace(html("kk", "Жаңатал кітапханасы", menu("/tarih Тарих", "/qurylym Құрылым", "/kitap Кітап қоры"), long),
			"<main>", `<a href="/ru/">Русский</a><main>`, 1))
		if got := absent(s); len(got) != 0 {
			t.Errorf("%d", len(got))
		}
	})
}

// What a page names anywhere, or shows without its heading, may be there.
func TestWhatIsHintedAtIsNotAbsent(t *testing.T) {
	t.Run("the foot of a page names it", func(t *testing.T) {
		s := library(t)
		s.captured("2025-12-01", "/kitap", "", html("kk", "Кітап қоры", menu("/ Басты бет"), long+"<p>Азаматтарды жеке қабылдау кестесі есік алдында ілулі</p>"))
		if _, ok := absent(s)["16.7.12"]; ok {
			t.Error("it is named")
		}
	})
	t.Run("a telephone stands in the foot", func(t *testing.T) {
		s := library(t)
		s.captured("2025-12-01", "/kitap", "", html("kk", "Кітап қоры", menu("/ Басты бет"), long+"<p>Тел.: +7 (7172) 74-01-01</p>"))
		if _, ok := absent(s)["16.7.1.f"]; ok {
			t.Error("a telephone is a contact")
		}
	})
	t.Run("for the page of another check", func(t *testing.T) {
		s := newSite(t, "state-institution")
		for _, p := range library(t).in.Pages {
			p.Capture.Files[0].Role = checks.BodyRole("weekly-blog")
			s.in.Pages = append(s.in.Pages, p)
		}
		if got := absent(s); len(got) != 0 {
			t.Errorf("%d", len(got))
		}
	})
}

// Items of local self-government are looked for only with a body that is one.
func TestItemsThatHangOnATrait(t *testing.T) {
	kept := func(traits ...string) bool {
		s := newSite(t, "state-body", traits...)
		s.in.Pages = library(t).in.Pages
		_, ok := absent(s)["16.6.1"]
		return ok
	}
	if kept() || !kept("local-self-government") {
		t.Error("the report of 16(6)(1) is asked only of local self-government")
	}
}

// When more pages are captured within a few days the absence stays the same proposal,
// of its first day; the whole site looked at again is a new one, and a part of it none.
func TestAnAbsenceIsRemembered(t *testing.T) {
	s := library(t)
	was := absent(s)["16.7.12"]
	s.captured("2025-12-03", "/kitap/2", "", html("kk", "Кітаптар", menu("/ Басты бет", "/tarih Тарих", "/qurylym Құрылым"), long))
	is := absent(s)["16.7.12"]
	if is.Capture != was.Capture || is.Path != was.Path || is.Fragment != was.Fragment || is.From != day(t, "2025-12-01") || is.Looked != 6 {
		t.Errorf("%+v\n%+v", was, is)
	}
	again := func(pages []Page) {
		for _, p := range pages {
			p.Day, p.Capture.ID = day(t, "2026-01-10"), "again-"+p.Capture.ID
			s.in.Pages = append(s.in.Pages, p)
		}
	}
	all := s.in.Pages
	again(all[:5])
	if third := absent(s)["16.7.12"]; third.Capture != "" {
		t.Errorf("one page is of last month: %+v", third)
	}
	again(all[5:])
	if third := absent(s)["16.7.12"]; third.Capture != "again-cap-001" || third.From != day(t, "2026-01-10") {
		t.Errorf("%+v", third)
	}
}
