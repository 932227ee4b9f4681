package journal

import (
	"bytes"
	"reflect"
	"testing"

	"ashyq/checks"
)

// A word on a paper is read as it was written, whichever it is and whatever the paper
// is about: beside the golden entry, which returns an answer to a step, stand the others.
// As there, an independent program wrote the files, and they never change.
func TestEveryWordOnAPaperIsReadAndWrittenByteForByte(t *testing.T) {
	for _, g := range []struct {
		file, matter, value, hash string
	}{
		{"review.json", "review answer/0194b1f0-0000-7000-8000-0000000000f1", checks.ReviewReturned, "9183e2ee446051e26f9532fab6c0df856b8d6cf5d70d5fa73358277aff845fee"},
		{"review-asked.json", "review memo", checks.ReviewAsked, "06a5954e2eeba3eef6ad5f72bf32e56b1aa506ccdd5af750597df23778e4ad04"},
		{"review-answered.json", "review notice/0194b1f0-0000-7000-8000-0000000000e1", checks.ReviewAnswered, "2844b7f631f52cbecf4b554925b12f6008ffb412e72ee3be269838c674cc8344"},
		{"review-accepted.json", "review agenda/0194b1f0-0000-7000-8000-0000000000b2", checks.ReviewAccepted, "ca2e55247f0a1448f5591169349a32312c85c033a28c80676183b4cb5c9631d4"},
	} {
		e := goldenOf(t, KindReview)
		e.Payload, e.Header.Matter = file(t, g.file), g.matter
		if err := legible(e); err != nil {
			t.Errorf("%s cannot be read any more: %v", g.file, err)
			continue
		}
		v, err := read[checks.Review](e)
		if err != nil || v.Value != g.value || "review "+v.Of() != g.matter {
			t.Errorf("%s is read as %q of %q: %v", g.file, v.Value, v.Of(), err)
			continue
		}
		back, err := EncodePayload(v, saltOf(t, e.Payload))
		if err != nil || !bytes.Equal(back, e.Payload) || Sum(e.Payload) != Hash(g.hash) {
			t.Errorf("%s is %s, and written as\n%s\n%v", g.file, Sum(e.Payload), back, err)
		}
	}
}

// What is given for a paper stands in two kinds of entry: whoever adds a member to it
// for papers changes what a review says too, and makes a new version of both.
func TestWhatIsGivenForAPaperIsFormat(t *testing.T) {
	want := []string{
		"to,omitempty", "found,omitempty", "until,omitempty", "term,omitempty", "follows,omitempty", "amends,omitempty",
		"step,omitempty", "sitting,omitempty", "fields,omitempty",
	}
	var got []string
	for f := range reflect.TypeFor[checks.PaperDetails]().Fields() {
		got = append(got, f.Tag.Get("json"))
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("details of a paper have %q", got)
	}
}
