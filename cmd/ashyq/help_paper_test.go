package main

import (
	"strings"
	"testing"
)

// Whoever asks how a paper is written sees every format that is written.
func TestHelpNamesEveryFormat(t *testing.T) {
	for _, command := range []string{"memo", "recommendation", "yearly"} {
		_, out, errs := runIn(nil, command, "--help", "--lang", "en")
		if out == "" {
			t.Fatalf("%s: %s", command, errs)
		}
		for format := range writers() {
			if !strings.Contains(out, string(format)) {
				t.Errorf("%s says nothing of %s:\n%s", command, format, out)
			}
		}
	}
}

// A paper that was issued is named by its kind, its number or an ending of its id.
func TestHelpSaysHowAnIssuedPaperIsNamed(t *testing.T) {
	for _, command := range [][]string{{"paper", "state"}, {"paper", "show"}, {"paper", "file"}, {"execution"}} {
		for language, words := range map[string][]string{
			"kk": {"түрі", "нөмірі", "идентификаторының соңы"}, "ru": {"вид", "номер", "окончание идентификатора"},
			"en": {"kind", "number", "ending of its id"},
		} {
			args := append(append([]string{}, command...), "--help", "--lang", language)
			_, out, errs := runIn(nil, args...)
			told := strings.Join(strings.Fields(out), " ")
			for _, w := range words {
				if !strings.Contains(told, w) {
					t.Errorf("%v %s: nothing of %q\n%s%s", command, language, w, out, errs)
				}
			}
		}
	}
}
