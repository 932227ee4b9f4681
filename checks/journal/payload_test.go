package journal

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// leftOut are the members that a payload of version 1 may leave out; everything
// else is always there. It is the list of question marks in the description of
// the format, and of the files, which are there where something is attached.
var leftOut = map[string][]string{
	KindHolder: {
		"bin", "parent", "life.from", "names[].from", "names[].kk", "names[].ru", "names[].to",
		"categories[].from", "premises[].from", "traits[].from", "traits[].to",
	},
	KindInspection: {"act", "earlier", "ground", "owner"},
	KindState:      {"findings[].computed"},
	KindPaper:      {"findings[].computed"},
	KindEvidence: {
		"files", "for", "items", "items[].note", "noticed", "origin", "premises", "present",
	},
	KindCoverage:   {"origin"},
	KindCapture:    {"files"},
	KindVerdict:    {"observed", "places.norm", "places.url"},
	KindPaperState: {"how", "number"},
	KindSample:     {"rows[].sheet"},
	KindContent: {
		"details.amends", "details.fields", "details.follows", "details.found", "details.sitting", "details.step", "details.term", "details.to",
		"details.to.name_kk", "details.to.name_ru", "details.to.post_kk", "details.to.post_ru", "details.until",
		"figures", "figures[].basis", "figures[].inspection", "figures[].item",
		"points", "points[].clauses", "points[].part", "points[].premises", "points[].remedy_kk", "points[].remedy_ru", "points[].slots",
	},
	KindStep:      {"files", "from", "note", "number", "paper", "points", "text"},
	KindRuling:    {"evidence"},
	KindExecution: {"day", "evidence"},
	KindSitting: {
		"as_of", "chair", "chair.name_kk", "chair.name_ru", "chair.post_kk", "chair.post_ru", "hour", "number", "place",
		"secretary", "secretary.name_kk", "secretary.name_ru",
	},
	KindItem: {
		"draft_kk", "draft_ru", "earlier", "facts_kk", "facts_ru", "follower", "holder", "inspection", "invited", "minutes", "rapporteur",
		"says_kk", "says_ru", "term", "title_kk", "title_ru", "why",
	},
	KindDecision: {"follower", "kk", "ru", "term"},
	KindReview: {
		"details.amends", "details.fields", "details.follows", "details.found", "details.sitting", "details.term", "details.to",
		"details.to.name_kk", "details.to.name_ru", "details.to.post_kk", "details.to.post_ru", "details.until",
		"files", "reader", "remarks[].answer", "remarks[].lang", "remarks[].quote",
	},
}

// free are objects whose names are data.
var free = map[string][]string{KindVerdict: {"places.norm", "places.url"}, KindPaper: {"revisions.177-НҚ", "revisions.template"},
	KindContent: {"details.fields.subject.kk", "details.fields.subject.ru"}, KindReview: {"details.fields.subject.kk", "details.fields.subject.ru"}}

func TestOnlyMarkedMembersOfAPayloadMayBeLeftOut(t *testing.T) {
	for _, g := range goldens(t) {
		var may []string
		eachMember(t, g, func(path string, object map[string]any, name string, try func() error) {
			kept := object[name]
			delete(object, name)
			if path != "salt" && try() == nil && !slices.Contains(may, path) {
				may = append(may, path)
			}
			object[name] = kept
		})
		want := slices.Concat(leftOut[g.kind], free[g.kind])
		slices.Sort(may)
		slices.Sort(want)
		if !slices.Equal(may, slices.Compact(want)) {
			t.Errorf("%s may leave out %v, should %v", g.kind, may, want)
		}
	}
}

func TestAMemberIsReadUnderItsOwnNameAndFormAlone(t *testing.T) {
	wrong := map[string]func(v any) any{
		"null":          func(any) any { return nil },
		"a boolean":     func(any) any { return true },
		"a fraction":    func(any) any { return 1.5 },
		"a list around": func(v any) any { return []any{v} },
		"another sort":  swapped,
		"an object":     func(v any) any { return map[string]any{"a": v} },
		"an empty day":  emptied,
	}
	for _, g := range goldens(t) {
		eachMember(t, g, func(path string, object map[string]any, name string, try func() error) {
			kept := object[name]
			delete(object, name)
			object[strings.ToUpper(name)] = kept
			if try() == nil && !slices.Contains(free[g.kind], path) {
				t.Errorf("%s: %s is read in capitals", g.kind, path)
			}
			delete(object, strings.ToUpper(name))
			for what, spoil := range wrong {
				text := what == "an empty day" && strings.HasSuffix(path, "value") // text that looks like a day
				if object[name] = spoil(kept); try() == nil && !text {
					t.Errorf("%s: %s is read as %s", g.kind, path, what)
				}
			}
			object[name] = kept
			object["more"] = "x"
			if try() == nil && !strings.HasPrefix(path, "places.") && !strings.HasPrefix(path, "revisions.") && !strings.HasPrefix(path, "details.fields.") {
				t.Errorf("%s: a field that version 1 has not is read beside %s", g.kind, path)
			}
			delete(object, "more")
		})
	}
}

// swapped gives a number for a string and a string for a number.
func swapped(v any) any {
	if _, ok := v.(json.Number); ok {
		return "7"
	}
	return json.Number("7")
}

// emptied gives "" for a day, which is never empty, and a number for the rest.
func emptied(v any) any {
	if s, ok := v.(string); ok && isDay.MatchString(s) {
		return ""
	}
	return swapped(v)
}

var isDay = regexp.MustCompile(`^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$`)

// eachMember visits every member of every object in a golden payload; try tells
// whether the payload as it stands at that moment is read.
func eachMember(t *testing.T, g golden, visit func(path string, object map[string]any, name string, try func() error)) {
	t.Helper()
	var root map[string]any
	dec := json.NewDecoder(strings.NewReader(string(g.body)))
	dec.UseNumber()
	if err := dec.Decode(&root); err != nil {
		t.Fatal(err)
	}
	try := func() error {
		b, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		e := goldenOf(t, g.kind)
		e.Payload = b
		_, err = kinds[g.kind].read(e)
		return err
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(path+"[]", e)
			}
		case map[string]any:
			for _, name := range slices.Sorted(maps.Keys(v)) {
				inner := strings.TrimPrefix(path+"."+name, ".")
				visit(inner, v, name, try)
				walk(inner, v[name])
			}
		}
	}
	walk("", root)
}

const salt = `"salt":"00112233445566778899aabbccddeeff"`

// objects are payloads of no kind.
var objects = []struct {
	sentence string
	payload  string
	good     bool
}{
	{"an object with its salt", `{` + salt + `}`, true},
	{"text, whole numbers, lists and objects", `{"a":["x",-1,{"b":[]},0],` + salt + `}`, true},
	{"white space between", " {\n" + salt + " }\n", true},
	{"the greatest number below 2^53", `{"n":9007199254740991,` + salt + `}`, true},
	{"an escaped backslash before ud", `{"n":"C:\\udp\\ud800",` + salt + `}`, true},
	{"a colon and a quote inside text", `{"n":"a\":\"b:","m:":"",` + salt + `}`, true},
	{"2^53", `{"n":9007199254740992,` + salt + `}`, false},
	{"-2^53", `{"n":-9007199254740992,` + salt + `}`, false},
	{"a number beyond 64 bits", `{"n":99999999999999999999,` + salt + `}`, false},
	{"a fraction", `{"n":1.5,` + salt + `}`, false},
	{"a whole number written as a fraction", `{"n":1.0,` + salt + `}`, false},
	{"an exponent", `{"n":1e3,` + salt + `}`, false},
	{"minus nought", `{"n":-0,` + salt + `}`, false},
	{"a leading nought", `{"n":01,` + salt + `}`, false},
	{"null", `{"n":null,` + salt + `}`, false},
	{"null in a list", `{"n":[null],` + salt + `}`, false},
	{"true", `{"n":{"a":true},` + salt + `}`, false},
	{"a name that stands twice", `{"n":"1","n":"2",` + salt + `}`, false},
	{"a name that stands twice, once escaped", `{"n":"1","\u006e":"2",` + salt + `}`, false},
	{"a name that stands twice, deep inside", `{"l":[{"n":{"a":1,"a":1}}],` + salt + `}`, false},
	{"two salts", `{` + salt + `,` + salt + `}`, false},
	{"half a surrogate", `{"n":"\ud800",` + salt + `}`, false},
	{"a pair of surrogates", `{"n":"\uD83D\uDE00",` + salt + `}`, false},
	{"bytes that are not UTF-8", "{\"n\":\"\xff\"," + salt + `}`, false},
	{"a byte order mark", "\ufeff{" + salt + `}`, false},
	{"no salt", `{"a":"b"}`, false},
	{"a short salt", `{"salt":"00112233445566778899aabbccddee"}`, false},
	{"a salt in capitals", `{"salt":"00112233445566778899AABBCCDDEEFF"}`, false},
	{"a salt that is no text", `{"salt":["00112233445566778899aabbccddeeff"]}`, false},
	{"a brace too many", `{` + salt + `}}`, false},
	{"a bracket after it", `{` + salt + `}]`, false},
	{"two objects", `{` + salt + `}{}`, false},
	{"a list", `[` + `{` + salt + `}]`, false},
	{"null alone", `null`, false},
	{"nothing", ``, false},
	{"an object cut short", `{` + salt, false},
}

func TestAPayloadIsOneObjectOfTextWholeNumbersListsAndObjects(t *testing.T) {
	for _, tt := range objects {
		err := CheckPayload([]byte(tt.payload))
		if (err == nil) != tt.good {
			t.Errorf("%s: %v", tt.sentence, err)
		}
		if err != nil && !errors.Is(err, ErrPayload) {
			t.Errorf("%s: %v is no ErrPayload", tt.sentence, err)
		}
	}
}

func TestAValueThatCannotStandInAPayloadIsRefused(t *testing.T) {
	day, _ := calendar.NewDay(2025, 1, 1)
	tests := []struct {
		sentence string
		value    any
		good     bool
	}{
		{"nil lists and maps are written as empty ones", checks.Answer{}, true},
		{"a map of text", map[string]string{"a": "b"}, true},
		{"a pointer to a struct", &Withdrawn{}, true},
		{"nothing", nil, false},
		{"text alone", "text", false},
		{"a list", []string{"a"}, false},
		{"a pointer that is nil", (*Withdrawn)(nil), false},
		{"a boolean", map[string]any{"a": true}, false},
		{"a fraction", map[string]any{"a": 1.5}, false},
		{"nothing inside", map[string]any{"a": nil}, false},
		{"2^53", map[string]any{"a": int64(1 << 53)}, false},
		{"-2^53", map[string]any{"a": -int64(1 << 53)}, false},
		{"bytes", map[string]any{"a": []byte("x")}, false},
		{"text that is not UTF-8", Withdrawn{Why: "\xff"}, false},
		{"a name that is not UTF-8", map[string]string{"\xff": ""}, false},
		{"names that are no text", map[int]string{1: ""}, false},
		{"a salt of its own", map[string]string{"salt": "x"}, false},
		{"a day that is missing", checks.Coverage{To: day}, false},
	}
	for _, tt := range tests {
		b, err := EncodePayload(tt.value, nil)
		if (err == nil) != tt.good {
			t.Errorf("%s: %s %v", tt.sentence, b, err)
		}
		if err == nil && CheckPayload(b) != nil {
			t.Errorf("%s: what was written is refused: %s", tt.sentence, b)
		}
	}
}

func TestEverySaltIsAnother(t *testing.T) {
	seen := map[string]bool{}
	for range 100 {
		b, err := EncodePayload(Withdrawn{}, nil)
		if err != nil || seen[string(b)] {
			t.Fatalf("%s %v", b, err)
		}
		seen[string(b)] = true
	}
	if _, err := EncodePayload(Withdrawn{}, []byte("short")); err == nil {
		t.Error("a short salt is taken")
	}
}

// FuzzCheckPayload: bytes that are taken are one object that every reader reads
// alike, and are taken again when they are written anew.
func FuzzCheckPayload(f *testing.F) {
	for _, g := range goldens(f) {
		f.Add(g.body)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if CheckPayload(b) != nil {
			return
		}
		var plain map[string]any
		if err := json.Unmarshal(b, &plain); err != nil {
			t.Fatalf("the standard reader refuses it: %v", err)
		}
		dec := json.NewDecoder(strings.NewReader(string(b)))
		dec.UseNumber()
		var exact map[string]any
		if err := dec.Decode(&exact); err != nil {
			t.Fatal(err)
		}
		again, err := json.Marshal(exact)
		if err != nil || CheckPayload(again) != nil {
			t.Fatalf("written anew it is refused: %s %v", again, err)
		}
		for _, g := range values {
			_, _ = g(Entry{Header: Header{Matter: "x y"}, Payload: b}) // never panics
		}
	})
}

func ExampleEncodePayload() {
	b, _ := EncodePayload(Withdrawn{Why: ByMistake, Reason: "қате"}, make([]byte, 16))
	fmt.Println(string(b))
	// Output: {"reason":"қате","salt":"00000000000000000000000000000000","why":"entered by mistake"}
}
