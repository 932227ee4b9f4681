package db

import (
	"context"
	"database/sql"
	"math"
	"strconv"
	"strings"

	"ashyq/checks/journal"
)

// What is read at most to see whether it holds a phrase: so many things, and so many
// bytes of them.
const (
	mostFollowed      = 500
	mostFollowedBytes = 4 << 20
)

// Search implements journal.Searcher: it looks through the index as it is.
func (s *Store) Search(ctx context.Context, q journal.SearchQuery) (found journal.SearchFound, err error) {
	defer tell(s.path, &err)
	found.Counts = map[string]int{}
	if s.indexer() == nil {
		return found, nil
	}
	tx, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return found, err
	}
	f := &search{ctx: ctx, q: tx, query: q, found: &found}
	return found, endRead(tx, f.run(s))
}

// search is one search in the making.
type search struct {
	ctx   context.Context
	q     queryer
	query journal.SearchQuery
	book  *wordBook
	found *journal.SearchFound
}

func (f *search) run(s *Store) error {
	last, err := lastEntry(f.ctx, f.q)
	if err != nil {
		return err
	}
	of, ok, err := readSearchOf(f.ctx, f.q)
	f.found.Of = int(last)
	if err != nil || !ok || of.fingerprint != s.searchFingerprint() {
		return err
	}
	f.found.Done = int(min(of.upto, last))
	if f.book = s.find.shown(); !f.book.serves(of) {
		if f.book, err = readBook(f.ctx, f.q, of); err != nil {
			return err
		}
		s.find.show(f.book)
	}
	if f.query.Words.Empty() {
		return nil
	}
	levels, err := f.levels()
	if err != nil {
		return err
	}
	return f.give(levels)
}

// levels gives the things that hold all words, by how well they fit: each set
// without those before it.
func (f *search) levels() (out [journal.RankNone]docSet, err error) {
	for i, t := range f.query.Words.Terms {
		var words docSet
		for rank, numbers := range f.book.fitting(t) {
			if err := f.posts(numbers, &words); err != nil {
				return out, err
			}
			if i == 0 {
				out[rank] = words.and(words)
			} else {
				out[rank] = out[rank].and(words)
			}
		}
	}
	if f.query.Subject != "" {
		of, err := f.ofSubject()
		if err != nil {
			return out, err
		}
		for i := range out {
			out[i] = out[i].and(of)
		}
	}
	if len(f.query.Words.Phrases) > 0 {
		follow, err := f.follow(out[journal.RankAlike])
		if err != nil {
			return out, err
		}
		for i := range out {
			out[i] = out[i].and(follow)
		}
	}
	out[2], out[1] = out[2].less(out[1]), out[1].less(out[0])
	return out, nil
}

// mostAtOnce bounds how many values stand in one question.
const mostAtOnce = 500

// posts adds the things that hold any of some words.
func (f *search) posts(words []int64, to *docSet) error {
	for len(words) > 0 {
		some := words[:min(len(words), mostAtOnce)]
		words = words[len(some):]
		err := each(f.ctx, f.q, func(r *sql.Rows) error {
			var n int64
			var b sql.RawBytes
			if err := r.Scan(&n, &b); err != nil {
				return err
			}
			if n >= 0 && n < math.MaxInt32 {
				to.at(int(n)).join(b)
			}
			return nil
		}, `SELECT chunk, docs FROM row_search_posts WHERE word IN (`+numbers(some)+`)`)
		if err != nil {
			return err
		}
	}
	return nil
}

func numbers(list []int64) string {
	var b strings.Builder
	for i, n := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.FormatInt(n, 10))
	}
	return b.String()
}

func (f *search) ofSubject() (out docSet, err error) {
	ids, err := column[int64](f.ctx, f.q, `SELECT id FROM row_search_docs WHERE subject = ?`, f.query.Subject)
	for _, id := range ids {
		out.put(id)
	}
	return out, err
}

// follow reads things that hold all words, the latest first, to see whether they
// hold the phrases.
func (f *search) follow(among docSet) (out docSet, err error) {
	var ids []int64
	for id := range among.latest() {
		if len(ids) == mostFollowed {
			f.found.Least = true
			break
		}
		ids = append(ids, id)
	}
	for read := 0; len(ids) > 0; {
		if read > mostFollowedBytes {
			f.found.Least = true
			break
		}
		some := ids[:min(len(ids), mostAtOnce/10)]
		ids = ids[len(some):]
		err := each(f.ctx, f.q, func(r *sql.Rows) error {
			var id int64
			var title, body string
			if err := r.Scan(&id, &title, &body); err != nil {
				return err
			}
			read += len(title) + len(body)
			if f.query.Words.FollowIn(title, body) {
				out.put(id)
			}
			return nil
		}, `SELECT id, title, body FROM row_search_docs WHERE id IN (`+numbers(some)+`)`)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// give counts what was found by kinds, and reads the hits that are asked for.
func (f *search) give(levels [journal.RankNone]docSet) error {
	var gone docSet
	if err := f.posts([]int64{goneWord}, &gone); err != nil {
		return err
	}
	for _, kind := range journal.SearchKinds() {
		var of docSet
		if err := f.posts([]int64{kindWord(kind)}, &of); err != nil {
			return err
		}
		var stands, left [journal.RankNone]docSet
		n := 0
		for rank, docs := range levels {
			docs = docs.and(of)
			n += docs.count()
			stands[rank], left[rank] = docs.less(gone), docs.and(gone)
		}
		if n == 0 {
			continue
		}
		f.found.Counts[kind] = n
		if f.query.Wants(kind) {
			if err := f.hits(append(stands[:], left[:]...)); err != nil {
				return err
			}
		}
	}
	return nil
}

// hits reads a page of hits of one kind, the sets one after another.
func (f *search) hits(sets []docSet) error {
	var ids []int64
	rank := map[int64]journal.SearchRank{}
	skip := f.query.Offset
	for i, docs := range sets {
		for id := range docs.latest() {
			if skip > 0 {
				skip--
				continue
			}
			if f.query.Limit > 0 && len(ids) == f.query.Limit {
				break
			}
			ids = append(ids, id)
			rank[id] = journal.SearchRank(i % int(journal.RankNone))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	read := map[int64]journal.SearchDoc{}
	for rest := ids; len(rest) > 0; {
		some := rest[:min(len(rest), mostAtOnce)]
		rest = rest[len(some):]
		err := each(f.ctx, f.q, func(r *sql.Rows) error {
			var id int64
			var d journal.SearchDoc
			err := r.Scan(&id, &d.Subject, &d.Kind, &d.Ref, &d.What, &d.Check, &d.Date, &d.Title, &d.Text, &d.Gone, &d.Entry)
			read[id] = d
			return err
		}, `SELECT id, subject, kind, ref, what, check_id, date, title, body, gone, entry FROM row_search_docs WHERE id IN (`+numbers(some)+`)`)
		if err != nil {
			return err
		}
	}
	for _, id := range ids {
		if d, there := read[id]; there {
			f.found.Hits = append(f.found.Hits, journal.SearchHit{SearchDoc: d, Rank: rank[id]})
		}
	}
	return nil
}
