package desk_test

import (
	"fmt"
	"os"
	"testing"

	"ashyq/checks"
	"ashyq/checks/capture/webtest"
	"ashyq/checks/desk"
)

// thousand is how many holders the round is made over: fewer unless it is asked for.
func thousand() int {
	if os.Getenv("ASHYQ_GREAT") != "" {
		return 1000
	}
	return 200
}

// A round over a thousand holders, one in ten of whose sites fails in one way or
// another: every site is asked once, nobody else is contacted, each failure ends in its
// own outcome, and no failure proposes anything.
func TestARoundOverAThousandHolders(t *testing.T) {
	b, thousand := newBureau(t), thousand()
	server := webtest.Start(t)
	failing := []struct {
		outcome string
		play    func(host string)
	}{
		{"not-found", func(h string) { server.Serve(h, "/", webtest.Status(404, "no")) }},
		{"error-page", func(h string) { server.Serve(h, "/", webtest.Status(500, "no")) }},
		{"refused", func(h string) { server.Refuse(h) }},
		{"not-html", func(h string) {
			server.Serve(h, "/", webtest.Status(200, "%PDF-1.7", "Content-Type", "application/pdf"))
		}},
		{"too-many-redirects", func(h string) { server.Serve(h, "/", webtest.Redirect(302, "https://"+h+"/")) }},
		{"bad-certificate", func(h string) { server.Identify(h, webtest.Unknown) }},
		{"private-address", func(h string) { server.Resolve(h, "127.0.0.1") }},
		{"empty", func(h string) { server.Page(h, "/", " ") }},
		{"robots", func(h string) { server.Page(h, "/", "x"); server.Robots(h, "User-agent: *\nDisallow: /\n") }},
		{"script-shell", func(h string) { server.Page(h, "/", "<div id=root></div><script src=a.js></script>") }},
	}
	want := map[string]int{}
	for i := range thousand {
		host := fmt.Sprintf("site%d.example.kz", i)
		if i%10 == 3 {
			f := failing[i/10%len(failing)]
			f.play(host)
			want[f.outcome]++
		} else {
			server.Page(host, "/", fmt.Sprintf(plainPage, host))
			want["fetched"]++
		}
		_, err := b.AddHolder(b.ctx, desk.HolderInput{
			NameRU: fmt.Sprintf("Орган %d", i), Categories: []desk.Since{{ID: "state-body"}}, Sites: []string{host}, Source: "Реестр",
		})
		must(t, err)
	}
	_, err := b.OpenRound(b.ctx, desk.RoundInput{All: true, Period: span(t, "2025-01-01..2025-12-31"), AsOf: day(t, "2026-01-20"), Form: checks.Monitoring})
	must(t, err)
	d, err := desk.New(desk.Tools{Store: b.store, Clock: b, Files: desk.Disk{}, Web: server.Web(), Author: desk.Author{Name: "Асан Т.", Given: true}})
	must(t, err)
	round, err := d.PlanVisits(b.ctx, desk.VisitsInput{All: true})
	must(t, err)
	told := 0
	round, err = d.RunVisits(b.ctx, round, func(done, all int, _ desk.Visit) {
		if told++; done != told || all != thousand {
			t.Fatalf("told %d of %d as number %d", done, all, told)
		}
	})
	must(t, err)
	got := map[string]int{}
	for _, v := range round.List {
		got[v.Outcome]++
		if v.Outcome != "fetched" && v.Found != 0 {
			t.Errorf("%s (%s) proposes %d", v.Address, v.Outcome, v.Found)
		}
		if n := server.Count(v.Address).Most; n > 1 {
			t.Errorf("%s: %d connections at the same time", v.Address, n)
		}
	}
	for outcome, n := range want {
		if got[outcome] != n {
			t.Errorf("%s: %d, want %d", outcome, got[outcome], n)
		}
	}
	if told != thousand || len(server.Strangers()) != 0 {
		t.Errorf("told %d; contacted besides: %v", told, server.Strangers())
	}
}
