package page

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// How quick the reader is says one number that does not depend on the machine:
// how many times as long as the bare parse of the same bytes a reading takes.
// Both are measured in one run, in turn.

// benchPage is a page with the name that the report calls it by.
type benchPage struct {
	name string
	body []byte
}

// ordinaryPages are the saved pages and the front page of a ministry.
func ordinaryPages(b *testing.B) []benchPage {
	b.Helper()
	return append(savedPages(b, fixtureDir), benchPage{"front-page", frontPage()})
}

// savedPages are the pages that a folder holds.
func savedPages(b *testing.B, folder string) []benchPage {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err != nil || len(files) == 0 {
		b.Fatal("no pages to read", err)
	}
	var pages []benchPage
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, benchPage{strings.TrimSuffix(filepath.Base(file), ".html"), body})
	}
	return pages
}

// longPages are lists that nobody scrolls to the end of.
func longPages() []benchPage {
	return []benchPage{
		{"2000-posts", []byte("<body>" + strings.Repeat("<li><a href=/x>Жазба</a> 18.04.2025</li>", 2000))},
		{"2000-cards", longCards(2000)},
	}
}

// longCards is a list with a text and a link in each entry.
func longCards(n int) []byte {
	var b strings.Builder
	b.WriteString("<html lang=kk><body><nav><a href=/>Басты бет</a><a href=/b>Блог</a></nav><main><h1>Блог</h1>")
	for i := range n {
		fmt.Fprintf(&b, "<article class='post-card'><h3><a href='/p/%d'>Ашық бюджет туралы есеп %d</a></h3><time datetime=%s>%s</time>"+
			"<p>Аудан тұрғындарының өтініштері қаралып, шешім қабылданды. Толық мәтін сайтта жарияланған.</p></article>",
			i, i, seenDay().Add(-i), seenDay().Add(-i))
	}
	return []byte(b.String() + "</main></body></html>")
}

// frontPage is as long as the front page of a ministry: menus, banners, news,
// documents, a head and a foot, some scripts and styles.
func frontPage() []byte {
	var b strings.Builder
	b.WriteString("<!doctype html><html lang=ru><head><meta charset=utf-8><title>Министерство</title><style>" +
		strings.Repeat(".menu .item:hover{color:#123456;padding:4px 8px}\n", 60) + "</style><script>" +
		strings.Repeat("window.dataLayer=window.dataLayer||[];function g(){dataLayer.push(arguments)}\n", 40) + "</script></head><body><header><nav class='menu main-menu'><ul>")
	for i := range 60 {
		fmt.Fprintf(&b, "\n\t\t\t<li class='menu-item'><a class='menu-link' href='/ru/section/%d'><span>Раздел номер %d</span></a></li>", i, i)
	}
	b.WriteString("</ul></nav><a href='/kk/' hreflang=kk>Қаз</a></header><main><h1>Новости</h1>")
	for i := range 30 {
		fmt.Fprintf(&b, "\n<div class='col-md-4'>\n<div class='news-item card'>\n<img class='card-img' src='/img/%d.jpg' alt=''>\n<h4 class='card-title'>"+
			"<a href='/ru/news/%d'>Состоялось заседание комиссии по вопросам доступа к информации %d</a></h4>\n<span class='date'>%s</span>\n"+
			"<p class='card-text'>На заседании рассмотрены вопросы размещения открытых данных, отчётов и планов, а также обращения граждан.</p>\n</div>\n</div>", i, i, i, seenDay().Add(-i))
	}
	for i := range 20 {
		fmt.Fprintf(&b, "\n<p><a class='doc' href='/files/%d.pdf'>Приказ об утверждении плана № %d</a> (PDF, 2 МБ)</p>", i, i)
	}
	b.WriteString("</main><footer><p>Мекенжай: 010000, Астана қаласы, Мәңгілік Ел даңғылы, 8</p><p>Тел.: 8 (7172) 74-01-01</p>" +
		"<p>kense@example.kz</p><a href='https://facebook.com/example'>Facebook</a></footer></body></html>")
	return []byte(b.String())
}

func bareParse(body []byte) { _, _ = goquery.NewDocumentFromReader(bytes.NewReader(body)) }

func fullRead(body []byte) {
	Read(body, Input{Address: "https://kensai.example.kz/kk/", Seen: seenDay()})
}

// bodyPages are the pages of bodies as their sites write them.
func bodyPages(b *testing.B) []benchPage { return savedPages(b, filepath.Join(fixtureDir, "bodies")) }

// BenchmarkReading compares the readings of ordinary pages, one by one and in
// sum, of the pages of bodies, and of long ones, with their bare parse.
func BenchmarkReading(b *testing.B) {
	ordinary := ordinaryPages(b)
	for _, p := range append(ordinary, longPages()...) {
		b.Run(p.name, func(b *testing.B) { compare(b, []benchPage{p}) })
	}
	b.Run("sum", func(b *testing.B) { compare(b, ordinary) })
	b.Run("bodies", func(b *testing.B) { compare(b, bodyPages(b)) })
}

func compare(b *testing.B, pages []benchPage) {
	var bare, full []time.Duration
	for _, p := range pages { // the patterns are compiled when they are first needed
		fullRead(p.body)
	}
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		for _, p := range pages {
			bareParse(p.body)
		}
		middle := time.Now()
		for _, p := range pages {
			fullRead(p.body)
		}
		bare = append(bare, middle.Sub(start))
		full = append(full, time.Since(middle))
	}
	b.ReportMetric(float64(median(full))/float64(median(bare)), "×bare")
}

// median is what a run takes when nobody disturbs it, more or less.
func median(runs []time.Duration) time.Duration {
	slices.Sort(runs)
	return runs[len(runs)/2]
}

// BenchmarkSecondCore tells how much two readers at once gain over one, beside
// the same gain of the bare parse: what the readers share would hold them up.
func BenchmarkSecondCore(b *testing.B) {
	var bodies [][]byte
	for range 8 {
		for _, p := range ordinaryPages(b) {
			bodies = append(bodies, p.body)
		}
	}
	fullRead(bodies[0])
	var took [2][2]time.Duration // of the reader and of the parse, by one and by two
	for b.Loop() {
		for i, read := range []func([]byte){fullRead, bareParse} {
			for j := range took[i] {
				took[i][j] += readAll(bodies, j+1, read)
			}
		}
	}
	b.ReportMetric(float64(took[0][0])/float64(took[0][1]), "gain")
	b.ReportMetric(float64(took[1][0])/float64(took[1][1]), "bare-gain")
}

// readAll reads all pages by a number of workers and says how long that took.
func readAll(bodies [][]byte, workers int, read func([]byte)) time.Duration {
	start := time.Now()
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for i := w; i < len(bodies); i += workers {
				read(bodies[i])
			}
		})
	}
	all.Wait()
	return time.Since(start)
}
