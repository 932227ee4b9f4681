package webtest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"testing"
	"time"
)

// Identity is what a host shows for a certificate.
type Identity int

// The certificates of hosts.
const (
	Good      Identity = iota
	Expired            // of yesterday
	OtherName          // of another host
	Unknown            // issued by itself
	Stranger           // issued by an authority that nobody trusts
	OldTLS             // a good one, in a way of speaking that is broken
	NoTLS              // none: the host does not speak so
)

// authority issues certificates; a fetcher under test trusts it.
type authority struct {
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
	pool *x509.CertPool
}

func newAuthority(tb testing.TB) *authority {
	tb.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "webtest"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	cert, err := issue(form, form, key.Public(), key)
	if err != nil {
		tb.Fatal(err)
	}
	a := &authority{key: key, cert: cert, pool: x509.NewCertPool()}
	a.pool.AddCert(cert)
	return a
}

func (a *authority) both() (*x509.Certificate, *ecdsa.PrivateKey) { return a.cert, a.key }

func issue(form, by *x509.Certificate, public crypto.PublicKey, key crypto.PrivateKey) (*x509.Certificate, error) {
	der, err := x509.CreateCertificate(rand.Reader, form, by, public, key)
	if err != nil {
		return nil, err
	}
	return x509.ParseCertificate(der)
}

// Identify gives a host another certificate than a good one.
func (s *Server) Identify(name string, as Identity) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.host(name).identity = as
}

var errNoTLS = errors.New("webtest: this host speaks no TLS")

// manner is how the host that is greeted speaks; nil is as all do.
func (s *Server) manner(hello *tls.ClientHelloInfo) (*tls.Config, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if h := s.hosts[hello.ServerName]; h == nil || h.identity != OldTLS {
		return nil, nil
	}
	return &tls.Config{GetCertificate: s.certificate, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}, nil
}

// certificate shows the certificate of the host that is greeted.
func (s *Server) certificate(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	s.mu.Lock()
	as := Good
	if h := s.hosts[hello.ServerName]; h != nil {
		as = h.identity
	}
	s.mu.Unlock()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(2), DNSNames: []string{hello.ServerName},
		NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	by, with := s.authority.cert, s.authority.key
	switch as {
	case Expired:
		form.NotAfter = time.Now().Add(-24 * time.Hour)
	case OtherName:
		form.DNSNames = []string{"other.example.kz"}
	case Unknown:
		by, with = form, key
	case Stranger:
		by, with = newAuthority(s.tb).both()
	case NoTLS:
		return nil, errNoTLS
	}
	cert, err := issue(form, by, key.Public(), with)
	if err != nil {
		return nil, err
	}
	return &tls.Certificate{Certificate: [][]byte{cert.Raw}, PrivateKey: key}, nil
}
