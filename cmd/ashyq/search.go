package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// searchCmd looks for words everywhere.
type searchCmd struct {
	Text       []string `arg:"" name:"search"`
	Kind       []string `placeholder:"kind" sep:"none"`
	Inspection string   `placeholder:"inspection"`
	Limit      int      `placeholder:"number"`
}

// foundThing is a thing that was found.
type foundThing struct {
	Kind       string       `json:"kind"`
	Ref        string       `json:"ref"`
	Inspection string       `json:"inspection,omitempty"`
	Holder     lang.Text    `json:"holder,omitzero"`
	Check      string       `json:"check,omitempty"`
	Date       string       `json:"date,omitempty"`
	What       lang.Text    `json:"what,omitzero"`
	Title      lang.Text    `json:"title"`
	Line       int          `json:"line,omitempty"` // from 1
	Snippet    string       `json:"snippet,omitempty"`
	Marks      [][2]int     `json:"marks"` // in characters of the snippet, from and to
	Withdrawn  bool         `json:"withdrawn,omitempty"`
	Alike      bool         `json:"alike,omitempty"`
	Entry      journal.Hash `json:"entry,omitempty"`
}

// Run prints what was found, by its kinds. The index is caught up first; where there
// is no database the Standard is searched alone.
func (c searchCmd) Run(s *session) error {
	for _, k := range c.Kind {
		if !slices.Contains(desk.SearchKinds(), k) {
			return usage("usage.search-kind", lang.Args{"typed": quoted(k), "kinds": strings.Join(desk.SearchKinds(), ", ")})
		}
	}
	over := s.write
	if _, err := os.Stat(s.path()); s.sample == nil && err != nil {
		over = s.read
	}
	return over(func(d *desk.Desk) error {
		if err := d.CatchUpSearch(s.ctx, s.lookedThrough(time.Now())); err != nil {
			return err
		}
		found, err := d.Search(s.ctx, desk.SearchQuery{
			Text: strings.Join(c.Text, " "), Kinds: c.Kind, Inspection: c.Inspection, Limit: c.Limit,
		})
		if err != nil {
			return err
		}
		return s.answerFound(found)
	})
}

// toldEvery is how often it is told how far long work has come.
const toldEvery = 2 * time.Second

// lookedThrough tells beside the answer how much of the journal was looked through,
// where that takes long.
func (s *session) lookedThrough(last time.Time) journal.Progress {
	return func(done, of int) {
		if now := time.Now(); of > 0 && now.Sub(last) >= toldEvery {
			last = now
			s.warn(messages().Text("search.looked", lang.Args{"percent": done * 100 / of}))
		}
	}
}

func (s *session) answerFound(f desk.SearchFound) error {
	hits := []foundThing{}
	counts := map[string]int{}
	for _, g := range f.Groups {
		counts[g.Kind] = g.Count
		for i := range g.Hits {
			hits = append(hits, foundAs(f, &g.Hits[i]))
		}
	}
	return s.answer(struct {
		Meant  string         `json:"meant,omitempty"`
		Count  int            `json:"count"`
		Least  bool           `json:"at_least,omitempty"`
		Counts map[string]int `json:"counts"`
		Hits   []foundThing   `json:"hits"`
	}{f.Meant, f.Count, f.Least, counts, hits}, func() { s.printHits(f) })
}

func foundAs(f desk.SearchFound, h *desk.SearchHit) foundThing {
	marks, _ := f.Words.Marks(h.Snippet())
	return foundThing{
		Kind: h.Kind, Ref: h.Ref, Inspection: h.Number, Holder: h.Name, Check: h.Check, Date: h.Date, What: h.What,
		Title: h.Title, Line: h.Line + 1, Snippet: h.Snippet(), Marks: list(marks), Withdrawn: h.Gone, Alike: h.Alike, Entry: h.Entry,
	}
}

// longestBrief is how many characters of a text are printed.
const longestBrief = 160

func (s *session) printHits(f desk.SearchFound) {
	if f.Meant != "" {
		s.saying("search.meant", lang.Args{"meant": lang.Line(f.Meant)})
	}
	if f.Count == 0 {
		s.saying("search.none", nil)
		return
	}
	for _, g := range f.Groups {
		if len(g.Hits) == 0 {
			continue
		}
		fmt.Fprintf(s.out, "\n%s: %d\n", s.words(desk.SearchKindWords(g.Kind)), g.Count)
		for i := range g.Hits {
			h := &g.Hits[i]
			gone := ""
			if h.Gone {
				gone = s.say("search.gone", nil)
			}
			number := h.Number
			if h.Kind == journal.SearchInspection {
				number = ""
			}
			fmt.Fprintln(s.out, "  "+s.facts(number, h.Date, gone, s.words(h.Title)))
			if text := f.Brief(h, longestBrief); text != "" && text != s.words(h.Title) {
				fmt.Fprintln(s.out, "      "+text)
			}
		}
	}
}
