package journal

import (
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// read gives the value of a payload. Every version ever written stays readable
// here: a later one gets a struct of its own, and the older is lifted to it.
func read[T any](e Entry) (v T, err error) {
	object, err := parsePayload(e.Payload)
	if err != nil {
		return v, err
	}
	if err := fill(reflect.ValueOf(&v).Elem(), object); err != nil {
		return v, fmt.Errorf("%w: %s: %w", ErrPayload, e.Header.Kind, err)
	}
	if !sound(e, any(&v)) {
		return v, fmt.Errorf("%w: %s on %q says what cannot be", ErrPayload, e.Header.Kind, e.Header.Subject)
	}
	return v, nil
}

// ValueOf gives what the payload of an entry says. It is for showing one entry;
// what stands is asked of the folds. An entry whose payload is not held, of a
// newer program or not of its kind gives an error.
func ValueOf[T any](e Entry) (v T, err error) {
	if !Known(e) || !placed(e) {
		return v, errPlace
	}
	return read[T](e)
}

func decoded[T any](e Entry) (any, error) { return read[T](e) }

// sound tells whether a value says only what its kind can say: words from their
// lists, days in their order, ids equal to those of the matter. A word that is
// not in the list is never guessed at: the entry is named as not read.
func sound(e Entry, v any) bool {
	switch v := v.(type) {
	case *Stream:
		return soundStream(e, v)
	case *checks.Holder:
		return soundHolder(v)
	case *checks.Same:
		return yesOrNo(v.Value) && about(e) > e.Header.Subject.ID()
	case *checks.Inspection:
		return soundInspection(v)
	case *checks.Standing:
		return oneOf(v.Value, checks.StateClosed, checks.StateReopened)
	case *checks.Evidence:
		return v.ID == about(e) && soundEvidence(v) && attached(e, v.Files)
	case *checks.Coverage:
		return v.ID == about(e) && oneOf(v.Of, checks.Events, checks.Notices) && v.From <= v.To
	case *checks.Sample:
		return v.Check+"/"+v.List == about(e) && v.Seed != "" && len(v.Rows) > 0 && v.Of >= len(v.Rows)
	case *checks.Capture:
		return visible(v.ID) && attached(e, v.Files)
	case *checks.Rejection:
		return string(Proposal(v.Capture, v.Path, v.Fragment)) == about(e)
	case *checks.Answer:
		return soundAnswer(e, v)
	case *checks.DayOff:
		_, err := calendar.ParseDay(about(e))
		return err == nil && oneOf(v.Day, "off", "working")
	case *checks.EditionText:
		return v.ID == about(e) && v.Text != ""
	case *checks.IssuedPaper:
		return v.ID == about(e) && attached(e, v.Files)
	case *checks.PaperState:
		return oneOf(v.Value, checks.PaperStates()...)
	case *checks.StreamKey:
		return v.Stream == about(e) && v.Value == checks.KeyRetired && v.Day != 0 && v.Reason != "" && soundLast(e, v)
	}
	return soundCourse(e, v)
}

// soundLast asks for the last good entry of a stream whose key goes out of use. Of one's
// own stream that is the entry before.
func soundLast(e Entry, v *checks.StreamKey) bool {
	if Hash(v.Stream) == e.Header.Stream && (v.Last.Number != e.Header.Number-1 || Hash(v.Last.Hash) != e.Header.Previous) {
		return false
	}
	return Hash(v.Stream).Valid() && Hash(v.Last.Hash).Valid() && v.Last.Number > 0
}

func soundStream(e Entry, v *Stream) bool {
	key, err := hex.DecodeString(v.Key)
	letters := utf8.RuneCountInString(v.Label)
	return err == nil && Sum(key) == e.Header.Stream && e.Header.Number == 1 &&
		letters >= 2 && letters <= 8 && plain(v.Label)
}

func soundHolder(h *checks.Holder) bool {
	spans := []checks.Dated{h.Life}
	for _, n := range h.Names {
		spans = append(spans, n.Dated)
	}
	for _, c := range h.Categories {
		spans = append(spans, c.Dated)
	}
	for _, p := range h.Premises {
		spans = append(spans, p.Dated)
	}
	for _, t := range h.Traits {
		if spans = append(spans, t.Dated); !yesOrNo(t.Value) {
			return false
		}
	}
	return !slices.ContainsFunc(spans, backward)
}

// backward tells whether a stretch ends before it begins; an open end never does.
func backward(d checks.Dated) bool { return d.To != 0 && d.From > d.To }

func soundInspection(i *checks.Inspection) bool {
	p := i.Period
	return p.From != 0 && p.To != 0 && !backward(p) && slices.Contains(checks.Forms(), i.Form)
}

func soundEvidence(v *checks.Evidence) bool {
	for _, i := range v.Items {
		if !slices.Contains(checks.ItemStates(), i.State) {
			return false
		}
	}
	return slices.Contains(checks.EvidenceKinds(), v.Kind)
}

// attached tells whether the header carries all the files that the payload names.
func attached(e Entry, files []checks.File) bool {
	for _, f := range files {
		if !slices.ContainsFunc(e.Header.Attach, func(a Attachment) bool { return string(a.Hash) == f.Hash }) {
			return false
		}
	}
	return true
}

// soundAnswer takes only a matter that has one way of writing.
func soundAnswer(e Entry, v *checks.Answer) bool {
	q := checks.ParseQuestion(about(e))
	return q.Matter() == e.Header.Matter && q.Check != "" && (q.Part != "" || q.Premises == "") &&
		v.Verdict.Answerable() && (v.Computed == "" || slices.Contains(checks.Verdicts(), v.Computed))
}

func yesOrNo(s string) bool { return oneOf(s, checks.Yes, checks.No) }

func oneOf[T comparable](v T, list ...T) bool { return slices.Contains(list, v) }

// Proposal names what a captured page proposed: the hash of the capture's id,
// the path to the fragment and the fragment, one a line. It is what a rejection
// answers. A path has one line.
func Proposal(capture, path, fragment string) Hash {
	return Sum([]byte(capture + "\n" + path + "\n" + fragment))
}
