package capture

import (
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/idna"

	"ashyq/checks/lang"
)

// longestHop bounds the addresses to which sites redirect: those of a login carry
// much with them.
const longestHop = 8000

// target is an address that can be asked for, written as it goes over the wire:
// the name in ASCII, everything else percent-encoded. A name and a password in an
// address are never sent; what stands behind # is for the browser alone.
type target struct {
	url  *url.URL
	host string // the name, or the number of a computer
	port uint16
}

// String is the whole address.
func (t target) String() string { return t.url.String() }

// origin is the part of the address for which one robots.txt speaks.
func (t target) origin() string { return t.url.Scheme + "://" + t.url.Host }

// uri is what is asked of the server.
func (t target) uri() string {
	uri := t.url.EscapedPath()
	if uri == "" {
		uri = "/"
	}
	if t.url.RawQuery != "" || t.url.ForceQuery {
		uri += "?" + t.url.RawQuery
	}
	return uri
}

// scheme finds what stands before the colon of an address; a port behind the
// name of a host is none.
var scheme = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):(//|[^0-9]|$)`) })

// typedTarget reads what the analyst typed. Without a scheme it is https.
func typedTarget(typed string) (target, error) {
	address := lang.Line(typed)
	refuse := func(code string) (target, error) {
		return target{}, messages().Error(code, lang.Args{"address": lang.Line(address)})
	}
	if address == "" {
		return refuse("address.empty")
	}
	if len(address) > longestAddress {
		address = strings.ToValidUTF8(address[:80], "") + "…"
		return refuse("address.bad")
	}
	whole := address
	if m := scheme().FindStringSubmatch(whole); m == nil {
		whole = "https://" + strings.TrimLeft(whole, "/")
	} else if !strings.EqualFold(m[1], "http") && !strings.EqualFold(m[1], "https") {
		return refuse("address.scheme")
	}
	u, err := url.Parse(whole)
	if err != nil {
		return refuse("address.bad")
	}
	if u.User != nil {
		address = u.Host + u.Path // a password is not said again
		return refuse("address.secret")
	}
	t, ok := newTarget(u)
	if !ok {
		return refuse("address.bad")
	}
	return t, nil
}

// hop is where a redirect leads to.
func (t target) hop(location string) (target, bool) {
	if len(location) > longestHop {
		return target{}, false
	}
	u, err := t.url.Parse(strings.TrimSpace(location))
	if err != nil {
		return target{}, false
	}
	return newTarget(u)
}

// newTarget writes an address as it goes over the wire; ok is false for one that
// is not of the web.
func newTarget(u *url.URL) (t target, ok bool) {
	s := strings.ToLower(u.Scheme)
	if s != "http" && s != "https" || u.Opaque != "" {
		return target{}, false
	}
	t = target{port: 443}
	if s == "http" {
		t.port = 80
	}
	usual := t.port
	if p := u.Port(); p != "" {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil || n == 0 {
			return target{}, false
		}
		t.port = uint16(n)
	}
	if t.host, ok = hostName(u.Hostname()); !ok {
		return target{}, false
	}
	host := t.host
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if t.port != usual {
		host += ":" + strconv.Itoa(int(t.port))
	}
	t.url = &url.URL{
		Scheme: s, Host: host, Path: u.Path, RawPath: u.RawPath,
		RawQuery: escapeRest(u.RawQuery), ForceQuery: u.ForceQuery,
	}
	return t, len(t.uri()) <= longestHop
}

// hostName writes a host in ASCII: «ашық.example.kz» has a name of its own there.
func hostName(s string) (string, bool) {
	if ip, err := netip.ParseAddr(s); err == nil {
		return ip.Unmap().String(), ip.Zone() == ""
	}
	name, err := idna.Lookup.ToASCII(s)
	if err != nil {
		name = strings.ToLower(s) // an underscore is against the rules and in use
	}
	if name = strings.TrimRight(name, "."); name == "" || len(name) > 253 {
		return "", false
	}
	for _, c := range []byte(name) {
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_') {
			return "", false
		}
	}
	if ip, err := netip.ParseAddr(name); err == nil { // written in wide digits
		return ip.Unmap().String(), true
	}
	return name, true
}

// escapeRest percent-encodes what may not stand in a query as it is.
func escapeRest(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(s) {
		if c <= 0x20 || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
