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

// with gives the good header with one text in the place of another.
func with(t *testing.T, old, new string) []byte {
	t.Helper()
	if strings.Count(whole, old) != 1 {
		t.Fatalf("%q stands %d times in the header", old, strings.Count(whole, old))
	}
	return []byte(strings.Replace(whole, old, new, 1))
}

func TestAHeaderMayHaveEveryLine(t *testing.T) {
	if _, err := ParseHeader([]byte(whole)); err != nil {
		t.Error(err)
	}
}

func TestAHeaderThatStrays(t *testing.T) {
	author := func(name string) []byte { return with(t, "Айгүл Сейітқызы", name) }
	tests := []struct {
		sentence string
		raw      []byte
		good     bool
	}{
		{"nothing at all", nil, false},
		{"without its last line end", []byte(strings.TrimSuffix(whole, "\n")), false},
		{"with a line more", []byte(whole + "\n"), false},
		{"with bytes after it", []byte(whole + "x"), false},
		{"with a byte order mark", []byte("\ufeff" + whole), false},
		{"with CRLF", []byte(strings.ReplaceAll(whole, "\n", "\r\n")), false},
		{"with one CRLF", with(t, "number 2\n", "number 2\r\n"), false},
		{"with an unknown line", with(t, "zone", "place Astana\nzone"), false},
		{"with a space more after a name", with(t, "zone ", "zone  "), false},
		{"with a space more before a name", with(t, "zone ", " zone "), false},
		{"with a tab for the space", with(t, "zone ", "zone\t"), false},
		{"with a name in capitals", with(t, "zone ", "Zone "), false},
		{"with a name and no value", with(t, "act "+hashA+"\n", "act\n"), false},
		{"with a name, a space and no value", with(t, "act "+hashA+"\n", "act \n"), false},
		{"with a line twice", with(t, "zone +05:00\n", "zone +05:00\nzone +05:00\n"), false},
		{"with two other lines of one name", with(t, "zone +05:00\n", "zone +06:00\nzone +05:00\n"), false},
		{"with two lines in another order", with(t, "number 2\nclock 9\n", "clock 9\nnumber 2\n"), false},

		{"without act, the first of it", with(t, "act "+hashA+"\nmatter", "matter"), true},
		{"without matter, a fact", with(t, "matter evidence 0193\n", ""), true},
		{"number 1 with a previous entry", with(t, "number 2", "number 1"), false},
		{"number 2 without a previous entry", with(t, "previous "+hashA+"\n", ""), false},

		{"number nought", with(t, "number 2", "number 0"), false},
		{"number below nought", with(t, "number 2", "number -2"), false},
		{"number with a sign", with(t, "number 2", "number +2"), false},
		{"number with a leading nought", with(t, "number 2", "number 02"), false},
		{"number as a fraction", with(t, "number 2", "number 2.0"), false},
		{"number with a low line", with(t, "number 2", "number 1_000"), false},
		{"the greatest number", with(t, "number 2", "number 9007199254740991"), true},
		{"number 2^53", with(t, "number 2", "number 9007199254740992"), false},
		{"clock 2^53", with(t, "clock 9", "clock 9007199254740992"), false},
		{"clock beyond 64 bits", with(t, "clock 9", "clock 99999999999999999999"), false},
		{"clock nought", with(t, "clock 9", "clock 0"), false},
		{"version nought", with(t, "version 1", "version 0"), false},
		{"version 2: another form of payload", with(t, "version 1", "version 2"), true},
		{"version with a word", with(t, "version 1", "version 1 beta"), false},

		{"time without milliseconds", with(t, "00.000Z", "00Z"), false},
		{"time in microseconds", with(t, "00.000Z", "00.000000Z"), false},
		{"time with a comma", with(t, "00.000Z", "00,000Z"), false},
		{"time with an offset", with(t, "00.000Z", "00.000+05:00"), false},
		{"time with a small z", with(t, "00.000Z", "00.000z"), false},
		{"the 30th of February", with(t, "2026-01-20", "2026-02-30"), false},
		{"a leap second", with(t, "04:00:00", "23:59:60"), false},
		{"the year nought", with(t, "2026-01-20", "0000-01-20"), false},
		{"no moment", with(t, "2026-01-20T04:00:00.000Z", "0001-01-01T00:00:00.000Z"), false},
		{"the last moment", with(t, "2026-01-20T04:00:00.000Z", "9999-12-31T23:59:59.999Z"), true},

		{"zone Z", with(t, "+05:00", "Z"), false},
		{"zone +00:00", with(t, "+05:00", "+00:00"), true},
		{"zone -00:00", with(t, "+05:00", "-00:00"), false},
		{"zone -03:30", with(t, "+05:00", "-03:30"), true},
		{"zone without a colon", with(t, "+05:00", "+0500"), false},
		{"zone of a day", with(t, "+05:00", "+24:00"), false},
		{"zone with 60 minutes", with(t, "+05:00", "+05:60"), false},
		{"zone by name", with(t, "+05:00", "Asia/Almaty"), false},

		{"author in many scripts", author("Ә. O'Neill-Ұлы 陳 (ИТ) 🙂"), true},
		{"author with a space at the beginning", author(" Айгүл"), false},
		{"author with a space at the end", author("Айгүл "), false},
		{"author of a space", author(" "), false},
		{"author not in normal form", author("Андрей и\u0306"), false},
		{"author in normal form", author("Андрей й"), true},
		{"author not in UTF-8", author("Айг\xff"), false},
		{"author with half a surrogate", author("Айг\xed\xa0\x80"), false},
		{"author with a tab", author("Айгүл\tС."), false},
		{"author with an escape", author("Айгүл\x1b[2J"), false},
		{"author with DEL", author("Айгүл\x7f"), false},
		{"author with a C1 control", author("Айгүл\u009b2J"), false},
		{"author with NEL", author("Айгүл\u0085С."), false},
		{"author with the end of a paragraph", author("Айгүл\u2029С."), false},
		{"author that turns writing round", author("Айгүл\u202eС."), false},
		{"author that isolates", author("Айгүл\u2066С."), false},
		{"author with a zero width joiner", author("Айгүл\u200dС."), false},
		{"author with a soft hyphen", author("Айгүл\u00adС."), false},
		{"author with a tag", author("Айгүл\U000e0041"), false},
		{"author with NUL", author("Айгүл\x00"), false},

		{"kind of two words", with(t, "kind evidence", "kind evi dence"), false},
		{"kind in capitals", with(t, "kind evidence", "kind Evidence"), false},
		{"kind that begins with a digit", with(t, "kind evidence", "kind 2evidence"), false},
		{"kind with a hyphen and a digit", with(t, "kind evidence", "kind paper-state2"), true},
		{"kind in Cyrillic", with(t, "kind evidence", "kind еvidence"), false},

		{"the office", with(t, "subject inspection 0192", "subject office"), true},
		{"a family that is not known", with(t, "subject inspection 0192", "subject agenda 0192"), true},
		{"an office with an id", with(t, "subject inspection 0192", "subject office 0192"), false},
		{"an inspection without an id", with(t, "subject inspection 0192", "subject inspection"), false},
		{"an id of two words", with(t, "subject inspection 0192", "subject inspection 0192 1"), false},
		{"an id with a space before it", with(t, "subject inspection 0192", "subject inspection  0192"), false},
		{"an id with a tab", with(t, "subject inspection 0192", "subject inspection 01\t92"), false},
		{"an id in Cyrillic", with(t, "subject inspection 0192", "subject inspection ид"), false},
		{"a family in capitals", with(t, "subject inspection 0192", "subject Inspection 0192"), false},

		{"act in capitals", with(t, "act "+hashA+"\nmatter", "act "+strings.Repeat("A", 64)+"\nmatter"), false},
		{"act cut short", with(t, "act "+hashA+"\nmatter", "act "+hashA[1:]+"\nmatter"), false},
		{"matter with two spaces", with(t, "matter evidence 0193", "matter evidence  0193"), false},
		{"matter with a space at the end", with(t, "matter evidence 0193", "matter evidence "), false},
		{"matter in Cyrillic", with(t, "matter evidence 0193", "matter дело"), false},
		{"matter with a control character", with(t, "matter evidence 0193", "matter evidence\x07"), false},
		{"matter of many words", with(t, "matter evidence 0193", "matter verdict a/b@c d"), true},

		{"replaces not in order", with(t, "replaces "+hashA+"\nreplaces "+hashA+" act\n", "replaces "+hashA+" act\nreplaces "+hashA+"\n"), false},
		{"replaces twice", with(t, "replaces "+hashB+"\n", "replaces "+hashB+"\nreplaces "+hashB+"\n"), false},
		{"replaces an act of an act", with(t, "replaces "+hashA+" act\n", "replaces "+hashA+" act act\n"), false},
		{"replaces what is no hash", with(t, "replaces "+hashB, "replaces "+hashB+"0"), false},
		{"attach not in order", with(t, "attach "+hashA+" 9\nattach "+hashB+" 10\n", "attach "+hashB+" 10\nattach "+hashA+" 9\n"), false},
		{"attach one hash with two lengths", with(t, "attach "+hashB+" 10\n", "attach "+hashB+" 10\nattach "+hashB+" 11\n"), false},
		{"attach without a length", with(t, "attach "+hashB+" 10", "attach "+hashB), false},
		{"attach with a leading nought", with(t, "attach "+hashB+" 10", "attach "+hashB+" 010"), false},
		{"attach below nought", with(t, "attach "+hashB+" 10", "attach "+hashB+" -1"), false},
		{"attach nothing", with(t, "attach "+hashB+" 10", "attach "+hashB+" 0"), true},
		{"attach 2^53 bytes", with(t, "attach "+hashB+" 10", "attach "+hashB+" 9007199254740992"), false},
	}
	for _, tt := range tests {
		h, err := ParseHeader(tt.raw)
		if (err == nil) != tt.good {
			t.Errorf("%s: %v", tt.sentence, err)
		}
		if err != nil && !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: %v is no ErrMalformed", tt.sentence, err)
		}
		if err == nil && string(h.Encode()) != string(tt.raw) {
			t.Errorf("%s: is written in another way", tt.sentence)
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
