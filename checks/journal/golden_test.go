package journal

import (
	"bytes"
	"encoding/hex"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// The golden files hold one entry of every kind with every field, as an
// independent program wrote them after the description of the format: a header,
// a payload, and in hashes.txt the hashes of both. They never change; another
// version of a payload gets files of its own.

// golden is an entry from the golden files.
type golden struct {
	kind          string
	header, body  []byte
	entry, inside Hash // as hashes.txt has them
}

func goldens(t testing.TB) []golden {
	t.Helper()
	var out []golden
	for line := range strings.Lines(string(file(t, "hashes.txt"))) {
		f := strings.Fields(line)
		out = append(out, golden{
			kind: f[0], entry: Hash(f[1]), inside: Hash(f[2]),
			header: file(t, f[0]+".header"), body: file(t, f[0]+".json"),
		})
	}
	return out
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func goldenOf(t testing.TB, kind string) Entry {
	t.Helper()
	e, err := ReadEntry(file(t, kind+".header"), file(t, kind+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// values reads the payload of a kind into the struct of today.
var values = map[string]func(Entry) (any, error){
	KindStream: value[Stream], KindHolder: value[checks.Holder], KindSame: value[checks.Same],
	KindInspection: value[checks.Inspection], KindState: value[checks.Standing],
	KindEvidence: value[checks.Evidence], KindCoverage: value[checks.Coverage],
	KindCapture: value[checks.Capture], KindRejected: value[checks.Rejection],
	KindVerdict: value[checks.Answer], KindSetting: value[checks.Setting],
	KindReading: value[checks.Reading], KindCalendar: value[checks.DayOff],
	KindEdition: value[checks.EditionText], KindSample: value[checks.Sample],
	KindPaper: value[checks.IssuedPaper], KindPaperState: value[checks.PaperState],
	KindContent: value[checks.PaperContent], KindFound: value[checks.FoundDay], KindStep: value[checks.Step],
	KindRuling: value[checks.Ruling], KindExecution: value[checks.Execution], KindRegion: value[checks.Region],
	KindSitting: value[checks.Sitting], KindItem: value[checks.AgendaItem], KindDecision: value[checks.Decision],
	KindTemplate: value[checks.TemplateText], KindReview: value[checks.Review], KindKey: value[checks.StreamKey], KindWithdrawn: value[Withdrawn], KindErased: value[Erased],
}

func value[T any](e Entry) (any, error) { return read[T](e) }

func TestEveryKindHasAGoldenEntry(t *testing.T) {
	var held []string
	for _, g := range goldens(t) {
		held = append(held, g.kind)
	}
	slices.Sort(held)
	if known := slices.Sorted(maps.Keys(kinds)); !slices.Equal(held, known) {
		t.Errorf("golden entries of %v, known are %v", held, known)
	}
}

func TestGoldenHeadersAreReadAndWrittenByteForByte(t *testing.T) {
	for _, g := range goldens(t) {
		h, err := ParseHeader(g.header)
		switch {
		case err != nil:
			t.Errorf("%s: %v", g.kind, err)
		case !bytes.Equal(h.Encode(), g.header):
			t.Errorf("%s is written as\n%s", g.kind, h.Encode())
		case Sum(g.header) != g.entry:
			t.Errorf("%s has another hash", g.kind)
		case Sum(g.body) != g.inside || h.Payload != g.inside:
			t.Errorf("%s has a payload of another hash", g.kind)
		case h.Kind != g.kind || h.Version != 1:
			t.Errorf("%s is %s %d", g.kind, h.Kind, h.Version)
		}
	}
}

func TestGoldenPayloadsAreReadAndWrittenByteForByte(t *testing.T) {
	for _, g := range goldens(t) {
		v, err := values[g.kind](goldenOf(t, g.kind))
		if err != nil {
			t.Errorf("%s: %v", g.kind, err)
			continue
		}
		back, err := EncodePayload(v, saltOf(t, g.body))
		if err != nil || !bytes.Equal(back, g.body) {
			t.Errorf("%s is written as\n%s\nnot\n%s\n%v", g.kind, back, g.body, err)
		}
	}
}

func saltOf(t testing.TB, body []byte) []byte {
	t.Helper()
	object, err := parseObject(body)
	if err != nil {
		t.Fatal(err)
	}
	salt, err := hex.DecodeString(object["salt"].(string))
	if err != nil {
		t.Fatal(err)
	}
	return salt
}

func TestTheGoldenEntriesAreOneStream(t *testing.T) {
	var last golden
	for i, g := range goldens(t) {
		h, _ := ParseHeader(g.header)
		if h.Number != int64(i+1) || h.Previous != last.entry {
			t.Errorf("%s does not follow %s", g.kind, last.kind)
		}
		last = g
	}
}

func TestEachLineOfAHeaderIsReadIntoItsField(t *testing.T) {
	evidence, withdrawn := goldenOf(t, KindEvidence), goldenOf(t, KindWithdrawn)
	holder := goldenOf(t, KindHolder)
	got := goldenOf(t, KindInspection).Header
	want := Header{
		Stream: Sum(bytesFrom(1, 32)), Number: 4, Clock: 104,
		Time: time.Date(2026, 1, 20, 4, 0, 4, 28_000_000, time.UTC), Zone: "+05:00",
		Author: "Айгүл Сейітқызы", Kind: KindInspection, Version: 1,
		Subject: Inspection("0194b1f0-0000-7000-8000-0000000000a1"), Act: holder.Hash, Matter: "inspection",
		Payload: Sum(file(t, "inspection.json")), Previous: goldenOf(t, KindSame).Hash,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	targets := []Target{{Hash: evidence.Hash}, {Hash: holder.Hash, Act: true}}
	if !reflect.DeepEqual(withdrawn.Header.Replaces, targets) {
		t.Errorf("the withdrawal names %v", withdrawn.Header.Replaces)
	}
	photo := []byte("фото стенда")
	if !reflect.DeepEqual(evidence.Header.Attach, []Attachment{{Hash: Sum(photo), Bytes: int64(len(photo))}}) {
		t.Errorf("the evidence carries %v", evidence.Header.Attach)
	}
}

// bytesFrom gives the bytes first, first+1 … last.
func bytesFrom(first, last byte) (out []byte) {
	for b := first; b <= last; b++ {
		out = append(out, b)
	}
	return out
}

func TestEachMemberOfEvidenceIsReadIntoItsField(t *testing.T) {
	got, err := read[checks.Evidence](goldenOf(t, KindEvidence))
	if err != nil {
		t.Fatal(err)
	}
	day := func(y, m, d int) calendar.Day { v, _ := calendar.NewDay(y, m, d); return v }
	want := checks.Evidence{
		ID: "0194b1f0-0000-7000-8000-0000000000d1", Kind: checks.Stand,
		Serves:   []checks.Service{{Check: "stand", Parts: []string{"contents"}}},
		At:       calendar.Moment{Day: day(2026, 1, 19), Minute: 10*60 + 30},
		For:      "2025",
		Noticed:  []checks.Notice{{Part: "lead", At: calendar.Moment{Day: day(2026, 1, 10), Minute: -1}, Place: "сайт"}},
		Premises: "0194b1f0-0000-7000-8000-0000000000c1",
		Items: []checks.ItemSeen{
			{Item: "contacts", State: checks.Incomplete, Note: "бір телефон"},
			{Item: "rights", State: checks.Present},
		},
		Title: "Стенд", Text: "Первый абзац.\nВторой <b>&</b> \"кавычки\" \\ \u2028конец",
		Note: "ішкі", Source: "осмотр", Present: "заместитель руководителя",
		Origin: &checks.Origin{
			Capture: "0194b1f0-0000-7000-8000-0000000000d3", Fragment: "Ақпан айының қорытындысы — 14.02.2025",
			Path: "main > ul.posts > li:nth-of-type(3)", Value: "2025-02-14", Reader: "ashyq 1.0",
		},
		Files: []checks.File{{Hash: string(Sum([]byte("фото стенда"))), Name: "стенд.jpg", Role: "photo"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
