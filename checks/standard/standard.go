// Package standard holds the Standard of Openness as data: what the acts say,
// in the words of the acts, and what we do to find out whether it is kept.
//
// The acts are *editions*: each a text with the days on which it was in force.
// Their numbered requirements are *clauses*. What an analyst does is a *check*:
// one subject (the head's weekly blog), cut into *parts*, each answered by one
// method and standing on quoted words of the clauses that it serves. One check
// serves the clauses of several categories of holders and of successive
// editions, so that a holder is asked once, and a breach is cited by the act
// that was in force on the day of the breach (see Timeline).
//
// Everything stands in TOML files under data/, read once and strictly: an
// unknown key, a clause served by no check or by two, a quotation that is not
// in the clause, a missing language, and the package refuses to load. A text that
// came later than the program is added to them (With): the Standard is then
// another value, and the embedded one stays as it is. The code
// knows no clause by number and does not know how many there are.
package standard

import (
	"cmp"
	"slices"
	"strings"

	"ashyq/checks/lang"
)

// Standard is the whole of the data, read-only.
type Standard struct {
	editions   []*Edition // of the Standard, by first day
	law        *Edition
	checks     []*Check
	categories []*Category
	traits     []*Trait
	limits     []*Limit
	lists      []*List
	periods    []*Period
	regimes    []*Regime
	mappings   []Mapping
	conflicts  []*Conflict
	revisions  []Revision
	serving    map[ClauseOf]*Check // by act and clause; the category is left empty
	named      map[string]*Edition // by id and alias, as written and folded
	articles   map[string]*Article // by number
}

// Revision is the fingerprint of one data file: a paper prints that of the
// edition it quotes.
type Revision struct {
	File string `json:"file"`
	Hash string `json:"hash"` // SHA-256, 64 hex digits
}

// Checks lists the checks in the order of the catalogue.
func (s *Standard) Checks() []*Check { return s.checks }

// Check returns the check with this id, or nil.
func (s *Standard) Check(id string) *Check {
	return find(s.checks, func(c *Check) bool { return c.ID == id })
}

// CheckServing returns the check that serves a clause of an act, or nil.
func (s *Standard) CheckServing(act, clause string) *Check {
	return s.serving[ClauseOf{Act: act, Clause: clause}]
}

// ClauseOf returns the clause of the act that binds the category under this
// check, or "" where there is none.
func (s *Standard) ClauseOf(check *Check, category, act string) string {
	for _, of := range check.Clauses {
		if of.Category == category && of.Act == act {
			return of.Clause
		}
	}
	return ""
}

// Editions lists the editions of the Standard by their first day in force.
func (s *Standard) Editions() []*Edition { return s.editions }

// Law returns the Law on access to information, as far as it is held.
func (s *Standard) Law() *Edition { return s.law }

// Edition finds an edition, the Law included, by its id or an alias; letters
// that differ only by alphabet or case are taken for one ("177-нк"). Nil if
// there is none.
func (s *Standard) Edition(idOrAlias string) *Edition {
	if e := s.named[idOrAlias]; e != nil {
		return e
	}
	return s.named[lang.Fold(strings.TrimSpace(idOrAlias))]
}

// all lists the editions of the Standard and the Law.
func (s *Standard) all() []*Edition {
	if s.law == nil {
		return s.editions
	}
	return append(slices.Clone(s.editions), s.law)
}

// Clause finds a clause of an edition: "177-НҚ", "4(15)".
func (s *Standard) Clause(edition, clause string) (*Point, *Clause, bool) {
	if e := s.Edition(edition); e != nil {
		return e.Clause(clause)
	}
	return nil, nil, false
}

// Categories lists the kinds of holder in the order of the Standard.
func (s *Standard) Categories() []*Category { return s.categories }

// Category returns the category with this id, or nil.
func (s *Standard) Category(id string) *Category {
	return find(s.categories, func(c *Category) bool { return c.ID == id })
}

// Traits lists the facts about a holder that decide what applies to it.
func (s *Standard) Traits() []*Trait { return s.traits }

// Trait returns the trait with this id, or nil.
func (s *Standard) Trait(id string) *Trait {
	return find(s.traits, func(t *Trait) bool { return t.ID == id })
}

// Limits lists the limits of time.
func (s *Standard) Limits() []*Limit { return s.limits }

// Limit returns the limit with this id, or nil.
func (s *Standard) Limit(id string) *Limit {
	return find(s.limits, func(l *Limit) bool { return l.ID == id })
}

// Mappings lists every pair of clauses of successive editions, the earlier
// editions first.
func (s *Standard) Mappings() []Mapping { return s.mappings }

// Revisions lists the fingerprints of all data files by name.
func (s *Standard) Revisions() []Revision { return s.revisions }

// find returns the first element that matches, or nil.
func find[T any](list []*T, match func(*T) bool) *T {
	if i := slices.IndexFunc(list, match); i >= 0 {
		return list[i]
	}
	return nil
}

// byStart orders editions by the earliest day on which they can have begun.
func byStart(a, b *Edition) int { return cmp.Compare(a.From, b.From) }
