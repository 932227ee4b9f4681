package capture

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Some sites send an empty shell, and scripts draw the page. What a visitor sees
// there is known only when a browser has run them. A browser of this computer does
// so without a window, without a profile and without a way out but the gate (see
// browser_gate.go); the page is kept as it stood when it had come to rest, with a
// picture of it.

// How long a browser may take, and when a page has come to rest.
const (
	browserTime = time.Minute
	restTime    = 700 * time.Millisecond // nothing asked for, nothing changed
	restAtMost  = 15 * time.Second       // some pages never rest
	mostDrawn   = 64 << 20               // bytes that all hosts of a page may send
)

// Browser takes pages as a browser on this computer draws them. Pages are drawn one
// at a time. Web guards and asks robots.txt for it.
type Browser struct {
	Path    string        // of the program
	Web     *Web          // whose guard and whose manners hold here too
	Timeout time.Duration // of a look; a minute if left out
	Rest    time.Duration // for how long nothing must happen; 0.7 s if left out
	Longest time.Duration // that is waited for it; 15 s if left out

	once sync.Once
	turn chan struct{}
}

// Take draws a page. What came of it is the outcome; an error is only that of our
// own side: an address that is none, a browser that does not start, work that was
// stopped.
func (b *Browser) Take(ctx context.Context, address string) (Capture, error) {
	b.once.Do(func() { b.turn = make(chan struct{}, 1) })
	asked, err := typedTarget(address)
	if err != nil {
		return Capture{}, err
	}
	select {
	case b.turn <- struct{}{}:
	case <-ctx.Done():
		return Capture{}, ctx.Err()
	}
	defer func() { <-b.turn }()
	timed, cancel := context.WithTimeout(ctx, cmp.Or(b.Timeout, browserTime))
	defer cancel()
	c := Capture{Asked: lang.Line(address), At: b.Web.now(), Method: FromBrowser, Tool: Tool}
	d := &drawing{browser: b, asked: asked, waits: map[string]bool{}}
	d.gate = &gate{ctx: timed, left: mostDrawn, opened: map[string]bool{}, failed: map[string]error{}}
	d.gate.dial = func(ctx context.Context, t target) (net.Conn, error) {
		conn, _, err := b.Web.connect(ctx, t, asked)
		return conn, err
	}
	err = d.permit(timed, asked)
	if err == nil {
		err = d.draw(timed)
	}
	if ctx.Err() != nil {
		return Capture{}, ctx.Err()
	}
	return d.fill(c, d.reason(timed, err))
}

// reason says why no page was drawn: what the page met with before what the browser
// makes of it.
func (d *drawing) reason(timed context.Context, err error) error {
	var own *lang.Error
	switch {
	case err == nil || errors.As(err, &own):
		return err
	case d.gate.over():
		return trouble(page.TooLarge, "", nil)
	case timed.Err() != nil:
		return trouble(page.TimedOut, "", nil)
	}
	return err
}

// fill says what came of the look.
func (d *drawing) fill(c Capture, err error) (Capture, error) {
	d.mu.Lock() // a browser that is closing may still tell something
	defer d.mu.Unlock()
	var m *missed
	switch {
	case errors.As(err, &m):
		c.Outcome, c.Note = m.outcome, note(m.outcome.Words(), m.detail)
	case err != nil:
		return Capture{}, err
	}
	if r := d.answer; r != nil {
		c.At, c.Status, c.Headers = d.began, int(r.Status), headersOf(r.Headers)
	}
	if c.Final = webAddress(d.final); c.Final == "" {
		c.Final = d.asked.String()
	}
	if m != nil {
		return c, nil
	}
	if c.Outcome = outcomeOf(c.Status); c.Outcome == page.Fetched {
		c.Outcome = page.Read(d.html, page.Input{ContentType: drawnMIME, Address: c.Final, Seen: calendar.DayOf(c.At)}).Outcome
	}
	if c.Outcome != page.Fetched {
		c.Note = note(c.Outcome.Words(), d.said(c.Status))
	}
	if c.Outcome == page.TooLarge {
		return c, nil
	}
	name := bodyName(d.last, drawnMIME)
	c.Bodies = []Body{newBody(name, drawnMIME, d.html)}
	if len(d.picture) > 0 {
		picture := newBody(name+".png", "image/png", d.picture)
		picture.Role = RolePicture
		c.Bodies = append(c.Bodies, picture)
	}
	return c, nil
}

// said is the status of an answer in words, where it is not the usual one.
func (d *drawing) said(status int) lang.Text {
	if status == http.StatusOK {
		return lang.Text{}
	}
	return messages().Text("web.status", lang.Args{"status": status})
}

// drawnMIME is how a drawn page is written, whatever the server sent.
const drawnMIME = "text/html; charset=utf-8"

// headersOf writes headers in the order of their names: a browser does not tell in
// which they came.
func headersOf(sent map[string]any) []Header {
	var out []Header
	for name, value := range sent {
		for one := range strings.SplitSeq(fmt.Sprint(value), "\n") {
			out = append(out, Header{short(name, 100), short(one, mostHeader)})
		}
	}
	slices.SortFunc(out, func(a, b Header) int { return strings.Compare(a.Name+":"+a.Value, b.Name+":"+b.Value) })
	return out[:min(len(out), mostHeaders)]
}

// netErrors are the words of browsers for why a page did not come.
var netErrors = []struct {
	word    string
	outcome page.Outcome
}{
	{"ERR_CERT_", page.BadCertificate},
	{"ERR_SSL_", page.Refused},
	{"ERR_TOO_MANY_REDIRECTS", page.TooManyRedirects},
	{"TIMED_OUT", page.TimedOut},
	{"ERR_NAME_NOT_RESOLVED", page.NoSuchName},
}

// unloaded turns the words of a browser into an outcome.
func (d *drawing) unloaded(words string) error {
	d.mu.Lock()
	stopped, last := d.stopped, d.last
	d.mu.Unlock()
	if stopped != nil {
		return stopped
	}
	if err := d.gate.trouble(last); err != nil {
		return err
	}
	for _, e := range netErrors {
		if strings.Contains(words, e.word) {
			return trouble(e.outcome, "", nil)
		}
	}
	return trouble(page.Refused, "", nil)
}
