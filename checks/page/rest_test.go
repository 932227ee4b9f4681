package page

import (
	"slices"
	"strings"
	"testing"
)

func restOf(t *testing.T, matter string) Rest {
	t.Helper()
	body := `<!doctype html><html><head><title>Бөлім</title></head><body><nav><h2>Мәзір</h2><a href="/a">Тарих</a><img src="/logo.png"></nav><main>` + matter + `</main></body></html>`
	r := Read([]byte(body), Input{Address: "https://kensai.example.kz/"})
	if r.Outcome != Fetched {
		t.Fatalf("%s: %s", matter, r.Outcome)
	}
	return r.Rest()
}

const plainMatter = "<p>Мекеме 1998 жылы құрылған, содан бері аудан тұрғындарына кітапхана қызметін көрсетіп келеді, есігі барлығына ашық.</p>"

func TestLinksOfAllKindsAreToldFromWhatLeadsNowhere(t *testing.T) {
	got := restOf(t, plainMatter+`<a href="/b">мұнда</a> <a href="#x">төмен</a> <a href="#/c">бағыт</a> <a href="mailto:a@example.kz">хат</a> <a href="/f.pdf">файл</a> <a href="/in">Кіру</a>
		<div hidden><a href="/d">жасырын</a></div><ul style="display:none"><li><a href="/e"><b>Ішкі</b> мәзір</a></ul>`)
	var found []string
	for _, l := range got.Links {
		found = append(found, l.Title+" "+strings.TrimPrefix(l.URL, "https://kensai.example.kz"))
	}
	want := []string{"Тарих /a", "мұнда /b", "бағыт /#/c", "файл /f.pdf", "жасырын /d", "Ішкі мәзір /e"}
	if !slices.Equal(found, want) || len(got.Bare) > 0 || len(got.Folded) > 0 || got.Elsewhere || got.Cut {
		t.Errorf("%q\n%+v", found, got)
	}
}

func TestHeadingsWithoutTextAreTold(t *testing.T) {
	for matter, want := range map[string][]string{
		"<h1>А бөлімі</h1>" + plainMatter:                                            nil,
		"<h1>А бөлімі</h1>":                                                          {"А бөлімі"},
		"<h1>А бөлімі</h1><h2>Б бөлімі</h2>" + plainMatter:                           nil,
		"<h1>А бөлімі</h1><h2>Б бөлімі</h2><h2>В бөлімі</h2>" + plainMatter:          {"Б бөлімі"},
		"<h1>А бөлімі</h1>" + plainMatter + `<img src="/scan.png">`:                  {"А бөлімі"},
		"<h1>А бөлімі</h1>" + plainMatter + `<img src="/i.png" width="16">`:          nil,
		"<h1>А бөлімі</h1>" + plainMatter + `<a href="/b"><img src="/i.png"></a>`:    nil,
		`<div><img src="/i.png"><h3><a href="/b">Хабар</a></h3></div>` + plainMatter: nil,
		plainMatter + `<img src="/photo.png">`:                                       nil,
		`<img src="/scan.png">`:                                                      {"Бөлім"},
	} {
		if got := restOf(t, matter).Bare; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", matter, got, want)
		}
	}
}

func TestFoldedTextAndFramesAreTold(t *testing.T) {
	got := restOf(t, plainMatter+`<div style="display:none"><p>Кесте</p><p>дүйсенбі <b>сайын</b></p><script>x()</script></div><noscript>Скрипт керек</noscript><img src="/a.png" alt="Сызба">`)
	if want := []string{"Кесте", "дүйсенбі сайын", "Скрипт керек", "Сызба"}; !slices.Equal(got.Folded, want) || got.Elsewhere {
		t.Errorf("%+v", got)
	}
	for matter, want := range map[string]bool{
		`<iframe src="/app"></iframe>`: true, `<object data="/a.swf"></object>`: true, `<embed src="/a">`: true,
		`<div hidden><iframe src="/app"></iframe></div>`: true, `<iframe src="https://www.youtube.com/embed/x"></iframe>`: false,
		`<button>Ещё новости</button>`: true, `<a href="#">Тағы жүктеу</a>`: true, `<button>Іздеу</button>`: false, `<a href="/b">Тағы</a>`: false,
	} {
		if got := restOf(t, plainMatter+matter).Elsewhere; got != want {
			t.Errorf("%s: %v", matter, got)
		}
	}
}

func TestWhatIsNotReadAsAPageIsCut(t *testing.T) {
	if list := Read(readPortalFile(t, "curators.list.json"), Input{}); list.Outcome != Fetched || !list.Rest().Cut {
		t.Errorf("%s %+v", list.Outcome, list.Rest())
	}
	if !restOf(t, strings.Repeat(`<div hidden>`+strings.Repeat("кесте ", 1000)+`</div>`, 30)).Cut {
		t.Error("more is folded away than was kept")
	}
}
