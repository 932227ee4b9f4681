package capture

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

const (
	robotsTime     = 10 * time.Second // for one robots.txt with its redirects
	robotsHops     = 5                // redirects that are followed, as RFC 9309 says
	robotsKept     = 24 * time.Hour
	robotsFailed   = time.Minute // a robots.txt that could not be had is asked for again
	mostRobotsKept = 32 << 20    // bytes of all rules that are kept
)

// robots is what one site says to programs: rules, or why no page of it is asked
// for.
type robots struct {
	rules   rules
	refusal *missed
	until   time.Time
}

// robotsCell holds the robots.txt of one origin; whoever has its turn fetches it.
type robotsCell struct {
	turn chan struct{}
	got  *robots
}

func (w *Web) robotsCell(origin string) *robotsCell {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := w.robots[origin]
	if c == nil {
		c = &robotsCell{turn: make(chan struct{}, 1)}
		c.turn <- struct{}{}
		w.robots[origin] = c
	}
	return c
}

// permit asks the site's robots.txt whether a page may be asked for.
func (w *Web) permit(ctx context.Context, t, asked target, left *time.Duration) error {
	cell := w.robotsCell(t.origin())
	select {
	case <-cell.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { cell.turn <- struct{}{} }()
	if cell.got == nil || !w.now().Before(cell.got.until) {
		part := min(*left, robotsTime)
		before := part
		got, err := w.fetchRobots(ctx, t, asked, &part)
		*left -= before - part
		if err != nil {
			return err
		}
		w.keepRobots(t, cell, got)
	}
	if cell.got.refusal != nil {
		return cell.got.refusal
	}
	if r, no := cell.got.rules.forbids(t.uri()); no {
		return trouble(page.Robots, "web.robots.rule", lang.Args{"rule": short(r.String(), 200)})
	}
	return nil
}

// keepRobots remembers what a site says; of too many sites some are forgotten,
// and asked again.
func (w *Web) keepRobots(t target, cell *robotsCell, got *robots) {
	w.slower(t.host, got.rules.delay)
	w.mu.Lock()
	defer w.mu.Unlock()
	if cell.got != nil {
		w.robotsBytes -= cell.got.rules.size()
	}
	cell.got = got
	w.robotsBytes += got.rules.size()
	for _, c := range w.robots {
		if w.robotsBytes <= mostRobotsKept {
			return
		}
		select {
		case <-c.turn:
			if c.got != nil {
				w.robotsBytes -= c.got.rules.size()
				c.got = nil
			}
			c.turn <- struct{}{}
		default: // somebody is reading it
		}
	}
}

// fetchRobots asks for a robots.txt. What a site does not have forbids nothing;
// what it could not hand out forbids everything, as RFC 9309 wants. The error is
// that of stopped work.
func (w *Web) fetchRobots(ctx context.Context, t, asked target, left *time.Duration) (*robots, error) {
	at, _ := t.hop("/robots.txt")
	failed := func(m *missed) (*robots, error) {
		return &robots{refusal: m, until: w.now().Add(robotsFailed)}, nil
	}
	ok := &robots{until: w.now().Add(robotsKept)}
	for range robotsHops + 1 {
		a, err := w.ask(ctx, order{to: at, asked: asked, limit: robotsLimit}, left)
		var m *missed
		switch {
		case errors.As(err, &m) && at.origin() == t.origin():
			return failed(m) // the page would fare no better
		case errors.As(err, &m):
			return failed(missedRobots("web.robots.away", lang.Args{"address": short(at.String(), 200)}))
		case err != nil:
			return nil, err
		case a.status >= 500 || a.status == http.StatusTooManyRequests:
			return failed(missedRobots("web.robots.status", lang.Args{"status": a.status}))
		case a.status >= 200 && a.status < 300:
			ok.rules = parseRobots(wholeLines(a), w.token)
			return ok, nil
		}
		var follow bool
		if at, follow = redirect(a); !follow {
			return ok, nil
		}
	}
	return ok, nil
}

func missedRobots(key string, args lang.Args) *missed {
	return &missed{outcome: page.Robots, detail: messages().Text(key, args)}
}

// robotsLimit reads the beginning of a robots.txt and of nothing else.
func robotsLimit(a *answer) limits {
	if a.status >= 200 && a.status < 300 {
		return limits{body: mostRobots, wire: mostRobots, cut: true}
	}
	return inPassing
}

// wholeLines is the text of a robots.txt; half a line of one that was cut would
// forbid more than the whole.
func wholeLines(a *answer) string {
	text := string(a.body)
	if a.partial != "" {
		text = text[:strings.LastIndexAny(text, "\r\n")+1]
	}
	return text
}
