package capture

import (
	"context"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/http/cookiejar"
	"strconv"
	"strings"
	"sync"
	"time"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Tempers of the fetcher where the options say nothing.
const (
	agentName       = "ashyq"
	defaultDelay    = time.Second
	defaultTimeout  = 30 * time.Second
	defaultRedirect = 10
)

// WebOptions say how pages are asked for. What is left zero has its default.
type WebOptions struct {
	Agent        string           // the program's name first, then a contact: it stands in the logs of every site
	Now          func() time.Time // the clock, in the zone of the office
	Private      []string         // hosts ("name", "name:port", an address) that the analyst named although they are private
	Delay        time.Duration    // between two requests to a host; below zero: none
	Timeout      time.Duration    // for the servers, over a whole capture; waits for our turn do not count
	MaxBytes     int              // of a page, unpacked
	MaxWire      int              // of a page, as it is sent
	MaxRedirects int
	Browser      func(ctx context.Context, address string) (Capture, error) // draws pages; nil where there is none

	Network Network                                    // nil: that of this computer
	Roots   *x509.CertPool                             // nil: those of this computer
	Wait    func(context.Context, time.Duration) error // nil: on the clock of this computer
}

// Web asks servers for pages. It is polite: one connection to a host at a time, a
// delay between two requests, robots.txt obeyed, as many redirects as a browser
// follows at most. And it is careful: public addresses only, certificates
// verified, everything that comes bounded in time and size. Many goroutines may
// use it; a slow host holds up none but those that ask the same host.
type Web struct {
	WebOptions
	agent, token string
	private      []string
	now          func() time.Time
	tick         func() time.Time // how long servers take is measured on the clock of the computer
	delay        time.Duration
	network      Network
	roots        *x509.CertPool
	wait         func(context.Context, time.Duration) error

	mu          sync.Mutex
	sites       map[string]*site
	robots      map[string]*robotsCell
	robotsBytes int
}

// NewWeb makes a fetcher. One is enough for a run of the program: what it knows of
// delays and of robots.txt serves all captures.
func NewWeb(o WebOptions) *Web {
	w := &Web{
		WebOptions: o, private: privateNames(o.Private), now: o.Now, tick: time.Now, network: o.Network, roots: o.Roots, wait: o.Wait,
		sites: map[string]*site{}, robots: map[string]*robotsCell{},
	}
	w.agent = strings.Map(func(r rune) rune {
		if r < 0x20 || r > 0x7e {
			return -1 // a header is ASCII
		}
		return r
	}, lang.Line(o.Agent))
	if w.token = agentToken(w.agent); w.token == "" {
		w.agent, w.token = strings.TrimSpace(agentName+" "+w.agent), agentName
	}
	w.delay = max(orDefault(o.Delay, defaultDelay), 0)
	w.Timeout = orDefault(o.Timeout, defaultTimeout)
	w.MaxBytes = min(orDefault(o.MaxBytes, MaxBytes), MaxBytes)
	w.MaxWire = orDefault(o.MaxWire, w.MaxBytes+1<<20)
	w.MaxRedirects = orDefault(o.MaxRedirects, defaultRedirect)
	if w.now == nil {
		w.now = time.Now
	}
	if w.network == nil {
		w.network = system{net.DefaultResolver}
	}
	if w.wait == nil {
		w.wait = pause
	}
	return w
}

func orDefault[T int | time.Duration](v, usual T) T {
	if v == 0 {
		return usual
	}
	return v
}

// Take looks at a page. Whatever came of it is the outcome of the capture; an
// error is only ours: an address that is none, a browser that is missing, work
// that was stopped.
func (w *Web) Take(ctx context.Context, address string, how Method) (Capture, error) {
	if how == FromBrowser {
		if w.Browser == nil {
			return Capture{}, messages().Error("browser.missing", nil)
		}
		return w.Browser(ctx, address)
	}
	t, err := typedTarget(address)
	if err != nil {
		return Capture{}, err
	}
	j := &journey{web: w, asked: t, left: w.Timeout, been: map[string]bool{}}
	j.capture = Capture{Asked: lang.Line(address), At: w.now(), Method: FromWeb, Tool: Tool}
	if j.jar, err = cookiejar.New(nil); err != nil {
		return Capture{}, err
	}
	err = j.run(ctx)
	var m *missed
	if errors.As(err, &m) {
		j.capture.Outcome, j.capture.Note, err = m.outcome, note(m.outcome.Words(), m.detail), nil
	}
	return j.capture, err
}

// journey is the way of one capture from address to address.
type journey struct {
	web     *Web
	asked   target
	left    time.Duration // for servers
	jar     *cookiejar.Jar
	been    map[string]bool
	hops    []*answer
	retried bool
	later   time.Duration // after which the site wants to be asked again
	capture Capture
}

// run goes from redirect to redirect until a page answers.
func (j *journey) run(ctx context.Context) error {
	at := j.asked
	for {
		key := at.String() + " " + j.cookies(at)
		if j.been[key] || len(j.been) > j.web.MaxRedirects {
			return trouble(page.TooManyRedirects, "web.redirects", lang.Args{"n": len(j.been)})
		}
		j.been[key] = true
		a, err := j.step(ctx, at)
		if err != nil {
			return err
		}
		if !isRedirect(a.status) {
			return j.arrive(a)
		}
		next, ok := redirect(a)
		if !ok {
			return trouble(page.Refused, "web.redirect", lang.Args{"status": a.status})
		}
		at = next
	}
}

// step asks for one address, and once more if the site says how long to wait.
func (j *journey) step(ctx context.Context, at target) (*answer, error) {
	for {
		if err := j.web.permit(ctx, at, j.asked, &j.left); err != nil {
			return nil, err
		}
		a, err := j.web.ask(ctx, order{to: at, asked: j.asked, cookies: j.cookies(at), limit: j.limit}, &j.left)
		if a.status != 0 {
			c := &j.capture
			c.Final, c.At, c.Status, c.Headers = at.String(), a.began, a.status, a.lines
		}
		if err != nil {
			return nil, err
		}
		j.hops = append(j.hops, a)
		j.jar.SetCookies(at.url, (&http.Response{Header: a.header}).Cookies())
		wait, busy := retryAfter(a, j.web.now())
		if !busy {
			return a, nil
		}
		if j.retried || wait > j.left {
			j.later = wait
			j.web.rest(at.host, wait, false)
			return a, nil
		}
		j.retried, j.left = true, j.left-wait
		j.web.rest(at.host, wait, true)
	}
}

func (j *journey) limit(a *answer) limits {
	if isRedirect(a.status) {
		return inPassing
	}
	return limits{body: j.web.MaxBytes, wire: j.web.MaxWire}
}

// mostCookies bounds what a site may make us say.
const mostCookies = 4 << 10

// cookies are those that the site set on this way; the next capture knows none.
func (j *journey) cookies(at target) string {
	var out []string
	size := 0
	for _, c := range j.jar.Cookies(at.url) {
		s := (&http.Cookie{Name: c.Name, Value: c.Value, Quoted: c.Quoted}).String()
		if size += len(s) + 2; size > mostCookies {
			break
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// arrive judges the answer of the last address and keeps what it sent.
func (j *journey) arrive(a *answer) error {
	c := &j.capture
	kind := short(a.header.Get("Content-Type"), 200)
	exchange, err := exchangeRecords(j.hops)
	if err != nil {
		return err
	}
	name := bodyName(a.to, kind)
	c.Bodies = []Body{newBody(name, kind, a.body), newBody(name+".warc.gz", "application/warc", exchange)}
	c.Bodies[1].Role = RoleExchange
	r := page.Unread(outcomeOf(a.status))
	if r.Outcome == page.Fetched {
		r = page.Read(a.body, page.Input{ContentType: kind, Address: c.Final, Seen: calendar.DayOf(c.At)})
	}
	var detail lang.Text
	switch {
	case j.later > 0:
		detail = messages().Text("web.later", lang.Args{"seconds": seconds(j.later)})
	case a.status != http.StatusOK:
		detail = messages().Text("web.status", lang.Args{"status": a.status})
	}
	if c.Outcome = r.Outcome; c.Outcome != page.Fetched {
		c.Note = note(r.Words(), detail)
	}
	return nil
}

// note says what an outcome means, and what is known besides.
func note(words, detail lang.Text) lang.Text {
	return lang.Text{
		KK: lang.Line(words.KK + " " + detail.KK), RU: lang.Line(words.RU + " " + detail.RU), EN: lang.Line(words.EN + " " + detail.EN),
	}
}

func isRedirect(status int) bool {
	switch status {
	case 301, 302, 303, 307, 308:
		return true
	}
	return false
}

// redirect is where an answer sends us.
func redirect(a *answer) (target, bool) {
	to := a.header.Get("Location")
	if !isRedirect(a.status) || to == "" {
		return target{}, false
	}
	return a.to.hop(to)
}

// outcomeOf judges the status of an answer; what says "fetched" here is still to
// be read.
func outcomeOf(status int) page.Outcome {
	switch status {
	case 401, 403, 405, 407, 429, 451:
		return page.Refused
	case 404, 410:
		return page.NotFound
	case http.StatusPartialContent:
		return page.ErrorPage // nobody asked for a part
	}
	if status >= 200 && status < 300 {
		return page.Fetched
	}
	return page.ErrorPage
}

// retryAfter is how long a busy site wants to be left alone; busy is false for
// one that does not say so.
func retryAfter(a *answer, now time.Time) (wait time.Duration, busy bool) {
	if a.status != http.StatusTooManyRequests && a.status != http.StatusServiceUnavailable {
		return 0, false
	}
	said := strings.TrimSpace(a.header.Get("Retry-After"))
	if n, err := strconv.ParseUint(said, 10, 31); err == nil {
		return time.Duration(n) * time.Second, true
	}
	at, err := http.ParseTime(said)
	return max(at.Sub(now), 0), err == nil
}
