package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"ashyq/checks/calendar"
)

// blogOf writes a list of posts: "2025-12-29" is a post of that day, "-" one
// without a date, "*2024-02-12" a pinned one.
func blogOf(posts, after string) string {
	var b strings.Builder
	b.WriteString("<main><h1>Блог</h1><ul>")
	for i, p := range strings.Fields(posts) {
		class, badge := "entry", ""
		if strings.HasPrefix(p, "*") {
			badge = "<span>Бекітілген</span>"
		}
		fmt.Fprintf(&b, "<li class=%s>%s<a href=/p/%d>Жазба %d</a> <i>%s</i></li>", class, badge, i, i, strings.Trim(p, "*-"))
	}
	b.WriteString("</ul>" + after + "</main>")
	return b.String()
}

func TestAListIsWholeOnlyIfNothingCanBeMissing(t *testing.T) {
	pages := func(current int) string {
		var b strings.Builder
		b.WriteString("<div class=pagination>")
		for n := 1; n <= 5; n++ {
			if n == current {
				fmt.Fprintf(&b, "<span>%d</span> ", n)
			} else {
				fmt.Fprintf(&b, "<a href='/blog?page=%d'>%d</a> ", n, n)
			}
		}
		return b.String() + "</div>"
	}
	for _, e := range []struct {
		sentence, posts, after, address string
		want                            Gap
	}{
		{"dates descend", "2025-12-29 2025-12-22 2025-12-15", "", "", ""},
		{"two posts on one day", "2025-12-29 2025-12-29 2025-12-15", "", "", ""},
		{"an undated post below the oldest", "2025-12-29 2025-12-22 -", "", "", ""},
		{"the first page of several", "2025-12-29 2025-12-22", pages(1), "", ""},
		{"numbers none of which is marked, at the first page by its address", "2025-12-29 2025-12-22", pages(0), "https://a.example.kz/blog?page=1", ""},
		{"an address with the language and an empty search", "2025-12-29 2025-12-22", "", "https://a.example.kz/kk/blog/?lang=kk&q=", ""},
		{"the list of one of many, named by a number", "2025-12-29 2025-12-22", "", "https://a.example.kz/blogs/40962/posts?lang=kk", ""},
		{"a route that a script reads", "2025-12-29 2025-12-22", "", "https://a.example.kz/#/news", ""},

		{"the number 1 of a site that may count from 0", "2025-12-29 2025-12-22", "", "https://a.example.kz/blog?page=1", GapPages},
		{"the number 0 alone", "2025-12-29 2025-12-22", "", "https://a.example.kz/blog?page=0", GapPages},
		{"the number 1 where the links count from 0", "2025-12-29 2025-12-22", "<div class=pagination><a href='/blog?page=0'>1</a> <a href='/blog?page=1'>2</a> <a href='/blog?page=2'>3</a></div>", "https://a.example.kz/blog?page=1", GapPage},
		{"the number 0 where the links count from 0", "2025-12-29 2025-12-22", "<div class=pagination><a href='/blog?page=0'>1</a> <a href='/blog?page=1'>2</a> <a href='/blog?page=2'>3</a></div>", "https://a.example.kz/blog?page=0", ""},
		{"an undated post between", "2025-12-29 - 2025-12-15", "", "", GapUndated},
		{"an undated post above the newest", "- 2025-12-29 2025-12-15", "", "", GapUndated},
		{"a pinned post at the top", "*2024-02-12 2025-12-29 2025-12-15", "", "", GapPinned},
		{"a pinned post in its place", "*2025-12-29 2025-12-22 2025-12-15", "", "", GapPinned},
		{"dates ascend", "2025-12-15 2025-12-22 2025-12-29", "", "", GapOrder},
		{"one date out of order", "2025-12-29 2025-11-15 2025-12-22", "", "", GapOrder},
		{"a post of tomorrow", "2026-01-16 2025-12-29 2025-12-15", "", "", GapFuture},
		{"no posts", "", "", "", GapNoPosts},

		{"the second page of five", "2025-12-29 2025-12-22", pages(2), "", GapPage},
		{"numbers none of which is marked", "2025-12-29 2025-12-22", pages(0), "", GapPages},
		{"the same at an address without a number", "2025-12-29 2025-12-22", pages(0), "https://a.example.kz/blog", ""},
		{"the second page by its words", "2025-12-29 2025-12-22", "<p>Страница 2 из 5</p>", "", GapPage},
		{"the second page by its Kazakh words", "2025-12-29 2025-12-22", "<p>5 беттің 2-беті</p>", "", GapPage},
		{"the second page by its address", "2025-12-29 2025-12-22", "", "https://a.example.kz/blog?page=2", GapPage},
		{"the second page by a folder", "2025-12-29 2025-12-22", "", "https://a.example.kz/blog/page/2/", GapPage},
		{"posts passed over", "2025-12-29 2025-12-22", "", "https://a.example.kz/blog?start=20", GapPage},
		{"a link to later posts", "2025-12-29 2025-12-22", "<div class=pager><a href=/blog/2>Алдыңғы бет</a></div>", "", GapPage},
		{"a dead link to later posts", "2025-12-29 2025-12-22", "<ul class=pager><li class=disabled><a href=/blog>Алдыңғы</a></li></ul>", "", ""},
		{"a search", "2025-12-29 2025-12-22", "", "https://a.example.kz/blog?q=жол", GapFiltered},
		{"the third page by a spelling of its own", "2025-12-29 2025-12-22", "", "https://a.example.kz/blog?pageNum=3", GapPage},
		{"one year", "2025-12-29 2025-12-22", "", "https://a.example.kz/blog?year=2025", GapFiltered},
	} {
		r := Read([]byte(blogOf(e.posts, e.after)), Input{Address: e.address, Seen: seenDay()})
		l := r.PostList()
		if l.Gap != e.want || l.Whole() != (e.want == "") {
			t.Errorf("%s: the gap is %q, want %q", e.sentence, l.Gap, e.want)
		}
	}
}

// A list may be cut by its path, by a parameter that nobody knows, or by what a script
// makes of the address: it shows its posts, and nothing about the days between.
func TestAnAddressThatMayChooseAmongPosts(t *testing.T) {
	for _, path := range []string{
		"/news/2024/", "/news/archive/2025/06/", "/news-2024", "/tag/school", "/author/ivanov", "/news/category/oblast", "/news/3", "/news/page-2",
		"/news/5/school", "/news#page=3", "/news#archive", "/#/news/2024", "/#/news?tag=school", "/news?category=1", "/news?rubric=sport", "/news?type=2", "/news?arrFilter=1",
	} {
		r := Read([]byte(blogOf("2025-12-29 2025-12-22", "")), Input{Address: "https://a.example.kz" + path, Seen: seenDay()})
		if gap := r.PostList().Gap; gap != GapFiltered {
			t.Errorf("%s: the gap is %q", path, gap)
		}
	}
}

func TestAListNamesItsEndsAndItsPlaceAmongThePages(t *testing.T) {
	body := blogOf("*2024-02-12 2025-12-29 - 2025-12-15", "<div class=pagination><a href='?page=1'>1</a><b>2</b><a href='?page=3'>3</a></div>")
	l := Read([]byte(body), Input{Seen: seenDay()}).PostList()
	if l.Oldest.String() != "2025-12-15" || l.Newest.String() != "2025-12-29" || l.Page != 2 || l.Pages != 3 {
		t.Errorf("from %s to %s, page %d of %d", l.Oldest, l.Newest, l.Page, l.Pages)
	}
	var flags []string
	for _, p := range l.Posts {
		flags = append(flags, fmt.Sprintf("%t/%t", p.Dated, p.Pinned))
	}
	if got := strings.Join(flags, " "); got != "true/true true/false false/false true/false" {
		t.Errorf("dated/pinned: %s", got)
	}
}

func TestTheLongestListIsTheOneThePageWasMadeFor(t *testing.T) {
	body := `<section><h2>Хабарландыру</h2><dl><dt>14.01.2026</dt><dd><a href=/a/1>Конкурс</a></dd><dt>13.01.2026</dt><dd><a href=/a/2>Тыңдау</a></dd></dl></section>` +
		blogOf("2025-12-29 2025-12-22 2025-12-15", "")
	r := Read([]byte(body), Input{Seen: seenDay()})
	if l := r.PostList(); len(r.Posts) != 5 || len(l.Posts) != 3 || !l.Whole() || l.Newest.String() != "2025-12-29" {
		t.Errorf("%d posts, of them %d in the list, newest %s, gap %q", len(r.Posts), len(l.Posts), l.Newest, l.Gap)
	}
}

func TestAPageThatWasNotReadProvesNothing(t *testing.T) {
	for _, body := range []string{"", "<h1>404</h1>" + blogOf("2025-12-29 2025-12-22", "")} {
		if l := Read([]byte(body), Input{Seen: seenDay()}).PostList(); l.Gap != GapUnread {
			t.Errorf("%.20s: the gap is %q", body, l.Gap)
		}
	}
}

func TestEveryPinIsSeen(t *testing.T) {
	for _, pin := range []string{
		"<span>Бекітілген жазба</span>", "<span>Закреплено</span>", "<small>Pinned</small>", "<i class='fa fa-thumbtack'></i>",
		"<img src=p.png alt='Закреплённая запись'>", "<i class=icon title=Бекітілген></i>", "<div class='is-sticky sticky'></div>",
	} {
		body := "<ul><li>" + pin + "<a href=/1>Кіріспе</a> 12.02.2024</li><li><a href=/2>Есеп</a> 29.12.2025</li></ul>"
		if l := Read([]byte(body), Input{}).PostList(); l.Gap != GapPinned {
			t.Errorf("%s: %+v", pin, l)
		}
	}
}

// Seen with one's own eyes, a list is whole when no two of its days ascend and
// everything above its last dated post is dated and in its place.
func TestAListIsJudgedAsOneWouldByHand(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 2))
	for range 500 {
		var posts []string
		var days []calendar.Day
		last, day := -1, seenDay()
		for i := range 2 + random.IntN(6) {
			day = day.Add(-random.IntN(10))
			switch random.IntN(12) {
			case 0:
				posts, days = append(posts, "-"), append(days, 0)
			case 1:
				day = day.Add(20)
				fallthrough
			default:
				posts, days, last = append(posts, day.String()), append(days, day), i
			}
		}
		whole, dated := last >= 0, 0
		for i, a := range days {
			if a != 0 {
				dated++
				whole = whole && a <= seenDay()
			}
			whole = whole && (a != 0 || i > last)
			for _, b := range days[i:] {
				whole = whole && (b == 0 || b <= a || a == 0)
			}
		}
		if 2*dated < len(days) || dated < 2 {
			continue // too few dates to be taken for a list at all
		}
		l := Read([]byte(blogOf(strings.Join(posts, " "), "")), Input{Seen: seenDay()}).PostList()
		if l.Whole() != whole {
			t.Fatalf("seed %d: %v is whole: %t, the gap is %q", seed, posts, whole, l.Gap)
		}
	}
}
