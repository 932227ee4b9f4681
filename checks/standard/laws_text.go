package standard

import (
	"reflect"

	"ashyq/checks/lang"
)

// texts wants every text of the data to be there in the three languages. A
// field whose tag says `may:"be empty"` may have none at all.
func (l *laws) texts() {
	l.walk("editions", reflect.ValueOf(l.editions), false)
	l.walk("law", reflect.ValueOf(l.law), false)
	l.walk("categories", reflect.ValueOf(l.categories), false)
	l.walk("traits", reflect.ValueOf(l.traits), false)
	l.walk("limits", reflect.ValueOf(l.limits), false)
	l.walk("map", reflect.ValueOf(l.mappings), false)
	l.walk("conflicts", reflect.ValueOf(l.conflicts), false)
	for _, c := range l.checks {
		l.walk(c.ID, reflect.ValueOf(c), false)
	}
}

// walk visits every value below v; mayBeEmpty is what the tag of its field said.
func (l *laws) walk(where string, v reflect.Value, mayBeEmpty bool) {
	if text, ok := v.Interface().(lang.Text); ok {
		missing := text.Missing()
		l.must(len(missing) == 0 || mayBeEmpty && len(missing) == len(lang.Langs()), "%s: missing in %v", where, missing)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		l.walk(where, v.Elem(), false)
	case reflect.Slice:
		for i := range v.Len() {
			l.walk(where+"/"+nameOf(v.Index(i)), v.Index(i), false)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			l.walk(where+" "+key.String(), v.MapIndex(key), false)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if field.IsExported() {
				l.walk(where+" "+field.Name, v.Field(i), field.Tag.Get("may") == "be empty")
			}
		}
	}
}

// nameOf gives the id or number of a value, for the message.
func nameOf(v reflect.Value) string {
	v = reflect.Indirect(v)
	if v.Kind() != reflect.Struct {
		return ""
	}
	for _, field := range []string{"ID", "Number"} {
		if f := v.FieldByName(field); f.IsValid() && f.Kind() == reflect.String {
			return f.String()
		}
	}
	return ""
}
