package capture

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// gateFor opens a gate before a server that answers every host; the client goes
// through it as a browser does.
func gateFor(t *testing.T, answer http.HandlerFunc, left int64) (g *gate, client *http.Client, dialled *[]string, end func()) {
	t.Helper()
	plain, safe := httptest.NewServer(answer), httptest.NewTLSServer(answer)
	ctx, cancel := context.WithCancel(context.Background())
	dialled = new([]string)
	g = &gate{ctx: ctx, left: left, opened: map[string]bool{}, failed: map[string]error{}}
	g.dial = func(ctx context.Context, to target) (net.Conn, error) {
		*dialled = append(*dialled, place(to))
		switch {
		case to.host == "away.example.kz":
			return nil, errAway
		case to.port == 443:
			return new(net.Dialer).DialContext(ctx, "tcp", safe.Listener.Addr().String())
		}
		return new(net.Dialer).DialContext(ctx, "tcp", plain.Listener.Addr().String())
	}
	at, err := g.serve()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); plain.Close(); safe.Close() })
	proxy := &url.URL{Scheme: "http", Host: at}
	return g, &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy), TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}, dialled, cancel
}

var errAway = errors.New("away")

func TestTheGateIsShutToWhatNoPageAskedFor(t *testing.T) {
	g, client, dialled, _ := gateFor(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.Host+r.URL.Path) }, 1<<20)
	for _, address := range []string{"http://a.example.kz/", "https://a.example.kz/"} {
		if _, err := client.Get(address); err == nil {
			t.Errorf("%s was reached", address)
		}
	}
	if len(*dialled) != 0 {
		t.Errorf("dialled %v", *dialled)
	}
	for _, address := range []string{"http://a.example.kz/b", "https://a.example.kz/b"} {
		if _, ok := g.open(address); !ok {
			t.Fatal(address)
		}
		answer, err := client.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(answer.Body); err != nil || string(body) != "a.example.kz/b" {
			t.Errorf("%s: %q, %v", address, body, err)
		}
		answer.Body.Close()
	}
	if _, err := client.Get("http://a.example.kz:8080/"); err == nil || len(*dialled) != 2 {
		t.Errorf("another port of a host that was asked: %v, %v", err, *dialled)
	}
}

func TestTheGateRemembersWhyAHostWasNotReached(t *testing.T) {
	g, client, _, _ := gateFor(t, nil, 1<<20)
	to, _ := g.open("https://away.example.kz/")
	if _, err := client.Get("https://away.example.kz/"); err == nil || !errors.Is(g.trouble(to), errAway) {
		t.Errorf("%v, %v", err, g.trouble(to))
	}
	if other, _ := g.open("https://a.example.kz/"); g.trouble(other) != nil {
		t.Error("another host has its trouble")
	}
}

func TestTheGateLetsOnlySoMuchThrough(t *testing.T) {
	for _, scheme := range []string{"http", "https"} {
		g, client, _, _ := gateFor(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, strings.Repeat("x", 1<<20)) }, 1<<18)
		g.open(scheme + "://a.example.kz/")
		answer, err := client.Get(scheme + "://a.example.kz/")
		if err == nil {
			_, err = io.ReadAll(answer.Body)
			answer.Body.Close()
		}
		if err == nil || !g.over() {
			t.Errorf("%s: %v, over: %v", scheme, err, g.over())
		}
	}
}

func TestTheGateClosesWithTheLook(t *testing.T) {
	asked, held := make(chan bool, 1), make(chan bool)
	g, client, _, end := gateFor(t, func(http.ResponseWriter, *http.Request) { asked <- true; <-held }, 1<<20)
	defer close(held)
	g.open("http://a.example.kz/")
	go func() { <-asked; end() }()
	client.Timeout = 20 * time.Second
	var slow net.Error
	if _, err := client.Get("http://a.example.kz/"); err == nil || errors.As(err, &slow) && slow.Timeout() {
		t.Errorf("a connection outlived the look: %v", err)
	}
}
