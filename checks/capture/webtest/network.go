package webtest

import (
	"context"
	"net"
	"net/netip"
	"sync"
	"syscall"

	"ashyq/checks/capture"
)

// network is the way out of a fetcher under test: names and addresses are those
// of the played web, connections lead to the server.
type network struct{ s *Server }

// LookupNetIP finds a host by its name.
func (n network) LookupNetIP(ctx context.Context, _, name string) ([]netip.Addr, error) {
	n.s.mu.Lock()
	defer n.s.mu.Unlock()
	h := n.s.hosts[name]
	if h == nil {
		return nil, &net.DNSError{Err: "no such host", Name: name, IsNotFound: true}
	}
	return h.addrs, ctx.Err()
}

// Dial asks the guard, as the network of a computer does, and counts.
func (n network) Dial(ctx context.Context, to netip.AddrPort, control capture.Control) (net.Conn, error) {
	kind := "tcp4"
	if to.Addr().Is6() {
		kind = "tcp6"
	}
	if err := control(kind, to.String(), nil); err != nil {
		return nil, &net.OpError{Op: "dial", Net: kind, Err: err}
	}
	s := n.s
	s.mu.Lock()
	s.contacted = append(s.contacted, to.String())
	h := s.owners[to.Addr()]
	if h == nil {
		s.strangers = append(s.strangers, to.String())
		s.mu.Unlock()
		return nil, &net.OpError{Op: "dial", Net: kind, Err: syscall.ECONNREFUSED}
	}
	h.dials++
	dead, silent := h.dead, h.silent
	if !dead && !silent {
		h.open++
		h.most = max(h.most, h.open)
	}
	s.mu.Unlock()
	switch {
	case dead:
		return nil, &net.OpError{Op: "dial", Net: kind, Err: syscall.ECONNREFUSED}
	case silent:
		<-ctx.Done()
		return nil, ctx.Err()
	}
	door := s.plain.Addr().String()
	if to.Port() == 443 || to.Port() == 8443 {
		door = s.safe.Addr().String()
	}
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", door)
	counted := &connection{Conn: conn, left: sync.OnceFunc(func() {
		s.mu.Lock()
		h.open--
		s.mu.Unlock()
	})}
	if err != nil {
		counted.left()
		return nil, err
	}
	return counted, nil
}

// connection says when it is closed.
type connection struct {
	net.Conn
	left func()
}

// Close ends the connection and its count.
func (c *connection) Close() error {
	err := c.Conn.Close()
	c.left()
	return err
}
