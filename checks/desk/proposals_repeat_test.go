package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/propose"
)

// states counts the proposals of an inspection by what became of them.
func (b *bureau) states(inspection string) map[string]int {
	b.t.Helper()
	list, err := b.Proposals(b.ctx, inspection)
	must(b.t, err)
	out := map[string]int{}
	for _, p := range list {
		out[p.State]++
	}
	return out
}

// The same page is saved a second time, byte for byte: what was confirmed of the first
// is not offered again, what was refused is not asked again, and only the list that is
// whole for some days more is new. Confirming all once more makes no double.
func TestASecondLookOffersOnlyWhatIsNew(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	capture := func(saved string) {
		_, err := b.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{savedBlog(t, saved)}})
		must(t, err)
	}
	capture("2026-01-15T10:00:00+05:00")
	list, err := b.Proposals(b.ctx, id)
	must(t, err)
	refused := list[0]
	must(t, b.Reject(b.ctx, id, refused.ID, "басқа мәселе"))
	_, err = b.Confirm(b.ctx, id, []string{"all"})
	must(t, err)
	first := b.states(id)
	if first[desk.ProposalOpen] != 0 {
		t.Fatalf("%v", first)
	}
	capture("2026-01-19T10:00:00+05:00")
	longer := b.proposed(id, func(desk.Proposal) bool { return true })
	if longer.Kind != propose.Coverage || longer.To != day(t, "2026-01-18") {
		t.Errorf("%+v", longer)
	}
	ids, err := b.Confirm(b.ctx, id, []string{"all"})
	must(t, err)
	second := b.states(id)
	if len(ids) != 1 || second[desk.ProposalOpen] != 0 || second[desk.ProposalRepeated] != first[desk.ProposalConfirmed] ||
		second[desk.ProposalConfirmed] != first[desk.ProposalConfirmed]+1 || second[desk.ProposalRejected] != 1 {
		t.Errorf("%d confirmed; %v, then %v", len(ids), first, second)
	}
	events, _, err := b.ListEvidence(b.ctx, id)
	must(t, err)
	once := map[string]bool{}
	for _, e := range events {
		if key := e.At.Day.String() + e.Title; once[key] {
			t.Errorf("%s stands twice", key)
		} else {
			once[key] = true
		}
	}
}

// Two looks at a page before anything was decided: each entry is offered once, so that
// "all" makes no double, and a repeated one is refused by its name.
func TestTwoLooksBeforeADecision(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	for _, saved := range []string{"2026-01-15T10:00:00+05:00", "2026-01-16T10:00:00+05:00"} {
		_, err := b.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{savedBlog(t, saved)}})
		must(t, err)
	}
	list, err := b.Proposals(b.ctx, id)
	must(t, err)
	open := map[string]bool{}
	repeated := ""
	for _, p := range list {
		if p.Kind != propose.Event {
			continue
		}
		key := p.From.String() + p.Title
		switch {
		case p.State == desk.ProposalRepeated:
			repeated = p.ID
		case open[key]:
			t.Errorf("%s is offered twice", key)
		default:
			open[key] = true
		}
	}
	if len(open) < 20 || repeated == "" {
		t.Fatalf("%d open, %q repeated", len(open), repeated)
	}
	if _, err := b.Confirm(b.ctx, id, []string{repeated}); code(t, err) != "proposal.repeated" {
		t.Errorf("%v", err)
	}
}

// An item that was seen on a page is not offered again from the same page a month
// later; that it is gone would be offered, for the last look decides.
func TestAnItemSeenAgain(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-institution")
	look := func(on string) {
		b.captured(id, on, "", b.page("tarih.html", site+"/tarih", "kk", "Тарих", "<h1>Тарих</h1>"+history))
	}
	is := func(p desk.Proposal) bool { return p.Item == "16.7.1.a" && p.Check == "site-content" }
	look("2025-11-15")
	look("2025-12-15")
	p := b.proposed(id, is)
	if p.From != day(t, "2025-12-15") {
		t.Errorf("the last look is the one to confirm: %+v", p)
	}
	b.confirm(id, p)
	look("2026-01-15")
	list, err := b.Proposals(b.ctx, id)
	must(t, err)
	for _, p := range list {
		if is(p) && p.State == desk.ProposalOpen {
			t.Errorf("%+v", p)
		}
	}
}

// A page that was captured for no check in particular, and from which evidence was
// confirmed, was looked at; when it is looked at again, so was what it broke.
func TestALookIsCountedThroughItsEvidence(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	capture := func(saved string) {
		_, err := b.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{savedBlog(t, saved)}})
		must(t, err)
	}
	capture("2026-01-15T10:00:00+05:00")
	_, err := b.Confirm(b.ctx, id, []string{"all"})
	must(t, err)
	look, err := b.LastLook(b.ctx, id)
	must(t, err)
	if len(look.Parts) == 0 || look.Day != day(t, "2026-01-15") {
		t.Errorf("%+v", look)
	}
	capture("2026-01-19T10:00:00+05:00")
	if look, err = b.LastLook(b.ctx, id); err != nil || look.Day != day(t, "2026-01-19") {
		t.Errorf("%+v %v", look, err)
	}
}

// An address that did not answer was not looked at: nothing moves.
func TestAFailedCaptureMovesNothing(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	path := write(t, "shell.html", []byte(`<!doctype html><html><head><title>gov.kz</title><script src="/main.js"></script></head><body><div id="root"></div></body></html>`))
	got, err := b.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{path}, Check: "site-currency", Saved: day(t, "2026-01-15")})
	must(t, err)
	if got[0].Outcome == "fetched" || b.finding(id, "site-currency").Verdict != checks.NotChecked {
		t.Errorf("%+v: %s", got, b.finding(id, "site-currency").Verdict)
	}
}
