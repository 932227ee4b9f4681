package webtest

import (
	"context"
	"crypto/tls"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"testing"
	"time"

	"ashyq/checks/capture"
)

// Noon is the moment at which the clock of a server starts; it moves on only when
// a fetcher waits.
var Noon = time.Date(2026, 1, 15, 12, 0, 0, 0, time.FixedZone("", 5*60*60))

// Server plays any number of hosts.
type Server struct {
	tb          testing.TB
	plain, safe net.Listener
	authority   *authority
	stopped     chan struct{} // closed at the end: whoever hangs lets go

	mu        sync.Mutex
	hosts     map[string]*host
	owners    map[netip.Addr]*host
	contacted []string
	strangers []string
	clock     time.Time
	waits     []time.Duration
}

// host is one name of the played web.
type host struct {
	name     string
	addrs    []netip.Addr
	pages    map[string]Answer
	asked    []string
	dials    int
	open     int
	most     int
	dead     bool // refuses connections
	silent   bool // never answers a connection
	identity Identity
}

// Start plays until the test ends.
func Start(tb testing.TB) *Server {
	tb.Helper()
	s := &Server{
		tb: tb, hosts: map[string]*host{}, owners: map[netip.Addr]*host{},
		stopped: make(chan struct{}), clock: Noon, authority: newAuthority(tb),
	}
	s.plain = s.listen()
	s.safe = s.listen()
	serve := func(l net.Listener) *http.Server {
		web := &http.Server{Handler: http.HandlerFunc(s.answer), ErrorLog: log.New(io.Discard, "", 0)}
		go func() { _ = web.Serve(l) }()
		return web
	}
	secure := &tls.Config{GetCertificate: s.certificate, GetConfigForClient: s.manner, NextProtos: []string{"http/1.1"}}
	webs := []*http.Server{serve(s.plain), serve(tls.NewListener(s.safe, secure))}
	tb.Cleanup(func() {
		close(s.stopped)
		for _, web := range webs {
			_ = web.Close()
		}
	})
	return s
}

func (s *Server) listen() net.Listener {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.tb.Fatal(err)
	}
	return l
}

// Options are those of a fetcher that reaches this server and nothing else. Its
// waits end at once and move the clock.
func (s *Server) Options() capture.WebOptions {
	return capture.WebOptions{
		Agent: "ashyq/test (contact@example.kz)", Now: s.Now, Network: network{s}, Roots: s.authority.pool, Wait: s.wait,
	}
}

// Web makes a fetcher of the options, after the changes.
func (s *Server) Web(change ...func(*capture.WebOptions)) *capture.Web {
	o := s.Options()
	for _, c := range change {
		c(&o)
	}
	return capture.NewWeb(o)
}

// URL is the real address of the server on this computer, without a slash at the
// end: what stands there are the pages of the host "127.0.0.1".
func (s *Server) URL() string { return "http://" + s.plain.Addr().String() }

// Now is the moment on the clock of the server.
func (s *Server) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.clock
}

// Pass moves the clock.
func (s *Server) Pass(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock = s.clock.Add(d)
}

func (s *Server) wait(ctx context.Context, d time.Duration) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock, s.waits = s.clock.Add(d), append(s.waits, d)
	return ctx.Err()
}

// Waits lists how long fetchers waited, in order.
func (s *Server) Waits() []time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]time.Duration(nil), s.waits...)
}

// host finds a host, or makes it with an address of its own. The caller holds the
// mutex.
func (s *Server) host(name string) *host {
	h := s.hosts[name]
	if h == nil {
		// Addresses that the guard takes for public; nothing is sent to them.
		n := len(s.hosts) + 1
		h = &host{name: name, pages: map[string]Answer{}, addrs: []netip.Addr{netip.AddrFrom4([4]byte{45, 0, byte(n >> 8), byte(n)})}}
		if ip, err := netip.ParseAddr(name); err == nil {
			h.addrs = []netip.Addr{ip}
		}
		s.hosts[name], s.owners[h.addrs[0]] = h, h
	}
	return h
}

// Serve puts an answer at a path of a host; "*" is every path without one. A host
// without robots.txt answers 404 there.
func (s *Server) Serve(host, path string, a Answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.host(host).pages[path] = a
}

// Page puts a page of HTML at a path of a host.
func (s *Server) Page(host, path, body string) { s.Serve(host, path, HTML(body)) }

// Robots puts the robots.txt of a host.
func (s *Server) Robots(host, text string) {
	s.Serve(host, "/robots.txt", Status(200, text, "Content-Type", "text/plain"))
}

// Resolve lets a name lead to other addresses. Contacting those that are not of
// the played web fails, and is counted.
func (s *Server) Resolve(name string, addrs ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.host(name)
	h.addrs = nil
	for _, a := range addrs {
		h.addrs = append(h.addrs, netip.MustParseAddr(a))
	}
}

// Address is the address of a host in the played web.
func (s *Server) Address(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.host(name).addrs[0].String()
}

// Refuse lets a host refuse every connection.
func (s *Server) Refuse(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.host(name).dead = true
}

// Silent lets a host leave every connection hanging.
func (s *Server) Silent(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.host(name).silent = true
}

// Count is what a host saw.
type Count struct {
	Dials int      // connections that were tried
	Most  int      // of them open at the same time
	Asked []string // what was asked for, in order: "/robots.txt", "/a?b=c"
}

// Count says what a host saw until now.
func (s *Server) Count(name string) Count {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.host(name)
	return Count{Dials: h.dials, Most: h.most, Asked: append([]string(nil), h.asked...)}
}

// Contacted lists every address that a fetcher tried to contact, in order.
func (s *Server) Contacted() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.contacted...)
}

// Strangers lists those of them that are not of the played web.
func (s *Server) Strangers() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.strangers...)
}

// answer plays the host that was asked.
func (s *Server) answer(w http.ResponseWriter, r *http.Request) {
	name := r.Host
	if host, _, err := net.SplitHostPort(name); err == nil {
		name = host
	}
	s.mu.Lock()
	h := s.hosts[name]
	var a Answer
	if h != nil {
		h.asked = append(h.asked, r.URL.RequestURI())
		if a = h.pages[r.URL.Path]; a == nil && r.URL.Path != "/robots.txt" {
			a = h.pages["*"]
		}
	}
	s.mu.Unlock()
	if a == nil {
		a = Status(404, "<h1>404</h1>", "Content-Type", "text/html")
	}
	a(&Request{Request: r, stopped: s.stopped}, w)
}
