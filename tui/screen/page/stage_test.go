package page_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/capture"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/page"
	"ashyq/fixtures/office"
	"ashyq/tui/tuitest"
)

// web is a few pages in memory. What is not there is not found; an address that holds
// "slow" answers when the story lets it.
type web struct {
	pages map[string]string
	let   chan struct{}
}

func newWeb(pages map[string]string) *web { return &web{pages: pages, let: make(chan struct{})} }

// Take implements desk.Web.
func (w *web) Take(ctx context.Context, address string, how capture.Method) (capture.Capture, error) {
	c := capture.Capture{Asked: address, Final: address, At: office.Now(), Method: how, Tool: capture.Tool, Outcome: page.NotFound, Status: 404}
	if strings.Contains(address, "slow") {
		select {
		case <-w.let:
		case <-ctx.Done():
			return c, ctx.Err()
		}
	}
	if body, ok := w.pages[address]; ok {
		c.Outcome, c.Status = page.Fetched, 200
		c.Bodies = []capture.Body{{Name: "p.html", MIME: "text/html", Bytes: []byte(body)}}
	}
	return c, nil
}

// blog is a page of a head's blog with an entry on each of some days.
func blog(days ...string) string {
	var items strings.Builder
	for i, day := range days {
		fmt.Fprintf(&items, `<div class="blog-item"><h3><a href="/posts/%d">Тұрғындармен кездесу қорытындысы № %d</a></h3>
<ul class="blog-info"><li>%s, 10:00</li></ul><p>Толығырақ жазбада.</p></div>`, 900-i, 900-i, day)
	}
	return `<!DOCTYPE html><html lang="kk"><head><meta charset="UTF-8"><title>Бірінші басшының блогы</title></head><body>
<main><h1>Бірінші басшының блогы</h1><div class="blog-list">` + items.String() + `</div></main></body></html>`
}

// The blog of the stories: an entry in each of three weeks, and none in the week
// between the second and the third.
const blogAddress = "https://blog.example.kz/blog"

var blogPage = blog("20 қараша 2025", "13 қараша 2025", "30 қазан 2025")

// scene is a stage on which an inspection of the sample office is open.
type scene struct {
	*tuitest.Stage
	id string
	*web
}

func open(t *testing.T, l lang.Lang, w, h int, pages map[string]string) scene {
	t.Helper()
	s := scene{id: "2025-012", web: newWeb(pages)}
	s.Stage = tuitest.Open(t, tuitest.Options{Office: true, First: s.id, Lang: l, Width: w, Height: h, Web: s.web})
	return s
}

// captured is a scene on which the blog was captured for the check, whose screen is in
// front.
func captured(t *testing.T, l lang.Lang, w, h int) scene {
	t.Helper()
	s := open(t, l, w, h, map[string]string{blogAddress: blogPage})
	_, err := s.Desk.Capture(context.Background(), s.id, desk.CaptureInput{Paths: []string{blogAddress}, Check: "weekly-blog"})
	s.Must(err)
	s.SeekCheck("weekly-blog")
	s.Press("enter")
	return s
}

// pages are the captured pages of the inspection.
func (s scene) captures() []desk.PageView {
	s.Helper()
	list, err := s.Desk.Pages(context.Background(), s.id)
	s.Must(err)
	return list
}

// slot is the state of a week of the blog.
func (s scene) slot(name string) checks.State {
	s.Helper()
	v, err := s.Desk.Check(context.Background(), s.id, "weekly-blog")
	s.Must(err)
	for _, p := range v.Findings[0].Parts {
		for _, u := range p.Slots {
			if u.Slot == name {
				return u.State
			}
		}
	}
	s.Fatalf("no slot %s", name)
	return ""
}

// hint is the act that the first hint names: it performs the next step.
func (s scene) hint() string { return s.Front().Actions()[0].ID }
