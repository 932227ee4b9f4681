package evidence

import (
	"sync"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/tui/form"
)

// states gives the options of an item by the state that was chosen. A form asks
// for them many times in each drawing, so they are made once.
var states = sync.OnceValue(func() map[string][]form.Option {
	out := map[string][]form.Option{}
	for _, chosen := range append([]checks.ItemState{""}, checks.ItemStates()...) {
		out[string(chosen)] = statesWith(chosen)
	}
	return out
})

func statesWith(chosen checks.ItemState) []form.Option {
	out := []form.Option{{Name: lang.Same(notLooked)}} // first: from here it is one step to «present»
	for _, s := range checks.ItemStates() {
		name := lang.Same(sign(s))
		if s == chosen {
			name = named(s)
		}
		out = append(out, form.Option{ID: string(s), Name: name})
	}
	return out
}
