package widget_test

import (
	"testing"

	"ashyq/tui/keys"
	"ashyq/tui/widget"
)

// say types letter by letter, as a person does.
func say(in *widget.Input, text string) {
	for _, r := range text {
		in.Type(string(r))
	}
}

// What was typed is taken back word by word, and given back again.
func TestTypingIsTakenBackWordByWord(t *testing.T) {
	in := widget.NewInput("Блог", false)
	say(&in, " акима за")
	for _, want := range []string{"Блог акима ", "Блог акима", "Блог ", "Блог"} {
		if in.Key("ctrl+z"); in.Text() != want {
			t.Errorf("%q, want %q", in.Text(), want)
		}
	}
	if in.Key("ctrl+z") {
		t.Error("what the field began with was taken back")
	}
	for _, want := range []string{"Блог ", "Блог акима", "Блог акима ", "Блог акима за"} {
		if in.Key("ctrl+y"); in.Text() != want {
			t.Errorf("given back %q, want %q", in.Text(), want)
		}
	}
	say(&in, "!")
	if in.Key("ctrl+y") {
		t.Error("after typing there is nothing to give back")
	}
}

// A paste, a cut and a value put in from elsewhere are one step each.
func TestEveryChangeIsOneStepBack(t *testing.T) {
	in := widget.NewInput("", true)
	in.Type("бірінші жол\nекінші жол")
	in.Key("ctrl+w")
	in.Set("басқа мәтін")
	for _, want := range []string{"бірінші жол\nекінші ", "бірінші жол\nекінші жол", ""} {
		if in.Key("ctrl+z"); in.Text() != want {
			t.Errorf("%q, want %q", in.Text(), want)
		}
	}
}

// In a field of several lines the arrows walk its lines, and lead out at the ends.
func TestArrowsWalkTheLinesOfAField(t *testing.T) {
	in := widget.NewInput("бір екі үш\nтөрт", true)
	in.Draw(widget.NewCanvas(8, 4), true) // «бір екі», «үш», «төрт»
	if in.Key(keys.Down) {
		t.Error("there is no line below the last")
	}
	in.Key(keys.Up)
	in.Type("|")
	in.Key(keys.Back)
	in.Key(keys.Up)
	in.Type("*")
	if in.Text() != "бі*р екі үш\nтөрт" {
		t.Errorf("%q", in.Text())
	}
	if in.Key(keys.Up) {
		t.Error("there is no line above the first")
	}
	one := widget.NewInput("бір", false)
	if one.Key(keys.Up) || one.Key(keys.Down) {
		t.Error("a field of one line is left by an arrow")
	}
}
