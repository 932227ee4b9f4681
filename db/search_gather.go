package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// What goes into the index is made ready while only reading: entries are folded,
// pages read and cut into words beside whoever writes. Then it is put in, in a
// transaction that does no more than that, and only where the index has not moved
// meanwhile: what was let go in between must not come back.

// mostGathered bounds, in bytes of text, what is put in or taken out at once.
const mostGathered = 1 << 20

// putting is a thing to be put into the index, cut into words.
type putting struct {
	doc   journal.SearchDoc
	sum   string
	words []string
}

// taking is a thing to be taken out.
type taking struct {
	id    int64
	kind  string
	words []string
}

// kept is a thing that the index holds.
type kept struct {
	id  int64
	sum string
}

type thing struct{ kind, ref string }

// portion is what is to be done up to one entry: of its subject, or of a part of it.
type portion struct {
	row     int64 // of the entry, 0 where there is none
	subject journal.Subject
	put     []putting
	take    []taking
	whole   bool // nothing more is to be done of the subject
}

// gathered is what was made ready of an index as it stood.
type gathered struct {
	of       searchOf
	last     int64 // the entry that was written last
	portions []portion
	done     bool // the index has everything once this is in it
}

// gathering walks the entries in the order in which they were written, and makes
// the things of each subject once.
type gathering struct {
	ctx, step context.Context
	q         queryer
	by        journal.Indexer
	from      *source
	seen      map[journal.Subject]int64 // last entry that was seen of a subject
	bytes     int
	gathered
}

// gather works until the step ends, or enough was made ready.
func (s *Store) gather(ctx, step context.Context, q queryer, of searchOf) (gathered, error) {
	g := &gathering{ctx: ctx, step: step, q: q, by: s.indexer(), from: sourceOf(ctx, q),
		seen: map[journal.Subject]int64{}, gathered: gathered{of: of}}
	err := g.run()
	return g.gathered, cmp.Or(ctx.Err(), err)
}

// full tells whether enough was made ready for once. Something always is.
func (g *gathering) full() bool {
	return g.bytes > mostGathered || g.step.Err() != nil && len(g.portions) > 0
}

func (g *gathering) run() (err error) {
	if g.last, err = lastEntry(g.ctx, g.q); err != nil {
		return err
	}
	again, err := column[journal.Subject](g.ctx, g.q, `SELECT subject FROM row_search_subjects WHERE seen < 0`)
	if err != nil {
		return err
	}
	for _, s := range again {
		if whole, err := g.subject(0, s); err != nil || !whole || g.full() {
			return err
		}
	}
	for upto := g.of.upto; ; {
		lines, err := g.entries(upto)
		if err != nil {
			return err
		}
		if len(lines) == 0 {
			g.done = true
			return nil
		}
		for _, l := range lines {
			if whole, err := g.entry(l); err != nil || !whole || g.full() {
				return err
			}
			upto = l.row
		}
	}
}

// entries lists some entries behind one, with the subject of each.
func (g *gathering) entries(after int64) (lines []portion, err error) {
	const batch = 1000
	err = each(g.ctx, g.q, func(r *sql.Rows) error {
		l := portion{whole: true}
		err := r.Scan(&l.row, &l.subject)
		lines = append(lines, l)
		return err
	}, `SELECT rowid, subject FROM entries WHERE rowid > ? ORDER BY rowid LIMIT ?`, after, batch)
	return lines, err
}

// entry sees to one entry: its subject is made ready, if it was not since.
func (g *gathering) entry(l portion) (whole bool, err error) {
	seen, known := g.seen[l.subject]
	if !known {
		seen, err = single[int64](g.ctx, g.q, `SELECT seen FROM row_search_subjects WHERE subject = ?`, l.subject)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return false, err
		}
	}
	if seen < l.row {
		return g.subject(l.row, l.subject)
	}
	g.seen[l.subject] = seen
	g.portions = append(g.portions, portion{row: l.row, whole: true})
	return true, nil
}

// subject makes ready what has changed of a subject, with all entries there are; it
// tells whether that is all. Of one that cannot be read the index keeps what it has:
// verifying names it, and everything else can be found.
func (g *gathering) subject(row int64, subject journal.Subject) (whole bool, err error) {
	held, err := heldOf(g.ctx, g.q, subject)
	if err != nil {
		return false, err
	}
	p := portion{row: row, subject: subject}
	p.whole, err = g.compare(&p, held)
	if told, ok := lang.AsError(err); ok && (told.Code == "db.damaged-entry" || told.Code == "db.newer-entry") {
		p, err = portion{row: row, subject: subject, whole: true}, nil
	}
	if err != nil {
		return false, err
	}
	if p.whole {
		g.seen[subject] = g.last
	}
	g.portions = append(g.portions, p)
	return p.whole, nil
}

// compare sets what can be found now beside what the index holds.
func (g *gathering) compare(p *portion, held map[thing]kept) (whole bool, err error) {
	has := maps.Clone(held)
	docs := g.by.SearchDocs(p.subject, g.from, func(kind, ref string) bool { _, ok := has[thing{kind, ref}]; return ok })
	for d, err := range docs {
		if err != nil {
			return false, err
		}
		t := thing{d.Kind, d.Ref}
		sum := sumDoc(d)
		if old, there := held[t]; there && (d.Same || old.sum == sum) {
			delete(held, t)
			continue
		}
		if d.Same {
			continue
		}
		if g.enough(p) {
			return false, nil
		}
		if err := g.takeOut(p, held, t); err != nil {
			return false, err
		}
		p.put = append(p.put, putting{d, sum, wordsOf(d.Title, d.Text)})
		g.bytes += len(d.Title) + len(d.Text)
	}
	for _, t := range slices.SortedFunc(maps.Keys(held), func(a, b thing) int { return cmp.Compare(held[a].id, held[b].id) }) {
		if g.enough(p) {
			return false, nil
		}
		if err := g.takeOut(p, held, t); err != nil {
			return false, err
		}
	}
	return true, nil
}

// enough tells whether a subject is left before all of it was seen to.
func (g *gathering) enough(p *portion) bool {
	return len(p.put)+len(p.take) > 0 && (g.bytes > mostGathered || g.step.Err() != nil)
}

// takeOut makes ready that a thing leaves the index.
func (g *gathering) takeOut(p *portion, held map[thing]kept, t thing) error {
	old, there := held[t]
	if !there {
		return nil
	}
	delete(held, t)
	out, n, err := takingOf(g.ctx, g.q, t.kind, old.id)
	g.bytes += n
	p.take = append(p.take, out)
	return err
}

// heldOf lists what the index holds of a subject.
func heldOf(ctx context.Context, q queryer, subject journal.Subject) (map[thing]kept, error) {
	held := map[thing]kept{}
	err := each(ctx, q, func(r *sql.Rows) error {
		var t thing
		var k kept
		err := r.Scan(&k.id, &t.kind, &t.ref, &k.sum)
		held[t] = k
		return err
	}, `SELECT id, kind, ref, sum FROM row_search_docs WHERE subject = ?`, subject)
	return held, err
}

// takingOf reads the words of a thing that the index holds.
func takingOf(ctx context.Context, q queryer, kind string, id int64) (t taking, bytes int, err error) {
	var title, body string
	err = q.QueryRowContext(ctx, `SELECT title, body FROM row_search_docs WHERE id = ?`, id).Scan(&title, &body)
	return taking{id, kind, wordsOf(title, body)}, len(title) + len(body), err
}
