package capture

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	sheet "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"ashyq/checks/page"
)

// The size of the window, and of the picture at most.
const (
	windowWidth  = 1280
	windowHeight = 1600
	mostHeight   = 12_000
	mostPicture  = 16 << 20
	pictureTime  = 10 * time.Second
)

// drawing is one page being drawn. What events tell is guarded by the mutex; the rest
// belongs to the goroutine that draws.
type drawing struct {
	browser *Browser
	gate    *gate
	asked   target
	run     context.Context // of the browser

	mu      sync.Mutex
	frame   cdp.FrameID     // the page itself, not the frames in it
	waits   map[string]bool // requests that are not answered yet
	moved   time.Time       // when something was last asked for or answered
	loaded  bool
	answer  *network.Response
	began   time.Time
	last    target // what the page was last asked from
	stopped error  // why we did not let it be asked

	html    []byte
	picture []byte
	final   string
}

// options start a browser that keeps nothing, says nothing to its makers and has one
// way out. Nothing goes past the gate: not what is on this computer, and not what
// does not go by way of proxies.
func (b *Browser) options(gate string) []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(b.Path),
		chromedp.WindowSize(windowWidth, windowHeight),
		chromedp.ProxyServer("http://"+gate),
		chromedp.Flag("proxy-bypass-list", "<-loopback>"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"), // names are asked for on our side alone
		chromedp.Flag("force-webrtc-ip-handling-policy", "disable_non_proxied_udp"),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("no-pings", true),
		chromedp.Flag("block-new-web-contents", true),
		chromedp.Flag("disable-popup-blocking", false),
		chromedp.Flag("deny-permission-prompts", true),
		chromedp.Flag("mute-audio", true),
		chromedp.Flag("hide-scrollbars", true),
		// An address of http is asked as such, like the analyst typed it.
		chromedp.Flag("disable-features", "Translate,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,OptimizationHints,MediaRouter,AutofillServerCommunication"),
	)
}

// draw starts the browser, lets it draw the page and takes what stands there.
func (d *drawing) draw(timed context.Context) error {
	gate, err := d.gate.serve()
	if err != nil {
		return err
	}
	alloc, stop := chromedp.NewExecAllocator(timed, d.browser.options(gate)...)
	defer stop()
	run, end := chromedp.NewContext(alloc, chromedp.WithErrorf(silent), chromedp.WithLogf(silent))
	defer end()
	d.run = run
	if err := d.prepare(); err != nil {
		if timed.Err() != nil {
			return timed.Err()
		}
		own := messages().Error("browser.start", nil)
		own.Err = err
		return own
	}
	answer, err := chromedp.Call(run, sheet.Navigate, sheet.NavigateParams{URL: d.asked.String()})
	if err != nil {
		return err
	}
	if err := d.noPage(answer.ErrorText); err != nil {
		return err
	}
	if err := d.rest(); err != nil {
		return err
	}
	return d.take()
}

// silent keeps what a driver says about strange messages to itself.
func silent(string, ...any) {}

// prepare sets up the browser before any page is asked for.
func (d *drawing) prepare() error {
	if err := chromedp.Listen(d.run, d.event); err != nil {
		return err
	}
	d.note(func() { d.frame = cdp.FrameID(chromedp.FromContext(d.run).Target.TargetID) })
	if _, err := chromedp.CallBrowser(d.run, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorDeny}); err != nil {
		return err
	}
	version, err := chromedp.CallBrowser(d.run, browser.GetVersion, cdp.Empty{})
	if err != nil {
		return err
	}
	agent := version.UserAgent + " " + d.browser.Web.agent
	if _, err := chromedp.Call(d.run, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: agent, AcceptLanguage: "kk,ru,en"}); err != nil {
		return err
	}
	_, err = chromedp.Call(d.run, fetch.Enable, fetch.EnableParams{})
	return err
}

// event hears what the browser does. It must not wait, so whatever has to be
// answered is answered beside it.
func (d *drawing) event(ev any) {
	switch ev := ev.(type) {
	case *fetch.EventRequestPaused:
		go d.decide(ev)
	case *sheet.EventJavascriptDialogOpening:
		go chromedp.Call(d.run, sheet.HandleJavaScriptDialog, sheet.HandleJavaScriptDialogParams{Accept: true})
	case *sheet.EventLoadEventFired:
		d.note(func() { d.loaded = true })
	case *network.EventRequestWillBeSent:
		if strings.HasPrefix(ev.Request.URL, "http") {
			d.note(func() { d.waits[string(ev.RequestID)] = true })
		}
	case *network.EventLoadingFinished:
		d.note(func() { delete(d.waits, string(ev.RequestID)) })
	case *network.EventLoadingFailed:
		d.note(func() { delete(d.waits, string(ev.RequestID)) })
	case *network.EventResponseReceived:
		if ev.Type == network.ResourceTypeDocument && d.isPage(ev.FrameID) {
			d.note(func() { d.answer, d.began = ev.Response, d.browser.Web.now() })
		}
	}
}

// note writes down that something happened.
func (d *drawing) note(what func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	what()
	d.moved = time.Now()
}

// isPage tells the page itself from the frames in it.
func (d *drawing) isPage(frame cdp.FrameID) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return frame == d.frame
}

// decide lets a request of the page through, or not. Pages are only asked for, never
// sent anything; what their scripts send is theirs, as with any visitor.
func (d *drawing) decide(ev *fetch.EventRequestPaused) {
	t, web := d.gate.open(ev.Request.URL)
	document := ev.ResourceType == network.ResourceTypeDocument
	allowed := web || strings.HasPrefix(ev.Request.URL, "data:") || strings.HasPrefix(ev.Request.URL, "blob:")
	if document && ev.Request.Method != "GET" || d.muted(ev, t) {
		allowed = false
	}
	if web && document && d.isPage(ev.FrameID) {
		d.note(func() { d.last = t })
		if err := d.permit(d.gate.ctx, t); err != nil {
			d.note(func() { d.stopped = err })
			allowed = false
		}
	}
	if allowed {
		chromedp.Call(d.run, fetch.ContinueRequest, fetch.ContinueRequestParams{RequestID: ev.RequestID})
		return
	}
	// The page that wanted it stays where it is, as if the visitor had stopped it.
	chromedp.Call(d.run, fetch.FailRequest, fetch.FailRequestParams{RequestID: ev.RequestID, ErrorReason: network.ErrorReasonAborted})
}

// muted tells a request that brings nothing that a visitor sees: a signal sent away, a
// page fetched ahead; and one that would change something in an inner network.
func (d *drawing) muted(ev *fetch.EventRequestPaused, t target) bool {
	switch ev.ResourceType {
	case network.ResourceTypePing, network.ResourceTypePrefetch, network.ResourceTypeCSPViolationReport:
		return true
	}
	reads := ev.Request.Method == "GET" || ev.Request.Method == "HEAD"
	return !reads && d.browser.Web.named(t, d.asked)
}

// permit asks the site's robots.txt about the page, as for one that is asked for
// without a browser.
func (d *drawing) permit(ctx context.Context, t target) error {
	left := robotsTime
	return d.browser.Web.permit(ctx, t, d.asked, &left)
}

// noPage tells that the browser got no page, or none that can be read.
func (d *drawing) noPage(words string) error {
	d.mu.Lock()
	answer := d.answer
	d.mu.Unlock()
	if answer != nil && outcomeOf(int(answer.Status)) == page.Fetched && !strings.Contains(answer.MimeType, "html") && answer.MimeType != "text/plain" {
		d.final = answer.URL
		return trouble(page.NotHTML, "", nil)
	}
	if words == "" {
		return nil
	}
	return d.unloaded(words)
}

// rest waits until nothing is asked for and nothing changes any more, but not
// for ever.
func (d *drawing) rest() error {
	until := time.Now().Add(cmp.Or(d.browser.Longest, restAtMost))
	size, since := -1, time.Now()
	for time.Now().Before(until) {
		if err := pause(d.run, 100*time.Millisecond); err != nil {
			return err
		}
		now, err := chromedp.Run(d.run, chromedp.Evaluate[int]("document.documentElement ? document.documentElement.outerHTML.length : 0"))
		if err != nil && d.run.Err() != nil {
			return err
		}
		d.mu.Lock()
		moved, busy, stopped := d.moved, len(d.waits) > 0 || !d.loaded, d.stopped
		d.mu.Unlock()
		if stopped != nil {
			return stopped
		}
		if now != size || busy || err != nil {
			size, since = now, time.Now()
		}
		if quiet := cmp.Or(d.browser.Rest, restTime); time.Since(since) >= quiet && time.Since(moved) >= quiet {
			break
		}
	}
	if size > MaxBytes {
		return trouble(page.TooLarge, "", nil)
	}
	return nil
}

// take takes what stands there now, and how it looks.
func (d *drawing) take() (err error) {
	if d.final, err = chromedp.Run(d.run, chromedp.Location()); err != nil {
		return err
	}
	if !strings.HasPrefix(d.final, "http") {
		return d.unloaded("")
	}
	html, err := chromedp.Run(d.run, chromedp.Evaluate[string](`(document.doctype ? "<!DOCTYPE html>\n" : "") + (document.documentElement ? document.documentElement.outerHTML : "")`))
	if err != nil {
		return err
	}
	if d.html = []byte(html); len(d.html) > MaxBytes {
		return trouble(page.TooLarge, "", nil)
	}
	d.picture, err = d.photograph()
	if err != nil && d.run.Err() != nil {
		return err
	}
	return nil // a page without a picture is a page
}

// photograph takes a picture of the whole page down to a bounded height.
func (d *drawing) photograph() ([]byte, error) {
	run, cancel := context.WithTimeout(d.run, pictureTime)
	defer cancel()
	metrics, err := chromedp.Call(run, sheet.GetLayoutMetrics, cdp.Empty{})
	if err != nil || metrics.CSSContentSize == nil {
		return nil, errors.Join(err, errors.New("no size"))
	}
	beyond := true
	got, err := chromedp.Call(run, sheet.CaptureScreenshot, sheet.CaptureScreenshotParams{
		Format: sheet.CaptureScreenshotFormatPng, CaptureBeyondViewport: &beyond,
		Clip: &sheet.Viewport{Width: windowWidth, Height: min(max(metrics.CSSContentSize.Height, 1), mostHeight), Scale: 1},
	})
	if err != nil || len(got.Data) > mostPicture {
		return nil, err
	}
	return got.Data, nil
}
