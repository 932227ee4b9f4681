package page

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const encodedPage = "<html><head>%</head><body><h1>Приказ о плане открытости</h1><p>Съёмка, объект – №5</p></body></html>"

func TestAPageIsReadInTheEncodingOfItsBytes(t *testing.T) {
	page := func(head string) string { return strings.Replace(encodedPage, "%", head, 1) }
	cp1251 := func(s string) string { b, _ := charmap.Windows1251.NewEncoder().String(s); return b }
	koi8 := func(s string) string {
		b, _ := charmap.KOI8R.NewEncoder().String(strings.NewReplacer("№", "N", "–", "-").Replace(s))
		return b
	}
	utf16 := func(s string) string {
		b, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s)
		return b
	}
	for _, e := range []struct{ sentence, body, contentType string }{
		{"UTF-8 declared", page("<meta charset=utf-8>"), ""},
		{"UTF-8 undeclared", page(""), ""},
		{"UTF-8 with a mark", "\ufeff" + page(""), ""},
		{"UTF-8 that calls itself windows-1251", page("<meta charset=windows-1251>"), "text/html; charset=windows-1251"},
		{"UTF-8 with one broken byte", page("<meta charset=utf-8>") + "\xd0", ""},
		{"windows-1251 undeclared", cp1251(page("")), ""},
		{"windows-1251 in the markup", cp1251(page("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>")), ""},
		{"windows-1251 in the header", cp1251(page("")), "text/html; charset=windows-1251"},
		{"windows-1251 that calls itself UTF-8", cp1251(page("<meta charset=utf-8>")), "text/html; charset=utf-8"},
		{"windows-1251 that calls itself Western", cp1251(page("<meta charset=iso-8859-1>")), ""},
		{"KOI8-R in the markup", koi8(page("<meta charset=koi8-r>")), ""},
		{"UTF-16", utf16(page("")), ""},
	} {
		r := Read([]byte(e.body), Input{ContentType: e.contentType})
		if r.Outcome != Fetched || r.Title != "Приказ о плане открытости" || r.Lang.Text != "ru" {
			t.Errorf("%s: %s, title %q, language %q", e.sentence, r.Outcome, r.Title, r.Lang.Text)
		}
	}
}

func TestTheKazakhEncodingIsKnownByItsLetters(t *testing.T) {
	// KZ-1048 puts қ ә ң ғ ө ү ұ where windows-1251 has ќ ј ѕ є ґ ї ў.
	body, err := charmap.Windows1251.NewEncoder().String("<p>Ќўжаттар жґніндегі баќылау – ќала јкімдігініѕ тїсіндірмесі, баєдарламасы</p>")
	if err != nil {
		t.Fatal(err)
	}
	d, _ := open([]byte(body), Input{})
	want := "Құжаттар жөніндегі бақылау – қала әкімдігінің түсіндірмесі, бағдарламасы"
	if len(d.lines) != 1 || d.lines[0].text != want {
		t.Errorf("read as %+v, want %q", d.lines, want)
	}
}

func TestUkrainianLettersAloneAreNotKazakhOnes(t *testing.T) {
	text := "Її ґанок є біля озера, ї, є"
	if got := kazakh1251(text); got != text {
		t.Errorf("read as %q", got)
	}
}
