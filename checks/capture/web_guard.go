package capture

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"code.dny.dev/ssrf"
	"golang.org/x/net/idna"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Network is the way out of this computer. Control is asked about every address
// right before it is contacted, as net.Dialer asks it.
type Network interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
	Dial(ctx context.Context, to netip.AddrPort, control Control) (net.Conn, error)
}

// Control says whether an address may be contacted.
type Control func(network, address string, c syscall.RawConn) error

// system is the network of this computer.
type system struct{ *net.Resolver }

// Dial contacts an address.
func (system) Dial(ctx context.Context, to netip.AddrPort, control Control) (net.Conn, error) {
	d := net.Dialer{Control: control, KeepAlive: -1}
	return d.DialContext(ctx, "tcp", to.String())
}

// mostTried is how many addresses of one name are tried.
const mostTried = 4

// named tells whether the analyst named a host although it may be private, the host
// alone or with its port, and asks for a page of that very host. An address that a
// name leads to, or that another site redirects to or draws from, is not named by
// that: a public page never reaches into an inner network.
func (w *Web) named(t, asked target) bool {
	if t.host != asked.host {
		return false
	}
	return slices.Contains(w.private, t.host) || slices.Contains(w.private, net.JoinHostPort(t.host, strconv.Itoa(int(t.port))))
}

// privateNames writes the hosts that were named as targets write them.
func privateNames(named []string) []string {
	var out []string
	for _, n := range named {
		n = lang.Line(n)
		host, port, err := net.SplitHostPort(n)
		if err != nil {
			host, port = strings.Trim(n, "[]"), ""
		}
		if name, ok := hostName(host); ok && port != "" {
			out = append(out, net.JoinHostPort(name, port))
		} else if ok {
			out = append(out, name)
		}
	}
	return out
}

// guardian says which addresses may be contacted for a target: public ones at
// the ports of the web, and at the port that the analyst typed; private ones too if
// she named the host. It is asked once more right before each connection, so that a name
// that leads elsewhere the second time leads nowhere.
func (w *Web) guardian(t, asked target) *ssrf.Guardian {
	ports := []uint16{80, 443}
	if t.host == asked.host {
		ports = append(ports, asked.port)
	}
	if w.named(t, asked) {
		return ssrf.New(ssrf.WithPorts(ports...),
			ssrf.WithAllowedV4Prefixes(netip.MustParsePrefix("0.0.0.0/0")),
			ssrf.WithAllowedV6Prefixes(netip.MustParsePrefix("::/0")))
	}
	return ssrf.New(ssrf.WithPorts(ports...))
}

// resolve finds the public addresses of a target.
func (w *Web) resolve(ctx context.Context, t, asked target, g *ssrf.Guardian) ([]netip.AddrPort, error) {
	forbidden := trouble(page.PrivateAddress, "web.private", lang.Args{"host": shownHost(t)})
	var addrs []netip.Addr
	if ip, err := netip.ParseAddr(t.host); err == nil {
		addrs = []netip.Addr{ip}
	} else if !w.named(t, asked) && (t.host == "localhost" || strings.HasSuffix(t.host, ".localhost")) {
		return nil, forbidden
	} else if addrs, err = w.network.LookupNetIP(ctx, "ip", t.host); err != nil || len(addrs) == 0 {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, trouble(page.NoSuchName, "web.name", lang.Args{"host": shownHost(t)})
	}
	var out []netip.AddrPort
	for _, a := range addrs {
		if to := netip.AddrPortFrom(a.Unmap(), t.port); g.SafeAddrPort(to) == nil && !slices.Contains(out, to) {
			out = append(out, to)
		}
	}
	if len(out) == 0 {
		if !slices.ContainsFunc(addrs, func(a netip.Addr) bool { return g.SafeAddr(a.Unmap()) != nil }) {
			return nil, trouble(page.PrivateAddress, "web.port", lang.Args{"host": shownHost(t), "port": int(t.port)})
		}
		return nil, forbidden
	}
	slices.SortStableFunc(out, func(a, b netip.AddrPort) int { return a.Addr().BitLen() - b.Addr().BitLen() })
	return out[:min(len(out), mostTried)], nil
}

// connect contacts a target: its addresses one after another, each with its
// share of the time that is left.
func (w *Web) connect(ctx context.Context, t, asked target) (net.Conn, netip.Addr, error) {
	g := w.guardian(t, asked)
	addrs, err := w.resolve(ctx, t, asked, g)
	if err != nil {
		return nil, netip.Addr{}, err
	}
	var last error
	for i, to := range addrs {
		part, cancel := share(ctx, len(addrs)-i)
		conn, err := w.network.Dial(part, to, g.Safe)
		cancel()
		if err == nil {
			return conn, to.Addr(), nil
		}
		last = err
		if ctx.Err() != nil {
			break
		}
	}
	switch {
	case ctx.Err() != nil:
		return nil, netip.Addr{}, ctx.Err()
	case errors.Is(last, ssrf.ErrProhibitedIP) || errors.Is(last, ssrf.ErrProhibitedPort) || errors.Is(last, ssrf.ErrProhibitedNetwork):
		return nil, netip.Addr{}, trouble(page.PrivateAddress, "web.private", lang.Args{"host": shownHost(t)})
	case errors.Is(last, context.DeadlineExceeded):
		return nil, netip.Addr{}, last
	}
	return nil, netip.Addr{}, trouble(page.Refused, "web.closed", lang.Args{"host": shownHost(t)})
}

// shownHost is the host as people write it.
func shownHost(t target) string {
	name, err := idna.Display.ToUnicode(t.host)
	if err != nil {
		name = t.host
	}
	return lang.Line(name)
}
