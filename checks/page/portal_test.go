package page

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks/lang"
)

const portalDir = fixtureDir + "/portals"

// portalPages are pages of the national portals and saved collections, written
// after their markup. Beside each stands, with the ending .read.json, what its
// portal's reader sees on a page, and all that is read of a collection. All were
// captured on 2026-01-15.
var portalPages = []struct{ sentence, file, address string }{
	{"questions to a head: one without an answer, one answered under a post, one under a name", "dialogue-questions.html", "https://dialog.egov.kz/blogs/40962/questions"},
	{"one question with its answer", "dialogue-question.html", "https://dialog.egov.kz/blogs/all-questions/900077"},
	{"the entries of a head's blog", "dialogue-posts.html", "https://dialog.egov.kz/blogs/40962/posts"},
	{"a head's word of welcome", "dialogue-welcome.html", "https://dialog.egov.kz/blogs/40962/welcome"},
	{"a page of a list of drafts", "acts-list.html", "https://legalacts.egov.kz/list?page=2"},
	{"a draft in Kazakh, in a file that knows its portal by its head alone", "act-kk.html", ""},
	{"a conclusion on regulatory impact", "act-arv.html", "https://legalacts.egov.kz/npa/viewArvConclusion?id=15900200"},
	{"the passport of a set of open data, out of date", "data-set.html", "https://data.egov.kz/datasets/view?index=kensai_mektepter"},
	{"a list of sets", "data-list.html", "https://data.egov.kz/datasets/listbygovagency?id=77"},
	{"the shell of a list of news on gov.kz", "gov-shell.html", "https://www.gov.kz/memleket/entities/kensai/press/news/1?lang=kk"},
	{"a document of gov.kz that the server drew", "gov-documents.html", ""},
	{"documents, with an entry moved from an older site", "documents.list.json", collectionAt + "documents?projects=eq:kensai&size=100&sort-by=created_date:DESC"},
	{"heads", "curators.list.json", collectionAt + "curators?projects=kensai"},
	{"the menu", "pages.list.json", collectionAt + "pages?projects=contains:kensai&sort-by=order&size=1000"},
	{"events, in a file of unknown address", "events.list.json", ""},
	{"projects", "projects.list.json", collectionAt + "ongoing_projects?projects=kensai"},
}

const collectionAt = "https://www.gov.kz" + collectionPath

func readPortalFile(t *testing.T, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(portalDir, name))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func TestThePagesOfThePortalsAreReadWhole(t *testing.T) {
	for _, f := range portalPages {
		t.Run(f.file, func(t *testing.T) {
			r := Read(readPortalFile(t, f.file), Input{Address: f.address, Seen: seenDay()})
			if !strings.HasSuffix(f.file, ".json") { // the rest is what is read on every page
				alone := Unread(r.Outcome)
				alone.portal = r.portal
				r = alone
			}
			got := marshal(t, r)
			name, _, _ := strings.Cut(f.file, ".")
			beside := filepath.Join(portalDir, name+".read.json")
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
		})
	}
}

func TestWhoAskedIsNobodysBusiness(t *testing.T) {
	for _, f := range portalPages {
		if !strings.HasPrefix(f.file, "dialogue-question") {
			continue
		}
		r := Read(readPortalFile(t, f.file), Input{Address: f.address, Seen: seenDay()})
		said := string(marshal(t, r))
		for _, name := range []string{"Мыңбаев", "СӘРСЕКОВА", "Иванцов", "Аманжол"} {
			if strings.Contains(said, name) {
				t.Errorf("%s: the reading names %s", f.file, name)
			}
		}
		if len(r.Posts) > 0 || r.PostList().Whole() {
			t.Errorf("%s: questions of citizens count as posts of the head: %+v", f.file, r.Posts)
		}
	}
}

func TestAnAnswerIsReadThoughItIsHiddenUntilAsked(t *testing.T) {
	r := Read(readPortalFile(t, "dialogue-questions.html"), Input{Address: "https://dialog.egov.kz/blogs/40962/questions", Seen: seenDay()})
	var got []string
	for _, q := range r.Portal().Questions {
		got = append(got, string(q.Number)+" "+q.Asked.Day.String()+" "+q.Answered.Day.String()+" "+string(q.By))
	}
	want := []string{"900101 2026-01-14  ", "900077 2026-01-05 2026-01-12 Кеңсай ауданының әкімі", "900050 2025-12-22 2026-01-09 "}
	if !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}

func TestThePageNumberThatAScriptDrawsIsBelieved(t *testing.T) {
	first := string(readPortalFile(t, "dialogue-posts.html"))
	second := strings.Replace(first, "startPage: 1", "startPage: 2", 1)
	for body, want := range map[string]string{first: "1/2 3 2025-12-29..2026-01-12 ", second: "2/2 3 2025-12-29..2026-01-12 page-missing"} {
		r := Read([]byte(body), Input{Address: "https://dialog.egov.kz/blogs/40962/posts", Seen: seenDay()})
		if got := describe(r.PostList()); got != want {
			t.Errorf("the list is %q, want %q", got, want)
		}
	}
}

func TestTheAddressSaysWhatAPageOfGovKZIs(t *testing.T) {
	const body = "/memleket/entities/kensai"
	for _, e := range []struct {
		path  string
		kind  PortalKind
		owner Maybe
	}{
		{body, KindFront, "kensai"}, {body + "/?lang=kk", KindFront, "kensai"}, {body + "/about", KindOther, "kensai"},
		{body + "/press/news", KindNews, "kensai"}, {body + "/press/news/3", KindNews, "kensai"}, {body + "/press/newsletter", KindOther, "kensai"},
		{body + "/press/news/details/12?lang=ru", KindNewsItem, "kensai"}, {body + "/press/events", KindEvents, "kensai"},
		{body + "/documents/1", KindDocuments, "kensai"}, {body + "/documents/details/adilet/V2500900398", KindDocument, "kensai"},
		{body + "/about/structure", KindStructure, "kensai"}, {body + "/about/structure/people/501", KindPerson, "kensai"},
		{body + "/activities/555", KindActivity, "kensai"}, {"/situations/1/2?lang=ru", KindSituation, ""}, {"/", KindOther, ""},
	} {
		p := Read(readPortalFile(t, "gov-shell.html"), Input{Address: "https://gov.kz" + e.path}).Portal()
		if p == nil || p.Kind != e.kind || p.Owner != e.owner || p.Form != FormShell {
			t.Errorf("%s is taken for %+v, want %s of %q", e.path, p, e.kind, e.owner)
		}
	}
}

func TestOnlyAPageOfAPortalHasOne(t *testing.T) {
	page := readPortalFile(t, "dialogue-questions.html")
	for _, address := range []string{"https://kensai.gov.kz/kk", "https://dialog.example.kz/blogs/40962/questions", "https://notgov.kz/", "dialog.egov.kz", "", ":"} {
		if r := Read(page, Input{Address: address}); r.Portal() != nil || strings.Contains(string(marshal(t, r)), `"portal"`) {
			t.Errorf("%q has the portal %+v", address, r.Portal())
		}
	}
	gone := []byte("<title>404</title><h1>Бет табылмады</h1><p>Мұндай бет жоқ.")
	if r := Read(gone, Input{Address: "https://dialog.egov.kz/blogs/40962/questions"}); r.Portal() != nil || r.Outcome != ErrorPage {
		t.Errorf("an error page, %s, shows %+v", r.Outcome, r.Portal())
	}
}

func TestAPortalIsSaidInThreeLanguages(t *testing.T) {
	for _, form := range []PortalForm{FormPage, FormShell, FormList} {
		words := Portal{Name: PortalGov, Form: form}.Words()
		if len(words.Missing()) > 0 || !strings.Contains(words.In(lang.KK), "gov.kz") {
			t.Errorf("%s: %v", form, words)
		}
	}
}

func TestThePortalStandsBehindTheOtherFields(t *testing.T) {
	r := Read(readPortalFile(t, "act-kk.html"), Input{Seen: seenDay()})
	said := string(marshal(t, r))
	if at := strings.Index(said, `"portal"`); at < strings.Index(said, `"sections"`) || strings.Contains(said, `\u00`) {
		t.Errorf("written as\n%s", said)
	}
}

func FuzzPortals(f *testing.F) {
	for _, p := range portalPages {
		body, err := os.ReadFile(filepath.Join(portalDir, p.file))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body, p.address)
	}
	f.Fuzz(func(t *testing.T, body []byte, address string) {
		in := Input{Address: address, Seen: seenDay()}
		r := Read(body, in)
		p := r.Portal()
		if p != nil && r.Outcome != Fetched && (r.Outcome != ScriptShell || len(p.Questions)+len(p.Acts)+len(p.Sets) > 0) {
			t.Fatalf("%s shows %+v", r.Outcome, p)
		}
		if !bytes.Equal(marshal(t, r), marshal(t, Read(body, in))) {
			t.Fatal("the same bytes read otherwise")
		}
		for _, l := range Text(body, in) {
			if l.Text == "" || strings.ContainsAny(l.Text, "\n\x1b") {
				t.Fatalf("a line is %q", l.Text)
			}
		}
	})
}

func TestHostilePagesOfPortalsAreReadInReasonableTime(t *testing.T) {
	words := strings.Repeat("<p>Сәлеметсіз бе", 20_000)
	for _, e := range []struct{ sentence, address, body string }{
		{"answers in answers", portalPages[0].address, "<a class=readmore href=/blogs/all-questions/1>x</a>" + strings.Repeat("<div class=answers id=1>", 300) + words},
		{"two thousand cards", portalPages[0].address, strings.Repeat("<div><ul class=blog-info><li>18.04.2025</ul><p>Сұрақ<a class=readmore href=/blogs/all-questions/1>x</a></div>", 2000)},
		{"one card of a whole page", portalPages[0].address, "<div><div><div><a class=readmore href=/blogs/all-questions/1>x</a>" + words},
		{"questions in questions", portalPages[1].address, strings.Repeat("<div class=b-question>", 300) + words},
		{"entries in entries", portalPages[4].address, strings.Repeat("<div class=contentlist><h3><a href=/x>a</a></h3>", 300) + words},
		{"tables in tables", portalPages[7].address, strings.Repeat("<table><tr><td>Название<td>", 90) + words},
		{"many links to sets", portalPages[8].address, strings.Repeat("<a href=/datasets/view?index=a>Тізбе</a> ", 20_000)},
	} {
		start := time.Now()
		r := Read([]byte("<body>"+e.body), Input{Address: e.address, Seen: seenDay()})
		took := time.Since(start)
		if r.Portal() == nil || took > slowest {
			t.Errorf("%s: %s, portal %+v, took %s", e.sentence, r.Outcome, r.Portal(), took)
		} else if testing.Verbose() {
			t.Logf("%s: %s, %s", e.sentence, r.Outcome, took.Round(time.Millisecond))
		}
	}
}
