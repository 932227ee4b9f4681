package desk_test

import (
	"os"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/propose"
)

// savedBlog is a saved list of a head's blog, as old as the day given.
func savedBlog(t *testing.T, saved string) string {
	t.Helper()
	body, err := os.ReadFile("../../fixtures/pages/blog-kk.html")
	must(t, err)
	path := write(t, "blog.html", body)
	when := moment(t, saved)
	must(t, os.Chtimes(path, when, when))
	return path
}

// A saved list of blog entries proposes each entry and the days that it covers;
// nothing moves until the analyst confirms.
func TestBlogIsProposed(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	got, err := b.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{savedBlog(t, "2026-01-15T10:00:00+05:00")}})
	must(t, err)
	if len(got) != 1 || got[0].Outcome != "fetched" || got[0].Proposals < 20 {
		t.Fatalf("%+v", got)
	}
	list, err := b.Proposals(b.ctx, id)
	must(t, err)
	cover := list[0]
	for _, p := range list {
		if p.Kind == propose.Coverage {
			cover = p
		}
	}
	if cover.Kind != propose.Coverage || cover.To != day(t, "2026-01-14") {
		t.Fatalf("coverage ends on the day before the page was saved: %+v", cover)
	}
	if f := b.finding(id, "weekly-blog"); f.Verdict != checks.NotChecked {
		t.Errorf("a proposal moved the verdict to %s", f.Verdict)
	}
	ids, err := b.Confirm(b.ctx, id, []string{"all"})
	must(t, err)
	if len(ids) != len(list) {
		t.Errorf("%d of %d were confirmed", len(ids), len(list))
	}
	f := b.finding(id, "weekly-blog")
	if f.Verdict != checks.NotMet {
		t.Fatalf("weeks without an entry, and the list is whole: %s", f.Verdict)
	}
	missing := 0
	for _, s := range f.Parts[0].Slots {
		if s.State == checks.NoEvent {
			missing++
		}
	}
	if missing == 0 {
		t.Error("no week is missing")
	}
	// One act: an undo takes all of it back, and the proposals are open again.
	_, err = b.Undo(b.ctx, id)
	must(t, err)
	again, err := b.Proposals(b.ctx, id)
	must(t, err)
	for _, p := range again {
		if p.State != desk.ProposalOpen {
			t.Fatalf("after the undo: %+v", p)
		}
	}
}

// A rejected proposal is remembered with its reason; confirming it after all
// takes the rejection back.
func TestRejectedProposal(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	_, err := b.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{savedBlog(t, "2026-01-15T10:00:00+05:00")}})
	must(t, err)
	list, err := b.Proposals(b.ctx, id)
	must(t, err)
	one := list[0].ID
	if got := code(t, b.Reject(b.ctx, id, one, " ")); got != "reason.empty" {
		t.Errorf("without a reason: %q", got)
	}
	must(t, b.Reject(b.ctx, id, one[len(one)-8:], "мекеменің жаңалығы"))
	state := func() string {
		list, err := b.Proposals(b.ctx, id)
		must(t, err)
		for _, p := range list {
			if p.ID == one {
				return p.State
			}
		}
		return ""
	}
	if state() != desk.ProposalRejected {
		t.Errorf("after the rejection: %s", state())
	}
	_, err = b.Confirm(b.ctx, id, []string{one})
	must(t, err)
	if state() != desk.ProposalConfirmed {
		t.Errorf("after the confirmation: %s", state())
	}
	if _, err := b.Confirm(b.ctx, id, []string{one}); code(t, err) != "proposal.confirmed" {
		t.Errorf("a second time: %v", err)
	}
	if _, err := b.Confirm(b.ctx, id, []string{"zzzz"}); code(t, err) != "proposal.unknown" {
		t.Errorf("an unknown one: %v", err)
	}
}

// A page that proves nothing proposes nothing: a shell, a login. A list of news
// proposes nothing for the blog.
func TestNoProposals(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	got, err := b.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{"../../fixtures/pages/shell.html", "../../fixtures/pages/login.html", "../../fixtures/pages/akimat.html"}})
	must(t, err)
	for _, c := range got[:2] {
		if c.Proposals != 0 {
			t.Errorf("%s (%s) proposes %d", c.Asked, c.Outcome, c.Proposals)
		}
	}
	if got[0].Outcome != "script-shell" || got[1].Outcome != "login-wall" {
		t.Errorf("%+v", got)
	}
	list, err := b.Proposals(b.ctx, id)
	must(t, err)
	for _, p := range list {
		if p.Check == "weekly-blog" || p.Says == checks.Absent {
			t.Errorf("%+v", p)
		}
	}
}

// Page reads a saved page and stores nothing.
func TestPageStoresNothing(t *testing.T) {
	b := newBureau(t)
	b.open("state-body")
	before := entries(b)
	r, err := b.Page(b.ctx, "../../fixtures/pages/blog-ru.html", desk.CaptureInput{})
	must(t, err)
	if len(r.Posts) == 0 || !strings.Contains(string(r.Title), "лог") {
		t.Errorf("%q, %d posts", r.Title, len(r.Posts))
	}
	if entries(b) != before {
		t.Error("something was stored")
	}
	if _, err := b.Page(b.ctx, "/no/such/page.html", desk.CaptureInput{}); code(t, err) != "file.missing" {
		t.Errorf("%v", err)
	}
}
