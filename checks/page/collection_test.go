package page

import (
	"strings"
	"testing"
	"time"
)

const documentsAt = collectionAt + "documents?projects=eq:kensai&size=100&sort-by=created_date:DESC"

func TestAnEntryMovedFromAnOlderSiteHasNoDayOfPosting(t *testing.T) {
	r := Read(readPortalFile(t, "documents.list.json"), Input{Address: documentsAt, Seen: seenDay()})
	var days []string
	for _, p := range r.Posts {
		days = append(days, p.Date.Day.String())
	}
	if got := strings.Join(days, " "); got != "2026-01-09 2025-12-30 " { // 20:30 in Greenwich is the next day in Kazakhstan
		t.Errorf("the days are %q", got)
	}
}

func TestASavedListIsWholeOnlyWhereItsAddressShowsIt(t *testing.T) {
	body := readPortalFile(t, "documents.list.json")
	for address, want := range map[string]Gap{
		documentsAt:                                        "",
		documentsAt + "&page=0":                            "",
		documentsAt + "&page=1":                            GapPages,
		documentsAt + "&page=2":                            GapPages,
		documentsAt + "&activities=555":                    GapFiltered,
		documentsAt + "&title=x":                           GapFiltered,
		collectionAt + "documents?projects=kensai&size=10": GapPages,
		"": GapPages,
	} {
		r := Read(body, Input{Address: address, Seen: seenDay()})
		if got := r.PostList().Gap; r.Outcome != Fetched || got != want {
			t.Errorf("%s: %s, gap %q, want %q", address, r.Outcome, got, want)
		}
	}
}

func TestOtherJSONIsNoPage(t *testing.T) {
	document := `{"id":1,"title":"Бұйрық","created_date":"2026-01-09T07:00:00.000+00:00","full_text":[]}`
	news := `[{"id":1,"slug":"s","title":"Жаңалық","created_date":"2026-01-09T07:00:00.000+00:00","short_description":"…","body":"<p>","full_text":[]}]`
	for _, e := range []struct {
		sentence, body, address, contentType string
		want                                 Outcome
	}{
		{"a list of documents", "\ufeff [" + document + "] ", "", "", Fetched},
		{"as the server sends it", "[" + document + "]", documentsAt, "application/json;charset=UTF-8", Fetched},
		{"an answer to a question of another kind", document, documentsAt, "", NotHTML},
		{"news, which the site guards", news, "", "", NotHTML},
		{"news at their address", "[" + document + "]", collectionAt + "news?projects=eq:kensai", "", NotHTML},
		{"a collection of another name", "[" + document + "]", collectionAt + "directions", "", NotHTML},
		{"heads at the address of documents", `[{"lastname":"А","position":"Б"}]`, documentsAt, "", NotHTML},
		{"the same on another site", "[" + document + "]", "https://kensai.example.kz/api/v1/public/content-manager/documents", "", NotHTML},
		{"under another type", "[" + document + "]", documentsAt, "image/png", NotHTML},
		{"cut off", "[" + document + ",{\"id\":2", documentsAt, "", NotHTML},
		{"with a tail", "[" + document + "] <p>x", documentsAt, "", NotHTML},
		{"numbers", "[1,2,3]", documentsAt, "", NotHTML},
		{"entries of two kinds", "[" + document + ",7]", documentsAt, "", NotHTML},
		{"an empty list at its address", "[]", documentsAt, "", Empty},
		{"an empty list from nowhere", "[]", "", "", NotHTML},
		{"entries that say nothing", `[{"title":"","created_date":null,"full_text":null}]`, documentsAt, "", Empty},
	} {
		if r := Read([]byte(e.body), Input{Address: e.address, ContentType: e.contentType}); r.Outcome != e.want {
			t.Errorf("%s is judged %s, want %s", e.sentence, r.Outcome, e.want)
		}
	}
}

func TestAHostileListIsReadInBounds(t *testing.T) {
	deep := strings.Repeat("[", 9000) + strings.Repeat("]", 9000)
	for _, e := range []struct{ sentence, body string }{
		{"many entries", "[" + strings.Repeat(`{"lastname":"А","position":"Б","phone":"8 (7172) 74-01-01, 74-01-02"},`, 40_000) + `{"lastname":"А"}]`},
		{"fields nested deep", `[{"lastname":"А","position":"Б","level":` + deep + `}]`},
		{"a field without end", `[{"lastname":"А","position":"` + strings.Repeat("Б 8 7", 400_000) + `"}]`},
		{"many telephones", `[` + strings.Repeat(`{"lastname":"А","position":"Б","phone":"`+strings.Repeat("+77172740101 ", 150)+`"},`, 300) + `{"lastname":"А"}]`},
	} {
		start := time.Now()
		r := Read([]byte(e.body), Input{})
		if len(r.People) > mostOfAKind || len(r.Phones) > mostOfAKind {
			t.Errorf("%s: %d people, %d telephones", e.sentence, len(r.People), len(r.Phones))
		}
		for _, p := range r.People {
			if len(p.Post) > 2*longestField {
				t.Errorf("%s: a post of %d bytes", e.sentence, len(p.Post))
			}
		}
		if took := time.Since(start); took > slowest {
			t.Errorf("%s took %s", e.sentence, took)
		}
	}
}
