package capture

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
)

// A saved page knows where it came from only by what was written into it: by
// the browser or the tool that saved it, in a comment, or by the site, in a
// link to the page's own address. Both are words of the file, not facts.

var (
	savedFrom  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*saved from url=\(\d{1,6}\)(\S+)`) })
	singleFile = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)^\s*Page saved with SingleFile\b.*?\burl:\s*(\S+)`)
	})
)

const longestAddress = 2000

// claimedAddress is the address that a saved page claims, empty if it claims
// none. What the browser wrote goes before what the site wrote.
func claimedAddress(content []byte) string {
	canonical := ""
	z := html.NewTokenizer(bytes.NewReader(content))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return canonical
		case html.CommentToken:
			text := string(z.Text())
			for _, form := range []*regexp.Regexp{savedFrom(), singleFile()} {
				if m := form.FindStringSubmatch(text); m != nil && webAddress(m[1]) != "" {
					return webAddress(m[1])
				}
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.Data == "body" {
				return canonical
			}
			if t.Data == "link" && canonical == "" {
				canonical = canonicalOf(t)
			}
		}
	}
}

// canonicalOf is the address of a link that names the page's own.
func canonicalOf(t html.Token) string {
	rel, href := "", ""
	for _, a := range t.Attr {
		switch a.Key {
		case "rel":
			rel = a.Val
		case "href":
			href = a.Val
		}
	}
	if !strings.EqualFold(strings.TrimSpace(rel), "canonical") {
		return ""
	}
	return webAddress(href)
}

// webAddress lets a whole address of the web through, and nothing else.
func webAddress(s string) string {
	s = lang.Line(s)
	u, err := url.Parse(s)
	if err != nil || len(s) > longestAddress || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}
