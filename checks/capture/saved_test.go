package capture_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"ashyq/checks/capture"
	"ashyq/checks/page"
)

var noon = time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)

// A saved page keeps its bytes, and the address that it claims is only named.
func TestSaved(t *testing.T) {
	rows := []struct {
		why, name, body, final string
		outcome                page.Outcome
	}{
		{"a page saved by a browser", "блог.html",
			"<!DOCTYPE html>\n<!-- saved from url=(0023)https://a.example.kz/b -->\n<html><body><h1>Блог</h1><p>Апта сайынғы жазба осы жерде.</p></body></html>",
			"https://a.example.kz/b", page.Fetched},
		{"a page that names itself", "p.htm",
			`<html><head><link rel="canonical" href="https://c.example.kz/"></head><body><p>Мәтін бар, оқуға болады.</p></body></html>`,
			"https://c.example.kz/", page.Fetched},
		{"a claim that is no address", "p.html",
			"<!-- saved from url=(0010)javascript:x -->\n<html><body><p>Мәтін бар, оқуға болады.</p></body></html>", "", page.Fetched},
		{"nothing at all", "empty.html", "", "", page.Empty},
		{"a picture", "photo.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "", page.NotHTML},
	}
	for _, r := range rows {
		c, err := capture.Saved(strings.NewReader(r.body), "/tmp/"+r.name, noon)
		if err != nil {
			t.Fatalf("%s: %v", r.why, err)
		}
		if c.Asked != r.name || c.Final != r.final || c.Outcome != r.outcome || !c.At.Equal(noon) {
			t.Errorf("%s: %q from %q is %s", r.why, c.Asked, c.Final, c.Outcome)
		}
		if len(c.Bodies) != 1 || string(c.Bodies[0].Bytes) != r.body {
			t.Errorf("%s: the bytes were not kept", r.why)
		}
	}
}

// The shell of a page that a script draws is told from a page, and kept.
func TestSavedShell(t *testing.T) {
	body, err := os.ReadFile("../../fixtures/pages/shell.html")
	if err != nil {
		t.Fatal(err)
	}
	c, err := capture.Saved(bytes.NewReader(body), "shell.html", noon)
	if err != nil || c.Outcome != page.ScriptShell {
		t.Errorf("%s %v", c.Outcome, err)
	}
}

// A file over the limit has its outcome and keeps nothing; memory stays bounded.
func TestSavedTooLarge(t *testing.T) {
	c, err := capture.Saved(&endless{}, "big.html", noon)
	if err != nil || c.Outcome != page.TooLarge || len(c.Bodies) != 0 {
		t.Errorf("%s %v, %d bodies", c.Outcome, err, len(c.Bodies))
	}
}

// A file that cannot be read to its end is an error, not a page.
func TestSavedUnreadable(t *testing.T) {
	if _, err := capture.Saved(broken{}, "b.html", noon); !errors.Is(err, errBroken) {
		t.Errorf("%v", err)
	}
}

type endless struct{}

func (*endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'a'
	}
	return len(b), nil
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errBroken }

// What a hostile file claims never holds a control character.
func FuzzSaved(f *testing.F) {
	f.Add([]byte("<!-- saved from url=(0010)https://a\x1b[2J -->"))
	f.Fuzz(func(t *testing.T, body []byte) {
		c, err := capture.Saved(bytes.NewReader(body), "x.html", noon)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range c.Final {
			if r < 0x20 || r == 0x7f {
				t.Fatalf("control character in %q", c.Final)
			}
		}
	})
}
