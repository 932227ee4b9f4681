package main

import (
	"os"
	"testing"

	"ashyq/checks/capture/webtest"
)

// playedSite is a small site on this computer for the scripts: a blog, a page that is
// not there, a redirect, an endless chain of them.
func playedSite(t *testing.T) string {
	t.Helper()
	blog, err := os.ReadFile("../../fixtures/pages/blog-kk.html")
	if err != nil {
		t.Fatal(err)
	}
	server := webtest.Start(t)
	const host = "127.0.0.1"
	server.Page(host, "/blog", string(blog))
	server.Page(host, "/", `<!doctype html><html lang="kk"><title>Басты бет</title><nav><ul><li><a href="/blog">Блог</a></ul></nav><main><h1>Басты бет</h1><p>Мәтін осы жерде, оны оқуға болады.</p></main></html>`)
	server.Serve(host, "/moved", webtest.Redirect(302, "/blog"))
	server.Serve(host, "/loop", webtest.Redirect(302, "/loop"))
	server.Robots(host, "User-agent: *\nDisallow: /closed\n")
	return server.URL()
}
