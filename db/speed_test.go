package db

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

func BenchmarkAct(b *testing.B) {
	path := b.TempDir()
	s, err := Open(context.Background(), path+"/ashyq.db", Options{KeyDir: path + "/streams", Deriver: journaltest.Deriver("1")})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for n := 0; b.Loop(); n++ {
		id := fmt.Sprint(n)
		if _, err := try(s, journaltest.Holder("h"+id, "Мектеп", "Школа"), journaltest.Inspection("i"+id, "2026-001", "h"+id)); err != nil {
			b.Fatal(err)
		}
	}
}

// crowd fills the rows for lists, without the truth that they would follow from.
func (b *bench) crowd(s *Store, inspections int) {
	b.Helper()
	ctx := context.Background()
	tx, err := s.hand.begin()
	if err != nil {
		b.Fatal(err)
	}
	defer tx.rollback()
	for n := range inspections {
		holder := fmt.Sprintf("019%05d-%04x", n%(inspections/10+1), n%(inspections/10+1)*7919%65536)
		if n <= inspections/10 {
			err = writeRows(ctx, tx, journal.Rows{Subject: journal.Holder(holder), Digest: emptyDigest, Holder: &journal.HolderRow{
				ID: holder, NameKK: fmt.Sprintf("№ %d жалпы орта білім беретін мектеп", n), NameRU: fmt.Sprintf("Средняя школа № %d", n),
				Folded: fmt.Sprintf("№ %d жалпы орта билим беретин мектеп\nсредняя школа № %d", n, n), Exact: "x", Categories: "state-body",
			}})
		}
		id := fmt.Sprintf("01942%07d-%04x", n, n*7919%65536)
		if err == nil {
			err = writeRows(ctx, tx, journal.Rows{
				Subject: journal.Inspection(id), Digest: emptyDigest,
				Deps: []journal.Dependency{{Subject: journal.Office, Digest: emptyDigest}, {Subject: journal.Holder(holder), Digest: emptyDigest}},
				Case: &journal.InspectionRow{
					ID: id, Number: fmt.Sprintf("%d-%03d", 2020+n%7, n/7), Holder: holder,
					Form: rare(n, "remote", "hearing"), State: rare(n, "closed", "open"),
					AsOf: fmt.Sprintf("2026-01-%02d", n%28+1), Worst: string(checks.Verdicts()[n%6]), Clock: rare(n, "", "2026-01-20"),
					Owner: fmt.Sprint("Қалқаман ", n%9), Categories: rare(n, "state-body", "prices state-body"),
					Changed: fmt.Sprintf("2026-01-%02dT%02d:00:00Z", n%28+1, n%24), Looked: len(rare(n, "x", "")),
					Captures: len(rare(n, "", "x")), Conflicts: len(rare(n, "", "x")), Unsigned: len(rare(n, "", "x")), Review: rare(n, "", "asked"),
				},
				Evidence: []journal.EvidenceRow{{ID: id + "e", Subject: journal.Inspection(id), Date: "2025-03-14", Title: "Блог"}},
			})
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.commit(); err != nil {
		b.Fatal(err)
	}
}

// rare gives the first word, and for one row in five hundred the second: what is
// rare is found last when rows are walked.
func rare(n int, first, second string) string {
	if n%500 == 499 {
		return second
	}
	return first
}

// A page of a list is a matter of milliseconds however long the list is.
// ASHYQ_ROWS=100000 fills one of the length that is promised. The times are
// printed; what is asked for is that a page is read off an index: neither
// sorted, nor picked out of all the rows.
func TestListsAreQuick(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Setting("office.city", "Астана"))
	rows := sample("ASHYQ_ROWS", 2000)
	b.crowd(s, rows)
	const sorted, scanned = true, true
	for _, c := range []struct {
		what    string
		ask     func(journal.Reader) (int, error)
		sorts   bool
		scanned bool
	}{
		{"first page by number", inspections(journal.InspectionQuery{Limit: 50}), !sorted, !scanned},
		{"first page by verdict", inspections(journal.InspectionQuery{Order: "worst", Limit: 50}), !sorted, !scanned},
		{"first page by holder", inspections(journal.InspectionQuery{Order: "holder", Limit: 50}), !sorted, !scanned},
		{"first page by as-of", inspections(journal.InspectionQuery{Order: "as-of", Limit: 50}), !sorted, !scanned},
		{"page in the middle", inspections(journal.InspectionQuery{Limit: 50, Offset: rows / 2}), !sorted, !scanned},
		{"of one verdict", inspections(journal.InspectionQuery{Worst: "met", Limit: 50}), !sorted, !scanned},
		{"of one verdict, by verdict", inspections(journal.InspectionQuery{Worst: "met", Order: "worst", Limit: 50}), !sorted, !scanned},
		{"of two verdicts", inspections(journal.InspectionQuery{Worst: "partly-met not-met", Limit: 200}), !sorted, !scanned},
		{"of two verdicts, by verdict", inspections(journal.InspectionQuery{Worst: "partly-met not-met", Order: "worst", Limit: 200}), !sorted, !scanned},
		{"open", inspections(journal.InspectionQuery{State: "open", Limit: 200}), !sorted, !scanned},
		{"open, by verdict", inspections(journal.InspectionQuery{State: "open", Order: "worst", Limit: 200}), !sorted, !scanned},
		{"open, of two verdicts", inspections(journal.InspectionQuery{State: "open", Worst: "partly-met not-met", Order: "worst", Limit: 200}), !sorted, !scanned},
		{"open, by holder", inspections(journal.InspectionQuery{State: "open", Order: "holder", Limit: 200}), !sorted, !scanned},
		{"open, by as-of", inspections(journal.InspectionQuery{State: "open", Order: "as-of", Limit: 200}), !sorted, !scanned},
		{"from which terms follow", inspections(journal.InspectionQuery{Clock: true}), !sorted, !scanned},
		{"of a rare form", inspections(journal.InspectionQuery{Form: "hearing", Limit: 200}), !sorted, !scanned},
		{"none of this form", inspections(journal.InspectionQuery{Form: "self", Order: "holder", Limit: 200}), !sorted, !scanned},
		{"of one owner", inspections(journal.InspectionQuery{Owner: "Қалқаман 1", Limit: 200}), !sorted, !scanned},
		{"open ones of an owner, by verdict", inspections(journal.InspectionQuery{Owner: "Қалқаман 1", State: "open", Order: "worst", Limit: 200}), !sorted, !scanned},
		{"closed ones of an owner, by verdict", inspections(journal.InspectionQuery{Owner: "Қалқаман 1", State: "closed", Order: "worst", Limit: 200}), !sorted, !scanned},
		{"of an owner without any, by holder", inspections(journal.InspectionQuery{Owner: "жоқ", Order: "holder", Limit: 200}), !sorted, !scanned},
		{"of an owner, changed last", inspections(journal.InspectionQuery{Owner: "Қалқаман 1", Order: "changed", Limit: 200}), !sorted, !scanned},
		{"not closed, of an owner, by verdict", inspections(journal.InspectionQuery{Unclosed: true, Owner: "Қалқаман 1", Order: "worst", Limit: 200}), !sorted, !scanned},
		{"not closed, by verdict", inspections(journal.InspectionQuery{Unclosed: true, Order: "worst", Limit: 200}), !sorted, !scanned},
		{"not closed, of two verdicts", inspections(journal.InspectionQuery{Unclosed: true, Worst: "partly-met not-met", Order: "worst", Limit: 200}), !sorted, !scanned},
		{"not closed, by holder", inspections(journal.InspectionQuery{Unclosed: true, Order: "holder", Limit: 200}), !sorted, !scanned},
		{"count of not closed", count(journal.InspectionQuery{Unclosed: true}), !sorted, scanned},
		{"count of not closed, of an owner", count(journal.InspectionQuery{Unclosed: true, Owner: "Қалқаман 1"}), !sorted, !scanned},
		{"count of an owner", count(journal.InspectionQuery{Owner: "Қалқаман 1"}), !sorted, !scanned},
		{"changed last", inspections(journal.InspectionQuery{Order: "changed", Limit: 200}), !sorted, !scanned},
		{"of a rare category", inspections(journal.InspectionQuery{Category: "prices", Limit: 200}), !sorted, !scanned},
		{"open of a category, by verdict", inspections(journal.InspectionQuery{Category: "school", State: "open", Order: "worst", Limit: 200}), !sorted, !scanned},
		{"count of a category", count(journal.InspectionQuery{Category: "prices"}), !sorted, scanned},
		{"in conflict", inspections(journal.InspectionQuery{Needs: journal.NeedsSettling}), !sorted, !scanned},
		{"without a number", inspections(journal.InspectionQuery{Needs: journal.NeedsNumber, Owner: "Қалқаман 1"}), !sorted, !scanned},
		{"under review", inspections(journal.InspectionQuery{Needs: journal.NeedsReview}), !sorted, !scanned},
		{"not looked at", inspections(journal.InspectionQuery{Needs: journal.NeedsLook, Owner: "Қалқаман 4"}), !sorted, !scanned},
		{"with pages", inspections(journal.InspectionQuery{Needs: journal.NeedsPages}), !sorted, !scanned},
		{"some ids", inspections(journal.InspectionQuery{IDs: "019420000001-1eef 019420000002-3dde"}), sorted, !scanned},
		{"count all", count(journal.InspectionQuery{}), !sorted, scanned},
		{"count open", count(journal.InspectionQuery{State: "open"}), !sorted, !scanned},
		{"count of two verdicts", count(journal.InspectionQuery{Worst: "partly-met not-met"}), !sorted, !scanned},
		{"count open of two verdicts", count(journal.InspectionQuery{State: "open", Worst: "partly-met not-met"}), !sorted, !scanned},
		{"count of a form", count(journal.InspectionQuery{Form: "hearing"}), !sorted, scanned},
		{"count found by a name", count(journal.InspectionQuery{Search: "№ 77 "}), sorted, scanned},
		{"of one holder", inspections(journal.InspectionQuery{Holder: "01900007-d889"}), !sorted, !scanned},
		{"closed ones of one holder", inspections(journal.InspectionQuery{Holder: "01900007-d889", State: "closed", Worst: "met", Order: "worst"}), sorted, !scanned},
		{"count of one holder", count(journal.InspectionQuery{Holder: "01900007-d889", State: "closed"}), !sorted, !scanned},
		{"closed, found by a name", inspections(journal.InspectionQuery{State: "closed", Search: "№ 77 ", Limit: 200}), sorted, scanned},
		{"an ending", inspections(journal.InspectionQuery{Ending: "0001-1eef"}), sorted, !scanned},
		{"an id", inspections(journal.InspectionQuery{ID: "019420000001-1eef"}), sorted, !scanned},
		{"a number", inspections(journal.InspectionQuery{Number: "2021-100"}), !sorted, !scanned},
		{"search by a name", inspections(journal.InspectionQuery{Search: "№ 77 ", Limit: 50}), sorted, scanned},
		{"search for nothing", inspections(journal.InspectionQuery{Search: "жоқ нәрсе", Limit: 50}), sorted, scanned},
		{"holders", holders(journal.HolderQuery{Limit: 50}), !sorted, !scanned},
		{"a holder by name", holders(journal.HolderQuery{Exact: "x", Limit: 50}), sorted, !scanned},
		{"search holders", holders(journal.HolderQuery{Search: "школа № 29", Limit: 50}), !sorted, !scanned},
		{"holders of a page", holders(journal.HolderQuery{IDs: "01900007-d889 01900008-f778"}), sorted, !scanned},
		{"holders of a category", holders(journal.HolderQuery{Category: "prices", Limit: 50}), !sorted, !scanned},
		{"count holders", countHolders(journal.HolderQuery{}), !sorted, scanned},
		{"count holders of a category", countHolders(journal.HolderQuery{Category: "prices"}), !sorted, scanned},
		{"count holders found", countHolders(journal.HolderQuery{Search: "школа № 29"}), !sorted, scanned},
		{"evidence of one", func(r journal.Reader) (int, error) {
			list, err := r.EvidenceRows(journal.EvidenceQuery{Subject: "inspection 019420000001-1eef"})
			return len(list), err
		}, !sorted, !scanned},
		{"ending of evidence", func(r journal.Reader) (int, error) {
			list, err := r.EvidenceRows(journal.EvidenceQuery{Ending: "1eefe"})
			return len(list), err
		}, sorted, !scanned},
		{"the last number", func(r journal.Reader) (int, error) { return r.LastNumber(2024) }, !sorted, !scanned},
	} {
		p := &planner{queryer: s.readers}
		start := time.Now()
		n, err := c.ask(view{ctx: context.Background(), q: s.readers})
		t.Logf("%-28s %6d  %8.2f ms", c.what, n, float64(time.Since(start).Microseconds())/1000)
		if err == nil {
			_, err = c.ask(view{ctx: context.Background(), q: p})
		}
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
		}
		if p.sorts && !c.sorts || p.scans && !c.scanned {
			t.Errorf("%s is not read off an index:\n%s", c.what, p.plan)
		}
	}
}

// planner asks how SQLite will find an answer, before it does.
type planner struct {
	queryer
	plan         string
	sorts, scans bool
}

func (p *planner) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := p.explain(ctx, query, args...); err != nil {
		return nil, err
	}
	return p.queryer.QueryContext(ctx, query, args...)
}

func (p *planner) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if err := p.explain(ctx, query, args...); err != nil {
		p.plan, p.scans = err.Error(), true
	}
	return p.queryer.QueryRowContext(ctx, query, args...)
}

func (p *planner) explain(ctx context.Context, query string, args ...any) error {
	return each(ctx, p.queryer, func(r *sql.Rows) error {
		var id, parent, unused int
		var step string
		err := r.Scan(&id, &parent, &unused, &step)
		p.plan += step + "\n"
		p.sorts = p.sorts || strings.Contains(step, "TEMP B-TREE FOR")
		p.scans = p.scans || strings.HasPrefix(step, "SCAN") && !strings.HasPrefix(step, "SCAN r USING INDEX")
		return err
	}, "EXPLAIN QUERY PLAN "+query, args...)
}

func holders(q journal.HolderQuery) func(journal.Reader) (int, error) {
	return func(r journal.Reader) (int, error) {
		list, err := r.Holders(q)
		return len(list), err
	}
}

func countHolders(q journal.HolderQuery) func(journal.Reader) (int, error) {
	return func(r journal.Reader) (int, error) { return r.CountHolders(q) }
}

func count(q journal.InspectionQuery) func(journal.Reader) (int, error) {
	return func(r journal.Reader) (int, error) { return r.CountInspections(q) }
}

func inspections(q journal.InspectionQuery) func(journal.Reader) (int, error) {
	return func(r journal.Reader) (int, error) {
		list, err := r.Inspections(q)
		return len(list), err
	}
}

// BenchmarkEntry is the price of one entry among many of one act.
func BenchmarkEntry(b *testing.B) {
	path := b.TempDir()
	s, err := Open(context.Background(), path+"/ashyq.db", Options{KeyDir: path + "/streams", Deriver: journaltest.Deriver("1")})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	const many = 500
	for n := 0; b.Loop(); n++ {
		var drafts []journal.Draft
		for i := range many {
			id := fmt.Sprint(n, "-", i)
			drafts = append(drafts, journaltest.Holder("h"+id, "Мектеп", "Школа"), journaltest.Inspection("i"+id, "2026-001", "h"+id))
		}
		if _, err := try(s, drafts...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/many/2, "ns/entry")
}
