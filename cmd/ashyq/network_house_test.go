package main

import (
	"go/ast"
	"path"
	"slices"
	"strings"
	"testing"
)

// ways are the names of the standard library, and of what we use beside it, that lead
// out of this computer, or start a program that could.
var ways = map[string][]string{
	"net": {
		"Dial", "DialTimeout", "DialTCP", "DialUDP", "DialIP", "DialUnix", "Dialer", "Listen", "ListenTCP", "ListenUDP", "ListenPacket", "ListenConfig",
		"Resolver", "DefaultResolver", "LookupHost", "LookupIP", "LookupAddr", "LookupTXT", "LookupMX", "LookupNS", "LookupSRV", "LookupCNAME", "ResolveTCPAddr",
	},
	"net/http": {
		"Get", "Post", "PostForm", "Head", "Client", "DefaultClient", "Transport", "DefaultTransport", "NewRequest", "NewRequestWithContext",
		"ListenAndServe", "ListenAndServeTLS", "Serve", "Server",
	},
	"net/rpc": nil, "net/smtp": nil, "log/syslog": nil, "expvar": nil, "net/http/pprof": nil, "net/http/httputil": nil,
	"crypto/tls":                   {"Dial", "DialWithDialer", "Dialer", "Client", "Listen"},
	"os/exec":                      {"Command", "CommandContext", "Cmd"},
	"github.com/chromedp/chromedp": nil,
	"golang.org/x/net/websocket":   nil,
	"golang.org/x/net/http2":       nil,
}

// outside are the files that may use them, with what for.
var outside = map[string]string{
	"checks/capture/web_guard.go":    "contacts the addresses that were named, guarded",
	"checks/capture/web.go":          "the resolver of this computer",
	"checks/capture/web_ask.go":      "speaks TLS over such a connection",
	"checks/capture/browser_gate.go": "the one way out of a browser",
	"checks/capture/browser_draw.go": "starts the browser behind that gate",
}

// programs are the files that start a program of the system, with which. None of
// them contacts anything.
var programs = map[string]string{
	"db/cover_darwin.go": "fdesetup, which says whether the disk is encrypted",
}

// Nothing leads out of this computer but the room that captures pages: no other
// package dials, listens, resolves a name or starts a program that could.
func TestOnlyCapturingLeadsOut(t *testing.T) {
	for _, f := range files(t) {
		if f.test || support(f.pkg) {
			continue
		}
		for _, name := range f.leads() {
			if outside[f.path] != "" || programs[f.path] != "" && strings.HasPrefix(name, "os/exec.") {
				continue
			}
			t.Errorf("%s uses %s", f.path, name)
		}
	}
	for name := range outside {
		if !slices.ContainsFunc(files(t), func(f goFile) bool { return f.path == name && len(f.leads()) > 0 }) {
			t.Errorf("%s leads nowhere any more", name)
		}
	}
}

// leads lists what a file uses of the ways out.
func (f goFile) leads() (out []string) {
	known := map[string]string{} // name in the file → import path
	for _, spec := range f.syntax.Imports {
		to := strings.Trim(spec.Path.Value, `"`)
		names, ok := ways[to]
		if !ok {
			continue
		}
		if names == nil {
			out = append(out, to)
			continue
		}
		known[path.Base(to)] = to
		if spec.Name != nil {
			delete(known, path.Base(to))
			known[spec.Name.Name] = to
		}
	}
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && slices.Contains(ways[known[x.Name]], s.Sel.Name) {
				out = append(out, known[x.Name]+"."+s.Sel.Name)
			}
		}
		return true
	})
	return out
}

// A certificate is verified, always: there is no switch for not doing so, and nothing
// in the program could turn one.
func TestThereIsNoInsecureSwitch(t *testing.T) {
	for _, f := range files(t) {
		if f.test || support(f.pkg) {
			continue
		}
		for _, word := range []string{"InsecureSkipVerify", "VerifyPeerCertificate", "VerifyConnection", "ignore-certificate-errors", "SSLKEYLOGFILE", "KeyLogWriter"} {
			if strings.Contains(f.text, word) {
				t.Errorf("%s holds %s", f.path, word)
			}
		}
	}
	for _, c := range grammarFlags(t) {
		for _, word := range []string{"insecure", "no-verify", "skip-verify", "trust"} {
			if strings.Contains(c, word) {
				t.Errorf("a flag --%s", c)
			}
		}
	}
}

// grammarFlags are the names of all flags.
func grammarFlags(t *testing.T) (out []string) {
	t.Helper()
	var g grammar
	p, err := newParser(&g)
	if err != nil {
		t.Fatal(err)
	}
	for _, leaf := range p.Model.Leaves(false) {
		for _, flag := range leaf.Flags {
			out = append(out, flag.Name)
		}
	}
	return out
}
