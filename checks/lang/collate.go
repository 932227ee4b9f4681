package lang

import (
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// A collator keeps buffers and serves one goroutine at a time, hence a pool
// for each language.
var collators = map[Lang]*sync.Pool{
	KK: collatorsOf(language.Kazakh),
	RU: collatorsOf(language.Russian),
	EN: collatorsOf(language.English),
}

func collatorsOf(tag language.Tag) *sync.Pool {
	return &sync.Pool{New: func() any { return collate.New(tag) }}
}

// Compare orders two strings as a dictionary of the language does: in Kazakh
// «ә» stands between «а» and «б», not after «я». It returns -1, 0 or 1, and 0
// only for equal strings. An unknown language compares bytes.
func Compare(l Lang, a, b string) int {
	if pool, ok := collators[l]; ok {
		c := pool.Get().(*collate.Collator)
		defer pool.Put(c)
		if order := c.CompareString(a, b); order != 0 {
			return order
		}
	}
	return strings.Compare(a, b)
}
