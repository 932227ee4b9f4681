package capture

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"strings"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// missed is a look from which no page came: the outcome, and what is to be said
// besides. It is no failure of ours.
type missed struct {
	outcome page.Outcome
	detail  lang.Text
}

// Error names the outcome, for logs and tests.
func (m *missed) Error() string { return string(m.outcome) + ": " + m.detail.EN }

// trouble makes a missed look; key may be empty where the outcome says it all.
func trouble(o page.Outcome, key string, args lang.Args) error {
	m := &missed{outcome: o}
	if key != "" {
		m.detail = messages().Text(key, args)
	}
	return m
}

// order is one request: to whom, on whose behalf, and how much of the answer is
// wanted.
type order struct {
	to, asked target
	cookies   string
	limit     func(*answer) limits
}

// ask sends one request and reads its answer. Only one connection to a host is
// open at a time; the wait for it does not count as time of the server. What is
// left of the time becomes less.
func (w *Web) ask(ctx context.Context, o order, left *time.Duration) (*answer, error) {
	a := &answer{to: o.to}
	leave, err := w.enter(ctx, o.to.host)
	if err != nil {
		return a, err
	}
	defer leave()
	start := w.tick()
	timed, cancel := context.WithTimeout(ctx, *left)
	defer cancel()
	err = w.exchange(timed, o, a)
	*left -= w.tick().Sub(start)
	switch {
	case ctx.Err() != nil:
		return a, ctx.Err() // the work was stopped: nothing is said about the site
	case err != nil && (timed.Err() != nil || isTime(err)):
		return a, trouble(page.TimedOut, "", nil)
	}
	return a, err
}

// exchange connects, sends and reads.
func (w *Web) exchange(ctx context.Context, o order, a *answer) error {
	wire, ip, err := w.connect(ctx, o.to, o.asked)
	if err != nil {
		return err
	}
	defer wire.Close()
	// The end of the time, or of the work, ends whatever the connection is doing.
	stop := context.AfterFunc(ctx, func() { _ = wire.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	a.ip = ip
	conn := wire
	if o.to.url.Scheme == "https" {
		if conn, err = w.secure(ctx, wire, o.to); err != nil {
			return err
		}
	}
	a.sent = w.request(o)
	if _, err := conn.Write(a.sent); err != nil && !isReset(err) {
		return noAnswer(err, o.to)
	}
	return a.read(conn, w.now, o.limit)
}

// secure speaks TLS; the certificate is always verified.
func (w *Web) secure(ctx context.Context, conn net.Conn, to target) (net.Conn, error) {
	c := tls.Client(conn, &tls.Config{ServerName: to.host, RootCAs: w.roots, NextProtos: []string{"http/1.1"}, MinVersion: tls.VersionTLS12})
	err := c.HandshakeContext(ctx)
	var bad *tls.CertificateVerificationError
	switch {
	case err == nil:
		return c, nil
	case ctx.Err() != nil || isTime(err):
		return nil, err
	case errors.As(err, &bad):
		return nil, badCertificate(bad.Err, to)
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || isReset(err):
		return nil, trouble(page.Refused, "web.closed", lang.Args{"host": shownHost(to)})
	}
	return nil, trouble(page.Refused, "web.tls", lang.Args{"host": shownHost(to)})
}

// badCertificate says what is wrong with a certificate.
func badCertificate(err error, to target) error {
	var invalid x509.CertificateInvalidError
	var name x509.HostnameError
	key := "web.certificate.unknown"
	if errors.As(err, &invalid) && invalid.Reason == x509.Expired {
		key = "web.certificate.expired"
	} else if errors.As(err, &name) {
		key = "web.certificate.name"
	}
	return trouble(page.BadCertificate, key, lang.Args{"host": shownHost(to)})
}

// request is what goes over the wire. Nothing in it comes from a site but the
// address and the cookies that it set on this very way.
func (w *Web) request(o order) []byte {
	var b strings.Builder
	b.WriteString("GET " + o.to.uri() + " HTTP/1.1\r\n")
	b.WriteString("Host: " + o.to.url.Host + "\r\n")
	b.WriteString("User-Agent: " + w.agent + "\r\n")
	b.WriteString("Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.1\r\n")
	b.WriteString("Accept-Encoding: gzip\r\n")
	if o.cookies != "" {
		b.WriteString("Cookie: " + o.cookies + "\r\n")
	}
	b.WriteString("Connection: close\r\n\r\n")
	return []byte(b.String())
}

// share gives one of several tries its part of the time that is left.
func share(ctx context.Context, tries int) (context.Context, context.CancelFunc) {
	end, ok := ctx.Deadline()
	if !ok || tries < 2 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, time.Until(end)/time.Duration(tries))
}
