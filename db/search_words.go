package db

import (
	"context"
	"database/sql"
	"strings"

	"ashyq/checks/journal"
)

// pageWords is how many words stand in one row of the book.
const pageWords = 512

// wordPage is a row of the book: words as they are spelt and folded, each ended by
// a line break. The place of a word in the book is its number; a word that nothing
// holds any more leaves an empty line.
type wordPage struct{ exact, folded string }

// wordBook is the book as it stood after so many moves of an epoch. It is not
// changed once it is shown.
type wordBook struct {
	epoch string
	moves int64
	pages []wordPage
}

// serves tells whether the book holds every word of an index.
func (b *wordBook) serves(of searchOf) bool {
	return b != nil && b.epoch == of.epoch && b.moves >= of.moves
}

// readBook reads the whole book.
func readBook(ctx context.Context, q queryer, of searchOf) (*wordBook, error) {
	b := &wordBook{epoch: of.epoch, moves: of.moves, pages: make([]wordPage, (of.words+pageWords-1)/pageWords)}
	err := each(ctx, q, func(r *sql.Rows) error {
		var n int
		var p wordPage
		err := r.Scan(&n, &p.exact, &p.folded)
		if n >= 0 && n < len(b.pages) {
			b.pages[n] = p
		}
		return err
	}, `SELECT page, exact, folded FROM row_search_words`)
	return b, err
}

// numbers gives the number of every word.
func (b *wordBook) numbers() map[string]int64 {
	out := map[string]int64{}
	for n, p := range b.pages {
		line := int64(0)
		for word := range strings.SplitSeq(p.exact, "\n") {
			if word != "" {
				out[word] = int64(n)*pageWords + line
			}
			line++
		}
	}
	return out
}

// fitting lists the numbers of the words that a term fits, by how well it does.
func (b *wordBook) fitting(t journal.SearchTerm) (out [journal.RankNone][]int64) {
	for n, p := range b.pages {
		p.fitting(t, func(line int, rank journal.SearchRank) {
			out[rank] = append(out[rank], int64(n)*pageWords+int64(line))
		})
	}
	return out
}

// fitting walks the folded words, and looks up how those are spelt that fit.
func (p wordPage) fitting(t journal.SearchTerm, found func(line int, rank journal.SearchRank)) {
	line, folded, exact := 0, p.folded, p.exact
	for {
		at := strings.Index(folded, t.Folded)
		if at < 0 {
			return
		}
		begin := strings.LastIndexByte(folded[:at], '\n') + 1
		skipped := strings.Count(folded[:begin], "\n")
		folded = folded[begin:]
		line += skipped
		for range skipped {
			_, exact, _ = strings.Cut(exact, "\n")
		}
		word, rest, _ := strings.Cut(folded, "\n")
		spelt, after, _ := strings.Cut(exact, "\n")
		if rank := t.Rank(spelt, word); rank != journal.RankNone {
			found(line, rank)
		}
		line, folded, exact = line+1, rest, after
	}
}

// with gives a page with words put behind its own, and others taken out.
func (p wordPage) with(add []string, drop map[int]bool) wordPage {
	if len(add) > 0 {
		folded := make([]string, len(add))
		for i, w := range add {
			folded[i] = journal.FoldWord(w)
		}
		p.exact += strings.Join(add, "\n") + "\n"
		p.folded += strings.Join(folded, "\n") + "\n"
	}
	if len(drop) > 0 {
		p.exact, p.folded = blanked(p.exact, drop), blanked(p.folded, drop)
	}
	return p
}

func blanked(text string, lines map[int]bool) string {
	words := strings.Split(text, "\n")
	for i := range words {
		if lines[i] {
			words[i] = ""
		}
	}
	return strings.Join(words, "\n")
}

// words lists some lines of a page as they are spelt.
func (p wordPage) words(lines map[int]bool) []string {
	var out []string
	for i, w := range strings.Split(p.exact, "\n") {
		if lines[i] {
			out = append(out, w)
		}
	}
	return out
}
