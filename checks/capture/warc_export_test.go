package capture

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks/capture/warc"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

const blog = "<p>Блог: апта сайынғы жазба</p>"

// heldBody is a body as the database holds it.
func heldBody(b Body) KeptBody {
	return KeptBody{Name: b.Name, Role: b.Role, SHA256: b.SHA256, Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(b.Bytes)), nil
	}}
}

// answered is an exchange as it is kept beside a page: asked at an address, answered
// with lines above a body.
func answered(t *testing.T, address string, at time.Time, lines, body string) Body {
	t.Helper()
	var b bytes.Buffer
	w := warc.NewWriter(&b)
	answer := warc.Record{
		Type: warc.Response, Target: address, Date: at, ContentType: warc.HTTPResponse,
		Payload: []byte("HTTP/1.1 200 OK\r\n" + lines + "\r\n" + body),
	}
	question := warc.Record{
		Type: warc.Request, Target: address, Date: at, ContentType: warc.HTTPRequest, Payload: []byte("GET / HTTP/1.1\r\nHost: a.example.kz\r\n\r\n"),
		Fields: []warc.Field{{Name: warc.ConcurrentTo, Value: answer.Name()}},
	}
	for _, r := range []warc.Record{question, answer} {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	out := newBody("exchange.warc.gz", "application/warc", b.Bytes())
	out.Role = RoleExchange
	return out
}

func gzipped(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, s); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return b.String()
}

// fetched is a page that was asked for over the web.
func fetched(t *testing.T, id string, at time.Time, lines, body string) Kept {
	t.Helper()
	return Kept{
		ID: id, Asked: "a.example.kz/ә", Final: "https://a.example.kz/ә", At: at, Method: FromWeb, Status: 200, Outcome: page.Fetched, Tool: Tool,
		Headers: []string{"Server: x"}, Check: "weekly-blog",
		Bodies: []KeptBody{heldBody(newBody("page.html", "text/html", []byte(blog))), heldBody(answered(t, "https://a.example.kz/%D3%99", at, lines, body))},
	}
}

func savedPage(id, name string) Kept {
	return Kept{
		ID: id, Asked: name, Final: "https://a.example.kz/blog", At: look, Method: FromFile, Outcome: page.Fetched, Tool: Tool,
		Note: "екі\nжол", Bodies: []KeptBody{heldBody(newBody(name, "text/html", []byte(blog)))},
	}
}

var exportInfo = ExportInfo{Software: "ashyq test", Title: "2026-001", Operator: "A", At: look}

// exported writes a file and reads it back.
func exported(t *testing.T, captures ...Kept) []warc.Record {
	t.Helper()
	var b bytes.Buffer
	if err := Export(&b, exportInfo, captures); err != nil {
		t.Fatal(err)
	}
	var out []warc.Record
	for in := warc.NewReader(&b); ; {
		r, err := in.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
}

// kinds tells the types of records in their order.
func kinds(records []warc.Record) string {
	var out []string
	for _, r := range records {
		out = append(out, r.Type)
	}
	return strings.Join(out, " ")
}

func TestAnExchangeIsCopiedAndThePageIsNotWrittenTwice(t *testing.T) {
	for lines, body := range map[string]string{
		"Content-Type: text/html\r\nContent-Length: " + fmt.Sprint(len(blog)) + "\r\n": blog,
		"Content-Encoding: gzip\r\nConnection: close\r\n":                              gzipped(t, blog),
		"Transfer-Encoding: chunked\r\n":                                               fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(blog), blog),
	} {
		got := exported(t, fetched(t, "1", look, lines, body))
		if kinds(got) != "warcinfo request response metadata" {
			t.Fatalf("%s: %s", lines, kinds(got))
		}
		answer, about := got[2], got[3]
		if string(answer.Payload) != "HTTP/1.1 200 OK\r\n"+lines+"\r\n"+body || got[1].Get(warc.ConcurrentTo) != answer.ID {
			t.Errorf("the answer came out as %q", answer.Payload)
		}
		if about.Get(warc.RefersTo) != answer.ID || about.Target != "https://a.example.kz/%D3%99" {
			t.Errorf("the metadata are about %q of %q", about.Get(warc.RefersTo), about.Target)
		}
		for _, line := range []string{"capture: 1\r\n", "asked: a.example.kz/ә\r\n", "final: https://a.example.kz/ә\r\n", "taken: 2026-01-15T11:30:00+05:00\r\n", "method: web\r\n", "outcome: fetched\r\n", "reader: " + Tool + "\r\n", "check: weekly-blog\r\n", "status: 200\r\n", " page page.html\r\n", "header: Server: x\r\n"} {
			if !strings.Contains(string(about.Payload), line) {
				t.Errorf("no %q in\n%s", line, about.Payload)
			}
		}
	}
}

func TestAPageThatIsNotWhatTheServerSentIsWrittenBesides(t *testing.T) {
	got := exported(t, fetched(t, "1", look, "Content-Length: 1\r\n", "x"))
	if kinds(got) != "warcinfo request response resource metadata" || string(got[3].Payload) != blog {
		t.Error(kinds(got))
	}
}

func TestASavedPageIsAResourceAndItsAddressAClaim(t *testing.T) {
	got := exported(t, savedPage("0192", "блог.html"))
	if kinds(got) != "warcinfo resource metadata" {
		t.Fatal(kinds(got))
	}
	if r := got[1]; r.Target != "urn:uuid:0192" || string(r.Payload) != blog || r.ContentType != "text/html" || !r.Date.Equal(look) {
		t.Errorf("the resource is %+v", r)
	}
	about := string(got[2].Payload)
	if got[2].Target != "" || got[2].Get(warc.RefersTo) != got[1].ID {
		t.Errorf("the metadata are about %q", got[2].Target)
	}
	for _, line := range []string{"asked: блог.html\r\n", "claimed-address: https://a.example.kz/blog\r\n", "note: екі жол\r\n"} {
		if !strings.Contains(about, line) {
			t.Errorf("no %q in\n%s", line, about)
		}
	}
	if strings.Contains(about, "final:") || strings.Contains(about, "status:") {
		t.Errorf("a file has an answer:\n%s", about)
	}
}

func TestTheSameBytesAreWrittenOnce(t *testing.T) {
	lines := "Content-Length: " + fmt.Sprint(len(blog)) + "\r\n"
	got := exported(t, fetched(t, "1", look, lines, blog), fetched(t, "2", look.Add(time.Hour), lines, blog), savedPage("3", "a.html"), savedPage("4", "b.html"))
	if kinds(got) != "warcinfo request response metadata request revisit metadata resource metadata revisit metadata" {
		t.Fatal(kinds(got))
	}
	again := got[5]
	if again.Get(warc.RefersTo) != got[2].ID || again.Get("WARC-Refers-To-Target-URI") != got[2].Target || again.Get("WARC-Refers-To-Date") != "2026-01-15T06:30:00Z" ||
		again.Get("WARC-Payload-Digest") != warc.Digest([]byte(blog)) || string(again.Payload) != "HTTP/1.1 200 OK\r\n"+lines+"\r\n" || got[6].Get(warc.RefersTo) != again.ID {
		t.Errorf("again: %+v", again)
	}
	if again := got[9]; len(again.Payload) != 0 || again.Get(warc.RefersTo) != got[7].ID || again.Target != "urn:uuid:4" {
		t.Errorf("again: %+v", again)
	}
	if twice := exported(t, fetched(t, "1", look, lines, blog), fetched(t, "1", look, lines, blog)); kinds(twice) != "warcinfo request response metadata" {
		t.Errorf("one capture named twice: %s", kinds(twice))
	}
}

func TestALookFromWhichNothingCameIsTold(t *testing.T) {
	away := Kept{ID: "5", Asked: "https://жоқ.example.kz/", At: look, Method: FromWeb, Outcome: page.NoSuchName, Tool: Tool}
	missing := savedPage("6", "a.html")
	missing.Bodies[0].Open = nil
	got := exported(t, away, missing)
	if kinds(got) != "warcinfo metadata metadata" || !strings.Contains(string(got[1].Payload), "outcome: no-such-name") || !strings.Contains(string(got[2].Payload), "a.html (not held here)") {
		t.Errorf("%s\n%s\n%s", kinds(got), got[1].Payload, got[2].Payload)
	}
}

func TestADrawnPageIsWrittenWithItsPicture(t *testing.T) {
	c := savedPage("7", "page.html")
	picture := newBody("page.png", "image/png", []byte("\x89PNG\r\n\x1a\n"))
	picture.Role = RolePicture
	c.Method, c.Bodies = FromBrowser, append(c.Bodies, heldBody(picture))
	got := exported(t, c)
	if kinds(got) != "warcinfo resource resource metadata" || got[2].Target != "urn:uuid:7#picture" || got[2].ContentType != "image/png" || got[3].Get(warc.RefersTo) != got[1].ID {
		t.Errorf("%s: %s", kinds(got), got[2].Target)
	}
}

func TestABodyThatIsNotWhatWasKeptEndsTheExport(t *testing.T) {
	web := fetched(t, "1", look, "", blog)
	for i := range web.Bodies {
		for what, damage := range map[string]func([]byte) []byte{
			"a byte was changed": func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
			"the end is missing": func(b []byte) []byte { return b[:len(b)-1] },
			"something follows":  func(b []byte) []byte { return append(b, 0) },
		} {
			c := web
			c.Bodies = append([]KeptBody(nil), web.Bodies...)
			r, _ := c.Bodies[i].Open()
			content, _ := io.ReadAll(r)
			c.Bodies[i].Open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(damage(bytes.Clone(content)))), nil }
			if i == 0 { // the page is taken out of the exchange; alone it is read itself
				c.Bodies = c.Bodies[:1]
			}
			var b bytes.Buffer
			ours, ok := lang.AsError(Export(&b, exportInfo, []Kept{c}))
			if !ok || ours.Code != "export.damaged" || !strings.Contains(ours.Text.EN, c.Bodies[i].Name) {
				t.Errorf("body %d, %s: %v", i, what, ours)
			}
			if in := warc.NewReader(&b); i == 1 {
				in.Next()
				if r, err := in.Next(); err != io.EOF {
					t.Errorf("%s: a record %q was written", what, r.Type)
				}
			}
		}
	}
}

func TestWhatCannotBeOpenedOrWrittenIsTheErrorItself(t *testing.T) {
	c := savedPage("1", "a.html")
	c.Bodies[0].Open = func() (io.ReadCloser, error) { return nil, os.ErrPermission }
	if err := Export(io.Discard, exportInfo, []Kept{c}); !errors.Is(err, os.ErrPermission) {
		t.Error(err)
	}
	_, closed := io.Pipe()
	closed.CloseWithError(os.ErrClosed)
	if err := Export(closed, exportInfo, nil); err == nil {
		t.Error("a closed file took the export")
	}
}

// Another program opens the file, where it is installed.
func TestOtherToolsOpenAnExport(t *testing.T) {
	tool, err := exec.LookPath("warcio")
	if err != nil {
		t.Log("warcio is not installed: only our own reader has opened the file")
		return
	}
	lines := "Content-Type: text/html\r\nContent-Length: " + fmt.Sprint(len(blog)) + "\r\n"
	var b bytes.Buffer
	err = Export(&b, exportInfo, []Kept{fetched(t, "1", look, lines, blog), fetched(t, "2", look.Add(time.Hour), lines, blog), savedPage("3", "a.html")})
	path := filepath.Join(t.TempDir(), "a.warc.gz")
	if err := errors.Join(err, os.WriteFile(path, b.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "cdx-index", path).CombinedOutput()
	if err != nil || !strings.Contains(string(out), `"url":"https://a.example.kz/%D3%99","mime":"text/html","status":"200"`) || !strings.Contains(string(out), `"mime":"warc/revisit"`) {
		t.Errorf("%v\n%s", err, out)
	}
}
