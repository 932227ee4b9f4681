package desk_test

import (
	"io"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// sought gives the hits of one kind.
func (b *bureau) sought(text, kind string) []desk.SearchHit {
	b.t.Helper()
	found, err := b.Search(b.ctx, desk.SearchQuery{Text: text})
	must(b.t, err)
	for _, g := range found.Groups {
		if g.Kind == kind {
			return g.Hits
		}
	}
	return nil
}

// What was written a moment ago is found without waiting; where it belongs is told.
func TestEvidenceIsFoundAsSoonAsItIsWritten(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	_, err := b.AddEvidence(b.ctx, number, desk.EvidenceInput{
		Check: "weekly-blog", Kind: checks.Event, At: at(t, "2025-08-20"), Title: "Блогтағы жазба", Note: "ещё не сверено",
	})
	must(t, err)
	hits := b.sought("сверено еще", journal.SearchEvidence)
	if len(hits) != 1 || hits[0].Number != number || hits[0].Check != "weekly-blog" || hits[0].Date != "2025-08-20" || !hits[0].Alike {
		t.Fatalf("found %+v", hits)
	}
	if got := hits[0].Snippet(); got != "ещё не сверено" {
		t.Errorf("the snippet is %q", got)
	}
	if hits := b.sought("сынақ мекемесі", journal.SearchHolder); len(hits) != 1 || hits[0].Title.KK != "Сынақ мекемесі" {
		t.Errorf("the holder is found as %+v", hits)
	}
	if hits := b.sought(number, journal.SearchInspection); len(hits) != 1 {
		t.Errorf("the inspection is found as %+v", hits)
	}
}

// A layout left in the wrong language is said, and never taken where what was typed
// is found.
func TestWhatWasMeantIsSaid(t *testing.T) {
	b := newBureau(t)
	b.open("state-body")
	found, err := b.Search(b.ctx, desk.SearchQuery{Text: "gjhnfk"})
	must(t, err)
	if found.Meant != "портал" || found.Count == 0 {
		t.Errorf("%q was meant, found %d", found.Meant, found.Count)
	}
	found, err = b.Search(b.ctx, desk.SearchQuery{Text: "портал"})
	must(t, err)
	if found.Meant != "" || found.Count == 0 {
		t.Errorf("%q was meant, found %d", found.Meant, found.Count)
	}
}

// Without a database the clauses and the checks are there.
func TestTheLawIsSearchedWithoutADatabase(t *testing.T) {
	d, err := desk.New(desk.Tools{})
	must(t, err)
	found, err := d.Search(t.Context(), desk.SearchQuery{Text: `"ақпараттық стендті"`})
	must(t, err)
	if len(found.Groups) != 1 || found.Groups[0].Kind != desk.SearchClause || found.Groups[0].Hits[0].Ref != "177-НҚ 4(13)" {
		t.Errorf("found %+v", found.Groups)
	}
}

// A visit to a stand has no title: it is named by its address, and found by what it is.
func TestAVisitToAStandIsFoundByItsAddress(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	_, err := b.ChangeHolder(b.ctx, "Сынақ мекемесі", desk.HolderInput{Premises: []string{"Арман көшесі, 5"}})
	must(t, err)
	_, err = b.AddEvidence(b.ctx, number, desk.EvidenceInput{
		Check: "stand", Kind: checks.Stand, At: at(t, "2026-01-12T11:00"), Premises: "1", Items: []checks.ItemSeen{{Item: "hours", State: checks.Absent}},
	})
	must(t, err)
	for _, typed := range []string{"арман", "стенд", "стендті"} {
		hits := b.sought(typed, journal.SearchEvidence)
		if len(hits) != 1 || hits[0].Title.KK == "" {
			t.Errorf("%q finds %+v", typed, hits)
		}
	}
}

// The number of a clause leads to its check, in the inspection that is in view.
func TestTheNumberOfAClauseLeadsToItsCheck(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	for _, inView := range []string{"", number} {
		for _, typed := range []string{"4(13)", "4 (13)"} {
			found, err := b.Search(b.ctx, desk.SearchQuery{Text: typed, InView: inView})
			must(t, err)
			var hit desk.SearchHit
			for _, g := range found.Groups {
				if g.Kind == desk.SearchCheck {
					hit = g.Hits[0]
				}
			}
			if hit.Check != "stand" || hit.Number != inView {
				t.Errorf("%s in %q leads to %+v", typed, inView, hit)
			}
		}
	}
}

// unread is a source of which one page cannot be read.
type unread struct {
	journal.Source
	fails map[journal.Hash]error
}

func (u unread) Open(h journal.Hash) (io.ReadCloser, int64, error) {
	if err := u.fails[h]; err != nil {
		return nil, 0, err
	}
	return u.Source.Open(h)
}

// A page that cannot be read is passed over by itself; a fault of another kind is told.
func TestAPageThatCannotBeReadIsPassedOverByItself(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	b.captured(number, "2025-08-20", "weekly-blog", b.page("a.html", "https://a.example.kz/a", "kk", "Бір", "<p>бірінші бет</p>"),
		b.page("b.html", "https://a.example.kz/b", "kk", "Екі", "<p>екінші бет</p>"))
	view, err := b.Check(b.ctx, number, "")
	must(t, err)
	deriver, err := desk.NewDeriver()
	must(t, err)
	must(t, b.store.Read(b.ctx, func(r journal.Reader) error {
		broken := view.Case.Captures[0].Files[0].Hash
		for fault, want := range map[error]int{&lang.Error{Code: "x"}: 1, io.ErrUnexpectedEOF: -1} {
			from := unread{r, map[journal.Hash]error{journal.Hash(broken): fault}}
			pages, failed := 0, false
			for d, err := range deriver.SearchDocs(journal.Inspection(view.Case.Inspection.ID), from, func(string, string) bool { return false }) {
				failed = failed || err != nil
				if d.Kind == journal.SearchPage && err == nil {
					pages++
				}
			}
			if failed != (want < 0) || want > 0 && pages != want {
				t.Errorf("after %v %d pages, failed %v", fault, pages, failed)
			}
		}
		return nil
	}))
}
