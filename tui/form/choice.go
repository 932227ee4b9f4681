package form

import (
	"slices"

	"ashyq/checks/lang"
)

// open tells whether an option can be chosen.
func open(o Option) bool { return o.Why == lang.Text{} }

// picked lists the options of a field that are chosen. One without an id stands
// for no answer: it is chosen where there is none.
func picked(f *Field, options []Option, v Values) []string {
	if len(v[f.ID]) == 0 && f.Kind == Choice && find(options, "") >= 0 {
		return []string{""}
	}
	return v[f.ID]
}

// cursor is the option under the cursor: where it was moved to, else what is
// chosen; of Many the first, of a Choice without an answer none.
func (b *box) cursor(k Kind, options []Option, chosen []string) int {
	if at := find(options, b.over); at >= 0 && b.moved {
		return at
	}
	if k == Many {
		return 0
	}
	if len(chosen) == 0 {
		return -1
	}
	return find(options, chosen[0])
}

// press is Space on an option: of Many it is put in or taken out, of a Choice it
// is chosen, or taken back where there need be no answer.
func (b *box) press(f *Field, options []Option, at int) {
	o := options[at]
	b.over, b.moved = o.ID, true
	has := slices.Contains(b.list, o.ID)
	switch {
	case has && (f.Kind == Many || !f.Must):
		b.list = slices.DeleteFunc(b.list, func(id string) bool { return id == o.ID })
	case has || !open(o):
	case f.Kind == Choice:
		b.list = []string{o.ID}
	default:
		b.list = append(b.list, o.ID)
		slices.SortStableFunc(b.list, func(x, y string) int { return find(options, x) - find(options, y) })
	}
}
