package standard

import (
	"cmp"
	"slices"
	"strings"

	"ashyq/checks/lang"
)

// soundLaw wants articles with a day, and leaves with their words and a source.
func (a *Addition) soundLaw() error {
	if len(a.Points)+len(a.Map) > 0 || len(a.Articles) == 0 {
		return a.refused("law", nil)
	}
	seen := map[string]bool{}
	for i := range a.Articles {
		article := &a.Articles[i]
		name := lang.Line(article.Number)
		switch _, err := parsePlace(article.Number); {
		case err != nil:
			return a.refused("number", lang.Args{"clause": name})
		case seen[article.Number]:
			return a.refused("twice", lang.Args{"clause": name})
		case article.KnownFrom == 0:
			return a.refused("no-known-from", lang.Args{"clause": name})
		}
		seen[article.Number] = true
		if err := a.soundLeaves(article); err != nil {
			return err
		}
	}
	return nil
}

func (a *Addition) soundLeaves(article *Article) error {
	if len(article.Leaves) == 0 {
		return a.refused("no-text", lang.Args{"clause": article.Number, "lang": "kk, ru"})
	}
	seen := map[string]bool{}
	for _, leaf := range slices.Concat(article.Groups, article.Leaves) {
		name := lang.Line(leaf.ID)
		place, err := parsePlace(leaf.ID)
		switch {
		case err != nil || !slices.Contains(place.wider(), article.Number):
			return a.refused("number", lang.Args{"clause": name})
		case seen[leaf.ID]:
			return a.refused("twice", lang.Args{"clause": name})
		case strings.TrimSpace(leaf.KK) == "" || strings.TrimSpace(leaf.RU) == "":
			return a.refused("no-text", lang.Args{"clause": name, "lang": "kk, ru"})
		}
		seen[leaf.ID] = true
	}
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		if strings.TrimSpace(cmp.Or(a.Sources[l], a.Source)) == "" {
			return a.refused("no-source", lang.Args{"clause": article.Number, "lang": string(l)})
		}
	}
	return nil
}

// admitsLaw wants articles that are held, with lists that begin after those held.
func (j *join) admitsLaw(a *Addition) error {
	for i := range a.Articles {
		article := &a.Articles[i]
		held := j.articles[article.Number]
		switch {
		case held == nil || len(held.Leaves) == 0:
			return a.refused("article-unknown", lang.Args{"clause": article.Number, "articles": j.listed()})
		case article.KnownFrom <= held.latest().KnownFrom:
			return a.refused("known-from", lang.Args{"clause": article.Number, "from": article.KnownFrom, "held": held.latest().KnownFrom})
		}
		for _, leaf := range held.Leaves {
			ended := leaf.Until != 0
			if ended && slices.ContainsFunc(article.Leaves, func(l Leaf) bool { return l.ID == leaf.ID }) {
				return a.refused("leaf-ended", lang.Args{"clause": leaf.ID, "until": leaf.Until})
			}
		}
	}
	return nil
}

// listed names the articles that have a list of items.
func (s *Standard) listed() []string {
	var out []string
	for i := range s.law.Articles {
		if len(s.law.Articles[i].Leaves) > 0 {
			out = append(out, s.law.Articles[i].Number)
		}
	}
	return out
}

// latest is the text of an article that came last.
func (a *Article) latest() *Article {
	if n := len(a.Later); n > 0 {
		return a.Later[n-1]
	}
	return a
}

// amend adds later lists to articles of the Law. A leaf that stays keeps its
// first day; one that is new begins with the list; one that the list has no more
// ends the day before. A leaf whose words changed under its id is taken for the
// same one: it is named in the preview, and the later words stand beside.
func (j *join) amend(a *Addition) {
	law := *j.law
	law.Articles = slices.Clone(law.Articles)
	for i := range law.Articles {
		n := slices.IndexFunc(a.Articles, func(later Article) bool { return later.Number == law.Articles[i].Number })
		if n >= 0 {
			law.Articles[i] = law.Articles[i].amended(&a.Articles[n])
		}
	}
	j.law = &law
	j.revisions = append(j.revisions, Revision{File: "added " + a.ID, Hash: a.Revision})
}

func (a Article) amended(later *Article) Article {
	a.Later = append(slices.Clone(a.Later), later)
	leaves := slices.Clone(a.Leaves)
	for i := range leaves {
		leaf := &leaves[i]
		stays := slices.ContainsFunc(later.Leaves, func(l Leaf) bool { return l.ID == leaf.ID })
		if !stays && leaf.Until == 0 {
			leaf.Until = later.KnownFrom.Add(-1)
		}
	}
	for _, leaf := range later.Leaves {
		if !slices.ContainsFunc(leaves, func(l Leaf) bool { return l.ID == leaf.ID && l.Until == 0 }) {
			leaf.From = later.KnownFrom
			leaves = append(leaves, leaf)
		}
	}
	a.Leaves = leaves
	for _, group := range later.Groups {
		if !slices.ContainsFunc(a.Groups, func(g Leaf) bool { return g.ID == group.ID }) {
			a.Groups = append(slices.Clone(a.Groups), group)
		}
	}
	return a
}

// ItemChange says what a later list did to an item of the Law.
type ItemChange struct {
	Item   string    `json:"item"`
	Change Change    `json:"change"` // same, reworded, new, ended
	Title  lang.Text `json:"title"`
}

// ItemChanges compares a later list of an article with what stands before it.
func (s *Standard) ItemChanges(later *Article) []ItemChange {
	held := s.articles[later.Number]
	if held == nil {
		return nil
	}
	var out []ItemChange
	for _, leaf := range later.Leaves {
		change := Begun
		for _, old := range held.Leaves {
			switch {
			case old.ID != leaf.ID || old.Until != 0:
			case lang.Line(old.KK) == lang.Line(leaf.KK) && lang.Line(old.RU) == lang.Line(leaf.RU):
				change = Same
			default:
				change = Reworded
			}
		}
		out = append(out, ItemChange{leaf.ID, change, leaf.Title})
	}
	for _, old := range held.Leaves {
		if old.Until == 0 && !slices.ContainsFunc(later.Leaves, func(l Leaf) bool { return l.ID == old.ID }) {
			out = append(out, ItemChange{old.ID, Ended, old.Title})
		}
	}
	return out
}
