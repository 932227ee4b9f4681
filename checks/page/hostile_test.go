package page

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// allocated is how many bytes a piece of work asks for, freed or not.
func allocated(work func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestAPageAHundredThousandDeepIsReadToItsBottom(t *testing.T) {
	const depth = 100_000
	for _, e := range []struct{ sentence, open, end string }{
		{"divisions", "<div>", "</div>"},
		{"divisions that are never closed", "<div>", ""},
		{"tables", "<table><tr><td>", "</td></tr></table>"},
		{"tables that are never closed", "<table><tr><td>", ""},
		{"formatting", "<b>", "</b>"},
		{"formatting that is never closed", "<b>", ""},
		{"a mixture", "<div><b><ul><li><span>", "</span></li></ul></b></div>"},
		{"a mixture that is never closed", "<section><i><table><td><a href=/x>", ""},
	} {
		n := depth / strings.Count(e.open, "<")
		body := "<body><p>a@example.kz</p>" + strings.Repeat(e.open, 600) + "<p>b@example.kz</p>" + strings.Repeat(e.open, n/2) +
			"<p>c@example.kz</p>" + strings.Repeat(e.open, n/2) + "<p>d@example.kz</p>" + strings.Repeat(e.end, n+600) + "<p>e@example.kz</p>"
		var r Reading
		cost := allocated(func() { r = Read([]byte(body), Input{}) })
		var found []string
		for _, m := range r.Emails {
			found = append(found, m.Value[:1])
		}
		if got := strings.Join(found, ""); r.Outcome != Fetched || got != "abcde" {
			t.Errorf("%s: %s, read %q", e.sentence, r.Outcome, got)
		}
		if most := uint64(1000 * len(body)); cost > most {
			t.Errorf("%s: %d bytes of memory for %d of the page", e.sentence, cost, len(body))
		}
	}
}

func attributeNames(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("a%d", i)
	}
	return names
}

func TestWhatIsTooLargeCostsNothing(t *testing.T) {
	long := []byte("<html><body>" + strings.Repeat("x", 200<<20))
	attributes := []byte("<body><p " + strings.Join(attributeNames(1_000_000), " ") + ">x")
	tags := []byte("<body>" + strings.Repeat("<b>", (MaxBytes-6)/3))
	for _, e := range []struct {
		sentence string
		body     []byte
		most     uint64 // bytes of memory
	}{
		{"two hundred megabytes", long, 1 << 20},
		{"as many tags as the limit of the size lets in", tags, 4 * MaxBytes},
		{"a million attributes", attributes, 64 * uint64(len(attributes))},
	} {
		var r Reading
		if cost := allocated(func() { r = Read(e.body, Input{}) }); r.Outcome != TooLarge || cost > e.most {
			t.Errorf("%s: %s for %d bytes of memory", e.sentence, r.Outcome, cost)
		}
	}
}

func TestHostilePagesEndInAnOutcome(t *testing.T) {
	for _, e := range []struct {
		sentence, body string
		want           Outcome
		times          uint64 // how many times the page its reading may take of memory
	}{
		{"an attribute of ten megabytes", "<body><p title='" + strings.Repeat("x", 10<<20) + "'>Мәтін мәтін мәтін</p>", Fetched, 20},
		{"a link of ten megabytes", "<body><a href='/" + strings.Repeat("x", 10<<20) + "'>Мәтін мәтін мәтін</a>", Fetched, 20},
		{"a class of ten megabytes", "<body><p class='" + strings.Repeat("x ", 5<<20) + "'>Мәтін мәтін мәтін</p>", Fetched, 60},
		{"a title of ten megabytes", "<head><title>" + strings.Repeat("x ", 5<<20) + "</title><body>Мәтін мәтін", Fetched, 60},
		{"a name of an element of a megabyte", "<body><" + strings.Repeat("x", 1<<20) + ">8 (7172) 74-01-01", Fetched, 60},
		{"two hundred thousand attributes", "<body><p " + strings.Join(attributeNames(200_000), " ") + ">Мәтін мәтін мәтін", Fetched, 200},
		{"ten thousand nested tables", "<body>" + strings.Repeat("<table><tr><td>", 10_000) + "Мәтін мәтін мәтін", Fetched, 400},
		{"an entity without an end", "<body>Мәтін мәтін мәтін &#" + strings.Repeat("0", 5<<20), Fetched, 40},
		{"entities of nothing", "<body>Мәтін мәтін мәтін " + strings.Repeat("&#0;&#x110000;&#xd800;", 50_000), Fetched, 60},
		{"zero bytes behind the beginning", "<body>Мәтін мәтін мәтін" + strings.Repeat(" ", 5000) + strings.Repeat("\x00", 1<<20), Fetched, 60},
		{"zero bytes in the beginning", "<bo\x00dy>Мәтін мәтін мәтін", NotHTML, 100},
		{"megabytes of text in one line", "<body>" + strings.Repeat("Мәтін ", 1<<20), Fetched, 60},
		{"a comment without an end", "<body>Мәтін мәтін мәтін<!--" + strings.Repeat("-", 5<<20), Fetched, 40},
		{"a script without an end", "<body>Мәтін мәтін мәтін мәтін<script>" + strings.Repeat("<", 5<<20), Fetched, 40},
		{"a style sheet without an end", "<body>Мәтін мәтін мәтін<style>" + strings.Repeat("a{display:none;", 300_000), Fetched, 60},
	} {
		var r Reading
		cost := allocated(func() { r = Read([]byte(e.body), Input{Seen: seenDay(), Address: "https://a.example.kz/"}) })
		if most := e.times*uint64(len(e.body)) + 1<<20; r.Outcome != e.want || cost > most {
			t.Errorf("%s: %s for %d times its size of memory", e.sentence, r.Outcome, cost/uint64(len(e.body)))
		}
	}
}

// What is asked of every place among its neighbours must not be asked of each
// pair of them.
func TestMemoryGrowsWithThePageAndNotWithItsSquare(t *testing.T) {
	for _, e := range []struct{ sentence, part string }{
		{"posts", "<li><a href=/x%d>Жазба %d</a> 18.04.2025</li>"},
		{"titles and dates in turn", "<h3><a href=/x%d>Жазба %d</a></h3><p>18.04.2025</p>"},
		{"telephones", "<p>%d кеңсе: 8 (7172) %06d</p>"},
		{"documents", "<p><a href=/f%d.pdf>Жоспар %d</a></p>"},
		{"addresses of mail", "<p>a%d@example%d.kz</p>"},
		{"menus", "<ul class=menu><li><a href=/m%d>Бөлім %d</a></ul>"},
		{"lines of one block", "Мәтін %d мәтін %d<br>"},
	} {
		cost := func(n int) uint64 {
			var body strings.Builder
			body.WriteString("<body>")
			for i := range n {
				fmt.Fprintf(&body, e.part, i, i)
			}
			return allocated(func() { Read([]byte(body.String()), Input{Seen: seenDay()}) })
		}
		cost(10)
		if few, many := cost(400), cost(1600); many > 6*few {
			t.Errorf("four times as many %s take %.1f times the memory", e.sentence, float64(many)/float64(few))
		}
	}
}

func TestAFalseEncodingIsSeenThrough(t *testing.T) {
	page := strings.Replace(encodedPage, "%", "", 1)
	declared := func(name string) string {
		return strings.Replace(encodedPage, "%", "<meta charset="+name+">", 1)
	}
	cp1251 := func(s string) string { b, _ := charmap.Windows1251.NewEncoder().String(s); return b }
	for _, e := range []struct{ sentence, body, contentType string }{
		{"UTF-8 that calls itself UTF-16", declared("utf-16"), "text/html; charset=utf-16"},
		{"UTF-8 that calls itself little-endian UTF-16", declared("utf-16le"), "text/html; charset=utf-16le"},
		{"windows-1251 that calls itself KOI8-R", cp1251(declared("koi8-r")), "text/html; charset=koi8-r"},
		{"windows-1251 that calls itself UTF-16", cp1251(declared("utf-16")), "text/html; charset=utf-16"},
		{"UTF-8 with the mark of little-endian UTF-16", "\xff\xfe" + page, ""},
		{"UTF-8 with the mark of big-endian UTF-16", "\xfe\xff" + page, ""},
		{"windows-1251 with the mark of UTF-8", "\xef\xbb\xbf" + cp1251(page), ""},
		{"windows-1251 with the mark of UTF-16", "\xff\xfe" + cp1251(page), ""},
		{"UTF-8 with the mark of UTF-8 that calls itself windows-1251", "\ufeff" + declared("windows-1251"), "text/html; charset=windows-1251"},
		{"UTF-8 in an encoding that nobody knows", declared("x-nobody"), "text/html; charset=x-nobody"},
		{"windows-1251 in an encoding that nobody knows", cp1251(declared("x-nobody")), ""},
	} {
		r := Read([]byte(e.body), Input{ContentType: e.contentType})
		if r.Outcome != Fetched || r.Title != "Приказ о плане открытости" || r.Lang.Text != "ru" {
			t.Errorf("%s: %s, title %q, language %q", e.sentence, r.Outcome, r.Title, r.Lang.Text)
		}
	}
	r := Read([]byte("<meta charset=utf-7><title>+BBA-</title>+ADw-a href=/x.pdf+AD4-x+ADw-/a+AD4-"), Input{ContentType: "text/html; charset=utf-7"})
	if r.Outcome != Fetched || len(r.Documents) > 0 {
		t.Errorf("UTF-7 became markup: %s, %v", r.Outcome, r.Documents)
	}
}

func TestBytesOfNoEncodingEndInAnOutcome(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 9))
	for range 200 {
		body := []byte("<p>Тел.: 8 (7172) 74-01-01</p>")
		for range 40 {
			body = append(body, byte(0x80+random.IntN(0x80)))
		}
		kind := []string{"", "utf-8", "utf-16", "gb18030", "iso-2022-jp", "big5", "koi8-r", "utf-32"}[random.IntN(8)]
		r := Read(body, Input{ContentType: "text/html; charset=" + kind})
		if r.Outcome != Fetched {
			t.Fatalf("seed %d: %q as %s is %s", seed, body, kind, r.Outcome)
		}
		cannotDeceive(t, reflect.ValueOf(r), "reading")
	}
}

// cannotDeceive fails for a text in a value that could move a cursor or turn the
// direction of writing.
func cannotDeceive(t *testing.T, v reflect.Value, where string) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		bad := strings.IndexFunc(v.String(), func(r rune) bool {
			return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
		})
		if bad >= 0 {
			t.Fatalf("%s is %q", where, v.String())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			cannotDeceive(t, v.Field(i), where+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice:
		for i := range v.Len() {
			cannotDeceive(t, v.Index(i), where)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			cannotDeceive(t, v.Elem(), where)
		}
	}
}

// trickedPage is a page with everything that is read, and between any two of its
// signs, now and then, one that cannot be seen.
func trickedPage(random *rand.Rand) string {
	const page = "<html lang=kk><head><title>Блог басшысы</title><meta property=og:title content='Блог'><link rel=alternate hreflang=ru href='/ru/?a=b&c'>" +
		"<meta property='article:published_time' content='2025-03-01'></head><body id=top><nav class=menu><a href='/a?x=y#z'>Бірінші бөлім</a><a href=/b>Екінші бөлім</a></nav>" +
		"<main><h1>Байланыс</h1><p>Кеңсе: 8 (7172) 74-01-01, kense@example.kz</p><a href='tel:+77172740102'>Қоңырау</a><a href='mailto:b@example.kz'>Хат</a>" +
		"<p>Мекенжай: 010000, Астана қаласы, Мәңгілік Ел даңғылы, 8 үй</p><p>Министр – Сәрсенов Асқар Болатұлы</p>" +
		"<ul><li class=post><a href='/p?q=1'>Жазба бірінші</a> 18.04.2025</li><li class=post><a href=/p/2>Жазба екінші</a> 17.04.2025</li></ul>" +
		"<x-y><a href='/f.pdf?v=1'>Жоспар құжаты</a></x-y><a href='https://t.me/akimat'>Арна</a></main></body></html>"
	tricks := []string{"\u202e", "\u2066", "\u200f", "\u061c", "\u200b", "\ufeff", "\x1b", "\x07", "\x7f", "\u009b", "\u2028", "&#x202e;", "&#27;", "&#x9b;", "%E2%80%AE", "%1B", "\U000e0041", "\x00"}
	var b strings.Builder
	for i, r := range page {
		b.WriteRune(r)
		if i > 200 && random.IntN(40) == 0 {
			b.WriteString(tricks[random.IntN(len(tricks))])
		}
	}
	return b.String()
}

func TestNothingThatIsReadCanDeceiveATerminal(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 10))
	for range 1500 {
		body := strings.ReplaceAll(trickedPage(random), "\x00", "\x01")
		address := []string{"", "https://a.example.kz/?x=\u202ey", "https://a.example.kz/kk/"}[random.IntN(3)]
		r := Read([]byte(body), Input{Address: address, Seen: seenDay()})
		cannotDeceive(t, reflect.ValueOf(r), fmt.Sprintf("seed %d: reading", seed))
		cannotDeceive(t, reflect.ValueOf(r.PostList()), "list")
	}
}
