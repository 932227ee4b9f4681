package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// dayWritings are ways of writing a day; what is written must be read again.
var dayWritings = []func(y, m, d int) string{
	func(y, m, d int) string { return lang.Date(y, m, d).KK },
	func(y, m, d int) string { return lang.Date(y, m, d).RU },
	func(y, m, d int) string { return lang.Date(y, m, d).EN },
	func(y, m, d int) string { return strings.ToUpper(lang.Date(y, m, d).KK) },
	func(y, m, d int) string { return lang.Fold(lang.Date(y, m, d).KK) },
	func(y, m, d int) string { return lang.Digits(y, m, d) },
	func(y, m, d int) string { return fmt.Sprintf("%d.%d.%d", d, m, y) },
	func(y, m, d int) string { return fmt.Sprintf("%02d/%02d/%d", d, m, y) },
	func(y, m, d int) string { return fmt.Sprintf("%d-%02d-%02d", y, m, d) },
	func(y, m, d int) string { return fmt.Sprintf("%d-%02d-%02dT10:30:00+05:00", y, m, d) },
	func(y, m, d int) string { return monthBefore(lang.Date(y, m, d).KK) },
	func(y, m, d int) string {
		return "Жарияланған күні: " + lang.Digits(y, m, d) + ", 10:30"
	},
	func(y, m, d int) string { return "10:30 | " + lang.Date(y, m, d).RU + " | 125 просмотров" },
}

// monthBefore turns «2025 жылғы 18 сәуір» into «18 сәуір 2025 жыл».
func monthBefore(kk string) string {
	words := strings.Fields(kk)
	return words[2] + " " + words[3] + " " + words[0] + " жыл"
}

func TestEveryDayIsReadBackFromEveryWriting(t *testing.T) {
	first, _ := calendar.NewDay(2016, 1, 1)
	last, _ := calendar.NewDay(2028, 2, 29)
	for day := first; day <= last; day = day.Add(3) {
		for _, write := range dayWritings {
			text := write(day.Date())
			if found, ok := dayIn(text, 0); !ok || found.day != day {
				t.Fatalf("%q is read as %q, want %s", text, found.day, day)
			}
		}
	}
}

// phoneWritings are ways of writing a code and a number.
var phoneWritings = []func(code, local string) string{
	func(code, local string) string { return "8 (" + code + ") " + pairs(local, "-") },
	func(code, local string) string { return "+7 (" + code + ") " + pairs(local, " ") },
	func(code, local string) string { return "8-" + code + "-" + pairs(local, "-") },
	func(code, local string) string { return "+7" + code + local },
	func(code, local string) string { return "8" + code + local },
	func(code, local string) string { return "(" + code + ") " + pairs(local, "–") },
	func(code, local string) string { return "тел.: " + code + " " + pairs(local, "-") },
	func(code, local string) string { return "<a href='tel:+7" + code + local + "'>Қоңырау</a>" },
	func(code, local string) string { return "<b>8 (" + code + ")</b> " + pairs(local, "&#8209;") },
}

// pairs cuts a local number into pairs of digits from its end.
func pairs(local, between string) string {
	n := len(local)
	return local[:n-4] + between + local[n-4:n-2] + between + local[n-2:]
}

func TestEveryNumberIsReadBackFromEveryWriting(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 3))
	for range 400 {
		code := []string{"7172", "727", "71240", "701", "747", "7232"}[random.IntN(6)]
		local := fmt.Sprintf("%010d", random.Uint64N(1e10))[:10-len(code)]
		for _, write := range phoneWritings {
			body := "<p>Кеңсе: " + write(code, local) + "</p>"
			phones := readBody(t, body).Phones
			if len(phones) != 1 || phones[0].Value != "+7"+code+local {
				t.Fatalf("seed %d: %s is read as %+v", seed, body, phones)
			}
		}
	}
}

// disguises are ways of writing an address of mail.
var disguises = []func(user, host, zone string) string{
	func(user, host, zone string) string { return user + "@" + host + "." + zone },
	func(user, host, zone string) string { return user + "[at]" + host + "[dot]" + zone },
	func(user, host, zone string) string { return user + " (at) " + host + " (dot) " + zone },
	func(user, host, zone string) string { return user + "&#64;" + host + "&#46;" + zone },
	func(user, host, zone string) string {
		return user + " [собака] " + host + " [точка] " + zone
	},
	func(user, host, zone string) string {
		return "<a href='mailto:" + user + "@" + host + "." + zone + "'>хат</a>"
	},
	func(user, host, zone string) string {
		return user + "<span hidden>.bait</span>@" + host + "." + zone
	},
	func(user, host, zone string) string { return scrambled(user + "@" + host + "." + zone) },
}

// scrambled writes an address as Cloudflare does.
func scrambled(address string) string {
	const key = 0x5a
	code := fmt.Sprintf("%02x", key)
	for i := range len(address) {
		code += fmt.Sprintf("%02x", address[i]^key)
	}
	return "<span data-cfemail=" + code + ">[email&#160;protected]</span>"
}

func TestEveryAddressIsReadBackFromEveryDisguise(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 4))
	word := func() string {
		b := make([]byte, 3+random.IntN(6))
		for i := range b {
			b[i] = byte('a' + random.IntN(26))
		}
		return string(b)
	}
	for range 200 {
		user, host, zone := word()+[]string{"", ".", "_", "-"}[random.IntN(4)]+word(), word(), []string{"kz", "gov.kz", "com"}[random.IntN(3)]
		for _, write := range disguises {
			body := "<p>Пошта: " + write(user, host, zone) + "</p>"
			emails := readBody(t, body).Emails
			if want := user + "@" + host + "." + zone; len(emails) != 1 || emails[0].Value != want {
				t.Fatalf("seed %d: %s is read as %+v, want %s", seed, body, emails, want)
			}
		}
	}
}

// listForms are ways of building a list of posts.
var listForms = []struct{ before, entry, after string }{
	{"<main>", "<article><h2><a href='/p/%[1]d'>%[2]s</a></h2><time datetime=%[3]s>%[4]s</time><p>Мәтін</p></article>", "</main>"},
	{"<ul>", "<li><a href='/p/%[1]d'>%[2]s</a> <span>%[4]s</span></li>", "</ul>"},
	{"<ul>", "<li>%[4]s <a href='/p/%[1]d'>%[2]s</a></li>", "</ul>"},
	{"<table>", "<tr><td>%[4]s</td><td><a href='/p/%[1]d'>%[2]s</a></td></tr>", "</table>"},
	{"<div class=row>", "<div class=col><div class=card><img src=x.png><h4><a href='/p/%[1]d'>%[2]s</a></h4><small>%[4]s</small></div></div>", "</div>"},
	{"<div>", "<h3><a href='/p/%[1]d'>%[2]s</a></h3><p>%[4]s</p><p>Мәтін</p><hr>", "</div>"},
	{"<dl>", "<dt>%[4]s</dt><dd><a href='/p/%[1]d'>%[2]s</a></dd>", "</dl>"},
	{"<div>", "<a class=card href='/p/%[1]d'><p>%[2]s</p><em>%[4]s</em></a>", "</div>"},
}

func TestAListReadsAlikeHoweverItIsBuiltAndDated(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 5))
	titles := strings.Split("Есеп беру кездесуі|Сұрақтарға жауап|О ходе работ|Ашық деректер туралы|2025 жылғы 18 сәуірдегі отырыс|Мектеп автобустары", "|")
	for range 60 {
		for _, form := range listForms {
			write := dayWritings[random.IntN(9)]
			day := seenDay()
			var body strings.Builder
			var want []string
			body.WriteString("<body><nav><a href=/>Басты бет</a><a href=/b>Блог</a></nav><h1>Блог</h1>" + form.before)
			for n := range 2 + random.IntN(12) {
				day = day.Add(-random.IntN(12))
				title := fmt.Sprintf("%s %d", titles[random.IntN(len(titles))], n)
				fmt.Fprintf(&body, form.entry, n, title, day, write(day.Date()))
				want = append(want, fmt.Sprintf("%s %s /p/%d", day.String()[5:], title, n))
			}
			body.WriteString(form.after)
			r := Read([]byte(body.String()), Input{Seen: seenDay()})
			if got := short(r.Posts); got != strings.Join(want, "; ") {
				t.Fatalf("seed %d: %s\nis read as %s", seed, body.String(), got)
			}
			if l := r.PostList(); !l.Whole() || l.Oldest != day {
				t.Fatalf("seed %d: the oldest is %s, the gap %q", seed, l.Oldest, l.Gap)
			}
		}
	}
}

func TestTheSamePageReadsAlikeInEveryEncoding(t *testing.T) {
	in := Input{Address: "https://tastobe.example.kz/contacts", Seen: seenDay()}
	old := readFixture(t, "windows-1251")
	text, err := charmap.Windows1251.NewDecoder().Bytes(old)
	if err != nil {
		t.Fatal(err)
	}
	want := string(marshal(t, Read(old, in)))
	for _, e := range []struct {
		name  string
		table *charmap.Charmap
	}{{"koi8-r", charmap.KOI8R}, {"iso-8859-5", charmap.ISO8859_5}, {"ibm866", charmap.CodePage866}, {"windows-1251", charmap.Windows1251}} {
		body, err := e.table.NewEncoder().Bytes(text)
		if err != nil {
			t.Fatal(err)
		}
		in.ContentType = "text/html; charset=" + e.name
		if got := string(marshal(t, Read(body, in))); got != want {
			t.Errorf("in %s the page reads as %s", e.name, got)
		}
	}
	in.ContentType = ""
	if got := string(marshal(t, Read(text, in))); got != want {
		t.Errorf("in UTF-8 the page reads as %s", got)
	}
}
