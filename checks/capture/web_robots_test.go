package capture_test

import (
	"strings"
	"testing"
	"time"

	"ashyq/checks/capture/webtest"
	"ashyq/checks/page"
)

// What a site asks of programs is done, and the page is not asked for.
func TestRobotsAreObeyed(t *testing.T) {
	long := strings.Repeat("# нақтылау\n", 100_000)
	for _, e := range []struct {
		sentence, robots, path string
		forbidden              bool
	}{
		{"everything", "User-agent: *\nDisallow: /", "/a", true},
		{"nothing", "User-agent: *\nDisallow:", "/a", false},
		{"nothing at all", "", "/a", false},
		{"a folder", "User-agent: *\nDisallow: /closed/", "/closed/a", true},
		{"another folder", "User-agent: *\nDisallow: /closed/", "/close", false},
		{"not inside a path", "User-agent: *\nDisallow: /b*c", "/a/b/c", false},
		{"the longest rule decides", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", false},
		{"the longest rule decides, in any order", "User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", true},
		{"of two equal rules the friendly one", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", false},
		{"anything in between", "User-agent: *\nDisallow: /*.aspx", "/x/y.aspx?z", true},
		{"the end", "User-agent: *\nDisallow: /*.aspx$", "/x/y.aspx?z", false},
		{"the end, and it is", "User-agent: *\nDisallow: /*.aspx$", "/x.aspx/y.aspx", true},
		{"a query", "User-agent: *\nDisallow: /*?print", "/a?print=1", true},
		{"us by our name", "User-agent: Ashyq\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", true},
		{"us by our name with a version", "User-agent: ashyq/9\nDisallow: /", "/a", true},
		{"others", "User-agent: other\nDisallow: /", "/a", false},
		{"somebody whose name begins like ours", "User-agent: as\nDisallow: /", "/a", false},
		{"a friendly word for us alone", "User-agent: *\nDisallow: /\n\nUser-agent: ashyq\nDisallow: /b", "/a", false},
		{"several names over one group", "User-agent: other\nUser-agent: ashyq\nDisallow: /a", "/a", true},
		{"two groups for us", "User-agent: ashyq\nDisallow: /b\nUser-agent: x\nDisallow: /\nUser-agent: ashyq\nDisallow: /a", "/a", true},
		{"Cyrillic as it is", "User-agent: *\nDisallow: /әкімдік", "/%D3%99%D0%BA%D1%96%D0%BC%D0%B4%D1%96%D0%BA/1", true},
		{"Cyrillic in codes", "User-agent: *\nDisallow: /%d3%99%D0%BA", "/әкімдік", true},
		{"a letter in a code", "User-agent: *\nDisallow: /%61", "/a", true},
		{"a coded slash is another sign", "User-agent: *\nDisallow: /a%2Fb", "/a/b", false},
		{"a coded star is a star", "User-agent: *\nDisallow: /%2A", "/abc", false},
		{"a star in the path", "User-agent: *\nDisallow: /%2A", "/*", true},
		{"bad lines around", "Disallow: /a\nhello\nCrawl-delay: x\n: :\nUser-agent: *\nFoo: bar\nDisallow: /a", "/a", true},
		{"no group", "Disallow: /", "/a", false},
		{"line ends of all kinds", "\ufeffUser-agent: *\r\n\r\nDisallow: /a # comment\rDisallow: /b", "/b", true},
		{"a path without its slash", "User-agent: *\nDisallow: a", "/a", true},
		{"a page in its place", "<!DOCTYPE html><html><title>Басты бет</title>", "/a", false},
		{"a rule beyond what is read", "User-agent: *\nDisallow: /b\n" + long + long + "Disallow: /a", "/a", false},
		{"a rule cut in half", "User-agent: *\n" + strings.Repeat("#", 1<<20-len("User-agent: *\n\nDisallow: /a")) + "\nDisallow: /abcd", "/a", false},
	} {
		s := webtest.Start(t)
		s.Robots("a.example.kz", e.robots)
		s.Page("a.example.kz", "*", whole)
		w := s.Web()
		c := take(t, w, "a.example.kz"+e.path)
		n := s.Count("a.example.kz")
		if e.forbidden && (c.Outcome != page.Robots || len(n.Asked) != 1 || !strings.Contains(c.Note.EN, "Disallow: /")) {
			t.Errorf("%s: %s, %q, asked for %v", e.sentence, c.Outcome, c.Note.EN, n.Asked)
		}
		if !e.forbidden && c.Outcome != page.Fetched {
			t.Errorf("%s: %s %q", e.sentence, c.Outcome, c.Note.EN)
		}
	}
}

// What a site does not have forbids nothing; what it could not hand out forbids
// everything, and says so (RFC 9309).
func TestRobotsThatAreNotThere(t *testing.T) {
	for _, e := range []struct {
		sentence string
		robots   webtest.Answer
		outcome  page.Outcome
		note     string
	}{
		{"there is none", webtest.Status(404, ""), page.Fetched, ""},
		{"it is closed", webtest.Status(403, ""), page.Fetched, ""},
		{"the site is broken", webtest.Status(500, ""), page.Robots, "500"},
		{"the site is busy", webtest.Status(429, ""), page.Robots, "429"},
		{"it never comes", webtest.Hang(), page.TimedOut, "time"},
		{"it never ends", webtest.Trickle("User-agent: *\n"), page.TimedOut, "time"},
		{"it is cut", webtest.Cut("User-agent: *\nDisallow: /"), page.Refused, "middle"},
		{"nobody answers", webtest.Raw(""), page.Refused, "connection"},
		{"it is endless", webtest.Endless(func(int) {}), page.Fetched, ""},
		{"it is a bomb", webtest.Bomb(100), page.Fetched, ""},
		{"it redirects for ever", webtest.Redirect(302, "/robots.txt"), page.Fetched, ""},
		{"it is elsewhere", webtest.Redirect(301, "https://b.example.kz/rules"), page.Robots, "Disallow: /a"},
		{"it is elsewhere and broken", webtest.Redirect(301, "https://b.example.kz/broken"), page.Robots, "500"},
		{"it is where nobody answers", webtest.Redirect(301, "https://c.example.kz/"), page.Robots, "c.example.kz"},
		{"it is where nobody may look", webtest.Redirect(301, "http://10.0.0.1/robots.txt"), page.Robots, "10.0.0.1"},
		{"it is no address", webtest.Redirect(301, "ftp://b.example.kz/"), page.Fetched, ""},
	} {
		s := webtest.Start(t)
		s.Serve("a.example.kz", "/robots.txt", e.robots)
		s.Page("a.example.kz", "*", whole)
		s.Serve("b.example.kz", "/rules", webtest.Status(200, "User-agent: *\nDisallow: /a"))
		s.Serve("b.example.kz", "/broken", webtest.Status(500, ""))
		c := take(t, s.Web(patient(e.outcome)), "a.example.kz/a")
		if c.Outcome != e.outcome || !strings.Contains(c.Note.EN, e.note) {
			t.Errorf("%s: %s, %q", e.sentence, c.Outcome, c.Note.EN)
		}
		for _, asked := range s.Count("a.example.kz").Asked {
			if asked == "/a" && e.outcome != page.Fetched {
				t.Errorf("%s: the page was asked for", e.sentence)
			}
		}
		if n := s.Count("a.example.kz"); len(n.Asked) > 7 || len(s.Strangers()) != 0 {
			t.Errorf("%s: asked for %v, contacted %v", e.sentence, n.Asked, s.Strangers())
		}
	}
}

// Each host of a redirect speaks for itself, and each is asked once.
func TestRobotsOfEveryHostOnTheWay(t *testing.T) {
	s := webtest.Start(t)
	s.Serve("a.example.kz", "*", webtest.Redirect(302, "https://b.example.kz/closed"))
	s.Robots("b.example.kz", "User-agent: *\nDisallow: /closed")
	s.Page("b.example.kz", "*", whole)
	w := s.Web()
	for range 3 {
		if c := take(t, w, "a.example.kz"); c.Outcome != page.Robots || c.Status != 302 || len(c.Bodies) != 0 {
			t.Errorf("%s %d", c.Outcome, c.Status)
		}
	}
	take(t, w, "b.example.kz/open")
	if n := s.Count("b.example.kz"); len(n.Asked) != 2 {
		t.Errorf("asked for %v", n.Asked)
	}
}

// A robots.txt that could not be had is asked for again after a while: a laptop
// may have been without a network.
func TestAFailureIsForgotten(t *testing.T) {
	s := webtest.Start(t)
	s.Serve("a.example.kz", "/robots.txt", webtest.InTurn(webtest.Status(502, ""), webtest.Status(404, "")))
	s.Page("a.example.kz", "/", whole)
	w := s.Web()
	for i, want := range []page.Outcome{page.Robots, page.Robots, page.Fetched} {
		if c := take(t, w, "a.example.kz"); c.Outcome != want {
			t.Errorf("look %d: %s %q", i, c.Outcome, c.Note.EN)
		}
		if i == 1 {
			s.Pass(2 * time.Minute)
		}
	}
	if n := s.Count("a.example.kz"); len(n.Asked) != 3 {
		t.Errorf("asked for %v", n.Asked)
	}
}
