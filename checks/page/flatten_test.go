package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestAPageIsReadHoweverDeepItGoes(t *testing.T) {
	for _, e := range []struct{ sentence, open, end string }{
		{"divisions", "<div>", "</div>"},
		{"divisions that are never closed", "<div>", ""},
		{"tables", "<table><tr><td>", "</td></tr></table>"},
		{"lists", "<ul><li>", "</li></ul>"},
		{"formatting", "<b>", "</b>"},
		{"drawings", "<svg><g>", "</g></svg>"},
		{"unknown elements", "<x-a>", "</x-a>"},
		{"options", "<optgroup>", ""},
	} {
		const depth = 5000
		body := "<html lang=kk><head><title>Байланыс</title></head><body><p>Кеңсе: 8 (7172) 74-01-01</p>" +
			strings.Repeat(e.open, depth) + "<p>kense@example.kz <a href=/plan.pdf>Ашықтық жоспары</a></p>" +
			"<p style='display:none'>8 (7172) 99-99-99</p><script>'bait@example.kz'</script>" + strings.Repeat(e.end, depth) +
			"<p>Кадр қызметі: 8 (7172) 74-01-02</p></body></html>"
		r := Read([]byte(body), Input{})
		if r.Outcome != Fetched || r.Title != "Байланыс" || len(r.Phones) != 2 || r.Phones[1].Unit != "Кадр қызметі" ||
			len(r.Emails) != 1 || len(r.Documents) != 1 {
			t.Errorf("%s: %s %q %+v %+v %+v", e.sentence, r.Outcome, r.Title, r.Phones, r.Emails, r.Documents)
		}
	}
}

func TestFlatteningKeepsEveryTextInItsOrder(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 1))
	tags := strings.Fields("div p b i a ul li table tr td span h2 section font x-y br")
	for range 300 {
		var body, want strings.Builder
		for n := range 2000 {
			tag := tags[random.IntN(len(tags))]
			switch random.IntN(5) {
			case 0:
				fmt.Fprintf(&body, "w%d ", n)
				fmt.Fprintf(&want, "w%d ", n)
			case 1:
				fmt.Fprintf(&body, "</%s>", tag)
			default:
				fmt.Fprintf(&body, "<%s>", tag)
			}
		}
		flat := flatten(body.String(), 64)
		if got := textOnly(flat); got != want.String() {
			t.Fatalf("seed %d: the text changed:\n%s\n%s", seed, got, want.String())
		}
		if _, err := html.Parse(strings.NewReader(flat)); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}

// textOnly is all text between the tags of a page.
func textOnly(page string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(page))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind == html.TextToken {
			b.Write(z.Text())
		}
	}
	return b.String()
}
