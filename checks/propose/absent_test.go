package propose

import (
	"fmt"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/standard"
)

const reception = "16.7.12" // the schedule of personal reception

// withMatter is the library whose page of books says something else, and more.
func withMatter(t *testing.T, matter string) *site {
	t.Helper()
	s := library(t, "/kitap")
	s.captured("2025-12-01", "/kitap", "", html("kk", "Кітап қоры", menu("/ Басты бет", "/tarih Тарих", "/qurylym Құрылым"), matter))
	return s
}

// isAbsent tells whether the reception is proposed as not found.
func isAbsent(s *site) bool {
	_, ok := absent(s)[reception]
	return ok
}

// Where all pages have one title, the heading of a page says what it is, though it
// stands in the menu of every page too: what it names is there.
func TestASiteWithOneTitle(t *testing.T) {
	all := menu("/ Басты бет", "/tarih Тарих", "/qabyldau Қабылдау кестесі", "/kitap Кітап қоры")
	build := func(heading string) *site {
		s := newSite(t, "state-institution")
		for path, matter := range map[string]string{"/": long, "/tarih": "<h1>Тарих</h1>" + long, "/kitap": "<h1>Кітап қоры</h1>" + strings.ReplaceAll(long, "1998", "1999"),
			"/qabyldau": heading + "<p>Директор азаматтарды дүйсенбі сайын сағат оннан он екіге дейін өз бөлмесінде қабылдайды, алдын ала жазылу қажет емес, құжат көрсету жеткілікті.</p>"} {
			s.captured("2025-12-01", path, "", html("kk", "Кітапхана", all, matter))
		}
		return s
	}
	s := build("<h1>Қабылдау кестесі</h1>")
	if isAbsent(s) {
		t.Error("it stands on its page")
	}
	if got := s.of("site-content", reception); len(got) != 1 || got[0].Says != checks.Present {
		t.Errorf("%+v", got)
	}
	if !isAbsent(build("")) {
		t.Error("no text of the site names it")
	}
}

// What is there and was not read may hold the item: nothing is said of it.
func TestWhatWasNotReadMayHoldAnItem(t *testing.T) {
	for name, matter := range map[string]string{
		"a long paragraph names it": "<h1>Кітап қоры</h1>" + long[:len(long)-4] + " Кітапхана тұрғындар үшін аптасына алты күн ашық, ал басшының азаматтарды жеке қабылдау кестесі кіреберістегі тақтада барлығына көрінетін жерде ілулі тұрады, сондай-ақ телефонмен білуге болады.</p>",
		"a picture under a heading": `<h1>Кітап қоры</h1>` + long + `<h2>Аптаның тәртібі</h2><img src="/a.png">`,
		"a picture is all there is": `<img src="/a.png">`,
		"what stands for a picture": `<h1>Тарих</h1>` + long + `<img src="/a.png" alt="Жеке қабылдау кестесі">`,
		"a heading without text":    `<h1>Кітап қоры</h1>` + long + `<h2>Аптаның тәртібі</h2>`,
		"a frame":                   `<h1>Кітап қоры</h1>` + long + `<iframe src="/app"></iframe>`,
		"a link in the text":        `<h1>Кітап қоры</h1>` + long + `<p>Толығырақ <a href="/node/17">мұнда</a> оқыңыз.</p>`,
		"a link in a folded menu":   `<h1>Кітап қоры</h1>` + long + `<div style="display:none"><a href="/node/17">Апта тәртібі</a></div>`,
		"a file":                    `<h1>Кітап қоры</h1>` + long + `<p><a href="/f/17.pdf">Апта тәртібі</a></p>`,
		"a route of a script":       `<h1>Кітап қоры</h1>` + long + `<p><a href="#/apta">Апта тәртібі</a></p>`,
		"further pages of a list":   `<h1>Кітап қоры</h1>` + long + `<div class="pagination"><span class="active">1</span> <a href="/kitap?page=2">2</a> <a href="/kitap?page=3">3</a></div>`,
		"a button for more":         `<h1>Кітап қоры</h1>` + long + `<button>Тағы көрсету</button>`,
		"folded text":               `<h1>Кітап қоры</h1>` + long + `<div style="display:none"><p>Жеке қабылдау кестесі: дүйсенбі</p></div>`,
	} {
		if isAbsent(withMatter(t, matter)) {
			t.Errorf("%s: proposed as not found", name)
		}
	}
}

// What says by its name that it is something else holds nothing back.
func TestWhatNamesItselfHoldsNothingElse(t *testing.T) {
	for name, matter := range map[string]string{
		"nothing":                        "",
		"a link that was opened":         `<p><a href="/tarih">мұнда</a></p>`,
		"a place on the page":            `<p><a href="#top">Жоғарыға</a> <a href="/tarih#1998">Құрылған жыл</a></p>`,
		"the history in a file":          `<p><a href="/f/1.pdf">Мекеме тарихы</a></p>`,
		"another site":                   `<p><a href="https://other.example.kz/">Мұнда</a></p>`,
		"a page of news":                 `<article><h3><a href="/zhanalyqtar/7">Көрме ашылды</a></h3><time datetime="2025-11-30">30.11.2025</time></article><article><h3><a href="/zhanalyqtar/6">Кездесу өтті</a></h3><time datetime="2025-11-20">20.11.2025</time></article>`,
		"a picture that illustrates":     `<h2>Мекеме тарихы</h2><p>Алғашқы ғимарат.</p><img src="/a.png">`,
		"the version in a third tongue":  `<p><a href="/en/kitap" hreflang="en">English</a></p>`,
		"a film":                         `<iframe src="https://www.youtube.com/embed/abc"></iframe>`,
		"the entrance for the employees": `<p><a href="/login">Кіру</a></p>`,
	} {
		if !isAbsent(withMatter(t, "<h1>Кітап қоры</h1>"+long+matter)) {
			t.Errorf("%s: holds the absence back", name)
		}
	}
}

// Routes that a script draws are pages of their own: the front page opens none of them.
func TestRoutesAreNotOpenedWithTheFrontPage(t *testing.T) {
	s := newSite(t, "state-institution")
	s.captured("2025-12-01", "/", "", html("kk", "Кітапхана", menu("/#/tarih Тарих", "/#/qurylym Құрылым", "/#!/kitap Кітап қоры"), long))
	if got := absent(s); len(got) != 0 {
		t.Errorf("%d from one page", len(got))
	}
	for a, b := range map[string]string{"/#/tarih": "/", "/#/tarih/": "/#/qurylym"} {
		if keyOf(host+a) == keyOf(host+b) {
			t.Errorf("%s is taken for %s", a, b)
		}
	}
	if keyOf(host+"/a#top") != keyOf(host+"/a") {
		t.Error("a place on a page is no page")
	}
}

// Pages of two times are no site: nothing is said of what they lack. Where the looks
// took three days, the first of them is the day.
func TestAnAbsenceIsOfOneTime(t *testing.T) {
	for last, want := range map[string]string{"2025-12-01": "2025-12-01", "2025-12-03": "2025-12-01", "2025-12-04": "", "2026-10-01": ""} {
		s := library(t)
		s.in.Pages[len(s.in.Pages)-1].Day = day(t, last)
		if got := absent(s)[reception]; got.From.String() != want {
			t.Errorf("the last page on %s: %q, want %q", last, got.From, want)
		}
	}
	s := library(t)
	s.in.Pages[0].Day = 0
	if isAbsent(s) {
		t.Error("nobody knows when the first page was looked at")
	}
}

// Pages of other holders prove nothing: where the sites of the holder are recorded
// only these are looked through, else all pages must stand on one site.
func TestPagesOfOthersProveNoAbsence(t *testing.T) {
	for name, c := range map[string]struct {
		recorded []string
		moved    string // where the pages stand
		also     string // and one more
		want     bool
	}{
		"one site":                {nil, host, "", true},
		"two sites":               {nil, host, "https://other.example.kz/", false},
		"a file among them":       {nil, host, "file", false},
		"the recorded one":        {[]string{"mekeme.example.kz"}, host, "", true},
		"beside the recorded one": {[]string{"https://www.mekeme.example.kz/"}, host, "https://other.example.kz/", true},
		"not the recorded one":    {[]string{"basqa.example.kz"}, host, "", false},
		"on the platform":         {[]string{"gov.kz/memleket/entities/mekeme"}, "https://www.gov.kz/memleket/entities/mekeme", "", true},
		"another's there":         {[]string{"gov.kz/memleket/entities/mekeme"}, "https://www.gov.kz/memleket/entities/basqa", "", false},
		"two bodies there":        {nil, "https://www.gov.kz/memleket/entities/mekeme", "https://www.gov.kz/memleket/entities/basqa/", false},
	} {
		s := newSite(t, "state-institution")
		s.in.Holder.Holder.Sites = c.recorded
		all := menu(c.moved+"/ Басты бет", c.moved+"/tarih Тарих", c.moved+"/kitap Кітап қоры")
		for _, path := range []string{"/", "/tarih", "/kitap"} {
			s.captured("2025-12-01", c.moved+path, "", html("kk", "Кітапхана", all, "<h1>Кітап қоры "+path[1:]+"</h1>"+long))
		}
		if c.also != "" {
			p := s.captured("2025-12-01", c.also, "", html("kk", "Кітапхана", all, "<h1>Кітап қоры</h1>"+long))
			if c.also == "file" {
				p.Capture.Asked, p.Capture.Final = "saved.html", "saved.html"
			}
		}
		if got := isAbsent(s); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// What the inspection knows to be there is not proposed as not found.
func TestWhatSomebodySawIsNotAbsent(t *testing.T) {
	s := library(t)
	s.in.Present = map[string]bool{reception: true}
	if isAbsent(s) {
		t.Error("somebody saw it")
	}
	if _, ok := absent(s)["16.7.4"]; !ok {
		t.Error("nobody saw the other")
	}
}

// An item that came into the list later, or went out of it, was not owed.
func TestAnItemIsOwedOnItsDaysOnly(t *testing.T) {
	s := library(t)
	r := enter(s.in)
	for span, want := range map[string]bool{"2025-12-01..": true, "2025-12-02..": false, "..2025-12-01": true, "..2025-11-30": false} {
		item := standard.Item{ID: reception}
		if from, until, _ := strings.Cut(span, ".."); from != "" {
			item.From = day(t, from)
		} else {
			item.Until = day(t, until)
		}
		if got := r.mustHave(item, r.latest); got != want {
			t.Errorf("%s: %v", span, got)
		}
	}
}

// A page that was cut, since it has more than is kept, proves nothing.
func TestACutPageProvesNothing(t *testing.T) {
	var links strings.Builder
	for i := range 2100 {
		fmt.Fprintf(&links, `<a href="/tarih?v=%d">Тарих %d</a> `, i, i)
	}
	if isAbsent(withMatter(t, "<h1>Кітап қоры</h1>"+long+"<p>"+links.String()+"</p>")) {
		t.Error("there are more links than were read")
	}
	if isAbsent(withMatter(t, "<h1>Кітап қоры</h1>"+strings.Repeat("<p>Кітап</p>", 50_001))) {
		t.Error("there are more lines than were read")
	}
}
