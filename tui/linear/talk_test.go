package linear_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	"ashyq/checks/paper/md"
	"ashyq/fixtures/office"
	"ashyq/tui"
	"ashyq/tui/linear"
	"ashyq/tui/tuitest"
)

// place is where a conversation is held: an office in memory, and a clock that
// stands.
type place struct {
	testing.TB
	desk  *desk.Desk
	store *journaltest.Memory
	shelf desk.Shelf
	now   time.Time
	lang  lang.Lang
}

// sampleOffice is the sample office, told once: every story has a copy.
var sampleOffice = sync.OnceValues(func() (*journaltest.Memory, error) {
	d, err := desk.NewDeriver()
	if err != nil {
		return nil, err
	}
	clock := office.NewClock()
	m := journaltest.New(d, clock.Now)
	return m, office.Build(context.Background(), m, clock)
})

type standing time.Time

// Now implements desk.Clock.
func (s standing) Now() time.Time { return time.Time(s) }

// wednesday is the day of the first minute: Wednesday, 17.12.2025, 14:21.
var wednesday = time.Date(2025, 12, 17, 14, 21, 0, 0, time.FixedZone("", 5*60*60))

// at seats an analyst in an empty office, or in the sample office.
func at(t testing.TB, l lang.Lang, sample bool) *place {
	t.Helper()
	p := &place{TB: t, now: wednesday, lang: l, shelf: tuitest.NewShelf()}
	if sample {
		told, err := sampleOffice()
		p.must(err)
		p.now, p.store = office.Now(), told.Clone()
	} else {
		d, err := desk.NewDeriver()
		p.must(err)
		p.store = journaltest.New(d, func() time.Time { return wednesday })
	}
	p.sit(desk.Author{Name: "Айсәуле Жиренбай", Given: true})
	return p
}

func (p *place) sit(who desk.Author) {
	p.Helper()
	seed := rand.NewChaCha8(sha256.Sum256([]byte(p.Name())))
	var err error
	p.desk, err = desk.New(desk.Tools{
		Store: p.store, Shelf: p.shelf, Clock: standing(p.now), Files: desk.Disk{}, Random: seed, Author: who,
	})
	p.must(err)
}

func (p *place) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// says holds a conversation, and gives both sides of it.
func (p *place) says(lines ...string) string {
	p.Helper()
	return p.hears(context.Background(), strings.NewReader(strings.Join(lines, "\n")+"\n"))
}

func (p *place) hears(ctx context.Context, in io.Reader) string {
	p.Helper()
	var out bytes.Buffer
	p.must(linear.Run(ctx, tui.Options{
		Open: func(context.Context) (tui.Opened, error) {
			return tui.Opened{Desk: p.desk, File: "ashyq.db", Close: func() error { return nil }}, nil
		},
		Lang: p.lang, Fixed: true, Now: func() time.Time { return p.now },
		Writers: paper.Writers{docx.Format: docx.Writer{}, md.Format: md.Writer{}},
	}, linear.Ends{In: in, Out: &out, Echo: true}))
	return out.String()
}

// has wants texts in what was said, whatever the lines.
func (p *place) has(said string, texts ...string) {
	p.Helper()
	flat := strings.Join(strings.Fields(said), " ")
	for _, text := range texts {
		if !strings.Contains(flat, text) {
			p.Errorf("nothing says %q:\n%s", text, said)
		}
	}
}

func (p *place) lacks(said string, texts ...string) {
	p.Helper()
	flat := strings.Join(strings.Fields(said), " ")
	for _, text := range texts {
		if strings.Contains(flat, text) {
			p.Errorf("something says %q:\n%s", text, said)
		}
	}
}

// written lists the inspections that stand.
func (p *place) written() []desk.InspectionLine {
	p.Helper()
	list, err := p.desk.ListInspections(context.Background(), journal.InspectionQuery{})
	p.must(err)
	return list
}

// golden compares with the transcript that is kept. Hashes hang on keys that are
// made anew each time.
func (p *place) golden(t *testing.T, name, said string) {
	t.Helper()
	tuitest.Golden(t, name, strings.TrimRight(hash.ReplaceAllString(said, "HASH"), "\n"))
}

var hash = regexp.MustCompile(`[0-9a-f]{64}`)
