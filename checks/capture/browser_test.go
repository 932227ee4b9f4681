package capture_test

import (
	"bytes"
	"context"
	"errors"
	"image/png"
	"net/http"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks/capture"
	"ashyq/checks/capture/webtest"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// drawn is a page that is nothing without its script, as those of gov.kz are.
const drawn = `<!DOCTYPE html><html lang="kk"><head><title>Портал</title></head><body><div id="root"></div><script>
setTimeout(() => fetch("/api/blog").then(r => r.text()).then(t => {
	document.getElementById("root").innerHTML = "<h1>Бірінші басшының блогы</h1><p>" + t + "</p>";
}), 200);
</script></body></html>`

const entry = "Апта сайынғы жазба: аумақтағы жолдарды жөндеу туралы есеп, сұрақтарға жауаптар және келесі кездесудің күні."

// browser is the one of this computer, on a played web; ok is false where there is
// none, and the test has nothing to say.
func browser(t *testing.T, s *webtest.Server, change ...func(*capture.Browser)) (b *capture.Browser, ok bool) {
	t.Helper()
	path, ok := capture.FindBrowser(exec.LookPath)
	if !ok {
		t.Log("no browser on this computer: nothing was drawn")
		return nil, false
	}
	b = &capture.Browser{Path: path, Web: s.Web(), Rest: 400 * time.Millisecond, Longest: 3 * time.Second}
	for _, c := range change {
		c(b)
	}
	return b, true
}

// draw takes a page by the browser and expects an outcome.
func draw(t *testing.T, b *capture.Browser, address string, want page.Outcome) capture.Capture {
	t.Helper()
	c, err := b.Take(context.Background(), address)
	if err != nil || c.Outcome != want {
		t.Errorf("%s: %s (%s), %v; want %s", address, c.Outcome, c.Note.EN, err, want)
	}
	if (c.Note.EN == "") != (want == page.Fetched) {
		t.Errorf("%s: %s with the note %q", address, c.Outcome, c.Note.EN)
	}
	return c
}

// quiet fails if anything but the played web was contacted.
func quiet(t *testing.T, s *webtest.Server) {
	t.Helper()
	if strangers := s.Strangers(); len(strangers) > 0 {
		t.Errorf("strangers were contacted: %v", strangers)
	}
}

func TestAPageThatAScriptDrawsIsAShellToTheFetcherAndWholeToTheBrowser(t *testing.T) {
	s := webtest.Start(t)
	s.Page("a.example.kz", "/blog", drawn)
	s.Serve("a.example.kz", "/api/blog", webtest.Status(200, entry, "Content-Type", "text/plain; charset=utf-8"))
	plain, err := s.Web().Take(context.Background(), "http://a.example.kz/blog", capture.FromWeb)
	if err != nil || plain.Outcome != page.ScriptShell {
		t.Fatalf("by asking: %s, %v", plain.Outcome, err)
	}
	b, ok := browser(t, s)
	if !ok {
		return
	}
	s.Pass(time.Minute)
	c := draw(t, b, "http://a.example.kz/blog", page.Fetched)
	if c.Method != capture.FromBrowser || c.Asked != "http://a.example.kz/blog" || c.Final != "http://a.example.kz/blog" || c.Status != 200 || c.Tool != capture.Tool || c.At.Before(webtest.Noon) {
		t.Errorf("taken as %+v", c)
	}
	if !slices.Contains(c.Headers, capture.Header{Name: "Content-Type", Value: "text/html; charset=utf-8"}) {
		t.Errorf("headers %v", c.Headers)
	}
	if len(c.Bodies) != 2 {
		t.Fatalf("%d bodies", len(c.Bodies))
	}
	if html := string(c.Bodies[0].Bytes); !strings.HasPrefix(html, "<!DOCTYPE html>") || !strings.Contains(html, entry) || c.Bodies[0].Name != "blog.html" || c.Bodies[0].Role != "" {
		t.Errorf("%q is\n%s", c.Bodies[0].Name, html)
	}
	size, err := png.DecodeConfig(bytes.NewReader(c.Bodies[1].Bytes))
	if err != nil || size.Width != 1280 || c.Bodies[1].Role != capture.RolePicture || c.Bodies[1].MIME != "image/png" {
		t.Errorf("the picture: %+v, %s, %v", size, c.Bodies[1].MIME, err)
	}
	icon := func(path string) bool { return path == "/favicon.ico" } // browsers want one of every site
	if asked := slices.DeleteFunc(s.Count("a.example.kz").Asked, icon); !slices.Equal(asked, []string{"/robots.txt", "/blog", "/robots.txt", "/blog", "/api/blog"}) {
		t.Errorf("asked for %v", asked)
	}
	quiet(t, s)
}

// What a page asks for behind the visitor's back cannot reach what is private.
func TestAPageCannotReachWhatIsPrivateThroughTheBrowser(t *testing.T) {
	s := webtest.Start(t)
	s.Resolve("inside.example.kz", "127.0.0.1")
	s.Resolve("office.example.kz", "10.0.0.1")
	s.Page("a.example.kz", "/", `<html><body><h1>Мекенжай</h1><p>`+entry+`</p><div id=out></div><script>
		const tell = (what) => document.getElementById("out").append(what);
		for (const u of ["`+s.URL()+`/", "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/",
			"http://inside.example.kz/", "http://office.example.kz/", "http://a.example.kz:22/", "file:///etc/passwd", "chrome://version"])
			fetch(u, {mode: "no-cors"}).then(() => tell("REACHED " + u), () => {});
		for (const u of ["ws://127.0.0.1:9222/", "ws://office.example.kz/"])
			try { new WebSocket(u).onopen = () => tell("REACHED " + u) } catch (e) {}
		open("http://office.example.kz/popup");
		</script><iframe src="http://10.0.0.1/frame"></iframe><img src="http://127.0.0.1/x.png"><link rel=preconnect href="http://10.0.0.1"></body></html>`)
	b, ok := browser(t, s)
	if !ok {
		return
	}
	c := draw(t, b, "http://a.example.kz/", page.Fetched)
	if len(c.Bodies) > 0 && strings.Contains(string(c.Bodies[0].Bytes), ">REACHED") {
		t.Errorf("reached:\n%s", c.Bodies[0].Bytes)
	}
	for _, to := range s.Contacted() {
		if to != s.Address("a.example.kz")+":80" {
			t.Errorf("%s was contacted", to)
		}
	}
}

func TestTheBrowserIsNotLedToWhatIsPrivate(t *testing.T) {
	s := webtest.Start(t)
	s.Resolve("inside.example.kz", "127.0.0.1")
	s.Serve("a.example.kz", "/metadata", webtest.Redirect(302, "http://169.254.169.254/"))
	s.Page("a.example.kz", "/script", `<p>`+entry+`<script>location.href = "http://inside.example.kz/"</script>`)
	b, ok := browser(t, s)
	if !ok {
		return
	}
	for _, address := range []string{"http://127.0.0.1/", "http://inside.example.kz/", "localhost", "http://a.example.kz/metadata", "http://a.example.kz/script"} {
		if c := draw(t, b, address, page.PrivateAddress); len(c.Bodies) != 0 {
			t.Errorf("%s: %d bodies", address, len(c.Bodies))
		}
	}
	quiet(t, s)
}

func TestTheBrowserObeysRobots(t *testing.T) {
	s := webtest.Start(t)
	s.Robots("a.example.kz", "User-agent: *\nDisallow: /құпия\n")
	s.Page("a.example.kz", "/құпия", "<p>"+entry)
	s.Serve("a.example.kz", "/away", webtest.Redirect(302, "/%D2%9B%D2%B1%D0%BF%D0%B8%D1%8F"))
	s.Page("a.example.kz", "/script", `<p>`+entry+`<script>location.href = "/құпия"</script>`)
	b, ok := browser(t, s)
	if !ok {
		return
	}
	for _, address := range []string{"http://a.example.kz/құпия", "http://a.example.kz/away", "http://a.example.kz/script"} {
		draw(t, b, address, page.Robots)
	}
	if asked := s.Count("a.example.kz").Asked; slices.ContainsFunc(asked, func(p string) bool { return strings.HasPrefix(p, "/%D2") || strings.HasPrefix(p, "/қ") }) {
		t.Errorf("asked for %v", asked)
	}
}

func TestWhatTheBrowserMeetsWith(t *testing.T) {
	s := webtest.Start(t)
	text := "<html><body><h1>Бет</h1><p>" + entry + "</p>"
	s.Serve("a.example.kz", "/none", webtest.Status(404, text, "Content-Type", "text/html; charset=utf-8"))
	s.Serve("a.example.kz", "/plan.pdf", webtest.Status(200, "%PDF-1.7\n", "Content-Type", "application/pdf"))
	s.Serve("a.example.kz", "/plan.docx", webtest.Status(200, "PK", "Content-Type", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Content-Disposition", "attachment"))
	s.Serve("a.example.kz", "/loop", webtest.Redirect(302, "/loop"))
	s.Serve("a.example.kz", "/moved", webtest.Redirect(301, "http://b.example.kz/here"))
	s.Page("b.example.kz", "/here", text)
	s.Page("a.example.kz", "/", `<html><body><div id="root"></div><script>fetch("/nothing")</script></body></html>`) // its script draws nothing
	s.Page("a.example.kz", "/busy", text+`<p id=n></p><form method=post action=/sent></form><script>
		alert("!"); confirm("?"); print(); onbeforeunload = () => "stay";
		setInterval(() => n.append("x"), 50);
		document.forms[0].submit();
		</script>`)
	s.Page("c.example.kz", "/", text)
	s.Refuse("d.example.kz")
	b, ok := browser(t, s)
	if !ok {
		return
	}
	for address, want := range map[string]page.Outcome{
		"http://a.example.kz/none":      page.NotFound,
		"http://a.example.kz/plan.pdf":  page.NotHTML,
		"http://a.example.kz/plan.docx": page.NotHTML,
		"http://a.example.kz/loop":      page.TooManyRedirects,
		"http://a.example.kz/moved":     page.Fetched,
		"http://a.example.kz/":          page.ScriptShell,
		"http://a.example.kz/busy":      page.Fetched,
		"https://c.example.kz/":         page.BadCertificate, // the browser does not know who vouches for it
		"http://d.example.kz/":          page.Refused,
		"http://жоқ.example.kz/":        page.NoSuchName,
	} {
		c := draw(t, b, address, want)
		if want == page.Fetched && (len(c.Bodies) != 2 || !strings.Contains(string(c.Bodies[0].Bytes), entry)) {
			t.Errorf("%s: no page", address)
		}
		if address == "http://a.example.kz/moved" && c.Final != "http://b.example.kz/here" {
			t.Errorf("%s: answered by %s", address, c.Final)
		}
	}
	if asked := s.Count("a.example.kz").Asked; slices.Contains(asked, "/sent") {
		t.Error("a form was sent")
	}
	quiet(t, s)
}

func TestADrawingEnds(t *testing.T) {
	s := webtest.Start(t)
	s.Serve("a.example.kz", "/hangs", webtest.Hang())
	s.Page("a.example.kz", "/", "<p>"+entry)
	b, ok := browser(t, s, func(b *capture.Browser) { b.Timeout = 4 * time.Second })
	if !ok {
		return
	}
	draw(t, b, "http://a.example.kz/hangs", page.TimedOut)
	ctx, stop := context.WithCancel(context.Background())
	s.Serve("a.example.kz", "/stopped", func(*webtest.Request, http.ResponseWriter) { stop() })
	if _, err := b.Take(ctx, "http://a.example.kz/stopped"); !errors.Is(err, context.Canceled) {
		t.Errorf("work that was stopped: %v", err)
	}
	draw(t, b, "http://a.example.kz/", page.Fetched)
}

func TestABrowserThatDoesNotStartIsOurOwnFailure(t *testing.T) {
	s := webtest.Start(t)
	s.Page("a.example.kz", "/", "<p>"+entry)
	b := &capture.Browser{Path: t.TempDir(), Web: s.Web()}
	_, err := b.Take(context.Background(), "http://a.example.kz/")
	if ours, ok := lang.AsError(err); !ok || ours.Code != "browser.start" || ours.Hint.RU == "" {
		t.Errorf("%v", err)
	}
	if _, err := b.Take(context.Background(), "ftp://a.example.kz/"); err == nil || len(s.Count("a.example.kz").Asked) > 2 {
		t.Errorf("an address that is none: %v", err)
	}
}

func TestFindBrowser(t *testing.T) {
	only := func(name string) func(string) (string, error) {
		return func(s string) (string, error) {
			if s == name {
				return "/bin/" + name, nil
			}
			return "", exec.ErrNotFound
		}
	}
	if path, ok := capture.FindBrowser(only("msedge")); !ok || path != "/bin/msedge" {
		t.Errorf("%q", path)
	}
	if path, ok := capture.FindBrowser(only("lynx")); ok {
		t.Errorf("%q draws no pages", path)
	}
}
