package desk

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// The Standard is small: its clauses, the articles of the Law and the questions of
// the checks are made ready once and looked through word by word.

// lawIndex keeps what was made ready of the law that was searched last.
type lawIndex struct {
	lock  sync.Mutex
	law   *standard.Standard
	texts []lawText
}

// lawText is a clause or a check.
type lawText struct {
	hit   SearchHit
	text  string
	ready journal.SearchText
	rough string // its words folded, to pass over what cannot fit
}

// may tells whether a text may hold all words.
func (t *lawText) may(words journal.SearchWords) bool {
	return !slices.ContainsFunc(words.Terms, func(w journal.SearchTerm) bool { return !strings.Contains(t.rough, w.Folded) })
}

func (x *lawIndex) of(law *standard.Standard) []lawText {
	x.lock.Lock()
	defer x.lock.Unlock()
	if x.law != law {
		x.law, x.texts = law, lawTexts(law)
	}
	return x.texts
}

func lawTexts(law *standard.Standard) []lawText {
	var out []lawText
	add := func(kind, ref, check string, title lang.Text, lines []string) {
		text := strings.Join(lines, "\n")
		out = append(out, lawText{
			hit: SearchHit{Kind: kind, Ref: ref, Check: check, Title: title}, text: text,
			ready: journal.NewSearchText(title.KK, title.RU, title.EN, text),
			rough: lang.Fold(strings.Join([]string{title.KK, title.RU, title.EN, text}, " ")),
		})
	}
	for _, c := range law.Checks() {
		add(SearchCheck, c.ID, c.ID, c.Short, checkLines(c))
	}
	for _, e := range slices.Backward(law.Editions()) {
		for _, p := range e.Points {
			for _, c := range p.Clauses {
				ref := standard.ClauseRef{Edition: e.ID, Clause: p.Number + "(" + c.Number + ")"}
				add(SearchClause, ref.Edition+" "+ref.Clause, "", lang.Same(ref.Edition+" "+ref.Clause), wordLines(c.Words))
			}
		}
	}
	for i := range law.Law().Articles {
		a := &law.Law().Articles[i]
		lines := wordLines(a.Words)
		for _, l := range a.Leaves {
			lines = append(lines, l.KK, l.RU)
		}
		add(SearchClause, law.Law().ID+" "+a.Number, "", law.CiteLawShort(a.Number), lines)
	}
	return out
}

func wordLines(words []standard.Wording) []string {
	var out []string
	for _, w := range words {
		out = append(out, lang.Line(w.Text))
	}
	return out
}

// checkLines is what a check says, in all languages.
func checkLines(c *standard.Check) []string {
	texts := []lang.Text{c.Title, c.Collect, c.Bound}
	for _, p := range c.Parts {
		texts = append(texts, p.Title, p.Help)
		for _, i := range p.Items {
			texts = append(texts, i.Title)
		}
	}
	texts = append(append(texts, c.Questions...), c.Notes...)
	lines := []string{c.ID}
	for _, t := range texts {
		for _, line := range []string{t.KK, t.RU, t.EN} {
			if line != "" {
				lines = append(lines, lang.Line(line))
			}
		}
	}
	return lines
}

// searchLaw looks through what binds.
func (v *view) searchLaw(q SearchQuery, out *SearchFound, groups map[string]SearchGroup) error {
	if out.Words.Empty() || q.Inspection != "" {
		return nil
	}
	var found []*lawText
	all := v.inLaw.of(v.law)
	for i := range all {
		if !all[i].may(out.Words) {
			continue
		}
		if rank := out.Words.Rank(all[i].ready); rank != journal.RankNone {
			hit := all[i]
			hit.hit.rank = rank
			found = append(found, &hit)
		}
	}
	found, err := v.byClause(q, all, found)
	if err != nil {
		return err
	}
	slices.SortStableFunc(found, func(a, b *lawText) int { return cmp.Compare(a.hit.rank, b.hit.rank) })
	for _, t := range found {
		g := groups[t.hit.Kind]
		g.Kind = t.hit.Kind
		g.Count++
		wanted := len(q.Kinds) == 0 || slices.Contains(q.Kinds, g.Kind)
		if wanted && g.Count > q.Offset && len(g.Hits) < q.Limit {
			t.hit.Alike = t.hit.rank == journal.RankAlike
			t.hit.around("", t.text, out.Words)
			g.Hits = append(g.Hits, t.hit)
		}
		groups[g.Kind] = g
	}
	return nil
}
