package capture_test

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"ashyq/checks/capture"
	"ashyq/checks/capture/webtest"
	"ashyq/checks/page"
)

type httpWriter = http.ResponseWriter

// What is not public is not contacted: not under its number, not under a name,
// not behind a redirect.
func TestPrivateAddressesAreNotContacted(t *testing.T) {
	s := webtest.Start(t)
	s.Resolve("inside.example.kz", "127.0.0.1")
	s.Resolve("both.example.kz", "10.0.0.1", "::1")
	for i, to := range []string{
		"http://127.0.0.1/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
		"http://[fd00::1]/", "http://[64:ff9b::7f00:1]/", "http://0.0.0.0/", "http://100.64.0.1/", "http://192.168.1.1/", "http://localhost/",
		"http://a.localhost/", "https://inside.example.kz/", "https://both.example.kz/", "http://１２７.０.０.１/", "http://224.0.0.1/",
		"https://a.example.kz:22/", "https://a.example.kz:8443/",
	} {
		path := fmt.Sprintf("/%d", i)
		s.Serve("a.example.kz", path, webtest.Redirect(302, to))
		w := s.Web()
		if c := take(t, w, "a.example.kz"+path); c.Outcome != page.PrivateAddress || c.Status != 302 || len(c.Bodies) != 0 {
			t.Errorf("redirected to %s: %s, %d, %q", to, c.Outcome, c.Status, c.Note.EN)
		}
		if i < 16 {
			if c := take(t, w, to); c.Outcome != page.PrivateAddress || c.Status != 0 {
				t.Errorf("asked for %s: %s, %q", to, c.Outcome, c.Note.EN)
			}
		}
	}
	public := net.JoinHostPort(s.Address("a.example.kz"), "443")
	for _, to := range s.Contacted() {
		if to != public {
			t.Errorf("%s was contacted", to)
		}
	}
}

// A private host that the analyst named is contacted under that name alone.
func TestNamingIsForTheHostThatWasNamed(t *testing.T) {
	s := webtest.Start(t)
	s.Page("inside.example.kz", "*", whole)
	s.Page("10.0.0.1", "*", whole)
	s.Serve("a.example.kz", "/named", webtest.Redirect(302, "https://10.0.0.1/"))
	s.Serve("a.example.kz", "/other", webtest.Redirect(302, "https://sly.example.kz/"))
	s.Resolve("sly.example.kz", "10.0.0.1")
	w := s.Web(func(o *capture.WebOptions) { o.Private = []string{"10.0.0.1:80", "[fd00::5]", " "} })
	if c := take(t, w, "http://10.0.0.1/"); c.Outcome != page.Fetched {
		t.Errorf("the named host: %s %q", c.Outcome, c.Note.EN)
	}
	for _, address := range []string{"https://10.0.0.1/", "http://10.0.0.2/", "a.example.kz/named", "a.example.kz/other"} {
		if c := take(t, w, address); c.Outcome != page.PrivateAddress {
			t.Errorf("%s: %s %q", address, c.Outcome, c.Note.EN)
		}
	}
	if got := s.Strangers(); len(got) != 0 {
		t.Errorf("contacted %v", got)
	}
}

// A port that the analyst typed is hers; a site leads to the usual ones only.
func TestATypedPortIsAsked(t *testing.T) {
	s := webtest.Start(t)
	s.Serve("a.example.kz", "/", webtest.Redirect(302, "https://a.example.kz:8443/kk"))
	s.Page("a.example.kz", "/kk", whole)
	if c := take(t, s.Web(), "a.example.kz:8443"); c.Outcome != page.Fetched || c.Final != "https://a.example.kz:8443/kk" {
		t.Errorf("%s %s %q", c.Outcome, c.Final, c.Note.EN)
	}
	if c := take(t, s.Web(), "a.example.kz"); c.Outcome != page.PrivateAddress || !strings.Contains(c.Note.EN, "8443") {
		t.Errorf("%s %q", c.Outcome, c.Note.EN)
	}
}

// On the real network of this computer: a server on loopback is not contacted
// unless it is named.
func TestLoopbackIsContactedOnlyWhenNamed(t *testing.T) {
	s := webtest.Start(t)
	s.Page("127.0.0.1", "/", whole)
	port := s.URL()[strings.LastIndex(s.URL(), ":"):]
	for _, address := range []string{s.URL() + "/", "http://localhost" + port + "/", "http://[::1]" + port + "/"} {
		o := s.Options()
		o.Network = nil
		if c := take(t, capture.NewWeb(o), address); c.Outcome != page.PrivateAddress {
			t.Errorf("%s: %s %q", address, c.Outcome, c.Note.EN)
		}
	}
	if n := s.Count("127.0.0.1"); len(n.Asked) != 0 {
		t.Errorf("asked for %v", n.Asked)
	}
	o := s.Options()
	o.Network, o.Private = nil, []string{"127.0.0.1"}
	if c := take(t, capture.NewWeb(o), s.URL()+"/"); c.Outcome != page.Fetched {
		t.Errorf("named: %s %q", c.Outcome, c.Note.EN)
	}
}

// A host that nobody named and no site redirected to is not contacted, whatever
// stands on the page.
func TestOnlyWhatWasNamedIsContacted(t *testing.T) {
	s := webtest.Start(t)
	s.Page("third.example.kz", "*", whole)
	s.Page("b.example.kz", "/", `<meta http-equiv=refresh content="0; url=https://third.example.kz/"><link rel=stylesheet href=https://third.example.kz/a.css>
		<img src=https://third.example.kz/a.png><iframe src=https://third.example.kz/></iframe>`+whole)
	s.Serve("a.example.kz", "/", webtest.Redirect(307, "https://b.example.kz/"))
	take(t, s.Web(), "a.example.kz")
	a, b := s.Count("a.example.kz"), s.Count("b.example.kz")
	if len(a.Asked) != 2 || len(b.Asked) != 2 || a.Dials != 2 || b.Dials != 2 {
		t.Errorf("%+v %+v", a, b)
	}
	if c := s.Count("third.example.kz"); c.Dials != 0 || len(s.Contacted()) != 4 {
		t.Errorf("contacted %v", s.Contacted())
	}
}

func TestRedirectsEnd(t *testing.T) {
	s := webtest.Start(t)
	s.Serve("a.example.kz", "*", func(r *webtest.Request, w httpWriter) {
		webtest.Redirect(302, r.URL.Path+"x")(r, w) // a thousand would follow
	})
	s.Serve("b.example.kz", "/1", webtest.Redirect(302, "/2"))
	s.Serve("b.example.kz", "/2", webtest.Redirect(302, "/1"))
	w := s.Web()
	if c := take(t, w, "a.example.kz/"); c.Outcome != page.TooManyRedirects || c.Status != 302 || len(c.Bodies) != 0 {
		t.Errorf("a chain: %s %d", c.Outcome, c.Status)
	}
	if n := s.Count("a.example.kz"); len(n.Asked) != 1+11 {
		t.Errorf("a chain was followed through %v", n.Asked)
	}
	if c := take(t, w, "b.example.kz/1"); c.Outcome != page.TooManyRedirects || len(s.Count("b.example.kz").Asked) != 3 {
		t.Errorf("a ring: %s, %v", c.Outcome, s.Count("b.example.kz").Asked)
	}
}

// allocated is how much memory an act takes in all.
func allocated(act func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	act()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// What is too large is left at the limit: neither its size nor what it unpacks to
// costs memory, and what is beyond the limit is not read.
func TestTooMuchIsNotRead(t *testing.T) {
	const limit = 64 << 10
	small := func(o *capture.WebOptions) { o.MaxBytes, o.MaxWire = limit, 2*limit }
	var sent atomic.Int64
	for sentence, answer := range map[string]webtest.Answer{
		"a bomb of ten thousand times the limit": webtest.Bomb(640),
		"a body without end":                     webtest.Endless(func(n int) { sent.Add(int64(n)) }),
		"a packed body over the limit":           webtest.Gzip(strings.Repeat("<p>тағы</p>", limit)),
		"a body just over the limit":             webtest.HTML(strings.Repeat("x", limit+1)),
		"chunks without end":                     webtest.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + strings.Repeat("1000\r\n"+strings.Repeat("x", 4096)+"\r\n", 200)),
	} {
		s := webtest.Start(t)
		s.Serve("a.example.kz", "/", answer)
		w := s.Web(small)
		var c capture.Capture
		spent := allocated(func() { c = take(t, w, "http://a.example.kz/") })
		if c.Outcome != page.TooLarge || len(c.Bodies) != 0 || c.Status != 200 || len(c.Headers) == 0 {
			t.Errorf("%s: %s, %d bodies, %d", sentence, c.Outcome, len(c.Bodies), c.Status)
		}
		if spent > 16<<20 {
			t.Errorf("%s: %d bytes of memory", sentence, spent)
		}
	}
	if n := sent.Load(); n > 16<<20 { // what fits in the buffers of the system
		t.Errorf("%d bytes of a body without end were sent", n)
	}
}

// The greatest page is still a page, packed or not.
func TestTheLimitItselfIsTaken(t *testing.T) {
	const limit = 64 << 10
	s := webtest.Start(t)
	body := whole + strings.Repeat(" ", limit-len(whole))
	s.Page("a.example.kz", "/", body)
	s.Serve("a.example.kz", "/packed", webtest.Gzip(body))
	for _, path := range []string{"/", "/packed"} {
		if c := take(t, s.Web(func(o *capture.WebOptions) { o.MaxBytes = limit }), "a.example.kz"+path); c.Outcome != page.Fetched || len(c.Bodies[0].Bytes) != limit {
			t.Errorf("%s: %s", path, c.Outcome)
		}
	}
}

// A server of the standard library answers as the played ones do.
func TestAnOrdinaryServer(t *testing.T) {
	real := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write([]byte(whole))
	}))
	defer real.Close()
	host := strings.TrimPrefix(real.URL, "http://")
	c := take(t, capture.NewWeb(capture.WebOptions{Private: []string{host}, Delay: -1}), real.URL)
	if c.Outcome != page.Fetched || c.Final != real.URL {
		t.Errorf("%s %s %q", c.Outcome, c.Final, c.Note.EN)
	}
}

// An inner host that was named is asked for its own pages, at the ports of the web and
// the one that was typed; a public site that leads to it, or another of its ports, is
// not let in by that.
func TestAnInnerHostIsNamedForItselfAlone(t *testing.T) {
	s := webtest.Start(t)
	s.Page("10.0.0.7", "*", whole)
	s.Resolve("inner.example.kz", "10.0.0.7")
	s.Page("inner.example.kz", "/", "<p>Ішкі желідегі бет, оны оқуға болады.</p>")
	s.Serve("a.example.kz", "/", webtest.Redirect(302, "https://inner.example.kz/"))
	s.Serve("inner.example.kz", "/on", webtest.Redirect(302, "https://inner.example.kz:8443/"))
	w := s.Web(func(o *capture.WebOptions) { o.Private = []string{"inner.example.kz"} })
	if c := take(t, w, "https://inner.example.kz/"); c.Outcome != page.Fetched {
		t.Errorf("the host that was named: %s, %s", c.Outcome, c.Note.EN)
	}
	for _, address := range []string{"https://a.example.kz/", "https://inner.example.kz/on"} {
		if c := take(t, w, address); c.Outcome != page.PrivateAddress {
			t.Errorf("%s: %s %q", address, c.Outcome, c.Note.EN)
		}
	}
}
