package desk_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
)

// shelving gives a desk of an analyst over the bureau's store that remembers on a
// shelf.
func (b *bureau) shelving(name string, shelf desk.Shelf) *desk.Desk {
	b.t.Helper()
	d, err := desk.New(desk.Tools{Store: b.store, Clock: b, Files: desk.Disk{}, Shelf: shelf, Author: desk.Author{Name: name, Given: true}})
	must(b.t, err)
	return d
}

// needs lists what needs a person, one a line, without the terms of the office.
func needs(t *testing.T, d *desk.Desk, mine bool) (out []string) {
	t.Helper()
	n, err := d.Needs(t.Context(), desk.NeedsQuery{Mine: mine})
	must(t, err)
	for _, l := range n.Lines {
		if l.Term == nil || l.Inspection != "" {
			out = append(out, strings.Join([]string{string(l.Kind), l.Shown, fmt.Sprint(l.N), l.Left().RU}, " | "))
		}
	}
	return out
}

// Terms come first, then what others wait for, then what was begun and not ended.
func TestWhatNeedsAPersonStandsInOneOrder(t *testing.T) {
	b := newBureau(t)
	d := b.shelving("Асан Т.", board{})
	paged := b.open("state-body")
	_, err := b.Capture(b.ctx, paged, desk.CaptureInput{Paths: []string{savedBlog(t, "2026-01-15T10:00:00+05:00")}})
	must(t, err)
	id, broken := b.controlled("Екінші мекеме")
	b.breaks(broken)
	b.paper(id, "p1", checks.MemoPaper, checks.PaperDetails{})
	b.paper(id, "p2", checks.DemandPaper, checks.PaperDetails{}, checks.PaperState{Value: checks.Registered, Day: day(t, "2026-01-20"), Number: "7"})
	_, untouched := b.controlled("Үшінші мекеме")
	must(t, d.KeepDraft(b.ctx, desk.Draft{ID: "evidence x", Form: "evidence", Inspection: id, Values: map[string][]string{"title": {"Стенд"}}}))
	must(t, d.CountWaiting(b.ctx, desk.NeedsQuery{}, nil))
	list, err := b.Proposals(b.ctx, paged)
	must(t, err)
	same(t, "in one order", needs(t, d, true),
		"term | "+broken+" | 1 | 3 рабочих дня",
		fmt.Sprintf("proposals | %s | %d | ждет", paged, len(list)),
		"signature | "+broken+" | 1 | ждет",
		"draft | "+broken+" | 1 | ждет",
		"look | "+untouched+" | 1 | ждет",
		"look | "+paged+" | 1 | ждет")
}

// Whose inspections they are decides what is mine; drafts are of this laptop, and what
// nobody has looked at is asked of its owner alone.
func TestWhatIsMineIsOfMyInspections(t *testing.T) {
	b := newBureau(t)
	_, number := b.controlled("Бірінші мекеме")
	b.breaks(number)
	other := b.shelving("Көлбай Тоғжан", board{})
	same(t, "mine, of another analyst", needs(t, other, true))
	same(t, "all, of another analyst", needs(t, other, false), "term | "+number+" | 1 | 3 рабочих дня")
	same(t, "mine, of the owner", needs(t, b.Desk, true), "term | "+number+" | 1 | 3 рабочих дня")
}

// What was found on pages is counted behind the screen. Until then it is said that it
// was not; a count of other entries is no count.
func TestFindsOnPagesAreCountedBesideTheWork(t *testing.T) {
	b := newBureau(t)
	shelf := board{}
	d := b.shelving("Асан Т.", shelf)
	number := b.open("state-body")
	_, err := b.Capture(b.ctx, number, desk.CaptureInput{Paths: []string{savedBlog(t, "2026-01-15T10:00:00+05:00")}})
	must(t, err)
	uncounted := func() int {
		n, err := d.Needs(b.ctx, desk.NeedsQuery{})
		must(t, err)
		return n.Uncounted
	}
	waits := func() string {
		return strings.Join(slices.DeleteFunc(needs(t, d, false), func(s string) bool { return !strings.HasPrefix(s, "proposals") }), "\n")
	}
	if uncounted() != 1 || waits() != "" {
		t.Fatalf("before it was counted: %d, %q", uncounted(), waits())
	}
	var told []string
	must(t, d.CountWaiting(b.ctx, desk.NeedsQuery{}, func(done, total int) { told = append(told, fmt.Sprint(done, "/", total)) }))
	list, err := b.Proposals(b.ctx, number)
	must(t, err)
	if uncounted() != 0 || waits() != fmt.Sprintf("proposals | %s | %d | ждет", number, len(list)) {
		t.Fatalf("counted: %d, %q", uncounted(), waits())
	}
	same(t, "told", told, "1/1")
	_, err = b.Confirm(b.ctx, number, []string{"all"})
	must(t, err)
	if uncounted() != 1 || waits() != "" {
		t.Errorf("after the confirmation the count is of other entries: %d, %q", uncounted(), waits())
	}
	must(t, d.CountWaiting(b.ctx, desk.NeedsQuery{}, nil))
	if uncounted() != 0 || waits() != "" {
		t.Errorf("nothing waits any more: %d, %q", uncounted(), waits())
	}
	must(t, b.Close(b.ctx, number, ""))
	must(t, d.CountWaiting(b.ctx, desk.NeedsQuery{}, nil))
	if keys, _ := shelf.Keys(b.ctx, "waiting "); len(keys) != 0 {
		t.Errorf("of a closed inspection nothing is kept: %v", keys)
	}
}

func TestCountingThatIsStoppedGoesOnLater(t *testing.T) {
	b := newBureau(t)
	d := b.shelving("Асан Т.", board{})
	for range 3 {
		number := b.open("state-body")
		_, err := b.Capture(b.ctx, number, desk.CaptureInput{Paths: []string{savedBlog(t, "2026-01-15T10:00:00+05:00")}})
		must(t, err)
	}
	ctx, stop := context.WithCancel(b.ctx)
	if err := d.CountWaiting(ctx, desk.NeedsQuery{}, func(done, _ int) { stop() }); !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped: %v", err)
	}
	n, err := d.Needs(b.ctx, desk.NeedsQuery{})
	must(t, err)
	if n.Count[desk.NeedProposals] != 1 || n.Uncounted != 2 {
		t.Errorf("what was counted is kept: %d, %d", n.Count[desk.NeedProposals], n.Uncounted)
	}
	must(t, d.CountWaiting(b.ctx, desk.NeedsQuery{}, nil))
	n, err = d.Needs(b.ctx, desk.NeedsQuery{})
	must(t, err)
	if n.Count[desk.NeedProposals] != 3 || n.Uncounted != 0 {
		t.Errorf("it went on: %d, %d", n.Count[desk.NeedProposals], n.Uncounted)
	}
}

// Two laptops gave two verdicts on one question: what they wrote meets, and a person
// must decide.
func TestAConflictNeedsAPerson(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	other, store, _ := b.laptop("Көлбай Тоғжан")
	path := b.t.TempDir() + "/copy.db"
	_, err := b.store.Backup(b.ctx, path)
	must(t, err)
	_, err = store.Merge(b.ctx, path)
	must(t, err)
	answer := func(d *desk.Desk, v checks.Verdict) {
		must(t, d.Answer(b.ctx, number, desk.AnswerInput{Question: "openness-plan", Verdict: v, Reason: "қаралды"}))
	}
	answer(b.Desk, checks.Met)
	b.now = b.now.Add(60e9)
	answer(other, checks.CannotTell)
	back := b.t.TempDir() + "/back.db"
	_, err = store.Backup(b.ctx, back)
	must(t, err)
	_, err = b.store.Merge(b.ctx, back)
	must(t, err)
	same(t, "in conflict", needs(t, b.Desk, true), "conflicts | "+number+" | 1 | ждет")
	rows, err := b.ListInspections(b.ctx, journal.InspectionQuery{Needs: journal.NeedsSettling})
	must(t, err)
	if len(rows) != 1 || rows[0].Conflicts != 1 {
		t.Errorf("rows %+v", rows)
	}
}

// A second person is asked: it is her turn, not that of who asked; remarks come back
// to who asked.
func TestAPaperThatIsReadNeedsTheOtherPerson(t *testing.T) {
	b := newBureau(t)
	id, number := b.controlled("Бірінші мекеме")
	b.breaks(number)
	say := func(author, value, reader string, replaces ...journal.Target) journal.Target {
		var out journal.Target
		must(t, b.store.Write(b.ctx, journal.Signer{Author: author, Label: "АА"}, func(w journal.Writer) error {
			entries, err := w.Append(journal.Draft{
				Kind: journal.KindReview, Subject: journal.Inspection(id), Matter: "review memo", Replaces: replaces,
				Payload: checks.Review{Value: value, Paper: "memo", Reader: reader, Day: b.Today(), Note: "түзету керек", Said: strings.Repeat("0", 64)},
			})
			if err == nil {
				out = journal.Target{Hash: entries[0].Hash}
			}
			return err
		}))
		return out
	}
	second := b.shelving("Көлбай Тоғжан", board{})
	third := b.shelving("Ерлан С.", board{})
	kinds := func(d *desk.Desk, mine bool) string {
		var out []string
		n, err := d.Needs(b.ctx, desk.NeedsQuery{Mine: mine})
		must(t, err)
		for _, l := range n.Lines {
			if l.Kind == desk.NeedReading || l.Kind == desk.NeedMending {
				out = append(out, string(l.Kind)+" "+l.Who)
			}
		}
		return strings.Join(out, ", ")
	}
	asked := say("Асан Т.", checks.ReviewAsked, "Көлбай Тоғжан")
	for _, c := range []struct {
		who  *desk.Desk
		mine bool
		want string
	}{{b.Desk, true, ""}, {second, true, "review Асан Т."}, {third, true, ""}, {third, false, "review Асан Т."}} {
		if got := kinds(c.who, c.mine); got != c.want {
			t.Errorf("asked, %s: %q, want %q", c.who.Author().Name, got, c.want)
		}
	}
	say("Көлбай Тоғжан", checks.ReviewReturned, "", asked)
	for _, c := range []struct {
		who  *desk.Desk
		mine bool
		want string
	}{{b.Desk, true, "returned Көлбай Тоғжан"}, {second, true, ""}, {third, true, ""}} {
		if got := kinds(c.who, c.mine); got != c.want {
			t.Errorf("returned, %s: %q, want %q", c.who.Author().Name, got, c.want)
		}
	}
}

// Of a kind some are listed, and one line says how many there are beyond them.
func TestALongListOfOneKindIsCutAndSaysSo(t *testing.T) {
	b := newBureau(t)
	for i := range 23 {
		b.controlled(fmt.Sprint("Мекеме ", i))
	}
	n, err := b.Needs(b.ctx, desk.NeedsQuery{Mine: true})
	must(t, err)
	last := n.Lines[len(n.Lines)-1]
	if n.Count[desk.NeedBegin] != 23 || !last.More || last.N != 3 || last.Kind != desk.NeedBegin || last.How() != "" {
		t.Errorf("%d, %+v", n.Count[desk.NeedBegin], last)
	}
}

func TestWithoutADatabaseNothingNeedsAPerson(t *testing.T) {
	b := newBureau(t)
	d := shelved(b, board{})
	n, err := d.Needs(b.ctx, desk.NeedsQuery{})
	if err != nil || n.All() != 0 || len(n.Lines) != 0 {
		t.Errorf("%v %+v", err, n)
	}
	must(t, d.CountWaiting(b.ctx, desk.NeedsQuery{}, nil))
}
