package capture_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"ashyq/checks/capture"
	"ashyq/checks/capture/webtest"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

const whole = "<!DOCTYPE html><html lang=kk><title>Блог</title><body><h1>Блог</h1><p>Апта сайынғы жазба осы жерде, оны оқуға болады.</p></body></html>"

// take looks at an address; an error of ours fails the test.
func take(t *testing.T, w *capture.Web, address string) capture.Capture {
	t.Helper()
	c, err := w.Take(context.Background(), address, capture.FromWeb)
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return c
}

// hurry makes servers that never end end soon.
func hurry(o *capture.WebOptions) { o.Timeout = 200 * time.Millisecond }

// patient hurries where time is to run out, and nowhere else.
func patient(outcome page.Outcome) func(*capture.WebOptions) {
	if outcome == page.TimedOut {
		return hurry
	}
	return func(*capture.WebOptions) {}
}

func TestAPageIsKeptWithItsAddressItsMomentAndItsBytes(t *testing.T) {
	s := webtest.Start(t)
	s.Serve("a.example.kz", "/blog", webtest.Status(200, whole, "Content-Type", "text/html; charset=utf-8", "X-Second", "b", "X-First", "a"))
	c := take(t, s.Web(), "a.example.kz/blog#part")
	if c.Asked != "a.example.kz/blog#part" || c.Final != "https://a.example.kz/blog" {
		t.Errorf("asked %q, answered %q", c.Asked, c.Final)
	}
	if c.Method != capture.FromWeb || c.Status != 200 || c.Outcome != page.Fetched || c.Tool != capture.Tool || c.Note != (lang.Text{}) {
		t.Errorf("taken as %+v", c)
	}
	if !c.At.Equal(s.Now()) || c.At.Format("-0700") != "+0500" {
		t.Errorf("taken at %s", c.At)
	}
	if len(c.Bodies) != 2 || string(c.Bodies[0].Bytes) != whole || c.Bodies[0].Role != "" || c.Bodies[0].Name != "blog.html" ||
		c.Bodies[0].MIME != "text/html; charset=utf-8" || c.Bodies[1].Role != capture.RoleExchange {
		t.Errorf("%d bodies, the first %q of %s", len(c.Bodies), c.Bodies[0].Name, c.Bodies[0].MIME)
	}
	if len(c.Headers) == 0 || c.Headers[0].Name != "Content-Type" {
		t.Errorf("headers %v", c.Headers)
	}
}

// Every way in which a page does not come has its outcome and a note, and what
// came of it is never taken for a page.
func TestEveryOutcome(t *testing.T) {
	html := "text/html"
	for _, e := range []struct {
		sentence string
		answer   webtest.Answer
		outcome  page.Outcome
		bodies   int
		note     string
	}{
		{"a page", webtest.HTML(whole), page.Fetched, 2, ""},
		{"a page in chunks", webtest.Chunks(whole[:40], whole[40:90], whole[90:]), page.Fetched, 2, ""},
		{"a packed page", webtest.Gzip(whole), page.Fetched, 2, ""},
		{"a page packed without a header", webtest.Deflate(whole), page.Fetched, 2, ""},
		{"a page behind an answer that only announces it", webtest.Raw("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + whole), page.Fetched, 2, ""},
		{"bare line feeds", webtest.Raw("HTTP/1.0 200 OK\nContent-Type: text/html\n\n" + whole), page.Fetched, 2, ""},
		{"a page that is not there", webtest.Status(404, whole, "Content-Type", html), page.NotFound, 2, "404"},
		{"a page that is gone", webtest.Status(410, "", "Content-Type", html), page.NotFound, 2, "410"},
		{"a page for others", webtest.Status(401, "", "Content-Type", html), page.Refused, 2, "401"},
		{"a page for nobody", webtest.Status(403, whole, "Content-Type", html), page.Refused, 2, "403"},
		{"a page that a court closed", webtest.Status(451, whole, "Content-Type", html), page.Refused, 2, "451"},
		{"too many requests without a term", webtest.Status(429, whole, "Content-Type", html), page.Refused, 2, "429"},
		{"a broken server", webtest.Status(500, whole, "Content-Type", html), page.ErrorPage, 2, "500"},
		{"a status that nobody knows", webtest.Raw("HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n"), page.ErrorPage, 2, "999"},
		{"a part that nobody asked for", webtest.Status(206, whole, "Content-Type", html), page.ErrorPage, 2, "206"},
		{"an error that calls itself a page", webtest.HTML("<title>404 Not Found</title><h1>404 Not Found</h1>"), page.ErrorPage, 2, ""},
		{"a form of entry", webtest.HTML("<h1>Кіру</h1><form><input type=password></form>"), page.LoginWall, 2, ""},
		{"a shell", webtest.HTML("<html><body><div id=root></div><script src=a.js></script></body></html>"), page.ScriptShell, 2, "browser"},
		{"nothing", webtest.HTML(""), page.Empty, 2, ""},
		{"no content", webtest.Status(204, ""), page.Empty, 2, "204"},
		{"a document", webtest.Status(200, "%PDF-1.7\n", "Content-Type", "application/pdf"), page.NotHTML, 2, ""},
		{"a document that calls itself a page", webtest.Status(200, "%PDF-1.7\n", "Content-Type", html), page.NotHTML, 2, ""},
		{"a compression that is not known", webtest.Status(200, whole, "Content-Type", html, "Content-Encoding", "br"), page.Refused, 0, "br"},
		{"two compressions", webtest.Status(200, whole, "Content-Type", html, "Content-Encoding", "gzip, gzip"), page.Refused, 0, "gzip, gzip"},
		{"compressed in name only", webtest.Status(200, whole, "Content-Type", html, "Content-Encoding", "gzip"), page.Refused, 0, "gzip"},
		{"a connection cut in the middle", webtest.Cut(whole), page.Refused, 0, "middle"},
		{"chunks cut in the middle", webtest.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n" + whole[:50]), page.Refused, 0, "middle"},
		{"a closed connection", webtest.Raw(""), page.Refused, 0, "connection"},
		{"headers cut in the middle", webtest.Raw("HTTP/1.1 200 OK\r\nContent-Ty"), page.Refused, 0, "HTTP"},
		{"a broken status line", webtest.Raw("HELLO\r\n\r\n" + whole), page.Refused, 0, "HTTP"},
		{"a status that is no number", webtest.Raw("HTTP/1.1 OK\r\n\r\n" + whole), page.Refused, 0, "HTTP"},
		{"two lengths", webtest.Raw("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"), page.Refused, 0, "HTTP"},
		{"another protocol", webtest.Raw("HTTP/1.1 101 Switching Protocols\r\n\r\n"), page.Refused, 0, "HTTP"},
		{"only announcements", webtest.Raw(strings.Repeat("HTTP/1.1 103 Early Hints\r\n\r\n", 20)), page.Refused, 0, "HTTP"},
		{"a flood of headers", webtest.Flood(5000), page.TooLarge, 0, "headers"},
		{"an announced length over the limit", webtest.Raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + whole), page.TooLarge, 0, "large"},
		{"an answer that never comes", webtest.Hang(), page.TimedOut, 0, "time"},
		{"a page that never ends", webtest.Trickle(whole), page.TimedOut, 0, "time"},
		{"a redirect to nowhere", webtest.Status(302, ""), page.Refused, 0, "302"},
		{"a redirect to a script", webtest.Redirect(302, "javascript:alert(1)"), page.Refused, 0, "302"},
		{"a redirect to a file", webtest.Redirect(302, "file:///etc/passwd"), page.Refused, 0, "302"},
		{"a redirect to itself", webtest.Redirect(302, "/x"), page.TooManyRedirects, 0, "1"},
	} {
		s := webtest.Start(t)
		s.Serve("a.example.kz", "/x", e.answer)
		c := take(t, s.Web(patient(e.outcome)), "https://a.example.kz/x")
		if c.Outcome != e.outcome || len(c.Bodies) != e.bodies || !strings.Contains(c.Note.EN, e.note) || (c.Note == lang.Text{}) != (e.outcome == page.Fetched) {
			t.Errorf("%s: %s, %d bodies, %q", e.sentence, c.Outcome, len(c.Bodies), c.Note.EN)
		}
		if e.outcome == page.Fetched && string(c.Bodies[0].Bytes) != whole {
			t.Errorf("%s: the page is %q", e.sentence, c.Bodies[0].Bytes)
		}
		if strings.Contains(c.Note.EN+c.Note.KK+c.Note.RU, "!web.") {
			t.Errorf("%s: no words for it: %q", e.sentence, c.Note.EN)
		}
	}
}

func TestHostsThatCannotBeReached(t *testing.T) {
	s := webtest.Start(t)
	s.Refuse("refuses.example.kz")
	s.Silent("silent.example.kz")
	for name, as := range map[string]webtest.Identity{
		"old.example.kz": webtest.Expired, "foreign.example.kz": webtest.OtherName, "nobody.example.kz": webtest.Unknown, "plain.example.kz": webtest.NoTLS,
		"stranger.example.kz": webtest.Stranger, "ancient.example.kz": webtest.OldTLS,
	} {
		s.Page(name, "*", whole)
		s.Identify(name, as)
	}
	for _, e := range []struct {
		address string
		outcome page.Outcome
		note    string
	}{
		{"nowhere.example.kz", page.NoSuchName, "nowhere.example.kz"},
		{"https://жоқ.example.kz/", page.NoSuchName, "жоқ.example.kz"},
		{"refuses.example.kz", page.Refused, "refuses.example.kz"},
		{"silent.example.kz", page.TimedOut, "time"},
		{"old.example.kz", page.BadCertificate, "out of date"},
		{"foreign.example.kz", page.BadCertificate, "another name"},
		{"nobody.example.kz", page.BadCertificate, "intermediate"},
		{"stranger.example.kz", page.BadCertificate, "intermediate"},
		{"ancient.example.kz", page.Refused, "secure"},
		{"plain.example.kz", page.Refused, "secure"},
	} {
		c := take(t, s.Web(patient(e.outcome)), e.address)
		if c.Outcome != e.outcome || len(c.Bodies) != 0 || c.Status != 0 || c.Final != "" || !strings.Contains(c.Note.EN, e.note) {
			t.Errorf("%s: %s, %d, %q, %q", e.address, c.Outcome, c.Status, c.Final, c.Note.EN)
		}
	}
	for _, name := range []string{"old.example.kz", "foreign.example.kz", "nobody.example.kz", "stranger.example.kz", "ancient.example.kz"} {
		if n := s.Count(name); len(n.Asked) != 0 {
			t.Errorf("%s was asked for %v behind a bad certificate", name, n.Asked)
		}
	}
}

// A name with several addresses is reached if one of them answers.
func TestTheNextAddressIsTried(t *testing.T) {
	s := webtest.Start(t)
	s.Page("a.example.kz", "/", whole)
	s.Refuse("dead.example.kz")
	alive := s.Address("a.example.kz")
	s.Resolve("a.example.kz", s.Address("dead.example.kz"), alive)
	if c := take(t, s.Web(), "a.example.kz"); c.Outcome != page.Fetched {
		t.Errorf("%s %q", c.Outcome, c.Note.EN)
	}
	if got := s.Contacted(); len(got) != 4 || got[0] == got[1] {
		t.Errorf("contacted %v", got)
	}
}

func TestNamesAndPathsInCyrillic(t *testing.T) {
	s := webtest.Start(t)
	s.Page("xn--80a2cj43a.example.kz", "/жаңалық", whole)
	s.Page("xn--80a2cj43a.example.kz", "/go", "")
	s.Serve("xn--80a2cj43a.example.kz", "/go", webtest.Redirect(301, "/жаңалық?бет=1 2"))
	for _, address := range []string{"ашық.example.kz/жаңалық?бет=1 2", "HTTPS://АШЫҚ.example.kz./%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B?%D0%B1%D0%B5%D1%82=1%202", "ашық.example.kz/go"} {
		c := take(t, s.Web(), address)
		if c.Outcome != page.Fetched || c.Final != "https://xn--80a2cj43a.example.kz/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B?%D0%B1%D0%B5%D1%82=1%202" {
			t.Errorf("%s: %s at %s, %q", address, c.Outcome, c.Final, c.Note.EN)
		}
	}
}

// What is no address is an error of ours, and nobody is asked.
func TestWhatIsNoAddress(t *testing.T) {
	s := webtest.Start(t)
	for address, code := range map[string]string{
		"": "address.empty", "  \n ": "address.empty", "ftp://a.example.kz/": "address.scheme", "javascript:alert(1)": "address.scheme",
		"mailto:a@example.kz": "address.scheme", "file:///etc/passwd": "address.scheme", "data:text/html,x": "address.scheme",
		"https://": "address.bad", "https:///x": "address.bad", "https://a b.example.kz/": "address.bad", "a.example.kz:99999": "address.bad",
		"https://a.example.kz:0/": "address.bad", "https://[::1%25lo]/": "address.bad", "https://a.example.kz/%zz": "address.bad",
		"a.example.kz/" + strings.Repeat("x", 3000): "address.bad", "https://me:word@a.example.kz/": "address.secret",
	} {
		_, err := s.Web().Take(context.Background(), address, capture.FromWeb)
		if ours, ok := lang.AsError(err); !ok || ours.Code != code || ours.Hint.EN == "" || strings.Contains(ours.Text.EN, "word@") {
			t.Errorf("%q: %v", address, err)
		}
	}
	if got := s.Contacted(); len(got) != 0 {
		t.Errorf("contacted %v", got)
	}
}

// A page of a browser is the browser's; where there is none, we say how to get it.
func TestABrowserIsAskedForItsPages(t *testing.T) {
	s := webtest.Start(t)
	_, err := s.Web().Take(context.Background(), "a.example.kz", capture.FromBrowser)
	if ours, ok := lang.AsError(err); !ok || ours.Code != "browser.missing" || !strings.Contains(ours.Hint.EN, "Chromium") {
		t.Errorf("%v", err)
	}
	w := s.Web(func(o *capture.WebOptions) {
		o.Browser = func(_ context.Context, address string) (capture.Capture, error) {
			return capture.Capture{Asked: address, Method: capture.FromBrowser}, nil
		}
	})
	if c, err := w.Take(context.Background(), "a.example.kz", capture.FromBrowser); err != nil || c.Asked != "a.example.kz" {
		t.Errorf("%+v %v", c, err)
	}
}

// Work that is stopped says nothing about the site.
func TestStoppedWorkIsNoOutcome(t *testing.T) {
	s := webtest.Start(t)
	ctx, stop := context.WithCancel(context.Background())
	s.Serve("a.example.kz", "/", func(r *webtest.Request, w httpWriter) {
		stop()
		webtest.Hang()(r, w)
	})
	c, err := s.Web().Take(ctx, "a.example.kz", capture.FromWeb)
	if !errors.Is(err, context.Canceled) || c.Outcome != "" {
		t.Errorf("%s %v", c.Outcome, err)
	}
}

// A site that redirects until its cookie comes back shows its page; the next
// capture begins without it.
func TestCookiesLastForOneCapture(t *testing.T) {
	s := webtest.Start(t)
	s.Serve("a.example.kz", "/", func(r *webtest.Request, w httpWriter) {
		if _, err := r.Cookie("seen"); err == nil {
			webtest.HTML(whole)(r, w)
			return
		}
		webtest.Status(302, "", "Location", "/", "Set-Cookie", "seen=1")(r, w)
	})
	w := s.Web()
	for range 2 {
		if c := take(t, w, "a.example.kz"); c.Outcome != page.Fetched {
			t.Errorf("%s %q", c.Outcome, c.Note.EN)
		}
	}
	if n := s.Count("a.example.kz"); len(n.Asked) != 5 { // robots.txt, and twice there and back
		t.Errorf("asked for %v", n.Asked)
	}
}
