package capture

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"

	"ashyq/checks/page"
)

// archive writes a page archive of one page and its parts, as browsers do.
func archive(head string, parts ...string) string {
	out := head + "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x--\"\r\n\r\n\r\n"
	for _, p := range parts {
		out += "----x--\r\n" + p + "\r\n"
	}
	return out + "----x----\r\n"
}

const (
	blink  = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example.kz/blog\r\nSubject: =?utf-8?Q?x?=\r\n"
	quoted = "Content-Type: text/html\r\nContent-ID: <frame@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example.kz/frame\r\n\r\n<p>=D0=91=D0=BB=D0=BE=D0=B3: =\r\n=D0=B6=D0=B0=D0=B7=D0=B1=D0=B0</p>"
	style  = "Content-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example.kz/a.css\r\n\r\np { color: red }"
)

func TestThePageInAnArchive(t *testing.T) {
	for _, e := range []struct{ sentence, content, html, mime, address string }{
		{"of a browser", archive(blink, quoted, style), "<p>Блог: жазба</p>", "text/html", "https://a.example.kz/blog"},
		{"the page is not the first part", archive(blink, style, quoted), "<p>Блог: жазба</p>", "text/html", "https://a.example.kz/blog"},
		{"the part alone names the address", archive("From: <x>\r\n", quoted), "<p>Блог: жазба</p>", "text/html", "https://a.example.kz/frame"},
		{"an address that is none", archive("Snapshot-Content-Location: cid:x\r\n", strings.Replace(quoted, "https:", "cid:", 1)), "<p>Блог: жазба</p>", "text/html", ""},
		{"base64", archive(blink, "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: BASE64\r\n\r\n"+
			base64.StdEncoding.EncodeToString([]byte("<p>Жазба</p>"))[:8]+"\r\n"+base64.StdEncoding.EncodeToString([]byte("<p>Жазба</p>"))[8:]),
			"<p>Жазба</p>", "text/html; charset=utf-8", "https://a.example.kz/blog"},
		{"an older encoding", archive(blink, "Content-Type: text/html; charset=\"windows-1251\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C1=EB=EE=E3</p>"),
			"<p>\xc1\xeb\xee\xe3</p>", "text/html; charset=windows-1251", "https://a.example.kz/blog"},
		{"as it is", archive(blink, "Content-Type: text/html\r\nContent-Transfer-Encoding: binary\r\n\r\n<p>Жазба</p>"), "<p>Жазба</p>", "text/html", "https://a.example.kz/blog"},
		{"a page without parts", "From: <Saved by Windows Internet Explorer 8>\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example.kz/\r\n\r\n<p>=D0=91</p>\r\n", "<p>Б</p>\r\n", "text/html", "https://a.example.kz/"},
		{"parts in parts", archive(blink, "Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nx\r\n--y\r\n"+quoted+"\r\n--y--"), "<p>Блог: жазба</p>", "text/html", "https://a.example.kz/blog"},
	} {
		c := save(t, "Блог.mhtml", e.content)
		if c.Outcome != page.Fetched || c.Final != e.address || c.Note.EN != "" || len(c.Bodies) != 2 {
			t.Errorf("%s: %s from %q, %d bodies, %q", e.sentence, c.Outcome, c.Final, len(c.Bodies), c.Note.EN)
			continue
		}
		body, whole := c.Bodies[0], c.Bodies[1]
		if string(body.Bytes) != e.html || body.MIME != e.mime || body.Role != "" || body.Name != "Блог.html" {
			t.Errorf("%s: the page is %q, %s, %q", e.sentence, body.Bytes, body.MIME, body.Name)
		}
		if string(whole.Bytes) != e.content || whole.Role != RoleArchive || whole.Name != "Блог.mhtml" || whole.MIME != "multipart/related" {
			t.Errorf("%s: the archive is %q, %s", e.sentence, whole.Name, whole.Role)
		}
		if declared := strings.Contains(e.mime, ";"); declared != (len(c.Headers) == 1) || declared && c.Headers[0] != (Header{"Content-Type", e.mime}) {
			t.Errorf("%s: headers %v", e.sentence, c.Headers)
		}
	}
}

func TestAnArchiveWithoutAPage(t *testing.T) {
	deep := quoted
	for range mostNesting + 1 {
		deep = "Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n" + deep + "\r\n--y--"
	}
	for sentence, content := range map[string]string{
		"only a style":             archive(blink, style),
		"no parts":                 archive(blink),
		"no boundary":              "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>",
		"cut in the head":          "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x",
		"cut in a part":            archive(blink, quoted)[:320],
		"parts in parts in parts":  archive(blink, deep),
		"more parts than it takes": archive(blink, strings.Repeat("Content-Type: text/css\r\n\r\n\r\n----x--\r\n", mostParts)+quoted),
	} {
		c := save(t, "a.mhtml", content)
		if c.Outcome != page.NotHTML || len(c.Bodies) != 1 || string(c.Bodies[0].Bytes) != content || c.Bodies[0].Role != "" || !strings.Contains(c.Note.EN, "MHTML") {
			t.Errorf("%s: %s, %d bodies, %q", sentence, c.Outcome, len(c.Bodies), c.Note.EN)
		}
	}
}

// A page that begins like a letter is a page.
func TestWhatIsNoArchive(t *testing.T) {
	for _, content := range []string{"<p>From: <Saved by Blink> multipart/related</p>", "Date: 2026 ж. <p>жазба</p>"} {
		if c := save(t, "a.html", content); c.Outcome != page.Fetched || len(c.Bodies) != 1 {
			t.Errorf("%q: %s", content, c.Outcome)
		}
	}
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(archive(blink, quoted, style)))
	f.Add([]byte(archive(blink, "Content-Type: text/html; charset=\"a\x1b\"\r\n\r\nx")))
	f.Add([]byte("From: <Saved by x>\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n===="))
	f.Fuzz(func(t *testing.T, content []byte) {
		c, err := Saved(bytes.NewReader(content), "x.mhtml", look)
		if err != nil || len(c.Bodies) == 0 || !bytes.Equal(c.Bodies[len(c.Bodies)-1].Bytes, content) {
			t.Fatalf("%v: the bytes of the file were not kept", err)
		}
		for _, h := range c.Headers {
			if strings.ContainsFunc(h.Value, func(r rune) bool { return r < 0x20 || r > 0x7e }) {
				t.Fatalf("a header %q", h.Value)
			}
		}
	})
}
