package aid

import (
	"cmp"
	"slices"
	"strings"

	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
)

// Every act of the workbench is listed, wherever the analyst is: what can be done
// here, with the reason where it cannot be done now, and what is done elsewhere,
// with the place. A name that is looked for is looked for in all three languages,
// and in another layout where nothing is found.

// listed is an act in the list of all acts.
type listed struct {
	screen.Action
	elsewhere bool   // the screen in front does not have it
	folded    string // all the words by which it is found
}

// every lists what can be done here and then what is done elsewhere, without what
// only moves the cursor.
func every(here []screen.Action) []listed {
	var out []listed
	seen := map[string]bool{}
	for _, a := range once(here) {
		seen[a.ID] = true
		if !isMove(a.Act) {
			out = append(out, listed{Action: a, folded: lang.Fold(inWords(a.Act))})
		}
	}
	for _, a := range screen.Catalogue() {
		if a.Room != "" && !seen[a.ID] && !isMove(a) {
			out = append(out, listed{Action: screen.Action{Act: a}, elsewhere: true, folded: lang.Fold(inWords(a))})
		}
	}
	return out
}

// once leaves out acts that were listed before: what a screen has in its own
// way it does not have in the general one too.
func once(actions []screen.Action) []screen.Action {
	seen := map[string]bool{}
	var out []screen.Action
	for _, a := range actions {
		if !seen[a.ID] {
			seen[a.ID] = true
			out = append(out, a)
		}
	}
	return out
}

// isMove tells acts that only move the cursor: they are for the fingers.
func isMove(a screen.Act) bool {
	for _, k := range a.Keys {
		if k != keys.Left && k != keys.Right && k != keys.Up && k != keys.Down {
			return false
		}
	}
	return len(a.Keys) > 0
}

// cannot says why the act cannot be done now; empty where it can.
func (a listed) cannot() lang.Text {
	if a.elsewhere {
		return words.Text("elsewhere", lang.Args{"where": a.Where()})
	}
	_, why := a.Ready()
	return why
}

// found is what a search gives.
type found struct {
	acts  []listed
	meant string // what was typed, read in another layout: nothing was found as it stands
	near  bool   // nothing was found at all: these are the nearest names
}

// finder keeps what was found until something else is looked for: a frame asks for it
// several times.
type finder struct {
	all   []listed
	typed string
	lang  lang.Lang
	known bool
	last  found
}

func (f *finder) find(typed string, l lang.Lang) found {
	if !f.known || f.typed != typed || f.lang != l {
		f.typed, f.lang, f.known, f.last = typed, l, true, find(f.all, typed, l)
	}
	return f.last
}

// mostNear is how many of the nearest names are offered.
const mostNear = 3

// find looks for what was typed: as it stands, in another layout, among the
// nearest names.
func find(all []listed, typed string, l lang.Lang) found {
	if acts := matching(all, typed, l); len(acts) > 0 {
		return found{acts: acts}
	}
	for _, other := range lang.Retyped(typed) {
		if acts := matching(all, other, l); len(acts) > 0 {
			return found{acts: acts, meant: other}
		}
	}
	return found{acts: nearest(all, typed), near: true}
}

// matching lists the acts in whose words every word that was typed stands: those
// whose name in the language in force begins so first, what is here before what
// is elsewhere.
func matching(all []listed, typed string, l lang.Lang) []listed {
	wanted := strings.Fields(lang.Fold(typed))
	var out []listed
	for _, a := range all {
		if !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(a.folded, w) }) {
			out = append(out, a)
		}
	}
	if len(wanted) > 0 {
		whole := strings.Join(wanted, " ")
		slices.SortStableFunc(out, func(a, b listed) int {
			return cmp.Compare(rank(a, whole, l), rank(b, whole, l))
		})
	}
	return out
}

// rank is smaller for what is more likely to be meant.
func rank(a listed, whole string, l lang.Lang) int {
	n := 0
	if a.elsewhere {
		n = 4
	}
	name := " " + lang.Fold(a.Name().In(l))
	switch {
	case strings.HasPrefix(name, " "+whole):
		return n
	case strings.Contains(name, " "+whole):
		return n + 1
	case strings.Contains(name, whole):
		return n + 2
	}
	return n + 3
}

// inWords are all the words by which an act is found.
func inWords(a screen.Act) string {
	name, hint := a.Name(), a.Hint()
	return strings.Join([]string{a.ID, name.KK, name.RU, name.EN, hint.KK, hint.RU, hint.EN}, " ")
}

// nearest lists the few acts that share most pairs of letters with what was
// typed.
func nearest(all []listed, typed string) []listed {
	wanted := pairs(lang.Fold(typed))
	share := map[string]int{}
	for _, a := range all {
		for pair := range pairs(a.folded) {
			if wanted[pair] {
				share[a.ID]++
			}
		}
	}
	out := slices.DeleteFunc(slices.Clone(all), func(a listed) bool { return 3*share[a.ID] < 2*len(wanted) || len(wanted) == 0 })
	slices.SortStableFunc(out, func(a, b listed) int { return cmp.Compare(share[b.ID], share[a.ID]) })
	return out[:min(len(out), mostNear)]
}

// pairs are the pairs of letters within the words of a folded text.
func pairs(text string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(text) {
		letters := []rune(word)
		for i := 1; i < len(letters); i++ {
			out[string(letters[i-1:i+1])] = true
		}
	}
	return out
}
