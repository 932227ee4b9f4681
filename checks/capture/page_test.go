package capture

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

var look = time.Date(2026, 1, 15, 11, 30, 0, 0, time.FixedZone("", 5*60*60))

// taken takes in the page of a file.
func taken(path string) (Capture, error) {
	f, err := os.Open(path)
	if err != nil {
		return Capture{}, err
	}
	defer f.Close()
	return Saved(f, path, look)
}

// save writes a file for a test and takes it in.
func save(t *testing.T, name, content string) Capture {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := taken(path)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestASavedPageIsKeptAsItIs(t *testing.T) {
	path := filepath.Join("..", "..", "fixtures", "pages", "blog-kk.html")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := taken(path)
	if err != nil {
		t.Fatal(err)
	}
	if c.Asked != "blog-kk.html" || c.Final != "https://dialog.example.kz/blogs/40962/posts?lang=kk" {
		t.Errorf("asked %q, answered %q", c.Asked, c.Final)
	}
	if c.Method != "file" || c.Status != 0 || c.Outcome != page.Fetched || c.Tool != Tool || len(c.Headers) != 0 {
		t.Errorf("taken as %+v", c)
	}
	if c.Note != (lang.Text{}) {
		t.Errorf("a page that was there has the note %q", c.Note.EN)
	}
	sum := sha256.Sum256(content)
	b := c.Bodies[0]
	if len(c.Bodies) != 1 || string(b.Bytes) != string(content) || b.SHA256 != hex.EncodeToString(sum[:]) ||
		b.Name != "blog-kk.html" || b.MIME != "text/html" {
		t.Errorf("the body is %q, %s, %d bytes, %s", b.Name, b.MIME, len(b.Bytes), b.SHA256)
	}
}

func TestTheMomentIsThatOfTheCallerAndNotOfTheDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.htm")
	if err := os.WriteFile(path, []byte("<p>Байланыс</p>"), 0o600); err != nil {
		t.Fatal(err)
	}
	old := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
	c, err := taken(path)
	if err != nil || !c.At.Equal(look) || c.At.Format(time.RFC3339) != "2026-01-15T11:30:00+05:00" {
		t.Errorf("taken at %s, %v", c.At, err)
	}
}

func TestTheAddressIsWhatThePageClaims(t *testing.T) {
	for _, e := range []struct{ sentence, content, want string }{
		{"a comment of the browser", "<!DOCTYPE html>\n<!-- saved from url=(0025)https://a.example.kz/blog -->\n<html><p>x", "https://a.example.kz/blog"},
		{"a comment of SingleFile", "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://a.example.kz/blog?x=1 \n saved date: Thu Jan 15 2026\n--><p>x", "https://a.example.kz/blog?x=1"},
		{"a link of the site", "<head><LINK href='https://a.example.kz/news/1' rel=Canonical></head><p>x", "https://a.example.kz/news/1"},
		{"the browser goes before the site", "<!-- saved from url=(0021)https://a.example.kz/ --><link rel=canonical href=https://b.example.kz/><p>x", "https://a.example.kz/"},
		{"a file of the web that came from nowhere", "<!-- saved from url=(0014)about:internet --><link rel=canonical href=https://b.example.kz/><p>x", "https://b.example.kz/"},
		{"nothing", "<p>x", ""},
		{"a link that is not whole", "<link rel=canonical href=/news/1><p>x", ""},
		{"a script", "<link rel=canonical href='javascript:alert(1)'><p>x", ""},
		{"a file", "<!-- saved from url=(0009)file:///C:/a --><p>x", ""},
		{"a link in the text", "<body><link rel=canonical href=https://b.example.kz/><p>x", ""},
		{"an address without end", "<!-- saved from url=(9999)https://a.example.kz/" + strings.Repeat("x", longestAddress) + " --><p>x", ""},
		{"a word in a comment", "<!-- it was saved from url=(0021)https://a.example.kz/ --><p>x", ""},
	} {
		if got := save(t, "a.html", e.content).Final; got != e.want {
			t.Errorf("%s: %q, want %q", e.sentence, got, e.want)
		}
	}
}

func TestWhatIsNoPageIsTakenAndSaysSo(t *testing.T) {
	for _, e := range []struct {
		sentence, name, content string
		outcome                 page.Outcome
		mime, note              string
	}{
		{"a page archive", "a.mhtml", "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>", page.NotHTML, "multipart/related", "MHTML"},
		{"a page archive under another name", "a.html", "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>", page.NotHTML, "multipart/related", "MHTML"},
		{"PDF under the name of a page", "a.html", "%PDF-1.7\n", page.NotHTML, "application/pdf", "HTML"},
		{"an empty file", "a.html", "", page.Empty, "text/plain; charset=utf-8", "empty"},
		{"a shell", "a.html", "<html><body><div id=root></div><script src=a.js></script></body></html>", page.ScriptShell, "text/html", "browser"},
		{"a page under no name of a page", "blog", "<p>Байланыс</p>", page.Fetched, "text/html", ""},
	} {
		c := save(t, e.name, e.content)
		if c.Outcome != e.outcome || c.Bodies[0].MIME != e.mime || !strings.Contains(c.Note.EN, e.note) || (e.note == "") != (c.Note.EN == "") {
			t.Errorf("%s: %s, %s, %q", e.sentence, c.Outcome, c.Bodies[0].MIME, c.Note.EN)
		}
	}
}

func TestTheGreatestFileIsStillTaken(t *testing.T) {
	content := "<p>Байланыс</p>" + strings.Repeat(" ", MaxBytes-len("<p>Байланыс</p>"))
	if c := save(t, "a.html", content); len(c.Bodies[0].Bytes) != MaxBytes || c.Outcome != page.Fetched {
		t.Errorf("%d bytes, %s", len(c.Bodies[0].Bytes), c.Outcome)
	}
}

func FuzzClaimedAddress(f *testing.F) {
	f.Add("<!-- saved from url=(0025)https://a.example.kz/blog --><link rel=canonical href=https://b.example.kz/>")
	f.Add("<!-- Page saved with SingleFile url: http://a --><body>")
	f.Fuzz(func(t *testing.T, content string) {
		got := claimedAddress([]byte(content))
		if got != "" && !strings.HasPrefix(strings.ToLower(got), "http") || got != lang.Line(got) || len(got) > longestAddress {
			t.Fatalf("%q claims %q", content, got)
		}
	})
}
