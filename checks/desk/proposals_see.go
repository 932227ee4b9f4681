package desk

import (
	"io"
	"strings"
	"sync"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/page"
	"ashyq/checks/propose"
)

// see reads a captured page again from the bytes that were kept. The same bytes
// are read once for a desk: what is proposed is asked for often.
func (v *view) see(c checks.Capture) (propose.Page, error) {
	out := propose.Page{Capture: c, Day: captureDay(&c), Reading: page.Unread(page.Outcome(c.Outcome))}
	if len(c.Files) == 0 || page.Outcome(c.Outcome) != page.Fetched {
		return out, nil
	}
	of := sight{journal.Hash(c.Files[0].Hash), inputOf(&c)}
	r, _, err := v.Open(of.hash) // asked each time: what was erased is not shown from memory
	if err != nil {
		return out, err
	}
	defer r.Close()
	known, ok := v.sights.get(of)
	if !ok {
		body, err := io.ReadAll(io.LimitReader(r, page.MaxBytes+1))
		if err != nil {
			return out, err
		}
		known = propose.Page{Reading: page.Read(body, of.in), Lines: page.Text(body, of.in), Claimed: propose.BaseOf(body)}
		v.sights.put(of, known)
	}
	out.Reading, out.Lines, out.Claimed = known.Reading, known.Lines, known.Claimed
	return out, nil
}

func contentType(headers []string) string {
	for _, h := range headers {
		if name, value, ok := strings.Cut(h, ":"); ok && strings.EqualFold(name, "content-type") {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// sight is what a reading depends on.
type sight struct {
	hash journal.Hash
	in   page.Input
}

// sights are the readings of captured pages that a desk has made.
type sights struct {
	lock  sync.Mutex
	known map[sight]propose.Page
}

// mostSights bounds how many readings are kept; over it all are made anew.
const mostSights = 600

func (s *sights) get(of sight) (propose.Page, bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	p, ok := s.known[of]
	return p, ok
}

func (s *sights) put(of sight, p propose.Page) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.known == nil || len(s.known) >= mostSights {
		s.known = map[sight]propose.Page{}
	}
	s.known[of] = p
}
