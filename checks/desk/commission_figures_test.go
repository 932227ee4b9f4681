package desk

import (
	"reflect"
	"testing"

	"ashyq/checks"
)

// Candidates are chosen among a hundred thousand holders: of each that was looked at
// figures are kept, and nothing of its inspection, its findings or its evidence.
func TestOfAHolderThatWasLookedAtFiguresAreKept(t *testing.T) {
	whole := []reflect.Type{
		reflect.TypeFor[checks.Case](), reflect.TypeFor[checks.Finding](), reflect.TypeFor[checks.Evidence](),
		reflect.TypeFor[checks.HolderState](), reflect.TypeFor[checks.Office](), reflect.TypeFor[CheckView](),
	}
	seen := map[reflect.Type]bool{}
	var walk func(path string, x reflect.Type)
	walk = func(path string, x reflect.Type) {
		if seen[x] {
			return
		}
		seen[x] = true
		for _, w := range whole {
			if x == w {
				t.Errorf("%s holds a whole %s", path, x)
			}
		}
		switch x.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Array:
			walk(path, x.Elem())
		case reflect.Struct:
			for i := range x.NumField() {
				walk(path+"."+x.Field(i).Name, x.Field(i).Type)
			}
		}
	}
	walk("lookedAt", reflect.TypeFor[lookedAt]())
}
