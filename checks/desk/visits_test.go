package desk_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"ashyq/checks/capture"
	"ashyq/checks/desk"
	"ashyq/checks/page"
	"ashyq/checks/propose"
)

// web is a web of a few hosts in memory. A host of the name slow answers only when
// the test lets it; silent ones never answer in time; what is not there is not found.
type web struct {
	b     *bureau
	pages map[string]string // address → page
	let   chan struct{}     // closed: slow hosts answer

	mu     sync.Mutex
	asked  []string
	atOnce map[string]int
	most   int // pages asked of one host at the same time
}

// Take implements desk.Web.
func (w *web) Take(ctx context.Context, address string, how capture.Method) (capture.Capture, error) {
	u, _ := url.Parse(address)
	w.mu.Lock()
	w.asked = append(w.asked, address)
	w.atOnce[u.Host]++
	w.most = max(w.most, w.atOnce[u.Host])
	w.mu.Unlock()
	defer func() { w.mu.Lock(); w.atOnce[u.Host]--; w.mu.Unlock() }()
	c := capture.Capture{Asked: address, Final: address, At: w.b.now, Method: how, Tool: capture.Tool}
	if strings.HasPrefix(u.Host, "slow") {
		select {
		case <-w.let:
		case <-ctx.Done():
			return c, ctx.Err()
		}
	}
	body, there := w.pages[address]
	switch {
	case ctx.Err() != nil:
		return c, ctx.Err()
	case strings.HasPrefix(u.Host, "silent"):
		c.Outcome = page.TimedOut
	case !there:
		c.Outcome, c.Status = page.NotFound, 404
	default:
		c.Outcome, c.Status = page.Fetched, 200
		c.Bodies = []capture.Body{{Name: "p.html", MIME: "text/html", Bytes: []byte(body)}}
	}
	return c, nil
}

// online gives the bureau a web.
func (b *bureau) online(pages map[string]string) *web {
	b.t.Helper()
	w := &web{b: b, pages: pages, let: make(chan struct{}), atOnce: map[string]int{}}
	d, err := desk.New(desk.Tools{Store: b.store, Clock: b, Files: desk.Disk{}, Program: "ashyq 1.0", Web: w,
		Author: desk.Author{Name: "Асан Т.", Given: true}})
	must(b.t, err)
	b.Desk = d
	return w
}

const plainPage = `<!doctype html><html lang="kk"><body><main><h1>%s</h1><p>Мәтін осы жерде, оны оқуға болады.</p></main></body></html>`

// An address is asked and its page kept; one that could not be read is kept, too, and
// proposes nothing.
func TestAPageIsTakenFromItsAddress(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	b.online(map[string]string{"https://a.example.kz/": fmt.Sprintf(plainPage, "Басты бет")})
	got, err := b.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{"https://a.example.kz/", "https://a.example.kz/gone"}})
	must(t, err)
	if len(got) != 2 || got[0].Outcome != "fetched" || got[1].Outcome != "not-found" || got[1].Proposals != 0 {
		t.Fatalf("captured %+v", got)
	}
	pages, err := b.Pages(b.ctx, id)
	must(t, err)
	if len(pages) != 2 || pages[0].Method != "web" || pages[0].Status != 200 || pages[0].SHA256 == "" || pages[1].SHA256 != "" {
		t.Errorf("kept as %+v", pages)
	}
	text, err := b.PageText(b.ctx, id, "https://a.example.kz/")
	must(t, err)
	if text.Title != "Басты бет" || len(text.Lines) != 2 || text.Lines[0].Text != "Басты бет" {
		t.Errorf("the text is %+v", text.Lines)
	}
	if _, err := b.PageText(b.ctx, id, "nothing"); code(t, err) != "page.unknown" {
		t.Errorf("an unknown page: %v", err)
	}
}

// What cannot be kept is refused before any server is asked.
func TestNoServerIsAskedForWhatCannotBeKept(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	w := b.online(nil)
	for _, e := range []struct{ inspection, check, code string }{
		{"2026-999", "", "inspection.unknown"},
		{id, "no-such-check", "check.unknown"},
	} {
		_, err := b.Capture(b.ctx, e.inspection, desk.CaptureInput{Paths: []string{"https://a.example.kz/"}, Check: e.check})
		if code(t, err) != e.code {
			t.Errorf("%v: %v", e, err)
		}
	}
	if _, err := b.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{"a.example.kz"}}); code(t, err) != "file.missing" {
		t.Errorf("a name without a scheme is the name of a file: %v", err)
	}
	if len(w.asked) != 0 {
		t.Errorf("asked %v", w.asked)
	}
	if _, err := b.as("Асан Т.").Capture(b.ctx, id, desk.CaptureInput{Paths: []string{"https://a.example.kz/"}}); code(t, err) != "web.none" {
		t.Errorf("without a web: %v", err)
	}
}

// addressed gives addresses to one inspection.
func addressed(id string, addresses ...string) (out []desk.NamedAddress) {
	for _, a := range addresses {
		out = append(out, desk.NamedAddress{Inspection: id, Address: a})
	}
	return out
}

// A slow host holds nobody but itself, and is asked for one page at a time.
func TestASlowHostHoldsNobody(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	pages := map[string]string{}
	var list []string
	for i := range 20 {
		for _, host := range []string{"slow.example.kz", fmt.Sprintf("h%d.example.kz", i)} {
			address := fmt.Sprintf("https://%s/%d", host, i)
			pages[address], list = fmt.Sprintf(plainPage, address), append(list, address)
		}
	}
	w := b.online(pages)
	round, err := b.PlanVisits(b.ctx, desk.VisitsInput{Named: addressed(id, list...)})
	must(t, err)
	var order []string
	round, err = b.RunVisits(b.ctx, round, func(done, all int, v desk.Visit) {
		if order = append(order, v.Address); len(order) == 20 {
			close(w.let) // all others are there
		}
		if all != 40 || done != len(order) {
			t.Errorf("%d of %d told", done, all)
		}
	})
	must(t, err)
	for i, address := range order {
		if slow := strings.Contains(address, "slow"); slow != (i >= 20) {
			t.Errorf("%s came as number %d", address, i+1)
		}
	}
	if w.most != 1 {
		t.Errorf("%d pages of one host at the same time", w.most)
	}
	if round.Count(desk.VisitRead) != 40 {
		t.Errorf("%d read", round.Count(desk.VisitRead))
	}
}

// A host that stays silent is not asked again and again: the rest of its pages is left
// for another time.
func TestASilentHostIsLeft(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	w := b.online(nil)
	s := "https://silent.example.kz/"
	round, err := b.PlanVisits(b.ctx, desk.VisitsInput{Named: addressed(id, s+"1", s+"2", s+"3", s+"4")})
	must(t, err)
	round, err = b.RunVisits(b.ctx, round, nil)
	must(t, err)
	if len(w.asked) != 2 || round.Count(desk.VisitUnread) != 2 || round.Count(desk.VisitLeft) != 2 || round.List[3].Words.EN == "" {
		t.Errorf("asked %v, %+v", w.asked, round.List)
	}
}

// A round that is stopped keeps what it has, and goes on from there: nothing of it is
// remembered but what stands in the journal.
func TestARoundGoesOnWhereItWasStopped(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	pages := map[string]string{}
	var list []string
	for i := range 10 {
		address := fmt.Sprintf("https://a.example.kz/%d", i)
		pages[address], list = fmt.Sprintf(plainPage, address), append(list, address)
	}
	delete(pages, list[3])
	w := b.online(pages)
	in := desk.VisitsInput{Named: addressed(id, list...)}
	round, err := b.PlanVisits(b.ctx, in)
	must(t, err)
	ctx, stop := context.WithCancel(b.ctx)
	round, err = b.RunVisits(ctx, round, func(done, _ int, _ desk.Visit) {
		if done == 5 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || round.Count(desk.VisitWaiting) != 5 {
		t.Fatalf("stopped: %v, %d wait", err, round.Count(desk.VisitWaiting))
	}
	again, err := b.PlanVisits(b.ctx, in)
	must(t, err)
	if again.Count(desk.VisitRead) != 4 || again.Count(desk.VisitUnread) != 1 || again.Count(desk.VisitWaiting) != 5 {
		t.Errorf("goes on with %+v", again.List)
	}
	w.asked = nil
	again, err = b.RunVisits(b.ctx, again, nil)
	must(t, err)
	if again.Count(desk.VisitRead) != 9 || len(w.asked) != 5 {
		t.Errorf("asked again: %v", w.asked)
	}
	retry, err := b.PlanVisits(b.ctx, desk.VisitsInput{Inspections: []string{id}, Retry: true})
	must(t, err)
	if retry.Count(desk.VisitWaiting) != 1 || len(retry.List) != 10 {
		t.Errorf("only what could not be read is tried again: %+v", retry.List)
	}
	b.now = b.now.AddDate(0, 0, 1)
	tomorrow, err := b.PlanVisits(b.ctx, desk.VisitsInput{All: true})
	must(t, err)
	if tomorrow.Count(desk.VisitWaiting) != 10 {
		t.Errorf("another day is another round: %+v", tomorrow.List)
	}
}

// Addresses come from the holder's sites and from a table; a table without its columns
// is refused.
func TestAddressesAreNamed(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	folder := t.TempDir()
	write := func(text string) string {
		path := filepath.Join(folder, "a.csv")
		must(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	list, err := b.NamedAddresses(write("Дело;Адрес;Критерий\n" + id + ";https://a.example.kz/blog;weekly-blog\n" + id + ";;\n"))
	must(t, err)
	if len(list) != 1 || list[0] != (desk.NamedAddress{Inspection: id, Address: "https://a.example.kz/blog", Check: "weekly-blog"}) {
		t.Errorf("read as %+v", list)
	}
	for _, e := range []struct{ text, code string }{
		{"Город;Улица\nа;б\n", "visits.columns"},
		{"Іс;Мекенжай\n;https://a.example.kz/\n", "visits.no-inspection"},
		{"Іс;Мекенжай\n" + id + ";\n", "visits.none"},
	} {
		if _, err := b.NamedAddresses(write(e.text)); code(t, err) != e.code {
			t.Errorf("%q: %v", e.text, err)
		}
	}
	if _, err := b.PlanVisits(b.ctx, desk.VisitsInput{Inspections: []string{id}}); code(t, err) != "visits.none" {
		t.Errorf("nothing to visit: %v", err)
	}
	holders, err := b.FindHolders(b.ctx, "Сынақ мекемесі", 1)
	must(t, err)
	_, err = b.ChangeHolder(b.ctx, holders[0].ID, desk.HolderInput{Sites: []string{"b.example.kz"}})
	must(t, err)
	round, err := b.PlanVisits(b.ctx, desk.VisitsInput{All: true, Named: list})
	must(t, err)
	if len(round.List) != 2 || round.List[0].Address != "b.example.kz" || round.List[1].Check != "weekly-blog" {
		t.Errorf("visits %+v", round.List)
	}
}

// A closed inspection, and a page that is greater than an attachment may be, leave the
// rest of a round alone.
func TestWhatConcernsOnePageDoesNotStopTheRound(t *testing.T) {
	b := newBureau(t)
	shut, open := b.open("state-body"), b.open("state-body")
	must(t, b.Close(b.ctx, shut, "аяқталды"))
	must(t, b.Set(b.ctx, "attachment.limit", "1", "Ереже"))
	b.online(map[string]string{
		"https://a.example.kz/great": fmt.Sprintf(plainPage, strings.Repeat("мәтін ", 200_000)),
		"https://a.example.kz/small": fmt.Sprintf(plainPage, "Шағын"),
	})
	round, err := b.PlanVisits(b.ctx, desk.VisitsInput{Named: append(addressed(shut, "https://b.example.kz/"),
		addressed(open, "https://a.example.kz/great", "https://a.example.kz/small")...)})
	must(t, err)
	round, err = b.RunVisits(b.ctx, round, nil)
	must(t, err)
	var states []desk.VisitState
	for _, v := range round.List {
		if states = append(states, v.State); v.State == desk.VisitLeft && v.Words.EN == "" {
			t.Errorf("%s is left without a word", v.Address)
		}
	}
	if want := []desk.VisitState{desk.VisitLeft, desk.VisitLeft, desk.VisitRead}; !slices.Equal(states, want) {
		t.Errorf("%v, want %v", states, want)
	}
}

// A coverage says of each day without a post that there was none, so it is not
// confirmed while posts of its own list wait.
func TestAPeriodIsNotConfirmedBeforeItsPosts(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	_, err := b.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{"../../fixtures/pages/blog-kk.html"}, Check: "weekly-blog", Saved: day(t, "2026-01-15")})
	must(t, err)
	list, err := b.Proposals(b.ctx, id)
	must(t, err)
	var all []string
	cover := ""
	for _, p := range list {
		if all = append(all, p.ID); p.Kind == propose.Coverage {
			cover = p.ID
		}
	}
	if _, err := b.Confirm(b.ctx, id, []string{cover}); code(t, err) != "proposal.posts-first" {
		t.Errorf("the period alone: %v", err)
	}
	_, err = b.Confirm(b.ctx, id, all)
	must(t, err)
}
