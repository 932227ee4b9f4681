package journaltest

import (
	"context"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

func tellHolders(s *story) {
	s.write(
		Holder("0001-aa", "Әділет министрлігі", "Министерство юстиции"),
		Holder("0002-ab", "Білім министрлігі", "Министерство образования"),
		Holder("0003-bb", "Астана әкімдігі", "Акимат Астаны"),
		Holder("0004-cc", "", "Школа № 5"),
	)
	for _, c := range []struct {
		asked string
		query journal.HolderQuery
		ids   []string
	}{
		{"all, in Kazakh order", journal.HolderQuery{}, []string{"0003-bb", "0001-aa", "0002-ab", "0004-cc"}},
		{"the exact name", journal.HolderQuery{Exact: lang.Name("министерство  Юстиции")}, []string{"0001-aa"}},
		{"a part is not the exact name", journal.HolderQuery{Exact: lang.Name("Министерство")}, nil},
		{"a part of a name", journal.HolderQuery{Search: lang.Fold("МИНИСТРЛІГІ")}, []string{"0001-aa", "0002-ab"}},
		{"a part without the Kazakh letters", journal.HolderQuery{Search: lang.Fold("акимдиги")}, []string{"0003-bb"}},
		{"the ending", journal.HolderQuery{Ending: "b"}, []string{"0003-bb", "0002-ab"}},
		{"a longer ending", journal.HolderQuery{Ending: "-ab"}, []string{"0002-ab"}},
		{"some ids", journal.HolderQuery{IDs: "0004-cc 0001-aa 0009-zz"}, []string{"0001-aa", "0004-cc"}},
		{"an id with a name that is not its own", journal.HolderQuery{IDs: "0004-cc", Search: lang.Fold("юстиции")}, nil},
		{"the category", journal.HolderQuery{Category: "state-body", Limit: 1}, []string{"0003-bb"}},
		{"a part of a category", journal.HolderQuery{Category: "state"}, nil},
		{"a page", journal.HolderQuery{Limit: 2, Offset: 1}, []string{"0001-aa", "0002-ab"}},
	} {
		s.read(func(r journal.Reader) error {
			list, err := r.Holders(c.query)
			var ids []string
			for _, h := range list {
				ids = append(ids, h.ID)
			}
			s.same(c.asked, ids, c.ids...)
			return err
		})
		if c.query.Limit == 0 {
			s.counts(c.asked, len(c.ids), func(r journal.Reader) (int, error) { return r.CountHolders(c.query) })
		}
	}
	s.counts("a page does not shorten the count", 4, func(r journal.Reader) (int, error) {
		return r.CountHolders(journal.HolderQuery{Limit: 1, Offset: 2})
	})
}

// counts compares a count.
func (s *story) counts(what string, want int, count func(journal.Reader) (int, error)) {
	s.Helper()
	s.read(func(r journal.Reader) error {
		got, err := count(r)
		if got != want {
			s.Errorf("%s: counted %d, want %d", what, got, want)
		}
		return err
	})
}

func tellInspections(s *story) {
	s.write(Holder("h1", "Әкімдік", "Акимат"), Holder("h2", "Мектеп", "Школа"))
	s.write(Inspection("0001-a", "2025-999", "h2"), Verdict("0001-a", checks.Met))
	s.write(Inspection("0002-b", "2025-1000", "h1"), Verdict("0002-b", checks.NotMet))
	s.write(Inspection("0003-a", "2026-001", "h1"), Verdict("0003-a", checks.CannotTell), Found("0003-a"))
	s.write(Inspection("0004-d", "2026-002", "gone"))
	for _, c := range []struct {
		asked string
		query journal.InspectionQuery
		ids   []string
	}{
		{"by number, newest first", journal.InspectionQuery{}, []string{"0004-d", "0003-a", "0002-b", "0001-a"}},
		{"the worst first", journal.InspectionQuery{Order: "worst"}, []string{"0002-b", "0003-a", "0004-d", "0001-a"}},
		{"by number", journal.InspectionQuery{Order: "number", Limit: 2}, []string{"0004-d", "0003-a"}},
		{"by holder", journal.InspectionQuery{Order: "holder"}, []string{"0004-d", "0003-a", "0002-b", "0001-a"}},
		{"by as-of", journal.InspectionQuery{Order: "as-of", Limit: 1}, []string{"0004-d"}},
		{"an id", journal.InspectionQuery{ID: "0002-b"}, []string{"0002-b"}},
		{"an ending", journal.InspectionQuery{Ending: "-a"}, []string{"0003-a", "0001-a"}},
		{"a number", journal.InspectionQuery{Number: "2025-1000"}, []string{"0002-b"}},
		{"a number written otherwise", journal.InspectionQuery{Number: "2025-01000"}, nil},
		{"a holder", journal.InspectionQuery{Holder: "h1"}, []string{"0003-a", "0002-b"}},
		{"a verdict", journal.InspectionQuery{Worst: "met"}, []string{"0001-a"}},
		{"one of two verdicts", journal.InspectionQuery{Worst: "met not-met"}, []string{"0002-b", "0001-a"}},
		{"one of two verdicts, the worst first", journal.InspectionQuery{Worst: "cannot-tell not-met", Order: "worst"}, []string{"0002-b", "0003-a"}},
		{"one of two verdicts, by holder", journal.InspectionQuery{Worst: "met not-met", Order: "holder"}, []string{"0002-b", "0001-a"}},
		{"a verdict that there is not", journal.InspectionQuery{Worst: "sorry"}, nil},
		{"a state", journal.InspectionQuery{State: "closed"}, nil},
		{"a state, by as-of", journal.InspectionQuery{State: "open", Order: "as-of", Limit: 1}, []string{"0004-d"}},
		{"a state, the worst first", journal.InspectionQuery{State: "open", Order: "worst", Offset: 2, Limit: 5}, []string{"0004-d", "0001-a"}},
		{"a verdict of a holder", journal.InspectionQuery{Holder: "h1", Worst: "not-met cannot-tell", State: "open"}, []string{"0003-a", "0002-b"}},
		{"a form", journal.InspectionQuery{Form: "remote", Limit: 2, Offset: 2}, []string{"0002-b", "0001-a"}},
		{"a part of the name of the holder", journal.InspectionQuery{Search: lang.Fold("әкім")}, []string{"0003-a", "0002-b"}},
		{"from which terms follow", journal.InspectionQuery{Clock: true}, []string{"0003-a"}},
		{"of a holder, from which terms follow", journal.InspectionQuery{Clock: true, Holder: "h2"}, nil},
		{"a part of the number", journal.InspectionQuery{Search: "999"}, []string{"0001-a"}},
	} {
		s.finds(c.asked, c.query, c.ids...)
	}
	s.counts("a page does not shorten the count", 3, func(r journal.Reader) (int, error) {
		return r.CountInspections(journal.InspectionQuery{Worst: "met not-met cannot-tell", Limit: 1, Offset: 1})
	})
}

// finds compares the inspections that a query gives, and how many it counts.
func (s *story) finds(asked string, q journal.InspectionQuery, want ...string) {
	s.Helper()
	var ids []string
	for _, i := range s.inspections(q) {
		ids = append(ids, i.ID)
	}
	s.same(asked, ids, want...)
	if q.Limit == 0 {
		s.counts(asked, len(want), func(r journal.Reader) (int, error) { return r.CountInspections(q) })
	}
}

func tellWaiting(s *story) {
	s.write(Holder("h1", "Әкімдік", "Акимат"), Holder("h2", "Мектеп", "Школа"))
	s.write(Inspection("0001-a", "2025-999", "h2"), Verdict("0001-a", checks.Met))
	s.write(Inspection("0002-b", "2025-1000", "h1"), Verdict("0002-b", checks.NotMet))
	s.write(Inspection("0003-a", "2026-001", "h1"), Verdict("0003-a", checks.CannotTell), Found("0003-a"))
	s.write(Inspection("0004-d", "2026-002", "gone"))
	for _, c := range []struct {
		asked string
		query journal.InspectionQuery
		ids   []string
	}{
		{"some ids", journal.InspectionQuery{IDs: "0004-d 0001-a 0009-z"}, []string{"0004-d", "0001-a"}},
		{"whose", journal.InspectionQuery{Owner: "Қ. Тлеуова", State: "open", Limit: 3}, []string{"0004-d", "0003-a", "0002-b"}},
		{"nobody's", journal.InspectionQuery{Owner: "Тлеуова", Order: "holder"}, nil},
		{"a category", journal.InspectionQuery{Category: "state-body", Order: "worst", Limit: 1}, []string{"0002-b"}},
		{"a part of a category", journal.InspectionQuery{Category: "state"}, nil},
		{"written about last", journal.InspectionQuery{Order: "changed", Category: "state-body"}, []string{"0004-d", "0003-a", "0002-b", "0001-a"}},
		{"nobody looked at", journal.InspectionQuery{Needs: journal.NeedsLook, Holder: "h1"}, []string{"0003-a", "0002-b"}},
		{"not closed, the worst first", journal.InspectionQuery{Unclosed: true, Order: "worst", Limit: 1}, []string{"0002-b"}},
		{"in conflict", journal.InspectionQuery{Needs: journal.NeedsSettling}, nil},
		{"without a number of a paper", journal.InspectionQuery{Needs: journal.NeedsNumber}, nil},
		{"under review", journal.InspectionQuery{Needs: journal.NeedsReview}, nil},
		{"with pages", journal.InspectionQuery{Needs: journal.NeedsPages}, nil},
		{"a need that there is not", journal.InspectionQuery{Needs: "sorry"}, nil},
	} {
		s.finds(c.asked, c.query, c.ids...)
	}
}

func tellEvidence(s *story) {
	s.write(Evidence("i1", "0001-ab", "Блог әкімі"), Evidence("i1", "0002-bb", "Жиналыс"))
	s.write(Evidence("i2", "0003-ab", "Стенд"))
	for _, c := range []struct {
		asked string
		query journal.EvidenceQuery
		ids   []string
	}{
		{"of one inspection", journal.EvidenceQuery{Subject: "inspection i1"}, []string{"0001-ab", "0002-bb"}},
		{"an ending", journal.EvidenceQuery{Ending: "ab"}, []string{"0001-ab", "0003-ab"}},
		{"a word", journal.EvidenceQuery{Search: lang.Fold("ӘКІМІ")}, []string{"0001-ab"}},
		{"a page", journal.EvidenceQuery{Limit: 1, Offset: 2}, []string{"0003-ab"}},
	} {
		s.read(func(r journal.Reader) error {
			list, err := r.EvidenceRows(c.query)
			var ids []string
			for _, e := range list {
				ids = append(ids, e.ID)
			}
			s.same(c.asked, ids, c.ids...)
			return err
		})
	}
}

func tellNumber(s *story) {
	s.write(Inspection("i1", "2025-1000", "h"), Inspection("i2", "2025-999", "h"), Inspection("i3", "по старому", "h"))
	for year, want := range map[int]int{2025: 1000, 2026: 0} {
		s.read(func(r journal.Reader) error {
			got, err := r.LastNumber(year)
			if got != want {
				s.Errorf("%d: got %d, want %d", year, got, want)
			}
			return err
		})
	}
}

func tellOwnRows(s *story) {
	if err := s.store.Write(context.Background(), Signer, func(w journal.Writer) error {
		if _, err := w.Append(Inspection("i1", "2026-007", "h")); err != nil {
			return err
		}
		n, err := w.LastNumber(2026)
		if err != nil || n != 7 {
			s.Errorf("the last number is %d, %v", n, err)
		}
		if n, err := w.CountInspections(journal.InspectionQuery{State: "open"}); err != nil || n != 1 {
			s.Errorf("%d inspections are counted, %v", n, err)
		}
		list, err := w.Entries("inspection i1")
		if len(list) != 1 {
			s.Errorf("%d entries are seen", len(list))
		}
		return err
	}); err != nil {
		s.Fatal(err)
	}
}
