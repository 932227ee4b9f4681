package form_test

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/keys"
)

// press presses keys, and tells whether the last one meant anything.
func press(s *form.State, list ...keys.Key) (ok bool) {
	for _, k := range list {
		ok = s.Key(k)
	}
	return ok
}

// holds asks what a field gives out.
func holds(t *testing.T, s *form.State, id string, want ...string) {
	t.Helper()
	if got := s.Values()[id]; !slices.Equal(got, want) {
		t.Errorf("%s holds %q, want %q", id, got, want)
	}
}

func TestFieldsAreWalkedThroughToTheButton(t *testing.T) {
	s := form.New(evidence(), nil)
	var walked []string
	for !s.OnSubmit() {
		walked = append(walked, s.Focus())
		press(s, "enter")
	}
	// The question about an event is not there until it is one.
	if want := []string{"kind", "at", "title", "text", "note", "files", "also"}; !slices.Equal(walked, want) {
		t.Errorf("walked %q, want %q", walked, want)
	}
	if press(s, "enter") {
		t.Error("Enter on the button is not for the form")
	}
	press(s, "down", "down")
	if !s.OnSubmit() {
		t.Error("there is nothing below the button")
	}
	press(s, "up", "shift+tab")
	if s.Focus() != "files" {
		t.Errorf("two fields up is %q", s.Focus())
	}
}

func TestAnOptionIsChosenByMovingToIt(t *testing.T) {
	s := form.New(evidence(), nil)
	press(s, "right")
	holds(t, s, "kind", "event")
	press(s, "right", "right")
	holds(t, s, "kind", "stand")
	press(s, "end", "right")
	holds(t, s, "kind", "statement")
	press(s, "home")
	holds(t, s, "kind", "event")
}

func TestAnOptionThatCannotBeChosenIsPassedAndSaysWhy(t *testing.T) {
	s := form.New(opening(), form.Values{"form": {"hearing"}})
	s.SetFocus("form")
	press(s, "right", "space")
	holds(t, s, "form", "hearing")
	press(s, "right")
	holds(t, s, "form", "self")

	barred := form.New(opening(), form.Values{"holder": {"А"}, "period": {"own"}, "as-of": {"17.12.2025"}, "form": {"unscheduled"}})
	missing := barred.Missing()
	if len(missing) != 1 || missing[0].ID != "form" {
		t.Fatalf("chosen before, barred now: missing are %v", missing)
	}
	if got := barred.Wrong("form").RU; got != "внеплановая проверка – не субъект контроля: мониторинг или выезд с согласия" {
		t.Errorf("the reason is %q", got)
	}
}

func TestSpaceChoosesAndTakesBack(t *testing.T) {
	s := form.New(evidence(), form.Values{"kind": {"event"}})
	s.SetFocus("also")
	press(s, "right", "space", "left", "space")
	holds(t, s, "also", "proactive", "weekly-blog") // in the order of the options
	press(s, "space")
	holds(t, s, "also", "weekly-blog")

	s.SetFocus("aim")
	press(s, "space")
	holds(t, s, "aim", "yes")
	press(s, "space")
	holds(t, s, "aim")

	s.SetFocus("kind")
	press(s, "space")
	holds(t, s, "kind", "event") // there must be an answer
}

func TestAnOptionWithoutAnIDStandsForNoAnswer(t *testing.T) {
	f := form.Form{Fields: []form.Field{{ID: "trait", Kind: form.Choice, Label: lang.Same("?"),
		Options: options(option("yes", "иә", "да"), option("", "білмеймін", "не знаю"))}}}
	s := form.New(f, nil)
	if got := draw(s, 40, 2, lang.RU); !strings.HasPrefix(got, "▸  ?   да  [не знаю]") {
		t.Errorf("drawn\n%s", got)
	}
	press(s, "left")
	holds(t, s, "trait", "yes")
	press(s, "right")
	if s.Values().One("trait") != "" {
		t.Error("not known is an answer")
	}
}

func TestKazakhIsTypedAsItStands(t *testing.T) {
	s := form.New(evidence(), nil)
	s.SetFocus("title")
	for _, r := range "Әкімнің қабылдауы ұзақ, өңірдегі һәм ғ" {
		s.Type(string(r))
	}
	holds(t, s, "title", "Әкімнің қабылдауы ұзақ, өңірдегі һәм ғ")
	press(s, "ctrl+w", "backspace", "home", "delete")
	holds(t, s, "title", "кімнің қабылдауы ұзақ, өңірдегі һәм")
	if id, text := s.Typed(); id != "title" || text != "кімнің қабылдауы ұзақ, өңірдегі һәм" {
		t.Errorf("typed is %q: %q", id, text)
	}
}

func TestPastedSignsThatCannotBeShownAreLeftOut(t *testing.T) {
	s := form.New(evidence(), nil)
	s.SetFocus("title")
	s.Type("Хат\x1b[31m \u202eқызыл\x00\ta\r\nб\n")
	holds(t, s, "title", "Хат қызыл a б")

	s.SetFocus("text")
	s.Type("бір\r\nекі\rүш")
	press(s, "alt+enter")
	s.Type("төрт")
	press(s, "ctrl+j")
	holds(t, s, "text", "бір\nекі\nүш\nтөрт\n")
	if press(s, "alt+enter", "up"); s.Focus() != "title" {
		t.Error("arrows lead from field to field")
	}
	if press(s, "ctrl+j") {
		t.Error("a line has no line breaks")
	}
}

func TestHiddenFieldsKeepTheirValues(t *testing.T) {
	s := form.New(evidence(), evidenceValues)
	holds(t, s, "aim", "yes")
	press(s, "right")
	holds(t, s, "kind", "document")
	holds(t, s, "aim")
	press(s, "left")
	holds(t, s, "aim", "yes")
}

func TestTheFocusLeavesAFieldThatGoes(t *testing.T) {
	s := form.New(evidence(), evidenceValues)
	s.SetFocus("aim")
	s.Set("kind", "document")
	if s.Focus() != "text" {
		t.Errorf("the focus is on %q", s.Focus())
	}
	s.SetFocus("aim")
	if s.Focus() != "text" {
		t.Error("what is not shown is not moved to")
	}
}

func TestAnOptionNotOfferedAnyMoreIsNotGivenOut(t *testing.T) {
	offered := []form.Option{option("a", "а", "а"), option("b", "ә", "ә")}
	f := form.Form{Fields: []form.Field{{ID: "x", Kind: form.Choice, Must: true, Options: func(form.Values) []form.Option { return offered }}}}
	s := form.New(f, form.Values{"x": {"b"}})
	offered = offered[:1]
	holds(t, s, "x")
	if len(s.Missing()) != 1 {
		t.Error("it must be chosen anew")
	}
	offered = offered[:2]
	holds(t, s, "x", "b")
	offered = nil // not known yet
	holds(t, s, "x", "b")
}

func TestMissingAreTheFieldsThatKeepItFromBeingWritten(t *testing.T) {
	s := form.New(evidence(), form.Values{"title": {"  "}, "at": {"32.13"}})
	var got []string
	for _, f := range s.Missing() {
		got = append(got, f.ID)
	}
	if want := []string{"kind", "at", "title"}; !slices.Equal(got, want) {
		t.Errorf("missing are %q, want %q", got, want)
	}
	if s := form.New(evidence(), evidenceValues); len(s.Missing()) > 0 {
		t.Errorf("missing are %v", s.Missing())
	}
}

func TestChangedIsWhatDiffersFromTheBeginning(t *testing.T) {
	s := form.New(evidence(), evidenceValues)
	if s.Changed() {
		t.Error("nothing was typed")
	}
	s.SetFocus("title")
	s.Type("!")
	if !s.Changed() {
		t.Error("something was typed")
	}
	press(s, "backspace")
	if s.Changed() {
		t.Error("it was taken back")
	}
}

func TestTheFirstValueIsGivenWithoutOuterSpace(t *testing.T) {
	s := form.New(evidence(), nil)
	s.SetFocus("title")
	s.Type("  ә б ")
	holds(t, s, "title", "  ә б ")
	if got := s.Values().One("title"); got != "ә б" {
		t.Errorf("one is %q", got)
	}
}

// A day that was filled in is taken by the first character typed when one comes to
// it; one that was edited, or in which the cursor was moved, is typed on in.
func TestADayThatWasFilledInGivesWay(t *testing.T) {
	filled := func() *form.State {
		return form.New(form.Form{ID: "x", Fields: []form.Field{
			{ID: "name", Kind: form.Text}, {ID: "day", Kind: form.Day}, {ID: "at", Kind: form.Moment},
		}}, form.Values{"name": {"Отырыс"}, "day": {"01.04.2025"}, "at": {"14.05.2025 9:30"}})
	}
	for _, c := range []struct {
		says string
		keys []keys.Key
		want string
	}{
		{"typed at once", nil, "15.05"},
		{"after the cursor was moved", []keys.Key{keys.End}, "01.04.202515.05"},
		{"taken away whole", []keys.Key{keys.Back}, "15.05"},
		{"come to again", []keys.Key{keys.Down, keys.Up}, "15.05"},
	} {
		s := filled()
		s.Key(keys.Down)
		for _, k := range c.keys {
			s.Key(k)
		}
		s.Type("1")
		s.Type("5.05")
		if got := s.Values().One("day"); got != c.want {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}

	s := filled()
	s.Type("!")
	s.Key(keys.Down)
	s.Type("1.5")
	s.Key(keys.Down)
	s.Key(keys.Up)
	s.Type(".25") // it was edited: it is typed on in
	if v := s.Values(); v.One("name") != "Отырыс!" || v.One("day") != "1.5.25" || v.One("at") != "14.05.2025 9:30" {
		t.Errorf("%v", v)
	}
}
