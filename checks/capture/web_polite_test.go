package capture_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"ashyq/checks/capture"
	"ashyq/checks/capture/warc"
	"ashyq/checks/capture/webtest"
	"ashyq/checks/page"
)

// Many look at one host at the same time: it has one connection at a time, and a
// second of rest between two requests; robots.txt is asked for once.
func TestAHostIsAskedByOneAtATime(t *testing.T) {
	s := webtest.Start(t)
	s.Page("a.example.kz", "*", whole)
	w := s.Web()
	var all sync.WaitGroup
	const many = 20
	for i := range many {
		all.Go(func() {
			c, err := w.Take(context.Background(), fmt.Sprintf("a.example.kz/%d", i), capture.FromWeb)
			if err != nil || c.Outcome != page.Fetched {
				t.Errorf("%s %v", c.Outcome, err)
			}
		})
	}
	all.Wait()
	n := s.Count("a.example.kz")
	if n.Most != 1 || n.Dials != many+1 || len(n.Asked) != many+1 || n.Asked[0] != "/robots.txt" {
		t.Errorf("%d at a time, %d in all: %v", n.Most, n.Dials, n.Asked)
	}
	if got := s.Waits(); len(got) != many || slices.Max(got) != time.Second || slices.Min(got) != time.Second {
		t.Errorf("waited %v", got)
	}
}

// A host that does not answer holds up nobody who asks another.
func TestASlowHostHoldsUpNoOther(t *testing.T) {
	s := webtest.Start(t)
	release := make(chan struct{})
	reached := make(chan struct{})
	s.Serve("slow.example.kz", "/", func(r *webtest.Request, w httpWriter) {
		close(reached)
		<-release
		webtest.HTML(whole)(r, w)
	})
	s.Page("quick.example.kz", "*", whole)
	w := s.Web()
	slow := make(chan capture.Capture)
	go func() {
		c, _ := w.Take(context.Background(), "slow.example.kz", capture.FromWeb)
		slow <- c
	}()
	<-reached
	for i := range 5 {
		if c := take(t, w, fmt.Sprintf("quick.example.kz/%d", i)); c.Outcome != page.Fetched {
			t.Errorf("%s %q", c.Outcome, c.Note.EN)
		}
	}
	close(release)
	if c := <-slow; c.Outcome != page.Fetched {
		t.Errorf("the slow one: %s %q", c.Outcome, c.Note.EN)
	}
}

// Waiting for our turn is not the server's time: whoever is last in a long queue
// still gets the page.
func TestTheQueueIsNotTheServersTime(t *testing.T) {
	s := webtest.Start(t)
	s.Page("a.example.kz", "*", whole)
	w := s.Web(func(o *capture.WebOptions) { o.Delay = time.Hour })
	for i := range 3 {
		if c := take(t, w, fmt.Sprintf("a.example.kz/%d", i)); c.Outcome != page.Fetched {
			t.Errorf("%s %q", c.Outcome, c.Note.EN)
		}
	}
}

// A site may want more rest than we give, though not without end.
func TestCrawlDelay(t *testing.T) {
	for line, want := range map[string]time.Duration{
		"Crawl-delay: 5": 5 * time.Second, "crawl-delay: 0.2": time.Second, "Crawl-delay: 86400": 30 * time.Second, "Crawl-delay: soon": time.Second,
		"Crawl-delay: -3": time.Second, "Crawl-delay: NaN": time.Second, "Crawl-delay: 1e300": 30 * time.Second,
	} {
		s := webtest.Start(t)
		s.Robots("a.example.kz", "User-agent: *\n"+line)
		s.Page("a.example.kz", "*", whole)
		w := s.Web()
		take(t, w, "a.example.kz/1")
		take(t, w, "a.example.kz/2")
		if got := s.Waits(); got[len(got)-1] != want {
			t.Errorf("%s: waited %v", line, got)
		}
	}
}

// A busy site says when to come back: once it is obeyed, a second time it is
// believed, and a term that is too long leaves the host alone.
func TestABusySite(t *testing.T) {
	busy := func(after string) webtest.Answer {
		return webtest.Status(429, "<p>Кейінірек келіңіз.</p>", "Retry-After", after, "Content-Type", "text/html")
	}
	for _, e := range []struct {
		sentence string
		answer   webtest.Answer
		outcome  page.Outcome
		asked    int // without robots.txt
		note     string
	}{
		{"a moment", webtest.InTurn(busy("7"), webtest.HTML(whole)), page.Fetched, 2, ""},
		{"a moment, out of order", webtest.InTurn(webtest.Status(503, "", "Retry-After", "7"), webtest.HTML(whole)), page.Fetched, 2, ""},
		{"until a moment", webtest.InTurn(busy(webtest.Noon.Add(9*time.Second).UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT")), webtest.HTML(whole)), page.Fetched, 2, ""},
		{"a moment twice", busy("7"), page.Refused, 2, "7 s"},
		{"an hour", webtest.InTurn(busy("3600"), webtest.HTML(whole)), page.Refused, 1, "3600 s"},
		{"out of order for an hour", webtest.Status(503, "", "Retry-After", "3600"), page.ErrorPage, 1, "3600 s"},
		{"no term", webtest.Status(429, ""), page.Refused, 1, "429"},
		{"no sense", busy("soon"), page.Refused, 1, "429"},
		{"years", busy("99999999999"), page.Refused, 1, "429"},
	} {
		s := webtest.Start(t)
		s.Serve("a.example.kz", "/", e.answer)
		c := take(t, s.Web(), "a.example.kz")
		if n := s.Count("a.example.kz"); c.Outcome != e.outcome || len(n.Asked) != 1+e.asked || !strings.Contains(c.Note.EN, e.note) {
			t.Errorf("%s: %s, %q, asked for %v", e.sentence, c.Outcome, c.Note.EN, n.Asked)
		}
	}
}

func TestAHostThatWantsToBeLeftAloneIsLeftAlone(t *testing.T) {
	s := webtest.Start(t)
	s.Serve("a.example.kz", "/", webtest.Status(429, "", "Retry-After", "600"))
	s.Page("a.example.kz", "/2", whole)
	w := s.Web()
	take(t, w, "a.example.kz")
	if c := take(t, w, "a.example.kz/2"); c.Outcome != page.Refused || !strings.Contains(c.Note.EN, "repeated in 600 s") {
		t.Errorf("%s %q", c.Outcome, c.Note.EN)
	}
	if n := s.Count("a.example.kz"); n.Dials != 2 {
		t.Errorf("asked for %v", n.Asked)
	}
	s.Pass(11 * time.Minute)
	if c := take(t, w, "a.example.kz/2"); c.Outcome != page.Fetched {
		t.Errorf("later: %s %q", c.Outcome, c.Note.EN)
	}
}

// records reads the exchange of a capture back.
func records(t *testing.T, c capture.Capture) []warc.Record {
	t.Helper()
	if len(c.Bodies) != 2 {
		t.Fatalf("%s: no exchange", c.Outcome)
	}
	var out []warc.Record
	r := warc.NewReader(bytes.NewReader(c.Bodies[1].Bytes))
	for {
		one, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, one)
	}
}

// The exchange holds the whole way byte for byte: the status lines, the order of
// the headers, the chunks, the compressed bytes.
func TestTheExchangeIsKeptByteForByte(t *testing.T) {
	answer := "HTTP/1.1 200 Жақсы\r\nX-Second: b\r\nContent-type:text/html;charset=utf-8\r\nx-first:  a \r\nTransfer-Encoding: chunked\r\n\r\n" +
		fmt.Sprintf("%x;ext=1\r\n%s\r\n0\r\n\r\n", len(whole), whole)
	s := webtest.Start(t)
	s.Serve("a.example.kz", "/old", webtest.Raw("HTTP/1.1 301 Moved\r\nLocation: //b.example.kz/new\r\nContent-Length: 0\r\n\r\n"))
	s.Serve("b.example.kz", "/new", webtest.Raw(answer))
	c := take(t, s.Web(), "http://a.example.kz/old")
	got := records(t, c)
	if len(got) != 4 {
		t.Fatalf("%d records", len(got))
	}
	if got[0].Type != warc.Response || got[0].Target != "http://a.example.kz/old" || !strings.HasPrefix(string(got[0].Payload), "HTTP/1.1 301 Moved\r\nLocation: //b") {
		t.Errorf("the redirect: %s %q", got[0].Target, got[0].Payload)
	}
	if got[2].Target != "http://b.example.kz/new" || string(got[2].Payload) != answer || got[2].Get("WARC-Truncated") != "" {
		t.Errorf("the page: %s %q", got[2].Target, got[2].Payload)
	}
	sent := string(got[3].Payload)
	if got[3].Type != warc.Request || got[3].Get(warc.ConcurrentTo) != got[2].Name() || got[3].Get("WARC-IP-Address") != s.Address("b.example.kz") {
		t.Errorf("the request: %+v", got[3].Fields)
	}
	want := "GET /new HTTP/1.1\r\nHost: b.example.kz\r\nUser-Agent: ashyq/test (contact@example.kz)\r\nAccept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.1\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
	if sent != want {
		t.Errorf("sent %q", sent)
	}
	if string(c.Bodies[0].Bytes) != whole {
		t.Errorf("the page is %q", c.Bodies[0].Bytes)
	}
	names := []capture.Header{{Name: "X-Second", Value: "b"}, {Name: "Content-type", Value: "text/html;charset=utf-8"}, {Name: "x-first", Value: "a"}, {Name: "Transfer-Encoding", Value: "chunked"}}
	if !slices.Equal(c.Headers, names) {
		t.Errorf("headers %v", c.Headers)
	}
}

// Of an answer that only sends elsewhere no long body is awaited; the record says
// that it is not whole.
func TestTheBodyOfARedirectIsNotAwaited(t *testing.T) {
	s := webtest.Start(t)
	s.Serve("a.example.kz", "/", webtest.Raw("HTTP/1.1 302 Found\r\nLocation: /page\r\nContent-Length: 99999999\r\n\r\n"+strings.Repeat("x", 100_000)))
	s.Page("a.example.kz", "/page", whole)
	c := take(t, s.Web(), "a.example.kz")
	if c.Outcome != page.Fetched {
		t.Fatalf("%s %q", c.Outcome, c.Note.EN)
	}
	if got := records(t, c)[0]; got.Get("WARC-Truncated") != "length" || len(got.Payload) > 10_000 {
		t.Errorf("%d bytes, truncated %q", len(got.Payload), got.Get("WARC-Truncated"))
	}
}

// Packed pages are kept unpacked for reading, and packed in the exchange.
func TestAPackedPageIsReadUnpacked(t *testing.T) {
	s := webtest.Start(t)
	s.Serve("a.example.kz", "/", webtest.Gzip(whole))
	c := take(t, s.Web(), "a.example.kz")
	if string(c.Bodies[0].Bytes) != whole {
		t.Errorf("the page is %q", c.Bodies[0].Bytes)
	}
	if got := records(t, c)[0]; !bytes.Contains(got.Payload, []byte("\x1f\x8b")) || bytes.Contains(got.Payload, []byte("<title>")) {
		t.Errorf("the exchange is %q", got.Payload)
	}
}

// The encoding that a server declares is kept with the page, so that it is read
// as declared.
func TestTheDeclaredEncodingIsKept(t *testing.T) {
	body := "<html><title>\xc1\xeb\xee\xe3</title><h1>\xc1\xeb\xee\xe3</h1><p>\xd1\xf2\xf0\xe0\xed\xe8\xf6\xe0 \xe7\xe4\xe5\xf1\xfc \xe5\xf1\xf2\xfc, \xe5\xe5 \xec\xee\xe6\xed\xee \xef\xf0\xee\xf7\xe5\xf1\xf2\xfc.</p>"
	s := webtest.Start(t)
	s.Serve("a.example.kz", "/", webtest.Status(200, body, "Content-Type", "text/html; charset=windows-1251"))
	c := take(t, s.Web(), "a.example.kz")
	r := page.Read(c.Bodies[0].Bytes, page.Input{ContentType: c.Bodies[0].MIME, Address: c.Final})
	if c.Outcome != page.Fetched || r.Title != "Блог" || string(c.Bodies[0].Bytes) != body {
		t.Errorf("%s %q", c.Outcome, r.Title)
	}
}

// Headers are foreign text: they are bounded, and nothing in them draws.
func TestForeignHeadersAreCleanAndBounded(t *testing.T) {
	s := webtest.Start(t)
	head := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Draw: \u009b2J\u202ered\xff\r\nX-Long: " + strings.Repeat("я", 20_000) + "\r\nX-Many: 1\r\n folded\r\n"
	s.Serve("a.example.kz", "/", webtest.Raw(head+strings.Repeat("X-More: 1\r\n \r\n", 5000)+"\r\n"+whole))
	c := take(t, s.Web(), "a.example.kz")
	if c.Outcome != page.Fetched || len(c.Headers) != 200 {
		t.Fatalf("%s %q, %d headers", c.Outcome, c.Note.EN, len(c.Headers))
	}
	for _, h := range c.Headers {
		if len(h.Value) > 8<<10 || strings.ContainsAny(h.Name+h.Value, "\u009b\u202e\r\n") || !utf8.ValidString(h.Name+h.Value) {
			t.Errorf("%s: %q", h.Name, h.Value)
		}
	}
	if c.Headers[3].Value != "1 folded" {
		t.Errorf("%v", c.Headers[3])
	}
}

// The contact of the user agent stands in no site's way: it cannot break a header.
func TestTheAgentIsOneLineOfASCII(t *testing.T) {
	for said, want := range map[string]string{
		"": "ashyq", "ashyq/2 (қала; a@example.kz)\r\nX: y": "ashyq/2 (; a@example.kz) X: y", "+7 717 2": "ashyq +7 717 2",
	} {
		s := webtest.Start(t)
		got := ""
		s.Serve("a.example.kz", "/", func(r *webtest.Request, w httpWriter) {
			got = r.UserAgent()
			webtest.HTML(whole)(r, w)
		})
		take(t, s.Web(func(o *capture.WebOptions) { o.Agent = said }), "a.example.kz")
		if got != want {
			t.Errorf("%q is sent as %q", said, got)
		}
	}
}
