package standard

import (
	"slices"
	"strings"

	"ashyq/checks/calendar"
)

// ItemsOf lists what a checklist asks of a category: the items written in the
// check file, and the leaves of article 16 that bind the category. A leaf keeps
// its traits (When) from the part, and its name in the Law is its id. For a part
// that asks about the items of another (Of), the leaves are those of the other
// that it asks about; a part that names none asks about all.
func (s *Standard) ItemsOf(_ *Check, part *Part, category string) []Item {
	var items []Item
	for _, item := range part.Items {
		if len(item.Categories) == 0 || slices.Contains(item.Categories, category) {
			items = append(items, item)
		}
	}
	for _, of := range part.Leaves {
		if of.Category == category {
			items = append(items, s.leaves(of)...)
		}
	}
	return items
}

// leaves turns leaves of article 16 into items.
func (s *Standard) leaves(of LeavesOf) []Item {
	var items []Item
	for _, number := range of.Articles {
		article := s.articles[number]
		if article == nil {
			continue
		}
		for _, leaf := range article.Leaves {
			items = append(items, Item{
				ID: leaf.ID, Title: leaf.Title, Group: groupOf(article, leaf.ID),
				When: of.When, NeedsNorm: leaf.NeedsNorm, Law: leaf.ID, From: leaf.From, Until: leaf.Until,
			})
		}
	}
	return items
}

// DutySince is the first day on which a duty of the Law alone is known to have
// existed: the day that the part names, else the latest day from which one of
// its articles is known. Parts that serve clauses have none of their own: zero.
func (s *Standard) DutySince(part *Part) calendar.Day {
	if part.Weight != LawOnly {
		return 0
	}
	since, err := calendar.ParseDay(part.Since)
	if err == nil {
		return since
	}
	for _, place := range part.Law {
		if article := s.Article(place); article != nil {
			since = max(since, article.KnownFrom)
		}
	}
	return since
}

// FindItem finds what a check asks for by the id under which evidence names it:
// an item of the check file, a leaf of article 16, or PART.LEAF for a part that
// asks about the present items of another (dates.16.3.1.b).
func (s *Standard) FindItem(check *Check, id string) (*Part, Item, bool) {
	if part, item := check.Item(id); item != nil {
		return part, *item, true
	}
	for i := range check.Parts {
		part := &check.Parts[i]
		for _, category := range check.Categories() {
			for _, item := range s.ItemsOf(check, part, category) {
				if item.ID == id {
					return part, item, true
				}
			}
		}
		if rest, ok := strings.CutPrefix(id, part.ID+"."); ok && part.Of != "" {
			if of, item, found := s.FindItem(check, rest); found && of.ID == part.Of {
				item.ID = id
				return part, item, true
			}
		}
	}
	return nil, Item{}, false
}

// groupOf finds the sub-item under whose opening line a leaf stands.
func groupOf(article *Article, leaf string) string {
	for _, group := range article.Groups {
		if strings.HasPrefix(leaf, group.ID+".") {
			return group.ID
		}
	}
	return ""
}

// Article returns the most exact article held that contains the place, such as
// 16(3) for "16(3)(2)" and for the leaf "16.3.2.a"; nil if none is held.
func (s *Standard) Article(number string) *Article {
	place, err := parsePlace(number)
	if err != nil {
		return nil
	}
	for _, wider := range place.wider() {
		if article := s.articles[wider]; article != nil {
			return article
		}
	}
	return nil
}
