package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"ashyq/checks/capture"
	"ashyq/checks/capture/webtest"
	"ashyq/fixtures/hostile"
)

// recorder is the network of a process under test: it writes down whatever is asked
// of it, and lets through nothing but the one address that it is told of.
type recorder struct {
	mu    sync.Mutex
	asked []string
	open  string // host and port
}

var errRecorded = errors.New("this network is only written down")

func (r *recorder) note(what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked = append(r.asked, what)
}

// taken gives what was asked since it was last called.
func (r *recorder) taken() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := r.asked
	r.asked = nil
	return out
}

// LookupNetIP implements capture.Network.
func (r *recorder) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	r.note("name " + host)
	return nil, errRecorded
}

// Dial implements capture.Network.
func (r *recorder) Dial(ctx context.Context, to netip.AddrPort, control capture.Control) (net.Conn, error) {
	r.note("address " + to.String())
	if err := control("tcp4", to.String(), nil); err != nil || to.String() != r.open {
		return nil, errRecorded
	}
	return new(net.Dialer).DialContext(ctx, "tcp", to.String())
}

// RoundTrip implements http.RoundTripper, for whoever asks beside the room that
// captures.
func (r *recorder) RoundTrip(q *http.Request) (*http.Response, error) {
	r.note("request " + q.URL.String())
	return nil, errRecorded
}

// record puts the recorder in the place of every way out that a process has.
func record() *recorder {
	r := &recorder{open: os.Getenv("ASHYQ_TEST_OPEN")}
	http.DefaultTransport = r
	http.DefaultClient = &http.Client{Transport: r}
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: func(_ context.Context, network, to string) (net.Conn, error) {
		r.note("resolver " + network + " " + to)
		return nil, errRecorded
	}}
	return r
}

// A page is asked for at the address that was named, and at those it redirects to;
// what stands on it leads nowhere. Rules of a hundred mebibytes are read as far as
// rules are.
func TestOnlyNamedAddressesAreContacted(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	const host = "127.0.0.1"
	site.Serve(host, "/", webtest.HTML(leadingAway))
	site.Serve(host, "/on", webtest.Redirect(302, "http://second.example.kz/"))
	site.Serve(host, "/inner", webtest.Redirect(302, "http://127.0.0.2/"))
	site.Serve(host, "/file", webtest.Redirect(302, "file:///etc/passwd"))
	site.Serve(host, "/list", webtest.Status(200, hostile.Answer(), "Content-Type", "application/json"))
	open := strings.TrimPrefix(site.URL(), "http://")
	named := []string{"address " + open, "address " + open} // its rules, then the page
	var todo order
	var want [][]string
	for _, e := range []struct {
		args  string
		asked []string
	}{
		{"inspect open --as Асан --holder Басқарма --category state-body --period 2025-01-01..2025-12-31 --on 2026-01-20 --form monitoring", nil},
		{"page URL/ --private HOST", named},
		{"page URL/list --private HOST", named},
		{"page URL/on --private HOST", append(slices.Clone(named), "name second.example.kz")},
		{"page URL/inner --private HOST", named},
		{"page URL/file --private HOST", named},
		{"page URL/", nil},
		{"page http://third.example.kz/", []string{"name third.example.kz"}},
		{"capture 2026-001 URL/ --check weekly-blog --private HOST", named},
		{"proposals 2026-001 list", nil}, {"pages list 2026-001", nil}, {"pages leads 2026-001", nil}, {"look 2026-001", nil},
		{"memo 2026-001 --format html -o out/memo.html", nil}, {"memo 2026-001 --format pdf -o out/memo.pdf", nil},
		{"dossier 2026-001 -o out/dossier.zip", nil}, {"pages warc 2026-001 -o out/pages.warc.gz", nil},
	} {
		line := strings.NewReplacer("URL", site.URL(), "HOST", open).Replace(e.args)
		todo, want = append(todo, strings.Fields(line)), append(want, e.asked)
	}
	for i, o := range todo.command(t, seat(t), "ASHYQ_TEST_OPEN="+open) {
		if !slices.Equal(o.Asked, want[i]) {
			t.Errorf("%v asked for %q, want %q", o.Args, o.Asked, want[i])
		}
		if o.Code != exitDone {
			t.Errorf("%v: %s", o.Args, o.Stderr)
		}
	}
}

// leadingAway is a page full of ways to elsewhere.
const leadingAway = `<!doctype html><html lang="kk"><title>Басты бет</title><base href="http://base.example.kz/"><link rel=stylesheet href="http://style.example.kz/">
<link rel=preconnect href="http://connect.example.kz"><meta http-equiv=refresh content="0; url=http://refresh.example.kz/"><script src="http://script.example.kz/"></script>
<main><h1>Басты бет</h1><p>Мәтін осы жерде, оны оқуға болады.</p><img src="http://picture.example.kz/x.png"><iframe src="http://frame.example.kz/"></iframe>
<a href="http://link.example.kz/plan.pdf">Жоспар</a><form action="http://form.example.kz/"></form></main></html>`

// Rules without end are read to their limit, and whoever sends them is left.
func TestRulesWithoutEndAreLeft(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	const host = "127.0.0.1"
	var sent atomic.Int64
	site.Serve(host, "/robots.txt", func(_ *webtest.Request, w http.ResponseWriter) {
		w.Header().Set("Content-Type", "text/plain")
		_ = hostile.Robots().Write(writerFunc(func(b []byte) (int, error) {
			n, err := w.Write(b)
			sent.Add(int64(n))
			return n, err
		}))
	})
	site.Serve(host, "/", webtest.HTML(leadingAway))
	open := strings.TrimPrefix(site.URL(), "http://")
	todo := order{strings.Fields("page " + site.URL() + "/ --private " + open + " --json")}
	got := todo.command(t, seat(t), "ASHYQ_TEST_OPEN="+open)
	if len(got) != 1 || !strings.Contains(string(got[0].Stdout), `"outcome": "robots"`) || len(site.Count(host).Asked) != 1 {
		t.Errorf("%+v, asked for %v", got, site.Count(host).Asked)
	}
	if n := sent.Load(); n > 32<<20 { // the limit, and what fits in the buffers of the system
		t.Errorf("%d bytes of the rules were sent", n)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

// offline is a day's work without the web: whatever reads, judges, writes and sends
// nothing.
func offline(t *testing.T, dir string) order {
	t.Helper()
	list := []string{
		"inspect open --as Асан --holder Басқарма --category state-body --period 2025-01-01..2025-12-31 --on 2026-01-20 --form remote",
		"categories", "standard list", "holders list", "inspect list", "check 2026-001", "needs", "deadlines", "search блог", "settings list", "template list",
		"evidence cover 2026-001 --check weekly-blog --from 2025-01-01 --to 2025-12-31 --source Мұрағат", "evidence list 2026-001",
		"capture 2026-001 PAGE --check weekly-blog --date 2026-01-13", "proposals 2026-001 list", "page PAGE",
		"verdict 2026-001 accessibility met --reason Қаралды", "undo 2026-001", "redo 2026-001",
		"memo 2026-001 --lang ru --format docx -o out/memo.docx", "memo 2026-001 --lang kk --format pdf -o out/memo.pdf", "memo 2026-001 --issue --lang kk --as Асан -o out/issued.docx",
		"dossier 2026-001 -o out/dossier.zip", "calendar show 2026", "journal show", "journal verify", "journal rebuild", "backup out/backup.db", "restore out/backup.db",
		"demo check 2026-001", "demo needs",
	}
	page, err := filepath.Abs("../../fixtures/pages/blog-kk.html")
	if err != nil {
		t.Fatal(err)
	}
	var out order
	for _, line := range list {
		out = append(out, strings.Fields(strings.ReplaceAll(line, "PAGE", page)))
	}
	return out
}

// Without an address nothing is contacted, whatever is done.
func TestADaysWorkContactsNothing(t *testing.T) {
	t.Parallel()
	dir := seat(t)
	for _, o := range offline(t, dir).command(t, dir) {
		if len(o.Asked) > 0 {
			t.Errorf("%v asked for %q", o.Args, o.Asked)
		}
		if o.Code == exitUsage {
			t.Errorf("%v: %s", o.Args, o.Stderr)
		}
	}
}
