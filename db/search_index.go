package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"ashyq/checks/journal"
)

// post names a row of posts: a word, and a chunk of things. The kinds of things,
// and those that were withdrawn, are posts of words below zero.
type post struct{ word, chunk int64 }

// goneWord is the word of things that were withdrawn; that of a kind stands below.
const goneWord = -1

func kindWord(kind string) int64 {
	return goneWord - 1 - int64(slices.Index(journal.SearchKinds(), kind))
}

// change is what becomes of a chunk.
type change struct{ put, drop chunk }

// indexing is one step of catching up, or of letting go: what it changes is
// gathered in memory and written at its end.
type indexing struct {
	ctx     context.Context
	q       queryer
	of      searchOf
	book    *wordBook
	numbers map[string]int64 // of the words of the book and of new ones
	fresh   map[int64][]string
	changes map[post]*change
}

// beginIndexing opens the index for writing; this goroutine has its turn.
func (s *Store) beginIndexing(ctx context.Context, q queryer, of searchOf) (*indexing, error) {
	x := &indexing{ctx: ctx, q: q, of: of, fresh: map[int64][]string{}, changes: map[post]*change{}}
	f := &s.find
	x.book = f.shown()
	if f.numbers == nil || x.book == nil || x.book.epoch != of.epoch || x.book.moves != of.moves {
		book, err := readBook(ctx, q, of)
		if err != nil {
			return nil, err
		}
		x.book, f.numbers = book, book.numbers()
	}
	x.numbers = f.numbers
	f.numbers = nil // they are given back when all is written
	return x, nil
}

// wordsOf lists the words of a thing, each once.
func wordsOf(title, body string) []string {
	words := append(journal.Words(title), journal.Words(body)...)
	slices.Sort(words)
	return slices.Compact(words)
}

func (x *indexing) change(word, doc int64) (*change, int) {
	p := post{word, doc >> chunkBits}
	if x.changes[p] == nil {
		x.changes[p] = &change{}
	}
	return x.changes[p], int(doc & chunkMask)
}

func (x *indexing) put(word, doc int64) {
	c, n := x.change(word, doc)
	c.put.put(n)
	c.drop.drop(n)
}

func (x *indexing) drop(word, doc int64) {
	c, n := x.change(word, doc)
	c.drop.put(n)
	c.put.drop(n)
}

// number gives the number of a word, a new one where it has none.
func (x *indexing) number(word string) int64 {
	n, known := x.numbers[word]
	if !known {
		n = x.of.words
		x.of.words++
		x.numbers[word] = n
		x.fresh[n/pageWords] = append(x.fresh[n/pageWords], word)
	}
	return n
}

// letGo takes everything of a subject out at once.
func (x *indexing) letGo(subject journal.Subject) error {
	held, err := heldOf(x.ctx, x.q, subject)
	if err != nil {
		return err
	}
	for t, k := range held {
		out, _, err := takingOf(x.ctx, x.q, t.kind, k.id)
		if err == nil {
			err = x.remove(out)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func sumDoc(d journal.SearchDoc) string {
	gone := ""
	if d.Gone {
		gone = "gone"
	}
	sum := journal.Sum([]byte(d.What + "\x00" + d.Check + "\x00" + d.Date + "\x00" + d.Title + "\x00" + d.Text + "\x00" + gone + "\x00" + string(d.Entry)))
	return string(sum)
}

// add puts a thing into the index. It gets a number of its own, so that what was
// changed last is found first.
func (x *indexing) add(p putting) error {
	id, d := x.of.docs, p.doc
	x.of.docs++
	if _, err := x.q.ExecContext(x.ctx, `INSERT INTO row_search_docs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, d.Subject, d.Kind, d.Ref, d.What, d.Check, d.Date, d.Title, d.Text, d.Gone, d.Entry, p.sum); err != nil {
		return err
	}
	for _, w := range p.words {
		x.put(x.number(w), id)
	}
	x.put(kindWord(d.Kind), id)
	if d.Gone {
		x.put(goneWord, id)
	}
	return nil
}

// remove takes a thing out, and its words.
func (x *indexing) remove(t taking) error {
	for _, w := range t.words {
		x.drop(x.number(w), t.id)
	}
	x.drop(kindWord(t.kind), t.id)
	x.drop(goneWord, t.id)
	_, err := x.q.ExecContext(x.ctx, `DELETE FROM row_search_docs WHERE id = ?`, t.id)
	return err
}

// finish writes what was gathered, and gives the book as it is now.
func (x *indexing) finish() (*wordBook, error) {
	emptied, err := x.writePosts()
	if err != nil {
		return nil, err
	}
	dropped, err := x.unheld(emptied)
	if err != nil {
		return nil, err
	}
	book, err := x.writeWords(dropped)
	if err != nil {
		return nil, err
	}
	x.of.moves++
	book.epoch, book.moves = x.of.epoch, x.of.moves
	_, err = x.q.ExecContext(x.ctx, `UPDATE row_search_of SET upto = ?, docs = ?, words = ?, moves = ?`,
		x.of.upto, x.of.docs, x.of.words, x.of.moves)
	return book, err
}

// writePosts writes the sets that have changed, in the order in which they lie in
// the file, and lists the words that have lost one.
func (x *indexing) writePosts() (emptied []int64, err error) {
	order := slices.SortedFunc(maps.Keys(x.changes), func(a, b post) int {
		return cmp.Or(cmp.Compare(a.word, b.word), cmp.Compare(a.chunk, b.chunk))
	})
	for _, p := range order {
		var docs chunk
		c := x.changes[p]
		old, err := single[[]byte](x.ctx, x.q, `SELECT docs FROM row_search_posts WHERE word = ? AND chunk = ?`, p.word, p.chunk)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
		docs.join(old)
		for i := range docs {
			docs[i] = docs[i]&^c.drop[i] | c.put[i]
		}
		bytes := docs.encode()
		if bytes != nil {
			_, err = x.q.ExecContext(x.ctx, `INSERT OR REPLACE INTO row_search_posts VALUES (?, ?, ?)`, p.word, p.chunk, bytes)
		} else {
			emptied = append(emptied, p.word)
			_, err = x.q.ExecContext(x.ctx, `DELETE FROM row_search_posts WHERE word = ? AND chunk = ?`, p.word, p.chunk)
		}
		if err != nil {
			return nil, err
		}
	}
	return slices.Compact(emptied), nil
}

// unheld lists, by pages of the book, the words that nothing holds any more.
func (x *indexing) unheld(words []int64) (map[int64]map[int]bool, error) {
	out := map[int64]map[int]bool{}
	for _, w := range words {
		if w < 0 {
			continue
		}
		there, err := holds(x.ctx, x.q, "row_search_posts", "word = ?", w)
		if err != nil {
			return nil, err
		}
		if !there {
			n := w / pageWords
			if out[n] == nil {
				out[n] = map[int]bool{}
			}
			out[n][int(w%pageWords)] = true
		}
	}
	return out, nil
}

// writeWords writes the pages of the book that have changed.
func (x *indexing) writeWords(dropped map[int64]map[int]bool) (*wordBook, error) {
	out := &wordBook{pages: slices.Clone(x.book.pages)}
	pages := map[int64]bool{}
	for n := range x.fresh {
		pages[n] = true
	}
	for n := range dropped {
		pages[n] = true
	}
	for _, n := range slices.Sorted(maps.Keys(pages)) {
		for int64(len(out.pages)) <= n {
			out.pages = append(out.pages, wordPage{})
		}
		whole := out.pages[n].with(x.fresh[n], nil)
		out.pages[n] = whole.with(nil, dropped[n])
		for _, w := range whole.words(dropped[n]) {
			delete(x.numbers, w)
		}
		if _, err := x.q.ExecContext(x.ctx, `INSERT OR REPLACE INTO row_search_words VALUES (?, ?, ?)`,
			n, out.pages[n].exact, out.pages[n].folded); err != nil {
			return nil, err
		}
	}
	return out, nil
}
