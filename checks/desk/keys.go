package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// The keys with which the journal is written and signed. Each laptop has its own: it
// is made at the first act, and its private half never leaves that laptop. A key that
// is out of use is retired by an entry: what it wrote before stands, what comes after
// is named.

// KeyLine is a key as the journal knows it.
type KeyLine struct {
	Stream  journal.Hash `json:"stream"`
	Label   string       `json:"label"`
	Authors []string     `json:"authors"`
	First   calendar.Day `json:"first"`
	Last    calendar.Day `json:"last"`
	Entries int          `json:"entries"`
	Head    journal.Head `json:"head"`
	Here    bool         `json:"here"` // its private half is on this laptop
	Next    bool         `json:"next"` // the next act is written with it
	Retired *KeyRetired  `json:"retired,omitempty"`
}

// KeyRetired says since when and why a key is out of use, and who said so.
type KeyRetired struct {
	Day    string       `json:"day"`
	Reason string       `json:"reason"`
	By     string       `json:"by"`
	Entry  journal.Hash `json:"entry"`
}

// KeyView is one key whole.
type KeyView struct {
	KeyLine
	Public    string        `json:"public,omitempty"` // the public half; empty where the first entry is not held
	Continues []checks.Head `json:"continues"`        // the heads that its first entry continues
}

// shownStream is how many characters of a stream are shown in lists.
const shownStream = 12

// leastStream is how many of them name one.
const leastStream = 4

// ShortStream gives a stream as lists show it.
func ShortStream(s journal.Hash) string { return string(s)[:min(shownStream, len(s))] }

// keyName names a key by its label; one without is named by its stream.
func keyName(o *checks.Office, stream journal.Hash) string {
	return cmp.Or(o.Labels[string(stream)], ShortStream(stream))
}

// Keys lists the keys that wrote into the journal, the last used first.
func (d *Desk) Keys(ctx context.Context) (out []KeyLine, err error) {
	err = d.read(ctx, func(v *view) error {
		out, err = v.keys()
		return err
	})
	return out, noneWithoutStore(err)
}

func (v *view) keys() ([]KeyLine, error) {
	rows, err := v.Streams()
	var out []KeyLine
	for _, r := range rows {
		out = append(out, keyLine(r))
	}
	slices.SortStableFunc(out, func(a, b KeyLine) int { return cmp.Compare(b.Last, a.Last) })
	return out, err
}

func keyLine(r journal.StreamRow) KeyLine {
	out := KeyLine{
		Stream: r.Stream, Label: r.Label, Authors: append([]string{}, r.Authors...), First: calendar.DayOf(r.First),
		Last: calendar.DayOf(r.Last), Entries: r.Entries, Head: r.Head, Here: r.Ours, Next: r.Next,
	}
	if r.Retired != nil {
		out.Retired = &KeyRetired{Day: r.Retired.Day, Reason: r.Retired.Reason, By: r.Retired.By, Entry: r.Retired.Entry}
	}
	return out
}

// Key gives one key, named by its label or by the beginning of its stream.
func (d *Desk) Key(ctx context.Context, ref string) (out KeyView, err error) {
	err = d.read(ctx, func(v *view) error {
		if out.KeyLine, err = v.key(ref); err != nil {
			return err
		}
		out.Continues = []checks.Head{}
		entries, err := v.Entries(journal.Office)
		for _, e := range entries {
			if first, unread := journal.ValueOf[journal.Stream](e); unread == nil && e.Header.Kind == journal.KindStream && e.Header.Stream == out.Stream {
				out.Public, out.Continues = first.Key, append(out.Continues, first.Continues...)
			}
		}
		return err
	})
	return out, err
}

// key finds a key: several that could be meant are refused with the list.
func (v *view) key(ref string) (KeyLine, error) {
	list, err := v.keys()
	if err != nil {
		return KeyLine{}, err
	}
	named := strings.TrimPrefix(strings.TrimSpace(ref), "@")
	found := slices.DeleteFunc(slices.Clone(list), func(k KeyLine) bool {
		begins := len(named) >= leastStream && strings.HasPrefix(string(k.Stream), strings.ToLower(named))
		return !begins && (named == "" || lang.Fold(k.Label) != lang.Fold(named))
	})
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return KeyLine{}, fail("key.several", args{"ref": quote(ref), "list": keyNames(found)})
	}
	return KeyLine{}, fail("key.unknown", args{"ref": quote(ref), "list": keyNames(list)})
}

func keyNames(list []KeyLine) []string {
	var out []string
	for _, k := range list {
		out = append(out, strings.TrimSpace(quote(k.Label)+" "+ShortStream(k.Stream)))
	}
	return out
}

// KeyRetireInput says which key is out of use, since when and why.
type KeyRetireInput struct {
	Key    string // a label or the beginning of a stream; empty: the one that the next act is written with
	Reason string
	Day    calendar.Day // none: today
}

// RetireKey takes a key out of use. One's own writes its own last entry, and the next
// act makes a new key that continues it; another's (of a lost laptop) is retired by an
// entry of one's own.
func (d *Desk) RetireKey(ctx context.Context, in KeyRetireInput) (out KeyLine, err error) {
	in.Reason, in.Day = lang.Line(in.Reason), cmp.Or(in.Day, d.Today())
	switch {
	case in.Reason == "":
		return out, fail("key.no-reason", nil)
	case in.Day > d.Today():
		return out, fail("day.future", args{"day": in.Day, "today": d.Today()})
	}
	err = d.write(ctx, func(a *act) error {
		if out, err = a.keyToRetire(in.Key); err != nil {
			return err
		}
		return a.answer(journal.KindKey, journal.Office, "key "+string(out.Stream), checks.StreamKey{
			Stream: string(out.Stream), Value: checks.KeyRetired, Day: in.Day, Reason: in.Reason,
			Last: checks.LastOfKey{Number: out.Head.Number, Hash: string(out.Head.Hash)},
		})
	})
	if err != nil {
		return KeyLine{}, err
	}
	view, err := d.Key(ctx, string(out.Stream))
	return view.KeyLine, err
}

// keyToRetire finds the key that is meant, in use still.
func (a *act) keyToRetire(ref string) (KeyLine, error) {
	list, err := a.keys()
	if err != nil {
		return KeyLine{}, err
	}
	var k KeyLine
	if ref == "" {
		i := slices.IndexFunc(list, func(k KeyLine) bool { return k.Next })
		if i < 0 {
			return k, fail("key.none", nil)
		}
		k = list[i]
	} else if k, err = a.key(ref); err != nil {
		return k, err
	}
	if k.Retired != nil {
		return k, fail("key.retired", args{"label": quote(k.Label), "day": k.Retired.Day, "reason": quote(k.Retired.Reason)})
	}
	return k, nil
}
