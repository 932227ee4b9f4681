package capture

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"time"
)

// A browser talks to many more hosts than the page needs: its makers', those that
// it guesses will be needed, and whatever a script thinks of. So it is started
// with one way out, a proxy on this computer that lives as long as the look. The
// gate lets through what the page asked for and nothing else; names are resolved
// on our side and every address is guarded right before it is contacted, exactly
// as for a page that is asked for without a browser.

// Why a connection ends or is never made.
var (
	errFlood   = errors.New("capture: more than is taken")
	errUnasked = errors.New("capture: no page asked for this")
)

// gate is the way out of a browser.
type gate struct {
	dial func(context.Context, target) (net.Conn, error)
	ctx  context.Context // of the look: when it ends, so does every connection

	mu     sync.Mutex
	opened map[string]bool  // hosts with ports that the page has asked for
	failed map[string]error // why a host was not reached
	left   int64            // bytes that may still come in
}

// serve opens the gate; it is closed when the look ends.
func (g *gate) serve() (address string, err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	server := &http.Server{Handler: g, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return g.ctx }}
	context.AfterFunc(g.ctx, func() { server.Close() })
	go server.Serve(listener) // ends with the listener
	return listener.Addr().String(), nil
}

// open lets the browser through to the host of an address that the page asks for.
func (g *gate) open(address string) (target, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return target{}, false
	}
	t, ok := newTarget(u)
	if ok {
		g.mu.Lock()
		g.opened[place(t)] = true
		g.mu.Unlock()
	}
	return t, ok
}

// trouble is why a host was not reached, nil if nothing is known of it.
func (g *gate) trouble(t target) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.failed[place(t)]
}

// over tells whether more came than is taken.
func (g *gate) over() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.left < 0
}

// connect contacts a host that the page asked for.
func (g *gate) connect(t target) (net.Conn, error) {
	g.mu.Lock()
	ok := g.opened[place(t)]
	g.mu.Unlock()
	if !ok {
		return nil, errUnasked
	}
	conn, err := g.dial(g.ctx, t)
	if err != nil {
		g.mu.Lock()
		g.failed[place(t)] = err
		g.mu.Unlock()
		return nil, err
	}
	context.AfterFunc(g.ctx, func() { conn.Close() })
	return counted{conn, g}, nil
}

// place is a host with its port.
func place(t target) string { return net.JoinHostPort(t.host, strconv.Itoa(int(t.port))) }

// counted is a connection of which what comes in is counted.
type counted struct {
	net.Conn
	gate *gate
}

// Read counts.
func (c counted) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.gate.mu.Lock()
	defer c.gate.mu.Unlock()
	if c.gate.left -= int64(n); c.gate.left < 0 {
		return 0, errFlood
	}
	return n, err
}

// ServeHTTP carries a request of the browser: in the clear, or as a tunnel in which
// the browser itself verifies the certificate. Where it cannot, the browser sees a
// closed connection, and no page of ours.
func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	address := r.URL.String()
	if r.Method == http.MethodConnect {
		address = "https://" + r.Host
	}
	server, err := g.reach(address)
	if err == nil {
		defer server.Close()
		if r.Method != http.MethodConnect {
			err = forward(server, r)
		}
	}
	browser, buffered, failed := http.NewResponseController(w).Hijack()
	if failed != nil {
		return
	}
	defer browser.Close()
	if err != nil {
		return
	}
	if r.Method == http.MethodConnect {
		if _, err := io.WriteString(browser, "HTTP/1.1 200 OK\r\n\r\n"); err != nil {
			return
		}
		go func() {
			io.Copy(server, buffered)
			server.Close()
		}()
	}
	io.Copy(browser, server)
}

// reach contacts the host of an address.
func (g *gate) reach(address string) (net.Conn, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	t, ok := newTarget(u)
	if !ok {
		return nil, errUnasked
	}
	return g.connect(t)
}

// forward sends a request in the clear; the answer ends with its connection.
func forward(server io.Writer, r *http.Request) error {
	out := r.Clone(r.Context())
	for _, name := range []string{"Proxy-Connection", "Proxy-Authorization", "Connection", "Keep-Alive", "Te", "Trailer", "Upgrade"} {
		out.Header.Del(name)
	}
	out.Close = true
	return out.Write(server)
}
