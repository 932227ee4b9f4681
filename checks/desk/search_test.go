package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
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
