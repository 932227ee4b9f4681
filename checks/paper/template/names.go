package template

import (
	"reflect"
	"slices"
	"strings"
)

// blockNames are the places that stand alone in a paragraph and take whole blocks.
var blockNames = []string{"body", "annexes", "signatures", "addressees"}

// lookalikes are letters of the Cyrillic keyboard that look like Latin ones. Whoever
// types a name between two Kazakh words often has one of them in it, and sees
// nothing wrong.
var lookalikes = strings.NewReplacer("а", "a", "в", "b", "с", "c", "е", "e", "һ", "h", "і", "i", "ј", "j", "к", "k",
	"м", "m", "о", "o", "р", "p", "ѕ", "s", "т", "t", "у", "y", "ү", "y", "х", "x", "н", "h", "ԛ", "q", "ԝ", "w", "ѵ", "v")

// most of the names that are told to somebody who has mistyped one.
const mostNear = 3

// nearest lists the known names that are most like a word.
func nearest(word string, known []string) []string {
	type near struct {
		name     string
		distance int
	}
	word = lookalikes.Replace(word)
	var list []near
	for _, name := range known {
		d := distance(word, name)
		if tail := "." + word; strings.HasSuffix(name, tail) || strings.Contains(name, tail+".") {
			d = min(d, 1) // the name without the road to it
		}
		if d <= max(2, len(name)/4) {
			list = append(list, near{name, d})
		}
	}
	slices.SortStableFunc(list, func(a, b near) int { return a.distance - b.distance })
	var out []string
	for _, n := range list[:min(len(list), mostNear)] {
		out = append(out, n.name)
	}
	return out
}

// distance is how many letters must be changed, added, dropped or swapped to make
// one word of the other.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row[0] = i + 1
		for j := range y {
			same := last[j]
			if x[i] != y[j] {
				same++
			}
			row[j+1] = min(same, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

// maxRoad is how deep into the content names are followed and offered.
const maxRoad = 5

// offered lists the names that may stand where a scope is in force: of one line, and
// with lists also those that can be repeated.
func (s scope) offered(lists bool) (names []string) {
	for _, t := range s {
		names = t.offered("", 0, lists, names)
	}
	names = append(names, blockNames...)
	if len(s) > 1 {
		names = append(names, itemName, indexName)
	}
	return names
}

func (t thing) offered(road string, depth int, lists bool, names []string) []string {
	if depth > maxRoad {
		return names
	}
	for _, name := range t.names() {
		k := t.field(name)
		switch k.shape() {
		case group:
			if lists {
				names = append(names, road+name)
			}
			names = k.offered(road+name+".", depth+1, lists, names)
		case many:
			if lists {
				names = append(names, road+name)
			}
		default:
			names = append(names, road+name)
		}
	}
	return names
}

// names lists what a group holds, as JSON calls it.
func (t thing) names() (list []string) {
	t = t.settled()
	switch {
	case t.typ == nil:
	case t.typ.Kind() == reflect.Struct:
		for _, f := range reflect.VisibleFields(t.typ) {
			if name := jsonName(f); name != "" {
				list = append(list, name)
			}
		}
	case t.typ.Kind() == reflect.Map && t.val.IsValid():
		for _, k := range t.val.MapKeys() {
			list = append(list, k.String())
		}
		slices.Sort(list)
	}
	return list
}
