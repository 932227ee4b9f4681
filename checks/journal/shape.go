package journal

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// A payload has the shape of a struct and nothing beside it: every field under
// its exact name, lists that are empty written as empty, and only a field whose
// tag says omitempty left out when there is nothing to say. The standard
// decoder is laxer (it matches names whatever their case, takes null for
// anything, and does not miss what is missing), and what a record means must
// not hang on that. So both directions are written here, over the same fields.

// errShape says that a value has not the shape that a payload needs.
var errShape = errors.New("has not the shape")

// field is a field of a struct as it stands in a payload.
type field struct {
	name     string
	index    []int
	optional bool // left out when empty
}

var shapes sync.Map // reflect.Type → []field

// fieldsOf reads the json tags of a struct. Fields of an embedded struct stand
// among those of the outer one.
func fieldsOf(t reflect.Type) []field {
	if known, ok := shapes.Load(t); ok {
		return known.([]field)
	}
	var out []field
	for _, f := range reflect.VisibleFields(t) {
		tag, tagged := f.Tag.Lookup("json")
		name, options, _ := strings.Cut(tag, ",")
		if !tagged || name == "-" {
			continue
		}
		out = append(out, field{name: name, index: f.Index, optional: strings.Contains(options, "omit")})
	}
	shapes.Store(t, out)
	return out
}

// tree turns a value into objects, lists, strings and whole numbers.
func tree(v reflect.Value) (any, error) {
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		text, err := m.MarshalText()
		if err == nil && len(text) == 0 {
			err = fmt.Errorf("%w: nothing is said", errShape)
		}
		return string(text), err
	}
	switch v.Kind() {
	case reflect.String:
		if !utf8.ValidString(v.String()) {
			return nil, fmt.Errorf("%w: not UTF-8", errShape)
		}
		return v.String(), nil
	case reflect.Int, reflect.Int64:
		if n := v.Int(); n < maxWhole && n > -maxWhole {
			return n, nil
		}
		return nil, fmt.Errorf("%w: too great a number", errShape)
	case reflect.Slice:
		return listTree(v)
	case reflect.Map:
		return mapTree(v)
	case reflect.Struct:
		return structTree(v)
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return tree(v.Elem())
		}
	}
	return nil, fmt.Errorf("%w: %s", errShape, v.Type())
}

func listTree(v reflect.Value) (any, error) {
	out := make([]any, 0, v.Len())
	for i := range v.Len() {
		e, err := tree(v.Index(i))
		if err != nil {
			return nil, fmt.Errorf("%d: %w", i, err)
		}
		out = append(out, e)
	}
	return out, nil
}

func mapTree(v reflect.Value) (any, error) {
	out := make(map[string]any, v.Len())
	for keys := v.MapRange(); keys.Next(); {
		name := keys.Key().String()
		if keys.Key().Kind() != reflect.String || !utf8.ValidString(name) {
			return nil, fmt.Errorf("%w: a name that is no text", errShape)
		}
		e, err := tree(keys.Value())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[name] = e
	}
	return out, nil
}

func structTree(v reflect.Value) (any, error) {
	out := map[string]any{}
	for _, f := range fieldsOf(v.Type()) {
		value := v.FieldByIndex(f.index)
		if f.optional && empty(value) {
			continue
		}
		e, err := tree(value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		out[f.name] = e
	}
	return out, nil
}

func empty(v reflect.Value) bool {
	if k := v.Kind(); k == reflect.Slice || k == reflect.Map {
		return v.Len() == 0
	}
	return v.IsZero()
}

// fill puts a tree, as parseObject gives it, into a value of the same shape.
func fill(into reflect.Value, from any) error {
	if u, ok := into.Addr().Interface().(encoding.TextUnmarshaler); ok {
		text, ok := from.(string)
		if !ok || text == "" {
			return errShape
		}
		return u.UnmarshalText([]byte(text))
	}
	switch from := from.(type) {
	case string:
		if into.Kind() == reflect.String {
			into.SetString(from)
			return nil
		}
	case json.Number:
		if k := into.Kind(); k == reflect.Int || k == reflect.Int64 {
			n, err := strconv.ParseInt(string(from), 10, 64)
			into.SetInt(n)
			return err
		}
	case []any:
		if into.Kind() == reflect.Slice {
			return fillList(into, from)
		}
	case map[string]any:
		switch into.Kind() {
		case reflect.Struct:
			return fillStruct(into, from)
		case reflect.Map:
			return fillMap(into, from)
		case reflect.Pointer:
			into.Set(reflect.New(into.Type().Elem()))
			return fill(into.Elem(), from)
		}
	}
	return errShape
}

func fillList(into reflect.Value, from []any) error {
	into.Set(reflect.MakeSlice(into.Type(), len(from), len(from)))
	for i, e := range from {
		if err := fill(into.Index(i), e); err != nil {
			return fmt.Errorf("%d: %w", i, err)
		}
	}
	return nil
}

func fillMap(into reflect.Value, from map[string]any) error {
	into.Set(reflect.MakeMapWithSize(into.Type(), len(from)))
	for name, e := range from {
		value := reflect.New(into.Type().Elem()).Elem()
		if err := fill(value, e); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		into.SetMapIndex(reflect.ValueOf(name), value)
	}
	return nil
}

func fillStruct(into reflect.Value, from map[string]any) error {
	known := 0
	for _, f := range fieldsOf(into.Type()) {
		value, there := from[f.name]
		switch {
		case there:
			known++
			if err := fill(into.FieldByIndex(f.index), value); err != nil {
				return fmt.Errorf("%s: %w", f.name, err)
			}
		case !f.optional:
			return fmt.Errorf("%s: %w: left out", f.name, errShape)
		}
	}
	if known != len(from) {
		return fmt.Errorf("%w: unknown fields", errShape)
	}
	return nil
}
