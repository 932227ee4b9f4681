package page

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks/calendar"
)

var update = flag.Bool("update", false, "write what is read beside the pages, to be looked through by hand")

// fixtures are the saved pages of ../../fixtures/pages. All were captured on
// 2026-01-15. What is read on each stands beside it in a file of its name with
// the ending .json.
var fixtures = []struct {
	sentence, file, address string
	list                    string // page/pages, number of posts, oldest..newest, gap
}{
	{"a head's blog on the portal of open dialogue, in Kazakh, a year of it", "blog-kk", "https://dialog.example.kz/blogs/40962/posts?lang=kk", "0/0 47 2025-01-03..2025-12-29 "},
	{"a head's blog in Russian, the first of three pages, news beside it", "blog-ru", "https://kensai.example.kz/ru/blog", "1/3 24 2025-01-03..2025-12-29 "},
	{"a blog with a post pinned to its top", "blog-pinned", "https://agenttik.example.kz/kk/blog", "0/0 25 2025-06-25..2025-12-29 pinned-between"},
	{"a blog of headings and dates in turn, one date missing", "blog-undated", "https://tastobe.example.kz/blog.php", "0/0 24 2025-06-25..2025-12-29 undated-between"},
	{"the second page of five of a blog", "blog-page-2", "", "2/5 10 2025-07-31..2025-10-16 page-missing"},
	{"the front page of an akimat with its menus, banners, news and baits", "akimat", "https://kensai.example.kz/kk/", "0/0 3 2026-01-12..2026-01-15 "},
	{"contacts in windows-1251 that nobody declares", "windows-1251", "", "0/0 0 .. no-posts"},
	{"an article in Russian on the Kazakh version of a site", "article", "https://tastobe.example.kz/kk/news/77", "0/0 0 .. no-posts"},
	{"a shell that a script would fill", "shell", "", "0/0 0 .. not-read"},
	{"a page that is not there", "not-found", "", "0/0 0 .. not-read"},
	{"a login in place of the content", "login", "", "0/0 0 .. not-read"},
}

const fixtureDir = "../../fixtures/pages"

func TestTheSavedPagesAreReadWhole(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.file, func(t *testing.T) {
			r := Read(readFixture(t, f.file), Input{Address: f.address, Seen: seenDay()})
			got := marshal(t, r)
			beside := filepath.Join(fixtureDir, f.file+".json")
			if *update {
				if err := os.WriteFile(beside, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(beside)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))) {
				t.Errorf("%s: read as\n%s", f.sentence, got)
			}
			if got := describe(r.PostList()); got != f.list {
				t.Errorf("%s: the list is %q, want %q", f.sentence, got, f.list)
			}
		})
	}
}

func TestEverySavedPageHasItsTest(t *testing.T) {
	known := map[string]bool{}
	for _, f := range fixtures {
		known[f.file+".html"], known[f.file+".json"] = true, true
	}
	files, err := os.ReadDir(fixtureDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !file.IsDir() && !known[file.Name()] {
			t.Errorf("%s is read by no test", file.Name())
		}
	}
}

func readFixture(t *testing.T, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(fixtureDir, name+".html"))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func marshal(t *testing.T, r Reading) []byte {
	t.Helper()
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func describe(l PostList) string {
	number := func(n int) string { b, _ := json.Marshal(n); return string(b) }
	return number(l.Page) + "/" + number(l.Pages) + " " + number(len(l.Posts)) + " " +
		l.Oldest.String() + ".." + l.Newest.String() + " " + string(l.Gap)
}

func TestTheJSONHasTheFieldsOfTheDesignInTheirOrder(t *testing.T) {
	got := string(marshal(t, Unread(Robots)))
	want := `{
 "outcome": "robots",
 "lang": {
  "text": null,
  "markup": null
 },
 "title": null,
 "counterparts": [],
 "emails": [],
 "phones": [],
 "addresses": [],
 "people": [],
 "posts": [],
 "posted": null,
 "updated": null,
 "documents": [],
 "accounts": [],
 "sections": []
}
`
	if got != want {
		t.Errorf("written as\n%s", got)
	}
	full := Unread(Fetched)
	day, _ := calendar.NewDay(2025, 4, 18)
	place := Place{Fragment: "f", Path: "p"}
	full.Emails = []Email{{Value: "v", Place: place}}
	full.Phones = []Phone{{Value: "v", Raw: "r", Place: place}}
	full.Addresses = []Address{{Value: "v", Place: place}}
	full.People = []Person{{Name: "n", Post: "o", Place: place}}
	full.Posts = []Post{{Title: "t", Date: Date{Day: day, Place: place}, URL: "u", Place: place}, {Title: "t", Place: place}}
	full.Documents = []Document{{Title: "t", URL: "u", Format: "pdf", Place: place}}
	full.Accounts = []Account{{Network: "x", URL: "u", Place: place}}
	full.Sections = []Section{{Title: "t", URL: "u", Place: place}}
	full.Counterparts = []Counterpart{{Lang: "ru", URL: "u", Place: place}}
	var flat bytes.Buffer
	if err := json.Compact(&flat, marshal(t, full)); err != nil {
		t.Fatal(err)
	}
	const wanted = `{"outcome":"fetched","lang":{"text":null,"markup":null},"title":null,"counterparts":[{"lang":"ru","url":"u"}],` +
		`"emails":[{"value":"v","fragment":"f","path":"p"}],"phones":[{"value":"v","raw":"r","unit":null,"fragment":"f","path":"p"}],` +
		`"addresses":[{"value":"v","fragment":"f","path":"p"}],"people":[{"name":"n","post":"o","fragment":"f","path":"p"}],` +
		`"posts":[{"title":"t","date":"2025-04-18","url":"u","fragment":"f","path":"p"},{"title":"t","date":null,"url":null,"fragment":"f","path":"p"}],` +
		`"posted":null,"updated":null,"documents":[{"title":"t","url":"u","format":"pdf","bytes":null}],` +
		`"accounts":[{"network":"x","url":"u"}],"sections":[{"title":"t","url":"u"}]}`
	if flat.String() != wanted {
		t.Errorf("written as\n%s", flat.String())
	}
}

func TestReadersDoNotLeanOnOneAnother(t *testing.T) {
	body := readFixture(t, "akimat")
	in := Input{Address: "https://kensai.example.kz/kk/", Seen: seenDay()}
	want := marshal(t, Read(body, in))
	names := slices.Sorted(maps.Keys(readers))
	for _, backwards := range []bool{false, true} {
		d, _ := open(body, in)
		r := Unread(Fetched)
		if backwards {
			slices.Reverse(names)
		}
		for _, name := range names {
			readers[name](d, &r)
		}
		if got := marshal(t, r); !bytes.Equal(got, want) {
			t.Errorf("in another order (%s) the page reads otherwise", strings.Join(names, " "))
		}
	}
}

func TestTheReadingDoesNotChangeWithTheBytesAfterwards(t *testing.T) {
	body := readFixture(t, "akimat")
	r := Read(body, Input{Seen: seenDay()})
	before := marshal(t, r)
	for i := range body {
		body[i] = 'x'
	}
	if !bytes.Equal(before, marshal(t, r)) {
		t.Error("the reading shares memory with the body")
	}
}

// slowest is what a page made to cost much may cost on a busy machine. What grows
// with the square of its size takes minutes.
const slowest = 20 * time.Second

func TestHostilePagesAreReadInReasonableTime(t *testing.T) {
	for _, e := range []struct{ sentence, body string }{
		{"five thousand divisions deep", strings.Repeat("<div>", 5000) + "<p>Тел.: 8 (7172) 74-01-01</p>" + strings.Repeat("</div>", 5000)},
		{"ten thousand tables deep", strings.Repeat("<table><tr><td>", 10_000)},
		{"formatting that is never closed", strings.Repeat("<p><b><i class=a>x", 2_000)},
		{"formatting of many kinds", strings.Repeat("<a href=x><b><i><u><s>", 2_000)},
		{"a line of numbers", "<p>" + strings.Repeat("8 (7172) 74-01-01, 112; ", 2_000)},
		{"a line of digits", "<p>" + strings.Repeat("8 7", 20_000)},
		{"a line of dates", "<p>" + strings.Repeat("18.04.2025 ", 30_000)},
		{"a line of brackets", "<p>" + strings.Repeat("[at] (", 20_000)},
		{"a line of at signs", "<p>" + strings.Repeat("a@", 20_000)},
		{"a word without end", "<p>" + strings.Repeat("а", 200_000)},
		{"thirty thousand lines", "<pre>" + strings.Repeat("x\n", 30_000)},
		{"two thousand posts", strings.Repeat("<li><a href=/x>Жазба</a> 18.04.2025</li>", 2_000)},
		{"two thousand dates in turn", "<div>" + strings.Repeat("<h3><a href=/x>Жазба</a></h3><p>18.04.2025</p>", 2_000)},
		{"menus in menus", strings.Repeat("<ul class=menu><li><a href=/x>Бөлім</a>", 2_000)},
		{"numbers of pages", strings.Repeat("<div><a href='?page=2'>2</a>", 400) + strings.Repeat("<a href='?page=3'>3</a>", 2_000)},
		{"a style sheet that hides much", "<style>" + strings.Repeat(".a.b{display:none}", 2_000) + "</style>" + strings.Repeat("<p class='a c'>x", 2_000)},
		{"empty elements", strings.Repeat("<div><span></span>", 50_000)},
		{"names without posts", strings.Repeat("<p>Жұлдызбаев Төреғали</p>", 2_000)},
	} {
		start := time.Now()
		r := Read([]byte("<body>"+e.body), Input{Address: "https://a.example.kz/", Seen: seenDay()})
		marshal(t, r)
		if took := time.Since(start); took > slowest {
			t.Errorf("%s took %s", e.sentence, took)
		} else if testing.Verbose() {
			t.Logf("%s: %s, %s", e.sentence, r.Outcome, took.Round(time.Millisecond))
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, small := range []string{"akimat", "article", "blog-page-2", "windows-1251", "shell", "login"} {
		body, err := os.ReadFile(filepath.Join(fixtureDir, small+".html"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(body), "", "https://a.example.kz/kk")
	}
	f.Add("<base href=':'><a href='%zz'>x</a><table><td><time>", "text/html; charset=koi8-r", "https://a.example.kz/?page=2")
	f.Add(blogOf("*2024-02-12 2025-12-29 - 2025-12-15", "<div class=pagination><a>1</a></div>"), "text/html", ":")
	f.Fuzz(func(t *testing.T, body, contentType, address string) {
		in := Input{ContentType: contentType, Address: address, Seen: seenDay()}
		r := Read([]byte(body), in)
		if !slices.Contains(Outcomes(), r.Outcome) {
			t.Fatalf("the outcome is %q", r.Outcome)
		}
		l := r.PostList()
		if l.Whole() && (l.Oldest == 0 || l.Newest < l.Oldest || r.Outcome != Fetched) {
			t.Fatalf("whole from %s to %s", l.Oldest, l.Newest)
		}
		if !bytes.Equal(marshal(t, r), marshal(t, Read([]byte(body), in))) {
			t.Fatal("the same bytes read otherwise")
		}
	})
}
