package capture

import (
	"context"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// How long a site may make us wait before each page, and how long a site that
// asked to be left alone is not asked at all.
const (
	longestDelay = 30 * time.Second
	longestRest  = time.Hour
)

// site is one host: whoever holds its turn may have a connection to it. The other
// fields are guarded by the mutex of the Web.
type site struct {
	turn  chan struct{} // one token
	next  time.Time     // not before this moment
	delay time.Duration // between two requests, where the site wants more than we
	away  time.Time     // until when it asked to be left alone
}

func (w *Web) site(host string) *site {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := w.sites[host]
	if s == nil {
		s = &site{turn: make(chan struct{}, 1)}
		s.turn <- struct{}{}
		w.sites[host] = s
	}
	return s
}

// enter waits until it is our turn to ask a host, and until enough time has gone
// by since it was asked last. Leave must be called once.
func (w *Web) enter(ctx context.Context, host string) (leave func(), err error) {
	s := w.site(host)
	select {
	case <-s.turn:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	now := w.now()
	w.mu.Lock()
	pause, away := s.next.Sub(now), s.away.Sub(now)
	w.mu.Unlock()
	if away > 0 {
		s.turn <- struct{}{}
		return nil, trouble(page.Refused, "web.later", lang.Args{"seconds": seconds(away)})
	}
	if pause > 0 {
		if err := w.wait(ctx, pause); err != nil {
			s.turn <- struct{}{}
			return nil, err
		}
	}
	return func() {
		w.mu.Lock()
		if next := w.now().Add(max(w.delay, s.delay)); next.After(s.next) {
			s.next = next
		}
		w.mu.Unlock()
		s.turn <- struct{}{}
	}, nil
}

// slower remembers the delay that a site asks for.
func (w *Web) slower(host string, delay time.Duration) {
	s := w.site(host)
	w.mu.Lock()
	defer w.mu.Unlock()
	s.delay = max(s.delay, min(delay, longestDelay))
}

// rest keeps everybody away from a host: for a while that is waited for, or for
// one in which the host is not asked at all.
func (w *Web) rest(host string, d time.Duration, wait bool) {
	s, now := w.site(host), w.now()
	w.mu.Lock()
	defer w.mu.Unlock()
	if wait {
		s.next = now.Add(d)
		return
	}
	s.away = now.Add(min(d, longestRest))
}

// seconds rounds up: whoever comes a moment early is refused again.
func seconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }

// pause waits on the clock of the computer.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
