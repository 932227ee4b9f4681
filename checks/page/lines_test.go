package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// linesOf are the lines of a page, joined by " / ".
func linesOf(t *testing.T, body string) string {
	t.Helper()
	d, outcome := open([]byte(body), Input{})
	if d == nil {
		t.Fatalf("%s is %s", body, outcome)
	}
	var texts []string
	for _, l := range d.lines {
		texts = append(texts, l.text)
	}
	return strings.Join(texts, " / ")
}

func TestALineIsWhatAVisitorSeesAsOne(t *testing.T) {
	for _, e := range []struct{ sentence, body, want string }{
		{"blocks", "<p>бір</p><p>екі</p>", "бір / екі"},
		{"a line break", "<p>бір<br>екі</p>", "бір / екі"},
		{"a rule", "<div>бір<hr>екі</div>", "бір / екі"},
		{"words in other letters", "<p>бір <b>екі</b> <i>үш</i></p>", "бір екі үш"},
		{"a word in two kinds of letters", "<p><b>А</b>шық</p>", "Ашық"},
		{"white space of the source", "<p>бір\n\t  екі&nbsp;үш</p>", "бір екі үш"},
		{"text around a block", "<div>бір<p>екі</p>үш</div>", "бір / екі / үш"},
		{"cells", "<table><tr><td>бір<td>екі</table>", "бір / екі"},
		{"a definition", "<dl><dt>бір<dd>екі</dl>", "бір / екі"},
		{"a program's text", "<pre>бір\nекі\n\nүш</pre>", "бір / екі / үш"},
		{"digits in one element after another", "<p><span>74-01-01</span><span>74-01-02</span></p>", "74-01-01 74-01-02"},
		{"a label against a number", "<p><b>Тел.</b><i>1414</i></p>", "Тел.1414"},
		{"a word against a number", "<p><b>Тел</b><i>1414</i></p>", "Тел 1414"},
		{"a sign inside an address", "<p>kense<b>@</b>example.kz</p>", "kense@example.kz"},
		{"an unknown element breaks", "<p>бір<x-card>екі</x-card></p>", "бір / екі"},
		{"invisible characters", "<p>бір\u200b\u202eекі</p>", "бірекі"},
		{"nothing", "<p> </p><p>\u00a0</p>бір", "бір"},
		{"text outside of everything", "бір<p>екі", "бір / екі"},
	} {
		if got := linesOf(t, e.body); got != e.want {
			t.Errorf("%s: %q, want %q", e.sentence, got, e.want)
		}
	}
}

func TestAnEndlessLineIsCutAtASpace(t *testing.T) {
	d, _ := open([]byte("<p>"+strings.Repeat("сөз ", 10_000)), Input{})
	total := 0
	for _, l := range d.lines {
		if len(l.text) > longestLine+4 || strings.Trim(l.text, "сөз ") != "" || !strings.HasSuffix(l.text, "сөз") {
			t.Fatalf("a line of %d bytes ends with %q", len(l.text), lastRunes(l.text, 10))
		}
		total += strings.Count(l.text, "сөз")
	}
	if total != 10_000 {
		t.Errorf("%d words are left", total)
	}
}

func TestALineKnowsHowMuchOfItIsLinks(t *testing.T) {
	for _, e := range []struct {
		body string
		want int
	}{
		{"<p>Мәтін</p>", 0},
		{"<p><a href=/x>Жоспар</a></p>", 6},
		{"<p>Құжат: <a href=/x><b>Жос</b>пар</a></p>", 6},
		{"<p><a name=x>Зәкір</a></p>", 0},
	} {
		d, _ := open([]byte(e.body), Input{})
		if d.lines[0].linked != e.want {
			t.Errorf("%s: %d letters of links, want %d", e.body, d.lines[0].linked, e.want)
		}
	}
}

func TestWhatSurroundsTheMatterIsTold(t *testing.T) {
	for _, e := range []struct {
		body   string
		chrome bool
	}{
		{"<p>%</p>", false},
		{"<main><p>%</p></main>", false},
		{"<article><header>%</header></article>", false},
		{"<article><footer>%</footer></article>", false},
		{"<div class=content-with-sidebar><h1>x</h1><p>%</p></div>", false},
		{"<div class='has-menu'>%</div>", false},
		{"<div class=menubar>%</div>", false},
		{"<header>%</header>", true},
		{"<footer><div>%</div></footer>", true},
		{"<main><nav>%</nav></main>", true},
		{"<main><aside>%</aside></main>", true},
		{"<div role=navigation>%</div>", true},
		{"<div id=left_menu>%</div>", true},
		{"<div class='col main-sidebar'>%</div>", true},
		{"<div class=footer>%</div>", true},
	} {
		d, _ := open([]byte(strings.Replace(e.body, "%", "сөз", 1)), Input{})
		var n *html.Node
		for _, l := range d.lines {
			if l.text == "сөз" {
				n = l.node
			}
		}
		if got := d.chrome(n); got != e.chrome {
			t.Errorf("%s: %t", e.body, got)
		}
	}
}

func TestLinksAreResolvedAgainstTheAddress(t *testing.T) {
	for _, e := range []struct{ address, base, href, want string }{
		{"https://a.example.kz/kk/blog/", "", "post/1", "https://a.example.kz/kk/blog/post/1"},
		{"https://a.example.kz/kk/blog/", "", "/ru", "https://a.example.kz/ru"},
		{"https://a.example.kz/kk/blog?p=1", "", "?p=2", "https://a.example.kz/kk/blog?p=2"},
		{"https://a.example.kz/", "", "//b.example.kz/x", "https://b.example.kz/x"},
		{"https://a.example.kz/", "", " https://b.example.kz/x ", "https://b.example.kz/x"},
		{"https://a.example.kz/", "<base href=/kk/>", "x", "https://a.example.kz/kk/x"},
		{"", "<base href=https://b.example.kz/kk/>", "x", "https://b.example.kz/kk/x"},
		{"", "", "/kk/x", "/kk/x"},
		{"blog-kk.html", "", "/kk/x", "/kk/x"},
		{"", "<base href=/kk/>", "x", "x"},
		{"https://a.example.kz/", "<base href='http://[broken'>", "x", "https://a.example.kz/x"},
		{"https://a.example.kz/", "", "/әкімдік", "https://a.example.kz/%D3%99%D0%BA%D1%96%D0%BC%D0%B4%D1%96%D0%BA"},
		{"https://a.example.kz/", "", "", ""},
		{"https://a.example.kz/", "", "#top", ""},
		{"https://a.example.kz/", "", "javascript:void(0)", ""},
		{"https://a.example.kz/", "", "mailto:a@example.kz", ""},
		{"https://a.example.kz/", "", "tel:1414", ""},
		{"https://a.example.kz/", "", "data:text/html,x", ""},
		{"https://a.example.kz/", "", "http://[broken", ""},
		{"https://a.example.kz/", "", "/" + strings.Repeat("x", longestURL), ""},
		{"", "", "/a\u202e\u0007b", ""},
	} {
		d, _ := open([]byte("<head>"+e.base+"</head><p>x"), Input{Address: e.address})
		if got := d.resolve(e.href); got != e.want {
			t.Errorf("%.40q at %q with %q: %q, want %q", e.href, e.address, e.base, got, e.want)
		}
	}
}

func TestAStyleSheetHidesWhatItHidesWithoutCondition(t *testing.T) {
	for _, e := range []struct{ css, want string }{
		{".a{display:none}", ".a"},
		{".a , p.b , #c { color:red; display: none !important }", ".a p.b #c"},
		{".a{visibility:hidden}", ".a"},
		{".a{display:block}", ""},
		{"/* .a{display:none} */ .b{display:none}", ".b"},
		{".a .b{display:none}", ""},
		{".a:hover{display:none}", ""},
		{".a{display:none} .open .a{display:block}", ""},
		{"@media print{.a{display:none}} .b{display:none}", ".b"},
		{"@import url(x.css); .b{display:none}", ".b"},
		{"@media screen{.a{x:y} @supports(z){.c{display:none}}} .b{display:none}", ".b"},
		{"@media print{.a{display:none}", ""},
		{".a{display:none", ""},
		{"}}}.a{display:none}", ".a"},
		{"", ""},
	} {
		if got := strings.Join(hidingChoices(e.css), " "); got != e.want {
			t.Errorf("%s hides %q, want %q", e.css, got, e.want)
		}
	}
}
