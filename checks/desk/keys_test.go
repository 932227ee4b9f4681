package desk_test

import (
	"testing"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
)

// One's own key goes out of use: what it wrote stands, the next act begins a new key that
// continues it, and both are listed.
func TestOnesOwnKeyIsRetired(t *testing.T) {
	b := newBureau(t)
	b.open("state-body")
	before, err := b.Keys(b.ctx)
	must(t, err)
	if len(before) != 1 || !before[0].Here || !before[0].Next || before[0].Retired != nil || before[0].Authors[0] != "Асан Т." {
		t.Fatalf("%+v", before)
	}
	old, err := b.RetireKey(b.ctx, desk.KeyRetireInput{Reason: "жаңа ноутбук"})
	must(t, err)
	if old.Stream != before[0].Stream || old.Next || old.Retired == nil || old.Retired.Day != "2026-01-20" || old.Retired.Reason != "жаңа ноутбук" || old.Retired.By != "Асан Т." {
		t.Errorf("%+v", old)
	}
	must(t, b.Set(b.ctx, "retention.months", "60", "Номенклатура"))
	list, err := b.Keys(b.ctx)
	must(t, err)
	if len(list) != 2 {
		t.Fatalf("%+v", list)
	}
	for _, k := range list {
		view, err := b.Key(b.ctx, string(k.Stream)[:8])
		must(t, err)
		continues := k.Stream != old.Stream
		if continues != k.Next || continues != (len(view.Continues) == 1) || view.Public == "" {
			t.Errorf("%+v", view)
		}
		if continues && view.Continues[0].Hash != string(old.Head.Hash) {
			t.Errorf("it continues %+v, not %+v", view.Continues, old.Head)
		}
	}
}

// A colleague's key is retired by an entry of one's own; hers is written on with until
// she has heard of it.
func TestAKeyOfALostLaptopIsRetired(t *testing.T) {
	one, lost := newBureau(t), newBureau(t)
	lost.open("state-body")
	carry(t, lost, one)
	theirs, err := one.Keys(one.ctx)
	must(t, err)
	if len(theirs) != 1 || theirs[0].Here || theirs[0].Next {
		t.Fatalf("%+v", theirs)
	}
	k, err := one.RetireKey(one.ctx, desk.KeyRetireInput{Key: string(theirs[0].Stream), Reason: "ноутбук жоғалды", Day: day(t, "2026-01-15")})
	must(t, err)
	if k.Retired == nil || k.Retired.Day != "2026-01-15" || k.Entries != theirs[0].Entries {
		t.Errorf("%+v", k)
	}
}

// What cannot be done is refused in words.
func TestWhatIsRefusedOfKeys(t *testing.T) {
	b := newBureau(t)
	if _, err := b.RetireKey(b.ctx, desk.KeyRetireInput{Reason: "себеп"}); code(t, err) != "key.none" {
		t.Errorf("there is no key yet: %v", err)
	}
	b.open("state-body")
	list, err := b.Keys(b.ctx)
	must(t, err)
	stream := string(list[0].Stream)
	for _, story := range []struct {
		name string
		in   desk.KeyRetireInput
		want string
	}{
		{"no reason", desk.KeyRetireInput{Key: stream, Reason: " "}, "key.no-reason"},
		{"tomorrow", desk.KeyRetireInput{Key: stream, Reason: "себеп", Day: b.Today() + calendar.Day(1)}, "day.future"},
		{"nobody's", desk.KeyRetireInput{Key: "ffffffff", Reason: "себеп"}, "key.unknown"},
		{"too short to name one", desk.KeyRetireInput{Key: stream[:3], Reason: "себеп"}, "key.unknown"},
	} {
		if _, err := b.RetireKey(b.ctx, story.in); code(t, err) != story.want {
			t.Errorf("%s: %v", story.name, err)
		}
	}
	_, err = b.RetireKey(b.ctx, desk.KeyRetireInput{Key: stream, Reason: "себеп"})
	must(t, err)
	if _, err := b.RetireKey(b.ctx, desk.KeyRetireInput{Key: stream, Reason: "тағы"}); code(t, err) != "key.retired" {
		t.Errorf("a second time: %v", err)
	}
	twin := newBureau(t)
	twin.open("state-body")
	carry(t, twin, b)
	list, err = b.Keys(b.ctx)
	must(t, err)
	if _, err := b.Key(b.ctx, list[0].Label); code(t, err) != "key.several" {
		t.Errorf("two of one label: %v", err)
	}
}
