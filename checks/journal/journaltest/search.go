package journaltest

import (
	"cmp"
	"context"
	"slices"

	"ashyq/checks/journal"
)

var _ journal.Searcher = (*Memory)(nil)

// CatchUp implements journal.Searcher: there is no index, everything is looked
// through each time.
func (m *Memory) CatchUp(ctx context.Context, _ journal.Progress) error { return ctx.Err() }

// Search implements journal.Searcher. Among hits that fit alike the one that was
// written last stands first, as far as the order of entries tells.
func (m *Memory) Search(_ context.Context, q journal.SearchQuery) (journal.SearchFound, error) {
	s := m.held()
	out := journal.SearchFound{Counts: map[string]int{}, Done: len(s.entries), Of: len(s.entries)}
	indexer, ok := m.deriver.(journal.Indexer)
	if !ok || q.Words.Empty() {
		return out, nil
	}
	hits := map[string][]journal.SearchHit{}
	seen := map[journal.Subject]bool{}
	for _, e := range s.entries {
		subject := e.Header.Subject
		if seen[subject] || q.Subject != "" && q.Subject != subject {
			continue
		}
		seen[subject] = true
		for d, err := range indexer.SearchDocs(subject, &reader{state: &s}, func(string, string) bool { return false }) {
			if err != nil {
				return out, err
			}
			if rank := q.Words.Rank(journal.NewSearchText(d.Title, d.Text)); rank != journal.RankNone {
				hits[d.Kind] = append(hits[d.Kind], journal.SearchHit{SearchDoc: d, Rank: rank})
			}
		}
	}
	for _, kind := range journal.SearchKinds() {
		list := hits[kind]
		slices.Reverse(list)
		slices.SortStableFunc(list, func(a, b journal.SearchHit) int { return cmp.Compare(a.Compare(b), 0) })
		if len(list) > 0 {
			out.Counts[kind] = len(list)
		}
		if q.Wants(kind) {
			out.Hits = append(out.Hits, page(list, q.Limit, q.Offset)...)
		}
	}
	return out, nil
}
