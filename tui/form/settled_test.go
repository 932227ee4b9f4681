package form_test

import (
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/widget"
)

// However much a drawing needs to know, a field is asked once what it offers and
// once what it says.
func TestADrawingAsksEachFieldOnce(t *testing.T) {
	asked := map[string]int{}
	choice := func(id string, when func(form.Values) bool) form.Field {
		return form.Field{
			ID: id, Kind: form.Choice, Label: lang.Same(id), When: when,
			Options: func(form.Values) []form.Option {
				asked["options of "+id]++
				return []form.Option{{ID: "a", Name: lang.Same("a")}, {ID: "b", Name: lang.Same("b"), Why: lang.Same("why")}}
			},
			Check: func(form.Values) (echo, wrong lang.Text) {
				asked["check of "+id]++
				return lang.Same("echo"), lang.Text{}
			},
		}
	}
	s := form.New(form.Form{ID: "x", Fields: []form.Field{
		choice("one", nil), choice("two", nil),
		choice("three", func(v form.Values) bool { return v.One("one") == "b" }),
	}}, form.Values{"one": {"a"}, "three": {"a"}})
	draw := func() { s.Draw(widget.NewCanvas(80, 20), lang.EN) }
	draw()
	clear(asked)
	draw()
	for _, what := range []string{"options of one", "check of one", "options of two", "check of two"} {
		if asked[what] != 1 {
			t.Errorf("%s: asked %d times", what, asked[what])
		}
	}
	s.Set("one", "b")
	if v := s.Values(); v.One("three") != "a" {
		t.Errorf("a field that is shown again has lost its answer: %v", v)
	}
	s.Set("one", "a")
	if v := s.Values(); v.One("three") != "" {
		t.Errorf("a field that is not shown is given out: %v", v)
	}
}
