package desk_test

import (
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// What somebody saw on the site, and entered by hand, is not proposed as not found,
// though no captured page names it; what was seen and found missing still is.
func TestWhatWasSeenByHandIsNotProposedAsAbsent(t *testing.T) {
	for state, want := range map[checks.ItemState]bool{checks.Present: false, checks.Incomplete: false, checks.Absent: true, checks.Unseen: true} {
		b := newBureau(t)
		id := b.open("state-institution")
		b.captured(id, "2026-01-15", "",
			b.page("index.html", site+"/", "kk", "Кітапхана", history),
			b.page("tarih.html", site+"/tarih", "kk", "Тарих", "<h1>Тарих</h1>"+history),
			b.page("kitap.html", site+"/kitap", "kk", "Кітап қоры", "<h1>Кітап қоры</h1>"+history))
		_, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{
			Check: "site-content", Parts: []string{"content"}, Kind: checks.Page, At: at(t, "2026-01-15T11:00"), Title: "Сайт",
			Items: []checks.ItemSeen{{Item: "16.7.12", State: state}},
		})
		must(t, err)
		all, err := b.Proposals(b.ctx, id)
		must(t, err)
		got := slices.ContainsFunc(all, func(p desk.Proposal) bool { return p.Item == "16.7.12" && p.Says == checks.Absent })
		if got != want {
			t.Errorf("seen as %s: %v, want %v", state, got, want)
		}
	}
}
