package standard

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"ashyq/checks/lang"
)

// arrange sorts what was read and builds the index of clauses.
func (s *Standard) arrange() {
	slices.SortFunc(s.editions, byStart)
	slices.SortFunc(s.checks, func(a, b *Check) int { return cmp.Compare(a.Number, b.Number) })
	slices.SortFunc(s.revisions, func(a, b Revision) int { return strings.Compare(a.File, b.File) })
	for _, e := range s.all() {
		e.share()
	}
	s.index()
}

// index notes where editions, articles and the checks that serve clauses stand.
func (s *Standard) index() {
	s.serving = map[ClauseOf]*Check{}
	s.named = map[string]*Edition{}
	s.articles = map[string]*Article{}
	for _, e := range s.all() {
		for _, name := range append(slices.Clone(e.Aliases), e.ID) {
			s.named[name], s.named[lang.Fold(name)] = e, e
		}
		for i := range e.Articles {
			s.articles[e.Articles[i].Number] = &e.Articles[i]
		}
	}
	for _, check := range s.checks {
		for _, of := range check.Clauses {
			s.serving[ClauseOf{Act: of.Act, Clause: of.Clause}] = check
		}
	}
}

// share gives every wording the source of its language and every article its
// note, which stand in the file once, and notes where each clause stands.
func (e *Edition) share() {
	e.index = map[string][2]int{}
	for i := range e.Points {
		point := &e.Points[i]
		e.sourced(point.Intro)
		for j := range point.Clauses {
			e.index[point.Number+"("+point.Clauses[j].Number+")"] = [2]int{i, j}
			e.sourced(point.Clauses[j].Words)
		}
	}
	for i := range e.Articles {
		e.sourced(e.Articles[i].Words)
		e.Articles[i].Note = e.Notes[e.Articles[i].Why]
	}
}

// sourced names the source of every held wording that does not name its own.
func (e *Edition) sourced(words []Wording) {
	for i := range words {
		if words[i].Flag != Missing && words[i].Source == "" {
			words[i].Source = e.Sources[words[i].Lang]
		}
	}
}

// Fingerprint is the hash of all data files together: it changes when any of
// them does.
func (s *Standard) Fingerprint() string {
	h := sha256.New()
	for _, r := range s.revisions {
		fmt.Fprintf(h, "%s %s\n", r.Hash, r.File)
	}
	return hex.EncodeToString(h.Sum(nil))
}
