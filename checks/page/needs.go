package page

import (
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// What a regular expression needs is worked out from the expression itself: a
// set of short texts one of which every match holds. `тел\p{L}*|phone` needs
// «тел» or "phone". So nobody has to keep a second list beside an expression,
// and none can be forgotten.

// need is what is known about the matches of a part of an expression.
type need struct {
	exact []string // all that it can match, nil if that is too much to list
	first []string // with one of these every match begins, nil if nothing is known
	any   []string // one of these is in every match, nil if nothing is known
}

const (
	mostExact = 96 // texts that are listed of a part
	mostRunes = 64 // letters of a class that are listed
)

// needOf reads an expression; nil means that any text may match.
func needOf(source string) []string {
	tree, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil
	}
	return sifted(needs(tree).best())
}

// best is what a part needs, listed in one of the three ways.
func (n need) best() []string {
	set := n.any
	for _, other := range [][]string{n.first, n.exact} {
		if better(other, set) {
			set = other
		}
	}
	return set
}

// better tells whether a set of needed texts holds back more than another: its
// shortest text is longer, or it has fewer.
func better(a, b []string) bool {
	sa, sb := shortest(a), shortest(b)
	if sa != sb {
		return sa > sb
	}
	return sa > 0 && len(a) < len(b)
}

// shortest is the length of the shortest text, where more than four letters
// count as four and a bare space as nothing; 0 for a set that tells nothing.
func shortest(set []string) int {
	least := 0
	for i, text := range set {
		size := min(utf8.RuneCountInString(strings.TrimSpace(text)), 4)
		if i == 0 || size < least {
			least = size
		}
	}
	return least
}

func needs(re *syntax.Regexp) need {
	switch re.Op {
	case syntax.OpLiteral:
		return listed([]string{plain(string(re.Rune))})
	case syntax.OpCharClass:
		return classNeed(re.Rune)
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return listed([]string{""})
	case syntax.OpCapture:
		return needs(re.Sub[0])
	case syntax.OpQuest:
		if sub := needs(re.Sub[0]); sub.exact != nil {
			return listed(append([]string{""}, sub.exact...))
		}
	case syntax.OpPlus:
		sub := needs(re.Sub[0])
		return need{first: sub.first, any: sub.best()}
	case syntax.OpRepeat:
		return repeated(needs(re.Sub[0]), re.Min, re.Max)
	case syntax.OpConcat:
		return inTurn(re.Sub)
	case syntax.OpAlternate:
		return either(re.Sub)
	}
	return need{}
}

// listed is a part that matches these texts and no other.
func listed(texts []string) need {
	seen := map[string]bool{}
	var once []string
	for _, text := range texts {
		if !seen[text] {
			seen[text] = true
			once = append(once, text)
		}
	}
	if len(once) > mostExact {
		return need{any: once}
	}
	return need{exact: once, first: once}
}

// classNeed lists the signs of a small class; the digits are one sign.
func classNeed(ranges []rune) need {
	var signs []string
	for i := 0; i+1 < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] >= mostRunes || len(signs) > mostRunes {
			return need{}
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			signs = append(signs, plain(string(r)))
		}
	}
	return listed(signs)
}

// mostTimes is how often a part is written out that is repeated.
const mostTimes = 8

func repeated(sub need, least, most int) need {
	if sub.exact == nil || most < 0 || most > mostTimes {
		if least == 0 {
			return need{}
		}
		return need{first: sub.first, any: sub.best()}
	}
	row := []string{""}
	var all []string
	for n := 0; n <= most; n++ {
		if n >= least {
			all = append(all, row...)
		}
		if row = products(row, sub.exact); len(row) > mostExact {
			return need{any: sub.best()}.unless(least == 0)
		}
	}
	return listed(all)
}

// unless forgets what is needed by a part that may be left out.
func (n need) unless(optional bool) need {
	if optional {
		return need{}
	}
	return n
}

// inTurn reads parts that follow one another: as long as each can be listed,
// their texts are joined; what is needed in all is the best of these runs.
func inTurn(parts []*syntax.Regexp) need {
	run, whole := []string{""}, true
	var first, any []string
	take := func(set []string) {
		if better(set, any) {
			any = set
		}
	}
	for _, part := range parts {
		sub := needs(part)
		if sub.exact != nil && len(run)*len(sub.exact) <= mostExact {
			run = products(run, sub.exact)
			continue
		}
		if sub.first != nil && len(run)*len(sub.first) <= mostExact {
			run = products(run, sub.first)
		}
		if whole {
			first = run
		}
		take(run)
		take(sub.any)
		run, whole = []string{""}, false
		if sub.exact != nil {
			run = sub.exact
		}
	}
	if whole {
		return listed(run)
	}
	take(run)
	return need{first: first, any: any}
}

func products(before, after []string) []string {
	var all []string
	for _, a := range before {
		for _, b := range after {
			all = append(all, a+b)
		}
	}
	return all
}

// either reads a choice of parts: what it needs, each of them must need.
func either(parts []*syntax.Regexp) need {
	all := make([]need, len(parts))
	exact := true
	for i, part := range parts {
		all[i] = needs(part)
		exact = exact && all[i].exact != nil
	}
	if exact {
		return listed(union(all, func(n need) []string { return n.exact }))
	}
	return need{first: union(all, func(n need) []string { return n.first }), any: union(all, need.best)}
}

// union joins what is known of each part, nil if of one nothing is known.
func union(parts []need, of func(need) []string) []string {
	var all []string
	for _, part := range parts {
		set := of(part)
		if set == nil {
			return nil
		}
		all = append(all, set...)
	}
	return all
}

// sifted makes needed texts ready for a sieve: without those that hold another.
func sifted(set []string) []string {
	var kept []string
	for i := range set {
		set[i] = oneSpace(set[i])
		if shortest(set[i:i+1]) == 0 {
			return nil
		}
	}
	for i, text := range set {
		held := false
		for j, other := range set {
			held = held || j != i && strings.Contains(text, other) && (text != other || j < i)
		}
		if !held {
			kept = append(kept, text)
		}
	}
	return kept
}
