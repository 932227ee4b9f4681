package desk

import (
	"context"

	"ashyq/checks/lang"
)

// Taste is how this analyst likes the workbench. It is kept on the shelf of this
// laptop; nothing in it moves a verdict or a paper, save that a given name may
// stand under a paper.
type Taste struct {
	Name  string `json:"name"`  // the name that the analyst gave; empty: none was given
	Lang  string `json:"lang"`  // kk ru en; empty: by the locale
	Theme string `json:"theme"` // "", "mono", "ascii"
	View  string `json:"view"`  // of the list of inspections, by its name
}

// tasteKey is where the taste lies on the shelf.
const tasteKey = "taste"

// Taste gives how this analyst likes the workbench; where nothing was kept, or
// what was kept cannot be read, everything is as it is at first.
func (d *Desk) Taste(ctx context.Context) (Taste, error) {
	var t Taste
	if ok, err := d.unshelve(ctx, tasteKey, &t); err != nil || !ok {
		return Taste{}, err
	}
	return t, nil
}

// SetTaste keeps how this analyst likes the workbench.
func (d *Desk) SetTaste(ctx context.Context, t Taste) error {
	t.Name = lang.Line(t.Name)
	return d.shelve(ctx, tasteKey, t)
}

// As gives the same desk with another author at it.
func (d *Desk) As(a Author) *Desk {
	other := *d
	other.author = a
	return &other
}

// Author tells who works here.
func (d *Desk) Author() Author { return d.author }
