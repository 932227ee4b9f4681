package template

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// The names of a template lead into a value: the requisites of the paper, and under
// "data." its whole content, by the names that its JSON has. A name is looked up in
// the type as well as in the value, so that a list that happens to be empty in the
// sample still tells which names its items have.

// root is what the names of a template begin with.
type root struct {
	ID           string        `json:"id"`
	Title        string        `json:"title"`
	Subject      string        `json:"subject"`
	Draft        string        `json:"draft"`
	Organization string        `json:"organization"`
	Date         string        `json:"date"`
	Number       string        `json:"number"`
	Place        string        `json:"place"`
	Addressees   []string      `json:"addressees"`
	Signature    paperSigner   `json:"signature"`
	Signatures   []paperSigner `json:"signatures"`
	Executor     string        `json:"executor"`
	Data         any           `json:"data"`
}

type paperSigner struct {
	Post string `json:"post"`
	Name string `json:"name"`
}

// rootOf is a paper as the names see it. Signers of one line stand under one
// another.
func rootOf(d *paper.Document) root {
	r := root{ID: d.ID, Title: d.Title, Subject: strings.Join(d.SubjectLines(), "\n"), Draft: d.Draft,
		Organization: d.Requisites.Organization, Date: d.Requisites.Date, Number: d.Requisites.Number,
		Place: d.Requisites.Place, Addressees: d.Requisites.Addressees, Executor: d.Executor, Data: dataOf(d.Data)}
	var posts, names []string
	for _, s := range d.Signatures {
		r.Signatures = append(r.Signatures, paperSigner{s.Post, s.Name})
		posts, names = append(posts, s.Post), append(names, s.Name)
	}
	r.Signature = paperSigner{strings.Join(posts, "\n"), strings.Join(names, "\n")}
	return r
}

// dataOf opens content that is JSON already.
func dataOf(data any) any {
	raw, ok := data.(json.Marshaler)
	if !ok {
		return data
	}
	text, err := raw.MarshalJSON()
	var out any
	if err != nil || json.Unmarshal(text, &out) != nil {
		return nil
	}
	return out
}

// shape is what can be done with a thing.
type shape int

const (
	unknown  shape = iota
	line           // stands in a line
	many           // can be repeated
	group          // has names of its own
	whatever       // only the paper itself will tell
)

// thing is a type with the value it has in a paper; the value is missing where the
// paper does not have it.
type thing struct {
	typ reflect.Type
	val reflect.Value
	at  int // number among the items of its list, from one; 0 for no item
}

func thingOf(v any) thing { return thing{typ: reflect.TypeOf(v), val: reflect.ValueOf(v)} }

// settled goes through pointers and interfaces to what they hold.
func (t thing) settled() thing {
	for t.typ != nil && (t.typ.Kind() == reflect.Pointer || t.typ.Kind() == reflect.Interface) {
		if t.typ.Kind() == reflect.Interface {
			if !t.val.IsValid() || t.val.IsNil() {
				return thing{typ: t.typ}
			}
			t = thing{typ: t.val.Elem().Type(), val: t.val.Elem(), at: t.at}
			continue
		}
		if t.speaks() {
			return t
		}
		t.typ = t.typ.Elem()
		if t.val.IsValid() {
			t.val = t.val.Elem()
		}
	}
	return t
}

var (
	texterType = reflect.TypeFor[lang.Texter]()
	textType   = reflect.TypeFor[lang.Text]()
	wordsType  = reflect.TypeFor[encoding.TextMarshaler]()
	jsonType   = reflect.TypeFor[json.Marshaler]()
)

// speaks tells whether values of the type have words of their own.
func (t thing) speaks() bool {
	return t.typ == textType || t.typ.Implements(texterType) || t.typ.Implements(wordsType) || t.typ.Implements(jsonType)
}

func (t thing) shape() shape {
	t = t.settled()
	if t.typ == nil {
		return unknown
	}
	if t.typ.Kind() != reflect.Interface && t.speaks() {
		return line
	}
	switch t.typ.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Float32, reflect.Float64:
		return line
	case reflect.Slice, reflect.Array:
		return many
	case reflect.Struct, reflect.Map:
		return group
	case reflect.Interface:
		return whatever
	}
	return unknown
}

// jsonName is the name of a field in JSON, in small letters; "" for one that has
// none.
func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	switch {
	case !f.IsExported() || name == "-" || f.Anonymous && name == "":
		return ""
	case name == "":
		name = f.Name
	}
	return strings.ToLower(name)
}

// field is what a group has under a name.
func (t thing) field(name string) thing {
	t = t.settled()
	switch {
	case t.typ == nil || t.shape() != group:
		return thing{}
	case t.typ.Kind() == reflect.Map:
		return t.key(name)
	}
	for _, f := range reflect.VisibleFields(t.typ) {
		if jsonName(f) != name {
			continue
		}
		out := thing{typ: f.Type}
		if t.val.IsValid() {
			out.val, _ = t.val.FieldByIndexErr(f.Index)
		}
		return out
	}
	return thing{}
}

func (t thing) key(name string) thing {
	if !t.val.IsValid() || t.typ.Key().Kind() != reflect.String {
		return thing{}
	}
	for _, k := range t.val.MapKeys() {
		if strings.ToLower(k.String()) == name {
			return thing{typ: t.typ.Elem(), val: t.val.MapIndex(k)}
		}
	}
	return thing{}
}

// items are the items of a list, at most so many.
func (t thing) items(most int) (list []thing) {
	t = t.settled()
	if t.shape() != many || !t.val.IsValid() {
		return nil
	}
	for i := range min(t.val.Len(), most) {
		list = append(list, thing{t.typ.Elem(), t.val.Index(i), i + 1})
	}
	return list
}

// sample is an item of a list as the linter sees it: its type, and the first value
// where only values tell.
func (t thing) sample() thing {
	if list := t.items(1); len(list) == 1 {
		return list[0]
	}
	t = t.settled()
	if t.shape() != many {
		return thing{}
	}
	return thing{typ: t.typ.Elem(), at: 1}
}

// holds tells whether a thing is there: words that are not blank, a number that is
// not nought, yes, a list with items, a group that is not empty.
func (t thing) holds() bool {
	t = t.settled()
	if !t.val.IsValid() {
		return false
	}
	switch t.val.Kind() {
	case reflect.Slice, reflect.Map, reflect.Array:
		return t.val.Len() > 0
	case reflect.String:
		return lang.Line(t.val.String()) != ""
	case reflect.Interface, reflect.Pointer:
		return !t.val.IsNil()
	}
	return !t.val.IsZero()
}

// words is a thing as it stands on paper, in the language of the paper: days in
// figures, answers and forms in the words of the acts.
func (t thing) words(l lang.Lang) string {
	t = t.settled()
	if !t.val.IsValid() || !t.val.CanInterface() || t.val.Kind() == reflect.Pointer && t.val.IsNil() {
		return ""
	}
	switch v := t.val.Interface().(type) {
	case calendar.Day:
		if v == 0 {
			return ""
		}
		return v.Digits()
	case lang.Text:
		return v.Best(l)
	case lang.Texter:
		if t.val.IsZero() {
			return ""
		}
		return v.Words().Best(l)
	case encoding.TextMarshaler:
		text, err := v.MarshalText()
		if err != nil {
			return ""
		}
		return string(text)
	case json.Marshaler:
		return jsonWords(v)
	}
	return t.figures(l)
}

func (t thing) figures(l lang.Lang) string {
	switch t.val.Kind() {
	case reflect.String:
		return t.val.String()
	case reflect.Bool:
		if t.val.Bool() {
			return messages().Text("value.yes", nil).In(l)
		}
		return messages().Text("value.no", nil).In(l)
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(t.val.Float(), 'f', -1, 64)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return strconv.FormatUint(t.val.Uint(), 10)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(t.val.Int(), 10)
	}
	return ""
}

// jsonWords is a value that JSON writes as one word or number.
func jsonWords(v json.Marshaler) string {
	text, err := v.MarshalJSON()
	var out any
	if err != nil || json.Unmarshal(text, &out) != nil {
		return ""
	}
	switch x := out.(type) {
	case string:
		return x
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return ""
}

// Names of an item itself, where it has no names of its own, and of its number.
const (
	itemName  = "item"
	indexName = "index"
)

// scope is what names are looked up in: the paper, then the items of the lists that
// are being repeated, the innermost last.
type scope []thing

// inside is the scope of one item of a list, counted from one.
func (s scope) inside(item thing) scope { return append(s[:len(s):len(s)], item) }

// find follows a name: in the innermost item first, then outwards to the paper.
func (s scope) find(name string) thing {
	if len(s) > 1 && name == itemName {
		return s[len(s)-1]
	}
	if len(s) > 1 && name == indexName {
		return thingOf(s[len(s)-1].at)
	}
	road := strings.Split(name, ".")
	for i := len(s) - 1; i >= 0; i-- {
		t := s[i]
		for _, step := range road {
			if t = t.field(step); t.shape() == whatever {
				break // the paper itself will tell
			}
		}
		if t.typ != nil {
			return t
		}
	}
	for _, t := range s { // an item whose names only the paper knows
		if t = t.settled(); len(s) > 1 && t.shape() == whatever {
			return t
		}
	}
	return thing{}
}
