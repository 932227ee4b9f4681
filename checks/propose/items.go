package propose

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed items.toml
var itemsTOML string

// kindOf says by which words an item of article 16 is known and what must stand
// under them.
type kindOf struct {
	IDs     []string `toml:"ids"`
	Words   []string `toml:"words"`
	Shows   []string `toml:"shows"`
	Depends bool     `toml:"depends"`

	Anywhere bool `toml:"anywhere"`
	Heads    bool `toml:"heads"`

	phrases []phrase
	shows   [][]substance
}

// substance is what may stand under a heading.
type substance string

// What may stand under a heading; a bare heading shows nothing.
const (
	matter    substance = "matter"
	documents substance = "documents"
	phones    substance = "phones"
	emails    substance = "emails"
	addresses substance = "addresses"
	people    substance = "people"
	posts     substance = "posts"
)

// itemWords is items.toml.
type itemWords struct {
	Items   []kindOf `toml:"item"`
	General struct {
		Words []string `toml:"words"`
	} `toml:"general"`

	general []phrase
	byID    map[string]*kindOf
}

var allItems = sync.OnceValue(func() *itemWords {
	w, err := parseItems(itemsTOML)
	if err != nil {
		panic("propose: " + err.Error()) // our own file: a test reads it too
	}
	return w
})

func parseItems(text string) (*itemWords, error) {
	w := &itemWords{byID: map[string]*kindOf{}}
	meta, err := toml.Decode(text, w)
	if err != nil {
		return nil, err
	}
	if left := meta.Undecoded(); len(left) > 0 {
		return nil, fmt.Errorf("items.toml: %s is not read", left[0])
	}
	for i := range w.Items {
		k := &w.Items[i]
		k.phrases = parsePhrases(k.Words)
		if err := k.parseShows(); err != nil {
			return nil, fmt.Errorf("items.toml: %v: %w", k.IDs, err)
		}
		for _, id := range k.IDs {
			if w.byID[id] != nil {
				return nil, fmt.Errorf("items.toml: %s stands twice", id)
			}
			w.byID[id] = k
		}
	}
	w.general = parsePhrases(w.General.Words)
	return w, nil
}

// parseShows reads the ways in which something is shown: "phones+emails".
func (k *kindOf) parseShows() error {
	known := []substance{matter, documents, phones, emails, addresses, people, posts}
	for _, way := range k.Shows {
		var together []substance
		for name := range strings.SplitSeq(way, "+") {
			if !slices.Contains(known, substance(name)) {
				return fmt.Errorf("shows %q", name)
			}
			together = append(together, substance(name))
		}
		k.shows = append(k.shows, together)
	}
	return nil
}
