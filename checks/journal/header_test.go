package journal

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// A good header with every line, to be spoiled by the tests.
const (
	hashA = "0000000000000000000000000000000000000000000000000000000000000001"
	hashB = "0000000000000000000000000000000000000000000000000000000000000002"
	whole = "ashyq-entry 1\n" +
		"stream " + hashA + "\n" +
		"number 2\n" +
		"clock 9\n" +
		"time 2026-01-20T04:00:00.000Z\n" +
		"zone +05:00\n" +
		"author Айгүл Сейітқызы\n" +
		"kind evidence\n" +
		"version 1\n" +
		"subject inspection 0192\n" +
		"act " + hashA + "\n" +
		"matter evidence 0193\n" +
		"replaces " + hashA + "\n" +
		"replaces " + hashA + " act\n" +
		"replaces " + hashB + "\n" +
		"attach " + hashA + " 9\n" +
		"attach " + hashB + " 10\n" +
		"payload " + hashB + "\n" +
		"previous " + hashA + "\n"
)

func TestAHeaderMayHaveEveryLine(t *testing.T) {
	if _, err := ParseHeader([]byte(whole)); err != nil {
		t.Error(err)
	}
}

// strays are changes of one text in the good header, and whether it stays good.
var strays = []struct {
	sentence, old, new string
	good               bool
}{
	{"with one CRLF", "number 2\n", "number 2\r\n", false},
	{"with an unknown line", "zone", "place Astana\nzone", false},
	{"with a space more after a name", "zone ", "zone  ", false},
	{"with a space more before a name", "zone ", " zone ", false},
	{"with a tab for the space", "zone ", "zone\t", false},
	{"with a name in capitals", "zone ", "Zone ", false},
	{"with a name and no value", "act " + hashA + "\n", "act\n", false},
	{"with a name, a space and no value", "act " + hashA + "\n", "act \n", false},
	{"with a line twice", "zone +05:00\n", "zone +05:00\nzone +05:00\n", false},
	{"with two other lines of one name", "zone +05:00\n", "zone +06:00\nzone +05:00\n", false},
	{"with two lines in another order", "number 2\nclock 9\n", "clock 9\nnumber 2\n", false},

	{"without act, the first of it", "act " + hashA + "\nmatter", "matter", true},
	{"without matter, a fact", "matter evidence 0193\n", "", true},
	{"number 1 with a previous entry", "number 2", "number 1", false},
	{"number 2 without a previous entry", "previous " + hashA + "\n", "", false},

	{"number nought", "number 2", "number 0", false},
	{"number below nought", "number 2", "number -2", false},
	{"number with a sign", "number 2", "number +2", false},
	{"number with a leading nought", "number 2", "number 02", false},
	{"number as a fraction", "number 2", "number 2.0", false},
	{"number with a low line", "number 2", "number 1_000", false},
	{"the greatest number", "number 2", "number 9007199254740991", true},
	{"number 2^53", "number 2", "number 9007199254740992", false},
	{"clock 2^53", "clock 9", "clock 9007199254740992", false},
	{"clock beyond 64 bits", "clock 9", "clock 99999999999999999999", false},
	{"clock nought", "clock 9", "clock 0", false},
	{"version nought", "version 1", "version 0", false},
	{"version 2: another form of payload", "version 1", "version 2", true},
	{"version with a word", "version 1", "version 1 beta", false},

	{"time without milliseconds", "00.000Z", "00Z", false},
	{"time in microseconds", "00.000Z", "00.000000Z", false},
	{"time with a comma", "00.000Z", "00,000Z", false},
	{"time with an offset", "00.000Z", "00.000+05:00", false},
	{"time with a small z", "00.000Z", "00.000z", false},
	{"the 30th of February", "2026-01-20", "2026-02-30", false},
	{"a leap second", "04:00:00", "23:59:60", false},
	{"the year nought", "2026-01-20", "0000-01-20", false},
	{"no moment", "2026-01-20T04:00:00.000Z", "0001-01-01T00:00:00.000Z", false},
	{"the last moment", "2026-01-20T04:00:00.000Z", "9999-12-31T23:59:59.999Z", true},

	{"zone Z", "+05:00", "Z", false},
	{"zone +00:00", "+05:00", "+00:00", true},
	{"zone -00:00", "+05:00", "-00:00", false},
	{"zone -03:30", "+05:00", "-03:30", true},
	{"zone without a colon", "+05:00", "+0500", false},
	{"zone of a day", "+05:00", "+24:00", false},
	{"zone with 60 minutes", "+05:00", "+05:60", false},
	{"zone by name", "+05:00", "Asia/Almaty", false},

	{"author in many scripts", "Айгүл Сейітқызы", "Ә. O'Neill-Ұлы 陳 (ИТ) 🙂", true},
	{"author with a space at the beginning", "Айгүл Сейітқызы", " Айгүл", false},
	{"author with a space at the end", "Айгүл Сейітқызы", "Айгүл ", false},
	{"author of a space", "Айгүл Сейітқызы", " ", false},
	{"author not in normal form", "Айгүл Сейітқызы", "Андрей и\u0306", false},
	{"author in normal form", "Айгүл Сейітқызы", "Андрей й", true},
	{"author not in UTF-8", "Айгүл Сейітқызы", "Айг\xff", false},
	{"author with half a surrogate", "Айгүл Сейітқызы", "Айг\xed\xa0\x80", false},
	{"author with a tab", "Айгүл Сейітқызы", "Айгүл\tС.", false},
	{"author with an escape", "Айгүл Сейітқызы", "Айгүл\x1b[2J", false},
	{"author with DEL", "Айгүл Сейітқызы", "Айгүл\x7f", false},
	{"author with a C1 control", "Айгүл Сейітқызы", "Айгүл\u009b2J", false},
	{"author with NEL", "Айгүл Сейітқызы", "Айгүл\u0085С.", false},
	{"author with the end of a paragraph", "Айгүл Сейітқызы", "Айгүл\u2029С.", false},
	{"author that turns writing round", "Айгүл Сейітқызы", "Айгүл\u202eС.", false},
	{"author that isolates", "Айгүл Сейітқызы", "Айгүл\u2066С.", false},
	{"author with a zero width joiner", "Айгүл Сейітқызы", "Айгүл\u200dС.", false},
	{"author with a soft hyphen", "Айгүл Сейітқызы", "Айгүл\u00adС.", false},
	{"author with a tag", "Айгүл Сейітқызы", "Айгүл\U000e0041", false},
	{"author with NUL", "Айгүл Сейітқызы", "Айгүл\x00", false},

	{"kind of two words", "kind evidence", "kind evi dence", false},
	{"kind in capitals", "kind evidence", "kind Evidence", false},
	{"kind that begins with a digit", "kind evidence", "kind 2evidence", false},
	{"kind with a hyphen and a digit", "kind evidence", "kind paper-state2", true},
	{"kind in Cyrillic", "kind evidence", "kind еvidence", false},

	{"the office", "subject inspection 0192", "subject office", true},
	{"a family that is not known", "subject inspection 0192", "subject agenda 0192", true},
	{"an office with an id", "subject inspection 0192", "subject office 0192", false},
	{"an inspection without an id", "subject inspection 0192", "subject inspection", false},
	{"an id of two words", "subject inspection 0192", "subject inspection 0192 1", false},
	{"an id with a space before it", "subject inspection 0192", "subject inspection  0192", false},
	{"an id with a tab", "subject inspection 0192", "subject inspection 01\t92", false},
	{"an id in Cyrillic", "subject inspection 0192", "subject inspection ид", false},
	{"a family in capitals", "subject inspection 0192", "subject Inspection 0192", false},

	{"act in capitals", "act " + hashA + "\nmatter", "act " + strings.Repeat("A", 64) + "\nmatter", false},
	{"act cut short", "act " + hashA + "\nmatter", "act " + hashA[1:] + "\nmatter", false},
	{"matter with two spaces", "matter evidence 0193", "matter evidence  0193", false},
	{"matter with a space at the end", "matter evidence 0193", "matter evidence ", false},
	{"matter in Cyrillic", "matter evidence 0193", "matter дело", false},
	{"matter with a control character", "matter evidence 0193", "matter evidence\x07", false},
	{"matter of many words", "matter evidence 0193", "matter verdict a/b@c d", true},

	{"replaces not in order", "replaces " + hashA + "\nreplaces " + hashA + " act\n", "replaces " + hashA + " act\nreplaces " + hashA + "\n", false},
	{"replaces twice", "replaces " + hashB + "\n", "replaces " + hashB + "\nreplaces " + hashB + "\n", false},
	{"replaces an act of an act", "replaces " + hashA + " act\n", "replaces " + hashA + " act act\n", false},
	{"replaces what is no hash", "replaces " + hashB, "replaces " + hashB + "0", false},
	{"attach not in order", "attach " + hashA + " 9\nattach " + hashB + " 10\n", "attach " + hashB + " 10\nattach " + hashA + " 9\n", false},
	{"attach one hash with two lengths", "attach " + hashB + " 10\n", "attach " + hashB + " 10\nattach " + hashB + " 11\n", false},
	{"attach without a length", "attach " + hashB + " 10", "attach " + hashB, false},
	{"attach with a leading nought", "attach " + hashB + " 10", "attach " + hashB + " 010", false},
	{"attach below nought", "attach " + hashB + " 10", "attach " + hashB + " -1", false},
	{"attach nothing", "attach " + hashB + " 10", "attach " + hashB + " 0", true},
	{"attach 2^53 bytes", "attach " + hashB + " 10", "attach " + hashB + " 9007199254740992", false},
}

func TestAHeaderThatStrays(t *testing.T) {
	for _, tt := range strays {
		if strings.Count(whole, tt.old) != 1 {
			t.Fatalf("%s: %q stands %d times in the header", tt.sentence, tt.old, strings.Count(whole, tt.old))
		}
		raw := []byte(strings.Replace(whole, tt.old, tt.new, 1))
		h, err := ParseHeader(raw)
		if (err == nil) != tt.good {
			t.Errorf("%s: %v", tt.sentence, err)
		}
		if err != nil && !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: %v is no ErrMalformed", tt.sentence, err)
		}
		if err == nil && string(h.Encode()) != string(raw) {
			t.Errorf("%s: is written in another way", tt.sentence)
		}
	}
}

func TestWhatStandsAroundAHeaderIsRefused(t *testing.T) {
	for _, tt := range []struct {
		sentence string
		raw      []byte
	}{
		{"nothing at all", nil},
		{"without its last line end", []byte(strings.TrimSuffix(whole, "\n"))},
		{"with a line more", []byte(whole + "\n")},
		{"with bytes after it", []byte(whole + "x")},
		{"with a byte order mark", []byte("\ufeff" + whole)},
		{"with CRLF", []byte(strings.ReplaceAll(whole, "\n", "\r\n"))},
	} {
		if _, err := ParseHeader(tt.raw); !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: %v", tt.sentence, err)
		}
	}
}

func TestNoLineButThreeMayBeMissing(t *testing.T) {
	for line := range strings.Lines(whole) {
		name, _, _ := strings.Cut(line, " ")
		if slices.Contains([]string{"act", "matter", "replaces", "attach"}, name) {
			continue
		}
		if _, err := ParseHeader([]byte(strings.Replace(whole, line, "", 1))); !errors.Is(err, ErrMalformed) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

func TestOnlyAGreaterFormatIsNewer(t *testing.T) {
	tests := []struct {
		first string
		newer bool
	}{
		{"ashyq-entry 2", true},
		{"ashyq-entry 10", true},
		{"ashyq-entry 99999999999999999999999", true},
		{"ashyq-entry 0", false},
		{"ashyq-entry 01", false},
		{"ashyq-entry 02", false},
		{"ashyq-entry +2", false},
		{"ashyq-entry -2", false},
		{"ashyq-entry 2.0", false},
		{"ashyq-entry 2 ", false},
		{"ashyq-entry  2", false},
		{"ashyq-entry ", false},
		{"ashyq-entry", false},
		{"ashyq-bundle 2", false},
		{"Ashyq-entry 2", false},
		{"", false},
	}
	for _, tt := range tests {
		_, err := ParseHeader([]byte(tt.first + strings.TrimPrefix(whole, "ashyq-entry 1")))
		if errors.Is(err, ErrNewer) != tt.newer || errors.Is(err, ErrMalformed) == tt.newer {
			t.Errorf("%q: %v", tt.first, err)
		}
	}
	if _, err := ParseHeader([]byte("ashyq-entry 2")); !errors.Is(err, ErrNewer) {
		t.Errorf("the first line alone: %v", err)
	}
}

func TestTheFirstEntryOfAStreamBelongsToNoEarlierAct(t *testing.T) {
	raw := strings.Replace(whole, "number 2", "number 1", 1)
	raw = strings.Replace(raw, "previous "+hashA+"\n", "", 1)
	if _, err := ParseHeader([]byte(raw)); !errors.Is(err, ErrMalformed) {
		t.Errorf("with an act: %v", err)
	}
	if _, err := ParseHeader([]byte(strings.Replace(raw, "act "+hashA+"\nmatter", "matter", 1))); err != nil {
		t.Errorf("without: %v", err)
	}
}

func TestAHeaderThatCannotBeWrittenDoesNotPassTheCheck(t *testing.T) {
	good, err := ParseHeader([]byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	for sentence, spoil := range map[string]func(*Header){
		"a moment with microseconds":   func(h *Header) { h.Time = h.Time.Add(time.Microsecond) },
		"no moment":                    func(h *Header) { h.Time = time.Time{} },
		"a moment after the year 9999": func(h *Header) { h.Time = h.Time.AddDate(8000, 0, 0) },
		"a list that is not sorted":    func(h *Header) { slices.Reverse(h.Replaces) },
		"an author of two lines":       func(h *Header) { h.Author = "a\nclock 1" },
		"a matter of two lines":        func(h *Header) { h.Matter = "a\nclock 1" },
		"an id of two lines":           func(h *Header) { h.Subject = "inspection a\nclock 1" },
		"a kind of two lines":          func(h *Header) { h.Kind = "a\nb" },
	} {
		h := good
		h.Replaces = slices.Clone(good.Replaces)
		if spoil(&h); !errors.Is(h.Check(), ErrMalformed) {
			t.Errorf("%s passes", sentence)
		}
	}
}

func TestWhatPassesTheCheckIsReadBackAsItWas(t *testing.T) {
	r := random(t)
	for range 2000 {
		h := randomHeader(r)
		if err := h.Check(); err != nil {
			t.Fatalf("%v: %+v", err, h)
		}
		back, err := ParseHeader(h.Encode())
		if err != nil || !reflect.DeepEqual(back, h) {
			t.Fatalf("%v\n%+v\n%+v", err, h, back)
		}
	}
}

func randomHash(r *rand.Rand) Hash {
	return Sum([]byte{byte(r.Uint32()), byte(r.Uint32()), byte(r.Uint32())})
}

func randomHeader(r *rand.Rand) Header {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	h := Header{
		Stream: randomHash(r), Number: 1 + r.Int64N(3), Clock: 1 + r.Int64N(maxWhole-1),
		Time: time.UnixMilli(r.Int64N(1 << 45)).UTC(), Zone: pick("+05:00", "-09:30", "+00:00"),
		Author: pick("Ә", "O'Neill", "陳  б"), Kind: pick("evidence", "x-1"), Version: 1 + r.IntN(9),
		Subject: Subject(pick("office", "holder a", "inspection 1", "x ~!")), Matter: pick("", "a", "a b c"),
		Payload: randomHash(r),
	}
	for range r.IntN(4) {
		h.Replaces = append(h.Replaces, Target{Hash: randomHash(r), Act: r.IntN(2) == 0})
		h.Attach = append(h.Attach, Attachment{Hash: randomHash(r), Bytes: r.Int64N(1 << 40)})
	}
	h.sortLists()
	if h.Number > 1 {
		h.Previous = randomHash(r)
		h.Act = Hash(pick("", string(randomHash(r))))
	}
	return h
}

func FuzzParseHeader(f *testing.F) {
	for _, g := range goldens(f) {
		f.Add(g.header)
	}
	f.Add([]byte(whole))
	f.Add([]byte("ashyq-entry 2\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		h, err := ParseHeader(raw)
		switch {
		case errors.Is(err, ErrNewer) != errors.Is(err, ErrMalformed):
			return // refused, for one reason
		case err != nil:
			t.Fatalf("refused for no known reason: %v", err)
		case string(h.Encode()) != string(raw):
			t.Fatalf("taken, but written as\n%q\nnot\n%q", h.Encode(), raw)
		case h.Check() != nil:
			t.Fatalf("taken against the rules: %v", h.Check())
		}
	})
}
