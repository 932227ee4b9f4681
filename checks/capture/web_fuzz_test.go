package capture

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Whatever a server sends, the answer is whole or missed with an outcome; what is
// kept of it is bounded and clean.
func FuzzAnswer(f *testing.F) {
	f.Add([]byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x"))
	f.Add([]byte("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 302 Found\r\nLocation: /a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"))
	f.Add([]byte("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nX: \x1b[2J\r\n y\r\n\r\n\x1f\x8b\x08\x00"))
	f.Add([]byte("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n\x78\x9c"))
	f.Fuzz(func(t *testing.T, sent []byte) {
		to, err := typedTarget("a.example.kz")
		if err != nil {
			t.Fatal(err)
		}
		a := &answer{to: to}
		err = a.read(bytes.NewReader(sent), func() time.Time { return time.Unix(1, 0) }, func(a *answer) limits {
			if isRedirect(a.status) {
				return inPassing
			}
			return limits{body: 1000, wire: 2000}
		})
		var m *missed
		if err != nil && (!errors.As(err, &m) || m.outcome != page.Refused && m.outcome != page.TooLarge) {
			t.Fatalf("%q: %v", sent, err)
		}
		if err == nil && (len(a.body) > 1000 && a.partial == "" || a.status < 200 || !bytes.HasSuffix(sent, a.wire) && !bytes.Contains(sent, a.wire)) {
			t.Fatalf("%q: %d bytes with status %d", sent, len(a.body), a.status)
		}
		for _, h := range a.lines {
			if h.Name != lang.Line(h.Name) || h.Value != lang.Line(h.Value) || len(h.Value) > mostHeader {
				t.Fatalf("a header %q: %q", h.Name, h.Value)
			}
		}
		if next, ok := redirect(a); err == nil && ok {
			checkTarget(t, next)
		}
	})
}

// checkTarget demands that an address can be sent as it is.
func checkTarget(t *testing.T, to target) {
	t.Helper()
	for _, s := range []string{to.uri(), to.url.Host, to.String()} {
		if strings.IndexFunc(s, func(r rune) bool { return r <= 0x20 || r >= 0x7f }) >= 0 || s == "" {
			t.Fatalf("%q cannot be sent", s)
		}
	}
	if to.uri()[0] != '/' || to.port == 0 || to.url.User != nil {
		t.Fatalf("%+v", to)
	}
	again, err := typedTarget(to.String())
	if err == nil && again.String() != to.String() {
		t.Fatalf("%q is read again as %q", to, again)
	}
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{"ашық.example.kz/жаңалық?бет=1", "http://[::1]:80/%2F", "//a.example.kz", "a.example.kz:8080/x y", "https://１２７.０.０.１/", "a?b#c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		to, err := typedTarget(typed)
		if err == nil {
			checkTarget(t, to)
		} else if _, ours := lang.AsError(err); !ours {
			t.Fatalf("%q: %v", typed, err)
		}
	})
}

// A robots.txt of any bytes is read; a path is judged the same in every spelling.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /әкім*$\nAllow: /%D3\nCrawl-delay: 2", "/әкімдік?a=%2a*$")
	f.Fuzz(func(t *testing.T, text, path string) {
		r := parseRobots(text, "ashyq")
		_, no := r.forbids("/" + path)
		if _, again := r.forbids(canonical("/"+path, false)); no != again {
			t.Fatalf("%q is judged in two ways by %q", path, text)
		}
		if r.delay < 0 || r.delay > longestDelay || r.size() > 256+60*len(text)+200 {
			t.Fatalf("%q: a delay of %s, %d bytes", text, r.delay, r.size())
		}
	})
}

// Of too many sites with long rules some are forgotten: memory stays bounded.
func TestWhatSitesSayIsKeptWithinBounds(t *testing.T) {
	w := NewWeb(WebOptions{})
	text := "User-agent: *\n" + strings.Repeat("Disallow: /"+strings.Repeat("x", 1000)+"\n", 1000)
	for i := range 100 {
		to, err := typedTarget("a" + strings.Repeat("b", i) + ".example.kz")
		if err != nil {
			continue // a name has its greatest length
		}
		w.keepRobots(to, w.robotsCell(to.origin()), &robots{rules: parseRobots(text, "ashyq")})
	}
	sum := 0
	for _, c := range w.robots {
		if c.got != nil {
			sum += c.got.rules.size()
		}
	}
	if sum != w.robotsBytes || sum > mostRobotsKept || sum == 0 {
		t.Errorf("%d bytes are kept, %d counted", sum, w.robotsBytes)
	}
}
